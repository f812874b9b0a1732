"""Other meetings that minutes name: the next one, and earlier ones whose minutes they approve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.minutes import MINUTES_APPROVED, NEXT_MEETING
from pipeline.language.dates import find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.parse.reading import Reading
from pipeline.parse.when_places import find_place
from pipeline.records import Extracted, Meeting, MeetingLink

APPROVED = re.compile(r"\W*(?:\w+\s){0,4}?(?:godkjen(?:t|d|nes|nt)|approved|godkendt|godkän(?:d|ns|des))\b", re.IGNORECASE)
MEETING_STEMS = ("møte", "møde", "möte", "meeting", "referat", "protokoll", "minutes", "neste gang")
NOT_APPROVED = re.compile(r"\b(?:ikke|ikkje|not|inte)\s+(?:\w+\s)?(?:godkjen|approved|godkend|godkän)|underkjen", re.IGNORECASE)


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
        below = reading.blocks[place + 1].text if place + 1 < len(reading.blocks) else ""
        if not holds_any(MEETING_STEMS, block.paragraph.text.casefold()):
            continue
        for sentence in split_sentences(block.paragraph.text):
            if len(sentence) < 300 and holds_any(MEETING_STEMS, sentence.casefold()) and (mention := read_mention(block, sentence, below)):
                yield from write_mention(reading, mention)


def read_mention(block: Block, sentence: str, below: str) -> Mention | None:
    """What one sentence says of another meeting; `below` is the text under a heading."""
    heads = block.is_heading or bool(block.number) or not block.value
    if row := find_rule(MINUTES_APPROVED, sentence):
        approved = row[0].name == "minutes_approved" or bool(heads and APPROVED.match(below))
        refused = NOT_APPROVED.search(sentence) or (heads and NOT_APPROVED.search(below[:60]))
        return Mention(block, sentence, row[1]["when"], "", "approved" if approved and not refused else "")
    if find_rule(NEXT_MEETING, sentence):
        bare = heads and not find_dates(sentence)
        return Mention(block, below if bare else sentence, below if bare else sentence, "planned")
    return None


def write_mention(reading: Reading, mention: Mention) -> Iterator[Extracted[Any]]:
    """The meeting named, where its date is said in full, or in day and month that this meeting's date completes."""
    line, dates, times = mention.block.line, find_dates(mention.when), find_times(mention.when)
    own = reading.when.date.value if reading.when.date else ""
    start = (dates[0].iso or complete_date(dates[0].month, dates[0].day, own, bool(mention.status))) if dates else ""
    if len(start) < 10 or start == own:
        return
    found = {"start_date": start}
    if mention.status:
        place = find_place(mention.when, dates, times, "mention")
        found |= {"start_time": times[0].time if times else "", "end_time": times[0].end_time if times else "", "place": place}
    facts = {name: Found(value, line, mention.sentence, "mention") for name, value in found.items()}
    plain = {"status": mention.status, "minutes_status": mention.minutes_status, "raw_date": dates[0].raw}
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
