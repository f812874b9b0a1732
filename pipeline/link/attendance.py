"""Who was there, and on whose seat: names, offices and units of attendance lists held against the roster of the day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.link.deputies import Standing, find_principal
from pipeline.link.papers import Group, Paper
from pipeline.link.people import Register
from pipeline.link.roster import RULES, SEATED, Person, Roster
from pipeline.records import Attendance, Evidence, Membership, fill

EXCEPT = re.compile(r"\b(?:unntatt|bortsett fra|utenom|untateke|unnateke|utanom|except|undtagen|utom)\b\s*(?P<units>.+)", re.IGNORECASE)
EVERYBODY = "*"
"""The unit of an attendance row that parse/ gives for «alle faste medlemmer»."""
CERTAIN = list(RULES).index("parts")
"""The first rule that leaves room for another person of that name."""
OFFICE, UNIT = 0.9, 0.9
"""How sure a seat is that an office, or a unit with one seat, tells."""


@dataclass(slots=True)
class Listed:
    """One entry of an attendance list on its way to the seat that it means."""

    row: Attendance
    evidence: tuple[Evidence, ...]
    person: Person | None = None
    seat: Membership | None = None
    rule: str = ""
    sure: float = 1.0


def link_attendance(group: Group, roster: Roster) -> None:
    """Attendance with units and seats from the roster of the meeting's day, «alle unntatt …» spread over the members."""
    days = {meeting.meeting_id: meeting.start_date for meeting in group.records.meetings}
    seen = set()
    for paper in group.papers:
        for meeting_id, entries in group_entries(paper, group.ids).items():
            day = days.get(meeting_id, "")
            named = [match_entry(group, one, roster, day) for one in spread(entries, roster, day)]
            for one in seat_deputies(drop_rivals(named), roster, day):
                row = fill_row(one, meeting_id)
                key = (row.meeting_id, row.document_id, row.person_name, row.unit, row.status, row.for_name)
                if key not in seen:
                    seen.add(key)
                    group.add("attendance", row, [*one.evidence, *cite_seat(one)])


def group_entries(paper: Paper, ids: dict[str, str]) -> dict[str, list[Listed]]:
    """The entries of one paper by meeting."""
    entries: dict[str, list[Listed]] = defaultdict(list)
    for found in paper.parsed.attendance:
        entries[ids.get(found.record.meeting_id, "")].append(Listed(found.record, found.evidence))
    return entries


def spread(entries: Sequence[Listed], roster: Roster, day: str) -> Iterator[Listed]:
    """The entries, «alle faste medlemmer unntatt Campus» as one for each member's unit (or member, where the members have no
    units) that no other entry speaks of, and a unit's name in its column."""
    for one in entries:
        if one.row.unit == EVERYBODY:
            yield from (Listed(row, one.evidence) for row in spread_row(one.row, find_told(entries, roster, day), roster, day))
        else:
            one.row = place_unit(one.row, roster.register)
            yield one


def spread_row(row: Attendance, told: set[str], roster: Roster, day: str) -> Iterator[Attendance]:
    """One row for each unit, or else for each member, but those told of; the row without a unit where the roster has neither."""
    match = EXCEPT.search(row.note)
    missing = told | set(roster.register.spread(match["units"].strip(" .")) if match else [])
    seats = [seat for seat in roster.seats if seat.role in SEATED and seat.holds_on(day)]
    units = dict.fromkeys(seat.home for seat in seats if seat.home)
    names = dict.fromkeys(seat.person_name for seat in seats if seat.person_name)
    if units:
        yield from (replace(row, unit=unit) for unit in units if unit not in missing)
    elif names:
        yield from (replace(row, unit="", person_name=name) for name in names if name not in missing)
    else:
        yield replace(row, unit="")


def find_told(entries: Sequence[Listed], roster: Roster, day: str) -> set[str]:
    """The members and units that a list names itself, or says to have sent a deputy, and the units that have no seat but theirs."""
    texts = {text for one in entries for text in (one.row.person_name or one.row.unit, one.row.for_name) if text}
    people = [person for text in texts for person in roster.find_people(text, day)[1]]
    seats = [seat for person in people for seat in person.seats_on(day) if seat.home and roster.find_seat(seat.home, day) is seat]
    return {*(person.name for person in people), *(seat.home for seat in seats), *map(roster.register.find, texts)}


def place_unit(row: Attendance, register: Register) -> Attendance:
    """The row with the unit that it names by code or name in the unit's column."""
    if row.status == "deputy" and not row.unit:
        return replace(row, unit=register.find(row.for_name))
    unit = register.find(row.unit or row.person_name)
    return replace(row, unit=unit, person_name="" if register.find(row.person_name) else row.person_name) if unit else row


def match_entry(group: Group, one: Listed, roster: Roster, day: str) -> Listed:
    """The entry with the member it names, else with the seat of its office or unit; a name that fits several is a finding."""
    row = one.row
    if not row.person_name:
        return match_unit(one, roster, day)
    rule, people = roster.find_people(row.person_name, day)
    beside = [person for person in people if row.unit and any(row.unit == seat.home for seat in person.seats_on(day))]
    people = beside if len(beside) == 1 else people
    if len(people) == 1:
        one.person, one.seat, one.rule, one.sure = people[0], choose_seat(people[0], row, day), rule, RULES[rule]
    elif not people:
        one.seat, one.rule, one.sure = roster.find_office(row.person_name, day), "office", OFFICE
    elif row.status != "guest":
        values = {"name": row.person_name, "members": ", ".join(person.name for person in people), "date": day}
        meeting_id = group.ids.get(row.meeting_id, "")
        group.findings.append(Finding("member-unclear", row.document_id, meeting_id, row.source, values))
    return one


def match_unit(one: Listed, roster: Roster, day: str) -> Listed:
    """The entry without a name, with the seat of its unit or office; a deputy's is another's."""
    unit = one.row.unit
    if unit and one.row.status != "deputy":
        seat = roster.find_seat(unit, day)
        one.seat = seat or roster.find_office(unit, day)
        one.rule, one.sure = ("unit", UNIT) if seat else ("office", OFFICE)
    return one


def choose_seat(person: Person, row: Attendance, day: str) -> Membership:
    """The seat that an entry means: that of the unit named beside the person, else the leading one."""
    seats = person.seats_on(day)
    wanted = fold(row.unit)
    return next((seat for seat in seats if wanted and wanted in {fold(seat.unit), fold(seat.unit_name), fold(seat.function)}), seats[0])


def drop_rivals(entries: list[Listed]) -> list[Listed]:
    """The entries, of two names on one list for one member only the better match: two people stand there, one of them another."""
    names: dict[Person, dict[str, int]] = defaultdict(dict)
    for one in entries:
        if one.person:
            names[one.person][fold(one.row.person_name)] = list(RULES).index(one.rule)
    for one in entries:
        ranks = names.get(one.person, {}) if one.person else {}
        own, best = ranks.get(fold(one.row.person_name), 0), min(ranks.values(), default=0)
        if own > best or (best >= CERTAIN and list(ranks.values()).count(best) > 1):
            one.person = one.seat = None
    return entries


def seat_deputies(entries: list[Listed], roster: Roster, day: str) -> list[Listed]:
    """The entries of one list, deputies with the seat of the member they stand in for: first those for whom the list says it."""
    standing = Standing(day, {}, set())
    for one in entries:
        if one.seat and not is_deputy(one.row):
            standing.said.setdefault(one.seat.membership_id, one.row.status)
    for one in sorted((one for one in entries if is_deputy(one.row)), key=lambda one: not one.row.for_name):
        seat_deputy(one, roster, standing)
    return entries


def is_deputy(row: Attendance) -> bool:
    """True for somebody who came for another: so listed, or with the word behind the name on the list of those present."""
    return row.status == "deputy" or (row.role == "deputy" and row.status != "absent")


def seat_deputy(one: Listed, roster: Roster, standing: Standing) -> None:
    """Give a deputy's entry the seat of the member stood in for, none where that cannot be told, and the deputy's own unit."""
    own = one.person.seats_on(standing.day) if one.person else []
    principal = find_principal(one.row, own, roster, standing)
    homes = {seat.home for seat in own if seat.role == "deputy"}
    if not one.row.unit and len(homes) == 1:
        one.row = replace(one.row, unit=homes.pop())
    one.seat = principal.seat if principal else None
    if principal:
        standing.taken.add(principal.seat.membership_id)
        one.rule, one.sure = principal.rule, principal.sure


def fill_row(one: Listed, meeting_id: str) -> Attendance:
    """The row with its meeting and its seat, and with the seat's unit where the paper names none."""
    seat, row = one.seat, one.row
    key, unit = (seat.membership_id, row.unit or seat.home) if seat else ("", row.unit)
    return fill(row, meeting_id=meeting_id, membership_id=key, unit=unit)


def cite_seat(one: Listed) -> Iterable[Evidence]:
    """The line and the rule that tell whose seat it is."""
    if not one.seat:
        return
    place = next((row for row in one.evidence if row.field in {"person_name", "unit"}), Evidence(document_id=one.row.document_id))
    quote = place.quote or one.row.person_name or one.row.unit
    sure = round(place.confidence * one.sure, 2)
    yield replace(place, field="membership_id", value=one.seat.membership_id, quote=quote, rule=f"roster:{one.rule}", confidence=sure)
