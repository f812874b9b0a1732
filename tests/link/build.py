"""Small builders of what parse/ gives, so that a linking test says only what it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.link import link
from pipeline.records import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    DocumentRow,
    Extracted,
    Meeting,
    MeetingLink,
    Membership,
    Parsed,
    Records,
)
from pipeline.settings import Profile, Settings

RAAD = Profile("raad", name="Rådet for fjellvett", short_name="RFF", classification="advisory", language="nb")


def paper(document_id: str, kind: str = "minutes", body: str = "", **row: str) -> Parsed:
    """A paper that says nothing yet."""
    source = {"document_id": document_id, "kind": kind, "body_name": body, "language": "nb", "status": "read"}
    return Parsed(Extracted(DocumentRow(**{**source, **row})))


def meet(parsed: Parsed, date: str, relation: str = "minutes", **facts: str) -> str:
    """Let the paper speak of a meeting; its local key."""
    document_id = parsed.document.record.document_id
    key = f"{document_id}/m{len(parsed.meetings) + 1}"
    own = {"document_id": document_id, "source": f"{document_id}:1:1"}
    parsed.meetings.append(Extracted(Meeting(key, start_date=date, **own, **facts)))
    parsed.meeting_links.append(Extracted(MeetingLink(key, relation, **own)))
    return key


def treat(parsed: Parsed, meeting: str, title: str, number: str = "", **facts: str) -> str:
    """Let the paper hold an item of a meeting; its local key."""
    document_id = parsed.document.record.document_id
    key = f"{document_id}/i{len(parsed.agenda_items) + 1}"
    item = AgendaItem(key, meeting, str(len(parsed.agenda_items) + 1), number, title=title, document_id=document_id, **facts)
    parsed.agenda_items.append(Extracted(replace(item, source=f"{document_id}:1:{len(parsed.agenda_items) + 2}")))
    return key


def put(parsed: Parsed, table: str, record: Any) -> None:
    """Put a decision, action, member or attendance into the paper, with a local key of its own."""
    document_id = parsed.document.record.document_id
    rows = getattr(parsed, table)
    names = {Decision: "decision_id", ActionItem: "action_id", Membership: "membership_id"}
    key = {names[type(record)]: f"{document_id}/{table[0]}{len(rows) + 1}"} if type(record) in names else {}
    rows.append(Extracted(replace(record, document_id=document_id, source=f"{document_id}:1:9", **key)))


def linked(*papers: Parsed, folder: str = "raad", profile: Profile | None = RAAD) -> Records:
    """The papers of one folder, linked."""
    settings = Settings(bodies={profile.body_id: profile}) if profile else Settings()
    return link([(f"{folder}/{parsed.document.record.document_id}.txt", parsed) for parsed in papers], settings)


__all__ = ["RAAD", "ActionItem", "Attendance", "Decision", "Membership", "linked", "meet", "paper", "put", "treat"]
