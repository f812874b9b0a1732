"""When and where: the date, times and place that a line says, and those of a paper's own meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.labels import find_label
from pipeline.grammar.minutes import (
    HELD_AT,
    HELD_THERE,
    MEETING_ENDED,
    MEETING_HELD,
    MEETING_STARTED,
    MINUTES_APPROVED,
    NEXT_MEETING,
    ONLINE_AT,
    PLACE_AND_TIME,
    PLACE_BEFORE,
    PLACE_INSIDE,
    PLACE_LINE,
)
from pipeline.language.dates import DateFound, find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.times import TimeFound, find_times
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.header import Head


@dataclass(slots=True)
class When:
    """The facts of a meeting's time and place; None where the paper says nothing."""

    date: Found | None = None
    end_date: Found | None = None
    start: Found | None = None
    end: Found | None = None
    place: Found | None = None
    raw_date: str = ""
    weekday: int = -1
    """As written, 0 for Monday; -1 where no weekday is written."""


def find_when(document: Document, blocks: Sequence[Block], head: Head, title: Found | None) -> When:
    """Date, times and place of the paper's own meeting, each from the best place that says it; `blocks` are those before the items."""
    when = When()
    year = find_year(document, title, head, blocks)
    for text, line, rule in places_to_look(document, blocks, head, title):
        read_when(when, text, line, rule, year)
    read_place_line(when, blocks)
    read_place_label(when, head)
    return when


def places_to_look(document: Document, blocks: Sequence[Block], head: Head, title: Found | None) -> Iterator[tuple[str, Line, str]]:
    """Texts that can say when the meeting is, the surest first."""
    for value in [*head.fields.get("when_where", []), *head.fields.get("date", [])]:
        if value.label.casefold() not in PAPER_DATES:
            yield value.text, value.block.line, "label"
    if title:
        yield title.quote or title.value, title.line, "title"
    for value in head.fields.get("subject", []):
        yield value.text, value.block.line, "subject"
    for block in blocks[:5]:
        if len(block.text) < 120 and not block.label and not block.number and find_dates(block.text):
            yield block.text, block.line, "top_line"
    for value in [*head.fields.get("date", []), *head.fields.get("time", [])]:
        yield f"{value.label}: {value.text}", value.block.line, "label"
    for block in blocks[:30]:
        for sentence in split_sentences(block.text):
            if len(sentence) < 300 and not block.number and find_rule(MEETING_HELD, sentence) and not is_other_meeting(sentence):
                yield sentence, block.line, "sentence"
    for key in ("dato", "date"):
        stamp = document.meta.get(key, "")
        if document.format == "markdown" and stamp and not re.search(r"\d[T ]\d\d:\d\d", stamp):
            yield stamp, Line(1, 1, f"{key}: {stamp}"), "front_matter"


PAPER_DATES = {"dato", "date", "datum", "notatdato", "dokumentdato", "vår dato", "deres dato"}
"""Labels that may give the date of the paper itself; a date in the title or the subject wins over them."""


def is_other_meeting(sentence: str) -> bool:
    """True for sentences about the next meeting or about earlier minutes."""
    return bool(find_rule(NEXT_MEETING, sentence) or find_rule(MINUTES_APPROVED, sentence))


def find_year(document: Document, title: Found | None, head: Head, blocks: Sequence[Block]) -> int:
    """The year that the title, the head, the front matter or a line at the top says, for dates without one; 0 where none does."""
    labelled = [value.text for values in head.fields.values() for value in values[:2]]
    top = [block.text for block in blocks[:4] if len(block.text) < 120 and not any(found.iso for found in find_dates(block.text))]
    for text in [title.value if title else "", *labelled, document.meta.get("date", ""), *top]:
        if match := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
            return int(match[0])
    return 0


def read_when(when: When, text: str, line: Line, rule: str, year: int) -> None:
    """Fill what is still missing from one text."""
    dates, times = find_dates(text), find_times(text)
    year = find_own_year(text) or year
    day = next((found for found in dates if found.day and (found.iso or year)), None)
    said = bool(day or (rule in {"title", "top_line"} and any(found.day for found in dates)))
    if day and not when.date:
        set_date(when, day, text, line, rule, year)
    elif day and when.date and rule in {"sentence", "top_date", "front_matter"} and (day.iso or when.date.value) != when.date.value:
        return
    if times and not when.start and (said or rule in {"label", "sentence"}):
        set_times(when, times, text, line, rule)
    if not when.place and (times or said or rule == "sentence") and (place := find_place(text, dates, times, rule)):
        when.place = Found(place, line, text, f"place:{rule}")


def find_own_year(text: str) -> int:
    """The year that stands apart from day and month in the same sentence («År 2024, den 6. februar»), 0 where none or several do.

    >>> find_own_year("År 2024, den 6. februar"), find_own_year("den 6. februar")
    (2024, 0)
    """
    years = set(re.findall(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-]|\.\d)", text))
    return int(years.pop()) if len(years) == 1 else 0


def set_date(when: When, day: DateFound, text: str, line: Line, rule: str, year: int) -> None:
    """The meeting's date, completed with the paper's year."""
    start = day.iso or f"{year}-{day.month:02}-{day.day:02}"
    when.date = Found(start, line, text, f"date:{rule}", 1.0 if day.iso else 0.8)
    when.raw_date, when.weekday = day.raw, day.weekday
    if day.end_day:
        end = day.end_iso or f"{year}-{day.end_month:02}-{day.end_day:02}"
        when.end_date = Found(end, line, text, f"date:{rule}")


def set_times(when: When, times: list[TimeFound], text: str, line: Line, rule: str) -> None:
    """Start and announced end."""
    when.start = Found(times[0].time, line, text, f"time:{rule}")
    if times[0].end_time:
        when.end = Found(times[0].end_time, line, text, f"time:{rule}")


def find_place(text: str, dates: list[DateFound], times: list[TimeFound], rule: str) -> str:
    """The place that stands beside a date or a time in a line: after «på», «@», «finner sted på», or what is left of a short label."""
    if match := ONLINE_AT.search(text):
        return match["place"].rstrip(".")
    if (match := PLACE_INSIDE.search(text) or HELD_THERE.search(text) or HELD_AT.search(text)) and (place := trim_place(match["place"])):
        return place
    ends = [*(day.end for day in dates), *(time.end for time in times)]
    for end in sorted(ends, reverse=True):
        rest = re.split(r"(?<=[a-zæøå)\d])\.\s", text[end:] + " ")[0]
        if (match := PLACE_BEFORE.match(rest)) and (place := trim_place(match["place"] or match["bare"] or match["in"] or "")):
            return place
    if rule == "label":
        left = blank_out(text.partition(":")[2] if find_label(text) else text, dates, times)
        return trim_place(left) if sum(letter.isalpha() for letter in left) > 2 else ""
    return ""


def trim_place(text: str) -> str:
    """A place without what follows it: a time, a sentence, a colon with more."""
    place = re.split(r"(?:,?\s+(?:kl\b|klokken\b|den\s\d|fra kl)|\s[–-]\s(?=\d)|\s{3,}|;)", text)[0].strip(" .,:–-@*_")
    place = re.sub(r"^(?:og|i|på|ved|den|til|kl\.?)\s+", "", place)
    place = re.sub(r"^\(([^()]*)\)$", r"\1", place)
    good = (
        place
        and any(letter.isalpha() for letter in place)
        and len(place) < 90
        and not re.search(r"\t|https?:|\d[:.]\d\d\b", place)
        and not find_dates(place)
    )
    return place if good else ""


def blank_out(text: str, dates: list[DateFound], times: list[TimeFound]) -> str:
    """The text without dates, times, weekdays and the words that lead to them."""
    spans = [*((day.start, day.end) for day in dates), *((time.start, time.end) for time in times)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    text = re.sub(r"\b(?:(?:man|tirs|ons|tors|fre|lør|søn|tys|laur|lau|måndag|tis)dag|kl|klokken|klokka|den)\b\.?", " ", text, flags=re.I)
    return re.sub(r"\s+", " ", re.sub(r"\((?:\s*)\)", " ", text)).strip(" ,.;:–-")


def read_place_line(when: When, blocks: Sequence[Block]) -> None:
    """Place, and time where none is known, of a line at the top that says no more: «i Grendehuset», «Klubbhuset, kl 20:00»."""
    for before, block in pairwise(blocks[:7]):
        if when.place or block.number or block.label or not find_dates(before.text):
            continue
        if match := PLACE_LINE.match(block.text) or PLACE_AND_TIME.match(block.text):
            when.place = Found(match["place"].strip(" ,"), block.line, block.text, "place:line")
            if not when.start and (times := find_times(block.text)):
                set_times(when, times, block.text, block.line, "line")


def read_place_label(when: When, head: Head) -> None:
    """A labelled place wins over what a sentence says."""
    if found := head.find("place"):
        value = blank_out(found.value, find_dates(found.value), find_times(found.value)) or found.value
        when.place = Found(value.strip(" .,"), found.line, found.quote, found.rule)


ABOUT_MEETING = re.compile(r"\b(?:møte|meeting|møde|möte|årsmøte|generalforsamling|hevet|heva|slutt)", re.IGNORECASE)

DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"\d[.:]?\d\d|\bkl|\d\s?[ap]\.?m", re.IGNORECASE)


def read_ending(when: When, blocks: Sequence[Block]) -> None:
    """The adjournment is the end of the meeting, where a paper says it; so is «møtet startet» its start."""
    for block in blocks:
        if not (DIGIT.search(block.paragraph.text) and CLOCK.search(block.paragraph.text)):
            continue
        for sentence in split_sentences(block.paragraph.text):
            if len(sentence) > 200:
                continue
            times = find_times(sentence)
            started = find_rule(MEETING_STARTED, sentence) if times and not when.start else None
            if times and find_rule(MEETING_ENDED, sentence) and ABOUT_MEETING.search(sentence):
                if started and len(times) > 1:
                    when.start = Found(times[0].time, block.line, sentence, "meeting_started")
                when.end = Found(times[-1].end_time or times[-1].time, block.line, sentence, "meeting_ended")
            elif started:
                when.start = Found(times[0].time, block.line, sentence, "meeting_started")


def is_wrong_weekday(when: When) -> bool:
    """True where the written weekday is not that of the written date."""
    if when.weekday < 0 or not when.date or len(when.date.value) < 10:
        return False
    return date.fromisoformat(when.date.value).weekday() != when.weekday
