"""Pieces -> rows in the order in which a person reads: columns of prose one after another, everything else row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from pipeline.read.markers import find_marker
from pipeline.read.pdf_pieces import WIDE_GAP, Piece

SAME_BASE = 0.35
"""In font sizes: pieces whose baselines differ less stand on one line."""
FEWEST, SHORTEST, SMALL_STARTS = 4, 18, 0.2
"""Of a column of prose: lines, letters of its middle line, share of lines that start small (they go on with a sentence)."""


PLACE, LEFT = attrgetter("base", "x0"), attrgetter("x0")


class Row(Struct, frozen=True, gc=False):
    """One printed line: its pieces from left to right."""

    pieces: tuple[Piece, ...]
    text: str
    longest: Piece
    """The piece that says most: its size and baseline speak for the row."""
    x0: float
    x1: float
    base: float
    bold: bool
    """True where all its pieces are."""
    certainty: float
    """That of the piece that is least sure."""


def row_of(piece: Piece) -> Row:
    """The row that one piece makes, as most do."""
    return Row((piece,), piece.text, piece, piece.x0, piece.x1, piece.base, piece.bold, piece.certainty)


def make_row(pieces: Sequence[Piece]) -> Row:
    """The row that pieces from left to right make; a wide gap is a tab, but a marker is only parted from its words by a space."""
    first = pieces[0]
    if len(pieces) == 1:
        return row_of(first)
    text = first.text
    for before, piece in pairwise(pieces):
        gap = piece.x0 - before.x1
        wide = gap >= WIDE_GAP * min(before.size, piece.size) and find_marker(f"{text} x") != text
        text += ("\t" if wide else "" if gap < 0.12 * piece.size else " ") + piece.text
    longest = max(pieces, key=lambda piece: len(piece.text))
    bold, certainty = all(piece.bold for piece in pieces), min(piece.certainty for piece in pieces)
    return Row(tuple(pieces), text, longest, first.x0, max(piece.x1 for piece in pieces), longest.base, bold, certainty)


def order_rows(pieces: Sequence[Piece]) -> list[Row]:
    """All rows of a page in reading order."""
    rows = group_rows(pieces)
    edge = find_gutter(rows)
    if edge is None:
        return rows
    first, last, x = edge
    inside = [piece for row in rows[first:last] for piece in row.pieces]
    left = [piece for piece in inside if piece.x0 < x - 6]
    right = [piece for piece in inside if piece.x0 >= x - 6]
    columns = [order_rows(edged(side)) for side in (left, right)]
    above = [piece for row in rows[:first] for piece in row.pieces]
    below = [piece for row in rows[last:] for piece in row.pieces]
    return [*order_rows(above), *columns[0], *columns[1], *order_rows(below)]


def note_columns(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those in columns of prose with their column's right edge; the order stays."""
    rows = group_rows(pieces)
    edge = find_gutter(rows)
    if edge is None:
        return list(pieces)
    first, last, x = edge
    inside = [piece for row in rows[first:last] for piece in row.pieces]
    left = {id(piece) for piece in inside if piece.x0 < x - 6}
    every = {id(piece) for piece in inside}
    rights = [max(piece.x1 for piece in inside if (id(piece) in left) is side) for side in (True, False)]
    return [replace(piece, right=rights[0 if id(piece) in left else 1]) if id(piece) in every else piece for piece in pieces]


def edged(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a column with its right edge noted on each."""
    right = max(piece.x1 for piece in pieces)
    return [replace(piece, right=right) for piece in pieces]


def group_rows(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces on one baseline made one row, from top to bottom; what is printed twice on one place counts once."""
    if len(pieces) == 1:
        return [make_row(pieces)]
    open_rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=PLACE):
        if not open_rows or piece.base - open_rows[-1][0].base > SAME_BASE * piece.size:
            open_rows.append([piece])  # rows are opened from the top: if the last is too far above, all are
            continue
        for row in reversed(open_rows[-6:]):
            near = abs(piece.base - row[0].base) <= SAME_BASE * min(piece.size, row[0].size)
            if near and any(piece.text == other.text and abs(piece.x0 - other.x0) < 2 for other in row):
                break
            if near and all(piece.x0 >= other.x1 - 1.5 or piece.x1 <= other.x0 + 1.5 for other in row):
                row.append(piece)
                break
        else:
            open_rows.append([piece])
    return [make_row(sorted(row, key=LEFT)) if len(row) > 1 else row_of(row[0]) for row in open_rows]


def find_gutter(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The first and last row (exclusive) of the largest block of two columns of prose, and where its right column begins."""
    pieces = [piece for row in rows for piece in row.pieces]
    if len(pieces) < 2 * FEWEST:
        return None
    lefts = [piece.x0 for piece in pieces]
    margin, end = min(lefts), max([piece.x1 for piece in pieces])
    nearest, farthest = margin + 0.2 * (end - margin), end - 0.15 * (end - margin)
    inner = [left for left in lefts if nearest - 3 < left < farthest + 3]
    if len(inner) < FEWEST:  # most pages stop here
        return None
    starts: dict[int, int] = {}
    for left in inner:
        slot = round(left / 4)
        starts[slot] = starts.get(slot, 0) + 1
    best, most = None, 0
    for slot, count in starts.items():
        x = slot * 4.0
        if count < FEWEST or not nearest < x < farthest:
            continue
        for first, last in find_runs(rows, x):
            inside = [piece for row in rows[first:last] for piece in row.pieces]
            sides = [piece for piece in inside if piece.x0 < x - 6], [piece for piece in inside if piece.x0 >= x - 6]
            if len(inside) > most and all(is_prose(side) for side in sides):
                best, most = (first, last, x), len(inside)
    return best


def find_runs(rows: Sequence[Row], x: float) -> list[tuple[int, int]]:
    """Stretches of rows in which no piece stands across `x`, trimmed to where both sides have begun."""
    runs, start = [], 0
    for index in range(len(rows) + 1):
        crossed = index == len(rows) or any(piece.x0 < x - 6 and piece.x1 > x - 2 for piece in rows[index].pieces)
        if crossed:
            if index - start >= FEWEST:
                runs.append(trim_run(rows, start, index, x))
            start = index + 1
    return runs


def trim_run(rows: Sequence[Row], first: int, last: int, x: float) -> tuple[int, int]:
    """The stretch in which both columns stand, and what hangs on to it without a wider step (a longer column, but no text below)."""
    left = [index for index in range(first, last) if rows[index].x0 < x - 6]
    right = [index for index in range(first, last) if rows[index].x1 >= x and rows[index].pieces[-1].x0 >= x - 6]
    if not left or not right:
        return first, first
    start, end = max(left[0], right[0]), min(left[-1], right[-1])
    steps = [rows[index + 1].base - rows[index].base for index in range(start, end)]
    usual = 1.3 * median(steps) if steps else 0.0
    while start > first and rows[start].base - rows[start - 1].base <= usual:
        start -= 1
    while end + 1 < last and rows[end + 1].base - rows[end].base <= usual:
        end += 1
    return start, end + 1


def is_prose(pieces: Sequence[Piece]) -> bool:
    """True for lines that run on from one to the next, unlike labels, names or figures in a column."""
    if len(pieces) < FEWEST or any(piece.cells for piece in pieces):
        return False
    small = sum(piece.text[:1].islower() for piece in pieces)
    return median(len(piece.text) for piece in pieces) >= SHORTEST and small >= SMALL_STARTS * len(pieces)
