"""Those present where no list says it: keys of the front matter, and sentences of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from pipeline.grammar import find_rule
from pipeline.grammar.labels import find_label
from pipeline.grammar.minutes import NEXT_MEETING
from pipeline.grammar.owners import given_names
from pipeline.grammar.presence import PRESENT_TOLD, STEMS
from pipeline.language.names import PersonFound, is_person_name, is_single_name, split_people, strip_title
from pipeline.language.sentences import split_sentences
from pipeline.parse.attendance import Person, read_sentence
from pipeline.parse.attendee_groups import STATUS
from pipeline.parse.blocks import Block

BEGINNING = 40
"""Sentences that far down tell of other meetings too."""


def find_told(blocks: Sequence[Block], meta: Mapping[str, str]) -> list[Person]:
    """Those present as the front matter lists them, or else as the first sentence says that does."""
    if blocks and (people := list(read_front(meta, blocks[0]))):
        return people
    for block in blocks[:BEGINNING]:
        if not block.held & STEMS:
            continue
        for sentence in split_sentences(block.text):
            if people := read_told(sentence, block):
                return people
    return []


def read_told(sentence: str, block: Block) -> list[Person]:
    """The people of a sentence that says who was there: two or more, or one by the full name."""
    row = find_rule(PRESENT_TOLD, sentence) if len(sentence) < 400 and not find_rule(NEXT_MEETING, sentence) else None
    if not row:
        return []
    who = row[1]["who"].strip(" .;")
    people = [replace(person, rule="told") for person in read_sentence(who, "present", block) if person.found.name]
    sure = [person for person in people if is_person_name(person.found.name) or person.found.name in given_names()]
    return people if len(people) > 3 or (sure and (len(people) > 1 or is_person_name(people[0].found.name))) else []


def read_front(meta: Mapping[str, str], block: Block) -> Iterator[Person]:
    """The people of the front matter's lists («attending: …», «not_attending: …»), each with the group named beside them."""
    for key, value in meta.items():
        label = find_label(re.sub(r"[_-]", " ", key) + ":")
        status = STATUS.get(label.field, "") if label else ""
        for entry in value.split(";") if status else ():
            for found in read_entry(entry.strip()):
                yield Person(found, status, block.line, entry.strip(), "front_matter")


def read_entry(entry: str) -> list[PersonFound]:
    """The people of one entry: «group, name», «name, office», or several names.

    >>> [(found.name, found.unit) for found in read_entry("kor, Kari Nes")], [found.name for found in read_entry("Kari Nes, Ola Moe")]
    ([('Kari Nes', 'kor')], ['Kari Nes', 'Ola Moe'])
    """
    parts = [part.strip() for part in entry.split(",")]
    full = [part for part in parts if is_person_name(part)]
    if len(parts) == 2 and (full == parts[1:] or (not full and is_single_name(parts[1]) and parts[0] not in given_names())):
        return [PersonFound(strip_title(parts[1]), 0, 0, unit=parts[0])]
    return [found for found in split_people(entry) if is_person_name(found.name) or found.name in given_names()]


def find_front_officer(meta: Mapping[str, str], role: str) -> str:
    """The front matter's own chair or secretary («referent: Kari Nes»), "" where it names none."""
    for key, value in meta.items():
        label = find_label(re.sub(r"[_-]", " ", key) + ":")
        if label and label.field == role and (names := [found.name for found in split_people(value.replace(";", ",")) if found.name]):
            return "; ".join(names)
    return ""
