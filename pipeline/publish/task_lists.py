"""Which actions a publication lists: what is open, what was done since last time, and of very old ones only so many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.language.formats import find_day
from pipeline.publish.tasks import FAR, Task, find_last_day, sort_tasks
from pipeline.publish.views import View, find_last_minutes

OLD = timedelta(days=366)


def find_current(view: View) -> list[Task]:
    """The actions that are not done, and those that the last minutes report as done, in the order of meetings."""
    last = find_last_minutes(view, f"{view.as_of}~", 1)
    held = {item.item_id for m in last for item in view.minutes[m.meeting_id]}
    return [task for task in view.tasks if task.status != "done" or any(row.closed_by in held for row in task.rows)]


def choose_tasks(view: View, tasks: Sequence[Task], limit: int) -> tuple[list[Task], int]:
    """At most so many actions, the oldest left out, and how many those are.

    What was due in the last year or is not yet due stands in the order of `sort_tasks`; then the older, newest due first;
    what is done comes last.
    """
    shown = sorted(tasks, key=find_age_day, reverse=True)[:limit]
    day = find_day(view.as_of)
    old = [task for task in shown if day and find_age_day(task) < day - OLD and task.status != "done"]
    fresh = sort_tasks(task for task in shown if task not in old)
    done = [task for task in fresh if task.status == "done"]
    return [*(task for task in fresh if task.status != "done"), *old, *done], len(tasks) - len(shown)


def find_age_day(task: Task) -> date:
    """The day by which an action's age is told: its last day, else its meeting's."""
    return find_last_day(task.first.due_date) or find_day(task.meeting_date) or FAR
