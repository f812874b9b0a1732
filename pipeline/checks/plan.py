"""Meetings against the plan: notices for cancelled ones, meetings that left no paper, and «neste møte» on another day than planned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.checks.view import CALLING, View
from pipeline.findings import Finding
from pipeline.language.calendar import count_days, term
from pipeline.language.formats import shorten
from pipeline.records import Meeting, MeetingLink

MOVED_DAYS = 14
"""A meeting within so many days after an announced one is that meeting."""


def find_called_off(view: View) -> Iterator[Finding]:
    """Notices for cancelled meetings; none where the meeting has passed and a later paper than the notice cancelled it."""
    for meeting in view.meetings.values():
        for link in view.links.get(meeting.meeting_id, ()) if meeting.status == "cancelled" else ():
            if link.relation in CALLING and not is_settled(view, meeting, link):
                values = {"date": meeting.start_date, "name": view.name_of(link.document_id)}
                yield Finding("notice-for-cancelled-meeting", link.document_id, meeting.meeting_id, link.source, values)


def is_settled(view: View, meeting: Meeting, notice: MeetingLink) -> bool:
    """True where the notice itself cancels the meeting, or where it came before what did and the day has passed."""
    said = view.shared.evidence.get((meeting.meeting_id, "status"), ())
    papers = {row.document_id for row in said if row.value == "cancelled"}
    if notice.document_id in papers:
        return True
    dates = {row.issued or row.date for paper in papers if (row := view.papers.get(paper)) and (row.issued or row.date)}
    row = view.papers.get(notice.document_id)
    sent = (row.issued or row.date) if row else ""
    return meeting.start_date < view.as_of and bool(sent and dates) and sent < max(dates)


def find_without_papers(view: View) -> Iterator[Finding]:
    """Planned or announced meetings that have passed without a paper, in the terms that the papers cover; no announced one that
    another meeting soon followed: it was moved."""
    days = [m.start_date for m in view.calendar if view.papers_of(m.meeting_id, "minutes", *CALLING)]
    for meeting in view.calendar:
        place = bisect_right(days, meeting.start_date)
        is_moved = place < len(days) and count_days(meeting.start_date, days[place]) <= MOVED_DAYS
        planned = view.papers_of(meeting.meeting_id, "plan") or (view.papers_of(meeting.meeting_id, "mention") and not is_moved)
        if meeting.minutes_status == "missing" and meeting.start_date < view.as_of and planned:
            yield Finding("meeting-without-papers", meeting.document_id, meeting.meeting_id, meeting.source, {"date": meeting.start_date})


def find_other_next(view: View) -> Iterator[Finding]:
    """Next meetings that minutes announce for a day on which the plan has none, and nobody called or held one since."""
    planned = [m for m in view.calendar if view.papers_of(m.meeting_id, "plan")]
    days = [meeting.start_date for meeting in planned]
    terms = {term(day) for day in days}
    held = {paper: m for m in view.calendar for paper in view.papers_of(m.meeting_id, "minutes")}
    for meeting in view.calendar:
        if term(meeting.start_date) not in terms or view.papers_of(meeting.meeting_id, "plan", "minutes", *CALLING):
            continue
        for link in announcements(view, meeting):
            place = bisect_right(days, held[link.document_id].start_date) if link.document_id in held else len(days)
            if place < len(days):
                yield write(view, meeting, link, planned[place])


def announcements(view: View, meeting: Meeting) -> list[MeetingLink]:
    """The links of papers that announce the meeting, rather than tell of one that was."""
    said = view.shared.evidence.get((meeting.meeting_id, "status"), ())
    papers = {row.document_id for row in said if row.value == "planned"}
    return [link for link in view.links.get(meeting.meeting_id, ()) if link.relation == "mention" and link.document_id in papers]


def write(view: View, meeting: Meeting, link: MeetingLink, planned: Meeting) -> Finding:
    """The finding, at the place of the announcement."""
    dates = {"date": meeting.start_date, "planned": planned.start_date}
    values = {"name": view.name_of(link.document_id), "text": shorten(link.reason), **dates}
    return Finding("next-meeting-differs", link.document_id, meeting.meeting_id, link.source, values)
