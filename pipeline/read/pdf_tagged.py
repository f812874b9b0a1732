"""Pieces of a tagged page -> rows in the order of its tag tree, tables with cells; what no tag tells is placed by where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from pipeline.documents import Line, join_lines
from pipeline.read.layout import is_wrapped
from pipeline.read.markers import find_marker
from pipeline.read.pdf_order import SAME_BASE, Row, group_rows, make_row, note_columns, row_of
from pipeline.read.pdf_pieces import Piece
from pipeline.read.pdf_tags import Tag

BULLET = "•"
FEWEST_WORDS = 3
"""Blanks in a line of a cell that is prose."""
TAGGED = 0.7
"""Share of a page's letters that must be tagged before the tags are trusted."""


def tag_pieces(
    pieces: Sequence[Piece], mark_of: Callable[[int], int], tags: dict[int, Tag], words_of: Callable[[Piece], list[Piece]]
) -> list[Piece]:
    """The pieces with the tags of their ends; one that goes over two blocks is cut between words."""
    out: list[Piece] = []
    for piece in pieces:
        first, last = tags.get(mark_of(piece.first)), tags.get(mark_of(piece.last))
        if block_of(first) == block_of(last):
            out.append(replace(piece, tag=first, end=last.mark if last else -1))
            continue
        words = [(tags.get(mark_of(word.first)), word) for word in words_of(piece)]
        for _, group in groupby(words, key=lambda pair: block_of(pair[0])):
            found = list(group)
            inside = [word for _, word in found]
            text = make_row(inside).text
            tag, last = found[0][0], found[-1][0]
            whole = replace(inside[0], text=text, x1=inside[-1].x1, last=inside[-1].last, bold=all(word.bold for word in inside))
            out.append(replace(whole, tag=tag, end=last.mark if last else -1))
    return out


def block_of(tag: Tag | None) -> int:
    """The block's number; 0 for text without a tag."""
    return tag.block if tag else 0


def is_tagged(pieces: Sequence[Piece]) -> bool:
    """True where the tags tell of most of a page's text."""
    letters = sum(len(piece.text) for piece in pieces)
    return sum(len(piece.text) for piece in pieces if piece.tag) > TAGGED * letters


def order_tagged(pieces: Sequence[Piece], tables: int) -> list[Row]:
    """All rows of a tagged page in reading order; its tables are counted on from `tables`."""
    rows: list[Row] = []
    told = sorted((piece for piece in note_columns(pieces) if piece.tag), key=lambda piece: block_of(piece.tag))
    for table, group in groupby(told, key=lambda piece: piece.tag.table if piece.tag else 0):
        inside = list(group)
        if table and is_data(inside):
            rows += table_rows(inside, tables + table)
        else:
            for _, block in groupby(inside, key=lambda piece: block_of(piece.tag)):
                found = block_rows(list(block))
                rows += [beside(rows.pop(), found[0]), *found[1:]] if rows and is_beside(rows[-1], found[0]) else found
    for row in group_rows([piece for piece in pieces if not piece.tag]):
        rows.insert(next((index for index, other in enumerate(rows) if other.base > row.base), len(rows)), row)
    return rows


def is_beside(before: Row, row: Row) -> bool:
    """True where a row goes on, to the right, on the printed line of the row before: cells of a table that is not tagged as one."""
    near = abs(before.base - row.base) <= SAME_BASE * min(before.longest.size, row.longest.size)
    return near and row.x0 >= before.x1 and not before.pieces[0].cells


def beside(before: Row, row: Row) -> Row:
    """Two rows of one printed line as one."""
    whole = make_row([*before.pieces, *row.pieces])
    return replace(whole, text=before.text + whole.text[len(make_row(before.pieces).text) :])


def block_rows(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of a block; a list item whose bullet is drawn, not written, gets one."""
    rows = group_rows(pieces)
    first = rows[0]
    tag = first.pieces[0].tag
    if tag is None or not tag.opens or find_marker(first.text):
        return rows
    return [replace(first, text=f"{BULLET} {first.text}"), *rows[1:]]


def is_data(pieces: Sequence[Piece]) -> bool:
    """True for a table of two columns at least; one column only frames its text."""
    return len({piece.tag.column for piece in pieces if piece.tag}) >= 2


def table_rows(pieces: Sequence[Piece], number: int) -> list[Row]:
    """One row with cells for each row of a table."""
    width = 1 + max(piece.tag.column for piece in pieces if piece.tag)
    rights = [column_edge(pieces, column) for column in range(width)]
    rows = []
    for _, group in groupby(pieces, key=lambda piece: piece.tag.row if piece.tag else 0):
        inside = list(group)
        cells = tuple(cell_text([p for p in inside if p.tag and p.tag.column == column], right) for column, right in enumerate(rights))
        text = "\t".join(" ".join(cell.split()) for cell in cells)
        head = min(inside, key=lambda piece: (round(piece.base), piece.x0))
        left, right = min(piece.x0 for piece in inside), max(piece.x1 for piece in inside)
        whole = replace(head, text=text, x0=left, x1=right, bold=all(piece.bold for piece in inside), cells=cells, table=number)
        rows.append(row_of(whole))
    return rows


def column_edge(pieces: Sequence[Piece], column: int) -> float:
    """Where a column of a table ends: where the next one with text begins."""
    after = [piece.x0 for piece in pieces if piece.tag and piece.tag.column > column]
    own = max((piece.x1 for piece in pieces if piece.tag and piece.tag.column == column), default=0.0)
    return max(own, min(after, default=own))


def cell_text(pieces: Sequence[Piece], right: float) -> str:
    """The words of a cell; soft wraps are joined, other lines stand on their own."""
    parts: list[str] = []
    for _, group in groupby(pieces, key=lambda piece: block_of(piece.tag)):
        rows = block_rows(list(group))
        lines = [[Line(1, 1, rows[0].text)]]
        for before, row in pairwise(rows):
            line, word = Line(1, 1, row.text), row.pieces[0].text.split(maxsplit=1)[0]
            fill = (before.x1 - before.x0 + 0.5 * row.pieces[0].size * (len(word) + 1)) / max(1.0, right - before.x0)
            prose = row.text[:1].islower() or before.text.count(" ") >= FEWEST_WORDS  # names stand one below another, too
            if runs_on(before, row) or (prose and is_wrapped(lines[-1][-1], line, fill)):
                lines[-1].append(line)
            else:
                lines.append([line])
        parts += [join_lines(found).text for found in lines]
    return "\n".join(parts)


def runs_on(before: Row, row: Row) -> bool:
    """True where one marked stretch of text runs from the end of a row into the next."""
    tag = row.pieces[0].tag
    return tag is not None and tag.mark == before.pieces[-1].end
