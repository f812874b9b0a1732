"""How often members, and units, were there: seat by seat, only meetings whose minutes say who was, aware of deputies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.calendar import term
from pipeline.language.folding import fold
from pipeline.language.name_forms import is_same_person
from pipeline.overviews.held import Held
from pipeline.records import Attendance, AttendanceCount, Membership, Records, day_of

SEATED = frozenset({"leader", "member"})
"""The roles whose attendance is counted: deputies count for whom they stand in, others have no seat to fill."""
SAID = {"observer": "present", "guest": "present"}
"""What a member was recorded as besides the plain words: there all the same."""
BEST = ("present", "partly", "deputy", "absent", "unknown")
"""Whose word counts for a unit with several seats, the first first."""

Key = tuple[str, str, str, str, str]
"""body_id, term, subject_kind, subject, unit."""


@dataclass(slots=True)
class Heard:
    """What the minutes of one meeting say of who was there."""

    people: dict[str, set[str]]
    """Name as the members' list has it, in small letters -> statuses."""
    seats: dict[str, set[str]]
    """membership_id -> statuses said of the seat itself: by a deputy, or by naming the unit only."""
    units: dict[str, set[str]]
    """Unit -> statuses said of it where no seat could be told."""


def count_attendance(records: Records, held: Held) -> list[AttendanceCount]:
    """One row a body, term and member (a person in two seats has two), and one a body, term and unit, by key.

    Whoever the minutes say led the meeting was there, listed or not.
    """
    seats = {seat.membership_id: seat for seat in records.memberships}
    by_body: dict[str, list[Membership]] = defaultdict(list)
    for seat in records.memberships:
        by_body[seat.body_id].append(seat)
    rows: dict[str, list[Attendance]] = defaultdict(list)
    for row in records.attendance:
        if (row.meeting_id, row.document_id) in held.minutes:
            rows[row.meeting_id].append(row)
    chairs = {link.meeting_id: link.chair for link in records.meeting_links if (link.meeting_id, link.document_id) in held.minutes}
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for meeting_id, said in rows.items():
        meeting = held.meetings[meeting_id]
        day, half = day_of(meeting), term(day_of(meeting))
        valid = [seat for seat in by_body[meeting.body_id] if seat.holds_on(day)]
        heard = hear(said, seats, valid)
        hear_chair(chairs[meeting_id], valid, heard)
        for kind, subject, unit, status in tell(valid, heard):
            counts[meeting.body_id, half, kind, subject, unit][status] += 1
    return [AttendanceCount(*key, str(sum(c.values())), *(str(c[status]) for status in BEST)) for key, c in sorted(counts.items())]


def hear(rows: Iterable[Attendance], seats: dict[str, Membership], valid: list[Membership]) -> Heard:
    """What attendance rows say of people, seats and units. A deputy on the list of those present stands in for the seat of
    the same unit, where there is one."""
    heard = Heard(defaultdict(set), defaultdict(set), defaultdict(set))
    for row in rows:
        seat = seats.get(row.membership_id)
        status = "deputy" if row.role == "deputy" and row.status != "absent" else SAID.get(row.status, row.status)
        if seat and seat.role in SEATED:
            by_name = row.person_name and seat.person_name and status != "deputy"
            (heard.people[seat.person_name.casefold()] if by_name else heard.seats[seat.membership_id]).add(status)
        elif seat and seat.role == "deputy" and seat.home and status != "absent":
            stands_for(seat, valid, heard)
        elif not seat and row.unit and (status == "deputy" or not row.person_name):
            heard.units[row.unit].add(status)
    return heard


def hear_chair(chair: str, valid: list[Membership], heard: Heard) -> None:
    """Note that whoever led the meeting was there, by name or office, where that is one member."""
    led = [seat for seat in valid if seat.role in SEATED and chair and is_called(chair, seat.person_name, seat.function)]
    if len({seat.person_name or seat.function for seat in led}) == 1:
        for seat in led:
            heard.seats[seat.membership_id].add("present")


@lru_cache(maxsize=16384)
def is_called(text: str, name: str, function: str) -> bool:
    """True for a text that is the name or the office of the one who holds a seat; the same few are asked for in every meeting."""
    return fold(text) == fold(function) or is_same_person(text, name)


def stands_for(deputy: Membership, valid: list[Membership], heard: Heard) -> None:
    """Note that a deputy was there: for the one seat of the unit, else for the unit."""
    principals = [seat for seat in valid if seat.role in SEATED and seat.home == deputy.home]
    if len(principals) == 1:
        heard.seats[principals[0].membership_id].add("deputy")
    heard.units[deputy.home].add("deputy")


def tell(valid: list[Membership], heard: Heard) -> Iterator[tuple[str, str, str, str]]:
    """Kind, subject, unit and status of every member and unit with a seat on the day, each once."""
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    units: dict[str, set[str]] = defaultdict(set)
    for seat in valid:
        if seat.role in SEATED:
            person = heard.people.get(seat.person_name.casefold(), set()) if seat.person_name else set()
            status = settle(person | heard.seats.get(seat.membership_id, set()))
            members[seat.person_name or seat.function, seat.home].add(status)
            units[seat.home].add(status)
    for unit, said in heard.units.items():
        if unit in units:
            units[unit].add(settle(said))
    yield from (("member", name, unit, best(found)) for (name, unit), found in members.items() if name)
    yield from (("unit", unit, unit, best(found)) for unit, found in units.items() if unit)


def settle(said: set[str]) -> str:
    """The one status of a seat: unknown where nothing is said, and where it is said both to be there and not.

    >>> settle({"absent", "deputy"}), settle({"absent", "present"}), settle(set())
    ('deputy', 'unknown', 'unknown')
    """
    return "unknown" if {"present", "absent"} <= said else best(said)


def best(found: set[str]) -> str:
    """The status that counts among those of one subject."""
    return next((status for status in BEST if status in found), "unknown")
