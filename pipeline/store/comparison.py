"""The tables in the making against those that stand, body by body, so that no table is in memory as a whole; told in changes.csv."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import EnvironmentFault
from pipeline.schema import KEYS, columns
from pipeline.store.difference import CHANGES, Difference, Version, compare_table, find_renamed, format_differences
from pipeline.store.files import flush_file, format_fault, name_aside, write_together
from pipeline.store.order import Cells
from pipeline.store.sheets import Sheet, format_lines

AT_ONCE = 8 << 20
"""Bytes of rows that are compared with one another. In a larger table a row that went from one body to another is gone and new."""
UNKNOWN = 2 * AT_ONCE
"""Bytes of a table beyond which it is not compared where nothing is remembered of which rows are whose."""


def write_differences(changed: Sequence[Sheet], former: Iterable[str], out: Path) -> Counter[str]:
    """How many rows are new, changed and gone since the tables in `out` were written, of which `former` are the pieces that stand no
    more; changes.csv tells which, where any is.

    Comes before the tables themselves: a run that is killed in between finds the same differences again.
    """
    tally: Counter[str] = Counter()
    lines = tell_differences(changed, list(former), tally)
    if first := next(lines, None):
        path = out / CHANGES
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with name_aside(path).open("wb") as file:
                file.write(format_lines(format_differences(first)))
                file.writelines(format_lines(format_differences(found)[1:]) for found in lines)
            flush_file(name_aside(path))
        except OSError as error:
            raise EnvironmentFault(format_fault(path, error)) from error
        write_together(path.parent, {path.name: None})
    return tally


def tell_differences(changed: Sequence[Sheet], former: list[str], tally: Counter[str]) -> Iterator[list[Difference]]:
    """The lines of each row that differs, table by table; they are counted by what became of the row."""
    papers = next((sheet for sheet in changed if sheet.name == "documents"), None)
    renamed = find_renamed(list_papers(papers, former), list_papers(papers)) if papers else {}
    for sheet in changed:
        if not (names := find_columns(sheet)):
            continue
        for stood, made in group_pieces(sheet, former):
            before, now = pick(sheet, names, stood), pick(sheet, names, made, is_made=True)
            if before is None or now is None:
                continue
            for lines in compare_table(sheet.name, Version(names, before), Version(names, now), {} if sheet is papers else renamed):
                tally[lines[0].change] += 1
                yield lines


def find_columns(sheet: Sheet) -> Cells:
    """The columns that a table has in common with what stands in its place; none where that cannot be read, or is too large for it."""
    head = sheet.read_head()
    names = tuple(name for name in columns(sheet.name) if name in head)
    known = sheet.stood or (head and sheet.path.stat().st_size <= UNKNOWN)
    return names if known and set(KEYS[sheet.name]) <= set(names) else ()


def group_pieces(sheet: Sheet, former: list[str]) -> Iterator[tuple[list[str] | None, list[str]]]:
    """The pieces that stood and were made, so many at a time that few bytes are in memory; None for all that stands, since it is
    not known of what it consists."""
    if not sheet.stood:
        yield None, list(sheet.made)
        return
    stood, made, size = list[str](), list[str](), 0
    gone = set(former)
    for name in sorted({*gone, *sheet.made}):
        if name in gone:
            stood.append(name)
            size += sheet.stood[name][1] - sheet.stood[name][0]
        if name in sheet.made:
            made.append(name)
            size += sheet.made[name][1] - sheet.made[name][0]
        if size > AT_ONCE:
            yield stood, made
            stood, made, size = [], [], 0
    yield stood, made


def pick(sheet: Sheet, names: Cells, pieces: list[str] | None, *, is_made: bool = False) -> list[Cells] | None:
    """The rows of some pieces, of which the columns that have these names; None where they cannot be read."""
    head = columns(sheet.name) if is_made else sheet.read_head()
    places = [head.index(name) for name in names]
    try:
        rows = list(sheet.read_made(pieces or []) if is_made else sheet.read_stood(pieces))
    except (UnicodeDecodeError, csv.Error):
        return None
    if any(len(row) != len(head) for row in rows):
        return None
    return rows if head == names else [tuple(row[place] for place in places) for row in rows]


def list_papers(sheet: Sheet, former: list[str] | None = None) -> Iterator[tuple[str, str]]:
    """The document_id and path of every paper that was made, or of those that stood in some pieces; none where that cannot be read."""
    names = ("document_id", "path")
    if former is None:
        groups: list[list[str] | None] = [[piece] for piece in sheet.made]
    elif set(names) <= set(find_columns(sheet)):
        groups = [[piece] for piece in former] if sheet.stood else [None]
    else:
        groups = []
    for pieces in groups:
        yield from ((paper, path) for paper, path in pick(sheet, names, pieces, is_made=former is None) or ())
