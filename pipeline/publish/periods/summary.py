"""A period in short, one sentence a fact; what the papers do not cover is said to be unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.publish.contexts import Doubts
from pipeline.publish.doubts import find_bare_minutes, format_bare_minutes
from pipeline.publish.periods.ages import format_finished
from pipeline.publish.periods.areas import list_areas
from pipeline.publish.periods.board import format_minutes_read
from pipeline.publish.periods.contexts import Untouched
from pipeline.publish.periods.spans import Period, find_meetings
from pipeline.publish.texts import format_count, format_list
from pipeline.publish.views import View
from pipeline.records import PROCEDURAL, Meeting, day_of

STATES = ("held", "planned", "called", "cancelled", "unknown")


def find_summary(view: View, period: Period, untouched: tuple[Untouched, ...], doubts: tuple[Doubts, ...]) -> Iterator[str]:
    """The report in short."""
    meetings = find_meetings(view, period)
    read = [m for m in meetings if m.meeting_id in view.minutes and day_of(m) <= view.as_of]
    yield format_meetings(view, meetings)
    if completeness := format_minutes_read(view, period):
        yield completeness
    bare = [m for m in find_bare_minutes(view, f"{view.as_of}~") if m in meetings]
    if bare:
        yield format_bare_minutes(view, bare)
    if read or not bare:
        yield from find_items(view, read)
    if read or view.tasks:
        yield from find_actions(view, period)
    yield from find_area_summary(view, read, untouched)
    notes = sum(group.count for group in doubts if group.severity == "note")
    warnings = sum(group.count for group in doubts) - notes
    said = [format_count(view.t, key, n) for key, n in (("sum_doubts", warnings), ("sum_notes", notes)) if n]
    yield f"{format_list(view.t, said)}." if said else view.t["sum_no_doubts"]
    if view.is_public and view.closed:
        yield view.t["sum_public"]


def format_meetings(view: View, meetings: list[Meeting]) -> str:
    """«10 møter: 8 holdt og 2 avlyst.»."""
    states = Counter("planned" if m.suggested_date > view.as_of else m.status or "unknown" for m in meetings)
    counts = [format_count(view.t, f"per_{state}", states[state]) for state in STATES if states[state]]
    return format_count(view.t, "per_meetings", len(meetings), counts=format_list(view.t, counts))


def find_items(view: View, read: list[Meeting]) -> Iterator[str]:
    """How many items and decisions the minutes hold; unknown where none are here."""
    t = view.t
    if not read:
        yield t["per_no_minutes"]
        return
    items = [item for m in read for item in view.minutes[m.meeting_id]]
    procedural = sum(item.item_type in PROCEDURAL for item in items)
    decisions = sum(len(view.decisions.get(item.item_id, ())) for item in items)
    yield t["per_items"].format(
        items=format_count(t, "count_cases", len(items)),
        substantive=len(items) - procedural,
        procedural=procedural,
        decisions=format_count(t, "count_decisions", decisions),
    )


def find_actions(view: View, period: Period) -> Iterator[str]:
    """How many actions were given, finished, and are left at the end of the period."""
    t = view.t
    if not view.tasks:
        yield t["sum_no_actions"]
        return
    given = sum(period.holds(task.meeting_date) for task in view.tasks)
    left = Counter("overdue" if task.status == "overdue" else "open" for task in view.tasks if task.status != "done")
    counts = format_list(t, [format_count(t, f"count_{state}", left[state]) for state in ("open", "overdue")])
    yield f"{format_count(t, 'per_actions', given)} {format_finished(view, period)}"
    yield t["per_left"].format(date=view.date(view.as_of), counts=counts)


def find_area_summary(view: View, read: list[Meeting], untouched: tuple[Untouched, ...]) -> Iterator[str]:
    """How many areas were touched, and which were not; nothing where no minutes can tell."""
    areas = list_areas(view)
    if areas and read:
        names = "; ".join(row.name for row in untouched)
        values = {"n": len(areas) - len(untouched), "count": len(areas), "areas": names}
        yield view.t["per_areas_left" if untouched else "per_areas"].format(**values)
