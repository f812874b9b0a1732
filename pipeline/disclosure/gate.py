"""The gate that a text of the record set has to pass: which of its passages are held back, and what stands in their place."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.disclosure.people import People, find_people
from pipeline.disclosure.rules import RULES, PassageRule
from pipeline.disclosure.stamps import find_basis
from pipeline.disclosure.statutes import find_citation
from pipeline.disclosure.words import Telltales, is_telling
from pipeline.finding_rows import hide_persons
from pipeline.records import Records
from pipeline.releases import Release, digest_passage
from pipeline.schema import TABLES, record_id

NOBODY: frozenset[str] = frozenset()
BY_PERSON = "held-by-person"
HELD = PassageRule(BY_PERSON, "", lambda text, people, is_known: iter(()), (), ())
"""What a person holds back."""
SUSPECT = re.compile(r"\d|@|\(at\)|\[at\]", re.IGNORECASE)
"""What every number and address has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text that is held back."""

    start: int
    end: int
    rule: PassageRule
    citation: str
    text: str
    """Its words without the digits of personal numbers."""
    digest: str
    """By which a person can release it; empty where nobody can."""


@dataclass(slots=True)
class Gate:
    """The rules with all that they depend on. A text is looked at once for each set of known matters."""

    people: People
    day: str
    released: frozenset[tuple[str, str]]
    """Rule and digest of passages that a person has released."""
    cells: frozenset[tuple[str, str]]
    """Record and column of cells that a person holds back."""
    words: Telltales
    """The texts of these cells."""
    shown: frozenset[str] = NOBODY
    """Rules that the settings switch off."""
    matters: frozenset[str] = frozenset(rule.name for rule in RULES if rule.is_of_row)
    seen: dict[tuple[str, frozenset[str], str], tuple[Passage, ...]] = field(default_factory=dict)

    def find(self, text: str, known: frozenset[str] = NOBODY, person: str = "") -> tuple[Passage, ...]:
        """The passages of a text that stay behind, in order. `known` are matters of which it is known that they are a person's."""
        key = (text, known, person)
        if key not in self.seen:
            self.seen[key] = tuple(sorted(self.search(text, known, person), key=lambda found: (found.start, -found.end))) if text else ()
        return self.seen[key]

    def search(self, text: str, known: frozenset[str], person: str) -> Iterator[Passage]:
        """What each rule finds and nobody has released."""
        has_figures = bool(SUSPECT.search(text))
        words = text.replace("_", " ")  # as names of files write a blank
        for rule in RULES:
            if (rule.is_figure and not has_figures) or rule.name in self.shown:
                continue
            for start, end in rule.find(text if rule.is_figure else words, self.people, rule.name in known):
                passage = self.make_passage(text, start, end, rule, person if rule.is_of_row else "")
                if (rule.name, passage.digest) not in self.released:
                    yield passage

    def make_passage(self, text: str, start: int, end: int, rule: PassageRule, person: str = "") -> Passage:
        """A passage with its legal basis and its digest; `person` is whom the row names where the passage does not."""
        said = text[start:end]
        shown = hide_persons(said)
        is_never = rule.is_always or (shown != said and rule.is_figure)
        basis = self.cite(rule.name) or find_basis(said)
        return Passage(start, end, rule, basis, shown, "" if is_never else digest_passage(rule.name, f"{person} {said}"))

    def whole(self, text: str) -> Passage:
        """A whole text that a person holds back."""
        return self.make_passage(text, 0, len(text), HELD)

    def find_held(self, table: str, row: Any, cells: dict[str, str]) -> Iterator[str]:
        """The columns of a row that a person holds back: named, or with the words of one that is."""
        keys = {record_id(table, row), record_id(table, row).partition("|")[0]} if table in TABLES and self.cells else set()
        own = {column for column in cells if any((key, column) in self.cells for key in keys)}
        for column, text in cells.items():
            if column in own or (column == "task" and "text" in own) or (self.words.by_first and self.words.stand_in(text)):
                yield column

    def cite(self, rule: str) -> str:
        """The citation on which a rule stands; empty for one whose passages cite it themselves."""
        return cite(rule, self.day)

    def replace_passages(self, text: str, passages: Sequence[Passage], language: str) -> str:
        """The text with neutral words in place of its passages; those that overlap become one."""
        parts, end = [], 0
        for passage in passages:
            if passage.start >= end:
                parts += [text[end : passage.start], format_held(passage.citation, language)]
            end = max(end, passage.end)
        return "".join([*parts, text[end:]])


def make_gate(records: Records, day: str, releases: Iterable[Release], shown: frozenset[str] = NOBODY) -> Gate:
    """The gate for a record set. `shown` are rules that the settings switch off."""
    said = tuple(releases)
    released = frozenset((one.rule, one.passage) for one in said if one.decision == "release")
    cells = frozenset((one.record, one.field) for one in said if one.decision == "hold")
    return Gate(find_people(records), day, released, cells, Telltales(find_texts(records, cells)), shown)


def find_texts(records: Records, cells: frozenset[tuple[str, str]]) -> Iterator[str]:
    """The texts of cells that a person holds back, where few others have them."""
    columns: dict[str, list[str]] = defaultdict(list)
    for record, column in cells:
        columns[record].append(column)
    for table in TABLES if cells else ():
        for row in getattr(records, table):
            key = record_id(table, row)
            texts = (getattr(row, column, "") for name in {key, key.partition("|")[0]} for column in columns.get(name, ()))
            yield from filter(is_telling, texts)


@cache
def cite(rule: str, day: str) -> str:
    """The citation of a rule on a day."""
    keys = {one.name: one.statute for one in RULES}
    return find_citation(keys[rule], day) if keys.get(rule) else ""


def format_held(citation: str, language: str) -> str:
    """What stands in place of a passage, in the paper's language.

    >>> format_held("offl. § 25", "nn"), format_held("", "en")
    ('[halde tilbake: offl. § 25]', '[withheld]')
    """
    words = held_words()
    return f"[{words.get(language, words['nb'])}{': ' if citation else ''}{citation}]"


@cache
def held_words() -> dict[str, str]:
    """Language -> «holdt tilbake»."""
    return dict(tomllib.loads(files("pipeline").joinpath("tables/texts.toml").read_text(encoding="utf-8"))["held_back"])
