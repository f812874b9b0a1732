"""What the secretary should consider, but the program does not put on the agenda by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language.dates import find_dates
from pipeline.publish.called import propose_deputies
from pipeline.publish.carried import find_postponed, format_owner
from pipeline.publish.contexts import Line
from pipeline.publish.coverage import find_standing, find_untouched
from pipeline.publish.facts import find_members
from pipeline.publish.fixed import find_yearly_ahead
from pipeline.publish.recurring import find_recurring
from pipeline.publish.requests import find_title, find_unsure
from pipeline.publish.sources import format_requests
from pipeline.publish.tasks import Task, count_days, find_last_day
from pipeline.publish.texts import format_count, format_list, quote
from pipeline.publish.views import View, find_last_minutes, find_previous, is_closed_paper, name_paper
from pipeline.publish.withheld import format_text
from pipeline.records import Meeting

OLD = 366
"""An overdue action from longer ago than this many days is only counted."""


def find_proposals(view: View, meeting: Meeting, lines: Sequence[Line], extra: list[Line]) -> Iterator[str]:
    """The proposals in words: what the received notice lacks (`extra`), who has sent regrets, items that return and are not on the
    agenda (`lines`), areas that nobody touched, actions without a trace, old matters, requests of which nobody knows whether they were
    treated, memos without a meeting.
    """
    yield from (view.t["not_on_notice"].format(title=line.title, reason=line.reason).removesuffix(" – ") for line in extra)
    yield from propose_deputies(view, meeting, find_members(view, meeting))
    yield from find_yearly_ahead(view, meeting)
    yield from find_recurring(view, meeting, [*lines, *extra])
    yield from find_areas(view, meeting)
    yield from find_overdue(view)
    old = [line.reason for line in find_postponed(view, meeting, older=True)]
    if old:
        yield f"{format_count(view.t, 'old_postponed', len(old))}: {'; '.join(old[:5])}"
    yield from find_unsure(view, meeting)
    yield from find_candidates(view, meeting)


def find_areas(view: View, meeting: Meeting) -> Iterator[str]:
    """The policy areas that the last meetings did not touch, with what memos ask for in general."""
    last = find_last_minutes(view, meeting.start_date, 3)
    names = [quote(view.t, area.name) for area in find_untouched(view, last)]
    if not names or not last:
        return
    text = format_count(view.t, "areas_untouched", len(last), areas=format_list({"and": view.t["or"]}, names))
    quotes = [f" {view.t['memo_asks']} {format_requests(view, memo)}." for memo in find_standing(view)]
    yield text + "".join(quotes)


def find_overdue(view: View) -> Iterator[str]:
    """Actions whose day is past without a sign that they are done."""
    late = [task for task in view.tasks if task.status == "overdue"]
    yield from (format_overdue(view, task) for task in late if count_days(task.meeting_date, view.as_of) <= OLD)
    old = sum(count_days(task.meeting_date, view.as_of) > OLD for task in late)
    if old:
        yield format_count(view.t, "old_overdue", old)


def format_overdue(view: View, task: Task) -> str:
    """«T3 (30/25) … er 19 dager over frist uten spor av at det er gjort», or that the minutes that could tell are missing."""
    item = view.items.get(task.first.item_id)
    unread = find_unread_meeting(view, task)
    return view.t["overdue_unknown" if unread else "overdue_action"].format(
        mark=task.mark,
        number=item.number if item and item.number else view.date(task.meeting_date),
        owner=format_owner(view, task),
        text=format_text(view, task.first.item_id, task.first.work),
        due=view.date(task.first.due_date),
        days=format_count(view.t, "days", count_days(find_last_day(task.first.due_date), view.as_of)),
        date=view.date(unread.start_date) if unread else "",
    )


def find_unread_meeting(view: View, task: Task) -> Meeting | None:
    """The first meeting from an action's last day on where its minutes have not been received; None where they have."""
    last = find_last_day(task.first.due_date)
    held = (m for m in view.meetings if m.status != "cancelled" and not m.suggested_date and m.start_date <= view.as_of)
    due = next((m for m in held if last and m.start_date >= last.isoformat()), None)
    return due if due and due.meeting_id not in view.minutes else None


def find_candidates(view: View, meeting: Meeting) -> Iterator[str]:
    """Memos that came since the last meeting and name no meeting; a letter that only cancels one is no case."""
    previous = find_previous(view, meeting.start_date)
    told = {link.document_id for link in view.records.meeting_links if link.relation == "mention"}
    for memo in view.records.memos:
        row = view.documents.get(memo.document_id)
        asks = memo.requests or memo.document_id not in told
        new = row and row.body_id == view.body.body_id and memo.date and not memo.requested_for and asks
        if row and new and (not previous or memo.date > previous.start_date):
            subject = view.t["withheld_title"] if is_closed_paper(view, row.document_id) else find_title(memo, row)
            said = view.t["memo_candidate_day" if find_dates(memo.requests or memo.subject) else "memo_candidate"]
            yield said.format(subject=subject, name=name_paper(row), date=view.date(memo.date))
