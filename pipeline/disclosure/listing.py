"""The list of what the public edition leaves out: for the secretary only, since it names it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from pipeline.disclosure.closed import WITH_PASSWORD, Reason
from pipeline.finding_rows import hide_persons
from pipeline.records import Records
from pipeline.releases import digest_passage
from pipeline.schema import record_id
from pipeline.withheld import Withheld

TITLES = ("title", "subject", "text", "quote", "message", "person_name", "name", "reason")
"""The columns that say what a row is about, the first first."""


def name_paper(rule: str, document_id: str) -> dict[str, str]:
    """The ids by which a person can release a whole paper of a rule."""
    digest = digest_passage(rule, document_id)
    return {"passage": digest, "withheld_id": digest_passage(rule, f"documents {document_id} {digest}")[:12]}


class Listing:
    """Rows that are left out, with the day and the body of each."""

    def __init__(self, records: Records) -> None:
        self.rows: list[Withheld] = []
        self.meetings = {row.meeting_id: row for row in records.meetings}
        self.papers = {row.document_id: row for row in reversed(records.documents)}
        self.homes = {row.item_id: row.meeting_id for row in records.agenda_items}

    def add(self, table: str, row: Any, reason: Reason, said: str = "", **ids: str) -> None:
        """Put a row on the list, or a passage of it with its ids."""
        paper = self.papers.get(getattr(row, "document_id", ""))
        item = getattr(row, "item_id", "") or getattr(row, "subject_id", "")
        meeting = self.meetings.get(getattr(row, "meeting_id", "") or self.homes.get(item, ""))
        body = getattr(row, "body_id", "") or (meeting.body_id if meeting else paper.body_id if paper else "")
        if not body and paper and len(parts := PurePosixPath(paper.path).parts) > 1:
            body = parts[0]
        if reason.rule == WITH_PASSWORD and not ids:
            ids = name_paper(reason.rule, row.document_id)
        title = next((text for name in TITLES if (text := getattr(row, name, ""))), "")
        self.rows.append(
            Withheld(
                kind=table,
                record_id=hide_persons(record_id(table, row)),
                body_id=hide_persons(body),
                date=meeting.start_date if meeting else paper.date if paper else "",
                number=hide_persons(getattr(row, "number", "")),
                title=hide_persons(said or title),
                rule=reason.rule,
                because=hide_persons(reason.because),
                legal_basis=reason.legal_basis if said else getattr(row, "legal_basis", "") or reason.legal_basis,
                path=hide_persons(paper.path if paper else ""),
                source=getattr(row, "source", "") or getattr(row, "document_id", ""),
                **ids,
            )
        )
