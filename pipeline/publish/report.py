"""The report before a meeting: what was concluded, what is still to do, what was not touched, and how far the data can be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.calendar import term
from pipeline.language.formats import format_dates
from pipeline.publish.action_rows import compose_actions
from pipeline.publish.agenda import find_notices, find_received, number_lines
from pipeline.publish.contexts import Conclusion, Doubts, Line, ReportContext
from pipeline.publish.coverage import compose_coverage, compose_tasks, find_areas, find_untouched
from pipeline.publish.doubts import (
    compose_doubts,
    compose_meetings,
    compose_sources,
    find_bare_minutes,
    find_making,
    find_unread,
    format_bare_minutes,
    format_completeness,
)
from pipeline.publish.edition import format_edition
from pipeline.publish.facts import format_body
from pipeline.publish.periods.areas import compose_terms
from pipeline.publish.periods.contexts import Grid
from pipeline.publish.periods.spans import Period
from pipeline.publish.sources import format_amended, format_source
from pipeline.publish.task_lists import choose_tasks
from pipeline.publish.tasks import count_days, find_last_day
from pipeline.publish.texts import format_count, format_list
from pipeline.publish.views import View, find_last_minutes
from pipeline.publish.withheld import format_access, format_withheld, is_mere_noting
from pipeline.records import PROCEDURAL, AgendaItem, Meeting

PROVISIONAL = frozenset({"draft", "written"})
SHOWN = 40
"""So many actions are listed; the older are counted."""
OLD = 366
"""Finished actions from longer ago than this many days are only counted."""


def compose_report_view(view: View, meeting: Meeting, left_out: tuple[str, ...] = ()) -> ReportContext:
    """The report before one meeting out of a body's view."""
    t = view.t if view.profile.scheme else view.t | {"coverage_heading": view.t["coverage_plain"]}
    lines, _, _ = number_lines(view, meeting)
    before = min(meeting.start_date, f"{view.as_of}~")
    last = find_last_minutes(view, before, 3)
    newest = last[-1] if last else None
    bare = [m for m in find_bare_minutes(view, before) if not newest or m.start_date > newest.start_date]
    t |= {"no_minutes_read": t["no_items_concluded"] if newest else format_bare_minutes(view, bare) or t["no_minutes_read"]}
    current = [task for task in view.tasks if task.status != "done" or count_days(task.meeting_date, view.as_of) <= OLD]
    shown, rest = choose_tasks(view, current, SHOWN)
    left = (("old_done", len(view.tasks) - len(current)), ("older_actions", rest))
    doubts = compose_doubts(view)
    terms = find_terms(view)
    return ReportContext(
        t=t,
        language=view.language,
        title=t["report_title"].format(body=view.profile.short_name or format_body(view), date=view.date(meeting.start_date)),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_dates(meeting.start_date, meeting.end_date, view.language),
        as_of=view.date(view.as_of),
        notices=(*find_notices(view, meeting), *find_received(view, meeting)),
        summary=tuple(find_summary(view, meeting, last, lines, doubts, format_bare_minutes(view, bare))),
        conclusions=tuple(find_conclusions(view, newest)),
        conclusions_heading=t["conclusions_since"].format(date=view.date(newest.start_date)) if newest else t["conclusions"],
        provisional=t[f"provisional_{newest.minutes_status}"] if newest and newest.minutes_status in PROVISIONAL else "",
        actions=compose_actions(view, shown, lines),
        actions_note=" ".join(format_count(t, key, n) for key, n in left if n),
        columns=tuple(view.date(m.start_date) for m in last),
        areas=compose_coverage(view, last, lines),
        coverage_notes=tuple(find_coverage_notes(view, meeting, last)),
        terms=terms.chart,
        terms_notes=terms.notes,
        tasks=compose_tasks(view, last),
        meetings=compose_meetings(view, meeting),
        meetings_note=format_completeness(view, meeting),
        unread=find_unread(view),
        left_out=left_out,
        doubts=doubts,
        making=tuple(find_making(view)),
        sources=compose_sources(view),
        edition=format_edition(view),
    )


def find_summary(
    view: View, meeting: Meeting, last: list[Meeting], lines: tuple[Line, ...], doubts: tuple[Doubts, ...], bare: str
) -> Iterator[str]:
    """The report in short, one sentence a fact; `bare` says which minutes since the last of them hold no items."""
    t = view.t
    items = [item for m in last for item in view.minutes[m.meeting_id]]
    procedural = sum(item.item_type in PROCEDURAL for item in items)
    if last:
        days = ", ".join(view.date(m.start_date) for m in last)
        counts = {"minutes": len(last), "dates": days, "substantive": len(items) - procedural, "procedural": procedural}
        yield t["sum_items_one" if len(last) == 1 else "sum_items"].format(n=format_count(t, "count_cases", len(items)), **counts)
    elif not bare:
        yield t["sum_no_minutes"]
    if bare:
        yield bare
    for m in last:
        if m.minutes_status in PROVISIONAL:
            yield t["sum_unapproved"].format(date=view.date(m.start_date), status=t[f"minutes_{m.minutes_status}"])
    yield from find_action_summary(view, meeting, lines)
    areas = find_areas(view, view.profile.scheme)
    if areas and last:
        untouched = find_untouched(view, last)
        values = {"n": len(areas) - len(untouched), "count": len(areas), "minutes": len(last), "rest": len(untouched)}
        yield t["sum_areas_one" if len(last) == 1 else "sum_areas"].format(**values)
    unread = find_unread(view)
    if unread:
        yield format_count(t, "sum_unread", len(unread))
    notes = sum(group.count for group in doubts if group.severity == "note")
    warnings = sum(group.count for group in doubts) - notes
    said = [format_count(t, key, n) for key, n in (("sum_doubts", warnings), ("sum_notes", notes)) if n]
    yield f"{format_list(t, said)}." if said else t["sum_no_doubts"]
    if view.is_public and view.closed:
        yield t["sum_public"]


def find_action_summary(view: View, meeting: Meeting, lines: tuple[Line, ...]) -> Iterator[str]:
    """How many actions there are, done, open and overdue, counted by action; which is most overdue; what is due in the meeting."""
    t = view.t
    if not view.tasks:
        yield t["sum_no_actions"]
        return
    states = ["open" if task.status == "unknown" else task.status for task in view.tasks]
    counts = [format_count(t, f"count_{state}", states.count(state)) for state in ("done", "open", "overdue")]
    late = [task for task in view.tasks if task.status == "overdue"]
    worst = max(late, key=lambda task: count_days(find_last_day(task.first.due_date), view.as_of), default=None)
    days = count_days(find_last_day(worst.first.due_date), view.as_of) if worst else 0
    most = f" ({worst.mark}, {format_count(t, 'days', days)})" if worst and len(late) == 1 else ""
    yield t["sum_actions"].format(n=len(view.tasks), counts=format_list(t, counts) + most)
    due = [task for task in view.tasks if task.first.due_date == meeting.start_date and task.status != "done"]
    coming = {line.earlier_id for line in lines}
    if due:
        marks = ", ".join(sorted(task.mark for task in due))
        key = "sum_due" if all(task.first.item_id in coming for task in due) else "sum_due_not_listed"
        yield format_count(t, key, len(due), marks=marks)
    bare = [line.number for line in lines if line.quotes and not line.papers]
    if bare:
        yield t["sum_papers"].format(numbers=format_list(t, bare))


def find_conclusions(view: View, meeting: Meeting | None) -> Iterator[Conclusion]:
    """The items of the last meeting with what was concluded; «Eventuelt» only where something came up."""
    for item in view.minutes.get(meeting.meeting_id, ()) if meeting else ():
        said = view.decisions.get(item.item_id, ())
        marks = [task.mark for task in view.tasks if task.first.item_id == item.item_id]
        if item.item_type == "any-other" and not said and not marks:
            continue
        text = f"{view.t['quote_close']}\n{view.t['quote_open']}".join(row.text for row in said)
        closed = (bool(text) or view.is_public) and item.item_id in view.closed and not is_mere_noting(said)
        text = format_withheld(view, item.item_id) if closed else text or view.t["no_conclusion"]
        source = format_source(view, (said[0].source if said else "") or item.source)
        outcome = format_outcome(view, item, marks)
        yield Conclusion(item.number, item.title, text, closed or not said, outcome, format_access(view, item.item_id), source)


def format_outcome(view: View, item: AgendaItem, marks: list[str]) -> str:
    """«godkjent, tiltak T6, retter 31/25»: the item's outcome, its actions, and the items that it corrects or that correct it."""
    t = view.t
    outcome = t.get(f"outcome_{item.outcome}", "") if item.outcome and item.outcome != "unknown" else ""
    if item.outcome == "decided" and item.item_type == "approval":
        outcome = t["outcome_approved"]
    tasks = f"{t['action']} {', '.join(marks)}" if marks else ""
    links = [k for k in view.links.get(item.item_id, ()) if k.relation == "corrects"]
    corrected = [view.items[k.earlier_item_id].number for k in links if k.earlier_item_id in view.items]
    amended = format_amended(view, item.amended_by)
    return ", ".join(part for part in (outcome, tasks, *(f"{t['corrects']} {number}" for number in corrected), amended) if part) or "–"


def find_coverage_notes(view: View, meeting: Meeting, last: list[Meeting]) -> Iterator[str]:
    """The untouched areas by name, and what the dash in the table does not say."""
    if not find_areas(view, view.profile.scheme):
        yield from [view.t["no_scheme"]] if view.profile.scheme else ()
        return
    untouched = [area.name for area in find_untouched(view, last)]
    if untouched and last:
        yield format_count(view.t, "untouched", len(last), areas="; ".join(untouched))
    yield view.t["dash"]
    completeness = format_completeness(view, meeting)
    if completeness:
        yield f"{completeness}."


def find_terms(view: View) -> Grid:
    """How many items each area had in the last half-years; empty where fewer than two of them have minutes."""
    terms = compose_terms(view, Period(term(view.as_of), view.as_of, view.as_of))
    known = {n for row in (terms.chart.rows if terms.chart else ()) for n, value in enumerate(row.values) if value is not None}
    return terms if len(known) > 1 else Grid((), (), None)
