"""The next agenda: which meeting it is for, and everything that its templates print."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.formats import find_day, format_date, format_dates, format_week
from pipeline.publish.action_rows import compose_actions
from pipeline.publish.called import find_deputies, find_units, find_unnamed
from pipeline.publish.contexts import ActionRow, AgendaContext, Line
from pipeline.publish.edition import fill_slots, format_edition
from pipeline.publish.facts import compose_facts, find_members, format_body, format_called
from pipeline.publish.fixed import join_fixed
from pipeline.publish.items import find_lines
from pipeline.publish.notice import arrange_lines
from pipeline.publish.numbering import find_prefix, number_items
from pipeline.publish.task_lists import choose_tasks, find_current
from pipeline.publish.tasks import Task
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import Meeting, Records

AHEAD = frozenset({"planned", "called"})
SHOWN = 20
"""So many actions are listed; the older are counted."""


def find_meeting(records: Records, body_id: str, as_of: str) -> Meeting | None:
    """The body's next meeting from a day on that is planned or called and whose date nobody doubts.

    When none lies ahead, the latest one that a plan or notice names (else the latest of all); None where the body has no
    meeting with a whole date. `is_ahead` tells which it is.
    """
    own = [
        m for m in records.meetings if m.body_id == body_id and find_day(m.start_date) and not m.suggested_date and m.status != "cancelled"
    ]
    own.sort(key=lambda m: m.start_date)
    ahead = next((m for m in own if is_ahead(m, as_of)), None)
    named = {link.meeting_id for link in records.meeting_links if link.relation in {"plan", "notice", "agenda"}}
    planned = [m for m in own if m.meeting_id in named] or own
    return ahead or (planned[-1] if planned else None)


def is_ahead(meeting: Meeting, as_of: str) -> bool:
    """True for a meeting that is planned or called for this day or a later one."""
    return meeting.status in AHEAD and meeting.start_date >= as_of


def compose_agenda_view(view: View, meeting: Meeting) -> AgendaContext:
    """The agenda of one meeting out of a body's view; where its facts stand is for the secretary (secretary.py)."""
    t = view.t
    lines, form, _ = number_lines(view, meeting)
    minutes = [int(line.minutes) for line in lines if line.minutes.isdigit()]
    members = find_members(view, meeting)
    tasks, rest = choose_tasks(view, find_current(view), SHOWN)
    return AgendaContext(
        t=t,
        language=view.language,
        title=t["agenda_title"].format(body=format_body(view)),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_day(view, meeting),
        as_of=view.date(view.as_of),
        notices=find_notices(view, meeting),
        facts=tuple(replace(fact, source="") for fact in compose_facts(view, meeting)),
        lines=lines,
        has_notes=any(line.quotes or line.proposal for line in lines),
        total_minutes=format_total(view, minutes, len(lines)),
        numbers=form,
        units=find_units(view, meeting, members),
        deputies=find_deputies(members),
        called=format_called(view, members),
        not_named=tuple(find_unnamed(members)),
        actions=tuple(close_owner(view, task, row) for task, row in zip(tasks, compose_actions(view, tasks, lines), strict=True)),
        actions_note=format_count(t, "older_actions", rest) if rest else "",
        edition=format_edition(view) if view.is_public else "",
    )


def close_owner(view: View, task: Task, row: ActionRow) -> ActionRow:
    """The row without its owner where its item is closed: the agenda leaves the house."""
    return replace(row, owner="–") if task.first.item_id in view.closed else row


def format_day(view: View, meeting: Meeting) -> str:
    """«onsdag 26. november 2025 (uke 48)»."""
    return f"{format_dates(meeting.start_date, meeting.end_date, view.language)} ({format_week(meeting.start_date, view.language)})"


def number_lines(view: View, meeting: Meeting) -> tuple[tuple[Line, ...], str, list[Line]]:
    """The agenda's lines with numbers, types and minutes; their first and last number; what is only proposed.

    The items of a notice that has been received keep its numbers.
    """
    lines, extra = arrange_lines(view, meeting, join_fixed(find_lines(view, meeting)))
    form, year = view.profile.numbering, meeting.start_date[:4]
    printed = [line.number for line in lines]
    if not any(printed):
        printed = number_items(len(lines), find_used(view, meeting), year, form)
    numbered = [finish(view, line, number) for line, number in zip(lines, printed, strict=True)]
    if view.slots is not None and meeting.meeting_id in view.slots:
        numbered = fill_slots(view, numbered, view.slots[meeting.meeting_id])
    ends = dict.fromkeys(line.number for line in numbered if line.number)
    return tuple(numbered), find_prefix(form) + "–".join(dict.fromkeys((next(iter(ends)), next(reversed(ends))))), extra


def find_used(view: View, meeting: Meeting) -> list[str]:
    """The numbers that papers of other meetings have used: of all for a coming meeting, of the earlier ones for a passed one."""
    others = (m for m in view.records.meetings if m.body_id == view.body.body_id and m.meeting_id != meeting.meeting_id)
    days = {m.meeting_id: m.start_date for m in others}
    ahead, prefix = is_ahead(meeting, view.as_of), find_prefix(view.profile.numbering)
    rows = (row for row in view.records.agenda_items if row.meeting_id in days)
    rows = (row for row in rows if ahead or days[row.meeting_id] < meeting.start_date)
    return [row.number.removeprefix(prefix) for row in sorted(rows, key=lambda row: days[row.meeting_id])]


def finish(view: View, line: Line, number: str) -> Line:
    """A line with its number, its type in the body's words, and the profile's minutes for that type."""
    minutes = line.minutes or str(view.profile.minutes.get(line.item_type, "") or "")
    name = view.t.get(f"type_{line.item_type}", "") if line.item_type else ""
    return replace(line, number=number, type_name=name, minutes=minutes)


def format_total(view: View, minutes: list[int], count: int) -> str:
    """The minutes of all items; how many have none is said, so that the sum misleads nobody."""
    if not minutes:
        return ""
    rest = count - len(minutes)
    return f"{sum(minutes)} min" + (f" + {format_count(view.t, 'without_minutes', rest)}" if rest else "")


def find_notices(view: View, meeting: Meeting) -> tuple[str, ...]:
    """What must stand on top: that the meeting was moved or cancelled, that it is past, or that none at all lies ahead."""
    if is_ahead(meeting, view.as_of):
        return ()
    if meeting.status == "cancelled":
        day = format_date(meeting.moved_to, view.language)
        return (view.t["withdrawn_moved"].format(date=day) if day else view.t["withdrawn_cancelled"],)
    coming = find_meeting(view.records, view.body.body_id, view.as_of)
    values = {"date": view.date(meeting.start_date), "as_of": view.date(view.as_of)}
    if coming and is_ahead(coming, view.as_of):
        return (view.t["meeting_past"].format(next=view.date(coming.start_date), **values),)
    return (view.t["no_meeting_ahead"].format(**values),)


def find_received(view: View, meeting: Meeting) -> tuple[str, ...]:
    """For the secretary: that a notice has been received already, whose numbers and order the agenda keeps."""
    return (view.t["notice_received"],) if view.noticed.get(meeting.meeting_id) else ()
