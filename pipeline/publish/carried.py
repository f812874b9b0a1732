"""Items that the next agenda carries over from earlier meetings: what was left, and what was promised for this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.language.dates import find_dates
from pipeline.language.due import find_due
from pipeline.language.formats import find_day
from pipeline.language.likeness import is_one_matter
from pipeline.language.names import is_person_name
from pipeline.publish.contexts import Line
from pipeline.publish.sources import find_sentence, format_amended, format_quote
from pipeline.publish.tasks import Task, count_days
from pipeline.publish.texts import quote
from pipeline.publish.views import View, is_closed_paper
from pipeline.publish.withheld import close_line, format_access, format_text
from pipeline.records import PROCEDURAL, AgendaItem, Meeting

LEFT = frozenset({"postponed", "returned"})
YEAR = 366
"""A matter that was left longer ago than this many days is proposed, not put on the agenda."""


def find_postponed(view: View, meeting: Meeting, older: bool = False) -> Iterator[Line]:
    """Items postponed, returned, never reached or called to a meeting that was cancelled, that no later item took up, the newest
    meeting's first."""
    for other in reversed(view.meetings):
        is_ours = other.moved_to == meeting.start_date
        if (other.start_date >= meeting.start_date and not is_ours) or (count_days(other.start_date, meeting.start_date) > YEAR) != older:
            continue
        for item in find_left(view, other):
            if is_taken_up(view, item, other.start_date, meeting.start_date) or is_put_off_beyond(view, item, other, meeting):
                continue
            gone = ("moved" if other.moved_to else "cancelled") if other.status == "cancelled" else ""
            why = item.outcome if item.outcome in LEFT else gone or "untreated"
            quote = format_outcome(view, item)
            day = view.date(other.start_date)
            said = f"{item.number} ({day})" if item.number else day
            reason = f"{said}: {view.t[f'left_{why}']}{f': {quote}' if quote else ''}"
            yield carry(view, meeting, item, "postponed", reason)


def find_left(view: View, meeting: Meeting) -> Iterator[AgendaItem]:
    """The items that a meeting left: of one with minutes those put off, sent back, or noticed and not in the minutes; all that was
    called to one that was cancelled, unless it was moved to a day whose minutes nobody has received."""
    read, noticed = view.minutes.get(meeting.meeting_id, ()), view.noticed.get(meeting.meeting_id, ())
    if meeting.status == "cancelled" and is_unheld(view, meeting):
        yield from (item for item in noticed if item.item_type not in PROCEDURAL)
        return
    yield from (item for item in read if item.outcome in LEFT)
    ids = {item.item_id for item in read}
    for item in noticed if read else ():
        if item.item_id not in ids and item.item_type not in PROCEDURAL and not any(is_one_matter(item.title, row.title) for row in read):
            yield item


def is_unheld(view: View, meeting: Meeting) -> bool:
    """True where what was called to a cancelled meeting has not come up: it was not moved, or to a day ahead or one with minutes."""
    days = {m.start_date: m for m in view.meetings}
    moved = days.get(meeting.moved_to)
    return moved is None or moved.start_date >= view.as_of or moved.meeting_id in view.minutes


def is_taken_up(view: View, item: AgendaItem, after: str, before: str) -> bool:
    """True where a later item before the coming meeting goes on with this one, as the case links say; a correction does not."""
    later = {m.meeting_id for m in view.meetings if after < m.start_date < before}
    rows = {row.item_id for meeting_id in later for row in view.minutes.get(meeting_id, ())}
    return not rows.isdisjoint(find_followers(view, item.item_id))


def find_followers(view: View, item_id: str) -> set[str]:
    """The items that go on with an item, those that go on with these, and so on."""
    found: set[str] = set()
    fresh = set(view.followers.get(item_id, ()))
    while fresh:
        found |= fresh
        fresh = {following for one in fresh for following in view.followers.get(one, ())} - found
    return found


def is_put_off_beyond(view: View, item: AgendaItem, other: Meeting, meeting: Meeting) -> bool:
    """True where the item, or its whole meeting, was put off to a later time than the coming meeting's: it belongs there only."""
    if other.moved_to > meeting.start_date:
        return True
    if item.outcome not in LEFT:
        return False
    day = find_day(meeting.start_date)
    until = find_put_off(view, " ".join([*(d.text for d in view.decisions.get(item.item_id, ())), find_outcome(view, item)]), other)
    if "W" in until and day:
        return f"{day:%G-W%V}" < until
    return meeting.start_date[: len(until)] < until


def find_put_off(view: View, text: str, other: Meeting) -> str:
    """The time that a decision names, after its own meeting: a known meeting's day first, else when it is due; empty for none."""
    due = find_due(text, other.start_date)
    year = other.start_date[:4]
    found = [f"{d.year or year}-{d.month:02}-{d.day:02}" for d in find_dates(text) if d.day]
    days = [day for day in found if day > other.start_date]
    if due and due.due_date > other.start_date[: len(due.due_date)]:
        days = [due.due_date, *days] if due.precision == "meeting" else [*days, due.due_date]
    known = {m.start_date for m in view.meetings}
    return next((day for day in days if day in known), days[0] if days else "")


def format_outcome(view: View, item: AgendaItem) -> str:
    """What the paper says of an item's outcome, word for word; empty where it is not known."""
    if said := view.decisions.get(item.item_id):
        return quote(view.t, said[0].text)
    found = find_outcome(view, item)
    return quote(view.t, found) if found else ""


def find_outcome(view: View, item: AgendaItem) -> str:
    """The words from which an item's outcome was read; empty where they are not at hand."""
    return next((e.quote for e in view.evidence.get(("agenda_items", item.item_id, "outcome"), ())), "")


def find_due_actions(view: View, meeting: Meeting) -> Iterator[Line]:
    """The items whose actions are due in this meeting, the newest meeting's first."""
    due = [task for task in view.tasks if task.first.due_date == meeting.start_date and task.status != "done"]
    for task in sorted(due, key=lambda task: task.meeting_date, reverse=True):
        item = view.items.get(task.first.item_id)
        if item:
            line = carry(view, meeting, item, "action", format_reason(view, task, item), format_owner(view, task))
            yield rename(view, line, item, task) if item.item_type == "any-other" and item.item_id not in view.closed else line


def rename(view: View, line: Line, item: AgendaItem, task: Task) -> Line:
    """The line of what was promised under any other business, which is no title: the task's own words are."""
    title = task.first.work.strip().rstrip(".")
    number = item.number or view.meeting_of(item.item_id)
    return replace(line, title=f"{title[:1].upper()}{title[1:]} ({view.t['follow_up_of']} {number})", item_type="")


def format_reason(view: View, task: Task, item: AgendaItem) -> str:
    """Who promised what in which item, word for word, and when it is due."""
    number, text = item.number or view.meeting_of(item.item_id), format_text(view, item.item_id, task.first.work)
    text = view.t["reason_action"].format(number=number, owner=format_owner(view, task), text=text, mark=task.mark)
    return text + (f", {view.t['due']} {quote(view.t, task.first.due_raw)}" if task.first.due_raw else "")


def format_owner(view: View, task: Task) -> str:
    """The owner, or that none is given; «9 enheter (AD, HF …)» for an action that was spread over many, people by their names."""
    rows = sorted(task.rows, key=lambda row: row.owner_raw.find(row.owner))  # where all are named, in the paper's order
    owners = [row.owner or row.owner_raw for row in rows]
    if len(owners) > 1 and all(map(is_person_name, owners)):
        return ", ".join(owners)
    return owners[0] or view.t["not_given"] if len(owners) == 1 else f"{view.t['units'].format(n=len(owners))} ({', '.join(owners)})"


def carry(view: View, meeting: Meeting, item: AgendaItem, kind: str, reason: str, responsible: str = "") -> Line:
    """An item carried over: its title word for word, and the item that it goes on with."""
    number = item.number or view.meeting_of(item.item_id)
    links = (k for k in view.records.policy_links if k.subject_kind == "item" and k.subject_id == item.item_id)
    names = {area.policy_area_id: f"{area.number} {area.name}" for area in view.records.policy_areas if area.scheme == view.profile.scheme}
    line = Line(
        kind,
        f"{item.title} ({view.t['follow_up_of']} {number})",
        reason,
        item_type="" if item.item_type == "unknown" else item.item_type,
        responsible=responsible or item.responsible,
        mark=format_access(view, item.item_id),
        earlier_id=item.item_id,
        areas=", ".join(dict.fromkeys(names[k.policy_area_id] for k in links if k.policy_area_id in names)),
        papers=find_papers(view, meeting, item),
        quotes=find_quotes(view, item),
        quotes_label=view.t["earlier_heading"],
    )
    return close_line(view, line, item.item_id, number) if item.item_id in view.closed else line


def find_papers(view: View, meeting: Meeting, item: AgendaItem) -> str:
    """The names of the papers received for the coming meeting that belong to an earlier item, by link or by title."""
    names = []
    for link in view.records.meeting_links:
        row = view.documents.get(link.document_id)
        ours = row and link.meeting_id == meeting.meeting_id and link.relation == "paper"
        if row and ours and (link.item_id == item.item_id or is_one_matter(row.title, item.title)):
            closed = item.item_id in view.closed or is_closed_paper(view, row.document_id)
            names.append(view.t["withheld"] if closed else PurePosixPath(row.path).name)
    return ", ".join(dict.fromkeys(names))


def find_quotes(view: View, item: AgendaItem) -> tuple[str, ...]:
    """What the earlier meeting concluded and asked for, in whole sentences, word for word, with sources."""
    rows = view.decisions.get(item.item_id, ())
    tasks = [task.first for task in view.tasks if task.first.item_id == item.item_id]
    said = [" – ".join(filter(None, (format_quote(view, row.text, row.source), format_amended(view, row.amended_by)))) for row in rows]
    asked = [
        format_quote(view, find_sentence(view, row.action_id, row.text), row.source)
        for row in tasks
        if not any(row.text in decision.text for decision in rows)
    ]
    return tuple(dict.fromkeys((*said, *asked)))


def join_lines(lines: list[Line]) -> Iterator[Line]:
    """Lines that go on with one earlier item become one, with every reason; what was promised under any other business stays apart."""
    joined: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = (line.earlier_id, line.title)
        joined[key] = merge(joined[key], line) if key in joined else line
    yield from joined.values()


def merge(first: Line, second: Line) -> Line:
    """The first line with the second's reason too."""
    reason = first.reason if second.reason in first.reason else f"{first.reason}; {second.reason}"
    return replace(first, reason=reason, responsible=first.responsible or second.responsible)
