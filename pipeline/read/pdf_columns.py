"""Tables without rules and without tags: a bold head of columns, and rows whose pieces stand under its words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.read.pdf_order import Row, row_of

FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
"""Two columns are labels and values; one row below a head may be anything."""
ASIDE, NEXT_LINE, FARTHEST = 0.6, 1.4, 3.0
"""In font sizes: how far from its column's edge a piece may begin; steps to a wrapped line of a cell and to the next row, at most."""


def lift_columns(rows: Sequence[Row], tables: int) -> list[Row]:
    """The rows of a page with those of such tables given cells; tables are counted on from `tables`."""
    if not any(len(row.pieces) >= FEWEST_COLUMNS for row in rows):
        return list(rows)
    out: list[Row] = []
    index = 0
    while index < len(rows):
        body, after = find_body(rows, index)
        if body:
            tables += 1
            out += [make_table_row(found, cells, tables) for found, cells in body]
        else:
            out.append(rows[index])
        index = after
    return out


def find_body(rows: Sequence[Row], index: int) -> tuple[list[tuple[Row, list[str]]], int]:
    """The rows of the table whose head stands at `index`, head first, with their cells; none where no table begins. And what follows."""
    head = rows[index]
    if len(head.pieces) < FEWEST_COLUMNS or not head.bold or head.pieces[0].cells:
        return [], index + 1
    edges = [piece.x0 for piece in head.pieces]
    body = [(head, [piece.text for piece in head.pieces])]
    after = index + 1
    for row in rows[after:]:
        step = (row.base - rows[after - 1].base) / max(row.longest.size, 1.0)
        columns = columns_of(row, edges)
        if row.bold or not columns or not 0 < step <= FARTHEST:
            break
        if 0 in columns or step > NEXT_LINE:
            body.append((row, [""] * len(edges)))
        elif len(body) == 1:
            break
        for column, piece in zip(columns, row.pieces, strict=True):
            cells = body[-1][1]
            cells[column] = f"{cells[column]} {piece.text}".strip()
        after += 1
    full = sum(sum(map(bool, cells)) >= 2 for _, cells in body[1:])
    return (body, after) if full >= FEWEST_ROWS else ([], index + 1)


def columns_of(row: Row, edges: Sequence[float]) -> list[int]:
    """The column of each piece; none where one stands under no word of the head or runs into the next column."""
    columns: list[int] = []
    for piece in row.pieces:
        near = [column for column, edge in enumerate(edges) if abs(piece.x0 - edge) <= ASIDE * piece.size]
        if not near or piece.cells or (near[0] + 1 < len(edges) and piece.x1 > edges[near[0] + 1]):
            return []
        columns.append(near[0])
    return columns


def make_table_row(row: Row, cells: Sequence[str], table: int) -> Row:
    """A printed row with its cells."""
    return row_of(replace(row.pieces[0], text="\t".join(cells), x1=row.x1, bold=row.bold, cells=tuple(cells), table=table))
