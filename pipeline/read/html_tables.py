"""Tables of a web page -> rows of cells; tables that only place things on the page are none."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pipeline.documents import Link
from pipeline.read.encoding import clean

BREAKS = {"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
WIDEST, DEEPEST = 200, 100
"""Columns a cell may span; elements inside each other in a cell."""
LONGEST_CELL = 200
"""Characters; a cell of several paragraphs that holds more is a part of the page."""


class Row(NamedTuple):
    """A row's cells ("" where covered by a merged one), its links, and whether all its cells are heads."""

    cells: tuple[str, ...]
    links: tuple[Link, ...]
    head: bool


def is_data_table(table: Any) -> bool:
    """True for a table of at least two columns that holds no table and no headings of sections, and is not only there for the layout."""
    if table.find(".//table") is not None or any(table.find(f".//{tag}") is not None for tag in ("h1", "h2")):
        return False
    rows = [cells for row in table.iter("tr") if (cells := find_cells(row))]
    return max(map(len, rows), default=0) >= 2 and not is_layout(table, rows)


def is_layout(table: Any, rows: list[list[Any]]) -> bool:
    """True for a table that says so, or without head cells whose one row, or one cell of a row, holds whole texts."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if any(cell.tag == "th" for cells in rows for cell in cells):
        return False
    texts = [[holds_text(cell) for cell in cells] for cells in rows]
    return any(map(any, texts)) and (len(rows) == 1 or all(sum(bool(cell.text_content().strip()) for cell in cells) < 2 for cells in rows))


def holds_text(cell: Any) -> bool:
    """True for a cell with several paragraphs, a list or a heading: a part of the page."""
    blocks = sum(1 for node in cell.iter("p", "li", "h3", "h4", "h5", "h6", "br", "div") if node is not cell)
    return blocks > 2 and len(cell.text_content()) > LONGEST_CELL


def find_cells(row: Any) -> list[Any]:
    """The cells of a row."""
    return [cell for cell in row if cell.tag in {"td", "th"}]


def split_rows(table: Any) -> list[Row]:
    """The rows of a table that hold anything, with cells in their columns."""
    rows = []
    covered: dict[int, int] = {}
    for node in table.iter("tr"):
        cells: list[str] = []
        for cell in find_cells(node):
            skip_covered(cells, covered)
            across, down = find_span(cell, "colspan"), find_span(cell, "rowspan")
            for offset in range(across):
                covered[len(cells)] = down - 1
                cells.append("" if offset else cell_text(cell))
        skip_covered(cells, covered)
        links = tuple(
            Link(" ".join(a.text_content().split()), a.get("href")) for a in node.iter("a") if a.get("href") and a.text_content().strip()
        )
        if any(cells):
            rows.append(Row(tuple(cells), links, all(cell.tag == "th" for cell in find_cells(node))))
    return rows


def find_span(cell: Any, name: str) -> int:
    """How many columns or rows a cell says that it covers."""
    value = cell.get(name) or ""
    return max(1, min(int(value), WIDEST)) if re.fullmatch(r"[0-9]{1,6}", value) else 1


def skip_covered(cells: list[str], covered: dict[int, int]) -> None:
    """Blanks for the columns that a cell of an earlier row still covers; `cells` and `covered` are changed."""
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def cell_text(cell: Any) -> str:
    """The words of a cell; its paragraphs stand on lines of their own."""
    parts: list[str] = []

    def walk(node: Any, depth: int = 0) -> None:
        if depth > DEEPEST:
            return
        if not isinstance(node.tag, str) or node.tag in {"script", "style"}:
            return
        parts.append("\n" if node.tag in BREAKS else "")
        parts.append((node.text or "").replace("\n", " "))
        for child in node:
            walk(child, depth + 1)
            parts.append((child.tail or "").replace("\n", " "))
        parts.append("\n" if node.tag in BREAKS - {"br"} else "")

    walk(cell)
    rows = (" ".join(row.split()) for row in "".join(parts).split("\n"))
    return clean("\n".join(row for row in rows if row))
