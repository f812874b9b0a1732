"""Who was there and who voted: people both present and absent, voters who were not there, more votes than people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.view import View
from pipeline.findings import Finding
from pipeline.grammar.checks import VOTED
from pipeline.grammar.owners import given_names
from pipeline.language.folding import fold
from pipeline.language.formats import shorten
from pipeline.language.names import is_person_name
from pipeline.records import Attendance, Decision

LEAST_PRESENT = 3
"""A list of fewer names is not a list of all who were there."""
SURPLUS = 1.5
"""More votes than this many times the list mean that the list is not whole."""


THERE = frozenset({"present", "partly", "deputy", "observer", "guest"})
VOTING = frozenset({"present", "partly", "deputy"})
"""States of those who were there, and of those among them who may vote."""


def find_contradicted(view: View) -> Iterator[Finding]:
    """People whom one paper lists as there and as absent, without a remark that explains it."""
    for meeting_id, rows in view.attendance.items():
        minutes = view.papers_of(meeting_id, "minutes")
        by_person: dict[tuple[str, str], list[Attendance]] = defaultdict(list)
        for row in rows:
            if row.person_name and row.document_id in minutes:
                by_person[row.document_id, person_key(row.person_name)].append(row)
        for said in by_person.values():
            states = {row.status for row in said}
            units = {fold(row.unit) for row in said} - {""}
            if {"present", "absent"} <= states and len(units) < 2 and not any(row.note for row in said):
                row = next(row for row in said if row.status == "absent")
                values = {"text": row.person_name, "date": view.date_of(meeting_id)}
                yield Finding("person-present-and-absent", row.document_id, meeting_id, row.source, values)


def person_key(name: str) -> str:
    """The words of a name in any order: «Nes, Kari» and «Kari Nes» are one.

    >>> person_key("Nes, Kari") == person_key("Kari Nes")
    True
    """
    return " ".join(sorted(fold(name).replace(",", " ").split()))


def find_surplus_votes(view: View) -> Iterator[Finding]:
    """Decisions with somewhat more votes than people there, where the list names all of them."""
    for decision in view.decisions:
        counts = [decision.votes_for, decision.votes_against, decision.votes_blank]
        votes = sum(int(count) for count in counts if count.isdigit())
        present = len(list_present(view, decision, VOTING)) if votes else 0
        if LEAST_PRESENT <= present < votes <= present * SURPLUS:
            values = {
                "votes": str(votes),
                "present": str(present),
                "text": shorten(decision.text),
                "date": view.date_of(decision.meeting_id),
            }
            yield Finding("more-votes-than-present", decision.document_id, decision.decision_id, decision.source, values)


def list_present(view: View, decision: Decision, states: frozenset[str] = THERE) -> set[str]:
    """All whom the decision's paper lists with one of the states; nobody where it counts units without naming people.

    Of those who may vote the secretary is left out, unless the body has given that person a seat.
    """
    listed = [row for row in view.attendance.get(decision.meeting_id, ()) if row.document_id == decision.document_id]
    rows = [row for row in listed if row.status in states and not (states is VOTING and is_scribe(row))]
    return {person_key(row.person_name) for row in rows} if all(row.person_name for row in rows) else set()


def is_scribe(row: Attendance) -> bool:
    """True for a secretary who is no member that the body knows."""
    return row.role == "secretary" and not row.membership_id


def find_strange_voters(view: View) -> Iterator[Finding]:
    """People named with their vote who share neither first name nor surname with anybody who was there."""
    for decision in view.decisions:
        voters = find_voters(view, decision)  # few decisions name any; who was there is asked for these alone
        present = list_present(view, decision) if voters else set()
        known = {word for name in present for word in name.split()}
        for name in voters if len(present) >= LEAST_PRESENT else ():
            if not {fold(name).split()[0], fold(name).split()[-1]} & known:
                values = {"person": name, "number": decision.number or "–", "date": view.date_of(decision.meeting_id)}
                yield Finding("voter-not-present", decision.document_id, decision.decision_id, decision.source, values)


def find_voters(view: View, decision: Decision) -> list[str]:
    """The full names of those whom the decision, or the sentence that counts its votes, says voted for or against it."""
    fields = ("votes_for", "votes_against", "votes_blank")
    quotes = [row.quote for name in fields for row in view.shared.evidence.get((decision.decision_id, name), ())]
    names = [match["name"] for text in (decision.text, *quotes) for match in VOTED.finditer(text)]
    if not names:
        return []
    absent = {person_key(row.person_name) for row in view.attendance.get(decision.meeting_id, ()) if row.status == "absent"}
    return [name for name in dict.fromkeys(names) if person_key(name) in absent or is_somebody(name)]


def is_somebody(name: str) -> bool:
    """True for a full name that opens with a known given name; a party has none.

    >>> is_somebody("Kari Nes"), is_somebody("Sentrum Fjellparti")
    (True, False)
    """
    return is_person_name(name) and name.split()[0] in given_names()
