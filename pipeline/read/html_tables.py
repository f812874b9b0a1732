"""Tables of a web page -> rows of cells; tables that only place things on the page are none."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pipeline.documents import Link
from pipeline.read.encoding import clean

BREAKS = {"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
WIDEST, DEEPEST = 200, 100
"""Columns a cell may span; elements inside each other in a cell."""


class Row(NamedTuple):
    """A row's cells ("" where covered by a merged one), its links, and whether all its cells are heads."""

    cells: tuple[str, ...]
    links: tuple[Link, ...]
    head: bool


def is_data_table(table: Any) -> bool:
    """True for a table of at least two columns that holds no table and no headings of sections."""
    if table.find(".//table") is not None or any(table.find(f".//{tag}") is not None for tag in ("h1", "h2")):
        return False
    return max((len(find_cells(row)) for row in table.iter("tr")), default=0) >= 2


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
