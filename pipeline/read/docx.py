"""Word -> lines: paragraphs and table rows in the order of the body, with the numbers that Word prints; XML is read as it stands.

python-docx is not used for reading: it refuses Strict and macro files, gives no list numbers, and loses tracked and boxed text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Document, Line
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.docx_numbering import Numbering, read_numbering
from pipeline.read.docx_package import Package, open_package
from pipeline.read.docx_runs import Paragraph, read_paragraph
from pipeline.read.docx_styles import Styles, W, apply_properties, child_number, child_value, read_styles
from pipeline.read.encoding import clean
from pipeline.read.markers import find_marker, is_ruler

WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
CORE = {"title": "title", "creator": "author", "created": "created", "modified": "modified"}
WIDEST = 200
"""Columns of a table."""
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_docx(data: bytes) -> Document:
    """The lines of a Word document, header first and footer last, both as furniture. Raises UnreadableError."""
    package = open_package(data)
    main = package.main()
    root = package.tree(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableError("corrupt-file", part=main)
    relations = package.relations(main)
    parts = {kind: package.tree(target) for kind, target in relations.values() if kind in {"styles", "numbering"}}
    reader = Reader(read_styles(parts.get("styles")), read_numbering(parts.get("numbering")))
    lines = list(read_margins(package, body, relations, "header", reader))
    reader.links = {key: target for key, (kind, target) in relations.items() if kind == "hyperlink"}
    lines += reader.blocks(body)
    lines += read_margins(package, body, relations, "footer", reader)
    numbered = tuple(replace(line, number=number) for number, line in enumerate(lines, 1))
    return Document("", "", "docx", numbered, meta=read_core(package), findings=find_changes(body))


def read_margins(package: Package, body: Any, relations: dict[str, tuple[str, str]], kind: str, reader: Reader) -> Iterator[Line]:
    """The lines of the headers or footers that the document uses, each part once, the first page's before the others."""
    section = next(iter(body.iter(f"{W}sectPr")), None)
    first_differs = section is not None and section.find(f"{W}titlePg") is not None
    order = {"first": 0, "default": 1, "even": 2}
    nodes = sorted(body.iter(f"{W}{kind}Reference"), key=lambda node: order.get(node.get(f"{W}type"), 3))
    seen = set()
    for node in nodes:
        target = relations.get(node.get(REL) or "", ("", ""))[1]
        root = package.tree(target)
        if root is None or target in seen or (node.get(f"{W}type") == "first" and not first_differs):
            continue
        seen.add(target)
        for line in Reader(reader.styles, Numbering({}, {}, {}, {})).blocks(root):
            text = line.text.strip("\t ")
            if text:
                yield replace(line, kind="furniture", text=text, cells=(), table=0)


def read_core(package: Package) -> dict[str, str]:
    """Title, author and dates of the core properties."""
    root = package.tree("docProps/core.xml")
    found = {} if root is None else {node.tag.rsplit("}", 1)[-1]: (node.text or "").strip() for node in root if isinstance(node.tag, str)}
    return {name: clean(found[key]) for key, name in CORE.items() if found.get(key)}


def find_changes(body: Any) -> tuple[Finding, ...]:
    """The finding that counts tracked insertions and deletions of words and rows; none where all is accepted."""
    inserted = sum(1 for name in ("ins", "moveTo") for node in body.iter(W + name) if len(node) or node.getparent().tag == f"{W}trPr")
    deleted = sum(1 for name in ("del", "moveFrom") for node in body.iter(W + name) if len(node) or node.getparent().tag == f"{W}trPr")
    if not inserted and not deleted:
        return ()
    return (Finding("tracked-changes", values={"inserted": str(inserted), "deleted": str(deleted)}),)


@dataclass(slots=True)
class Reader:
    """Walks a body once; remembers how far lists are counted and how many blank paragraphs stand above."""

    styles: Styles
    numbering: Numbering
    links: dict[str, str] = field(default_factory=dict)
    blank: int = 0
    table: int = 0
    carried: str = ""
    """Words of a paragraph whose end was deleted: they open the next one."""

    def blocks(self, node: Any) -> Iterator[Line]:
        """The lines of all paragraphs and tables in a part."""
        for child in node:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self.rows(child)
            elif child.tag in WRAPPERS:
                yield from self.blocks(child)

    def paragraph(self, node: Any) -> Iterator[Line]:
        """The lines of a paragraph, one for each line break in it, then those of its text boxes."""
        block = node.find(f"{W}pPr")
        name = child_value(block, "pStyle") or self.styles.default
        style = apply_properties(self.styles.find(name), node)
        found = read_paragraph(node, style, self.styles, self.links)
        if block is not None and block.find(f"{W}rPr/{W}del") is not None:
            self.carried += found.text
        else:
            found = replace(found, text=self.carried + found.text)
            self.carried = ""
            listed = (style.number, style.depth) if style.number else self.numbering.by_style.get(name, ("", 0))
            yield from self.split(found, style.level, *listed)
        for box in found.boxes:
            yield from self.blocks(box)

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
