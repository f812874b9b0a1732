"""Names of people: is this text one, and which people does a line of an attendee list name. Pure functions.

Case carries the meaning here, so no pattern ignores it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from pipeline.grammar.attendance import (
    AWAY,
    CLASS_BEFORE,
    DEPUTY_BETWEEN,
    DEPUTY_CAME,
    DEPUTY_FOR,
    NOT_A_PERSON,
    OFFICE_ENTRY,
    OFFICE_IN_WORDS,
    OFFICE_OF_UNIT,
    OFFICE_PREFIX,
    PARTLY,
    PRONOUNS,
    ROLES,
    UNIT_CODE,
    UNIT_WORD,
)
from pipeline.language.name_lists import split_parts

CAPITAL = "A-ZÆØÅÄÖÉÜŠĐČŊÁÍÓÚÇÑŁŻŚÐÞŽ"
WORD = rf"(?:(?:Mc|Mac|Le|De|O['’])?[{CAPITAL}][a-zæøåäöéèüßáíóúñçłšžŋđýðþğışżźćčęěńřãõâêîôûëïàìòù]*(?:['’\-][^\W\d_]+)*\.?)"
INITIAL = rf"(?:[{CAPITAL}]\.\s?)"
PARTICLE = r"(?:von|van|der|den|de|del|la|le|af|av|da|dos|bin|el|al|v\.)"
TITLE = r"(?:[Pp]rofessor|[Ff]ørsteamanuensis|[Dd]ekan|[Rr]ektor|[Pp]rorektor|[Dd]r|[Pp]rof|[Ss]tud|[Ss]tudent|Mr|Ms|Mrs)\.?\s+"
FULL_NAME = re.compile(rf"(?:{INITIAL}+{WORD}|{WORD}(?:\s+(?:{PARTICLE}\s+)*(?:[{CAPITAL}]\.)?{WORD}|\s+{INITIAL}){{1,4}})\Z")
USER_NAME = re.compile(r"\s*(?<![\w.])@[\w-]+|\s*<?[\w.+-]+@[\w.-]+\.\w+>?")
"""A user name or an e-mail address behind a name."""
SQUARE = re.compile(r"(?<=[\w)])\s+\[([^\]()]*)\](?!\()")
"""A remark in square brackets, which says what one in round ones does."""
SINGLE_NAME = re.compile(rf"(?:(?=..){WORD}|[{CAPITAL}]{{2,4}})\Z")
TITLES = re.compile(rf"(?:{TITLE})+")
BRACKETS = re.compile(r"\s*\([^)]*\)")
GAP = re.compile(r"\s+")
LAST_STOP = re.compile(r"(?<=\w{2})\.\Z")
DIGIT = re.compile(r"\d")
HOUSE_NUMBER = re.compile(r"\s+(?:(?:fra|i)\s+)?(?:nr\.?|nummer|hus|leil\.?|leilighet|H)\s?\d+\w?\Z", re.IGNORECASE)


DESCRIBED = re.compile(
    r"(?P<name>[^:–—]+?)\s*(?::|\s[-–—]\s|(?<=[^\W\d_])[-–—]\s(?!(?:og|and|och)\s)|\s(?:fra|frå|from|ved)\s"
    r"|\s(?=(?:by|via|over|online|remotely|fram til|frem til|med fr[ae]m til|med på|med via)\b))\s*(?P<extra>.+)"
)
"""A name and what tells of it, behind a dash, a colon, «fra», or a word of how or how long somebody took part."""


class PersonFound(Struct, frozen=True, gc=False):
    """One entry of an attendee list. `name` is empty where the entry is a unit."""

    name: str
    start: int
    end: int
    role: str = ""
    unit: str = ""
    status: str = ""
    """partly, deputy, absent or empty (what the list itself says)."""
    for_name: str = ""
    note: str = ""


def is_person_name(text: str) -> bool:
    """True for a name of two words or more, or of initials and a surname.

    >>> is_person_name("Arne Kr. Nes"), is_person_name("J. Haug"), is_person_name("Avdeling for utdanning")
    (True, True, False)
    """
    name = strip_title(text)
    return bool(FULL_NAME.match(name)) and not is_other(name)


def is_single_name(text: str) -> bool:
    """True for one capitalised word or two to four capitals that can stand for a person in a list of people.

    >>> is_single_name("Linn"), is_single_name("FB"), is_single_name("Ingen"), is_single_name("Økonomiavdelingen")
    (True, True, False, False)
    """
    return bool(SINGLE_NAME.match(text.strip())) and not is_other(text.strip())


def is_unit_name(text: str) -> bool:
    """True for the name of a department, faculty, office or post.

    >>> is_unit_name("HR- og HMS-avdelingen"), is_unit_name("Kari Nes")
    (True, False)
    """
    return bool(UNIT_WORD.search(text))


def is_other(name: str) -> bool:
    """True for words that stand in lists of people without naming one: counts, «alle», units, weekdays, labels."""
    return bool(NOT_A_PERSON.match(name) or UNIT_WORD.search(name) or name.casefold() in PRONOUNS)


@lru_cache(maxsize=2048)
def strip_title(text: str) -> str:
    """The name without an academic title in front, brackets and stops at the end.

    >>> strip_title("professor Kari Nes (UiX)."), strip_title("Instituttleder Ola Moe"), strip_title("Kari Nes nr. 7")
    ('Kari Nes', 'Ola Moe', 'Kari Nes')
    """
    bare = (BRACKETS.sub("", text) if "(" in text else text).strip(" \t,;:*_")
    bare = OFFICE_PREFIX.sub("", bare, count=1) if OFFICE_PREFIX.match(bare) else bare
    if titles := TITLES.match(bare):
        bare = bare[titles.end() :]
    if DIGIT.search(bare):
        bare = HOUSE_NUMBER.sub("", bare)
    bare = GAP.sub(" ", bare)
    return (LAST_STOP.sub("", bare) if bare.endswith(".") else bare).strip()


def split_people(text: str) -> list[PersonFound]:
    """The people (and units) that a line, or a list in one line, names; what follows a name describes it.

    >>> [p.name for p in split_people("Linn, Espen (for Pia) og K. Moe")]
    ['Linn', 'Espen', 'K. Moe']
    >>> [(p.name, p.unit) for p in split_people("Marit Nes, museumsdirektør, UiX (leder)")]
    [('Marit Nes', 'museumsdirektør, UiX')]
    >>> [(p.name, p.unit) for p in split_people("Marit Nes (Acme) @marit [on leave], J. Moe <jm@nes.no>")]
    [('Marit Nes', 'Acme'), ('J. Moe', '')]
    >>> split_people("Direktør for bygg og drift Kari Nes (leder)")[0].name
    'Kari Nes'
    >>> split_people("Avdeling for forskning, innovasjon og eksterne relasjoner")[0].unit
    'Avdeling for forskning, innovasjon og eksterne relasjoner'
    """
    people: list[PersonFound] = []
    if "@" in text or "[" in text:
        text = SQUARE.sub(r" (\1)", USER_NAME.sub("", text)).replace("()", "")
    for part, start in split_parts(text):
        found = read_part(part, start)
        last = people[-1] if people else None
        if last and last.name and tells_of(last, part, found):
            people[-1] = describe(last, part, start)
        elif last and not last.name and part[:1].islower() and not (OFFICE_ENTRY.match(part) and OFFICE_ENTRY.match(last.unit)):
            people[-1] = replace(last, unit=text[last.start : start + len(part)], end=start + len(part))
        elif found:
            people.append(found)
    return people


def tells_of(person: PersonFound, part: str, found: PersonFound | None) -> bool:
    """True for a part that tells who the person before it is: an office, an employer, not the next in the list."""
    if found is None:
        return not NOT_A_PERSON.match(part)
    if found.name:
        return bool(person.unit or is_person_name(person.name)) and bool(UNIT_CODE.match(found.name)) and not is_person_name(found.name)
    return is_person_name(person.name) or part[:1].islower()


def read_part(part: str, start: int) -> PersonFound | None:
    """One entry: a person with what the brackets, dash or colon say, or a unit; None for anything else."""
    bare, notes = strip_notes(part)
    if (match := DEPUTY_BETWEEN.match(bare)) and is_person_name(match["who"]) and is_person_name(match["name"]):
        return apply_notes(PersonFound(strip_title(match["who"]), start, start + len(part), "", "", "deputy", match["name"].strip()), notes)
    name, extra = split_description(bare)
    if match := CLASS_BEFORE.match(name):
        name, extra = name[match.end() :], extra or match["unit"]
    for office_words in (OFFICE_IN_WORDS, OFFICE_OF_UNIT):
        if (words := office_words.match(name)) and is_person_name(name[words.end() :]):
            name = name[words.end() :]
    is_office_entry = bool(OFFICE_ENTRY.match(name))
    if is_person_name(name) or (is_single_name(strip_title(name)) and not is_office_entry):
        office = OFFICE_PREFIX.match(name)
        role = find_role(office[0]) if office else ""
        return apply_notes(PersonFound(strip_title(name), start, start + len(part), unit=extra, role=role), notes)
    if is_unit_name(name) or UNIT_CODE.match(name) or is_office_entry:
        return apply_notes(PersonFound("", start, start + len(part), unit=bare), notes)
    return None


def strip_notes(part: str) -> tuple[str, list[str]]:
    """The part without its brackets, and what they say."""
    notes = NOTE.findall(part)
    bare = (NOTE.sub("", part) if notes else part).strip(" .,;*_•-–")
    return bare, [note.strip() for note in notes if note.strip()]


NOTE = re.compile(r"\s*\(([^)]*)\)?")
"""What stands in brackets, the last of which may be missing."""


def split_description(bare: str) -> tuple[str, str]:
    """A name and what stands after a dash, a colon or «fra».

    >>> split_description("Kari Nes – leder"), split_description("Ann-Kari Nes"), split_description("Ann Lee- lead (on site)")
    (('Kari Nes', 'leder'), ('Ann-Kari Nes', ''), ('Ann Lee', 'lead (on site)'))
    """
    match = DESCRIBED.match(bare)
    return (match["name"].strip(), match["extra"].strip()) if match else (bare.rstrip(" ?!-–"), "")


def apply_notes(found: PersonFound, notes: list[str]) -> PersonFound:
    """The person with role, deputy, partial presence or affiliation from the brackets behind the name."""
    for note in [*(part for said in notes for part in split_note(said)), found.unit if not is_unit_name(found.unit) else ""]:
        if not note:
            continue
        if match := DEPUTY_FOR.search(note):
            name, _, unit = match["name"].partition(",")  # «(vara for Ola Moe, Økonomiavdelingen)»
            name, unit = (name, unit) if is_person_name(name) else (match["name"], "")
            found = replace(found, status="deputy", for_name=name.strip(), unit=found.unit or unit.strip())
        elif DEPUTY_CAME.match(note):
            found = replace(found, note=note)
        elif AWAY.match(note):
            found = replace(found, status="absent", note=note)
        elif PARTLY.search(note):
            found = replace(found, status="partly", note=note)
        elif role := find_role(note):
            found = replace(found, role=role)
        elif note != found.unit and not note.isdigit():
            found = replace(found, unit=found.unit or note)
    return found


def split_note(note: str) -> list[str]:
    """What brackets say, cut where a later part says for how long somebody was there.

    >>> split_note("Biblioteket, fra sak 22/25"), split_note("UiX, Trondheim")
    (['Biblioteket', 'fra sak 22/25'], ['UiX, Trondheim'])
    """
    parts = [part.strip() for part in note.split(",")]
    return parts if any(PARTLY.search(part) for part in parts[1:]) else [note]


def find_role(note: str) -> str:
    """The office in the meeting that a note behind or in front of a name gives, "" for others.

    >>> find_role("styreleder"), find_role("referent"), find_role("UiX")
    ('leader', 'secretary', '')
    """
    return next((role for role, pattern in ROLES if pattern.search(note)), "")


def describe(person: PersonFound, part: str, start: int) -> PersonFound:
    """The person with one more part of description behind the name."""
    bare, notes = strip_notes(part)
    unit = ", ".join(filter(None, (person.unit, bare)))
    return apply_notes(replace(person, unit=unit, end=start + len(part)), notes)
