"""The minutes' skeleton for a coming meeting: all that is known before it, and blank places for what is said in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.formats import format_date, format_dates
from pipeline.publish.agenda import format_day, number_lines
from pipeline.publish.contexts import Fact, Line
from pipeline.publish.contexts_forms import MinutesContext, MinutesLine, Seat
from pipeline.publish.facts import find_members, find_occasion, find_people, format_body, format_hours
from pipeline.publish.views import View, find_following
from pipeline.records import Meeting, Membership

CALLED = frozenset({"leader", "member"})
SPARE, SPARE_ALONE = 3, 10
"""Rows for those whom no list names: beside members, and where no member is known at all."""
PRINTED = ("body", "meeting_date", "time", "place", "chair", "secretary", "meeting_number")
"""The lines of the agenda's header that minutes have too; a meeting's number only where it is known."""


def compose_minutes(view: View, meeting: Meeting) -> MinutesContext:
    """The skeleton of one meeting's minutes."""
    members = [m for m in find_members(view, meeting) if m.person_name]
    lines, _, _ = number_lines(view, meeting)
    return MinutesContext(
        t=view.t,
        language=view.language,
        title=view.t["minutes_title"].format(body=format_body(view)),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_day(view, meeting),
        as_of=view.date(view.as_of),
        notices=(),
        facts=tuple(find_facts(view, meeting, members)),
        seats=(*(seats := find_seats(members)), *[Seat()] * (SPARE if seats else SPARE_ALONE)),
        observers=tuple(seat_of(m) for m in members if m.role == "observer"),
        lines=tuple(compose_line(view, line) for line in lines),
        next=find_next(view, meeting),
    )


def find_facts(view: View, meeting: Meeting, members: list[Membership]) -> Iterator[Fact]:
    """The header's lines; what nobody knows yet is a blank place. Who leads is named without office, for somebody else may."""
    names = {view.t[label]: label for label in PRINTED}
    leader = next((m.person_name for m in members if m.role == "leader"), "")
    for fact in (*find_occasion(view, meeting), *find_people(view, meeting)):
        label = names.get(fact.label, "")
        text = meeting.chair or leader if label == "chair" else "" if fact.blank else fact.text
        if label and (text or label != "meeting_number"):
            yield Fact(fact.label, text or view.t["to_fill"], blank=not text)


def find_seats(members: list[Membership]) -> list[Seat]:
    """The leader, the members and the deputies that the lists name, in their order."""
    return [*(seat_of(m) for m in members if m.role in CALLED), *(seat_of(m) for m in members if m.role == "deputy")]


def seat_of(member: Membership) -> Seat:
    """Name and unit of somebody on the list."""
    unit = member.unit_name or member.unit or member.function
    return Seat(member.person_name, unit, member.role == "deputy")


def compose_line(view: View, line: Line) -> MinutesLine:
    """One item with its blank places; that it came late is for the agenda only."""
    heading = " ".join(part for part in (line.number, line.title) if part)
    closed = view.t["withheld"] in line.mark
    said = line.title.startswith(view.t["withheld_title"])
    mark = line.mark.removeprefix(view.t["withheld"]).removeprefix(", ") if said else line.mark if closed else ""
    return MinutesLine(
        number=line.number,
        heading=f"{heading} ({mark})" if mark else heading,
        type_name=line.type_name,
        responsible="" if closed else line.responsible,
        outcome=view.t["minuted_decision" if line.item_type == "decision" else "minuted_other"],
        has_tasks=line.item_type != "approval",
    )


def find_next(view: View, meeting: Meeting) -> Fact:
    """The next meeting with hours and place; a blank place where none is planned, or its day is in doubt."""
    other = find_following(view, meeting)
    label, t = view.t["next_meeting"], view.t
    if not other:
        return Fact(label, t["next_prompt"], blank=True)
    if other.suggested_date:
        day = format_date(other.suggested_date, view.language, "short")
        note = f"{day} – {t['assumed'].format(raw=other.raw_date)}"
        return Fact(label, f"{t['next_prompt'][:-1]}; {note}]", blank=True)
    day = format_dates(other.start_date, other.end_date, view.language)
    hours = format_hours(view, other, other.start_time, other.end_time)
    return Fact(label, ", ".join(part for part in (day, hours, other.place) if part))
