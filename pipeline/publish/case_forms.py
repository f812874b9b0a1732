"""Case forms: one for each matter of the coming agenda with its thread filled in, and a blank one for whoever brings an item."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.formats import find_day, format_date
from pipeline.publish.action_rows import compose_actions
from pipeline.publish.agenda import format_day, is_ahead, number_lines
from pipeline.publish.carried import find_quotes
from pipeline.publish.contexts import Fact, Line
from pipeline.publish.contexts_forms import BlankFormContext, CaseForm, CaseFormsContext, Earlier
from pipeline.publish.deadlines import Deadline, find_meeting_deadlines, format_deadline
from pipeline.publish.facts import format_body
from pipeline.publish.tasks import Task
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.publish.withheld import format_withheld
from pipeline.records import PROCEDURAL, AgendaItem, Meeting, day_of

ROUTINE = frozenset({"notice", "minutes", "follow-up", "standing", "any-other"})
"""Lines of an agenda that are no matter of their own."""
COMING = 4
"""So many meetings' deadlines stand on the blank form."""


def compose_case_forms(view: View, meeting: Meeting) -> CaseFormsContext:
    """One form for each item of a meeting that is a matter of its own, in the order of the agenda."""
    lines, _, _ = number_lines(view, meeting)
    matters = [line for line in lines if line.kind not in ROUTINE and line.item_type not in PROCEDURAL]
    own = {item.number: item for item in view.noticed.get(meeting.meeting_id, ()) if item.number}
    before = index_links(view)
    return CaseFormsContext(
        t=view.t,
        language=view.language,
        title=view.t["case_forms_title"].format(body=format_body(view)),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_day(view, meeting),
        as_of=view.date(view.as_of),
        notices=(),
        forms=tuple(compose_form(view, meeting, line, find_thread(view, line, own.get(line.number), before)) for line in matters),
    )


def index_links(view: View) -> dict[str, list[str]]:
    """item_id -> the earlier items that it goes on with or corrects."""
    before: dict[str, list[str]] = {}
    for link in view.records.case_links:
        before.setdefault(link.item_id, []).append(link.earlier_item_id)
    return before


def find_thread(view: View, line: Line, own: AgendaItem | None, before: dict[str, list[str]]) -> list[AgendaItem]:
    """The earlier items of a matter, the newest meeting's first: what the line or its notice's item goes on with, and so on back."""
    start = [line.earlier_id, *(before.get(own.item_id, ()) if own else ())]
    fresh, found = [item_id for item_id in start if item_id], dict[str, None]()
    while fresh:
        item_id = fresh.pop(0)
        if item_id not in found:
            found[item_id] = None
            fresh += before.get(item_id, ())
    days = {m.meeting_id: m.start_date for m in view.meetings}
    items = [view.items[item_id] for item_id in found if item_id in view.items]
    return sorted(items, key=lambda item: days.get(item.meeting_id, ""), reverse=True)


def compose_form(view: View, meeting: Meeting, line: Line, thread: list[AgendaItem]) -> CaseForm:
    """The form of one item; of a closed one nothing but its number, the neutral title, and that it is closed."""
    t = view.t
    heading = " ".join(part for part in (f"{t['number_head']} {line.number}:" if line.number else "", line.title) if part)
    closed = line.mark if t["withheld"] in line.mark else ""
    tasks = [task for task in view.tasks if task.status != "done" and task.first.item_id in {item.item_id for item in thread}]
    due = next(format_deadline(view, one) for one in find_meeting_deadlines(view, meeting) if one.label == "papers_due")
    facts = (
        (t["body"], format_body(view)),
        (t["meeting_date"], format_day(view, meeting)),
        (t["item_type"], line.type_name),
        (t["item_owner"], "" if closed else line.responsible),
        (t["minutes_wanted"], f"{line.minutes} min" if line.minutes else ""),
        (t["papers_due"], due),
    )
    earlier = tuple(compose_earlier(view, item) for item in thread)
    return CaseForm(
        heading=heading,
        facts=tuple(Fact(label, text or t["to_fill"], blank=not text) for label, text in facts if text or not closed),
        closed=closed,
        background=() if closed else tuple(find_background(line, is_told(view, line, earlier, tasks))),
        earlier=() if closed else earlier,
        areas="" if closed else line.areas,
        actions=() if closed else compose_actions(view, tasks, [line]),
        proposal=t["proposal"],
        proposed="" if closed else line.proposal,
        papers="" if closed else line.papers,
    )


def is_told(view: View, line: Line, earlier: tuple[Earlier, ...], tasks: list[Task]) -> bool:
    """True where the thread's outcome or its open actions say already why the item is on the agenda, or just the notice does."""
    told = {"action": bool(tasks), "postponed": bool(earlier and earlier[0].outcome), "received": line.reason == view.t["reason_received"]}
    return told.get(line.kind, False)


def find_background(line: Line, told: bool) -> Iterator[str]:
    """Why the item is on the agenda; the words of a memo that asks for it stand under background, those of a meeting under the thread."""
    if line.reason and not told:
        yield line.reason
    if not line.earlier_id:
        yield from (quote for quote in line.quotes if quote not in line.reason)


def compose_earlier(view: View, item: AgendaItem) -> Earlier:
    """One earlier treatment: when, under which number, how it ended and the words; of a closed one only when and that it is closed."""
    closed = item.item_id in view.closed
    gone = find_gone(view, item)
    outcome = view.t.get(f"left_{gone}" if gone else f"outcome_{item.outcome}", "")
    return Earlier(
        date=view.meeting_of(item.item_id),
        number=item.number,
        title=format_withheld(view, item.item_id) if closed else item.title,
        outcome="" if closed else outcome,
        quotes=() if closed else find_quotes(view, item),
    )


def find_gone(view: View, item: AgendaItem) -> str:
    """What became of the meeting that an item was called to, where it was not held: cancelled or moved; else empty."""
    meeting = next((m for m in view.meetings if m.meeting_id == item.meeting_id), None)
    return "" if meeting is None or meeting.status != "cancelled" else "moved" if meeting.moved_to else "cancelled"


def compose_blank_form(view: View) -> BlankFormContext:
    """The form that whoever brings an item fills in: the deadlines in words, and when they fall for the coming meetings."""
    t, body = view.t, format_body(view)
    return BlankFormContext(
        t=t,
        language=view.language,
        title=t["case_form_title"].format(body=body),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date="",
        as_of=view.date(view.as_of),
        notices=(),
        deadlines=tuple(find_deadline_words(view)),
        meetings=tuple(find_coming(view)),
    )


def find_deadline_words(view: View) -> Iterator[str]:
    """The body's deadlines, each in a sentence; where none is set, that each meeting has its own or none is known."""
    profile, t = view.profile, view.t
    known = [(key, days) for key, days in (("items", profile.items_due_days), ("papers", profile.papers_due_days)) if days]
    yield from (format_count(t, f"form_{key}_due", days) for key, days in known)
    yield t["form_workday"] if known else t["form_own_deadlines"] if any(find_coming(view)) else t["form_no_deadline"]


def find_coming(view: View) -> Iterator[tuple[str, str, str]]:
    """The next meetings whose date nobody doubts, each with the days on which items and papers are due; none where no deadline is known."""
    ahead = [m for m in view.meetings if is_ahead(m, view.as_of) and not m.suggested_date and find_day(m.start_date)]
    for meeting in sorted(ahead, key=day_of)[:COMING]:
        due = {one.label: one for one in find_meeting_deadlines(view, meeting)}
        items, papers = due["items_due"], due["papers_due"]
        if items.day or papers.day:
            yield format_date(meeting.start_date, view.language), format_coming(view, items), format_coming(view, papers)


def format_coming(view: View, due: Deadline) -> str:
    """A deadline of the blank form: its day, and whether it has passed; a dash where none is set."""
    passed = f" ({view.t['passed']})" if due.day and due.day < view.as_of else ""
    return format_deadline(view, due) + passed or "–"
