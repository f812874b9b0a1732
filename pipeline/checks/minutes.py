"""The state of minutes: drafts, minutes that nobody has approved, and minutes that are spoken of but not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.view import View
from pipeline.findings import Finding
from pipeline.grammar import find_rule
from pipeline.grammar.checks import OF_MINUTES
from pipeline.language.calendar import count_days
from pipeline.records import AgendaItem, Meeting

LONGEST_PAUSE = 200
"""Days between two meetings from which on there may have been another that no paper names."""
DIGIT = re.compile(r"\d")


def find_drafts(view: View) -> Iterator[Finding]:
    """Minutes that are here and say that they are a draft."""
    for meeting in view.meetings.values():
        if meeting.minutes_status == "draft" and view.papers_of(meeting.meeting_id, "minutes"):
            yield Finding("minutes-draft", meeting.document_id, meeting.meeting_id, meeting.source, {"date": meeting.start_date})


def find_not_received(view: View) -> Iterator[Finding]:
    """Minutes that another paper says were approved, and that are not here."""
    for meeting in view.meetings.values():
        if meeting.minutes_status == "approved" and not view.papers_of(meeting.meeting_id, "minutes"):
            rows = view.shared.evidence.get((meeting.meeting_id, "minutes_status"), [])
            said = next((row for row in rows if row.value == "approved"), None)
            paper = said.document_id if said else meeting.document_id
            link = next((link for link in view.links.get(meeting.meeting_id, ()) if link.document_id == paper), None)
            place = link.source if link else meeting.source
            yield Finding("minutes-not-received", paper, meeting.meeting_id, place, {"date": meeting.start_date})


def find_unapproved(view: View) -> Iterator[Finding]:
    """Minutes that the next meeting did not approve, where the body's meetings as a rule, and one before it, approved minutes.

    None where a meeting between the two is known, or the two lie so far apart that there may have been one.
    """
    written = {m.meeting_id for m in view.calendar if view.papers_of(m.meeting_id, "minutes")}
    pairs = [(one, two) for one, two in pairwise(view.calendar) if {one.meeting_id, two.meeting_id} <= written]
    told = [two.start_date for _, two in pairs if approves(view, two)]
    for meeting, later in pairs if len(told) * 2 >= len(pairs) else ():
        is_next = told[0] < later.start_date and count_days(meeting.start_date, later.start_date) <= LONGEST_PAUSE
        if meeting.minutes_status == "written" and is_next and not any(approves_some(item) for item in view.minuted(later.meeting_id)):
            yield write(view, meeting, later)


def approves(view: View, meeting: Meeting) -> bool:
    """True where the minutes of a meeting say that it approved minutes, whichever."""
    papers = view.papers_of(meeting.meeting_id, "minutes")
    return bool(papers & view.shared.approving) or any(find_rule(OF_MINUTES, item.title) for item in view.minuted(meeting.meeting_id))


def approves_some(item: AgendaItem) -> bool:
    """True for an approval of minutes that does not say which («Godkjenning av protokoll»): it may be these.

    >>> [approves_some(AgendaItem(title=title)) for title in ("Referat fra forrige møte", "Godkjenning av referat 12.03.25", "Budsjett")]
    [True, False, False]
    """
    return bool(find_rule(OF_MINUTES, item.title)) and not DIGIT.search(item.title)


def write(view: View, meeting: Meeting, later: Meeting) -> Finding:
    """The finding, at the place of the minutes in question."""
    link = next(link for link in view.links[meeting.meeting_id] if link.relation == "minutes")
    values = {"date": meeting.start_date, "next": later.start_date}
    return Finding("minutes-not-approved", link.document_id, meeting.meeting_id, link.source, values)
