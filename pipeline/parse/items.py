"""Agenda items: number, title, type, who presents, minutes, access -> AgendaItem records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.documents import Document
from pipeline.grammar import find_rule
from pipeline.grammar.item_names import LINK_TAIL, SPOKEN, TYPE_FIELD, TYPE_NAMES, TYPE_TAIL, without_emoji
from pipeline.grammar.items import (
    APPROVALS,
    CASE_COLUMN,
    CASE_TAIL,
    CLOCK,
    CLOCK_FIRST,
    CLOSED_TAIL,
    DURATION_WHO,
    ITEM_SHAPED,
    ITEM_TYPES,
    PAGE_TAIL,
    PRESENTER,
    SURE_TYPES,
    TYPE_CODE,
    TYPE_CODES,
    find_duration,
)
from pipeline.language.folding import fold
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.entries import Entry, is_coded, split_explanation
from pipeline.parse.extract import Found, extract
from pipeline.parse.outline import Outline
from pipeline.parse.owners import split_owner
from pipeline.records import AgendaItem, Extracted


@dataclass(slots=True)
class Item:
    """One item as read: its entry, its key, its title without tails, and the blocks of its section."""

    key: str
    entry: Entry
    title: str
    values: dict[str, str] = field(default_factory=dict)
    """item_type, responsible, duration_minutes, case_number, access, legal_basis."""
    body: list[Block] = field(default_factory=list)
    rule: str = ""
    """Where the item stands and how its line shows that it is one: `listed:row`, `section:numbered_heading`."""

    @property
    def number(self) -> str:
        """The number as written."""
        return self.entry.number


def read_items(document: Document, outline: Outline, first: int = 1) -> list[Item]:
    """The items in order, each with the blocks of its own section."""
    items = [read_item(f"{document.document_id}/i{place}", entry) for place, entry in enumerate(outline.items, first)]
    items = [item for item in items if item.title]
    where = "listed" if outline.listed else "section"
    if outline.listed:
        match_sections(items, outline.sections)
    for item in items:
        item.rule = f"{where}:{name_shape(item.entry.block)}"
        read_body(item)
    return items


def name_shape(block: Block) -> str:
    """What makes a line the head of an item: coded, row, numbered_heading, heading, numbered, bullet or line."""
    if is_coded(block):
        return "coded"
    if block.line.kind == "row":
        return "row"
    if block.is_heading:
        return "numbered_heading" if block.ordinal else "heading"
    return "numbered" if block.ordinal else "bullet" if block.line.marker else "line"


def read_item(key: str, entry: Entry) -> Item:
    """The item with what its line says; tails are taken off from the right until none is left."""
    title, values = split_tails(split_explanation(entry.text)[0] if entry.block.line.marker else entry.text)
    values |= entry.values
    if kind := find_type(title, entry, values.pop("code", "")):
        values["item_type"] = kind
    return Item(key, entry, title, values, list(entry.body))


def split_tails(text: str) -> tuple[str, dict[str, str]]:
    """The title verbatim without emoji, type code, duration, page and case number at its end, and what these said.

    >>> split_tails("Sykefravær 1. halvår (O) (10 min)")
    ('Sykefravær 1. halvår', {'duration_minutes': '10', 'code': 'O'})
    >>> split_tails("Regnskap (13.05) (Kari)")
    ('Regnskap', {'responsible': 'Kari'})
    >>> split_tails("Nye låser (2025/417)"), split_tails("Nye låser (oppfølging av 37/25)")
    (('Nye låser', {'case_number': '2025/417'}), ('Nye låser (oppfølging av 37/25)', {}))
    >>> split_tails("Ny kai, HMU-sak 22/26"), split_tails("Ny kai (25/26)")
    (('Ny kai, HMU-sak 22/26', {}), ('Ny kai (25/26)', {}))
    """
    values: dict[str, str] = {}
    title = without_emoji(text).strip()
    if match := CLOCK.search(title):
        values["responsible"] = match["who"] or ""
        title = CLOCK.sub("", title)
    title = CLOCK_FIRST.sub("", title)
    if match := DURATION_WHO.search(title):
        values |= {"duration_minutes": match["minutes"], "responsible": match["who"].strip()}
        title = title[: match.start()]
    while True:
        before = title
        if match := find_duration(title):
            values["duration_minutes"] = read_minutes(match)
            title = title[: match.start()]
        elif match := TYPE_CODE.search(title) or TYPE_TAIL.search(title):
            values["code"] = match[match.lastgroup or 0]
            title = title[: match.start()]
        elif match := CLOSED_TAIL.search(title):
            values["access"] = "withheld"
            title = title[: match.start()]
        elif match := CASE_COLUMN.search(title):
            values["case_number"] = match["case"]
            title = title[: match.start()]
        elif match := PAGE_TAIL.search(title) or LINK_TAIL.search(title):
            title = title[: match.start()]
        title = title.rstrip()
        if title == before:
            break
    if (match := CASE_TAIL.search(title)) and is_case_tail(match):
        values["case_number"] = match["case"]
        title = title[: match.start()] if match.start() > 8 else title
    if match := PRESENTER.search(title):
        values["responsible"] = match["name"]
    return title.strip(" *_").rstrip(".:,; ").strip(), {key: value for key, value in values.items() if value}


def is_case_tail(match: re.Match[str]) -> bool:
    """True for an archive case behind a title: no span of years, no item («sak 25/26»), nothing in the midst of brackets."""
    before = match.string[: match.start()]
    is_item = not match["label"] and ITEM_SHAPED.match(match["case"])
    return not is_item and not is_years(match["case"]) and before.count("(") <= before.count(")")


def is_years(number: str) -> bool:
    """True for a span of years that looks like a case number («2022/2023», «2022/23»)."""
    first, _, second = number.partition("/")
    return len(first) == 4 and second in {str(int(first) + 1), str(int(first) + 1)[2:]}


def read_minutes(match: re.Match[str]) -> str:
    """Minutes of a duration; "" for a template's «x min»."""
    if match["hours"]:
        return str(round(float(match["hours"].replace(",", ".")) * 60))
    return match["minutes"] if match["minutes"].isdigit() else ""


def find_type(title: str, entry: Entry, code: str) -> str:
    """The item's type: an approval by its title, else code behind the title, series before the number, words of the title, heading of
    the group."""
    if code and find_rule(APPROVALS, title):
        return "approval"  # «Godkjenning av innkalling (V)» is decided too, but no matter of its own
    if code:
        if kind := TYPE_CODES.get(code.upper()):
            return kind
        if row := find_rule(ITEM_TYPES, code):
            return row[0].name.partition("_")[0]
    series = entry.block.number.series.upper() if entry.block.number else ""
    if row := find_rule(SURE_TYPES, title):
        return row[0].name.partition("_")[0]
    texts = (entry.group, title) if series not in ANY_CASE else (title, entry.group)
    if series not in ANY_CASE and (kind := TYPE_CODES.get(series, "")):
        return kind
    for text in texts:
        if text and (row := find_rule(ITEM_TYPES, text)):
            return row[0].name.partition("_")[0]
    return TYPE_CODES.get(series, "unknown")


ANY_CASE = {"S", "PS"}
"""Series in which councils and boards number all their cases, whatever their type."""


def match_sections(items: Sequence[Item], sections: Sequence[Entry]) -> None:
    """Give the sections' blocks to the listed items: by number, else by title; a section that fits none belongs to the item before it."""
    current: Item | None = None
    numbered = {item.number.lstrip("0"): item for item in reversed(items) if item.number}
    for section in sections:
        current = numbered.get(section.number.lstrip("0")) or find_match(items, section) or current
        if current:
            current.body += [section.block, *section.body] if section.block is not current.entry.block else section.body


def find_match(items: Sequence[Item], section: Entry) -> Item | None:
    """The listed item whose title is nearly the section's."""
    title = fold(split_tails(section.text)[0])
    scored = [
        (max(fuzz.ratio(title, fold(item.title)), fuzz.partial_ratio(title, fold(item.title)) - 8 if len(title) > 5 else 0), -place)
        for place, item in enumerate(items)
    ]
    best = max(scored, default=(0.0, 0))
    return items[-best[1]] if best[0] >= 78 else None


def read_body(item: Item) -> None:
    """What the section says of the item itself: the one responsible, archive case."""
    for place, block in enumerate(item.body):
        if (said := TYPE_FIELD.pattern.match_held(block.text, block.held)) and (kind := find_rule(TYPE_NAMES, said["type"])):
            item.values["item_type"] = kind[0].name.partition("_")[0]
        if len(block.line.cells) > 2:
            continue
        if block.label and block.label.field == "responsible" and block.value:
            # behind the text «Ansvarlig:» names the owner of what was decided
            if all(above.label for above in item.body[:place]) or block.label.text.casefold().startswith("sak"):
                item.values.setdefault("responsible", split_owner(block.value)[0])
        elif block.label and block.label.field == "reference" and block.value:
            item.values.setdefault("case_number", block.value.split()[0])


def find_spoken_type(item: Item, outcome: str) -> str:
    """The type of an item without one, from what its section says: decided, discussed, told of."""
    if outcome in {"decided", "rejected"}:
        return "decision"
    texts = [sentence for block in item.body if not block.is_heading for sentence in split_sentences(block.text)]
    found = {row[0].name for text in texts if (row := find_rule(SPOKEN, text))}
    if "discussion" in found:
        return "discussion"
    return "information" if found or outcome == "noted" else "unknown"


def write_item(document: Document, item: Item, position: int, meeting_id: str, outcome: str = "") -> Extracted[AgendaItem]:
    """The record of an item."""
    line, quote = item.entry.block.line, item.entry.block.paragraph.text
    found = {name: Found(value, line, quote, f"item:{name}") for name, value in item.values.items()}
    found["number"] = Found(item.number, line, quote, item.rule)
    found["title"] = Found(item.title, line, quote, item.rule)
    return extract(
        document, AgendaItem, line, item_id=item.key, meeting_id=meeting_id, position=str(position), outcome=outcome or "unknown", **found
    )
