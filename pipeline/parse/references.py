"""What an item says of other items: earlier ones by number or meeting, corrections of them, and bodies that it goes on to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.gates import Stems, find_open
from pipeline.grammar.references import (
    ANNOUNCING,
    COMES_BACK,
    DATED_ONLY,
    HAND_STEMS,
    HANDED_ON,
    MEETING_STEMS,
    MENTION,
    MENTION_STEMS,
    NAMES_BODY,
    NEXT_NUMBER,
    RECEIVED,
    REFERRING,
    RETURN_STEMS,
    TITLE_TAIL,
)
from pipeline.language.dates import find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.series import find_yeared
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.parse.items import Item
from pipeline.records import CaseLink, Extracted

LAST = re.compile(r"\b(?:forrige|førre|siste|last|previous) (?:\w+ )?\w*(?:møte|møde|meeting)", re.IGNORECASE)
RELATIONS = {"corrects": "corrects", "postponed": "postponed-from", "follows": "follows-up"}
SURE, MENTIONED = "0.95", "0.6"
"""Scores of a reference that says what it is, and of a bare number."""
LONGEST = 600
"""Characters of a sentence that is looked at."""
NUMBER = re.compile(r"\d[\d.]*[a-z]?(?:\s?/\s?\d+)?$")
SENDER_END = re.compile(r"\s*[(,]|\s+(?:i |som )?(?:sak|saka|saken|møte)\w*\b", re.IGNORECASE)
"""Where the name of the one who sent a matter on ends: «AMU (PS 22/26)», «styret i sak 30/26»."""
REFERS = Stems(MENTION_STEMS | MEETING_STEMS | HAND_STEMS | RETURN_STEMS)
"""A sentence with none of these refers to nothing."""


def write_references(document: Document, item: Item) -> Iterator[Extracted[CaseLink]]:
    """The case links of an item, one a reference: earlier_item_id is the number as written (a local key of no item), or, where
    the matter goes on elsewhere or comes back, item_id is empty and earlier_item_id is this item."""
    seen: set[tuple[str, str, str]] = set()
    for line, sentence, cue in find_sentences(item):
        for record in read_sentence(sentence, cue, item):
            key = (record.item_id, record.earlier_item_id, record.relation)
            if key not in seen:
                seen.add(key)
                number = Found(record.earlier_item_id, line, sentence, record.relation)
                yield extract(
                    document,
                    CaseLink,
                    line,
                    item_id=record.item_id,
                    earlier_item_id=number if record.item_id else record.earlier_item_id,
                    relation=record.relation,
                    score=record.score,
                    reason=sentence,
                )


def find_sentences(item: Item) -> Iterator[tuple[Line, str, str]]:
    """The sentences of an item's title and section that may refer, each with the rule of a correction that an earlier one announced.

    «Referatet godkjennes med følgende merknader:» announces for the sentences and the lines of the list below it.
    """
    title = item.entry.text or item.title
    if holds_any(REFERS, title):
        yield item.entry.block.line, title, ""
    announced = ""
    for block in item.body:
        if announced and not goes_on(block):
            announced = ""
        announces = ANNOUNCING[0].pattern.takes(block.held)
        for sentence in split_sentences(block.paragraph.text) if announces or block.held & REFERS else ():
            if len(sentence) > LONGEST:
                continue
            if holds_any(REFERS, sentence):
                yield block.line, sentence, announced
            if announces and (row := find_rule(ANNOUNCING, sentence)) and not MENTION.search(sentence):
                announced = row[0].name


def goes_on(block: Block) -> bool:
    """True for a block that can go on with an announced list of corrections."""
    return not block.is_heading and bool(block.is_entry or block.line.marker or block.line.gap == 0 or MENTION.search(block.text[:60]))


def read_sentence(sentence: str, announced: str, item: Item) -> Iterator[CaseLink]:
    """The references of one sentence."""
    names, held = find_numbers(sentence), find_open(sentence)
    in_meeting = held & MEETING_STEMS
    if not names and sentence in (item.entry.text, item.title) and (tail := TITLE_TAIL.search(sentence)):
        names = (tail["number"],)
    received = RECEIVED.search(sentence) if held & HAND_STEMS else None
    sender = SENDER_END.split(received["from"])[0].strip() if received and NAMES_BODY.search(received["from"]) else ""
    others = [f"{name} fra {sender}" if sender and NUMBER.search(name) else name for name in names if not is_own(name, item.number)]
    if others:
        row = find_rule(REFERRING, sentence)
        rule = row[0].name if row else announced
        for name in others:
            if not rule and (head := MENTION.match(sentence)) and not is_told(sentence[head.end() :], name, item.number):
                continue  # the head of another item
            if "/" in name or rule.startswith("corrects") or in_meeting:
                yield CaseLink(item.key, name, RELATIONS.get(rule.split("_")[0], "follows-up"), SURE if rule or sender else MENTIONED)
    elif in_meeting and (row := find_rule(REFERRING, sentence)) and row[0].name in DATED_ONLY and (day := find_day(sentence)):
        yield CaseLink(item.key, day, RELATIONS[row[0].name.split("_")[0]], SURE)
    if received and sender:
        if not others:
            yield CaseLink(item.key, f"fra {received['from'].strip()}", "follows-up", SURE)
    elif held & HAND_STEMS and is_handed_on(sentence):
        yield CaseLink("", item.key, "follows-up", SURE)
    elif held & RETURN_STEMS and COMES_BACK.search(sentence):
        yield CaseLink("", item.key, "postponed-from", SURE)


def is_told(rest: str, name: str, number: str) -> bool:
    """True where a line tells what became of an earlier item of the series: «Sak 9/25: Stillingen er lyst ut.» under 30/25.

    >>> is_told(": Stillingen er lyst ut.", "9/25", "30/25"), is_told(" Ny kai", "31/25", "30/25")
    (True, False)
    """
    places = [(year, sequence) for text in (name, number) for sequence, year, _ in find_yeared(text)[:1]]
    return bool(re.match(r"\s*[:–-]\s*\S", rest)) and len(places) == 2 and places[0] < places[1]


def is_handed_on(sentence: str) -> bool:
    """True where the matter goes on to something that can be a body."""
    row = find_rule(HANDED_ON, sentence)
    return bool(row and NAMES_BODY.search(row[1].groupdict().get("to") or row[1].groupdict().get("by") or ""))


@lru_cache(maxsize=512)  # minutes repeat themselves
def find_numbers(sentence: str) -> tuple[str, ...]:
    """The items that a sentence names, without the word for item.

    >>> find_numbers("Sakene 12/25 og 13/25, AMU-sak 9/25 og sak 7/25 i arbeidsmiljøutvalget")
    ('12/25', '13/25', 'AMU 9/25', '7/25 i arbeidsmiljøutvalget')
    """
    found: list[str] = []
    place = 0
    while match := MENTION.search(sentence, place):
        place = match.end()
        number = NUMBER.search(match["number"])
        series = match["series"] or match["code"] or match["inner"] or ""
        behind = (match["of"] or "").strip(" ()")
        numbers = [number[0]] if number else []
        while not behind and (other := NEXT_NUMBER.match(sentence, place)):
            numbers.append(other["number"])
            place = other.end()
        found += [" ".join(part for part in (series, one.replace(" ", ""), behind) if part) for one in numbers]
    return tuple(found)


def is_own(name: str, number: str) -> bool:
    """True where a name is the item's own number; under another series it is another body's.

    >>> is_own("3/25", "3/25"), is_own("ALU 3/25", "ALU-sak 3/25"), is_own("ALU 3/25", "3/25"), is_own("3/25 i styret", "3/25")
    (True, True, False, False)
    """
    series, own = (re.match(r"[A-ZÆØÅ/]*", text) for text in (name, number))
    same = NUMBER.search(name), NUMBER.search(number)
    if not (series and own and same[0] and same[1]) or (series[0] and series[0] != own[0]):
        return False
    return same[0][0].lstrip("0") == same[1][0].lstrip("0")


def find_day(sentence: str) -> str:
    """The first full day of a sentence, as its letters say it, or that it was the last meeting; "" for none."""
    last = "møte forrige" if LAST.search(sentence) else ""
    return next((f"møte {day.raw}" for day in find_dates(sentence) if day.day), last)
