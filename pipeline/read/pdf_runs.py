"""What belongs together over printed lines: paragraphs and lists as the tags have them, tables that a page break cuts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.documents import Line, join_lines
from pipeline.grammar.labels import find_label
from pipeline.read.markers import find_marker
from pipeline.read.pdf_order import Row
from pipeline.read.pdf_tagged import block_of, runs_on

FULL_RUN, FULL = 0.93, 1.0
"""How full a line is before its break is soft where one tagged stretch of text runs on: usually, before what looks like a list item."""
MOST_LETTERS = 600
"""Of a stretch of text without a break: longer ones have lost their line breaks before they were printed."""


def heading_of(row: Row) -> int:
    """Level of a heading as the tags have it; 0 for none."""
    return row.pieces[0].tag.heading if row.pieces[0].tag else 0


def depth_of(row: Row) -> int:
    """Depth of a list item as the tags have it; 0 where they do not say."""
    return row.pieces[0].tag.depth if row.pieces[0].tag else 0


def stays(above: Row, row: Row, fill: float, joins: bool) -> bool:
    """True where a line stays in the paragraph of the one above, as the tags have it; `joins` is what their places say."""
    if block_of(row.pieces[0].tag) not in {block_of(piece.tag) for piece in above.pieces}:  # a value goes on below itself, not its label
        return joins and row.text[:1].islower()
    opens = find_label(row.text) is not None and fill < FULL
    return joins or (runs_on(above, row) and not opens and fill >= (FULL if find_marker(row.text) else FULL_RUN))


def join_runs(lines: Sequence[Line], runs: Sequence[bool]) -> list[Line]:
    """The lines, with each overlong stretch made one line again; `runs` says which go on with the line before."""
    if not any(runs):
        return list(lines)
    groups: list[list[Line]] = []
    for line, goes in zip(lines, runs, strict=True):
        if goes and groups and groups[-1][-1].kind != "furniture":
            groups[-1].append(line)
        else:
            groups.append([line])
    out: list[Line] = []
    for group in groups:
        text = join_lines(group).text if len(group) > 1 else ""
        out += [replace(group[0], text=text)] if len(text) >= MOST_LETTERS else group
    return out


def continue_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, with tables that a page break cuts made one; the head repeated on the new page is furniture."""
    if not any(line.table for line in lines):
        return list(lines)
    out: list[Line] = []
    heads: dict[int, list[str]] = {}
    same: dict[int, int] = {}
    before: Line | None = None
    for line in lines:
        if line.kind == "furniture":
            out.append(line)
            continue
        turned = before is not None and before.table and before.page + 1 == line.page
        if before and turned and line.text.split() == heads[before.table]:
            out.append(replace(line, kind="furniture"))
            continue
        if before and turned and line.table not in same and len(before.cells) == len(line.cells):
            same[line.table] = before.table
        if line.table:
            line = replace(line, table=same.setdefault(line.table, line.table))
            heads.setdefault(line.table, line.text.split())
        out.append(line)
        before = line
    return out
