"""The example with more around it: deputies, regrets, a matter handed on by another body, standing and yearly items."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.records import AgendaItem, Attendance, Body, Decision, DocumentRow, Meeting, Membership, Records
from pipeline.settings import FixedItem
from tests.publish.sample import PAGE, sample

MAIL, OTHER = "7d7d7d7d7d7d", "8e8e8e8e8e8e"


def rich() -> Records:
    """The example with a deputy for every unit, a general one, a member who has sent regrets, and a matter handed on by another body."""
    records = sample()
    members = [row for row in records.memberships if row.role == "member"]
    records.memberships += [
        replace(row, membership_id=f"{row.membership_id}-v", person_name=f"{row.person_name.split()[0]} Varamoen", role="deputy")
        for row in members
    ]
    records.memberships.append(Membership("alu-v0", "alu", "Siv Allmenning", "deputy", function="1. vara", document_id=PAGE))
    records.documents.append(DocumentRow(MAIL, "alu/forfall.eml", "email", "memo", body_id="alu", status="read"))
    records.attendance.append(Attendance("alu-2025-11-26", members[0].person_name, status="absent", document_id=MAIL, source=f"{MAIL}:1:2"))
    records.bodies.append(Body("hage", "Hagerådet", "HR"))
    records.meetings.append(Meeting("hage-2025-11-10", "hage", "2025-11-10", status="held"))
    records.documents.append(DocumentRow(OTHER, "hage/referat.pdf", "pdf", "minutes", body_id="hage", status="read"))
    records.agenda_items.append(
        AgendaItem("hage-9", "hage-2025-11-10", "1", "9/25", "", "Felles grøntplan", "discussion", document_id=OTHER, source=f"{OTHER}:1:9")
    )
    text = "Rådet er positivt. Saka vert send vidare til Administrativt lederutvalg."
    records.decisions.append(Decision("hage-9-d", "hage-9", "hage-2025-11-10", "9/25", text, document_id=OTHER, source=f"{OTHER}:1:12"))
    return records


FIXED: dict[str, Any] = {
    "standing": [FixedItem("HMS", "information", 10, "Direktøren"), FixedItem("Møtekritikk", place="last")],
    "yearly": [FixedItem("Årshjul for utvalget", "discussion", 20, month=11), FixedItem("Budsjettfordeling", month=10)],
    "closing_hour": "12:00",
    "outcome": "råd",
}
"""Settings of the body beside the example's: standing and yearly items, a closing hour, its own word for what comes of an item."""
