"""Meetings, the papers that speak of them, and who was there."""

from __future__ import annotations

from msgspec import Struct

from pipeline.records.rows import row


@row
class Meeting(Struct, frozen=True, gc=False, array_like=True):
    """A meeting: in parse/ what one paper says of it, in processed/ what all papers say."""

    meeting_id: str = ""
    body_id: str = ""
    start_date: str = ""
    end_date: str = ""
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    number: str = ""
    status: str = ""
    minutes_status: str = ""
    raw_date: str = ""
    suggested_date: str = ""
    moved_to: str = ""
    items_due: str = ""
    papers_due: str = ""
    notice_due: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class MeetingLink(Struct, frozen=True, gc=False, array_like=True):
    """How one paper belongs to a meeting, and what that paper says of it."""

    meeting_id: str = ""
    relation: str = ""
    item_id: str = ""
    score: str = ""
    reason: str = ""
    start_date: str = ""
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class Attendance(Struct, frozen=True, gc=False, array_like=True):
    """One person's, or one unit's, presence or absence in a meeting."""

    meeting_id: str = ""
    person_name: str = ""
    unit: str = ""
    status: str = ""
    for_name: str = ""
    role: str = ""
    note: str = ""
    membership_id: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


def day_of(meeting: Meeting) -> str:
    """The day by which a meeting is ordered and counted: the suggested one where the paper's own is doubtful.

    >>> day_of(Meeting(start_date="2025-02-17", suggested_date="2025-12-17"))
    '2025-12-17'
    """
    return meeting.suggested_date or meeting.start_date


SAID_MINUTES = ("approved", "draft", "written", "not-written", "notice-only", "elsewhere")
"""What papers can say of a meeting's minutes, the strongest first; missing and unknown are concluded, not said."""
OF_THE_PAPER = frozenset({"draft", "written"})
"""What minutes say of themselves: of superseded ones it holds no longer."""
RELATION_RANK = {"minutes": 0, "agenda": 1, "notice": 1, "plan": 2, "mention": 3}
"""Whose word on a meeting counts first when papers differ."""
