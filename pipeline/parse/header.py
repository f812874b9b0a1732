"""What a paper says of its meeting: title, body, date, times, place, chair, secretary, number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.documents import Document, Line
from pipeline.grammar import Rule, find_rule
from pipeline.grammar.items import AGENDA_HEADING, NO_ITEM
from pipeline.grammar.labels import Label
from pipeline.grammar.minutes import BARE_TITLE, BODY, BODY_IN_TEXT, CLOSING, EMPLOYER, ORGANISATION, TITLE_WORD
from pipeline.language.calendar import WEEKDAY as WEEKDAYS
from pipeline.language.dates import find_dates
from pipeline.language.names import is_person_name
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind or below a label."""

    text: str
    label: str
    """The label as printed."""
    block: Block
    """Where the value stands."""


@dataclass(slots=True)
class Head:
    """The labelled values of a paper's head, by field."""

    fields: dict[str, list[Value]] = field(default_factory=dict)

    def find(self, *names: str) -> Found | None:
        """The first value of the first of these fields that has one."""
        for name in names:
            for value in self.fields.get(name, []):
                if text := value.text.strip(" -–:*_"):
                    return Found(text, value.block.line, value.block.paragraph.text, f"label:{name}")
        return None


def read_head(blocks: Sequence[Block]) -> Head:
    """The labels and their values, also where labels and values stand in two columns or on lines of their own."""
    head = Head()
    waiting: list[Label] = []
    for block in blocks:
        if block.label and block.value:
            waiting = []
            add_value(head, block.label, block.value, block)
        elif block.label and block.label.field != "any_other":
            waiting.append(block.label)
        elif waiting and not block.is_heading and not (block.number and block.number.labelled):
            label = waiting.pop(0) if fits(waiting[0], block) else waiting.pop()
            add_value(head, label, block.text, block)
            if label.field in {"to", "copy", "signature"}:
                waiting = []
        elif block.is_heading:
            waiting = []
    return head


def add_value(head: Head, label: Label, text: str, block: Block) -> None:
    """Lay a value under its label's field."""
    head.fields.setdefault(label.field, []).append(Value(text, label.text, block))


def fits(label: Label, block: Block) -> bool:
    """True where the first of several waiting labels can be the one that this value answers."""
    return label.field in {"date", "reference"} and any(letter.isdigit() for letter in block.text)


def find_title(document: Document, blocks: Sequence[Block]) -> Found | None:
    """The paper's own title: a heading at its top, else the front matter's, else the first line that names a kind of paper."""
    top = list(leading(blocks))
    front = document.meta.get("title", "").strip() if document.format in {"markdown", "html"} else ""
    headings = [block for block in top if block.is_heading]
    named = [block for block in top if TITLE_WORD.search(block.text)]
    if best := next((block for block in headings if block in named), None):
        return join_title(best, top)
    if front:
        return Found(front, blocks[0].line if blocks else Line(1, 1, front), f"title: {front}", "front_matter")
    if named or headings:
        return join_title((named or headings)[0], top)
    return None


def leading(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks at the top that can be a title: short, no label, no item, no list, no sentence; a list ends the top."""
    for block in blocks[:12]:
        text = block.text.strip()
        if block.label or block.line.kind == "row" or text.startswith("[") or not any(letter.isalpha() for letter in text):
            continue
        if opens_body(block, text):
            return
        yield block


def opens_body(block: Block, text: str) -> bool:
    """True where the head is over: an item, a list, a heading of people or groups, a paragraph of text."""
    row = find_rule(NO_ITEM, text)
    if (block.number and (block.number.labelled or block.is_heading)) or (find_rule(AGENDA_HEADING, text) and block.index > 0):
        return True
    if row and (row[0].name != "minutes_heading" or block.number):
        return True
    sentence = text.endswith(".") and len(text.split()) > 6
    return bool(not block.is_heading and (block.line.marker or sentence or len(text) > 160))


def join_title(block: Block, top: list[Block]) -> Found:
    """The title, with the line below where the first is only «Protokoll» or ends in the middle of a phrase."""
    text = clean_title(block.text)
    below = next((other for other in top if other.index == block.index + 1), None)
    unfinished = re.search(r"\b(?:for|i|av|til|fra|of|the|og|ved|på)$", text)
    bare = BARE_TITLE.match(text) and below and TITLE_WORD.search(below.text) and not find_dates(below.text)
    if below and (unfinished or bare):
        text = f"{text} {clean_title(below.text)}"
    return Found(text, block.line, block.paragraph.text, "title")


def clean_title(text: str) -> str:
    """The title without a site's name behind a dash, marks and a colon at the end.

    >>> clean_title("Referat ALU 5.11.25:")
    'Referat ALU 5.11.25'
    """
    return re.sub(r"\s+", " ", text).strip(" *_#:")


def find_body(document: Document, head: Head, title: Found | None, blocks: Sequence[Block]) -> Found | None:
    """The body as the paper names it: a label, else the title or subject, else a line at the top that is nothing but a name."""
    if found := head.find("body"):
        return replace(found, value=KIND_BEFORE.sub("", found.value))
    top = [(block.text, block.line) for block in leading(blocks)]
    named = [(found.value, found.line) for found in (head.find("subject"), title) if found]
    parts = [(part, line) for text, line in named for part in re.split(r"\s[–|-]\s|:\s|,\s", text) if part != text]
    if found := find_name(ORGANISATION, [*top, *parts]):
        return found
    for text, line in [*named, *top]:
        if found := match_body(BODY, text, line):
            return found
    if found := find_name(EMPLOYER, [*top, *parts]):
        return found
    for block in blocks[:30]:
        if found := match_body(BODY_IN_TEXT, block.paragraph.text[:300], block.line):
            return found
    return find_signing_body(blocks)


def find_name(names: re.Pattern[str], lines: Sequence[tuple[str, Line]]) -> Found | None:
    """The first of the lines that is nothing but a name of the kind."""
    for text, line in lines:
        bare = text.strip(" *_#.")
        if names.match(bare) and not TITLE_WORD.search(text):
            return Found(bare, line, text, "body_line")
    return None


def find_signing_body(blocks: Sequence[Block]) -> Found | None:
    """The association that signs a letter: its name alone, within a few lines below the greeting at the end."""
    last = blocks[-8:]
    place = next((index for index, block in enumerate(last) if CLOSING.match(block.text)), len(last))
    return find_name(ORGANISATION, [(line.text, line) for block in last[place + 1 :] for line in block.paragraph.lines])


def match_body(table: Sequence[Rule], text: str, line: Line) -> Found | None:
    """The body's name by the first row that finds one; a kind of paper or meeting is no name."""
    for row in table:
        match = row.pattern.match(text)
        if not match or (row.name == "body_short_name" and text.isupper()):
            continue
        if BARE_TITLE.match(match["body"]) or MEETING_NAME.match(match["body"]):
            continue
        body = KIND_BEFORE.sub("", match["body"]).strip(" -–")
        person = row.name == "body_code" and is_person_name(body.partition(" (")[0])
        named = (body[:1].isupper() or ORGANISATION.match(body)) and not person
        if named and not find_dates(body) and not WEEKDAY.match(body):
            return Found(body, line, text, row.name)
    return None


WEEKDAY = re.compile(rf"(?:{WEEKDAYS})\b|(?:høst|vår|haust|spring|autumn)", re.IGNORECASE)
KIND_BEFORE = re.compile(r"^(?:agenda|referat|protokoll?|innkalling|møte i|saksliste)\s+", re.IGNORECASE)
MEETING_NAME = re.compile(
    r"(?:(?:digitalt?|ordinær\w*|ekstraordinær\w*|første|nytt?|annual|extraordinary)\b.*|\w*(?:møte|møde|möte|meeting|innkalling|inkalling|referat|protokol)\w*)$",
    re.IGNORECASE,
)
