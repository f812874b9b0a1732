"""The body of a Word document -> lines: paragraphs, lists, tables, text boxes, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Line
from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_runs import COMPATIBLE, PLACES, WORD_ART, Paragraph, choose_form, find_drawn, read_paragraph
from pipeline.read.docx_styles import Styles, W, apply_properties, child_number, child_value
from pipeline.read.encoding import clean
from pipeline.read.markers import find_marker, is_ruler

WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
WIDEST = 200
"""Columns of a table."""
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(slots=True)
class Reader:
    """Walks a body once; remembers how far lists are counted and how many blank paragraphs stand above."""

    styles: Styles
    numbering: Numbering
    links: dict[str, str] = field(default_factory=dict)
    embedded: Callable[[str], Iterator[Line]] = lambda _: iter(())
    """Gives the lines of a file that the part with these relations takes in (w:altChunk), by relation id."""
    drawing: Callable[[str], Any] = lambda _: None
    """Gives the root of a diagram's or chart's data, by relation id; None for none."""
    blank: int = 0
    table: int = 0
    carried: str = ""
    """Words of a paragraph whose end was deleted: they open the next one."""
    hidden: int = 0
    """Hidden words that were left out."""

    def blocks(self, node: Any) -> Iterator[Line]:
        """The lines of all paragraphs and tables in a part."""
        for child in node:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self.rows(child)
            elif child.tag in WRAPPERS:
                yield from self.blocks(child)
            elif child.tag == f"{COMPATIBLE}AlternateContent":
                yield from self.blocks(choose_form(child))
            elif child.tag == f"{W}altChunk":
                yield from self.embedded(child.get(f"{REL}id") or "")

    def box(self, node: Any) -> Iterator[Line]:
        """The lines of a text box, of letters in a drawing (a watermark too), of a diagram or chart."""
        if node.tag == f"{W}txbxContent":
            yield from self.blocks(node)
            return
        key = node.get(f"{REL}dm") or node.get(f"{REL}id") or ""
        root = self.drawing(key) if node.tag in PLACES else node
        for words in [node.get("string", "")] if node.tag == WORD_ART else find_drawn(root):
            yield from self.split(Paragraph(words, False, 0.0, (), (), 0), 0, "", 0)

    def paragraph(self, node: Any) -> Iterator[Line]:
        """The lines of a paragraph, one for each line break in it, then those of its text boxes."""
        block = node.find(f"{W}pPr")
        name = child_value(block, "pStyle") or self.styles.default
        style = apply_properties(self.styles.find(name), node)
        found = read_paragraph(node, style, self.styles, self.links)
        self.hidden += found.hidden
        if block is not None and block.find(f"{W}rPr/{W}del") is not None:
            self.carried += found.text
        else:
            found = replace(found, text=self.carried + found.text)
            self.carried = ""
            listed = (style.number, style.depth) if style.number else self.numbering.by_style.get(name, ("", 0))
            yield from self.split(found, style.level, *listed)
        for box in found.boxes:
            yield from self.box(box)

    def split(self, found: Paragraph, heading: int, number: str, depth: int) -> Iterator[Line]:
        """A paragraph cut at its line breaks; the first piece bears the marker."""
        pieces = [clean(piece).strip() for piece in found.text.split("\n")]
        if not any(pieces):
            self.blank += 1
            return
        generated = self.numbering.next(number, depth) if number not in {"", "0"} else ""
        for piece in pieces:
            if not piece or is_ruler(piece):
                self.blank += 1
                continue
            own = find_marker(piece)
            marker = generated or own
            level = heading or (depth + 1 if generated else int(bool(own)))
            links = tuple(link for link in found.links if link.text in piece)
            text = f"{generated} {piece}" if generated else piece
            gap, self.blank = float(self.blank), 0
            kind = "heading" if heading else "text"
            yield Line(1, 0, text, kind, level, marker, gap=gap, size=found.size, bold=found.bold, links=links)
            generated = ""

    def rows(self, table: Any) -> Iterator[Line]:
        """The rows of a table; a table of one column only frames its paragraphs."""
        rows = [row for row in find_children(table, "tr") if row.find(f"{W}trPr/{W}del") is None]
        if all(len(list(find_children(row, "tc"))) <= 1 for row in rows):
            for row in rows:
                for cell in find_children(row, "tc"):
                    yield from self.blocks(cell)
            return
        self.table += 1
        number = self.table
        for row in rows:
            cells: list[str] = [""] * min(child_number(row, "trPr/gridBefore", 0), WIDEST)
            inside: list[Line] = []
            for cell in find_children(row, "tc"):
                lines = list(self.blocks(cell))
                inside += lines
                cells += cell_texts(cell, lines)
            gap, self.blank = float(self.blank), 0
            if any(cells):
                yield row_line(tuple(cells), inside, number, gap)


def find_children(node: Any, name: str) -> Iterator[Any]:
    """Child elements by name, those in content controls and tracked insertions too."""
    for child in node:
        if child.tag == W + name:
            yield child
        elif child.tag in WRAPPERS:
            yield from find_children(child, name)


def cell_texts(cell: Any, lines: list[Line]) -> list[str]:
    """The text of a cell and "" for each further column it spans; "" where a cell above covers it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    covered = merge is not None and merge.get(f"{W}val") != "restart"
    span = min(child_number(cell, "tcPr/gridSpan", 1), WIDEST)
    text = "" if covered else "\n".join(line.text for line in lines)
    return [text, *[""] * (span - 1)]


def row_line(cells: tuple[str, ...], inside: list[Line], table: int, gap: float) -> Line:
    """A row's line out of its cells and the lines that stand in them."""
    text = "\t".join(" ".join(cell.split()) for cell in cells)
    links = tuple(link for line in inside for link in line.links)
    size = next((line.size for line in inside), 0.0)
    bold = bool(inside) and all(line.bold for line in inside)
    return Line(1, 0, text, "row", cells=cells, table=table, gap=gap, size=size, bold=bold, links=links)
