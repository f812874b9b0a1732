"""Case papers and filled-in case forms: the item, the archive case and the meeting that the head of a paper names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.case_papers import CASE_FIELD, ITEM_NAMED, MEETING_FIELD, MEETING_SAID, TITLE_FIELD
from pipeline.grammar.memos import CASE_HANDLER
from pipeline.grammar.moves import MOVES, STEMS
from pipeline.language.names import is_person_name, strip_title
from pipeline.language.numbers import find_case_numbers
from pipeline.parse.day_marks import mask_days, write_day
from pipeline.parse.extract import Found, extract
from pipeline.parse.moves import find_sentences, find_stamp
from pipeline.records import Extracted, MeetingLink


@dataclass(frozen=True, slots=True)
class Named:
    """A meeting's day, the line that names it, and the item's number ("" for none)."""

    day: str
    line: Line
    number: str = ""


TOP, LONGEST = 20, 160
"""Lines that can be the head of a case paper, and their length."""
KINDS = frozenset({"memo", "unknown"})


def add_ties(document: Document, kind: str, values: Iterable[Extracted[Any] | Finding]) -> Iterator[Extracted[Any] | Finding]:
    """What a parser gave, and for a memo or a paper of unknown kind a link to each item and meeting that its head names.

    item_id is the number, the archive case or the title as written; start_date is the meeting's day. link/ finds the item.
    """
    read = list(values)
    yield from read
    if kind in KINDS:
        yield from find_ties(document, find_stamp(document, read))


def find_ties(document: Document, stamp: str) -> Iterator[Extracted[MeetingLink]]:
    """The links of one paper, each with the line that says it; the meeting's own line gives one without an item."""
    heads = find_heads(document)
    named = find_meeting_day(document, stamp)
    keys: dict[str, Line] = {}
    for line, text in heads:
        for key in read_keys(text):
            keys.setdefault(key, line)
    if named and named.number:
        keys.setdefault(named.number, named.line)
    day = named.day if named else ""
    for key, line in [*keys.items(), *([("", named.line)] if named else [])]:
        yield extract(document, MeetingLink, line, relation="paper", item_id=key, start_date=day, reason=line.text.strip()[:LONGEST])


def find_meeting_day(document: Document, stamp: str) -> Named | None:
    """The meeting that a field at the head names, else the one day, no earlier than the paper, that a sentence says it comes up on."""
    sentences = list(find_sentences(document))
    moving = [text for _, text in sentences if holds_any(STEMS, text) and find_rule(MOVES, mask_days(text)[0])]
    given_up = find_given_up(document, stamp) if moving else set()
    for line, text in find_heads(document):
        if (day := read_day(text, stamp)) and day not in given_up:
            return Named(day, line)
    if moving:
        return None  # a notice that a meeting is given up is no paper of the one in which its cases come up instead
    said = [found for line, text in sentences if (found := read_said(line, text, stamp))]
    return said[0] if len({found.day for found in said}) == 1 else None


def find_given_up(document: Document, stamp: str) -> set[str]:
    """The days of the meetings that a paper cancels or moves."""
    return {day for _, text in find_sentences(document) if holds_any(STEMS, text) for day in read_given_up(text, stamp)}


def read_given_up(sentence: str, stamp: str) -> Iterator[str]:
    """The days that a sentence gives up.

    >>> list(read_given_up("Møtet 22. april 2026 er flytta til 29. april 2026.", ""))
    ['2026-04-22']
    """
    masked, days = mask_days(sentence)
    match = find_rule(MOVES, masked)
    part = match[1].groupdict() if match else {}
    yield from filter(None, (write_day(days, part.get(name), stamp) for name in ("old", "also")))


def read_said(line: Line, sentence: str, stamp: str) -> Named | None:
    """The meeting of a sentence's matter, and its number; None where it tells of the past."""
    masked, days = mask_days(sentence)
    match = find_rule(MEETING_SAID, masked) if days else None
    part = match[1].groupdict() if match else {}
    day = write_day(days, part.get("day"), stamp)
    return Named(day, line, part.get("number", "")) if len(day) == 10 and day >= stamp else None


def find_heads(document: Document) -> list[tuple[Line, str]]:
    """The short lines at the top, and the subject of an e-mail, as (line, text)."""
    lines = [line for line in document.lines if line.text.strip()][:TOP]
    subject = document.meta.get("subject", "") if document.format == "email" else ""
    first = next((line for line in lines if subject and subject in line.text), None)
    return [*([(first, subject)] if first else []), *((line, line.text) for line in lines if len(line.text) <= LONGEST)]


def read_keys(text: str) -> Iterator[str]:
    """The item's number that a line at the head names, the archive cases of a field, else the title that a form's field gives.

    >>> list(read_keys("Vedlegg 2 til sak 37/25: Kalkyle")), list(read_keys("Saksnr: 2025/417"))
    (['37/25'], ['2025/417'])
    """
    cases = find_case_numbers(text) if CASE_FIELD.pattern.match(text) else []
    if cases:
        yield from (case.raw for case in cases)
    elif found := find_rule(ITEM_NAMED, text):
        yield found[1]["number"].replace(" ", "")
    elif titled := TITLE_FIELD.pattern.match(text):
        yield titled["title"].strip()


def read_day(text: str, stamp: str) -> str:
    """The meeting's day that a line names; "" for none.

    >>> read_day("Møtedato: 9. april 2025", ""), read_day("Dato: 9. april 2025", "")
    ('2025-04-09', '')
    """
    masked, days = mask_days(text)
    day = write_day(days, "0", stamp) if days and MEETING_FIELD.pattern.match(masked) else ""
    return day if len(day) == 10 else ""


def names_meeting(text: str) -> bool:
    """True for a line whose day is a meeting's, not the paper's own.

    >>> names_meeting("Møtedato: 9. april 2025"), names_meeting("Dato: 9. april 2025")
    (True, False)
    """
    return MEETING_FIELD.pattern.match(mask_days(text)[0]) is not None


def find_own_meeting(document: Document, stamp: str) -> Found | None:
    """The day of the meeting that the head of a case paper names in a field or that its text says the matter comes up in."""
    named = find_meeting_day(document, stamp)
    return Found(named.day, named.line, named.line.text.strip(), "case_meeting") if named else None


def find_case_handler(lines: Sequence[Line]) -> Found | None:
    """The person whom a case paper's head names as the one who prepared it."""
    for line in lines[:20]:
        if (match := CASE_HANDLER.match(line.text)) and is_person_name(match["name"].strip()):
            return Found(strip_title(match["name"].strip()), line, rule="case_handler", confidence=0.8)
    return None
