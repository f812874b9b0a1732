"""The members that a committee's page lists, by name, and the seats that it gives to offices without naming anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar import find_rule
from pipeline.grammar.attendance import UNIT_WORD
from pipeline.grammar.committees import COUNTED, NAMED_SEATS, NUMBERS, SEAT_TITLE, SEATS, SECTIONS, UNNAMED_DEPUTIES
from pipeline.grammar.gates import Gated
from pipeline.language.folding import fold, fold_letters
from pipeline.language.name_forms import is_inverted
from pipeline.language.names import is_person_name, strip_title
from pipeline.language.sentences import split_sentences
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.member_tables import read_member_table, split_runs
from pipeline.parse.seat_times import drop_marks, mark_times, read_left, time_seats
from pipeline.parse.seats import Seat, find_role, is_member_name, is_office, split_office
from pipeline.parse.sections import Section
from pipeline.records import Extracted, Membership

_ROW = re.compile(r"(?P<place>[^:]{1,120}?)\s*:\s*(?P<people>\S.*)")
_AND = re.compile(r"\s+(?:og|and|och|samt|&)\s+|\s*[;/]\s*|,\s*(?=[A-ZÆØÅ])")
_MEMBER_WORD = re.compile(r"^(?:[Ff]aste?\s+)?[Mm]edlem(?:mer)?\b\s*+(?![a-zæøå])")
_ONE_OFFICE = re.compile(r"(?:\w+s\s+)?[\w-]+")
_DEPUTY_TAIL = Gated(
    r"[\s,;(–-]+(?:personle?i?g\s+)?(?:vara(?:medlem|representant)?|deputy|stedfortreder)\s*:?\s+(?P<names>[A-ZÆØÅ][^)]*)\)?$"
)
"""The deputy behind a member's name: «Kari Nes, leder (vara: Per Moe)»."""
_BRACKET = re.compile(r"\s*\((?P<note>[^)]*)\)")
_UNITS = re.compile(r"(?:^|,|\b(?:og|samt|and|och)\b)\s*(?:og\s+|samt\s+)?(?:the\s+)?(?=[A-ZÆØÅ])")
"""The beginnings of the units that are named beside a counted group."""
CONTACT = Gated(
    r"[\s,;(|–-]*(?:\b(?:tlf|tel|telefon|mob|mobil|phone|e-?post|e-?mail|mail)\b\.?\s*:?.*|[\w.+-]+@[\w.-]+.*|\+?\d[\d ]{6,}.*)$",
    re.IGNORECASE,
)
"""The telephone number or the address behind a name: never part of a seat."""
DEPUTY_NOTE = re.compile(r"\bvara\S*\sfor\b|\b(?:deputy|substitute)\sfor\b", re.IGNORECASE)
"""For whom or what a deputy stands in: «personleg vara for Kari Nes»."""
SECTION_ROLE = {"members": "member", "deputies": "deputy", "observers": "observer", "secretariat": "secretary"}


def parse_members(document: Document, sections: Sequence[Section]) -> Iterator[Extracted[Membership] | Finding]:
    """All memberships of a page, first the named ones in its order, then seats without a name; findings on gaps."""
    sections = name_first(document, sections)
    found = [seat for section in sections for seat in find_named_seats(section)]
    named = [seat for seat in found if isinstance(seat, Seat)]
    held = {(seat.name, seat.role) for seat in named}
    named += [seat for seat in find_told_seats(sections) if (seat.name, seat.role) not in held]
    unnamed = list(find_unnamed_seats(sections, named))
    for number, seat in enumerate([*named, *unnamed, *find_left(sections)], 1):
        key = f"{document.document_id}/p{number}"
        yield write_membership(document, seat, key)
        if not seat.name and seat.role == "member" and named:
            yield note(document, "member-not-listed", seat.line, key, function=seat.place)
    bare = [seat for seat in unnamed if seat.role != "member" or not named]
    if bare:
        yield note(
            document, "seats-without-name", bare[0].line, document.document_id, count=str(len(bare)), seats="; ".join(s.place for s in bare)
        )
    for line in (line for line in found if isinstance(line, Line)):
        yield note(document, "member-row-unread", line, document.document_id, text=" | ".join(cell for cell in line.cells if cell.strip()))
    yield from find_list_notes(document, sections, named)


def write_membership(document: Document, seat: Seat, key: str) -> Extracted[Membership]:
    """The record of one seat."""
    fields = {"person_name": seat.name, "role": seat.role, "unit": seat.unit, "unit_name": seat.unit_name, "function": seat.function}
    fields |= {"valid_from": seat.since, "valid_to": seat.until}
    values = {name: Found(value, seat.line, seat.line.text, "member" if seat.name else "seat") for name, value in fields.items()}
    return extract(document, Membership, seat.line, membership_id=key, **values)


def name_first(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections, the lines above the first heading being the members where only the front matter says so (`title: Styret`)."""
    titled = find_rule(SECTIONS, document.meta.get("title", "").strip())
    if not titled or titled[0].name != "members" or any(section.name == "members" for section in sections):
        return list(sections)
    return [replace(section, name="members") if section.heading is None else section for section in sections]


def find_heading_seat(section: Section) -> Iterator[Seat]:
    """The seat that a heading gives, alone («### Kari Nes, styreleder») or with the line below it (a name and an office, either first)."""
    head = section.heading
    if not head or head.kind != "heading" or section.name not in {"", "secretariat"}:
        return
    name, _, office = re.sub(r"\s+[-–]\s+", ",", head.text, count=1).partition(",")
    below = [cell.strip() for line in section.lines[:1] for cell in (line.cells or (line.content,)) if len(cell) < 60]
    if not office and is_member_name(name):
        office = next(iter(below), "")
    elif not office and is_office(name):
        name, office = next((cell for cell in below if is_member_name(cell)), ""), name
    if is_member_name(name.strip()) and is_office(office):
        yield Seat(head, find_role(office, "member"), strip_title(name), office.strip())


def find_named_seats(section: Section) -> Iterator[Seat | Line]:
    """The people that a section of members, deputies, observers or the secretariat lists; table rows that cannot be read
    come as they are."""
    _, times = mark_times(section.heading.text if section.heading else "")
    for found in find_listed_seats(section):
        since, until = next(((time.since, time.until) for time in times if not time.is_leave), ("", ""))
        yield replace(found, since=found.since or since, until=found.until or until) if isinstance(found, Seat) else found


def find_listed_seats(section: Section) -> Iterator[Seat | Line]:
    """The people that the heading and the lines of a section list, each with the time that stands beside the name."""
    role = SECTION_ROLE.get(section.name, "")
    if seats := list(find_heading_seat(section)):
        yield from seats
        return
    for rows in split_runs(section.lines):
        if not rows[0].cells:
            yield from (seat for line in rows if role and not is_farewell(line) for seat in read_line(line, role))
            continue
        for found in read_member_table(rows, role):
            flat = list(read_line(found, role)) if isinstance(found, Line) and role and not found.table else []
            yield from flat
            if not flat:
                yield found


def read_line(line: Line, role: str) -> Iterator[Seat]:
    """The seats of one line: «Unit: Name», «Name (leder)», «Name, unit», «Leder Name», each with «(vara: Name)»; nothing for prose."""
    marked, times = mark_times(CONTACT.sub("", line.content))
    text = drop_marks(marked).rstrip(" .,–-")
    tail = _DEPUTY_TAIL.search(text)
    own = list(read_people(line, text[: tail.start()] if tail else text, role))
    deputies = [part for part in _AND.split(tail["names"]) if is_person_name(part)] if tail and own else []
    yield from time_seats([*own, *(replace(own[0], name=strip_title(part), role="deputy") for part in deputies)], marked, times)


def read_people(line: Line, text: str, role: str) -> Iterator[Seat]:
    """The seats that a line gives to the people it names, without their deputies."""
    match = _ROW.match(text)
    if is_inverted(_BRACKET.sub("", text)):
        notes = " ".join(found["note"] for found in _BRACKET.finditer(text))
        yield Seat(line, find_role(notes, role), _BRACKET.sub("", text), notes)
        return
    if match:
        people = [part for part in _AND.split(match["people"]) if part.strip()]
        place = _MEMBER_WORD.sub("", match["place"].strip())
    else:
        name, _, place = text.partition(",") if "," in text else text.replace(" - ", " – ").partition(" – ")
        name, office = split_office(name)
        people, place = [name], place.strip() or office
        noted = _BRACKET.search(place)
        if noted and find_role(noted["note"], ""):  # «Kari Nes, konservator (leiar)»
            people, place = [f"{name} ({noted['note']})"], _BRACKET.sub("", place).strip()
    trade = place if not match and place[:1].islower() and not UNIT_WORD.search(place) else ""
    units = [part for part in people[1:] if not is_person_name(part)] if len(people) == 2 and is_office(place) else []
    for part in people:
        name, _, office = _BRACKET.sub("", part).strip(" .,").partition(", ")
        notes = " ".join(found["note"] for found in _BRACKET.finditer(part))
        if is_member_name(name):
            said = find_role(f"{notes} {office}".strip(), "") or (find_role(place, "") if is_office(place) and not match else "")
            own = find_role(place, role) if _ONE_OFFICE.fullmatch(place) else role
            kept = notes if DEPUTY_NOTE.search(notes) or not find_role(notes, "") else ""
            seat = Seat(line, said or own, strip_title(name), "" if trade else place or kept)
            yield replace(seat, place=units[0].strip(), office=place) if units else replace(seat, office=office or trade)


def find_told_seats(sections: Sequence[Section]) -> Iterator[Seat]:
    """The seats that sentences give to people by name («Sekretær for utvalget er rådgiver Kari Nes.»)."""
    for section in sections:
        prose = [row for row in section.lines if not row.cells] if section.name not in {"plan", "past", "documents"} else []
        for line, sentence in ((part, sentence) for part in prose for sentence in split_sentences(part.content)):
            told = find_rule(NAMED_SEATS, sentence.rstrip(". "))
            if told and is_member_name(told[1]["who"]):
                yield Seat(line, told[0].name.partition("_")[0], strip_title(told[1]["who"]))


def find_left(sections: Sequence[Section]) -> Iterator[Seat]:
    """Those who gave up their seats, as sentences say it («Kari Nes gikk ut av styret 31.08.2026.»), with their last day; role `left`."""
    for line in (line for section in sections if section.name not in {"plan", "past", "documents"} for line in section.lines):
        for sentence in split_sentences(line.content) if not line.cells else ():
            name, until = read_left(sentence)
            if name:
                yield Seat(line, "left", strip_title(name), until=until)


def is_farewell(line: Line) -> bool:
    """True for a sentence in a list that says that somebody left: it gives nobody a seat."""
    return line.content.endswith(".") and bool(read_left(line.content)[0])


def find_unnamed_seats(sections: Sequence[Section], named: Sequence[Seat]) -> Iterator[Seat]:
    """Seats that belong to an office: sentences («Dekanen er fast medlem»), single offices of the composition that the list lacks,
    observers without a name."""
    held = {fold(said) for seat in named for said in (seat.place, seat.office) if said}
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
        seats = [seat for seat in seats if seat.role != "deputy"]
        names = ", ".join(dict.fromkeys(seat.name for seat in seats))
        if len({seat.name for seat in seats}) > 1 and seats[0].place:
            yield note(document, "two-members-for-unit", seats[0].line, document.document_id, unit=seats[0].place, names=names)
    coded = [seat for seats in by_line.values() for seat in seats[:1] if seat.unit]
    for line in (line for section in sections if section.name == "composition" for line in section.lines):
        if coded and (match := COUNTED.pattern.match(line.content)):
            expected = NUMBERS[fold_letters(match["number"])] + len(_UNITS.findall(match["more"] or ""))
            if expected == len(coded):
                continue
            facts = {"quote": match["quote"].strip(), "expected": str(expected), "listed": str(len(coded))}
            yield note(document, "member-count", line, document.document_id, units=", ".join(seat.unit for seat in coded), **facts)
    for line in (line for section in sections for line in section.lines):
        if UNNAMED_DEPUTIES.pattern.match(line.content) and not any(seat.role == "deputy" for seat in named):
            yield note(document, "deputies-not-named", line, document.document_id, text=line.content)


def note(document: Document, code: str, line: Line, subject: str, **values: str) -> Finding:
    """A finding on one line of the page."""
    return Finding(code, document.document_id, subject, format_source(document.document_id, line), {"name": document.name, **values})
