"""Which decisions hand their matter on to another body, in the words of the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.references import HAND_STEMS, HANDED_ON
from pipeline.language.namesakes import Names, find_named, index_names
from pipeline.language.sentences import split_sentences
from pipeline.records import Decision, Records

KEYS = {"decisions": "decision_id", "agenda_items": "item_id", "meetings": "meeting_id", "documents": "document_id"}
"""What belongs to a decision: table -> the id that both have."""


def name_bodies(records: Records) -> Names:
    """The names by which a decision can mean one of the bodies."""
    return index_names((row.body_id, row.name, row.short_name) for row in records.bodies)


def find_handing(names: Names, home: str, decision: Decision) -> tuple[str, str]:
    """The body to which a decision of the body `home` hands its matter on, and the sentence that says so; two empty strings for none.

    >>> names = index_names([("dm", "Dekanmøtet", ""), ("alu", "Administrativt lederutvalg", "ALU")])
    >>> find_handing(names, "alu", Decision(text="ALU slutter seg til planen. Saken oversendes dekanmøtet."))
    ('dm', 'Saken oversendes dekanmøtet.')
    """
    for sentence in split_sentences(decision.text) if holds_any(HAND_STEMS, decision.text) else ():
        row = find_rule(HANDED_ON, sentence)
        groups = row[1].groupdict() if row else {}
        if receiver := find_named(names, groups.get("to") or groups.get("by") or "", home):
            return receiver, sentence
    return "", ""


def add_handed_on(records: Records, parts: Mapping[str, Records]) -> None:
    """Puts what other bodies have handed on to a body into its part of the records: decision, item, meeting and paper."""
    if len(records.bodies) < 2:
        return
    names, homes = name_bodies(records), {row.meeting_id: row.body_id for row in records.meetings}
    handed: dict[str, list[Decision]] = {}
    for row in records.decisions:
        receiver, _ = find_handing(names, homes.get(row.meeting_id, ""), row)
        if receiver in parts:
            handed.setdefault(receiver, []).append(row)
    for receiver, decisions in handed.items():
        for table, key in KEYS.items():
            rows: list[Any] = getattr(parts[receiver], table)
            wanted = {getattr(row, key) for row in decisions} - {getattr(row, key) for row in rows}
            rows += [row for row in getattr(records, table) if getattr(row, key) in wanted]
