"""The record set dealt out to its bodies, so that no publication searches the rows of all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from pipeline.publish.handed_on import add_handed_on
from pipeline.records import Records

HOMES = (("agenda_items", "item_id"), ("decisions", "decision_id"), ("actions", "action_id"))
"""Tables whose rows say to which meeting they belong, and their ids."""
NAMED = ("body_id", "meeting_id", "item_id", "earlier_item_id", "subject_id", "requested_for")
"""Fields in which a row names a body, a meeting, an item, a conclusion or an action."""
OF_ALL = ("bodies", "policy_areas")
"""Small tables, which each part holds whole."""


def split_records(records: Records, ids: Iterable[str]) -> dict[str, Records]:
    """body_id -> its part of the record set, bodies and rows in the order given.

    A part holds the rows that name the body or what is its own, their papers, and all that stands in these papers, and the matters that
    other bodies have handed on to it.
    """
    parts = {body_id: Records(**{name: getattr(records, name) for name in OF_ALL}) for body_id in ids}
    bodies = set(parts)
    homes = find_homes(records, bodies)
    papers = find_papers(records, homes, bodies)
    for name in Records.__slots__:
        if name not in OF_ALL:
            deal(getattr(records, name), {body_id: getattr(part, name) for body_id, part in parts.items()}, homes, papers)
    add_handed_on(records, parts)
    return parts


def deal(rows: list[Any], lists: Mapping[str, list[Any]], homes: Mapping[str, str], papers: Mapping[str, set[str]]) -> None:
    """Puts each row into the lists of the bodies that it, or its paper, belongs to."""
    for row in rows:
        for body_id in find_owners(row, homes, lists) | papers.get(getattr(row, "document_id", ""), set()):
            lists[body_id].append(row)


def find_homes(records: Records, bodies: set[str]) -> dict[str, str]:
    """The id of a body, a meeting, an item, a conclusion or an action -> the body_id."""
    homes = {body_id: body_id for body_id in bodies}
    homes |= {row.meeting_id: row.body_id for row in records.meetings if row.body_id in bodies}
    for name, key in HOMES:
        homes |= {getattr(row, key): homes[row.meeting_id] for row in getattr(records, name) if row.meeting_id in homes}
    return homes


def find_papers(records: Records, homes: Mapping[str, str], bodies: set[str]) -> dict[str, set[str]]:
    """document_id -> the bodies whose rows name the paper, or in whose folder it lies; of a paper that sets policy areas, all."""
    papers: dict[str, set[str]] = defaultdict(set)
    for name in Records.__slots__:
        if name not in OF_ALL and name != "evidence":
            for row in getattr(records, name):
                papers[getattr(row, "document_id", "")] |= find_owners(row, homes, bodies)
    for document in records.documents:
        papers[document.document_id] |= bodies.intersection(PurePosixPath(document.path).parts[:1])
    for area in records.policy_areas:
        papers[area.document_id] |= bodies
    papers.pop("", None)
    return dict(papers)


def find_owners(row: Any, homes: Mapping[str, str], bodies: Iterable[str]) -> set[str]:
    """The bodies that a row names by an id of theirs, or by one that begins with theirs, as ids of findings do.

    >>> from pipeline.records import CaseLink, FindingRow
    >>> sorted(find_owners(CaseLink("alu-1", "upo-2"), {"alu-1": "alu", "upo-2": "upo"}, ["alu", "upo"]))
    ['alu', 'upo']
    >>> find_owners(FindingRow(subject_id="alu-2025-11-26"), {}, {"alu", "upo"})
    {'alu'}
    """
    found = set()
    for field in NAMED:
        value = getattr(row, field, "")
        if value in homes:
            found.add(homes[value])
        elif value and field == "subject_id":
            pieces = value.split("-")
            found |= {head for end in range(1, len(pieces)) if (head := "-".join(pieces[:end])) in bodies}
    return found
