"""Who led the meeting and who wrote the minutes: labels, sentences, brackets behind a name, items that elect them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.grammar import Rule, ask_all, find_rule, holds_any, open_rows
from pipeline.grammar.gates import Gated, stems
from pipeline.grammar.labels import find_label
from pipeline.grammar.minutes import NEXT_MEETING
from pipeline.grammar.officers import BOARD_ITEM, BOTH_ITEM, CHAIR_ITEM, CHAIRS, OFFICERS, OPENERS, SECRETARIES, SECRETARY_ITEM, UNDER_ITEM
from pipeline.language.names import PersonFound, is_other, is_person_name, is_unit_name, split_people, strip_title
from pipeline.language.sentences import split_sentences
from pipeline.parse.attendance import Person
from pipeline.parse.attendee_groups import read_users
from pipeline.parse.attendee_prose import find_front_officer
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found

ROLES: dict[str, tuple[Sequence[Rule], Sequence[Rule]]] = {"chair": (CHAIRS, CHAIR_ITEM), "secretary": (SECRETARIES, SECRETARY_ITEM)}


def find_officer(role: str, blocks: Sequence[Block], people: Sequence[Person], meta: Mapping[str, str] | None = None) -> Found | None:
    """The meeting's chair or secretary in the fullest form of the name; two are joined with "; "."""
    people = [*people, *find_signatures(blocks)]
    found = find_labelled(role, blocks, people) or find_bracketed(role, people) or find_elected(role, blocks, people)
    if not found and role == "chair":
        found = find_sentence(OPENERS, blocks, people)
    if not found and blocks and (front := find_front_officer(meta or {}, role)):
        return Found(front, blocks[0].line, front, "officer:front_matter")
    return found


def find_labelled(role: str, blocks: Sequence[Block], people: Sequence[Person]) -> Found | None:
    """The names behind the role's labels («Referent: …», «1. ref: …»), all of them."""
    names: list[str] = []
    first: Block | None = None
    for place, block in enumerate(blocks):
        value = read_joint(role, block) if ":" in block.text else None
        if value is None and (not (block.label and block.label.field == role) or is_office(blocks, place)):
            continue
        value = block.value if value is None else value
        if not value and place + 1 < len(blocks) and not blocks[place + 1].label and len(blocks[place + 1].text) < 60:
            value = blocks[place + 1].text if is_known(blocks[place + 1].text.strip(" ."), people) and not block.ordinal else ""
        read = read_names(value, people)
        if read and (not first or block.index - first.index < 4):
            first = first or block
            names += [name for name in read if name not in names]
    return Found("; ".join(names), first.line, first.paragraph.text, f"label:{role}") if first else None


def read_joint(role: str, block: Block) -> str | None:
    """What stands behind a label of two offices («Møteleder og referent: Kari Nes», «Chair/minutes: Ann Lee»); None where the role is
    none of them."""
    heads, colon, value = block.text.partition(":")
    return value.strip() if colon and len(heads) < 60 and role in read_joint_fields(heads) else None


@lru_cache(maxsize=256)  # asked for each office
def read_joint_fields(heads: str) -> frozenset[str]:
    """The fields of a label that joins several; empty for any other label.

    >>> sorted(read_joint_fields("Møteleder og referent")), read_joint_fields("Møteleder")
    (['chair', 'secretary'], frozenset())
    """
    parts = JOINED.split(heads.strip(" *_"))
    fields = frozenset(label.field for part in parts if (label := find_label(f"{part}:"))) if len(parts) > 1 else frozenset()
    return fields if len(fields) == len(parts) else frozenset()


ELECTIONS = ask_all(BOTH_ITEM, CHAIR_ITEM, SECRETARY_ITEM)
"""What every item has that elects officers of the meeting."""
JOINED = re.compile(r"\s*(?:/|&|,|\+|\b(?:og|och|and)\b)\s*", re.IGNORECASE)


def is_office(blocks: Sequence[Block], place: int) -> bool:
    """True for «Sekretær: …» in a list of an association's officers («Formann: … Kasserer: …»)."""
    label = blocks[place].label
    if not label or label.text.casefold() not in {"sekretær", "sekreterare", "secretary"}:
        return False
    return any(OFFICE.match(block.text) for block in blocks[max(0, place - 3) : place + 3])


OFFICE = Gated(
    r"\W*(?:kasserer|kassör|treasurer|formand|ordförande|nestleder|næstformand|styremedlem|menigt medlem|medlem|kassör)\b\s*[:\t]",
    re.IGNORECASE,
)


def read_names(value: str, people: Sequence[Person]) -> list[str]:
    """The people of a value, or the value itself where it names an office («utvalgets sekretær»)."""
    if find_label(value.strip(" :*_")):
        return []  # the head of the next column
    value = re.split(
        r"(?<=[a-zæøå]{3})(?<!Prof)(?<!Stud)\.\s|\.\s(?=(?:Valgt|Vald|Valt|Elected|Enstemmig)\b)|\t|\s{3,}", value.strip(" *_")
    )[0].strip(" ,.*_")
    listed = [complete_name(person.name, people) for person in split_people(value) or read_users(value) if person.name]
    if listed:
        return listed
    return [value] if len(value) < 80 and (OFFICE_WORD.search(value) or is_unit_name(value)) else []


OFFICE_WORD = Gated(
    r"leder(?:en)?\b|leiar(?:en)?\b|sekretær|direktør|rektor|dekan|sjef|rådgiver|rådgjevar|ordfører|formann|formand|ordförande|\bchair|secretary|kasserer",
    re.IGNORECASE,
)


def find_bracketed(role: str, people: Sequence[Person]) -> Found | None:
    """The attendee with the role in brackets behind the name; a standing leader is none."""
    for person in people:
        if person.found.role == role and person.status != "absent" and not (role == "secretary" and is_standing(person)):
            return Found(person.found.name or person.found.unit, person.line, person.quote, "officer:bracket")
    return None


def is_standing(person: Person) -> bool:
    """True for «Kari Nes (leder og sekretær)»: offices of the association, not of the meeting."""
    _, name, behind = person.quote.rpartition(person.found.name or "\0")
    return bool(name and STANDING.match(behind))


STANDING = Gated(r"\s*\([^()]*\b(?:(?:nest|styre)?leder|(?:nest|styre)?leiar|kasserer|formann|formand|ordförande|kassör)\b", re.IGNORECASE)


def find_elected(role: str, blocks: Sequence[Block], people: Sequence[Person]) -> Found | None:
    """The ones whom a sentence elects or names in the role, or whom the item «Valg av dirigent» elects."""
    table = ROLES[role][0]
    of_board = False
    for place, block in enumerate(blocks):
        if block.is_heading or block.number or block.ordinal:
            of_board = is_board_election(block)
        if of_board:
            continue
        for sentence in split_sentences(block.paragraph.text) if block.held & OFFICE_STEMS else ():
            if len(sentence) > 300 or not holds_any(OFFICE_STEMS, sentence) or find_rule(NEXT_MEETING, sentence):
                continue
            if names := match_names(OFFICERS, sentence, people) or match_names(table, sentence, people):
                return Found("; ".join(names), block.line, sentence, f"elected:{role}")
        if place + 1 == len(blocks) or not block.held & ELECTIONS:
            continue
        if names := read_election(role, block.text, blocks[place + 1].text, people):
            return Found("; ".join(names), blocks[place + 1].line, blocks[place + 1].paragraph.text, f"election_item:{role}")
    return None


def is_board_election(block: Block) -> bool:
    """True for an item that elects the association's officers, not those of the meeting."""
    of_board = find_rule(BOARD_ITEM, block.text, block.held) if len(block.text) < 120 else None
    return of_board is not None and not any(find_rule(table, block.text, block.held) for table in (BOTH_ITEM, CHAIR_ITEM, SECRETARY_ITEM))


def find_sentence(table: Sequence[Rule], blocks: Sequence[Block], people: Sequence[Person]) -> Found | None:
    """The first sentence of which a row of the table names somebody."""
    for block in blocks[:40]:
        for sentence in split_sentences(block.paragraph.text) if block.held & OFFICE_STEMS else ():
            if len(sentence) < 300 and (names := match_names(table, sentence, people)):
                return Found("; ".join(names), block.line, sentence, "opened", 0.8)
    return None


def read_election(role: str, heading: str, below: str, people: Sequence[Person]) -> list[str]:
    """Whom the text below the item «Valg av møteleder» puts in the role; all of them where there are several offices to fill."""
    both = find_rule(BOTH_ITEM, heading)
    if len(heading) > 120 or not (both or find_rule(ROLES[role][1], heading)):
        return []
    names = [name for sentence in split_sentences(below) if is_on_topic(sentence) for name in match_names(UNDER_ITEM, sentence, people)]
    names = names or [
        person.found.name for person in people if person.found.name.islower() and person.found.name in below.split(".")[0].split()
    ]
    if both and holds_any(OFFICE_STEMS, below):
        return []  # the sentences themselves say who got which office
    if both and len(names) > 1:
        return names[1:] if role == "secretary" else names[:1]
    return names if role == "secretary" or both else names[:1]


def is_on_topic(sentence: str) -> bool:
    """True for a short sentence that elects nobody into other offices of the meeting."""
    return len(sentence) < 200 and not re.search(
        r"vitne|undersk[rj]|undertegn|signere|tellekorps|parafer|justerar|tellere", sentence, re.IGNORECASE
    )


def find_signatures(blocks: Sequence[Block]) -> list[Person]:
    """The full names that stand alone in the paper's last lines, with at most a date: they complete initials and first names."""
    names = [
        (re.sub(r"^[\d./ -]+|\s*\(?(?:sign?\.?|s)\)?\W*$", "", block.text.strip()), block) for block in blocks[-8:] if len(block.text) < 50
    ]
    return [Person(PersonFound(name, 0, 0), "signed", block.line, block.text) for name, block in names if is_person_name(name)]


OFFICE_STEMS = stems(
    "leder", "leiar", "ledet", "leidde", "ledede", "styrer", "styrar", "dirigent", "chair", "ordför", "referent", "referant", "referat",
    "sekret", "protokol", "minutes", "minute-", "note-", "skriv", "secretary",
    "pennen", "modera", "facilit", "åpn", "opn", "åbn", "öppn", "opened", "welcome", "velkom", "välkom", "led by", "leda", "leia",
    "leiing", "ledels", "ledning", "ref.",
)  # fmt: skip
"""Parts of words: every sentence that names an officer of the meeting has one."""


def match_names(table: Sequence[Rule], sentence: str, people: Sequence[Person]) -> list[str]:
    """The people whom the first matching row of the table names in the sentence, in their fullest form; none where no row does."""
    for row in open_rows(table, sentence):
        match = row.pattern.compiled.match(sentence)
        if not match:
            continue
        names = [complete_name(strip_title(name), people) for name in re.split(r",\s|\s(?:og|and|och|samt|&)\s", match["name"])]
        names = [name for name in names if not is_other(name) and (is_person_name(name) or not OFFICE_WORD.search(name))]
        if names := [name for name in names if (row.name != "minutes_by" or is_known(name, people))]:
            return list(dict.fromkeys(names))
    return []


def is_known(name: str, people: Sequence[Person]) -> bool:
    """True for a full name, or for one that the attendee list has: «Referat av Bente», not «Referat av Årsmøtet»."""
    return is_person_name(name) or any(name in person.found.name.split() for person in people)


def complete_name(name: str, people: Sequence[Person]) -> str:
    """The fullest form of a name that the people have: a surname, a first name or initials are completed where they fit one person.

    >>> complete_name("Nes", [])
    'Nes'
    """
    initial, _, surname = name.partition(". ") if ". " in name else name.partition(".")
    short = len(initial) == 1 and bool(surname)
    if not name or (is_person_name(name) and not short):
        return name
    known = [person.found.name for person in people if is_person_name(person.found.name)]
    full = {other for other in known if (is_short_for(initial, surname, other) if short else name in other.split())}
    return full.pop() if len(full) == 1 else name


def is_short_for(initial: str, surname: str, full: str) -> bool:
    """True where the full name begins with the initial and ends with the surname.

    >>> is_short_for("K", "Nes", "Kari Nes"), is_short_for("K", "Nes", "K. Nes")
    (True, False)
    """
    first, _, rest = full.partition(" ")
    return len(first.strip(".")) > 1 and first.startswith(initial) and rest.split()[-1:] == [surname.strip()]
