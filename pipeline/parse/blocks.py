"""Lines -> blocks: paragraphs that also break where an item number or a label opens a line, each with what opens it."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.documents import Document, Line, Paragraph, join_lines
from pipeline.grammar.gates import OPENED, Gated
from pipeline.grammar.labels import Label, find_label, read_label
from pipeline.language.numbers import NumberFound, find_item_number
from pipeline.parse.flat import cut_lines


class Block(Struct, frozen=True, gc=False):
    """One paragraph, list item, heading or table row, with its label or item number; `make_block` makes it."""

    index: int
    paragraph: Paragraph
    label: Label | None
    number: NumberFound | None
    line: Line
    """The line that opens the block; this and what follows is asked for twenty times a block, so it is worked out as one is made."""
    text: str
    """The text after the bullet or number sign of a list."""
    is_heading: bool
    """True for a heading of the paper."""
    is_entry: bool
    """True for a list item, a numbered line or a row of a table."""
    held: int
    """The bits of the gates that the paragraph's text passes (grammar/gates.py): most finders look at them first, and go on."""

    @property
    def value(self) -> str:
        """What stands behind the label; the whole text where there is none."""
        return self.paragraph.text[self.label.offset :].strip() if self.label else self.text

    @property
    def ordinal(self) -> str:
        """The number that opens the block, without stop or bracket, "" for bullets and plain text.

        A number that Word or Markdown generated is as good as a printed one.
        """
        if self.number:
            return self.number.number
        mark = self.line.marker.strip(" .):(")
        return mark if mark.isalnum() else ""


def make_block(index: int, paragraph: Paragraph, label: Label | None = None, number: NumberFound | None = None) -> Block:
    """The block of a paragraph, with what its first line says of it."""
    line, text = paragraph.lines[0], paragraph.text
    is_entry = bool(line.marker or number or line.kind == "row")
    content = text[len(line.marker) :].strip() if line.marker else text
    return Block(index, paragraph, label, number, line, content, line.kind == "heading", is_entry, OPENED[text])


def split_blocks(document: Document) -> list[Block]:
    """The paper's blocks in reading order, furniture left out.

    >>> rows = ["Sak 1/25 Valg", "Kari ble", "valgt.", "Frist: snart"]
    >>> lines = tuple(Line(1, place, row, joins=place > 2) for place, row in enumerate(rows, 1))
    >>> [block.paragraph.text for block in split_blocks(Document("x", "x", "text", lines))]
    ['Sak 1/25 Valg', 'Kari ble valgt.', 'Frist: snart']
    """
    groups: list[list[Line]] = []
    for line in cut_lines(document.lines):
        if line.kind == "furniture" or not line.text.strip():
            continue
        if groups and (line.joins or runs_over(line, groups[-1][-1])) and not opens_block(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    joined = {id(one.lines[0]): one for one in document.paragraphs()}
    return [read_block(index, take_paragraph(group, joined.get(id(group[0])))) for index, group in enumerate(groups)]


def take_paragraph(lines: list[Line], joined: Paragraph | None) -> Paragraph:
    """One paragraph of several lines: the paper's own where it has the same, as most have."""
    return joined if joined and len(joined.lines) == len(lines) and joined.lines[-1] is lines[-1] else join_lines(lines)


def runs_over(line: Line, before: Line) -> bool:
    """True where a sentence that a page break cuts goes on in the page's first line."""
    if line.page <= before.page or line.kind != "text" or before.kind != "text" or line.marker or len(before.text) < 60:
        return False
    return not before.text.rstrip().endswith((".", "!", "?", ":"))


def opens_block(line: Line, before: list[Line]) -> bool:
    """True where a line that seems to go on with a paragraph is an item of its own, or comes right behind one."""
    number = find_item_number(line.text)
    if (
        find_label(line)
        or (number and (number.labelled or number.year))
        or "\t" in line.text
        or (GAP in line.text and COLUMNS.search(line.text))
        or ends_with_name(before[-1].text)
    ):
        return True
    if len(before) > 1 or not line.text[:1].isupper() or len(before[0].text) >= 90:
        return False
    first = find_item_number(before[0].text)
    return bool(first and (first.labelled or first.year))


def ends_with_name(text: str) -> bool:
    """True for «Bestille lokale - Nilsen»: a line of a list of tasks, whatever the reader joined to it.

    >>> ends_with_name("Bestille lokale - Nilsen"), ends_with_name("Bestille lokale - snart")
    (True, False)
    """
    words = text.rsplit(maxsplit=2)
    return len(words) == 3 and words[1] in {"-", "–"} and NAME.fullmatch(words[2]) is not None and LONG_WORD.search(words[0]) is not None


def find_point(text: str) -> NumberFound | None:
    """The number of «Item 1: …», «Punkt 3 …»; None where the line opens with none.

    >>> find_point("Item 2: Budget").number
    '2'
    """
    match = POINT.match(text)
    return NumberFound(match["number"], sequence=match["number"], rest=match.end(), labelled=True) if match else None


POINT = Gated(r"\W*(?:item|agenda item|punkt|pkt\.?|dagsordenspunkt|ärende)\s+(?P<number>\d{1,3}[a-z]?)\s?[:.–-]\s*(?=\S)", re.IGNORECASE)
NAME = re.compile(r"[A-ZÆØÅ][a-zæøå]+")
GAP = " " * 5
COLUMNS = re.compile(r"\S {5,}\S")
"""A gap between columns of plain text: such a line never goes on with a paragraph."""
LONG_WORD = re.compile(r"\w{4}")


def read_block(index: int, paragraph: Paragraph) -> Block:
    """The block with its label, or else its item number."""
    line = paragraph.lines[0]
    label = read_label(line.text, len(line.marker))
    number = None if label else find_item_number(paragraph.text) or find_point(paragraph.text)
    return make_block(index, paragraph, label, number)
