"""Who is called to a meeting, unit by unit: members, their deputies, and who has sent regrets, as far as the papers say."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.folding import fold
from pipeline.publish.contexts import Unit
from pipeline.publish.sources import format_source
from pipeline.publish.views import View
from pipeline.records import Attendance, Meeting, Membership

CALLED = frozenset({"leader", "member"})


def find_units(view: View, meeting: Meeting, members: list[Membership]) -> tuple[Unit, ...]:
    """Who is called, unit by unit in the order of the list: leader and members, and the deputies of these. Who has sent regrets is
    marked, but not for the public."""
    away = set() if view.is_public else {fold(row.person_name) for row in find_regrets(view, meeting)}
    tied = tie_deputies(members)
    units: dict[str, tuple[list[str], list[str]]] = {}
    for m in members:
        if m.person_name and m.role in CALLED:
            people, deputies = units.setdefault(name_unit(m), ([], []))
            people.append(f"{m.person_name} ({view.t['sent_regrets']})" if fold(m.person_name) in away else m.person_name)
            deputies += [name for name in tied.get(m.membership_id, ()) if name not in deputies]
    return tuple(Unit(unit, ", ".join(people), ", ".join(deputies)) for unit, (people, deputies) in units.items())


def name_unit(m: Membership) -> str:
    """«AD – Fakultet for arkitektur og design»: short and long name of a seat's unit, else its function."""
    unit = m.unit_name or m.unit or m.function
    return f"{m.unit} – {unit}" if m.unit and m.unit != unit else unit


def find_deputies(members: list[Membership]) -> str:
    """The deputies who are tied to no member and no unit of the list, with what they are deputies for where the list says it."""
    tied = {name for names in tie_deputies(members).values() for name in names}
    free = dict.fromkeys(m for m in members if m.role == "deputy" and m.person_name and m.person_name not in tied)
    said = ((m.person_name, ", ".join(dict.fromkeys(part for part in (m.function, m.unit_name or m.unit) if part))) for m in free)
    return "; ".join(f"{name} ({why})" if why else name for name, why in said)


def tie_deputies(members: list[Membership]) -> dict[str, list[str]]:
    """membership_id of a member -> the deputies: those whose function names the member, who stand in the member's line, or in whose
    unit the member is. A deputy who is nobody's by name or line is every member's of the unit."""
    seats = [m for m in members if m.person_name and m.role in CALLED]
    by_name = {fold(m.person_name): m for m in seats}
    by_line = {(m.source, fold(m.home)): m for m in seats if m.source}
    by_unit: dict[str, list[Membership]] = {}
    for m in seats:
        if m.home:
            by_unit.setdefault(fold(m.home), []).append(m)
    tied: dict[str, list[str]] = {}
    for deputy in members:
        if deputy.role == "deputy" and deputy.person_name:
            named = by_name.get(fold(deputy.function).rpartition(" for ")[2])
            seat = named or by_line.get((deputy.source, fold(deputy.home)))
            for m in [seat] if seat else by_unit.get(fold(deputy.home), ()) if deputy.home else ():
                tied.setdefault(m.membership_id, []).append(deputy.person_name)
    return tied


def find_unnamed(members: list[Membership]) -> list[str]:
    """Seats that the papers give without a person, but for those whose function somebody named on the list has."""
    held = {fold(word) for m in members if m.person_name for word in (m.function, m.unit, m.unit_name) if word}
    seats = (m.function or m.unit_name or m.unit for m in members if not m.person_name)
    return [seat for seat in dict.fromkeys(seats) if seat and fold(seat) not in held]


def find_regrets(view: View, meeting: Meeting) -> Iterator[Attendance]:
    """The people of whom a paper that came before the meeting says that they will not be there."""
    for row in view.records.attendance:
        paper = view.documents.get(row.document_id)
        if row.meeting_id == meeting.meeting_id and row.status == "absent" and row.person_name and paper and paper.kind != "minutes":
            yield row


def propose_deputies(view: View, meeting: Meeting, members: list[Membership]) -> Iterator[str]:
    """For the secretary: who has sent regrets, where it stands, and who could be called instead."""
    tied = tie_deputies(members)
    seats = {fold(m.person_name): m for m in members if m.role in CALLED}
    for row in find_regrets(view, meeting):
        seat = seats.get(fold(row.person_name))
        names = ", ".join(tied.get(seat.membership_id, ())) if seat else ""
        deputies = view.t["regrets_deputies"].format(names=names) if names else ""
        yield view.t["regrets"].format(name=row.person_name, source=format_source(view, row.source), deputies=deputies)
