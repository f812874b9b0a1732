"""Tables of a plan set without lines, in plain text or print: a row of heads, and below it rows whose dates stand in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import structs

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.plans import COLUMNS, FLAT_DATE, FLAT_GAP
from pipeline.language.dates import find_dates

_GAP = re.compile(r"\t+|\s{2,}")
_PART = re.compile(r"\S+(?: \S+)*")
_ASIDE = 3
"""So many characters may a cell of aligned text begin beside its head."""
_LONGEST = 45


def open_columns(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a section; heads and rows of a table without lines as table rows, whose number is the head's, below zero."""
    head: Line | None = None
    for line in lines:
        if line.cells or line.kind == "heading":
            head = None
        elif names := find_flat_head(line):
            head = line = structs.replace(line, cells=names, table=-line.number)
        elif head and (cells := split_row(head, line.text)):
            line = structs.replace(line, cells=cells, table=head.table)
        yield line


def find_flat_head(line: Line) -> tuple[str, ...]:
    """The heads of the columns, where a line names the meetings' dates and a deadline and says nothing else; else ().

    >>> find_flat_head(Line(1, 1, "Møtedato Frist for saker Utsending av innkalling Sted"))
    ('Møtedato', 'Frist for saker', 'Utsending av innkalling', 'Sted')
    >>> find_flat_head(Line(1, 1, "Møtedato og frist for saker kunngjøres her."))
    ()
    """
    names = tuple(FLAT_GAP.split(line.text.strip()))
    if len(names) < 2 or max(map(len, names)) > _LONGEST or line.text.rstrip().endswith((".", ":")) or find_dates(line.text):
        return ()
    return names if any(map(FLAT_DATE.pattern.match, names)) and "deadline" in map(find_kind, names) else ()


def find_kind(name: str) -> str:
    """What a column's head says that it holds; "" for what no row knows."""
    row = find_rule(COLUMNS, name)
    return row[0].name if row else ""


def split_row(head: Line, text: str) -> tuple[str, ...]:
    """The cells of a row under a flat head: as many as there are heads, below their heads, or the dates in the order of their columns.

    Where none fits, only the meeting's cell, with what cannot be told in one behind the last; () for a line that opens with no date.

    >>> head = Line(1, 1, "", cells=("Dato", "Saksfrist", "Sted"))
    >>> split_row(head, "14. januar 30. desember Rådssalen"), split_row(head, "14. januar Rådssalen")
    (('14. januar', '30. desember', 'Rådssalen'), ('14. januar', '', '', 'Rådssalen'))
    """
    dates, heads = find_dates(text), len(head.cells)
    parts = tuple(_GAP.split(text.strip()))
    if not dates or dates[0].start > _LONGEST or len(text) > heads * _LONGEST:
        return ()
    if len(parts) == heads:
        return parts
    if placed := place_parts(head.text, text):
        return placed
    dated = [index for index, name in enumerate(head.cells) if find_kind(name) in {"date", "deadline"}]
    cells = [""] * heads
    told = len(dates) == len(dated)
    for index, date in zip(dated if told else dated[:1], dates, strict=False):
        cells[index] = date.raw
    rest = text[dates[-1 if told else 0].end :].strip()
    if told and dated[-1] + 1 < heads:
        cells[dated[-1] + 1] = rest
        return tuple(cells)
    return (*cells, rest) if rest else tuple(cells)


def place_parts(head: str, text: str) -> tuple[str, ...]:
    """The cells of a row of text aligned with blanks, each below the head that it begins under; () where one begins under none.

    >>> place_parts("Dato        Frist       Sted", "14. januar              Rådssalen")
    ('14. januar', '', 'Rådssalen')
    """
    if "\t" in head + text or "  " not in head.strip():
        return ()
    starts = [part.start() for part in _PART.finditer(head)]
    cells = [""] * len(starts)
    for part in _PART.finditer(text):
        near = min(range(len(starts)), key=lambda index: abs(starts[index] - part.start()))
        if abs(starts[near] - part.start()) > _ASIDE or cells[near]:
            return ()
        cells[near] = part[0]
    return tuple(cells)
