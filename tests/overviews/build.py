"""Small invented record sets, so that a test of what is counted says only what it is about."""

from __future__ import annotations

from pipeline.records import (
    AgendaItem,
    Attendance,
    Decision,
    DocumentRow,
    Meeting,
    MeetingLink,
    Membership,
    PolicyArea,
    PolicyLink,
    Records,
)

BODY = "raad"
AREAS = [PolicyArea("P1", "personalpolitikk", "1", "Ledelse"), PolicyArea("P2", "personalpolitikk", "2", "Lønn")]


def meet(records: Records, date: str, status: str = "held", minutes: str = "", **facts: str) -> str:
    """Let the body meet; `minutes` is the document_id of the minutes where they are here. The meeting_id."""
    meeting_id = f"{BODY}-{date}"
    records.meetings.append(Meeting(meeting_id, BODY, date, status=status, **facts))
    if minutes:
        link(records, meeting_id, minutes, "minutes")
    return meeting_id


def link(records: Records, meeting_id: str, document_id: str, relation: str, **paper: str) -> None:
    """Tie a paper to a meeting; other facts are the paper's own."""
    records.meeting_links.append(MeetingLink(meeting_id, relation, document_id=document_id))
    records.documents.append(DocumentRow(document_id, f"{BODY}/{document_id}.txt", kind=relation, body_id=BODY, **paper))


def treat(records: Records, meeting_id: str, document_id: str, number: str, *areas: str) -> str:
    """Let a paper hold an item that is about these areas; its item_id."""
    item_id = f"{meeting_id}-{number}"
    records.agenda_items.append(AgendaItem(item_id, meeting_id, number=number, title=f"Sak {number}", document_id=document_id))
    records.policy_links.extend(PolicyLink("item", item_id, area, "1", document_id=document_id) for area in areas)
    return item_id


def seat(records: Records, name: str, unit: str = "", role: str = "member", **facts: str) -> str:
    """Give a person a seat; its membership_id."""
    key = f"{BODY}-{name}-{unit}-{role}"
    records.memberships.append(Membership(key, BODY, name, role, unit, **facts))
    return key


def attend(records: Records, meeting_id: str, document_id: str, name: str, status: str, seat_id: str = "", unit: str = "") -> None:
    """Let minutes say that somebody (or, without a name, a unit) was there or not."""
    row = Attendance(meeting_id, name, unit, status, membership_id=seat_id, document_id=document_id)
    records.attendance.append(row)


__all__ = ["AREAS", "BODY", "Decision", "PolicyLink", "attend", "link", "meet", "seat", "treat"]
