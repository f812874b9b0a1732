"""Items that the profile puts on agendas: the standing ones on each, the yearly ones on one meeting of their year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from pipeline.language.formats import MONTHS, find_day
from pipeline.publish.contexts import Line
from pipeline.publish.recurring import format_item, is_same_title
from pipeline.publish.tasks import count_days
from pipeline.publish.views import View, find_following
from pipeline.records import Meeting
from pipeline.settings import FixedItem

FIXED = frozenset({"standing", "yearly"})
"""Kinds of lines that come from the profile."""
AHEAD = 92
"""Yearly items of so many days ahead are proposed where no later meeting is known."""


def find_fixed(view: View, where: str) -> Iterator[Line]:
    """The standing items of one place in the agenda, `first` or `last`."""
    yield from (compose_fixed(item, "standing", view.t["standing"]) for item in view.profile.standing if item.place == where)


def compose_fixed(item: FixedItem, kind: str, reason: str) -> Line:
    """The line of an item of the profile."""
    minutes = str(item.minutes or "")
    return Line(kind, item.title, reason, item_type=item.type, responsible=item.responsible, minutes=minutes, about=item.title)


def find_due_yearly(view: View, meeting: Meeting) -> Iterator[Line]:
    """The yearly items whose turn it is: in the first meeting of their time, or the last before it where their time has none; and those
    whose time has passed without them."""
    for item, first, last in find_turns(view, meeting):
        missed = is_missed(view, meeting, first, last)
        if (missed or is_turn(view, meeting, first, last)) and not is_treated(view, item, meeting, first):
            why = format_turn(view, item, meeting)
            yield compose_fixed(item, "yearly", f"{why}; {view.t['yearly_missed'].format(year=first[:4])}" if missed else why)


def find_yearly_ahead(view: View, meeting: Meeting) -> Iterator[str]:
    """In words: the yearly items of a time after the last known meeting, which may be this one's or one's that nobody has planned yet."""
    day = find_day(meeting.start_date)
    if day and not find_following(view, meeting):
        soon = (day + timedelta(days=AHEAD)).isoformat()
        for item, first, _ in find_turns(view, meeting):
            if meeting.start_date < first <= soon and not is_treated(view, item, meeting, first):
                yield view.t["yearly_ahead"].format(title=item.title, why=format_time(view, item))


def find_turns(view: View, meeting: Meeting) -> Iterator[tuple[FixedItem, str, str]]:
    """Each yearly item with the first and the last day of its time, in the meeting's year, the one before and the next."""
    day = find_day(meeting.start_date)
    for item in view.profile.yearly if day else ():
        for year in (day.year - 1, day.year, day.year + 1) if day else ():
            first, last = find_span(item, year)
            yield item, first.isoformat(), last.isoformat()


def find_span(item: FixedItem, year: int) -> tuple[date, date]:
    """The first and the last day of a yearly item's time in a year; a week 53 that a year lacks is its last week.

    >>> find_span(FixedItem("Budsjett", month=11), 2025), find_span(FixedItem("Budsjett", week=48), 2025)[0]
    ((datetime.date(2025, 11, 1), datetime.date(2025, 11, 30)), datetime.date(2025, 11, 24))
    """
    if item.month:
        return date(year, item.month, 1), date(year, item.month, monthrange(year, item.month)[1])
    if item.week:
        monday = date.fromisocalendar(year, min(item.week, date(year, 12, 28).isocalendar().week), 1)
        return monday, monday + timedelta(days=6)
    return (date(year, 1, 1), date(year, 6, 30)) if item.term == "spring" else (date(year, 7, 1), date(year, 12, 31))


def is_turn(view: View, meeting: Meeting, first: str, last: str) -> bool:
    """True for the first meeting between two days, or the last before them where one after them, and none between, is known."""
    days = [m.start_date for m in view.meetings if m.status != "cancelled" and not m.suggested_date]
    within = [day for day in days if first <= day <= last]
    if within:
        return meeting.start_date == within[0] or (first <= meeting.start_date <= last and within[0] < view.as_of)
    return meeting.start_date < first and meeting.start_date == max((day for day in days if day < first), default="") and max(days) > last


def is_missed(view: View, meeting: Meeting, first: str, last: str) -> bool:
    """True for a time that has passed, in the meeting's year or so many days before it as AHEAD says, where the minutes of its meetings
    (of the last one before it where it had none) and of all since have been read, so that they can tell what they did not treat."""
    if last >= meeting.start_date or (last[:4] != meeting.start_date[:4] and count_days(last, meeting.start_date) > AHEAD):
        return False
    held = [m for m in view.meetings if m.start_date < meeting.start_date and m.status != "cancelled" and not m.suggested_date]
    before = [m for m in held if m.start_date < first and m.start_date[:4] == first[:4]]
    since = [m for m in held if m.start_date >= first]
    if not since or since[0].start_date > last:
        since = [*before[-1:], *since] if before else []
    return bool(since) and all(m.meeting_id in view.minutes for m in since)


def is_treated(view: View, item: FixedItem, meeting: Meeting, first: str) -> bool:
    """True where the minutes or the agenda of an earlier meeting of that year had the item, or another one just before its time."""
    day = find_day(first)
    since = min(f"{first[:4]}-01-01", (day - timedelta(days=61)).isoformat()) if day else first
    for m in view.meetings:
        if since <= m.start_date < meeting.start_date and m.status != "cancelled":
            rows = (*view.minutes.get(m.meeting_id, ()), *view.noticed.get(m.meeting_id, ()))
            if any(is_same_title(row.title, item.title) and row.outcome not in {"postponed", "withdrawn"} for row in rows):
                return True
    return False


def format_turn(view: View, item: FixedItem, meeting: Meeting) -> str:
    """«Årshjul: november; sist 40/24 (27.11.24)»."""
    why = format_time(view, item)
    for m in reversed(view.meetings):
        rows = view.minutes.get(m.meeting_id, ()) if m.start_date < meeting.start_date else ()
        for row in rows:
            if is_same_title(row.title, item.title) and row.item_id not in view.closed:
                return f"{why}; {view.t['yearly_last'].format(number=format_item(view, m, row))}"
    return why


def format_time(view: View, item: FixedItem) -> str:
    """«Årshjul: november», «Årshjul: uke 48», «Årshjul: våren»."""
    if item.term:
        return view.t[f"yearly_{item.term}"]
    name = MONTHS[view.language][item.month - 1] if item.month else str(item.week)
    return view.t["yearly_month" if item.month else "yearly_week"].format(name=name)


def join_fixed(lines: Iterable[Line]) -> list[Line]:
    """The lines without those standing and yearly items that are another line's matter: that line gets their reason, time and owner."""
    kept = list(lines)
    for fixed in [line for line in kept if line.kind in FIXED]:
        at = next((n for n, line in enumerate(kept) if line.kind not in FIXED and is_same_title(line.title, fixed.title)), None)
        if at is not None:
            kept[at] = give_fixed(kept[at], fixed)
            kept.remove(fixed)
    return kept


def give_fixed(line: Line, fixed: Line) -> Line:
    """A line with what the profile says of it; the reasons of both."""
    reasons = dict.fromkeys(reason for reason in (line.reason, fixed.reason) if reason)
    return replace(
        line,
        reason="; ".join(reasons),
        item_type=line.item_type or fixed.item_type,
        responsible=fixed.responsible or line.responsible,
        minutes=fixed.minutes or line.minutes,
    )
