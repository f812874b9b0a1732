"""Actions: owners from the register, due dates from the plan, and the later item that reports them."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.findings import Finding
from pipeline.language.folding import slug
from pipeline.language.formats import format_date
from pipeline.language.names import is_person_name
from pipeline.link.done import Ledger
from pipeline.link.dues import find_doubt, resolve_due
from pipeline.link.items import name_children
from pipeline.link.papers import Group
from pipeline.link.references import NONE, Numbers, index_numbers
from pipeline.link.reports import find_report, index_reports
from pipeline.link.roster import Roster
from pipeline.link.threads import Thread, tie
from pipeline.records import ActionItem, AgendaItem, CaseLink, Done, Evidence, Extracted, Meeting, fill


def link_actions(group: Group, roster: Roster, thread: Thread) -> None:
    """The actions of a body's papers: one row an owner, with due date, the item that closes it and the action that it lists again."""
    meetings = {meeting.meeting_id: meeting.start_date for meeting in group.records.meetings}
    calendar = sorted(m.start_date for m in group.records.meetings if is_dated(m))
    items = {item.item_id: item for item in reversed(group.records.agenda_items)}
    days = {item_id: meetings.get(item.meeting_id, "") for item_id, item in items.items()}
    name = group.records.bodies[0].name if group.records.bodies else ""
    reports = index_reports(thread, group.records.case_links)
    ledger, closed = Ledger(), dict[str, Evidence]()
    linked, said = [], sort_actions(group, meetings)
    numbers = index_numbers(group) if any(isinstance(one.record, ActionItem) and one.record.carried_from for one in said) else NONE
    for found in said:
        date, record = meetings.get(found.record.meeting_id, ""), found.record
        if isinstance(record, Done):
            for row in ledger.find_done(record, date) if record.item_id else ():
                close(closed, row, cite_report(record), days)
            continue
        action, evidence = resolve_due(name_origin(record, date, numbers), date, calendar, name)
        title, first = items.get(action.item_id, NO_ITEM).title, ledger.find_carried(action, date)
        if first and (first.action_id not in closed or days[closed[first.action_id].value] >= date):
            action = replace(action, carried_from=first.action_id)
            closed.pop(first.action_id, None)  # what is listed again is not done yet
            action_reported, title = first, items.get(first.item_id, NO_ITEM).title
        else:
            ledger.add(action, date, items.get(action.item_id, NO_ITEM).number)
            action_reported = action
        if report := find_report(action_reported, title, date, reports):
            close(closed, action_reported, cite_title(items[report]), days)
        linked.append((Extracted(action, (*found.evidence, *evidence)), date))
    for extracted, date in linked:
        write_action(group, extracted, closed, roster, date)
    link_reports(group, linked, closed, items)


NO_ITEM = AgendaItem()


def name_origin(action: ActionItem, date: str, numbers: Numbers) -> ActionItem:
    """The action under the earlier item whose number its row names, where the body has one; else under the item that lists it."""
    if not (number := action.carried_from):
        return action
    earlier = numbers.find(CaseLink(action.item_id, number), date)
    return fill(action, carried_from="", item_id=earlier or action.item_id)


def close(closed: dict[str, Evidence], action: ActionItem, said: Evidence, days: dict[str, str]) -> None:
    """Let an action be closed by what says so first."""
    known = closed.get(action.action_id)
    if not known or days[said.value] < days[known.value]:
        closed[action.action_id] = said


def cite_report(report: Done) -> Evidence:
    """The words that report an action as done, as the evidence of its closed_by."""
    place = find_line(report)
    return cite(report.item_id, report.text, "said_done", report.document_id, place)


def cite_title(item: AgendaItem) -> Evidence:
    """The title of the item that takes an action up, as the evidence of its closed_by."""
    return replace(cite(item.item_id, item.title, "taken_up", item.document_id, find_line(item)), confidence=0.8)


def cite(item_id: str, quote: str, rule: str, document_id: str, place: tuple[int, ...]) -> Evidence:
    """Evidence of closed_by at a page and line."""
    page, line = (*place, 0, 0)[:2]
    return Evidence(field="closed_by", value=item_id, document_id=document_id, page=page, line=line, quote=quote, rule=rule)


def link_reports(
    group: Group, linked: list[tuple[Extracted[ActionItem], str]], closed: dict[str, Evidence], items: dict[str, AgendaItem]
) -> None:
    """An item that takes up what an earlier one asked for follows it up, where nothing else ties the two."""
    pairs = {(row.item_id, row.earlier_item_id) for row in group.records.case_links}
    for found, date in linked:
        action, said = found.record, closed.get(found.record.action_id)
        if said and said.rule == "taken_up" and action.item_id and (said.value, action.item_id) not in pairs:
            pairs.add((said.value, action.item_id))
            reason = f"{format_date(date, group.language, 'short')}: «{action.text}»"
            group.add("case_links", tie(items[said.value], action.item_id, "follows-up", 0.7, reason))


def sort_actions(group: Group, meetings: dict[str, str]) -> list[Extracted[ActionItem | Done]]:
    """The actions with their own ids and those of item and meeting, in the order in which publications number them, and what is
    reported as done."""
    keys = name_children(group, "actions", "a")
    placed: list[Extracted[ActionItem | Done]] = []
    for paper in group.papers:
        for found in paper.parsed.actions:
            action = place_action(found.record, keys[found.record.action_id], group)
            group.ids[found.record.action_id] = action.action_id
            placed.append(Extracted(action, found.evidence))
        for said in paper.parsed.done:
            own = {"item_id": group.ids.get(said.record.item_id, ""), "meeting_id": group.ids.get(said.record.meeting_id, "")}
            placed.append(Extracted(replace(said.record, **own)))
    return sorted(placed, key=lambda found: (meetings.get(found.record.meeting_id, ""), found.record.document_id, find_line(found.record)))


def find_line(row: ActionItem | AgendaItem | Done) -> tuple[int, ...]:
    """Page and line of a record."""
    return tuple(int(part) for part in row.source.split(":")[1:] if part.isdigit())


def write_action(group: Group, found: Extracted[ActionItem], closed: dict[str, Evidence], roster: Roster, date: str) -> None:
    """The rows of one action, and the doubt about its due date."""
    action = found.record
    said = closed.get(action.carried_from or action.action_id)
    action = fill(action, closed_by=said.value) if said else action
    spread_action(group, Extracted(action, (*found.evidence, *((said,) if said else ()))), roster, date)
    if not action.carried_from and (code := find_doubt(action, date)):
        values = {"text": action.work, "raw": action.due_raw, "due": action.due_date}
        group.findings.append(Finding(code, action.document_id, action.action_id, action.source, values))
    if not action.carried_from and not action.owner_raw:
        group.findings.append(Finding("action-without-owner", action.document_id, action.action_id, action.source, {"text": action.work}))


def is_dated(meeting: Meeting) -> bool:
    """True for a meeting with a full date that nobody doubts and that is not cancelled."""
    return len(meeting.start_date) == 10 and not meeting.suggested_date and meeting.status != "cancelled"


def place_action(action: ActionItem, key: str, group: Group) -> ActionItem:
    """The action with its own id and the ids of its item and meeting."""
    ids = group.ids
    return fill(action, action_id=key, item_id=ids.get(action.item_id, ""), meeting_id=ids.get(action.meeting_id, ""))


def spread_action(group: Group, found: Extracted[ActionItem], roster: Roster, day: str) -> None:
    """One row an owner: a word that stands for many is spread over the register, owner_raw kept; a member with the seat."""
    action = found.record
    owners = roster.register.spread(action.owner_raw) or split_persons(action.owner_raw) or [action.owner_raw]
    for owner in owners:
        key = action.action_id if len(owners) == 1 else f"{action.action_id}-{slug(owner)}"
        seat = roster.find_owner(owner, day)
        first = f"{action.carried_from}-{slug(owner)}" if action.carried_from and len(owners) > 1 else action.carried_from
        row = fill(action, action_id=key, owner=owner, carried_from=first, membership_id=seat.membership_id if seat else "")
        group.add("actions", row, found.evidence)


def split_persons(owner: str) -> list[str]:
    """The people of an owner that is nothing but full names; none for others.

    >>> split_persons("Kari Nes og Ola Moe"), split_persons("Kari Nes og styret"), split_persons("Kari Nes")
    (['Kari Nes', 'Ola Moe'], [], [])
    """
    parts = [part.strip() for part in re.split(r",|;|&|\b(?:og|and|och)\b", owner) if part.strip()]
    return parts if len(parts) > 1 and all(map(is_person_name, parts)) else []
