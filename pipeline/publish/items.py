"""What belongs on the next agenda, each item with the reason why, in the order of the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePosixPath

from pipeline.language.calendar import term
from pipeline.language.formats import format_term
from pipeline.publish.carried import YEAR, find_due_actions, find_postponed, join_lines
from pipeline.publish.contexts import Line
from pipeline.publish.fixed import find_due_yearly, find_fixed
from pipeline.publish.free_times import find_half, next_half
from pipeline.publish.handed_in import find_handed_in
from pipeline.publish.proposed import join_asked
from pipeline.publish.requests import find_requests
from pipeline.publish.sources import find_source, format_quote, format_source
from pipeline.publish.task_lists import find_current
from pipeline.publish.tasks import Task, count_days
from pipeline.publish.texts import format_count, format_list
from pipeline.publish.views import View
from pipeline.records import Meeting, day_of

OPEN_MINUTES = frozenset({"draft", "written", "missing", "elsewhere"})
"""Minutes that a meeting has still to approve."""
FEW = 3
"""A half-year with fewer meetings has no plan, and shows no rhythm of its own."""
PLANS = re.compile(
    r"(årlige?|halvårlige?|semestervise?|årlege?) møteplan|møteplan\w* for (neste|hvert|kvart|kommende)|annual (meeting )?(plan|schedule)",
    re.I,
)
"""How a body's page says that meeting plans are made regularly."""


def find_lines(view: View, meeting: Meeting) -> Iterator[Line]:
    """The agenda's lines in order, without numbers."""
    t = view.t
    yield Line("notice", t["approve_notice"], t["standing"], item_type="approval", responsible=t["the_chair"])
    yield from find_minutes_line(view, meeting)
    yield from find_fixed(view, "first")
    yield from find_follow_up(view)
    carried = join_lines([*find_postponed(view, meeting), *find_due_actions(view, meeting)])
    yield from join_asked(view, [*carried, *find_handed_in(view, meeting)], find_requests(view, meeting))
    yield from find_due_yearly(view, meeting)
    yield from find_plan(view, meeting)
    yield from find_fixed(view, "last")
    yield Line("any-other", t["any_other"], "", item_type="any-other")


def find_minutes_line(view: View, meeting: Meeting) -> Iterator[Line]:
    """One item that approves all minutes that are still to approve; nothing where a paper says that the last are approved."""
    waiting = find_unapproved(view, meeting)
    if not waiting:
        return
    t, days = view.t, [view.date(m.start_date) for m in waiting]
    files = find_minutes_files(view, waiting)
    names = [files.get(m.meeting_id, "") for m in waiting]
    states = [t[f"reason_minutes_{waiting[0].minutes_status}"]]
    if len(waiting) > 1:
        states = [f"{day}: {t[f'minutes_{m.minutes_status}']}" for day, m in zip(days, waiting, strict=True)]
    reason = "; ".join(f"{state} ({name})" if name else state for state, name in zip(states, names, strict=True))
    title = format_count(t, "approve_minutes", len(waiting), date=format_list(t, days))
    papers = ", ".join(dict.fromkeys(name for name in names if name))
    yield Line("minutes", title, reason, item_type="approval", responsible=t["the_chair"], papers=papers)


def find_minutes_files(view: View, meetings: list[Meeting]) -> dict[str, str]:
    """Meeting -> the file of its minutes, by name: the latest version; none where that is a closed paper."""
    wanted = {m.meeting_id for m in meetings}
    links = (link for link in view.records.meeting_links if link.relation == "minutes" and link.meeting_id in wanted)
    papers = [(link.meeting_id, view.documents[link.document_id]) for link in links if link.document_id in view.documents]
    papers.sort(key=lambda pair: (not pair[1].superseded_by, pair[1].issued or pair[1].date, pair[1].path))
    return {meeting_id: "" if row.access == "withheld" else PurePosixPath(row.path).name for meeting_id, row in papers}


def find_unapproved(view: View, meeting: Meeting) -> list[Meeting]:
    """The held meetings of the last year since the last approved minutes, in order, whose minutes wait for approval.

    Minutes that nobody has received are asked for only where they are the last.
    """
    held = [m for m in view.meetings if m.start_date < meeting.start_date and m.status == "held" and not m.suggested_date]
    since = list(takewhile(lambda m: m.minutes_status != "approved", reversed(held)))
    return [
        m
        for m in reversed(since)
        if (m is since[0] and m.minutes_status in OPEN_MINUTES)
        or (m.minutes_status in {"draft", "written"} and count_days(m.start_date, meeting.start_date) <= YEAR)
    ]


def find_follow_up(view: View) -> Iterator[Line]:
    """The follow-up of earlier actions, with their counts."""
    tasks = find_current(view)
    if tasks:
        secretary = view.t["the_secretary"]
        yield Line("follow-up", view.t["follow_up"], format_counts(view, tasks), item_type="information", responsible=secretary)


def format_counts(view: View, tasks: list[Task]) -> str:
    """«5 åpne, 1 forfalt, 1 utført (T1–T7)»."""
    states = ["open" if task.status == "unknown" else task.status for task in tasks]
    counts = [format_count(view.t, f"count_{state}", states.count(state)) for state in ("open", "overdue", "done") if state in states]
    marks = dict.fromkeys((tasks[0].mark, tasks[-1].mark))
    return f"{', '.join(counts)} ({'–'.join(marks)})"


def find_plan(view: View, meeting: Meeting) -> Iterator[Line]:
    """The next term's meeting plan in the last two known meetings of a term, or a term's own in its first one, where the body's page says
    that plans are made or the meetings before stand in one."""
    half = find_half_to_plan(view, meeting)
    known = [m for m in view.meetings if m.status != "cancelled"]
    before = [m for m in known if next_half(term(day_of(m))) == half]
    said = find_plan_words(view, [m for m in view.meetings if next_half(term(day_of(m))) == half])
    if not said or sum(day_of(m) >= meeting.start_date for m in before) > 2:
        return
    if half == term(day_of(meeting)) or not any(term(day_of(m)) == half for m in view.meetings):
        title = view.t["meeting_plan"].format(term=format_term(find_half(half)[0].isoformat(), view.language))
        yield Line("plan", title, said, item_type="decision", responsible=view.t["the_secretary"])


def find_half_to_plan(view: View, meeting: Meeting) -> str:
    """The half-year that a plan is made for at a meeting: the next, or the meeting's own where it is the first of few that are known
    there and the half-year before had a plan's worth."""
    own = term(day_of(meeting))
    known = [m for m in view.meetings if m.status != "cancelled"]
    here = [m for m in known if term(day_of(m)) == own]
    before = sum(next_half(term(day_of(m))) == own for m in known)
    return own if len(here) < FEW <= before and here[0].meeting_id == meeting.meeting_id else next_half(own)


def find_plan_words(view: View, before: list[Meeting]) -> str:
    """Why a plan is due: the page's sentence that plans are made, as a quotation, else that the meetings `before` stand in a plan.

    Empty where neither holds; two meetings are no plan, and one that was cancelled or moved was planned all the same.
    """
    for sentence in re.split(r"(?<=[.!?;])\s+", view.body.cadence):
        if PLANS.search(sentence):
            return format_quote(view, sentence, find_source(view, "bodies", view.body.body_id, "cadence", view.body.source))
    plans = {link.meeting_id: link for link in view.records.meeting_links if link.relation == "plan"}
    planned = [plans[m.meeting_id] for m in before if m.meeting_id in plans]
    if len(planned) < FEW:
        return ""
    return view.t["reason_plan"].format(term=view.term(before[0]), source=format_source(view, planned[0].source))
