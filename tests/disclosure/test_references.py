"""Whatever is closed, no row of the public edition names what is not there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.disclosure import disclose
from pipeline.records import ActionItem, AgendaItem, Attendance, CaseLink, MeetingLink, Records
from pipeline.store.columns import read_columns
from tests.publish.sample import ITEMS, NOV, OCT, PAGE, SEPT, item_id, sample

NUMBERS = [row[1] for row in ITEMS]
PAPERS = [PAGE, SEPT, OCT, NOV]
LISTED = {
    "closed_by": "agenda_items.item_id",
    "amended_by": "agenda_items.item_id",
    "carried_from": "actions.action_id",
    "superseded_by": "documents.document_id",
    "item_id": "agenda_items.item_id",
    "earlier_item_id": "agenda_items.item_id",
    "membership_id": "memberships.membership_id",
    "document_id": "documents.document_id",
}
"""Columns that name records although no table says so (an item has several rows), and what they name."""


def rich() -> Records:
    """The example with references of every sort."""
    records = sample()
    ids = [item_id(number) for number in NUMBERS]
    records.agenda_items += [replace(row, document_id=PAGE, source=f"{PAGE}:1:99") for row in records.agenda_items[::3]]
    records.agenda_items = [replace(row, amended_by=f"{ids[0]}; {ids[5]}") for row in records.agenda_items]
    records.decisions = [replace(row, amended_by=ids[place]) for place, row in enumerate(records.decisions)]
    records.actions = [replace(row, closed_by=ids[-place % 16], membership_id="alu-34") for place, row in enumerate(records.actions)]
    records.actions += [replace(row, action_id=f"again-{row.action_id}", carried_from=row.action_id) for row in records.actions[:5]]
    records.attendance = [Attendance("alu-2025-11-05", "Ola Nes", membership_id="alu-35", document_id=NOV)]
    records.meeting_links += [MeetingLink("alu-2025-11-05", "paper", ids[2], document_id=SEPT)]
    records.case_links += [CaseLink(ids[9], ids[3], "follows-up")]
    records.documents = [replace(row, superseded_by=NOV) if row.document_id == OCT else row for row in records.documents]
    return records


def find_dangling(records: Records) -> set[tuple[str, str, str]]:
    """Table, column and value of every reference that leads nowhere."""
    known = {
        name: {column: {getattr(row, column) for row in getattr(records, name)} for column in names(table)}
        for name, table in read_columns().items()
    }
    found = set()
    for name, table in read_columns().items():
        for column in table.columns:
            to = ".".join(column.refers) if column.refers else "" if column.name == table.key[0] else LISTED.get(column.name, "")
            target, _, key = to.partition(".")
            for row in getattr(records, name) if to else ():
                found |= {(name, column.name, one) for one in split(row, column.name) if one not in known[target][key]}
    subjects = {"item": ("agenda_items", "item_id"), "decision": ("decisions", "decision_id"), "action": ("actions", "action_id")}
    for row in records.policy_links:
        table_name, key = subjects[row.subject_kind]
        found |= {("policy_links", "subject_id", row.subject_id)} - {("policy_links", "subject_id", one) for one in known[table_name][key]}
    return found


def names(table: Any) -> list[str]:
    return [column.name for column in table.columns]


def split(row: Any, column: str) -> list[str]:
    return [one for one in getattr(row, column).split("; ") if one]


@settings(max_examples=60, deadline=None)
@given(items=st.sets(st.sampled_from(NUMBERS)), papers=st.sets(st.sampled_from(PAPERS), max_size=2))
def test_no_reference_of_the_public_edition_leads_to_what_was_removed(items: set[str], papers: set[str]) -> None:
    records = rich()
    records.agenda_items = [replace(row, access="withheld") if row.number in items else row for row in records.agenda_items]
    records.documents = [replace(row, access="withheld") if row.document_id in papers else row for row in records.documents]
    public, withheld = disclose(records)
    assert find_dangling(public) <= find_dangling(records)
    gone = {row.record_id for row in withheld}
    closed = {item_id(number) for number in items}
    hanging: list[AgendaItem | ActionItem | Any] = [*public.decisions, *public.actions, *public.meeting_links]
    assert not closed & {row.item_id for row in hanging}
    assert not closed & {link.item_id for link in public.case_links} and not closed & {link.earlier_item_id for link in public.case_links}
    assert all(row.title == "" for row in public.agenda_items if row.item_id in closed)
    assert not papers & {row.document_id for row in public.documents}
    assert bool(gone) >= bool(items or papers)
