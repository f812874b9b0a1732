"""Texts below a paper's head that say when its meeting is, and the surest of those that only seem to, where nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.minutes import MEETING_HELD, MINUTES_APPROVED, NEXT_MEETING, TITLE_WORD
from pipeline.grammar.occasions import APPROVES, NOT_THIS, UNFINISHED
from pipeline.language.dates import DateFound, find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block
from pipeline.parse.header import Head

Text = tuple[str, Line, str]
"""A text that can say when the meeting is, its line, and the rule that found it."""
WIDE = 40
"""Blocks that are looked at where the head says no date."""
DIGIT = re.compile(r"\d")
LAST_WORD = 16
"""Letters at the end of a text in which UNFINISHED finds what it looks for."""
NEAR = 14
"""Blocks at the top whose sentence of day and hour speaks of the paper's meeting, whatever its words."""


def join_broken(blocks: Sequence[Block], place: int) -> str:
    """A block's text with what follows, where its line ends in the middle of a phrase («… torsdag 3. mai, klokken»)."""
    text = blocks[place].text
    for block in blocks[place + 1 : place + 4]:
        if block.label or block.number or block.is_heading or block.line.marker or len(text) > 200:
            break
        if not UNFINISHED.search(text, len(text) - LAST_WORD):
            break
        text = f"{text} {block.text}"
    return text


def find_wide(below: Head, blocks: Sequence[Block], own: str) -> Iterator[Text]:
    """Labels, headings and sentences below the head that say when this meeting is, also over two lines («Møtet holdes» and the day).

    `own` is the meeting's day where it is known: any line that gives that day an hour speaks of the meeting."""
    for value in [value for name in ("when_where", "date", "time") for value in below.fields.get(name, [])]:
        yield f"{value.label}: {value.text}", value.block.line, "label"
    for place, block in enumerate(blocks[:WIDE]):
        if not block.is_heading and not DIGIT.search(block.text):
            continue
        text = join_broken(blocks, place)
        if NOT_THIS.search(text[:80]):
            continue
        if block.is_heading:
            yield from read_heading(blocks, place, text)
        elif not block.number:
            for sentence in split_sentences(text):
                if len(sentence) < 300 and says_this_meeting(sentence, own):
                    yield sentence, block.line, "sentence"


def read_heading(blocks: Sequence[Block], place: int, text: str) -> Iterator[Text]:
    """A heading with the meeting's day, or one that calls the meeting and has its day on the next line."""
    dates = find_dates(text)
    if is_other_meeting(text) or APPROVES.search(text):
        return
    if dates and TITLE_WORD.search(text):
        yield text, blocks[place].line, "sentence"
    elif not dates and find_rule(MEETING_HELD, text) and place + 1 < len(blocks):
        day = blocks[place + 1].text
        if len(day) < 80 and find_dates(day):
            yield f"{text.rstrip(' :')} {day}", blocks[place + 1].line, "sentence"


def says_this_meeting(sentence: str, own: str) -> bool:
    """True for a sentence that gives day and hour of the meeting that the paper is about."""
    dates = find_dates(sentence)
    if not dates or is_other_meeting(sentence) or NOT_THIS.search(sentence) or not find_times(sentence):
        return False
    return (is_day(dates[0], own) and len(sentence) < 120) or bool(find_rule(MEETING_HELD, sentence) and TITLE_WORD.search(sentence))


def is_day(day: DateFound, own: str) -> bool:
    """True where a written day is the ISO day `own`; one without a year agrees by month and day."""
    return len(own) == 10 and (day.iso == own if day.year else own.endswith(f"-{day.month:02}-{day.day:02}"))


def find_spoken(blocks: Sequence[Block]) -> Iterator[Text]:
    """Where nothing else says the day: the sentences at the top that give a day and an hour, then the line on the next meeting.

    «I år er det 22. mars og vi begynner klokken 19.» names no meeting, but a notice has nothing else to say of a day and an hour."""
    top = [block for block in blocks[:NEAR] if not (block.is_entry or block.is_heading)]
    for block in top:
        for sentence in split_sentences(block.text):
            dates = find_dates(sentence) if len(sentence) < 300 else []
            if dates and not is_other_meeting(sentence) and not NOT_THIS.search(sentence[: dates[0].end]) and find_times(sentence):
                yield sentence, block.line, "sentence"
    held = any(block.label and block.label.field in {"present", "absent"} for block in blocks)
    for block in [] if held else blocks[:6]:
        if find_dates(block.text) and len(block.text) < 120 and not block.number and find_rule(NEXT_MEETING, block.text):
            yield block.text, block.line, "next_meeting"


def is_other_meeting(sentence: str) -> bool:
    """True for sentences about the next meeting or about earlier minutes."""
    return bool(find_rule(NEXT_MEETING, sentence) or find_rule(MINUTES_APPROVED, sentence))
