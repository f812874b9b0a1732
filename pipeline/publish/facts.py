"""The header of an agenda: what the papers and the profile say of the meeting, and visible blanks for what they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.formats import format_date, format_dates, format_time_span, format_week
from pipeline.publish.contexts import Fact
from pipeline.publish.deadlines import KEYS, Deadline, find_meeting_deadlines, format_deadline
from pipeline.publish.sources import find_source, format_source
from pipeline.publish.texts import format_count
from pipeline.publish.views import View, find_following, find_previous
from pipeline.records import Meeting, Membership, day_of

LEADING = re.compile(r"led[ea]r|leiar|chair", re.I)
"""How a function says that its holder leads."""


def compose_facts(view: View, meeting: Meeting) -> tuple[Fact, ...]:
    """The header's lines in order."""
    return (*find_occasion(view, meeting), *find_people(view, meeting), *find_neighbours(view, meeting), *find_deadlines(view, meeting))


def fact(view: View, label: str, text: str, note: str = "", source: str = "") -> Fact:
    """A line of the header; a visible blank where nothing is known."""
    if not text:
        return Fact(view.t[label], view.t["blank"], note, blank=True)
    return Fact(view.t[label], text, note, source=format_source(view, source))


def find_occasion(view: View, meeting: Meeting) -> Iterator[Fact]:
    """Body, day, hours and place. The profile's hours and place stand in where no paper says them, and say so."""
    body, profile, t = view.body, view.profile, view.t
    yield fact(view, "body", format_body(view), source=body.source)
    week = format_week(meeting.start_date, view.language)
    day = format_dates(meeting.start_date, meeting.end_date, view.language)
    yield fact(view, "meeting_date", f"{day} ({week})", source=meeting.source)
    for label, said, usual in (
        ("time", (meeting.start_time, meeting.end_time), (profile.start_time, profile.end_time)),
        ("place", (meeting.place, ""), (profile.place, "")),
    ):
        start, end = said if said[0] else usual
        text = format_hours(view, meeting, start, end) if label == "time" else start
        yield fact(view, label, text, "" if said[0] or not start else t["from_settings"], meeting.source if said[0] else "")


def format_hours(view: View, meeting: Meeting, start: str, end: str) -> str:
    """«kl. 09.00–11.30»; with the days where a meeting of several ends at an earlier hour than it began."""
    if not (start and end and meeting.end_date > meeting.start_date and end <= start):
        return format_time_span(start, end, view.language)
    ends = ((meeting.start_date, start), (meeting.end_date, end))
    return " – ".join(f"{format_date(day, view.language, 'plain')} {format_time_span(hour, '', view.language)}" for day, hour in ends)


def format_body(view: View) -> str:
    """The body's name with its short name in brackets.

    The id stands in where no paper and no setting gives a name.
    """
    name, short = view.profile.name or view.body.body_id, view.profile.short_name
    return f"{name} ({short})" if short and short not in name else name


def find_people(view: View, meeting: Meeting) -> Iterator[Fact]:
    """Chair, secretary, the meeting's number (not where no paper ever numbers one and nothing is known of its place), and how many are
    called."""
    members = find_members(view, meeting)
    leader = next((m for m in members if m.role == "leader" and m.person_name), None)
    if meeting.chair or not leader:
        yield fact(view, "chair", meeting.chair, source=meeting.source)
    else:
        yield fact(view, "chair", format_leader(view, leader), source=leader.source)
    secretary = next((m for m in members if m.role == "secretary" and m.person_name), None)
    name = meeting.secretary or (secretary.person_name if secretary else "")
    yield fact(view, "secretary", name, source=meeting.source if meeting.secretary else secretary.source if secretary else "")
    place = format_place(view, meeting)
    if place or any(m.number for m in view.meetings):
        yield fact(view, "meeting_number", meeting.number, place, meeting.source)
    yield fact(view, "called", format_called(view, members), source=next((m.source for m in members if m.person_name), ""))


def format_leader(view: View, leader: Membership) -> str:
    """«Direktør Bjørn Haugstad (leder)»; the role is not said twice."""
    function = leader.function or leader.unit_name or leader.unit
    if LEADING.fullmatch(function):
        return f"{leader.person_name} ({view.t['leader']})"
    role = "" if LEADING.search(function) else f"({view.t['leader']})"
    return " ".join(part for part in (function, leader.person_name, role) if part)


def find_members(view: View, meeting: Meeting) -> list[Membership]:
    """The memberships that hold on the meeting's day."""
    day = meeting.start_date
    own = (m for m in view.records.memberships if m.body_id == view.body.body_id)
    return [m for m in own if m.holds_on(day)]


def format_called(view: View, members: list[Membership]) -> str:
    """«21 medlemmer og leder», «leder» alone; empty where no list of members has been read."""
    named = [m for m in members if m.person_name]
    count = sum(m.role == "member" for m in named)
    leader = any(m.role == "leader" for m in named)
    if not count:
        return view.t["only_leader"] if leader else ""
    return format_count(view.t, "members_and_leader" if leader else "members_called", count)


def format_place(view: View, meeting: Meeting) -> str:
    """«5. av 6 kjente møter høsten 2025», and on which doubtful date that hangs."""
    term = view.term(meeting)
    known = [m for m in view.meetings if m.status != "cancelled" and view.term(m) == term]
    if meeting not in known or len(known) < 2:
        return ""
    doubtful = [view.t["if_date"].format(raw=m.raw_date, date=view.date(m.suggested_date)) for m in known if m.suggested_date]
    return ", ".join([view.t["nth_meeting"].format(n=known.index(meeting) + 1, count=len(known), term=term), *doubtful])


def find_neighbours(view: View, meeting: Meeting) -> Iterator[Fact]:
    """The meetings before and after; a doubtful date is shown as assumed, with what the paper says."""
    for label, other in (("previous_meeting", find_previous(view, meeting.start_date)), ("next_meeting", find_following(view, meeting))):
        if not other:
            yield fact(view, label, "")
            continue
        note = view.t["assumed"].format(raw=other.raw_date or view.date(other.start_date)) if other.suggested_date else ""
        yield fact(view, label, format_date(day_of(other), view.language, "short"), note, other.source)


def find_deadlines(view: View, meeting: Meeting) -> Iterator[Fact]:
    """When items, papers and the notice are due, as a paper says for this meeting, else counted back from it; blank where neither a paper
    nor the profile says."""
    for due in find_meeting_deadlines(view, meeting):
        passed = f", {view.t['passed']}" if due.day and due.day < view.as_of else ""
        yield fact(view, due.label, format_deadline(view, due), due.note + passed, find_deadline_source(view, meeting, due))


def find_deadline_source(view: View, meeting: Meeting, due: Deadline) -> str:
    """Where a paper says the day of a deadline, or the body's page its days; empty where the profile says others."""
    if due.is_said:
        return find_source(view, "meetings", meeting.meeting_id, due.label, meeting.source)
    body, key = view.body, KEYS[due.label]
    said = getattr(body, key) == str(getattr(view.profile, key))
    return find_source(view, "bodies", body.body_id, key, body.source) if said else ""
