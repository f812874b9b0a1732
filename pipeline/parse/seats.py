"""A seat in a body: who holds it, in which role, and what its place says (a unit or an office)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.committees import FUNCTION, ROLE_OF, ROLE_WORDS, SEAT_TITLE, UNIT_CODE
from pipeline.language.names import is_person_name


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: a person, or (with no name) the office that holds it."""

    line: Line
    role: str
    name: str = ""
    place: str = ""
    """What stands before the colon or beside the name: a unit's code or name, or an office."""
    office: str = ""
    """What a table's own column says of the seat, where another one holds the unit."""
    since: str = ""
    until: str = ""
    """First and last day, as far as the list says them (ISO, cut where it is less precise)."""

    @property
    def unit(self) -> str:
        """The unit's code, where the place is one or bears one («Fakultet for teknologi (FT)»)."""
        return self.place if UNIT_CODE.match(self.place) else self.coded[1]

    @property
    def coded(self) -> tuple[str, str]:
        """The name and the code of a place that bears both; ("", "") for others."""
        name, bracket, code = self.place.rstrip(" )").rpartition(" (")
        return (name, code) if bracket and self.place.endswith(")") and UNIT_CODE.match(code) else ("", "")

    @property
    def function(self) -> str:
        """The office, where the table or the place gives one."""
        if self.office:
            return self.office
        return self.place if not self.unit and (not self.name or is_office(self.place)) else ""

    @property
    def unit_name(self) -> str:
        """The unit's name, where the place is neither a code nor an office."""
        if self.coded[0]:
            return self.coded[0]
        return "" if self.unit or (self.function and not self.office) else self.place


def is_office(text: str) -> bool:
    """True for one person's office («Direktør for organisasjon», «Kasserer»), not a unit.

    >>> is_office("Direktør for organisasjon og infrastruktur"), is_office("Avdeling for utdanning")
    (True, False)
    """
    found = find_rule(ROLE_WORDS, text)
    said = found is not None and found[0].name != "ordinary_member"
    return said or bool(SEAT_TITLE.pattern.fullmatch(text.strip()) or FUNCTION.search(text))


def find_role(text: str, default: str) -> str:
    """The role that words behind a name or in a cell give.

    >>> find_role("Nestleder", ""), find_role("styreleiar", ""), find_role("tilsetterepresentant", "member")
    ('member', 'leader', 'member')
    """
    found = find_rule(ROLE_WORDS, text)
    return ROLE_OF.get(found[0].name, found[0].name) if found else default


def is_member_name(text: str) -> bool:
    """True for a person's name that holds no word of an office («Vakant Studentrepresentant Per Moe» is a row run together)."""
    return is_person_name(text) and not (find_rule(ROLE_WORDS, text) or FUNCTION.search(text))


def split_office(text: str) -> tuple[str, str]:
    """A name and the one-word office before or behind it, "" where there is none.

    >>> split_office("Leder Kari Nes"), split_office("Kari Nes Observatør"), split_office("Kari Nes")
    (('Kari Nes', 'Leder'), ('Kari Nes', 'Observatør'), ('Kari Nes', ''))
    """
    parts = text.split()
    for office, rest in ((parts[:1], parts[1:]), (parts[-1:], parts[:-1])):
        if len(rest) > 1 and (find_rule(ROLE_WORDS, office[0]) or FUNCTION.search(office[0])):
            return " ".join(rest), office[0].strip("()")
    return text, ""
