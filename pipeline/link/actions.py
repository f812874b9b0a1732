"""Actions: owners from the register, due dates from the plan, and the later item that reports them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from pipeline.findings import Finding
from pipeline.language.folding import slug
from pipeline.link.cases import Thread
from pipeline.link.items import name_children
from pipeline.link.papers import Group
from pipeline.link.people import Register
from pipeline.link.reports import find_report, index_reports
from pipeline.records import ActionItem, Evidence, Extracted, Meeting


def link_actions(group: Group, register: Register, thread: Thread) -> None:
    """The actions of a body's papers: one row an owner, with due date and the item that closes it."""
    keys = name_children(group, "actions", "a")
    meetings = {meeting.meeting_id: meeting for meeting in group.records.meetings}
    reports = index_reports(thread)
    titles = {item.item_id: item.title for item in group.records.agenda_items}
    calendar = sorted(m.start_date for m in group.records.meetings if is_dated(m))
    for paper in group.papers:
        for found in paper.parsed.actions:
            action = place_action(found.record, keys[found.record.action_id], group)
            date = meetings.get(action.meeting_id, Meeting()).start_date
            action, evidence = resolve_due(action, date, calendar)
            action = replace(action, closed_by=find_report(action, titles.get(action.item_id, ""), date, reports))
            group.ids[found.record.action_id] = action.action_id
            spread_action(group, Extracted(action, (*found.evidence, *evidence)), register)
            if code := find_doubt(action, date):
                values = {"text": action.work, "raw": action.due_raw, "due": action.due_date}
                group.findings.append(Finding(code, action.document_id, action.action_id, action.source, values))


def is_dated(meeting: Meeting) -> bool:
    """True for a meeting with a full date that nobody doubts and that is not cancelled."""
    return len(meeting.start_date) == 10 and not meeting.suggested_date and meeting.status != "cancelled"


def place_action(action: ActionItem, key: str, group: Group) -> ActionItem:
    """The action with its own id and the ids of its item and meeting."""
    ids = group.ids
    return replace(action, action_id=key, item_id=ids.get(action.item_id, ""), meeting_id=ids.get(action.meeting_id, ""))


def resolve_due(action: ActionItem, date: str, calendar: list[str]) -> tuple[ActionItem, tuple[Evidence, ...]]:
    """«neste møte» becomes the date of the next meeting that the papers know, with the reason as evidence."""
    if action.due_date or action.precision != "meeting" or not date:
        return action, ()
    place = bisect_right(calendar, date)
    if place == len(calendar):
        return action, ()
    due = calendar[place]
    reason = Evidence(
        field="due_date", value=due, document_id=action.document_id, quote=action.due_raw, rule="next_meeting_in_plan", confidence=0.9
    )
    return replace(action, due_date=due), (reason,)


def find_doubt(action: ActionItem, date: str) -> str:
    """The code of what is doubtful about an action's due date, "" for nothing: none, unclear, or in a year nobody wrote.

    >>> find_doubt(ActionItem(due_raw="Frist 15. januar", due_date="2026-01-15", precision="day"), "2025-10-15")
    'due-year-inferred'
    """
    if not action.due_date:
        return "action-due-unclear" if action.due_raw else "action-without-due-date"
    year = action.due_date[:4]
    is_written = year in action.due_raw or re.search(rf"[./-]{year[2:]}\b", action.due_raw)
    return "due-year-inferred" if date and year != date[:4] and action.precision == "day" and not is_written else ""


def spread_action(group: Group, found: Extracted[ActionItem], register: Register) -> None:
    """One row an owner: a word that stands for many is spread over the register, owner_raw kept."""
    action = found.record
    owners = register.spread(action.owner_raw) or [action.owner_raw]
    for owner in owners:
        key = action.action_id if len(owners) == 1 else f"{action.action_id}-{slug(owner)}"
        group.add("actions", replace(action, action_id=key, owner=owner), found.evidence)
