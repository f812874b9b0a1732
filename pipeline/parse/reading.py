"""One meeting of a paper as read: its blocks, outline, head and facts -> the paper's row, the meeting and its link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar.access import closes_paper
from pipeline.grammar.minutes import DRAFT
from pipeline.parse.attendance import Person
from pipeline.parse.blocks import Block
from pipeline.parse.bodies import find_body
from pipeline.parse.closing import find_broken_stamp, find_running_stamp
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.header import Head, read_head
from pipeline.parse.officers import find_labelled, find_officer
from pipeline.parse.outline import Outline, split_outline
from pipeline.parse.titles import find_title
from pipeline.parse.when import find_when, is_wrong_weekday
from pipeline.parse.when_facts import When
from pipeline.parse.when_hours import read_ending
from pipeline.records import DocumentRow, Extracted, Meeting, MeetingLink


@dataclass(slots=True)
class Reading:
    """One meeting of a paper as read, and the counters of its keys."""

    document: Document
    blocks: list[Block]
    outline: Outline
    head: Head
    title: Found | None
    body: Found | None
    when: When
    people: list[Person] = field(default_factory=list)
    mentioned: frozenset[str] = frozenset()
    """Names of people whom only a trained pipeline finds, and their parts."""
    key: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def next_key(self, letter: str) -> str:
        """The next local key of a kind of record."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{self.document.document_id}/{letter}{self.counts[letter]}"


def read_meeting(document: Document, blocks: list[Block], counts: dict[str, int] | None = None) -> Reading:
    """The head and the outline of one meeting; `counts` go on from the meeting before in the same file."""
    outline = split_outline(blocks)
    title = find_title(document, blocks)
    head = read_head(outline.head or blocks[:20])
    when = find_when(document, outline.head or blocks[:30], head, title, blocks)
    read_ending(when, blocks)
    reading = Reading(document, blocks, outline, head, title, find_body(document, head, title, blocks), when)
    reading.counts = counts if counts is not None else {}
    reading.key = reading.next_key("m")
    return reading


def write_document(reading: Reading) -> Extracted[Any]:
    """The paper itself."""
    facts: dict[str, Found | str] = {}
    if reading.title:
        facts["title"] = reading.title
    if reading.body:
        facts["body_name"] = reading.body
    if found := reading.when.date:
        facts["date"] = found
    facts["access"] = find_stamp(reading.outline.head[:10]) or find_running_stamp(reading.document) or "open"
    return extract(reading.document, DocumentRow, None, **facts)


def find_stamp(head: Sequence[Block]) -> Found | None:
    """The word that the paper is closed, with the line that says so."""
    stamped = (block for block in head if closes_paper(block.text, is_title=block.is_heading))
    if not (found := next(stamped, None)) and find_broken_stamp([block.text for block in head]):
        found = head[0]
    return Found("withheld", found.line, found.text, "withheld") if found else None


def write_meeting(reading: Reading, relation: str = "minutes") -> Iterator[Extracted[Any] | Finding]:
    """The paper's own meeting, its link, and the doubt where weekday and date disagree."""
    document, when = reading.document, reading.when
    facts: dict[str, Found] = {}
    known = {
        "start_date": when.date,
        "end_date": when.end_date,
        "start_time": when.start,
        "end_time": when.end,
        "place": when.place,
        "number": reading.head.find("meeting_number"),
    }
    if relation == "minutes":
        known["chair"] = find_officer("chair", reading.blocks, reading.people, document.meta)
        known["secretary"] = find_officer("secretary", reading.blocks, reading.people, document.meta)
    else:  # a notice says who will lead only in its head; signatures and the people called tell nothing
        known |= {role: find_labelled(role, reading.outline.head, ()) for role in ("chair", "secretary")}
    facts = {name: found for name, found in known.items() if found}
    draft = any(DRAFT.search(block.text) for block in reading.blocks[:6])
    minutes_status = {"minutes": "draft" if draft else "written"}.get(relation, "")
    status = "held" if relation == "minutes" else "called"
    line = when.date.line if when.date else (reading.blocks[0].line if reading.blocks else None)
    yield extract(
        document, Meeting, line, meeting_id=reading.key, status=status, minutes_status=minutes_status, raw_date=when.raw_date, **facts
    )
    yield extract(document, MeetingLink, line, meeting_id=reading.key, relation=relation)
    if is_wrong_weekday(when) and when.date:
        values = {"name": document.name, "raw": when.date.quote.strip(), "date": when.date.value}
        yield Finding("weekday-disagrees", document.document_id, reading.key, format_source(document.document_id, line), values)
    if not when.date:
        yield Finding("meeting-date-missing", document.document_id, reading.key, document.document_id, {"name": document.name})
