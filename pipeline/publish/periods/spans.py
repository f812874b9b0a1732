"""The period that a report is about, and the body's view as it stood at the period's end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.language.calendar import list_terms, term
from pipeline.language.formats import find_day, format_term
from pipeline.publish.tasks import Task, find_last_day
from pipeline.publish.views import View
from pipeline.records import ActionItem, Meeting, Records, day_of

HALVES = {"1": ("01-01", "06-30"), "2": ("07-01", "12-31")}


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a half-year."""

    name: str
    """«2025», or «2025-2» as calendar.term() has it."""
    first: str
    last: str

    @property
    def is_year(self) -> bool:
        """True for a whole year."""
        return len(self.name) == 4

    @property
    def terms(self) -> list[str]:
        """The half-years in it."""
        return list_terms(term(self.first), term(self.last))

    def holds(self, day: str) -> bool:
        """True for a day of the period; a date that is cut short must lie in it as far as it goes."""
        return bool(day) and self.first[: len(day)] <= day <= self.last

    def format(self, language: str) -> str:
        """«2025», «høsten 2025»."""
        return self.name if self.is_year else format_term(self.first, language)


def find_period(text: str) -> Period | None:
    """The period that a name means; None for what is no period.

    >>> find_period("2025-2"), find_period("2025-H1") == find_period("2025-1"), find_period("2025-3")
    (Period(name='2025-2', first='2025-07-01', last='2025-12-31'), True, None)
    """
    said = re.fullmatch(r"(\d{4})(?:-[Hh]?([12]))?", text.strip())
    if not said:
        return None
    year, half = said.groups()
    if not half:
        return Period(year, f"{year}-01-01", f"{year}-12-31")
    first, last = HALVES[half]
    return Period(f"{year}-{half}", f"{year}-{first}", f"{year}-{last}")


def list_periods(records: Records, bodies: Iterable[str], as_of: str) -> list[str]:
    """The years and half-years, up to a day, in which these bodies have meetings."""
    own = set(bodies)
    days = [day_of(m) for m in records.meetings if m.body_id in own and find_day(day_of(m)) and term(day_of(m)) <= term(as_of)]
    return sorted({name for day in days for name in (day[:4], term(day))})


def find_meetings(view: View, period: Period) -> list[Meeting]:
    """The meetings of a period, in order; those under a doubtful date by the suggested one."""
    return [m for m in view.meetings if period.holds(day_of(m))]


def close_view(view: View, period: Period) -> View:
    """The view with its actions as they stood at the end of the period, or as of its day where that comes first.

    What papers of a later day know of the period's meetings (that minutes were approved) stays.
    """
    day = min(view.as_of, period.last)
    dates = {m.meeting_id: m.start_date for m in view.meetings}
    tasks = (turn_back(view, task, day, dates) for task in view.tasks if task.meeting_date <= day)
    return replace(view, as_of=day, tasks=tuple(tasks))


def turn_back(view: View, task: Task, day: str, dates: dict[str, str]) -> Task:
    """An action with the status that it had on a day."""
    return replace(task, rows=tuple(replace(row, status=find_status(view, row, day, dates)) for row in task.rows))


def find_status(view: View, row: ActionItem, day: str, dates: dict[str, str]) -> str:
    """done, overdue, open or unknown on a day; what a person has set, or no minutes date, stays done."""
    closed = find_done_day(view, row, dates)
    if closed <= day if closed else row.status == "done":
        return "done"
    due = find_last_day(row.due_date)
    if due and due.isoformat() < day:
        return "overdue"
    return "unknown" if row.status == "unknown" else "open"


def find_done_day(view: View, row: ActionItem, dates: dict[str, str]) -> str:
    """The day of the meeting that reports an action as done; empty where none does."""
    item = view.items.get(row.closed_by)
    return dates.get(item.meeting_id, "") if item else ""
