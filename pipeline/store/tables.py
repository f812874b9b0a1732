"""The tables of processed/: CSV as the data package describes it, written together with it and the database, and read back."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.records import Evidence, Records
from pipeline.schema import TABLES, columns
from pipeline.store.comparison import write_differences
from pipeline.store.database import DATABASE, ClashError, read_evidence, write_slot
from pipeline.store.datapackage import PACKAGE, format_datapackage
from pipeline.store.files import write_together
from pipeline.store.fragments import Fragment, find_slots, read_fragments, remember_fragments
from pipeline.store.order import Cells, arrange
from pipeline.store.pieces import Conclude, Piece, Share, make_pieces
from pipeline.store.sheets import Sheet, format_lines, open_sheets
from pipeline.store.target import BrokenError, Target, open_target

OUTPUTS = (*(f"{name}.csv" for name in TABLES), PACKAGE, DATABASE)
"""All files of the tables."""


Make = Callable[[Sequence[str]], Generator[Piece, None, None]]
"""Gives the pieces of fragments, in the order of their names."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the tables consist of now, and how many rows are new, changed and gone in them."""

    fragments: dict[str, Fragment]
    differences: Counter[str]


def write_tables(records: Records, out: Path) -> dict[str, int]:
    """Rows by table, of the files that now stand in `out`: the CSV files, datapackage.json and referent.db, made anew of these records.

    A file whose bytes would be the same is not touched. Rows whose key stood already are left out (schema.KEYS; the first in order
    stays) and counted under "left_out"; rows that differ from the tables that stood there under "new", "changed" and "gone". These
    keys are only there when that happened. Raises EnvironmentFault.
    """
    rows, left_out = arrange(records)
    stored = make_tables(out, {"": ""}, "", {}, {}, partial(make_pieces, conclude=lambda _: (records, "", "")))
    counts = {name: len(table) for name, table in rows.items()} | stored.differences
    return counts | {"left_out": left_out} if left_out else counts


def write_fragments(
    out: Path, wanted: Mapping[str, str], as_of: str, program: str, conclude: Conclude, share: Share | None = None
) -> Stored:
    """The tables of all fragments (name -> key, in the order of their rows) as of a date; only those that the last run of this
    `program` did not write are asked of `conclude`, in other processes where there is a `share`. What changes appears together. Raises
    EnvironmentFault."""
    known, stood = read_fragments(out, program)
    stands = [name for name, one in known.items() if name in wanted and one.holds(wanted[name], as_of)]
    if known and stands == list(wanted) and len(known) == len(stands):
        return Stored(known, Counter())
    make = partial(make_pieces, conclude=conclude, share=share)
    try:
        stored = make_tables(out, wanted, as_of, known, stood, make)
    except (ClashError, BrokenError):
        stored = make_tables(out, wanted, as_of, {}, stood, make)
    remember_fragments(out, program, stored.fragments, OUTPUTS)
    return stored


def make_tables(
    out: Path, wanted: Mapping[str, str], as_of: str, known: Mapping[str, Fragment], stood: Mapping[str, Fragment], make: Make
) -> Stored:
    """The tables with the `known` fragments that hold still, and the others made anew; all of them where none is known. `stood` are
    the fragments with which they are compared."""
    kept = {name for name, key in wanted.items() if name in known and known[name].holds(key, as_of)}
    pieces = make([name for name in wanted if name not in kept])
    with closing(pieces), open_sheets(out, known, stood) as sheets, open_target(out, is_new=not known) as target:
        fragments, slots = {}, find_slots(known)
        for name, key in wanted.items():
            if name in kept:
                fragments[name] = known[name]
            else:
                slot = known[name].slot if name in known else next(slots)
                fragments[name] = write_fragment(name, key, slot, next(pieces), sheets, target)
        for name in known.keys() - wanted.keys():
            write_slot(target.db, known[name].slot, {}, ())
        changed = [sheet for sheet in sheets.values() if not sheet.is_same(fragments)]
        differences = write_differences(changed, (name for name, one in stood.items() if fragments.get(name) is not one), out)
        for sheet in changed:
            sheet.lay_aside(fragments)
        files = [sheet.path.name for sheet in changed] + [DATABASE] * target.is_new
        update = target.finish()
        write_together(out, {PACKAGE: format_datapackage(), **dict.fromkeys(files)}, update)
        if update and target.trace:
            target.trace.remember()
    return Stored(fragments, differences)


def write_fragment(name: str, key: str, slot: int, piece: Piece, sheets: Mapping[str, Sheet], target: Target) -> Fragment:
    """Put the rows of a fragment into the sheets and the database."""
    lost = write_slot(target.db, slot, piece.rows, piece.evidence)
    if lost and not target.is_new:
        raise ClashError
    sizes = {table: sheets[table].add(name, lines) for table, lines in piece.lines.items()}
    return Fragment(key, piece.since, piece.until, slot, sizes, lost, piece.failed, piece.warnings, piece.notes)


def format_csv(name: str, rows: list[Cells]) -> str:
    """A table as CSV text: comma, LF, quotes only where they are needed.

    >>> format_csv("policy_areas", [("p1", "s", "1", "Lønn, pensjon", "", "", "")])
    'policy_area_id,scheme,number,name,corrected,document_id,source\\np1,s,1,"Lønn, pensjon",,,\\n'
    """
    return format_rows(columns(name), rows)


def format_rows(head: Cells, rows: list[Cells]) -> str:
    """A head and rows as CSV text."""
    return (format_lines([head]) + format_lines(rows)).decode()


def read_tables(out: Path, *, only: str = "", evidence: bool = False) -> Records:
    """The record set of a folder, as text exactly, rows in the order of the files.

    `only` names the one table that is wanted; `evidence` asks for the evidence too. Raises UsageError where a table is
    missing or has other columns.
    """
    names = [only] if only else list(TABLES)
    rows = {name: read_csv(out / f"{name}.csv", columns(name)) for name in names}
    found: list[Evidence] = read_evidence(out / DATABASE) if evidence else []
    return Records(**{name: [TABLES[name](*row) for row in table] for name, table in rows.items()}, evidence=found)


def read_csv(path: Path, head: Cells) -> list[list[str]]:
    """The rows of a table under its head."""
    return list(iterate_csv(path, head))


def iterate_csv(path: Path, head: Cells) -> Iterator[list[str]]:
    """The rows of a table under its head, one at a time. Raises UsageError where it is missing or has other columns."""
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            if tuple(next(rows, ())) != head:
                raise UsageError(f"{path} has other columns than this version writes. Run `referent ingest` again.")
            yield from rows
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there. Run `referent ingest` first, or name the folder that holds the tables.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} could not be read: {error}. Run `referent ingest` first.") from error
