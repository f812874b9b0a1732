"""Who led the meeting and who wrote the minutes: labels, sentences, brackets behind a name, items that elect them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grammar import Rule, find_rule
from pipeline.grammar.labels import find_label
from pipeline.grammar.minutes import CHAIR_ITEM, CHAIRS, NAME, OFFICERS, SECRETARIES, SECRETARY_ITEM
from pipeline.language.names import is_other, is_unit_name, split_people, strip_title
from pipeline.language.sentences import split_sentences
from pipeline.parse.attendance import Person, complete_name
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found

ROLES = {"chair": (CHAIRS, CHAIR_ITEM), "secretary": (SECRETARIES, SECRETARY_ITEM)}


def find_officer(role: str, blocks: Sequence[Block], people: Sequence[Person], front: str = "") -> Found | None:
    """The meeting's chair or secretary in the fullest form of the name; two are joined with "; "."""
    found = find_labelled(role, blocks, people) or find_bracketed(role, people) or find_elected(role, blocks, people)
    if not found and front:
        return Found(front, blocks[0].line, front, "front_matter") if blocks else None
    return found


def find_labelled(role: str, blocks: Sequence[Block], people: Sequence[Person]) -> Found | None:
    """The names behind the role's labels («Referent: …», «1. ref: …»), all of them."""
    names: list[str] = []
    first: Block | None = None
    for place, block in enumerate(blocks):
        if not (block.label and block.label.field == role) or is_office(blocks, place):
            continue
        value = block.value
        if not value and place + 1 < len(blocks) and not blocks[place + 1].label and len(blocks[place + 1].text) < 60:
            value = blocks[place + 1].text
        read = read_names(value, people)
        if read and (not first or block.index - first.index < 4):
            first = first or block
            names += [name for name in read if name not in names]
    return Found("; ".join(names), first.line, first.paragraph.text, f"label:{role}") if first else None


def is_office(blocks: Sequence[Block], place: int) -> bool:
    """True for «Sekretær: …» in a list of an association's officers («Formann: … Kasserer: …»)."""
    label = blocks[place].label
    if not label or label.text.casefold() not in {"sekretær", "sekreterare", "secretary"}:
        return False
    return any(OFFICE.match(block.text) for block in blocks[max(0, place - 3) : place + 3])


OFFICE = re.compile(
    r"\W*(?:kasserer|kassör|treasurer|formand|ordförande|nestleder|næstformand|styremedlem|menigt medlem|medlem|kassör)\b\s*[:\t]",
    re.IGNORECASE,
)


def read_names(value: str, people: Sequence[Person]) -> list[str]:
    """The people of a value, or the value itself where it names an office («utvalgets sekretær»)."""
    if find_label(value.strip(" :*_")):
        return []  # the head of the next column
    value = re.split(r"(?<=[a-zæøå])\.\s|\t|\s{3,}", value.strip(" *_"))[0].strip(" ,.*_")
    listed = [complete_name(person.name, people) for person in split_people(value) if person.name]
    if listed:
        return listed
    return [value] if len(value) < 80 and (OFFICE_WORD.search(value) or is_unit_name(value)) else []


OFFICE_WORD = re.compile(
    r"leder\b|leiar\b|sekretær|direktør|rektor|dekan|sjef|rådgiver|rådgjevar|ordfører|formand|ordförande|\bchair|secretary|kasserer",
    re.IGNORECASE,
)


def find_bracketed(role: str, people: Sequence[Person]) -> Found | None:
    """The attendee with the role in brackets behind the name; a standing leader is none."""
    for person in people:
        if person.found.role == role and person.status != "absent":
            return Found(person.found.name or person.found.unit, person.line, person.quote, "bracket")
    return None


def find_elected(role: str, blocks: Sequence[Block], people: Sequence[Person]) -> Found | None:
    """The one whom a sentence elects or names in the role, or whom the item «Valg av dirigent» elects."""
    table, items = ROLES[role]
    for place, block in enumerate(blocks):
        for sentence in split_sentences(block.paragraph.text):
            if len(sentence) > 300 or not OFFICE_STEM.search(sentence):
                continue
            if (found := match_sentence(OFFICERS, sentence, "both")) or (found := match_sentence(table, sentence, "name")):
                return Found(complete_name(found, people), block.line, sentence, f"elected:{role}")
        if find_rule(items, block.text) and place + 1 < len(blocks):
            match = re.match(
                rf"(?P<name>{NAME}).{{0,40}}?\b(?:valgt|vald|valt|elected|ble|blev)\b|(?P<only>{NAME})\.?$", blocks[place + 1].text
            )
            if match and (name := match["name"] or match["only"]) and not is_other(name):
                return Found(complete_name(name, people), blocks[place + 1].line, blocks[place + 1].paragraph.text, f"item:{role}")
    return None


OFFICE_STEM = re.compile(
    r"leder|leiar|ledet|leidde|ledede|styrer|styrar|dirigent|chair|ordför|referent|sekret|protokoll|minutes|minute-|note-|skriv|secretary",
    re.IGNORECASE,
)


def match_sentence(table: Sequence[Rule], sentence: str, group: str) -> str:
    """The name that the first matching row of the table finds in the sentence, "" where none does."""
    row = find_rule(table, sentence)
    if not row:
        return ""
    name = strip_title(row[1][group])
    return "" if is_other(name) else name
