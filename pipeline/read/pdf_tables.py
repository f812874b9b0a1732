"""Ruled tables of a page: pdfium's lines and words, pdfplumber's rule for making cells of lines."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Line, join_lines
from pipeline.read.layout import is_wrapped
from pipeline.read.pdf_characters import Turn
from pipeline.read.pdf_library import address_of, at_address, load_pdfium
from pipeline.read.pdf_order import Row, group_rows
from pipeline.read.pdf_pieces import Piece

THIN, SHORTEST, MOST_OBJECTS, MOST_EDGES = 3.5, 8.0, 6_000, 3_000
"""Points: thicker than a rule, shorter than one; objects of a page that are looked at, rules that make a table."""
Box = tuple[float, float, float, float]
Cell = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of a table by rows; None where a merged cell covers the place."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def find_rules(sheet: Any, turn: Turn) -> list[Box]:
    """The straight lines and edges of rectangles drawn on a page, as boxes without thickness."""
    import pypdfium2.raw as raw

    sides = array("f", bytes(4 * 4))
    places = [at_address(sides.buffer_info()[0] + 4 * place) for place in range(4)]
    rules: list[Box] = []
    pdfium, inner, path = load_pdfium(), address_of(sheet), raw.FPDF_PAGEOBJ_PATH
    numbers = range(min(raw.FPDFPage_CountObjects(sheet), MOST_OBJECTS))
    for item in map(at_address, map(pdfium.drawn, repeat(inner), numbers)):
        if pdfium.kind(item) != path or not pdfium.bounds(item, *places):
            continue
        left, bottom, right, top = sides
        boxes = split_path(item) if pdfium.segments(item) > 6 else [(left, bottom, right, top)]
        for x0, y0, x1, y1 in boxes:
            (a, b), (c, d) = turn(x0, y0), turn(x1, y1)
            rules += edges_of((min(a, c), min(b, d), max(a, c), max(b, d)))
        if len(rules) > MOST_EDGES:
            return []
    return rules


def split_path(item: Any) -> list[Box]:
    """The straight strokes of a path that draws many, in points of the page."""
    import pypdfium2.raw as raw

    pdfium, matrix, ends = load_pdfium(), array("f", bytes(4 * 6)), array("f", bytes(4 * 2))
    pdfium.placed(item, at_address(matrix.buffer_info()[0]))
    a, b, c, d, e, f = matrix
    x_place, y_place = (at_address(ends.buffer_info()[0] + 4 * place) for place in range(2))
    strokes, before = [], None
    for index in range(min(pdfium.segments(item), MOST_OBJECTS)):
        segment = at_address(pdfium.segment(item, index))
        pdfium.point(segment, x_place, y_place)
        x, y = ends
        point = (a * x + c * y + e, b * x + d * y + f)
        if pdfium.stroke(segment) == raw.FPDF_SEGMENT_LINETO and before is not None:
            strokes.append((min(before[0], point[0]), min(before[1], point[1]), max(before[0], point[0]), max(before[1], point[1])))
        before = point
    return strokes


def edges_of(box: Box) -> list[Box]:
    """A thin box as one line, a larger one as its four sides."""
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if high <= THIN:
        return [(x0, (top + bottom) / 2, x1, (top + bottom) / 2)] if wide >= SHORTEST else []
    if wide <= THIN:
        return [((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)] if high >= SHORTEST else []
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def is_grid(rules: Sequence[Box]) -> bool:
    """True where the rules can make a table of two columns and two rows at least; cheap, so that most pages stop here."""
    across = {round(top / 3) for _, top, _, bottom in rules if top == bottom}
    down = {round(x0 / 3) for x0, _, x1, _ in rules if x0 == x1}
    return len(across) >= 3 and len(down) >= 3


def find_tables(rules: Sequence[Box]) -> list[Table]:
    """The tables that rules draw, from the top; frames around text, of one column or one row, are none."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = [
        {
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "width": x1 - x0,
            "height": bottom - top,
            "orientation": "h" if top == bottom else "v",
        }
        for x0, top, x1, bottom in rules
    ]
    merged = merge_edges(edges, snap_x_tolerance=3, snap_y_tolerance=3, join_x_tolerance=3, join_y_tolerance=3)
    tables = []
    for cells in cells_to_tables(intersections_to_cells(edges_to_intersections(merged, 3, 3))):
        table = make_table(cells)
        if len(table.rows) >= 2 and max(len(row) for row in table.rows) >= 2:
            tables.append(table)
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def make_table(cells: Sequence[Box]) -> Table:
    """Cells set in rows and columns."""
    tops = sorted({cell[1] for cell in cells})
    lefts = sorted({cell[0] for cell in cells})
    by_place = {(cell[1], cell[0]): cell for cell in cells}
    rows = tuple(tuple(by_place.get((top, left)) for left in lefts) for top in tops)
    box = (min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))
    return Table(box, rows)


def lift_tables(pieces: Sequence[Piece], tables: Sequence[Table], words_of: Callable[[Piece], list[Piece]], first: int) -> list[Piece]:
    """The pieces with those inside tables made one piece a row, with cells; tables are counted on from `first`."""
    rest = list(pieces)
    for number, table in enumerate(tables, first + 1):
        near = [piece for piece in rest if is_near(piece, table.box)]
        words = [word for piece in near for word in (words_of(piece) if piece.text.count(" ") or crosses(piece, table) else [piece])]
        places = [find_cell(word, table) for word in words]
        outside = [word for word, place in zip(words, places, strict=True) if place is None]
        if len(outside) > 0.3 * len(words) or is_frame([place for place in places if place is not None]):
            continue
        taken = set(map(id, near))
        rest = [piece for piece in rest if id(piece) not in taken] + outside + list(fill_rows(words, places, table, number))
    return rest


def is_frame(places: Sequence[Cell]) -> bool:
    """True for rules that only frame text: nearly all words in one cell, or no two rows with two cells that say anything."""
    if not places:
        return True
    cells = Counter(places)
    filled = Counter(row for row, _ in cells)
    return (len(places) >= 30 and cells.most_common(1)[0][1] > 0.7 * len(places)) or sum(count >= 2 for count in filled.values()) < 2


def is_near(piece: Piece, box: Box) -> bool:
    """True where a piece stands in a box, at least in part."""
    return not piece.cells and piece.x0 < box[2] and piece.x1 > box[0] and box[1] - 1 < piece.base - 0.3 * piece.size < box[3] + 1


def crosses(piece: Piece, table: Table) -> bool:
    """True where a piece goes over a line between two cells."""
    return any(piece.x0 < cell[0] - 1 < piece.x1 - 2 for row in table.rows for cell in row if cell)


def find_cell(word: Piece, table: Table) -> Cell | None:
    """Row and column of the cell in which the middle of a word stands."""
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    for index, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell and cell[0] - 1 <= x <= cell[2] + 1 and cell[1] - 1 <= y <= cell[3] + 1:
                return index, column
    return None


def fill_rows(words: Sequence[Piece], places: Sequence[Cell | None], table: Table, number: int) -> Iterator[Piece]:
    """One piece a row of the table that holds words; `places` are those of the words."""
    cells_of: dict[Cell, list[Piece]] = {}
    for word, place in zip(words, places, strict=True):
        if place is not None:
            cells_of.setdefault(place, []).append(word)
    for index, row in enumerate(table.rows):
        inside = [word for (line, _), found in cells_of.items() if line == index for word in found]
        if not inside:
            continue
        cells = tuple(cell_text(cells_of.get((index, column), []), cell) for column, cell in enumerate(row))
        text = "\t".join(" ".join(cell.split()) for cell in cells)
        head = min(inside, key=lambda word: (round(word.base), word.x0))
        bold = all(word.bold for word in inside)
        yield replace(head, text=text, x0=table.box[0], x1=table.box[2], bold=bold, cells=cells, table=number)


def cell_text(words: Sequence[Piece], cell: Box | None) -> str:
    """The words of a cell; lines that were broken for room are joined, others stand on lines of their own."""
    if not words or cell is None:
        return ""
    groups: list[list[Line]] = []
    before: Row | None = None
    for row in group_rows(words):
        line = Line(1, 1, row.text)
        if before is not None and groups and is_wrapped(groups[-1][-1], line, cell_fill(before, row, cell)):
            groups[-1].append(line)
        else:
            groups.append([line])
        before = row
    return "\n".join(join_lines(group).text for group in groups)


def cell_fill(before: Row, row: Row, cell: Box) -> float:
    """How full a line of a cell would be with the first word of the next, padding left out of the width."""
    padding = max(2.0, before.x0 - cell[0])
    word = row.pieces[0]
    return (before.x1 + 0.25 * word.size + (word.x1 - word.x0) - before.x0) / max(1.0, cell[2] - padding - before.x0)
