"""Case papers and filled-in case forms: the item, the archive case and the meeting that the head of a paper names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar import find_rule
from pipeline.grammar.case_papers import CASE_FIELD, ITEM_NAMED, MEETING_FIELD, TITLE_FIELD
from pipeline.language.numbers import find_case_numbers
from pipeline.parse.extract import extract
from pipeline.parse.moves import find_stamp, mask_days, write_day
from pipeline.records import Extracted, MeetingLink

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
    """The links of one paper, each with the line that says it."""
    heads = find_heads(document)
    days = [(day, line) for line, text in heads if (day := read_day(text, stamp))]
    keys: dict[str, Line] = {}
    for line, text in heads:
        for key in read_keys(text):
            keys.setdefault(key, line)
    day = days[0][0] if days else ""
    for key, line in keys.items() if keys else [("", days[0][1])] if days else ():
        yield extract(document, MeetingLink, line, relation="paper", item_id=key, start_date=day, reason=line.text.strip())


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
