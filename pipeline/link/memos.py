"""Memos, and the meetings in which each can come up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from pipeline.link.actions import is_dated
from pipeline.link.papers import Group
from pipeline.records import Meeting, MeetingLink, Memo

NEXT_MEETING = re.compile(r"\b(?:neste|næste|nästa|next) (?:\w*møte|\w*møde|\w*möte|\w*meeting)", re.IGNORECASE)


def link_memos(group: Group) -> None:
    """The memos of a body, each tied to the meeting it asks for, or to the first one in which it can come up.

    What is attached to an e-mail is a paper of the meeting that the e-mail asks for.
    """
    meetings = sorted((m for m in group.records.meetings if is_dated(m)), key=lambda m: m.start_date)
    asked: dict[str, MeetingLink] = {}
    for paper in group.papers:
        mail = asked.get(paper.path.rpartition("/")[0])
        if mail and paper.row.kind in {"memo", "unknown"}:
            own = paper.row.document_id
            group.add("meeting_links", replace(mail, reason="attached to an e-mail that asks for it", document_id=own, source=own))
        for found in paper.parsed.memos:
            link = find_occasion(found.record, meetings)
            memo = found.record
            if link and link.relation == "paper":
                asked[paper.path] = link
                memo = replace(memo, requested_for=memo.requested_for or link.meeting_id)
            group.add("memos", memo, found.evidence)
            if link and not mail:
                group.add("meeting_links", replace(link, document_id=memo.document_id, source=memo.source))


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
    if memo.date and NEXT_MEETING.search(memo.requests) and (place := bisect_right(dates, memo.date)) < len(dates):
        return MeetingLink(meetings[place].meeting_id, "paper", score="0.8", reason=f"asks on {memo.date} for the next meeting")
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
