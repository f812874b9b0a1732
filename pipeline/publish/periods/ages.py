"""The actions of a period: what is left at its end and how old it is, and what was finished and how long it took."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from pipeline.publish.action_rows import compose_action
from pipeline.publish.contexts import ActionRow
from pipeline.publish.contexts_charts import Chart, ChartRow
from pipeline.publish.periods.contexts import Grid
from pipeline.publish.periods.spans import Period, find_done_day
from pipeline.publish.tasks import FAR, ORDER, Task, count_days, find_last_day
from pipeline.publish.texts import format_count
from pipeline.publish.views import View

GROUPS = (30, 90, 180, 365)
"""The last day of each age group; the last group has none."""
OLDER = 60
"""So many actions from before the period are listed, the newest; the rest are counted."""
STATES = ("open", "overdue")


def find_left(view: View, period: Period) -> tuple[list[Task], int]:
    """What is not done at the end of the period, the longest overdue first, and how many older actions the list leaves out."""
    left = [task for task in view.tasks if task.status != "done"]
    own = [task for task in left if period.holds(task.meeting_date)]
    older = sorted((task for task in left if task.meeting_date < period.first), key=lambda task: task.meeting_date, reverse=True)
    shown = sorted(
        [*own, *older[:OLDER]], key=lambda task: (ORDER[task.status], find_last_day(task.first.due_date) or FAR, task.meeting_date)
    )
    return shown, max(0, len(older) - OLDER)


def compose_left(view: View, whole: View, tasks: list[Task]) -> tuple[ActionRow, ...]:
    """One row a task; `whole` is the view as of its own day, which knows what was finished after the period."""
    later = {task.mark: task for task in whole.tasks if task.status == "done"} if whole.as_of > view.as_of else {}
    return tuple(add_later(whole, compose_action(view, task, {}), later.get(task.mark)) for task in tasks)


def add_later(whole: View, row: ActionRow, later: Task | None) -> ActionRow:
    """The row, with the meeting after the period that reports it as done."""
    if not later:
        return row
    day = whole.meeting_of(later.first.closed_by)
    said = whole.t["done_later"].format(date=day) if day else whole.t["status_done"]
    return replace(row, status_text=f"{row.status_text}; {said}")


def compose_ages(view: View) -> Grid:
    """How many actions are left, by age in days: one row an age group, one column a state."""
    t = view.t
    counts = {state: [0] * (len(GROUPS) + 1) for state in STATES}
    for task in view.tasks:
        if task.status != "done":
            age = count_days(task.meeting_date, view.as_of)
            counts["overdue" if task.status == "overdue" else "open"][sum(age > last for last in GROUPS)] += 1
    names = [*(f"{first}–{last}" for first, last in zip((0, *(one + 1 for one in GROUPS)), GROUPS, strict=False)), t["over_a_year"]]
    heads = tuple(t[f"state_{state}"] for state in STATES)
    found = [tuple(counts[state][n] for state in STATES) for n in range(len(names))]
    rows = tuple((name, tuple(map(str, cells))) for name, cells in zip(names, found, strict=True))
    if not any(map(sum, found)):
        return Grid(heads, (), None)
    bars = tuple(ChartRow(name, cells, tuple(str(n) if n else "" for n in cells)) for name, cells in zip(names, found, strict=True))
    total, old = sum(map(sum, found)), sum(found[-1])
    alt = format_count(t, "ages_alt", total, overdue=str(sum(counts["overdue"])), old=str(old))
    return Grid(heads, rows, Chart("bars", t["ages_title"], alt, heads, bars))


def find_finished(view: View, period: Period) -> list[tuple[Task, int | None]]:
    """The actions finished in the period with the days that each took; None where no minutes tell when."""
    dates = {m.meeting_id: m.start_date for m in view.meetings}
    found: list[tuple[Task, int | None]] = []
    for task in view.tasks:
        if task.status != "done":
            continue
        days = [find_done_day(view, row, dates) for row in task.rows]
        if all(days) and period.holds(max(days)):
            found.append((task, count_days(task.meeting_date, max(days))))
        elif not all(days) and period.holds(task.meeting_date):
            found.append((task, None))
    return found


def format_finished(view: View, period: Period) -> str:
    """«5 tiltak ble meldt utført, median 42 dager etter møtet.»; that none was, where none was."""
    found = find_finished(view, period)
    if not found:
        return view.t["finished_none"]
    days = [days for _, days in found if days is not None]
    text = format_count(view.t, "finished", len(found))
    if days:
        text += " " + view.t["finished_days"].format(days=format_count(view.t, "days", int(median(days) + 0.5)))
    undated = len(found) - len(days)
    return f"{text} {format_count(view.t, 'finished_undated', undated)}" if undated else text
