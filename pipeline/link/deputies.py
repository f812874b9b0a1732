"""For whom a deputy stood in: as the list says, by the deputy's own row on the roster, by unit or group; never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.grammar.officers import GROUP_OF
from pipeline.language.folding import fold
from pipeline.link.roster import RULES, SEATED, Roster, find_seats
from pipeline.records import Attendance, Membership


@dataclass(slots=True)
class Standing:
    """What a list says of seats on a day, and which of them have a deputy already."""

    day: str
    said: dict[str, str]
    """membership_id -> status."""
    taken: set[str]

    def is_free(self, seat: Membership) -> bool:
        """True for a seat whose member is not said to have been there, and that nobody else fills."""
        return self.said.get(seat.membership_id, "absent") == "absent" and seat.membership_id not in self.taken


@dataclass(frozen=True, slots=True)
class Principal:
    """The seat that a deputy stood in for, and what tells it."""

    seat: Membership
    rule: str
    sure: float


def find_principal(row: Attendance, own: Sequence[Membership], roster: Roster, standing: Standing) -> Principal | None:
    """The seat that a deputy's entry is for. `own` are the seats that the roster gives the deputy on that day."""
    if row.for_name:
        return find_named(row.for_name, roster, standing.day)
    same = find_seats(roster.units.get(fold(row.unit), []), row.unit, standing.day) if row.unit else []
    if seats := [seat for seat in same if standing.is_free(seat)]:
        return Principal(seats[0], "deputy_for_unit", 0.9) if len(seats) == 1 else None
    deputy = [seat for seat in own if seat.role == "deputy"]
    free = find_free(roster, standing) if deputy else []
    for rule, sure, belongs in GROUPS:
        seats = [seat for seat in free if any(belongs(mine, seat) for mine in deputy)]
        if len(seats) == 1:
            return Principal(seats[0], rule, sure)
        if seats and rule != "personal_deputy":  # a list run on in one line ties nobody to anybody
            return None
    absent = [seat for seat in free if standing.said.get(seat.membership_id) == "absent"]
    general = [seat for seat in deputy if not seat.home and not key_group(seat)]
    return Principal(absent[0], "only_absentee", 0.8) if general and len(absent) == 1 else None


GROUPS: tuple[tuple[str, float, Callable[[Membership, Membership], bool]], ...] = (
    (
        "deputy_of_person",
        0.95,
        lambda deputy, seat: bool(seat.person_name) and fold(deputy.function).endswith(f" for {fold(seat.person_name)}"),
    ),
    ("personal_deputy", 0.95, lambda deputy, seat: bool(seat.source) and (deputy.source, deputy.home) == (seat.source, seat.home)),
    ("deputy_of_unit", 0.9, lambda deputy, seat: bool(deputy.home) and fold(deputy.home) == fold(seat.home)),
    ("deputy_of_group", 0.85, lambda deputy, seat: bool(key_group(deputy)) and key_group(deputy) == key_group(seat)),
)
"""How the roster ties a deputy to members, the closest first: on one line of the list, for one unit, in one group."""


def key_group(seat: Membership) -> str:
    """The group that a seat is of, by its function: who chose it, whom it is for.

    >>> [key_group(Membership(function=text)) for text in ("1. vara for de ansatte", "valgt av de ansatte", "2. vara")]
    ['de ansatte', 'de ansatte', '']
    """
    return GROUP_OF.sub("", fold(seat.function)).strip(" .,:")


def find_named(text: str, roster: Roster, day: str) -> Principal | None:
    """The seat of the member, unit or office that a text names as stood in for."""
    rule, people = roster.find_people(text, day)
    seats = [seat for person in people for seat in person.seats_on(day) if seat.role in SEATED] if len(people) == 1 else []
    if seats:
        return Principal(seats[0], f"deputy_for:{rule}", RULES[rule])
    if people:
        return None
    unit = roster.register.find(text)
    seat = roster.find_seat(unit, day) if unit else roster.find_office(text, day)
    return Principal(seat, "deputy_for:unit" if unit else "deputy_for:office", 0.9) if seat else None


def find_free(roster: Roster, standing: Standing) -> list[Membership]:
    """The members' seats of the day that a deputy can have filled."""
    return [seat for seat in roster.seats if seat.role in SEATED and seat.holds_on(standing.day) and standing.is_free(seat)]
