"""Other meetings that minutes name: the next one, and earlier ones whose minutes they approve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from pipeline.grammar import ask_all, find_rule, holds_any
from pipeline.grammar.gates import Gated, stems
from pipeline.grammar.minutes import MINUTES_APPROVED, NEXT_MEETING
from pipeline.language.dates import DateFound, find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.parse.reading import Reading
from pipeline.parse.when_places import find_place
from pipeline.records import Extracted, Meeting, MeetingLink

APPROVED = Gated(r"\W*(?:\w+:\s*)?(?:\w+\s){0,4}?(?:godkjen(?:t|d|de|nes|nast|nt)|approved|godkendt|godkän(?:d|ns|des))\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,|;|&|(?:,\s*)?(?:og|and|och|samt))\s*(?:(?:fra|frå|from|møtet|den)\s+){0,2}", re.IGNORECASE)
"""What stands between two dates of a list."""
DEEPEST = 12
"""Blocks of an item that are looked through for its outcome: fields of a form stand before it."""
MEETING_STEMS = stems("møte", "møde", "möte", "meeting", "referat", "protokoll", "minutes", "neste gang")
NAMING = ask_all(MINUTES_APPROVED, NEXT_MEETING)
NOT_APPROVED = Gated(r"\b(?:ikke|ikkje|not|inte)\s+(?:\w+\s)?(?:godkjen|approved|godkend|godkän)|underkjen", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names another meeting, the words that say when it is, and what it says of it."""

    block: Block
    sentence: str
    when: str
    status: str = ""
    minutes_status: str = ""


def write_mentions(reading: Reading) -> Iterator[Extracted[Any]]:
    """A Meeting and its link for every other meeting that the paper names with a date."""
    for place, block in enumerate(reading.blocks):
        for sentence in split_sentences(block.paragraph.text) if block.held & NAMING else ():
            if len(sentence) < 300 and holds_any(MEETING_STEMS, sentence) and (mention := read_mention(reading, place, sentence)):
                yield from write_mention(reading, mention)


def read_below(reading: Reading, place: int) -> str:
    """The text under a heading: the next block, or that of the item's own that says that something is approved."""
    following = reading.blocks[place + 1 : place + 1 + DEEPEST]
    own = takewhile(lambda block: not block.number and (block.label or not block.is_heading), following)
    approving = (block.value for block in own if APPROVED.match(block.value))
    return next(approving, following[0].text if following else "")


def read_mention(reading: Reading, place: int, sentence: str) -> Mention | None:
    """What one sentence of the block at a place says of another meeting."""
    block = reading.blocks[place]
    row = find_rule(MINUTES_APPROVED, sentence)
    if not row and not find_rule(NEXT_MEETING, sentence):
        return None
    heads, below = block.is_heading or bool(block.number) or not block.value, read_below(reading, place)
    if row:
        approved = row[0].name == "minutes_approved" or bool(heads and APPROVED.match(below))
        refused = NOT_APPROVED.search(sentence) or (heads and NOT_APPROVED.search(below[:60]))
        return Mention(block, sentence, row[1]["when"], "", "approved" if approved and not refused else "")
    bare = heads and not find_dates(sentence)
    return Mention(block, below if bare else sentence, below if bare else sentence, "planned")


def write_mention(reading: Reading, mention: Mention) -> Iterator[Extracted[Any]]:
    """The meetings named, where their dates are said in full, or in day and month that this meeting's date completes."""
    dates = find_dates(mention.when)
    own = reading.when.date.value if reading.when.date else ""
    for date in dates[:1] if mention.status else find_listed(mention.when, dates):
        start = date.iso or complete_date(date.month, date.day, own, bool(mention.status))
        if len(start) == 10 and start != own:
            yield from write_day(reading, mention, start, date.raw)


def find_listed(text: str, dates: list[DateFound]) -> list[DateFound]:
    """The first date and those listed with it: minutes of several meetings are approved together.

    >>> text = "15.10.25, 03.12.25 og 28.01.26, sendt ut 02.02.26"
    >>> [date.iso for date in find_listed(text, find_dates(text))]
    ['2025-10-15', '2025-12-03', '2026-01-28']
    """
    listed = dates[:1]
    for before, date in pairwise(dates):
        if not BETWEEN.fullmatch(text[before.end : date.start]):
            break
        listed.append(date)
    return listed


def write_day(reading: Reading, mention: Mention, start: str, raw: str) -> Iterator[Extracted[Any]]:
    """One meeting that a sentence names, and its link."""
    line, dates, times = mention.block.line, find_dates(mention.when), find_times(mention.when)
    found = {"start_date": start}
    if mention.status:
        place = find_place(mention.when, dates, times, "mention")
        found |= {"start_time": times[0].time if times else "", "end_time": times[0].end_time if times else "", "place": place}
    facts = {name: Found(value, line, mention.sentence, "mention") for name, value in found.items()}
    plain = {"status": mention.status, "minutes_status": mention.minutes_status, "raw_date": raw}
    key = reading.next_key("m")
    yield extract(reading.document, Meeting, line, meeting_id=key, **plain, **facts)
    yield extract(reading.document, MeetingLink, line, meeting_id=key, relation="mention", reason=mention.sentence)


def complete_date(month: int, day: int, own: str, ahead: bool) -> str:
    """A year-less date on the right side of the meeting's own: after it when `ahead`, else before it; "" without a date to go by.

    >>> complete_date(1, 13, "2024-11-04", True), complete_date(12, 3, "2025-01-08", False)
    ('2025-01-13', '2024-12-03')
    """
    if len(own) < 10 or not day:
        return ""
    year = int(own[:4])
    candidate = f"{year}-{month:02}-{day:02}"
    if ahead and candidate <= own:
        year += 1
    elif not ahead and candidate >= own:
        year -= 1
    return f"{year}-{month:02}-{day:02}"
