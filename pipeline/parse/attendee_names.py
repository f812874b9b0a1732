"""Those present or absent in sentences that no rule reads, by the names that a trained pipeline finds in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.grammar import find_rule
from pipeline.grammar.minutes import NEXT_MEETING
from pipeline.grammar.presence import AWAY, THERE
from pipeline.language.names import PersonFound, is_person_name, strip_title
from pipeline.language.sentences import split_sentences
from pipeline.parse.attendance import Person
from pipeline.parse.attendee_prose import BEGINNING
from pipeline.parse.blocks import Block
from pipeline.parse.namers import find_names


def find_named(blocks: Sequence[Block], namer: str) -> list[Person]:
    """The people whom the paper's first sentences name as present or absent; none where no sentence does, or one says both of them."""
    people: dict[str, Person] = {}
    for block in blocks[:BEGINNING]:
        for person in find_in_block(block, namer):
            people.setdefault(person.found.name, person)
    return list(people.values())


def find_in_block(block: Block, namer: str) -> Iterator[Person]:
    """The people of the block's sentences that say who was there, or who was not."""
    for sentence in split_sentences(block.text):
        there, away = bool(THERE.search(sentence)), bool(AWAY.search(sentence))
        if there == away or find_rule(NEXT_MEETING, sentence):
            continue
        for name, start in find_names(sentence, namer):
            if is_person_name(name):
                found = PersonFound(strip_title(name), start, start + len(name))
                yield Person(found, "absent" if away else "present", block.line, block.paragraph.text, "named")


def find_mentioned(blocks: Iterable[Block], namer: str) -> frozenset[str]:
    """Full names, and their parts, of all people whom the paper speaks of: its tasks may be theirs."""
    names = {name for block in blocks for name, _ in find_names(block.text, namer) if is_person_name(name)}
    return frozenset(names | {part for name in names for part in name.split()})
