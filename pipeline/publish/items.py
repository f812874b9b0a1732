"""What belongs on the next agenda, each item with the reason why, in the order of the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from pipeline.language.formats import find_day, format_term
from pipeline.language.likeness import is_one_matter
from pipeline.publish.carried import YEAR, find_due_actions, find_postponed, join_lines
from pipeline.publish.contexts import Line
from pipeline.publish.deadlines import find_due_day
from pipeline.publish.sources import find_source, format_quote, format_requests, format_source
from pipeline.publish.task_lists import find_current
from pipeline.publish.tasks import Task, count_days
from pipeline.publish.texts import format_count, format_list
from pipeline.publish.views import View, day_of, is_closed_paper
from pipeline.records import Meeting, Memo

OPEN_MINUTES = frozenset({"draft", "written", "missing", "elsewhere"})
"""Minutes that a meeting has still to approve."""
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
    yield from find_follow_up(view)
    yield from join_lines([*find_postponed(view, meeting), *find_due_actions(view, meeting)])
    yield from find_requests(view, meeting)
    yield from find_plan(view, meeting)
    yield Line("any-other", t["any_other"], "", item_type="any-other")


def find_minutes_line(view: View, meeting: Meeting) -> Iterator[Line]:
    """One item that approves all minutes that are still to approve; nothing where a paper says that the last are approved."""
    waiting = find_unapproved(view, meeting)
    if not waiting:
        return
    t, days = view.t, [view.date(m.start_date) for m in waiting]
    reason = t[f"reason_minutes_{waiting[0].minutes_status}"]
    if len(waiting) > 1:
        reason = "; ".join(f"{day}: {t[f'minutes_{m.minutes_status}']}" for day, m in zip(days, waiting, strict=True))
    title = format_count(t, "approve_minutes", len(waiting), date=format_list(t, days))
    yield Line("minutes", title, reason, item_type="approval", responsible=t["the_chair"])


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


def find_requests(view: View, meeting: Meeting) -> Iterator[Line]:
    """What memos ask to have on this meeting's agenda; those that came after the deadline are marked."""
    for memo in view.records.memos:
        row = view.documents.get(memo.document_id)
        wanted = memo.requested_for in {meeting.start_date, meeting.meeting_id, meeting.start_date[:7]} and memo.requested_for
        if row and wanted and row.body_id == view.body.body_id and not is_answered(view, memo, meeting):
            yield compose_request(view, meeting, memo, find_wanted_title(memo) or memo.subject or row.title)


def find_wanted_title(memo: Memo) -> str:
    """The one title that a request quotes, capital first; "" where it quotes none, or several.

    >>> find_wanted_title(Memo(requests="Kan «Solceller på taket» settes på sakslisten?"))
    'Solceller på taket'
    """
    quoted = set(re.findall(r"[«“\"](\w[^«»“”\"]{3,120}?)[»”\"]", memo.requests))
    title = quoted.pop() if len(quoted) == 1 else ""
    return title[:1].upper() + title[1:]


def compose_request(view: View, meeting: Meeting, memo: Memo, title: str) -> Line:
    """The item that a memo asks for, with its request as the reason."""
    due = find_due_day(meeting, view.profile.items_due_days)
    late = view.t["late"].format(date=view.date(due)) if due and memo.date > due else ""
    date = view.date(memo.date) or view.t["undated"]
    if is_closed_paper(view, memo.document_id):
        return Line("memo", view.t["withheld_title"], date, mark=", ".join(part for part in (view.t["withheld"], late) if part))
    sender = view.t["memo_from"].format(sender=memo.sender or view.t["unknown_sender"], date=date)
    asked = format_requests(view, memo)
    label = view.t["asked_heading"]
    return Line("memo", title, f"{sender}: {asked}", responsible=memo.sender, mark=late, quotes=(asked,), quotes_label=label)


def is_answered(view: View, memo: Memo, meeting: Meeting) -> bool:
    """True where a meeting between the memo and this one had the matter on its agenda."""
    rows = (row for m in view.meetings if memo.date < m.start_date < meeting.start_date for row in view.minutes.get(m.meeting_id, ()))
    return any(is_one_matter(memo.subject, row.title) for row in rows)


def find_plan(view: View, meeting: Meeting) -> Iterator[Line]:
    """The next term's meeting plan, in the last two known meetings of a term, where the body's page says that plans are made."""
    start = find_day(meeting.start_date)
    term = [m for m in view.meetings if view.term(m) == view.term(meeting) and m.status != "cancelled"]
    said = find_plan_words(view, term)
    if not said or not start or sum(day_of(m) >= meeting.start_date for m in term) > 2:
        return
    following = format_term((date(start.year + 1, 1, 1) if start.month > 6 else date(start.year, 7, 1)).isoformat(), view.language)
    if not any(view.term(m) == following for m in view.meetings):
        title = view.t["meeting_plan"].format(term=following)
        yield Line("plan", title, said, item_type="decision", responsible=view.t["the_secretary"])


def find_plan_words(view: View, term: list[Meeting]) -> str:
    """Why a plan is due: the page's sentence that plans are made, as a quotation, else that this term's meetings stand in a plan.

    Empty where neither holds; two meetings are no plan.
    """
    for sentence in re.split(r"(?<=[.!?;])\s+", view.body.cadence):
        if PLANS.search(sentence):
            return format_quote(view, sentence, find_source(view, "bodies", view.body.body_id, "cadence", view.body.source))
    plans = {link.meeting_id: link for link in view.records.meeting_links if link.relation == "plan"}
    planned = [plans[m.meeting_id] for m in term if m.meeting_id in plans]
    if len(planned) < 3:
        return ""
    return view.t["reason_plan"].format(term=view.term(term[0]), source=format_source(view, planned[0].source))
