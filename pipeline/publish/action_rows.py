"""Actions as rows of a table: whose, from which item, due when, how old, how late."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.publish.carried import format_owner
from pipeline.publish.contexts import ActionRow, Line
from pipeline.publish.sources import format_amended, format_source
from pipeline.publish.tasks import Task, count_days, find_last_day
from pipeline.publish.views import View
from pipeline.publish.withheld import format_withheld
from pipeline.records import ActionItem


def compose_actions(view: View, tasks: Iterable[Task], lines: Iterable[Line]) -> tuple[ActionRow, ...]:
    """One row a task; `lines` of the coming agenda tell which item takes it up."""
    coming = {line.earlier_id: line.number for line in lines if line.earlier_id}
    return tuple(compose_action(view, task, coming) for task in tasks)


def compose_action(view: View, task: Task, coming: dict[str, str]) -> ActionRow:
    """One row; `coming` gives the number under which the action's item stands on the next agenda."""
    row, t = task.first, view.t
    closed = row.item_id in view.closed
    age = count_days(task.meeting_date, view.as_of)
    closed_by = view.items[row.closed_by].number if row.closed_by in view.items else ""
    return ActionRow(
        mark=task.mark,
        number=format_item(view, row) or view.date(task.meeting_date),
        owner=format_owner(view, task),
        text=format_withheld(view, row.item_id) if closed else row.work,
        due=view.date(row.due_date) or (not closed and row.due_raw) or t["no_due"],
        due_raw="" if closed else row.due_raw,
        status=task.status,
        status_text=format_status(view, task, closed_by, coming.get(row.item_id, "")),
        age=t["days_short"].format(n=age) if task.status != "done" and task.meeting_date else "–",
        closed=closed_by,
        source=format_source(view, row.source),
    )


def format_item(view: View, row: ActionItem) -> str:
    """The number of an action's item, else its title, and what corrects it; a closed item's title is not said."""
    item = view.items.get(row.item_id)
    if not item:
        return ""
    name = item.number or ("" if row.item_id in view.closed else item.title)
    return " – ".join(part for part in (name, format_amended(view, item.amended_by)) if part)


def format_status(view: View, task: Task, closed: str, coming: str) -> str:
    """«forfalt 19 d», «åpen (0/9)», «åpen, sak 44/25», «utført (sak 35/25)»."""
    t, late = view.t, count_days(find_last_day(task.first.due_date), view.as_of)
    text = t[f"status_{task.status}"]
    if task.status == "done":
        return f"{text} ({t['item']} {closed})" if closed else text
    if task.status == "overdue" and late > 0:
        text += f" {t['days_short'].format(n=late)}"
    if len(task.rows) > 1:
        text += f" ({task.done}/{len(task.rows)})"
    return f"{text}, {t['item']} {coming}" if coming else text
