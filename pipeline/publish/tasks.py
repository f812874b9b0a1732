"""Actions as people count them: one task, however many owners it was spread over, with its age and what it is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pipeline.language.calendar import last_day
from pipeline.language.formats import find_day
from pipeline.records import ActionItem

ORDER = {"overdue": 0, "open": 1, "unknown": 1, "done": 2}
FAR = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Task:
    """The rows of one action."""

    mark: str
    """T1, T2 … in the order of meetings: what the report calls it."""
    rows: tuple[ActionItem, ...]
    meeting_date: str

    @property
    def first(self) -> ActionItem:
        """The row that speaks for all in text, due date and source."""
        return self.rows[0]

    @property
    def done(self) -> int:
        """How many owners are done."""
        return sum(row.status == "done" for row in self.rows)

    @property
    def status(self) -> str:
        """Done when all are done, overdue when one is, else open or unknown."""
        states = {row.status for row in self.rows}
        if states == {"done"}:
            return "done"
        return next((state for state in ("overdue", "open", "unknown") if state in states), "unknown")


def find_tasks(actions: Iterable[ActionItem], dates: dict[str, str]) -> list[Task]:
    """The actions of a body, spread rows joined, in the order of meetings and papers. `dates` is each meeting's day.

    A row that only lists an earlier action again is no action; the due date that it sets counts.
    """
    groups: dict[tuple[str, str, str], list[ActionItem]] = {}
    rows = sorted(actions, key=lambda row: (dates.get(row.meeting_id, ""), row.document_id, place(row.source)))
    known = {row.action_id for row in rows}
    again = {row.carried_from: row for row in rows if row.carried_from in known and row.due_date}
    for row in rows:
        if row.carried_from not in known:
            later = again.get(row.action_id, row)
            row = replace(row, due_date=later.due_date, due_raw=later.due_raw, precision=later.precision)
            groups.setdefault((row.item_id or row.meeting_id, row.text, row.owner_raw), []).append(row)
    return [Task(f"T{n}", tuple(rows), dates.get(rows[0].meeting_id, "")) for n, rows in enumerate(groups.values(), start=1)]


def place(source: str) -> tuple[int, ...]:
    """Page and line of a source as numbers, so that line 9 comes before line 10.

    >>> place("0123456789ab:1:12")
    (1, 12)
    """
    return tuple(int(part) for part in source.split(":")[1:] if part.isdigit())


def find_last_day(due: str) -> date | None:
    """The last day of a due date that may be a day, an ISO week, a month or a year; None for none.

    >>> find_last_day("2025-W48"), find_last_day("2025-02"), find_last_day("2024")
    (datetime.date(2025, 11, 30), datetime.date(2025, 2, 28), datetime.date(2024, 12, 31))
    """
    try:
        return find_day(last_day(due))
    except ValueError:
        return None


def count_days(start: date | str | None, end: str) -> int:
    """Days from one day to another; 0 where one is unknown.

    >>> count_days("2025-10-31", "2025-11-19")
    19
    """
    first = find_day(start) if isinstance(start, str) else start
    last = find_day(end)
    return (last - first).days if first and last else 0


def sort_tasks(tasks: Iterable[Task]) -> list[Task]:
    """Overdue first, then open, then done; within each by due date, those without one last."""
    return sorted(tasks, key=lambda task: (ORDER[task.status], find_last_day(task.first.due_date) or FAR))
