"""Lists of attendees by group («1. trinn», «Elever:», a department above its people): what heads a group and what is an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grammar import Rule, ask_all, find_rule, holds_any
from pipeline.grammar.attendance import DATELINE
from pipeline.grammar.owners import given_names
from pipeline.grammar.presence import PRESENT_PHRASE, STEMS
from pipeline.language.name_forms import is_inverted
from pipeline.language.names import PersonFound, apply_notes, is_person_name, is_single_name, split_people
from pipeline.parse.blocks import Block

STATUS = {
    "present": "present",
    "absent": "absent",
    "observer": "observer",
    "guest": "guest",
    "deputy": "deputy",
    "chair": "",
    "secretary": "",
    "leader": "",
}
"""Label field -> the status of those who stand under it; "" where it names people already counted elsewhere."""

PHRASE_STATUS = {"absent_phrase": "absent", "others_came": "guest", "guest_sentence": "guest", "group_came": "guest"}
"""Row of PRESENT_PHRASE -> the status of those it names; present for the other rows."""
ASIDE = {"observer", "guest", "deputy"}
"""Statuses whose labels name other things within the items: a new board's deputies, the guests of an event."""
NOBODY = re.compile(r"\W*(?:(?:ikke|ikkje|inte|ingen|inga|not|none|nobody|vakant|ledig|vacant|n/?a|tom)\b.{0,40})?\W*$", re.IGNORECASE)
"""A line that says that a group sent nobody."""
PHRASED = ask_all(PRESENT_PHRASE)
USER_NAME = re.compile(r"[a-zåäöæø][a-zåäöæø0-9_-]{1,15}")
HANDLES = re.compile(r"@[\w-]+(?:(?:\s*,\s*|\s+(?:og |och |and |& )?)@[\w-]+)*\W*")
"""A text that is nothing but user names with their sign."""
SENTENCE = re.compile(r"[.!?]\s+\S|[.!?]$")


def opens_group(blocks: Sequence[Block], place: int, level: int) -> bool:
    """True for a short line within a list of people that heads a group: right below it stand people (or that nobody came).

    `level` is that of the heading that opened the list, 0 where a label opened it; a group's heading lies deeper.
    """
    block = blocks[place]
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    text = block.text.strip(" *_")
    if (
        not below
        or block.label
        or block.line.cells
        or "\t" in text
        or "   " in text
        or len(text) > 50
        or (block.number and block.number.labelled)
    ):
        return False
    if block.is_heading and not 0 < level < block.line.level:
        return False
    name = text.rstrip(" :")
    if ":" in name or SENTENCE.search(re.sub(r"^\d+\.", "", name)) or looks_like_person(name) or name in given_names():
        return False
    close = below.line.gap < 1 or below.line.marker or block.is_heading
    tied = below.line.level > block.line.level or not block.line.marker
    return bool(close and tied and (is_entry(below.text) or (below.line.gap < 1 and NOBODY.match(below.text))))


def opens_other(block: Block) -> bool:
    """True for a line that opens the list of others than those present («Andre frammøtte:»), and no group of these."""
    row = find_phrase(block.text)
    return bool(row and row[0].name in PHRASE_STATUS)


def find_phrase(text: str) -> tuple[Rule, re.Match[str]] | None:
    """The row of PRESENT_PHRASE with which a text opens («Møtet ble ledet av …», «Fra administrasjonen møtte …»)."""
    # the whole text has been looked through before
    return find_rule(PRESENT_PHRASE, text) if holds_any(PHRASED, text) and holds_any(STEMS, text[:80]) else None


def is_entry(text: str) -> bool:
    """True for a line that is one person, or a list of people, from its first word on.

    >>> is_entry("Rektor Kari Nes (til kl. 18)"), is_entry("Kari Nes ble valgt."), is_entry("Kari, Ola"), is_entry("Saker")
    (True, False, True, False)
    """
    people = [found for found in split_people(text) if found.name] if len(text) < 200 else []
    return bool(people) and people[0].start == 0 and (is_person_name(people[0].name) or people[0].name in given_names())


def looks_like_person(text: str) -> bool:
    """True for a line that begins with the full name of a person."""
    people = split_people(text)
    return bool(people and is_person_name(people[0].name) and people[0].start == 0)


def goes_on(block: Block, started: bool, is_row: bool) -> bool:
    """True where a line below the label can still belong to its list; the paper's place and day end it."""
    if DATELINE.match(block.text):
        return False
    if block.line.gap >= 1 and started and not is_row and (not block.line.marker or block.ordinal):
        return looks_like_person(block.text)
    return len(block.text) < 300 and not (block.number and (block.number.year or block.number.labelled))


def drop_origin(people: list[PersonFound]) -> list[PersonFound]:
    """The people of one entry: only the first where what follows that full name is where the person comes from.

    >>> [found.name for found in drop_origin(split_people("Kari Nes, Nordlyd"))]
    ['Kari Nes']
    """
    if not people or not is_person_name(people[0].name):
        return people
    first, others = people[0].name.split()[0], [found.name for found in people[1:]]
    if len(others) == 1 and first in given_names() and others[0].split()[:1] and others[0].split()[0] not in given_names():
        return people[:1]  # «Ann Lee, Marlow Street»
    return people if any(name in given_names() or not is_single_name(name) for name in others) else people[:1]


def is_late(blocks: Sequence[Block], place: int) -> bool:
    """True for a label behind the first item of the paper («Sak 4/25 Nytt styre»): what stands under it is the item's matter."""
    return any(
        (block.number and (block.number.labelled or block.number.year or block.is_heading))
        or (block.label and block.label.field == "decision")
        for block in blocks[:place]
    )


def is_unread_entry(blocks: Sequence[Block], place: int) -> bool:
    """True for a list item that names nobody who can be told, between those of a list of people: the next one is a person again."""
    below = blocks[place + 1 : place + 2]
    return bool(blocks[place].line.marker and below and below[0].line.marker == blocks[place].line.marker and is_entry(below[0].text))


def join_dashed(value: str) -> str:
    """A list of people set off by spaced dashes, with semicolons for them; other texts as they are.

    >>> join_dashed("Kari Nes – Ola Moe (vara) – Siv Aa"), join_dashed("Kari Nes – leder")
    ('Kari Nes; Ola Moe (vara); Siv Aa', 'Kari Nes – leder')
    """
    parts = re.split(r"\s[-–—]\s", value)
    names = [re.sub(r"\s*\([^)]*\)", "", part).strip(" .") for part in parts]
    sure = len(parts) > 2 or all(name.split()[:1] and name.split()[0] in given_names() for name in names)
    return "; ".join(parts) if len(parts) > 1 and sure and all(map(is_person_name, names)) else value


def read_inverted(value: str) -> list[PersonFound]:
    """The people of a list whose every name has the surname first; none for other texts.

    >>> [(found.name, found.unit) for found in read_inverted("Hestnes, Arne Kr. (HF); Moe Lie, Kari")]
    [('Hestnes, Arne Kr.', 'HF'), ('Moe Lie, Kari', '')]
    """
    people = []
    for part in re.split(r"\s*;\s*", value.strip()) if "," in value else ():
        name = re.sub(r"\s*\([^)]*\)", "", part).strip()
        if not is_inverted(name):
            return []
        people.append(apply_notes(PersonFound(name, 0, 0), re.findall(r"\(([^)]*)\)", part)))
    return people


def read_users(who: str) -> list[PersonFound]:
    """The people of a list of user names, all in small letters; none for other texts.

    >>> [found.name for found in read_users("ekk, dam, lise och holm")], read_users("Kari, ola og per")
    (['ekk', 'dam', 'lise', 'holm'], [])
    >>> [found.name for found in read_users("@annlee, @bek and @cday")]
    ['annlee', 'bek', 'cday']
    """
    if HANDLES.fullmatch(who):
        return [PersonFound(name, 0, 0) for name in re.findall(r"@([\w-]+)", who)]
    parts = re.split(r",\s*|\s+(?:og|och|and)\s+", who)
    return [PersonFound(part, 0, 0) for part in parts] if len(parts) > 3 and all(map(USER_NAME.fullmatch, parts)) else []
