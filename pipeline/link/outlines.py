"""What other bodies may ask of a body's records: so little that it is at hand for all bodies, whichever are linked anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.link.actions import is_dated
from pipeline.link.dues import find_other
from pipeline.records import PROCEDURAL, ActionItem, AgendaItem, Body, CaseLink, Records


@dataclass(frozen=True, slots=True)
class Stood:
    """An item that stood in a meeting on a day."""

    date: str = ""
    item: AgendaItem = field(default_factory=AgendaItem)
    """Its id, meeting, numbers, title and place."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One body's names, what of it waits for other bodies, and what others' items may be tied to."""

    body_id: str = ""
    name: str = ""
    short_name: str = ""
    folder: str = ""
    """The folder under raw/ in which its papers lie."""
    waiting: list[tuple[CaseLink, Stood]] = field(default_factory=list)
    """References to items of other bodies, each with the own item that makes it (empty where it stood in no dated meeting)."""
    dues: list[tuple[ActionItem, str]] = field(default_factory=list)
    """Actions that are due in another body's meeting, each with the day of its own."""
    calendar: list[str] = field(default_factory=list)
    """The days of its meetings that nobody doubts."""
    items: list[Stood] = field(default_factory=list)
    """Its items in the order of their meetings."""


def make_outline(body_id: str, part: Records) -> Outline:
    """The outline of a body's own records."""
    body = part.bodies[0] if part.bodies else Body()
    stood = list_items(part)
    by_id = {one.item.item_id: one for one in stood}
    dates = {meeting.meeting_id: meeting.start_date for meeting in part.meetings}
    due = [row for row in part.actions if row.precision == "meeting" and not row.due_date and find_other(row.due_raw, "")]
    return Outline(
        body_id,
        body.name,
        body.short_name,
        next((row.path.partition("/")[0] for row in part.documents if "/" in row.path), ""),
        [(row, by_id.get(row.item_id or row.earlier_item_id, Stood())) for row in split_links(part)[1]],
        [(row, dates.get(row.meeting_id, "")) for row in due],
        sorted(meeting.start_date for meeting in part.meetings if is_dated(meeting)),
        stood,
    )


def split_links(part: Records) -> tuple[list[CaseLink], list[CaseLink]]:
    """A body's case links between its own items, and those that wait for another body's."""
    known = {item.item_id for item in part.agenda_items}
    own = [row for row in part.case_links if row.item_id in known and row.earlier_item_id in known]
    return own, [row for row in part.case_links if not (row.item_id in known and row.earlier_item_id in known)]


def list_items(part: Records) -> list[Stood]:
    """A body's items in the order of their meetings, one an item_id (the minutes' row first); procedural ones left out."""
    return sorted(find_items(part), key=lambda one: (one.date, one.item.item_id))


def find_items(part: Records) -> Iterator[Stood]:
    """Each item with the day of its meeting, where that is known."""
    dates = {meeting.meeting_id: meeting.start_date for meeting in part.meetings}
    minutes = {row.document_id for row in part.documents if row.kind == "minutes"}
    found = set()
    for item in sorted(part.agenda_items, key=lambda row: row.document_id not in minutes):
        day = dates.get(item.meeting_id, "")
        if day and item.item_type not in PROCEDURAL and item.item_id not in found:
            found.add(item.item_id)
            yield Stood(day, shorten(item))


def shorten(item: AgendaItem) -> AgendaItem:
    """Of an item what ties hang on."""
    return AgendaItem(
        item.item_id,
        item.meeting_id,
        number=item.number,
        case_number=item.case_number,
        title=item.title,
        document_id=item.document_id,
        source=item.source,
    )
