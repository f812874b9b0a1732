"""Minutes -> the meeting, who was there, its items, decisions and actions, and the other meetings they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar.minutes import MINUTES_TITLE
from pipeline.language.dates import find_dates
from pipeline.language.name_forms import may_end_name
from pipeline.language.names import is_person_name
from pipeline.language.series import find_place
from pipeline.parse.actions import find_tasks
from pipeline.parse.attendance import find_people, write_attendance
from pipeline.parse.attendee_names import find_mentioned, find_named
from pipeline.parse.attendee_prose import find_told
from pipeline.parse.blocks import Block, split_blocks
from pipeline.parse.closing import close_items
from pipeline.parse.decisions import find_decisions, find_outcome, write_decision
from pipeline.parse.done import write_done
from pipeline.parse.entries import is_occasion
from pipeline.parse.items import Item, find_spoken_type, read_items, write_item
from pipeline.parse.mentions import write_mentions
from pipeline.parse.namers import load
from pipeline.parse.owners import Setting
from pipeline.parse.reading import Reading, read_meeting, write_document, write_meeting
from pipeline.parse.references import write_references
from pipeline.parse.tasks import Task, write_task
from pipeline.parse.votes import Decided
from pipeline.records import Extracted


def parse_minutes(document: Document, namer: str = "") -> Iterator[Extracted[Any] | Finding]:
    """All that the minutes say; each meeting of a file with several is read on its own.

    Where no rule finds who was there, the trained pipeline `namer` is asked for the people that sentences name.
    """
    counts: dict[str, int] = {}
    for place, blocks in enumerate(split_meetings(split_blocks(document))):
        reading = read_meeting(document, blocks, counts)
        reading.people = find_people(reading.blocks) or find_told(reading.blocks, document.meta)
        if namer and not reading.people:
            reading.people, reading.mentioned = find_named(reading.blocks, namer), find_mentioned(reading.blocks, namer)
            if load(namer) is None:
                yield Finding("people-pipeline-failed", document.document_id, values={"name": document.name, "package": namer})
        if place == 0:
            yield write_document(reading)
        yield from write_meeting(reading)
        yield from write_attendance(document, reading.people, reading.key)
        yield from write_items(reading)
        yield from write_mentions(reading)


def split_meetings(blocks: list[Block]) -> list[list[Block]]:
    """The blocks cut where a heading opens another meeting: a log's dates, or «Referat fra …» with a date or attendance label below."""
    starts = [0, *find_occasions(blocks)[1:]]
    for place, block in enumerate(blocks):
        if place < 6 or not (block.is_heading or block.line.bold) or len(block.text) >= 120:
            continue
        labelled = {other.label.field for other in blocks[place + 1 : place + 4] if other.label}
        if MINUTES_TITLE.search(block.text) and len(labelled & {"date", "present", "when_where", "time"}) > 1:
            starts.append(place)
    starts = sorted(set(starts))
    return [blocks[start:end] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def find_occasions(blocks: Sequence[Block]) -> list[int]:
    """The places of the headings that say the day of a meeting («2026-01-29 – andre møte»), where one paper holds several."""
    found = {place: find_days(block.text) for place, block in enumerate(blocks) if block.is_heading and is_occasion(block.text)}
    dated = {place: days for place, days in found.items() if days}
    return list(dated) if len(dated) > 1 and len(set(dated.values())) == len(dated) else []


def find_days(text: str) -> tuple[str, ...]:
    """The full dates of a text."""
    return tuple(day.iso for day in find_dates(text) if day.year)


def write_items(reading: Reading) -> Iterator[Extracted[Any]]:
    """The items with what was decided and handed out under each, then what stands outside of them."""
    document = reading.document
    items = read_items(document, reading.outline, reading.counts.get("i", 0) + 1)
    close_items(items, reading.blocks)
    reading.counts["i"] = reading.counts.get("i", 0) + len(items)
    setting = Setting(name_parts(reading) | reading.mentioned, reading.when.date.value if reading.when.date else "")
    loose = [*reading.outline.head, *reading.outline.loose]
    yield from write_decided(reading, None, find_decisions(without_title(reading, loose)))
    for position, item in enumerate(items, 1):
        decisions = find_decisions(item.body)
        outcome = find_outcome(decisions)
        if item.values.get("item_type", "unknown") == "unknown":
            item.values["item_type"] = find_spoken_type(item, outcome)
        yield write_item(document, item, position, reading.key, outcome)
        yield from write_decided(reading, item, decisions)
        yield from write_references(document, item)
        yield from write_tasks(reading, item, find_tasks(item.body, setting, item.title), items)
        yield from write_done(document, item, reading.key)
    yield from write_tasks(reading, None, find_tasks(without_title(reading, loose), setting), items)


def without_title(reading: Reading, blocks: Sequence[Block]) -> list[Block]:
    """The blocks but the one that bears the title."""
    return [block for block in blocks if not (reading.title and block.line == reading.title.line)]


def name_parts(reading: Reading) -> frozenset[str]:
    """Full names, first names and surnames of those on the attendee list or named in an office («Kasserer: Kari Nes»)."""
    names = {person.found.name for person in reading.people if person.found.name}
    for block in reading.blocks:
        text = block.paragraph.text
        if ":" not in text and "\t" not in text:
            continue
        office, _, name = text.partition(":" if ":" in text else "\t")
        name = name.strip()
        if name and len(office) < 30 and may_end_name(name) and is_person_name(name):
            names.add(name)
    return frozenset(
        names | {part for name in names for part in name.replace(".", ". ").split() if len(part) > 1 and not part.endswith(".")}
    )


def write_decided(reading: Reading, item: Item | None, decisions: Sequence[Decided]) -> Iterator[Extracted[Any]]:
    """The decisions under one item, or under none."""
    for decided in decisions:
        key, number = reading.next_key("d"), item.number if item else ""
        yield write_decision(reading.document, decided, key, item.key if item else "", number, reading.key)


def write_tasks(reading: Reading, item: Item | None, tasks: Sequence[Task], items: Sequence[Item]) -> Iterator[Extracted[Any]]:
    """The actions under one item, or under none; a row of a table that names an item of the paper belongs to that."""
    for task in tasks:
        own = next((other for other in items if task.item and is_same_number(other.number, task.item)), None)
        home, origin = own or item, "" if own else task.item
        task = task if task.item == origin else replace(task, item=origin)
        yield write_task(reading.document, task, reading.next_key("a"), home.key if home else "", reading.key)


def is_same_number(number: str, named: str) -> bool:
    """True where two numbers are one item's: tables leave out the series, and write the year as they like.

    >>> is_same_number("PS 9/26", "09/2026"), is_same_number("PS 9/26", "RS 9/26"), is_same_number("4", "4")
    (True, False, True)
    """
    one, other = find_place(number), find_place(named)
    if not one or not other:
        return number == named
    return (one.sequence, one.year) == (other.sequence, other.year) and (one.prefix == other.prefix or not other.prefix)
