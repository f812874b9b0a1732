"""The roster of a body: which seat a name, an office or a unit means on a given day. One who cannot be told from another is nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.grammar.officers import DEFINITE, HEAD, LEADER_SEAT, OFFICE_AT, SECRETARY_SEAT
from pipeline.language.folding import fold
from pipeline.language.name_forms import compare_names, find_initials, split_name
from pipeline.language.names import strip_title
from pipeline.link.people import Register
from pipeline.records import Membership

SEATED = frozenset({"member", "leader"})
ROLE_ORDER = ("leader", "member", "post", "observer", "secretary", "deputy")
RULES = {"name": 1.0, "spelling": 0.97, "parts": 0.95, "letter": 0.85, "initials": 0.9, "alone": 0.8}
"""How a text can name a member, the best first -> how sure it is: word for word, spelled otherwise, with parts cut or left
out, with a letter wrong, by initials, by a given name or a surname alone."""
SURE_INITIALS = 3
"""Letters from which initials alone can own an action: two are as often a unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody on the roster, with all seats ever held."""

    name: str
    parts: tuple[str, ...]
    seats: list[Membership]

    def seats_on(self, day: str) -> list[Membership]:
        """The seats held on a day, leading ones first."""
        held = [seat for seat in self.seats if seat.holds_on(day)]
        return sorted(held, key=lambda seat: ROLE_ORDER.index(seat.role) if seat.role in ROLE_ORDER else len(ROLE_ORDER))


@dataclass(slots=True)
class Roster:
    """The seats of a body by every word that can name them."""

    register: Register
    seats: list[Membership] = field(default_factory=list)
    parts: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    initials: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    units: dict[str, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    offices: dict[str, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, list[tuple[str, Person]]] = field(default_factory=dict)
    """Text -> everybody it can name, and by which rule: each text is looked up once."""

    def find_people(self, text: str, day: str) -> tuple[str, list[Person]]:
        """The rule by which a text names people with a seat on the day, and these people; one is a match, several are a doubt."""
        if text not in self.known:
            self.known[text] = list(match_people(self, text))
        found = [(rule, person) for rule, person in self.known[text] if any(seat.holds_on(day) for seat in person.seats)]
        best = min((rule for rule, _ in found), key=list(RULES).index, default="")
        return best, [person for rule, person in found if rule == best]

    def find_office(self, text: str, day: str) -> Membership | None:
        """The one seat that an office means: by its function, by office and unit («dekanen ved NV»), or by its part in the body."""
        for seats in (self.offices.get(key_office(text), []), self.find_at(text), self.roles.get(find_role(text), [])):
            if held := [seat for seat in seats if seat.holds_on(day)]:
                return held[0] if len(held) == 1 else None
        return None

    def find_at(self, text: str) -> list[Membership]:
        """The seats that «office at unit» can mean: those of the unit with that office, and for its head those without an office."""
        match = OFFICE_AT.match(text)
        unit = self.register.find(match["unit"]) if match else ""
        if not match or not unit:
            return []
        seats = self.units.get(fold(unit), [])
        office = key_office(match["office"])
        leads = bool(HEAD.search(office))
        return [seat for seat in seats if (leads and not seat.function) or key_office(seat.function).startswith(office)]

    def find_owner(self, text: str, day: str) -> Membership | None:
        """The seat of the one member whom a text names by name or office; None for units, for others and in doubt."""
        is_bare = len(text) < SURE_INITIALS and bool(find_initials(text))
        people = [] if is_bare or self.register.find(text) else self.find_people(text, day)[1]
        return people[0].seats_on(day)[0] if len(people) == 1 else None if people else self.find_office(text, day)

    def find_seat(self, unit: str, day: str) -> Membership | None:
        """The one member's seat that stands for a unit on a day; None where there are more."""
        seats = find_seats(self.units.get(fold(unit), []), unit, day)
        return seats[0] if len(seats) == 1 else None


def find_seats(memberships: Iterable[Membership], unit: str, day: str) -> list[Membership]:
    """The seats of members (deputies and observers left out) that stand for a unit, by short or full name, on a day.

    >>> seats = [Membership("1", "raad", "Kari Nes", "member", "HF", valid_to="2024"), Membership("2", "raad", "Siv Aa", "member", "HF")]
    >>> [seat.person_name for seat in find_seats(seats, "hf", "2025-01-15")]
    ['Siv Aa']
    """
    wanted = fold(unit)
    return [
        seat
        for seat in memberships
        if seat.role in SEATED and wanted in {fold(seat.unit), fold(seat.unit_name)} - {""} and seat.holds_on(day)
    ]


def make_roster(register: Register, memberships: Iterable[Membership]) -> Roster:
    """The roster of a body's seats; the same name is the same person."""
    roster = Roster(register, list(memberships))
    people: dict[tuple[str, ...], Person] = {}
    for seat in roster.seats:
        for unit in {fold(seat.unit), fold(seat.unit_name)} - {""}:
            roster.units[unit].append(seat)
        if seat.role != "deputy":
            roster.roles[seat.role].append(seat)
            if seat.function:
                roster.offices[key_office(seat.function)].append(seat)
        if parts := split_name(seat.person_name):
            people.setdefault(parts, Person(seat.person_name, parts, [])).seats.append(seat)
    for person in people.values():
        for part in dict.fromkeys(person.parts):
            roster.parts[part].append(person)
        first = [part[0] for part in person.parts]
        for letters in {"".join(first), first[0] + first[-1]}:
            roster.initials[letters].append(person)
    return roster


def match_people(roster: Roster, text: str) -> Iterable[tuple[str, Person]]:
    """Everybody whom a text can name, with the rule."""
    parts = split_name(text)
    if len(parts) > 1:
        near = dict.fromkeys(person for part in parts for person in roster.parts.get(part, []))
        yield from ((rule, person) for person in near if (rule := match_name(text, parts, person)))
    elif letters := find_initials(text):
        yield from (("initials", person) for person in roster.initials.get(letters, []))
    elif parts:
        yield from (("alone", person) for person in roster.parts.get(parts[0], []))


def match_name(text: str, parts: tuple[str, ...], person: Person) -> str:
    """The rule by which a full name can be a person's; "" for none."""
    return "name" if fold(strip_title(text)) == fold(person.name) else compare_names(parts, person.parts)


def key_office(text: str) -> str:
    """An office made comparable: «Dekanen» is «dekan».

    >>> key_office("Direktøren for  HR"), key_office("prodekan for utdanning")
    ('direktør for hr', 'prodekan for utdanning')
    """
    return DEFINITE.sub(r"\1", fold(text))


def find_role(text: str) -> str:
    """The role of a seat that a text names and nothing else: leader or secretary; "" for other texts.

    >>> find_role("Utvalgslederen"), find_role("sekretær"), find_role("nestleder")
    ('leader', 'secretary', '')
    """
    return "leader" if LEADER_SEAT.fullmatch(text.strip()) else "secretary" if SECRETARY_SEAT.fullmatch(text.strip()) else ""
