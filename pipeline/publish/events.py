"""What a body's calendar holds: one event a meeting, and the deadlines of the meetings ahead. No item and no title is ever in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.language.formats import find_day
from pipeline.publish.agenda import is_ahead
from pipeline.publish.deadlines import add_hour, find_meeting_deadlines
from pipeline.publish.facts import format_body
from pipeline.publish.printable import clean
from pipeline.publish.views import View
from pipeline.records import Meeting, day_of

DOMAIN = "referent.invalid"
"""Behind the @ of every UID: a name that RFC 2606 keeps from being anybody's."""
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
"""A time of day that a calendar knows; «24:00» and what a person has typed otherwise it does not."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar. `start` and `end` are days (the end is the day after the last), or days with hours (2025-11-26T09:00)."""

    uid: str
    summary: str
    start: str
    end: str
    """Empty where a meeting's end is not known."""
    place: str
    description: str
    status: str
    """CONFIRMED, TENTATIVE or CANCELLED."""
    is_deadline: bool = False


def compose_events(view: View) -> tuple[Event, ...]:
    """The events of a body's calendar, by time."""
    found = [compose_meeting(view, m) for m in view.meetings]
    found += [event for m in view.meetings if is_ahead(m, view.as_of) and is_sure(m) for event in compose_deadlines(view, m)]
    return tuple(sorted(found, key=lambda event: (event.start, event.uid)))


def is_sure(meeting: Meeting) -> bool:
    """True for a meeting that stands, on a date that nobody doubts: its deadlines can be counted."""
    return not (meeting.suggested_date or is_off(meeting))


def is_off(meeting: Meeting) -> bool:
    """True for a meeting that was cancelled or moved to another day, which has an event of its own."""
    return meeting.status == "cancelled" or bool(meeting.moved_to)


def compose_meeting(view: View, meeting: Meeting) -> Event:
    """The event of a meeting: at its hours where they are known, else the whole day."""
    start, end, said = find_hours(view, meeting)
    status = "CANCELLED" if is_off(meeting) else "CONFIRMED" if meeting.status != "unknown" and not meeting.suggested_date else "TENTATIVE"
    lines = [*find_doubts(view, meeting), *said]
    place = meeting.place or ("" if meeting.start_time else view.profile.place)
    return Event(
        uid=f"{meeting.meeting_id}@{DOMAIN}",
        summary=clean(format_summary(view, meeting)),
        start=start,
        end=end,
        place=clean(place),
        description=clean("\n".join(lines)),
        status=status,
    )


def format_summary(view: View, meeting: Meeting) -> str:
    """«Møte 5/2025 i ALU», with «Avlyst:» or «Flyttet til 03.12.25:» before it."""
    key = "cal_numbered" if meeting.number else "cal_meeting"
    words = view.t[key].format(body=short_name(view), number=meeting.number)
    if not is_off(meeting):
        return words
    return view.t["cal_moved" if meeting.moved_to else "cal_cancelled"].format(date=view.date(meeting.moved_to), what=words)


def short_name(view: View) -> str:
    """What the body is called for short."""
    return view.profile.short_name or format_body(view)


def find_hours(view: View, meeting: Meeting) -> tuple[str, str, list[str]]:
    """Start, end, and what a reader must know of them. The profile's hours stand in where no paper says any, and say so."""
    profile, t = view.profile, view.t
    first = day_of(meeting)
    last = meeting.end_date if find_day(meeting.end_date) and meeting.end_date > first else first
    start, end = (meeting.start_time, meeting.end_time) if meeting.start_time else (profile.start_time, profile.end_time)
    if not CLOCK.fullmatch(start):
        return first, day_after(last), [t["cal_no_hours"]]
    said = [] if meeting.start_time else [f"{t['time']}: {t['from_settings']}"]
    if not CLOCK.fullmatch(end) or f"{last}T{end}" <= f"{first}T{start}":
        return f"{first}T{start}", "", [*said, t["cal_no_end"]]
    return f"{first}T{start}", f"{last}T{end}", said


def day_after(iso: str) -> str:
    """The day after one: where an entry for whole days ends.

    >>> day_after("2025-12-31")
    '2026-01-01'
    """
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()


def find_doubts(view: View, meeting: Meeting) -> Iterator[str]:
    """Why a meeting is not sure."""
    if meeting.suggested_date:
        raw = meeting.raw_date or meeting.start_date
        yield view.t["cal_doubtful"].format(raw=raw, date=view.date(meeting.suggested_date))
    elif meeting.status == "unknown":
        yield view.t["cal_unknown"]


def compose_deadlines(view: View, meeting: Meeting) -> Iterator[Event]:
    """The deadlines of a meeting as entries for a whole day; none that no paper says and for which no days are set."""
    for due in find_meeting_deadlines(view, meeting):
        if due.day:
            values = {"label": add_hour(view, view.t[due.label], due.hour), "body": short_name(view), "date": view.date(meeting.start_date)}
            uid = f"{meeting.meeting_id}-{due.label.replace('_', '-')}@{DOMAIN}"
            summary = clean(view.t["cal_due"].format(**values))
            yield Event(uid, summary, due.day, day_after(due.day), "", clean(due.note), "CONFIRMED", is_deadline=True)
