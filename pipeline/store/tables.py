"""The tables of processed/: CSV as the data package describes it, written together with it and the database, and read back."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.records import Evidence, Records
from pipeline.schema import TABLES, columns
from pipeline.store.beside import do_beside
from pipeline.store.comparison import write_differences
from pipeline.store.database import DATABASE, ClashError, read_evidence, write_slot
from pipeline.store.datapackage import PACKAGE, format_datapackage
from pipeline.store.files import hash_file, write_together
from pipeline.store.fragments import Fragment, find_slots, read_fragments, remember_fragments
from pipeline.store.order import Cells
from pipeline.store.pieces import Conclude, Piece, Share, make_piece, make_pieces
from pipeline.store.sheets import Sheet, format_lines, open_sheets
from pipeline.store.target import BrokenError, Target, open_target

OUTPUTS = (*(f"{name}.csv" for name in TABLES), PACKAGE, DATABASE)
"""All files of the tables."""
LATE = 4
"""Fragments whose rows may wait in memory until the sheets are laid aside, so that the database takes them in beside that."""

Make = Callable[[Sequence[str]], Generator[Piece, None, None]]
"""Gives the pieces of fragments, in the order of their names."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the tables consist of now, and how many rows are new, changed and gone in them."""

    fragments: dict[str, Fragment]
    differences: Counter[str]
    digests: dict[str, str] = field(default_factory=dict)
    """File -> the sha256 of it, as far as it was made on the way."""


def write_tables(records: Records, out: Path) -> dict[str, int]:
    """Rows by table, of the files that now stand in `out`: the CSV files, datapackage.json and referent.db, made anew of these records.

    A file whose bytes would be the same is not touched. Rows whose key stood already are left out (schema.KEYS; the first in order
    stays) and counted under "left_out"; rows that differ from the tables that stood there under "new", "changed" and "gone". These
    keys are only there when that happened. Raises EnvironmentFault.
    """
    piece = make_piece(records, "", "")
    stored = make_tables(out, {"": ""}, "", {}, {}, lambda _: (one for one in (piece,)))
    counts = {name: len(table) for name, table in piece.rows.items()}
    left_out = sum(len(getattr(records, name)) for name in counts) - sum(counts.values())
    return counts | stored.differences | ({"left_out": left_out} if left_out else {})


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
        fragments, slots, late = {}, find_slots(known), deque[tuple[int, Piece]]()
        for name, key in wanted.items():
            if name in kept:
                fragments[name] = known[name]
            else:
                late.append((known[name].slot if name in known else next(slots), next(pieces)))
                fragments[name] = add_fragment(name, key, *late[-1], sheets)
                if lost := write_late(target, late, 0 if target.is_new else LATE):
                    fragments[name] = replace(fragments[name], lost=lost)
        changed = [sheet for sheet in sheets.values() if not sheet.is_same(fragments)]
        differences = write_differences(changed, (name for name, one in stood.items() if fragments.get(name) is not one), out)
        digests: dict[str, str] = {}
        with do_beside([partial(settle, sheet, fragments if sheet in changed else None, digests) for sheet in sheets.values()]):
            write_late(target, late, 0)
            for name in known.keys() - wanted.keys():
                write_slot(target.db, known[name].slot, {}, ())
        files = [sheet.path.name for sheet in changed] + [DATABASE] * target.is_new
        update = target.finish()
        # The program that wrote what is known has described it, too.
        described = {} if known else {PACKAGE: format_datapackage()}
        write_together(out, {**described, **dict.fromkeys(files)}, update)
        if update and target.trace:
            target.trace.remember()
    return Stored(fragments, differences, digests)


def add_fragment(name: str, key: str, slot: int, piece: Piece, sheets: Mapping[str, Sheet]) -> Fragment:
    """Put the rows of a fragment into the sheets."""
    sizes = {table: sheets[table].add(name, lines) for table, lines in piece.lines.items()}
    return Fragment(key, piece.since, piece.until, slot, sizes, 0, piece.failed, piece.warnings, piece.notes)


def write_late(target: Target, late: deque[tuple[int, Piece]], keep: int) -> int:
    """How many rows the database has left out after it has what waits for it (slot and rows), but for the last `keep`. Raises ClashError
    where it stood before and leaves any out."""
    lost = 0
    while len(late) > keep:
        slot, piece = late.popleft()
        lost += write_slot(target.db, slot, piece.rows, piece.evidence)
    if lost and not target.is_new:
        raise ClashError
    return lost


def settle(sheet: Sheet, pieces: Mapping[str, Fragment] | None, digests: dict[str, str]) -> None:
    """Lay a sheet of some pieces aside, None where it stands as it is; `digests` gets its sha256 by the name of its file."""
    digests[sheet.path.name] = hash_file(sheet.path) if pieces is None else sheet.lay_aside(pieces)


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
