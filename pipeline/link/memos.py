"""Memos, and the meetings in which each can come up."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from pipeline.link.actions import is_dated
from pipeline.link.papers import Group
from pipeline.records import Meeting, MeetingLink, Memo


def link_memos(group: Group) -> None:
    """The memos of a body, each tied to the meeting it asks for, or to the first one in which it can come up."""
    meetings = sorted((m for m in group.records.meetings if is_dated(m)), key=lambda m: m.start_date)
    for paper in group.papers:
        for found in paper.parsed.memos:
            group.add("memos", found.record, found.evidence)
            if link := find_occasion(found.record, meetings):
                group.add("meeting_links", replace(link, document_id=found.record.document_id, source=found.record.source))


def find_occasion(memo: Memo, meetings: list[Meeting]) -> MeetingLink | None:
    """The link of a memo to a meeting: `paper` where it names the date, else `candidate` for the first meeting from its
    date (or from the year it takes effect) on; None where nothing says when. `meetings` come in date order.

    >>> find_occasion(Memo(date="2025-10-01"), [Meeting("b-1", start_date="2025-10-15")]).reason
    'first meeting after the memo of 2025-10-01'
    """
    dates = [meeting.start_date for meeting in meetings]
    if len(memo.requested_for) == 10 and memo.requested_for in dates:
        meeting = meetings[dates.index(memo.requested_for)]
        return MeetingLink(meeting.meeting_id, "paper", score="1", reason=f"asks for the meeting of {memo.requested_for}")
    start, score, reason = occasion_start(memo)
    place = bisect_left(dates, start) if start else len(dates)
    return MeetingLink(meetings[place].meeting_id, "candidate", score=score, reason=reason) if place < len(dates) else None


def occasion_start(memo: Memo) -> tuple[str, str, str]:
    """From which date on a memo can come up, how sure that is, and why."""
    if memo.requested_for:
        return memo.requested_for, "0.8", f"asks for {memo.requested_for}"
    if memo.date:
        return memo.date, "0.6", f"first meeting after the memo of {memo.date}"
    if memo.effective_from:
        return memo.effective_from, "0.3", f"undated; in effect from {memo.effective_from}"
    return "", "", ""
