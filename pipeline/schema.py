"""The tables of processed/: which record each holds, its columns in order, and the key of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter

from pipeline.records import (
    ActionItem,
    AgendaItem,
    Attendance,
    AttendanceCount,
    Body,
    CaseLink,
    Completeness,
    Coverage,
    Decision,
    DocumentRow,
    FindingRow,
    Meeting,
    MeetingLink,
    Membership,
    Memo,
    PolicyArea,
    PolicyLink,
    Records,
)

TABLES: dict[str, type] = {
    "documents": DocumentRow,
    "bodies": Body,
    "memberships": Membership,
    "meetings": Meeting,
    "meeting_links": MeetingLink,
    "attendance": Attendance,
    "agenda_items": AgendaItem,
    "decisions": Decision,
    "actions": ActionItem,
    "memos": Memo,
    "policy_areas": PolicyArea,
    "policy_links": PolicyLink,
    "case_links": CaseLink,
    "coverage": Coverage,
    "attendance_counts": AttendanceCount,
    "completeness": Completeness,
    "findings": FindingRow,
}
"""CSV table -> its record, in the order in which processed/ lists them."""

KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("path",),
    "bodies": ("body_id",),
    "memberships": ("membership_id",),
    "meetings": ("meeting_id",),
    "meeting_links": ("meeting_id", "document_id", "relation", "item_id"),
    "attendance": ("meeting_id", "document_id", "person_name", "unit", "status", "for_name"),
    "agenda_items": ("item_id", "document_id"),
    "decisions": ("decision_id",),
    "actions": ("action_id",),
    "memos": ("document_id",),
    "policy_areas": ("policy_area_id",),
    "policy_links": ("subject_kind", "subject_id", "policy_area_id", "document_id"),
    "case_links": ("item_id", "earlier_item_id", "relation"),
    "coverage": ("body_id", "term", "policy_area_id"),
    "attendance_counts": ("body_id", "term", "subject_kind", "subject", "unit"),
    "completeness": ("body_id", "term"),
    "findings": ("code", "subject_id", "message", "document_id", "source"),
}
"""CSV table -> the columns that tell its rows apart."""

READ_KEY: dict[str, Callable[[object], str | tuple[str, ...]]] = {name: attrgetter(*names) for name, names in KEYS.items()}
"""CSV table -> what reads the cells of a row's key."""

DERIVED = frozenset({"coverage", "attendance_counts", "completeness", "findings"})
"""Tables that are counted or concluded from the others: no person corrects them."""


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table in order.

    >>> columns("case_links")[:3]
    ('item_id', 'earlier_item_id', 'relation')
    """
    return tuple(f.name for f in fields(TABLES[table]))


def record_id(table: str, record: object) -> str:
    """The key of a record in one string, as table `evidence` and corrections.csv name it.

    >>> record_id("case_links", CaseLink("alu-1", "alu-0", "same-case"))
    'alu-1|alu-0|same-case'
    """
    key = READ_KEY[table](record)
    return key if isinstance(key, str) else "|".join(key)


def add_rows(records: Records, others: Records) -> None:
    """Put the rows of others behind those of the same tables."""
    for table in fields(Records):
        getattr(records, table.name).extend(getattr(others, table.name))
