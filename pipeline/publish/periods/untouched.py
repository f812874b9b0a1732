"""Which policy areas nobody has touched, for how long, and what memos ask for in general."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.publish.coverage import find_standing
from pipeline.publish.periods.areas import list_areas
from pipeline.publish.periods.contexts import Untouched
from pipeline.publish.periods.spans import Period
from pipeline.publish.sources import format_requests, format_source
from pipeline.publish.tasks import count_days
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import Meeting, PolicyArea


def compose_untouched(view: View, period: Period) -> Iterator[Untouched]:
    """The areas that no minutes of the period are about, those that have lain longest first; nothing where no minutes are here."""
    held = [m for m in view.meetings if m.start_date <= view.as_of and m.meeting_id in view.minutes]
    own = [m for m in held if period.holds(m.start_date)]
    if not own:
        return
    found = []
    for area in list_areas(view):
        touched = view.touched.get(area.policy_area_id, set())
        last = next((m for m in reversed(held) if is_about(view, m, touched)), None)
        if not last or not period.holds(last.start_date):
            found.append((last.start_date if last else "", area, last))
    for _, area, last in sorted(found, key=lambda one: one[0]):
        yield compose_lying(view, area, last, held[0])


def is_about(view: View, meeting: Meeting, touched: Iterable[str]) -> bool:
    """True where an item of a meeting's minutes is about an area."""
    return any(item.item_id in touched for item in view.minutes[meeting.meeting_id])


def compose_lying(view: View, area: PolicyArea, last: Meeting | None, first: Meeting) -> Untouched:
    """One area: when it was last touched and how long ago; where it never was, since when minutes are here at all."""
    name, t = f"{area.number} {area.name}".strip(), view.t
    if not last:
        since = t["at_least"].format(time=format_time(view, first.start_date))
        return Untouched(name, t["never_touched"].format(date=view.date(first.start_date)), since, "–")
    touched = view.touched[area.policy_area_id]
    item = next(item for item in view.minutes[last.meeting_id] if item.item_id in touched)
    number = f" ({t['item']} {item.number})" if item.number else ""
    return Untouched(name, f"{view.date(last.start_date)}{number}", format_time(view, last.start_date), format_source(view, item.source))


def format_time(view: View, day: str) -> str:
    """How long ago a day is: «612 dager (20 md.)»; months only from two on."""
    days = count_days(day, view.as_of)
    months = int(days / 30.44)
    text = format_count(view.t, "days", days)
    return f"{text} ({view.t['months_short'].format(n=months)})" if months > 1 else text


def find_requests(view: View) -> tuple[str, ...]:
    """What memos up to the view's day ask in general to have on the agenda, word for word, with its source."""
    return tuple(format_requests(view, memo) for memo in find_standing(view) if memo.date <= view.as_of)
