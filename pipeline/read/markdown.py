"""Markdown -> lines as a reader sees them: no marks, lists with depth and counted numbers, tables as rows, front matter as meta."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from msgspec.structs import replace

from pipeline.documents import Document, Line
from pipeline.language.names import is_person_name
from pipeline.read.encoding import clean, decode
from pipeline.read.inline import BREAK, plain
from pipeline.read.layout import link_wraps
from pipeline.read.markdown_lists import Numbering, unfold_html_lists
from pipeline.read.markers import find_marker, is_ruler
from pipeline.read.text import find_depth, letter_findings

DROPPED = re.compile(
    r"^[ \t]*(?:[*+-]|1\.)[ \t].*\n\{:[ \t]*toc\b[^}]*\}"
    r"|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<%.*?(?:%>|\Z)|\{%.*?%\}|\{::?[^}\n]*\}|(?<=\S)[ ]*\{#[\w-]+\}(?=\s*$)",
    re.DOTALL | re.MULTILINE,
)
VARIABLE = re.compile(r"\{\{-?\s*(?:page\.|site\.)?(\w*)[^}]*\}\}")
PAIR = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[:=]\s*(.*)")
KEY = re.compile(r"\s*[\w-]+\s*:(?:\s|$)")
KEYS = {"tittel": "title", "titel": "title", "overskrift": "title", "rubrik": "title", "dato": "date", "datum": "date"}
"""The Nordic names of front matter's keys."""
QUOTES = "\"' "
HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|(?=[A-ZÆØÅ0-9*_\[])(?<=##)|(?=[A-ZÆØÅ]))(.*?)(?:\s#+)?\s*$")
RULE_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
DEFINITION = re.compile(r" {0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?$", re.MULTILINE)
FENCE = re.compile(r"\s*(```|~~~)")
BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+\1\s*:?$|<(?:b|strong)>.*</(?:b|strong)>$", re.IGNORECASE)
CHECKBOX = re.compile(r"^\s*\[[ xX]\]\s+(?=([^\W\d_]+[^,;(:–]*))")
"""A box before a point of a list, with the words behind it up to a sign."""
TERM_BELOW = re.compile(r"^:\s+(?=\S)")
"""The sign before the second half of a definition list."""
BAR = re.compile(r"(?<!\\)\|")


def read_markdown(data: bytes) -> Document:
    """The lines of a Markdown file; front matter is in meta, and no line."""
    decoded = decode(data)
    rows = clean(decoded.text).split("\n")
    meta, start = parse_front_matter(rows)
    body = "\n" * start + "\n".join(rows[start:])
    body = DROPPED.sub(lambda match: "\n" * match[0].count("\n"), body)
    body = VARIABLE.sub(lambda match: meta.get(match[1].lower(), ""), body)
    body = unfold_html_lists(body)
    references = {name.lower(): target for name, target in DEFINITION.findall(body)}
    body = DEFINITION.sub("", body)
    lines = link_wraps(list(Reader(body.split("\n"), references, blank=-start).lines()))
    return Document("", "", "markdown", tuple(lines), meta=meta, findings=letter_findings(decoded))


def parse_front_matter(rows: list[str]) -> tuple[dict[str, str], int]:
    """Keys in lower case and values of the block that opens the file, and how many rows it takes; list values joined with "; ",
    folded values to one row, entities decoded.

    >>> parse_front_matter(["---", "Title: Møte 1", "tags:", "  - a", "  - b", "---", "Tekst"])
    ({'title': 'Møte 1', 'tags': 'a; b'}, 6)
    """
    fence = rows[0].strip() if rows else ""
    if fence == "<!--":
        return parse_comment(rows)
    if fence not in {"---", "+++"}:
        return {}, 0
    meta: dict[str, str] = {}
    key = ""
    for index, row in enumerate(rows[1:], 1):
        if row.strip() in {fence, "..."}:
            return meta, index + 1
        if key and row.lstrip().startswith("- "):
            meta[key] = "; ".join(filter(None, (meta[key], row.strip()[2:].strip(" \"'"))))
        elif key and meta[key] and row.startswith("  ") and not KEY.match(row):
            meta[key] = f"{meta[key].strip('>|-+')} {row.strip().strip(QUOTES)}".strip()
        elif match := PAIR.fullmatch(row):
            key = KEYS.get(match[1].lower(), match[1].lower())
            meta[key] = unescape(match[2].strip().strip("[]\"'").strip())
        elif row.strip() and not row.startswith((" ", "\t", "#")):
            return {}, 0  # a text between two rulers, no front matter
    return {}, 0


def parse_comment(rows: list[str]) -> tuple[dict[str, str], int]:
    """The same for a comment that opens the file with rows «.. key: value»; an ordinary comment is none.

    >>> parse_comment(["<!--", ".. title: Höstmöte", "-->", "Text"])
    ({'title': 'Höstmöte'}, 3)
    """
    end = next((index for index, row in enumerate(rows[:40]) if row.strip() == "-->"), 0)
    pairs = [PAIR.fullmatch(row.strip().removeprefix("..")) for row in rows[1:end] if row.strip()]
    if not pairs or not all(row.strip().startswith("..") for row in rows[1:end] if row.strip()):
        return {}, 0
    return {pair[1].lower(): unescape(pair[2].strip()) for pair in pairs if pair and pair[2].strip()}, end + 1


@dataclass(slots=True)
class Reader:
    """Walks the rows of one file; what it remembers are the open lists, the last table and the blank rows above."""

    rows: list[str]
    references: dict[str, str]
    blank: int = 0
    table: int = 0
    indents: list[int] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)

    def lines(self) -> Iterator[Line]:
        """All lines in order."""
        code = in_table = False
        for index, row in enumerate(self.rows):
            if FENCE.match(row):
                code, in_table = not code, False
                continue
            in_table = "|" in row and (in_table or self.is_table_head(index)) and not code
            if not row.strip():
                self.blank += 1
                continue
            if code:
                yield self.place(Line(1, index + 1, row.strip()))
            elif in_table:
                yield from self.table_row(index)
            else:
                yield from self.block(index)

    def place(self, line: Line) -> Line:
        """The line with the blank rows above it as its gap."""
        gap, self.blank = float(max(self.blank, 0)), 0
        return replace(line, gap=gap)

    def is_table_head(self, index: int) -> bool:
        """True where the next row is the ruler under a table's head, or this row is the ruler of a table without one."""
        below = self.rows[index + 1] if index + 1 < len(self.rows) else ""
        head = "|" in below and (RULE_ROW.match(below) or RULE_ROW.fullmatch(self.rows[index])) is not None
        self.table += head
        return head

    def table_row(self, index: int) -> Iterator[Line]:
        """One row of a table with its cells; the ruler is none."""
        row = self.rows[index].strip()
        if RULE_ROW.fullmatch(row):
            return
        inner = row.removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        parts = [plain(BREAK.sub("\n", cell), self.references) for cell in BAR.split(inner)]
        cells = tuple(part.text.replace("\\|", "|") for part in parts)
        links = tuple(link for part in parts for link in part.links)
        text = "\t".join(" ".join(cell.split()) for cell in cells)
        if any(cells):
            yield self.place(Line(1, index + 1, text, "row", cells=cells, table=self.table, links=links))

    def block(self, index: int) -> Iterator[Line]:
        """Heading, list item or paragraph row; a row with <br> gives several lines with one number."""
        row = re.sub(r"^\s*(?:>\s?)+", "", self.rows[index])
        if match := HEADING.match(row):
            self.indents.clear()
            self.numbering.clear()
            if found := plain(match[2], self.references):
                yield self.place(Line(1, index + 1, found.text, "heading", len(match[1]), links=found.links))
            return
        if is_ruler(row.strip()) or re.fullmatch(r"\s*={2,}\s*", row):
            self.blank += 1
            return
        if level := self.underlined(index):
            if found := plain(row, self.references):
                yield self.place(Line(1, index + 1, found.text, "heading", level, links=found.links))
            return
        if row.endswith("\\") and not row.endswith("\\\\"):
            row = row[:-1]  # a hard break
            self.blank += not row.strip()
        for part in BREAK.split(row):
            yield from self.paragraph_row(part, index + 1)

    def underlined(self, index: int) -> int:
        """1 or 2 where the next row underlines this one-row paragraph (a setext heading), else 0."""
        row, below = self.rows[index], self.rows[index + 1].strip() if index + 1 < len(self.rows) else ""
        above = self.rows[index - 1].strip() if index else ""
        if above or find_marker(row.strip()) or len(row) > 120 or not re.fullmatch(r"={2,}|-{3,}", below):
            return 0
        return 1 if below[0] == "=" else 2

    def paragraph_row(self, row: str, number: int) -> Iterator[Line]:
        """A list item or a row of running text."""
        text = TERM_BELOW.sub("", row.strip())
        marker = find_marker(text)
        self.numbering.broken |= not marker
        if not marker and self.blank and not row.startswith((" ", "\t")):
            self.indents.clear()
            self.numbering.clear()
        found = plain(without_box(text[len(marker) :]) if marker else text, self.references)
        if not found:
            return
        level = 0
        if marker:
            level = find_depth(self.indents, len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip()))
            marker = self.numbering.count(marker, level)
        bold = BOLD.match(text[len(marker) :].strip() if marker else text) is not None
        full = f"{marker} {found.text}" if marker else found.text
        inner = marker or find_marker(full)
        yield self.place(Line(1, number, full, level=level, marker=inner, bold=bold, links=found.links))


def without_box(text: str) -> str:
    """The point of a list without its box where it is ticked off who was there; a task keeps its box.

    >>> without_box("[x] Kari Nes (leder)"), without_box("[ ] Kari ringer havna")
    ('Kari Nes (leder)', '[ ] Kari ringer havna')
    """
    match = CHECKBOX.match(text)
    return text[match.end() :] if match and is_person_name(match[1].strip()) else text
