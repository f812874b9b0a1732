"""What a record that a person adds names, and which is not there."""

from __future__ import annotations

from functools import partial

from pipeline.corrections.lines import split_key
from pipeline.records import Records

SUBJECTS = {
    "document": "documents.document_id",
    "item": "agenda_items.item_id",
    "decision": "decisions.decision_id",
    "action": "actions.action_id",
}
"""policy_links.subject_kind -> the column that holds the subject's id."""
NAMED = {
    "meeting_id": "meetings.meeting_id",
    "item_id": "agenda_items.item_id",
    "earlier_item_id": "agenda_items.item_id",
    "policy_area_id": "policy_areas.policy_area_id",
    "document_id": "documents.document_id",
}
"""Column of a link's key -> the column that must hold its value."""
LINKS = frozenset({"attendance", "meeting_links", "policy_links", "case_links"})
"""Tables whose rows are nothing without what they name."""


def find_stray(records: Records, table: str, record: str) -> str:
    """The first part of a link's key that names nothing; "" where all of it is there."""
    said = split_key(table, record) if table in LINKS else {}
    homes = NAMED | {"subject_id": SUBJECTS.get(said.get("subject_kind", ""), "")}
    missing = partial(is_missing, records)
    return next((value for name, value in said.items() if value and homes.get(name) and missing(homes[name], value)), "")


def is_missing(records: Records, home: str, value: str) -> bool:
    """True where no row of a table has the value in a column («meetings.meeting_id»)."""
    table, column = home.split(".")
    return all(getattr(row, column) != value for row in getattr(records, table))
