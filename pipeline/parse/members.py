"""The members that a committee's page lists, by name, and the seats that it gives to offices without naming anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar.committees import COUNTED, NUMBERS, ROLE_WORDS, SEAT_TITLE, SEATS, UNIT_CODE, UNNAMED_DEPUTIES
from pipeline.language.folding import fold
from pipeline.language.names import is_person_name, strip_title
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.sections import Section
from pipeline.records import Extracted, Membership

_ROW = re.compile(r"(?P<place>[^:]{1,120}?)\s*:\s*(?P<people>\S.*)")
_AND = re.compile(r"\s+(?:og|and|och|samt|&)\s+|\s*[;/]\s*|,\s*(?=[A-ZÆØÅ])")
_BRACKET = re.compile(r"\s*\((?P<note>[^)]*)\)")
_TABLE_NAME = re.compile(r"(?:fullt\s+)?(?:navn|namn|name|medlem(?:mer)?|person)\s*:?$", re.IGNORECASE)
_TABLE_ROLE = re.compile(r"tittel|rolle|funksjon|verv|role|position|stilling|post|titel|oppgave", re.IGNORECASE)
_TABLE_UNIT = re.compile(r"enhet|eining|fakultet|avdeling|institutt|unit|department|faculty|organisasjon", re.IGNORECASE)
SECTION_ROLE = {"members": "member", "deputies": "deputy", "observers": "observer", "secretariat": "secretary"}


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: a person, or (with no name) the office that holds it."""

    line: Line
    role: str
    name: str = ""
    place: str = ""
    """What stands before the colon or beside the name: a unit's code or name, or an office."""

    @property
    def unit(self) -> str:
        """The unit's code, where the place is one."""
        return self.place if UNIT_CODE.match(self.place) else ""

    @property
    def function(self) -> str:
        """The office, where the place is one."""
        return self.place if not self.unit and (not self.name or is_office(self.place)) else ""

    @property
    def unit_name(self) -> str:
        """The unit's name, where the place is neither a code nor an office."""
        return "" if self.unit or self.function else self.place


def is_office(text: str) -> bool:
    """True for one person's office («Direktør for organisasjon», «Kasserer»), not a unit.

    >>> is_office("Direktør for organisasjon og infrastruktur"), is_office("Avdeling for utdanning")
    (True, False)
    """
    return bool(SEAT_TITLE.pattern.fullmatch(text.strip())) or find_role(text, "") not in {"", "member"} or fold(text) == "styremedlem"


def find_role(text: str, default: str) -> str:
    """The role that words behind a name or in a cell give."""
    return next((role for role, pattern in ROLE_WORDS if pattern.search(text)), default)


def parse_members(document: Document, sections: Sequence[Section]) -> Iterator[Extracted[Membership] | Finding]:
    """All memberships of a page, first the named ones in its order, then seats without a name; findings on gaps."""
    named = [seat for section in sections for seat in find_named_seats(section)]
    unnamed = list(find_unnamed_seats(sections, named))
    for number, seat in enumerate([*named, *unnamed], 1):
        key = f"{document.document_id}/p{number}"
        yield write_membership(document, seat, key)
        if not seat.name and seat.role == "member" and named:
            yield note(document, "member-not-listed", seat.line, key, function=seat.place)
    bare = [seat for seat in unnamed if seat.role != "member" or not named]
    if bare:
        yield note(
            document, "seats-without-name", bare[0].line, document.document_id, count=str(len(bare)), seats="; ".join(s.place for s in bare)
        )
    yield from find_list_notes(document, sections, named)


def write_membership(document: Document, seat: Seat, key: str) -> Extracted[Membership]:
    """The record of one seat."""
    fields = {"person_name": seat.name, "role": seat.role, "unit": seat.unit, "unit_name": seat.unit_name, "function": seat.function}
    values = {name: Found(value, seat.line, seat.line.text, "member" if seat.name else "seat") for name, value in fields.items()}
    return extract(document, Membership, seat.line, membership_id=key, **values)


def find_named_seats(section: Section) -> Iterator[Seat]:
    """The people that a section of members, deputies, observers or the secretariat lists."""
    role = SECTION_ROLE.get(section.name, "")
    head: dict[str, int] = {}
    for line in section.lines:
        if line.cells:
            if found := read_head(line):
                head = found
            elif "name" in head:
                yield from read_row(line, head, role or "member")
        elif role:
            head = {}
            yield from read_line(line, role)


def read_head(line: Line) -> dict[str, int]:
    """Which column of a table holds names, roles and units; empty for a row that is no head."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(line.cells):
        for name, pattern in (("name", _TABLE_NAME), ("role", _TABLE_ROLE), ("unit", _TABLE_UNIT)):
            if pattern.match(cell.strip()) and not is_person_name(cell) and name not in columns:
                columns[name] = index
                break
    return columns if "name" in columns else {}


def read_row(line: Line, head: dict[str, int], role: str) -> Iterator[Seat]:
    """The seat of one table row."""
    cells = {name: line.cells[index].strip() for name, index in head.items() if index < len(line.cells)}
    name = re.sub(r"\s+", " ", cells.get("name", ""))
    if is_person_name(name):
        office = cells.get("role", "")
        yield Seat(line, find_role(office, role), strip_title(name), cells.get("unit") or office)


def read_line(line: Line, role: str) -> Iterator[Seat]:
    """The seats of one line: «Unit: Name», «Name (leder)», «Name, unit»; nothing for prose."""
    text = line.content.rstrip(" .")
    match = _ROW.match(text)
    if match:
        people = [part for part in _AND.split(match["people"]) if part.strip()]
        place = re.sub(r"^(?:faste?\s+)?medlem(?:mer)?\b\s*", "", match["place"].strip(), flags=re.IGNORECASE)
    else:
        name, _, place = text.partition(",") if "," in text else text.partition(" – ")
        people, place = [name], place.strip()
    for part in people:
        name = _BRACKET.sub("", part).strip(" .,")
        notes = " ".join(found["note"] for found in _BRACKET.finditer(part))
        if is_person_name(name):
            said = find_role(notes, "") or (find_role(place, "") if is_office(place) and not match else "")
            own = find_role(place, role) if match and re.fullmatch(r"\w+", place) else role
            yield Seat(line, said or own, strip_title(name), place or (notes if notes and not find_role(notes, "") else ""))


def find_unnamed_seats(sections: Sequence[Section], named: Sequence[Seat]) -> Iterator[Seat]:
    """Seats that belong to an office: sentences («Dekanen er fast medlem»), single offices of the composition that the list lacks,
    observers without a name."""
    held = {fold(seat.place) for seat in named if seat.place}
    leads = any(seat.role == "leader" for seat in named)
    for section in sections:
        for line in section.lines:
            if section.name in {"", "purpose", "composition", "members"} and not line.cells:
                yield from (seat for seat in read_sentence_seats(line) if not (seat.role == "leader" and leads))
            if section.name == "composition" and line.marker and (match := SEAT_TITLE.pattern.match(line.content)):
                title = match["title"].strip()
                if not any(fold(title) in place for place in held) and not list(read_sentence_seats(line)):
                    yield Seat(line, "member", "", title)
            if section.name == "observers" and line.marker and not list(read_line(line, "observer")):
                yield Seat(line, "observer", "", line.content.rstrip(" ."))


def read_sentence_seats(line: Line) -> Iterator[Seat]:
    """The seats that a line's sentences give to offices.

    >>> [(s.role, s.place) for s in read_sentence_seats(Line(1, 1, "Rektor leder utvalget - Prorektor er møtende vara"))]
    [('leader', 'Rektor'), ('deputy', 'Prorektor')]
    """
    if line.content.endswith(":"):
        return
    for part in re.split(r"\s+[-–]\s+|(?<=\w)\.\s+", line.content):
        for row in SEATS:
            if match := row.pattern.match(part.strip()):
                yield Seat(line, row.name, "", match["who"].strip())
                break


def find_list_notes(document: Document, sections: Sequence[Section], named: Sequence[Seat]) -> Iterator[Finding]:
    """What the list says against the composition: two names on one unit, counts, deputies to be named."""
    by_line: dict[int, list[Seat]] = {}
    for seat in named:
        by_line.setdefault(seat.line.number, []).append(seat)
    for seats in by_line.values():
        if len(seats) > 1 and seats[0].place:
            names = ", ".join(seat.name for seat in seats)
            yield note(document, "two-members-for-unit", seats[0].line, document.document_id, unit=seats[0].place, names=names)
    coded = [seat for seats in by_line.values() for seat in seats[:1] if seat.unit]
    for line in (line for section in sections if section.name == "composition" for line in section.lines):
        if coded and (match := COUNTED.pattern.match(line.content)):
            facts = {"quote": match["quote"], "expected": str(NUMBERS[fold(match["number"])]), "listed": str(len(coded))}
            yield note(document, "member-count", line, document.document_id, units=", ".join(seat.unit for seat in coded), **facts)
    for line in (line for section in sections for line in section.lines):
        if UNNAMED_DEPUTIES.pattern.match(line.content) and not any(seat.role == "deputy" for seat in named):
            yield note(document, "deputies-not-named", line, document.document_id, text=line.content)


def note(document: Document, code: str, line: Line, subject: str, **values: str) -> Finding:
    """A finding on one line of the page."""
    return Finding(code, document.document_id, subject, format_source(document.document_id, line), {"name": document.name, **values})
