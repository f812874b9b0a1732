"""Memos and case papers: the meeting in which each can come up, and the item that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.link.actions import is_dated
from pipeline.link.case_papers import Tie, find_earlier_items, find_tie, index_items
from pipeline.link.papers import Group
from pipeline.records import Meeting, MeetingLink, Memo

NEXT_MEETING = re.compile(r"\b(?:neste|næste|nästa|next) (?:\w*møte|\w*møde|\w*möte|\w*meeting)", re.IGNORECASE)
PAPERS = frozenset({"memo", "unknown"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings in which a memo can come up, by date."""

    meetings: Sequence[Meeting]
    dates: Sequence[str]

    def on(self, day: str) -> Meeting | None:
        """The meeting of a day; None for none."""
        place = bisect_left(self.dates, day)
        return self.meetings[place] if day and place < len(self.dates) and self.dates[place] == day else None


def make_calendar(meetings: Sequence[Meeting]) -> Calendar:
    """The meetings with a date that nobody doubts, in order."""
    dated = sorted((m for m in meetings if is_dated(m)), key=lambda m: m.start_date)
    return Calendar(dated, [m.start_date for m in dated])


def link_memos(group: Group) -> None:
    """The memos of a body, each tied to the meeting and the item that it names, else to the first meeting in which it can come up.

    What is attached to an e-mail is a paper of the meeting that the e-mail asks for or calls.
    """
    calendar = make_calendar(group.records.meetings)
    items = index_items(group)
    asked = find_calls(group)
    for paper in group.papers:
        mail = asked.get(paper.path.rpartition("/")[0])
        memo = next((found.record for found in paper.parsed.memos), None)
        tie = find_tie(group, items, paper, memo, calendar.on, mail) if paper.row.kind in PAPERS else None
        tells = bool(paper.parsed.meetings) and memo is not None and not memo.requests  # a mail that cancels a meeting is no case
        occasion = find_occasion(memo, calendar) if memo and not tells else None
        link = make_link(tie) if tie else replace(mail) if mail and paper.row.kind in PAPERS else occasion
        if link and link.relation == "paper" and not mail:
            asked[paper.path] = replace(link, reason="attached to an e-mail that asks for it")
        for found in paper.parsed.memos:
            wanted = occasion.meeting_id if occasion and occasion.relation == "paper" else ""
            earlier = find_earlier_items(items, paper, found.record)
            evidence = [replace(row, value=earlier) if row.field == "earlier_items" else row for row in found.evidence]
            row = replace(found.record, requested_for=found.record.requested_for or wanted, earlier_items=earlier)
            group.add("memos", row, tuple(one for one in evidence if one.value))
        if link:
            document_id = paper.row.document_id
            source = tie.source if tie else memo.source if memo and not mail else document_id
            group.add("meeting_links", replace(link, document_id=document_id, source=source or document_id))


def find_calls(group: Group) -> dict[str, MeetingLink]:
    """E-mail that calls a meeting -> the link of what is attached to it."""
    calls = {link.document_id: link.meeting_id for link in group.records.meeting_links if link.relation in {"notice", "agenda"}}
    mails = [paper for paper in group.papers if paper.row.format == "email" and paper.row.document_id in calls]
    return {
        paper.path: MeetingLink(calls[paper.row.document_id], "paper", score="1", reason="attached to the e-mail that calls the meeting")
        for paper in mails
    }


def make_link(tie: Tie) -> MeetingLink:
    """The link of a paper to its item."""
    return MeetingLink(tie.meeting_id, "paper", tie.item_id, score=tie.score, reason=tie.reason)


def find_occasion(memo: Memo, calendar: Calendar) -> MeetingLink | None:
    """The link of a memo to a meeting: `paper` where it names the date, else `candidate` for the first meeting from its
    date (or from the year it takes effect) on; None where nothing says when.

    >>> find_occasion(Memo(date="2025-10-01"), make_calendar([Meeting("b-1", start_date="2025-10-15")])).reason
    'first meeting after the memo of 2025-10-01'
    """
    meetings, dates = calendar.meetings, calendar.dates
    if len(memo.requested_for) == 10 and (meeting := calendar.on(memo.requested_for)):
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
