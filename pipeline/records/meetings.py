"""Meetings, the papers that speak of them, and who was there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
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
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class MeetingLink:
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


@dataclass(frozen=True, slots=True)
class Attendance:
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


SAID_MINUTES = ("approved", "draft", "written", "not-written", "notice-only", "elsewhere")
"""What papers can say of a meeting's minutes, the strongest first; missing and unknown are concluded, not said."""
OF_THE_PAPER = frozenset({"draft", "written"})
"""What minutes say of themselves: of superseded ones it holds no longer."""
RELATION_RANK = {"minutes": 0, "agenda": 1, "notice": 1, "plan": 2, "mention": 3}
"""Whose word on a meeting counts first when papers differ."""
