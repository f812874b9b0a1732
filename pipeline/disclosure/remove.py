"""The record set without what is closed: rows that go, neutral rows that stay, cells that are emptied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.disclosure.closed import Closed, Reason
from pipeline.disclosure.hanging import CLEARED, MENTIONED, Hanging, find_hanging, key_of
from pipeline.disclosure.listing import Listing
from pipeline.records import AgendaItem, Body, Meeting, Records
from pipeline.schema import DERIVED, record_id
from pipeline.statuses import hide_papers
from pipeline.withheld import Withheld

FIRST = ("documents", "memberships", "policy_areas")
THEN = ("agenda_items", "decisions", "actions", "meeting_links", "attendance", "memos", "policy_links", "case_links")
COUNTED = ("coverage", "attendance_counts", "completeness")
"""Counted from all records: empty until they are counted anew."""
SAID_OF_BODIES = (
    *("purpose", "parent", "tasks", "composition", "cadence", "secretariat", "items_due_days", "papers_due_days", "notice_days"),
    *("document_id", "source"),
)
SAID_OF_MEETINGS = dict.fromkeys(
    (
        *("end_date", "start_time", "end_time", "place", "chair", "secretary", "number"),
        *("items_due", "papers_due", "notice_due", "document_id", "source"),
    ),
    "",
)
"""What a meeting loses of which a closed paper says most, although no link ties the two."""


def remove_closed(records: Records, closed: Closed) -> tuple[Records, list[Withheld]]:
    """The records without what is closed and what hangs on it, and the list of that."""
    closed = Closed(dict(closed.papers), dict(closed.items), closed.names)
    hanging, listing = find_hanging(records, closed), Listing(records)
    kept: dict[str, list[Any]] = {}
    for table in FIRST:
        kept[table] = sweep(table, getattr(records, table), hanging, listing)
    kept["meetings"] = remove_meetings(records, hanging, listing)
    for table in THEN:
        kept[table] = sweep(table, getattr(records, table), hanging, listing)
    while len(carried := sweep("actions", kept["actions"], hanging, listing)) < len(kept["actions"]):
        kept["actions"] = carried  # what carries on an action that is gone goes too
    kept["findings"] = sweep("findings", records.findings, hanging, listing)
    kept["bodies"] = [clear_body(row, hanging) for row in records.bodies]
    kept = {table: [clear_cells(table, row, hanging) for row in rows] for table, rows in kept.items()}
    kept["evidence"] = keep_evidence(records, hanging, kept)
    return replace(records, **kept, **{table: [] for table in COUNTED}), listing.rows


def sweep(table: str, rows: Iterable[Any], hanging: Hanging, listing: Listing) -> list[Any]:
    """The rows of a table that stay; the others are noted and listed. A closed item leaves a neutral row, unless its paper is closed."""
    kept: list[Any] = []
    gone: dict[str, Reason] = {}
    for row in rows:
        reason = hanging.find_reason(table, row)
        if table == "agenda_items" and row.item_id in hanging.closed.items:
            listing.add(table, row, hanging.closed.items[row.item_id])
            if row.document_id not in hanging.closed.papers and row.meeting_id not in hanging.gone["meetings"]:
                kept.append(make_neutral(row, hanging.closed.items[row.item_id]))
        elif reason is None:
            kept.append(row)
        else:
            listing.add(table, row, reason)
            gone[key_of(table, row)] = reason
    if table in hanging.gone:
        stays = {key_of(table, row) for row in kept}
        hanging.gone[table].update((key, reason) for key, reason in gone.items() if key not in stays)
    return kept


def make_neutral(item: AgendaItem, reason: Reason) -> AgendaItem:
    """A closed item as the public may see it: where it stands, its number, how long it takes, and the legal basis."""
    return AgendaItem(
        item.item_id,
        item.meeting_id,
        item.position,
        item.number,
        item_type="unknown",
        duration_minutes=item.duration_minutes,
        outcome="unknown",
        access="withheld",
        legal_basis=item.legal_basis or reason.legal_basis,
        document_id=item.document_id,
        source=item.source,
    )


def remove_meetings(records: Records, hanging: Hanging, listing: Listing) -> list[Meeting]:
    """The meetings that an open paper names, with what open papers say of them."""
    papers = [row for row in records.documents if row.document_id in hanging.closed.papers]
    if not papers:
        return records.meetings
    meetings = hide_papers(records, papers).meetings
    known = {row.meeting_id for row in meetings}
    because = {link.meeting_id: link.document_id for link in records.meeting_links if link.document_id in hanging.closed.papers}
    for row in records.meetings:
        if row.meeting_id not in known:
            paper = because.get(row.meeting_id, "")
            reason = hanging.closed.papers.get(paper, Reason("hangs-on")).passed_on("hangs-on", paper)
            hanging.gone["meetings"][row.meeting_id] = reason
            listing.add("meetings", row, reason)
    own = {row.meeting_id for row in records.meetings if row.document_id in hanging.closed.papers}
    return [clear_meeting(row, hanging) if row.meeting_id in own else row for row in meetings]


def clear_meeting(meeting: Meeting, hanging: Hanging) -> Meeting:
    """A meeting of which a closed paper said most: without the letters of its date, and all else where no open paper stands in."""
    return replace(meeting, raw_date="", **(SAID_OF_MEETINGS if meeting.document_id in hanging.closed.papers else {}))


def clear_body(body: Body, hanging: Hanging) -> Body:
    """A body without what a closed paper says of it; its name stays, since its meetings bear it."""
    return replace(body, **dict.fromkeys(SAID_OF_BODIES, "")) if body.document_id in hanging.closed.papers else body


def clear_cells(table: str, row: Any, hanging: Hanging) -> Any:
    """A row whose cells name nothing that is gone, and hold no words of a closed matter."""
    cells = {}
    for column, target in CLEARED.get(table, {}).items():
        if text := getattr(row, column):
            cells[column] = "; ".join(one for one in text.split("; ") if one not in hanging.gone[target])
    for column in MENTIONED.get(table, ()):
        if text := getattr(row, column):
            cells[column] = "; ".join(one for one in text.split("; ") if not hanging.words.stand_in(one))
    changed = {column: text for column, text in cells.items() if text != getattr(row, column)}
    return replace(row, **changed) if changed else row


def keep_evidence(records: Records, hanging: Hanging, kept: dict[str, list[Any]]) -> list[Any]:
    """The evidence that quotes nothing closed; of a neutral row no evidence stays."""
    removed: set[tuple[str, str]] = set()
    for table in kept.keys() - DERIVED:
        stays = {record_id(table, row) for row in kept[table] if getattr(row, "item_id", "") not in hanging.closed.items}
        removed |= {(table, key) for row in getattr(records, table) if (key := record_id(table, row)) not in stays}
    for row in records.evidence:
        if (row.table, row.record_id) in removed:
            hanging.lines.add((row.document_id, row.page, row.line))
    return [row for row in records.evidence if not hanging.has_quote(row, removed)]
