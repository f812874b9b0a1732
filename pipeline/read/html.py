"""HTML -> lines: headings, paragraphs, list items, table rows, with links; menus and footers set aside as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Document, Line, Link
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.encoding import Decoded, clean, decode
from pipeline.read.html_chrome import is_chrome
from pipeline.read.html_flat import cut_between, flatten, strip_page
from pipeline.read.html_lists import CLOCK, find_start, find_style, find_value, touches
from pipeline.read.html_page import find_charset, find_meta, parse_page
from pipeline.read.html_tables import is_data_table, split_rows
from pipeline.read.html_tags import BLOCKS, HEADINGS, SKIPPED, SPACED
from pipeline.read.markdown import parse_front_matter
from pipeline.read.markers import find_marker, is_ruler
from pipeline.read.numerals import format_number
from pipeline.read.text import letter_findings, split_lines

LARGEST, DEEPEST_READ = 20_000_000, 120
"""Bytes of a page; elements inside each other below which only the words are read, row by row."""
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
WRAPPINGS = (("<?", "?>"), ("<%", "%>"), ("{%", "%}"), ("{{", "}}"))
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read_html(data: bytes, encoding: str = "") -> Document:
    """The lines of a saved web page or a bare piece of HTML, its encoding known or found. Raises UnreadableError for pages too large."""
    if len(data) > LARGEST:
        raise UnreadableError("too-large", limit=f"{LARGEST // 1_000_000} MB")
    decoded = Decoded(data.decode(encoding), encoding) if encoding else decode(data, find_charset(data))
    text = clean(decoded.text)
    front = parse_front_matter(text.split("\n", 200))[0] if text.startswith(("---", "+++", "<!--")) else {}
    text = FRONT_MATTER.sub("", text)
    for opens, closes in WRAPPINGS:
        text = cut_between(text, opens, closes)
    root = parse_page(text)
    if root is None:
        flat = tuple(split_lines(clean(strip_page(text)).split("\n")))
        return Document("", "", "html", flat, meta=front, findings=(*letter_findings(decoded), Finding("structure-lost")))
    reader = Reader()
    reader.read(root)
    meta = {**front, **find_meta(root)}
    return Document("", "", "html", tuple(number_lines(reader.lines)), meta=meta, findings=letter_findings(decoded))


def number_lines(lines: list[Line]) -> Iterator[Line]:
    """Lines counted from 1; where all is furniture, nothing is."""
    bare = all(line.kind == "furniture" for line in lines)
    for number, line in enumerate(lines, 1):
        yield replace(line, number=number, kind="text" if bare else line.kind)


@dataclass(slots=True)
class Reader:
    """Walks a page once; remembers the words since the last break, and in what they stand."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    gap: float = 0.0
    table: int = 0
    chrome: int = 0
    heading: int = 0
    bold: int = 0
    depth: int = 0
    bold_length: int = 0
    """How many of the waiting characters are bold."""
    item: tuple[str, int] = ("", 0)
    """Marker and depth that wait for the first words of a list item."""
    terms: int = 0
    """How many lists of terms stand open."""
    counts: list[int] = field(default_factory=list)
    """The next number of each open list; 0 for bullets."""

    def read(self, node: Any) -> None:
        """One element, what stands in it, and the lines that come of it."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in SKIPPED or not tag or node.get("hidden") is not None or HIDDEN.search(node.get("style") or ""):
            return
        if self.depth > DEEPEST_READ:
            self.rows_of(node)
            return
        self.depth += 1
        chrome = is_chrome(node, tag)
        if tag in BLOCKS:
            self.flush()
            self.gap = max(self.gap, float(tag in SPACED))
        self.chrome += chrome
        self.open(node, tag)
        if tag in BLOCKS:
            self.flush()
            self.gap = max(self.gap, float(tag in SPACED))
        self.chrome -= chrome
        self.depth -= 1

    def rows_of(self, node: Any) -> None:
        """The words of an element that lies too deep, a line for each of the blocks in it."""
        for place, row in enumerate(flatten(node).split("\n")):
            if place:
                self.flush()
            self.say(row)

    def open(self, node: Any, tag: str) -> None:
        """What an element does to the words in it."""
        if tag == "br":
            self.gap = self.gap if "".join(self.words).strip() else 1.0
            self.flush()
        elif tag == "table" and is_data_table(node):
            self.table_rows(node)
        elif tag == "pre":
            self.preformatted(node)
        elif tag in {"ul", "ol"}:
            self.counts.append(0 if tag == "ul" else find_start(node))
            self.children(node)
            self.counts.pop()
        elif tag == "dl":
            self.terms += 1
            self.children(node)
            self.flush(last=True)
            self.terms -= 1
        elif tag == "li":
            self.item = self.next_marker(node)
            self.children(node)
            self.flush(last=True)
            self.item = ("", 0)
        else:
            self.inline(node, tag)

    def inline(self, node: Any, tag: str) -> None:
        """Headings, bold and links change what their words are."""
        level = HEADINGS.get(tag, 0)
        bold = tag in {"b", "strong", "th"}
        outer, start = self.heading, len(self.words)
        self.heading, self.bold = level or outer, self.bold + bold
        self.children(node)
        if level:
            self.flush()
        self.heading, self.bold = outer, self.bold - bold
        target = node.get("href") if tag == "a" else None
        words = " ".join("".join(self.words[start:]).split())
        if target and words and not target.lower().startswith("javascript:"):
            self.links.append(Link(words, target))

    def children(self, node: Any) -> None:
        """All that stands in an element, in order."""
        self.say(node.text)
        for child in node:
            if touches(child):  # only the page's style sets them apart
                self.say(" ")
                if not self.heading:
                    self.flush()
            self.read(child)
            self.say(child.tail)

    def say(self, text: str | None) -> None:
        """Words wait until their line is complete."""
        if text:
            self.words.append(text)
            self.bold_length += len("".join(text.split())) if self.bold else 0

    def next_marker(self, node: Any) -> tuple[str, int]:
        """What the browser prints before a list item, and its depth."""
        if not self.counts:
            return "•", 1
        number = self.counts[-1]
        if number == 0:
            return "•", len(self.counts)
        number = find_value(node) or number
        self.counts[-1] = number + 1
        return f"{format_number(number, find_style(node.getparent()))}.", len(self.counts)

    def flush(self, *, last: bool = False) -> None:
        """The words that wait become a line; a clock time that opens an item of a list waits for the item's own words."""
        text = clean(" ".join("".join(self.words).split()))
        if (self.item[0] or self.terms) and not last and CLOCK.fullmatch(text):
            self.say(" ")
            return
        if text and not is_ruler(text):
            marker, level = self.item
            own = find_marker(text)
            if marker and (marker != "•" or not own):
                text = f"{marker} {text}"
            else:
                marker, level = own, level or int(bool(own))
            bold = 0 < self.bold_length >= len("".join("".join(self.words).split()))
            kind, level = ("heading", self.heading) if self.heading else ("text", level)
            self.lines.append(self.line(text, kind, level=level, marker=marker, bold=bold, links=tuple(self.links)))
            self.item = ("", 0)
        self.words, self.links, self.bold_length = [], [], 0

    def line(self, text: str, kind: str, **rest: Any) -> Line:
        """A line with the gap above it; furniture inside menus and footers."""
        gap, self.gap = self.gap if self.lines else 0.0, 0.0
        return Line(1, 0, text, "furniture" if self.chrome else kind, gap=gap, **rest)

    def table_rows(self, node: Any) -> None:
        """A table of data, row by row."""
        self.table += 1
        for row in split_rows(node):
            text = "\t".join(" ".join(cell.split()) for cell in row.cells)
            self.lines.append(self.line(text, "row", cells=row.cells, table=self.table, links=row.links, bold=row.head))

    def preformatted(self, node: Any) -> None:
        """Text that is set line by line."""
        for line in split_lines(clean("".join(node.itertext())).strip("\n").split("\n")):
            gap = max(self.gap, line.gap)
            self.gap = 0.0
            self.lines.append(replace(line, kind="furniture" if self.chrome else line.kind, gap=gap))
