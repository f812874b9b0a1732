"""Which policy areas an item is about: terms found in its title and text, weighed, with the sentence that says so.

A row of policy_links is an assertion: an area is asserted from two points on (a strong term in the title, a deciding one in the
text), and doubtful below that. What counts as being about an area is the tables' affair: policy_areas.csv, policy_terms.csv and
policy.toml (routine items, other meanings, students and patients, whom a personnel policy is not about).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.link.terms import Hit, find_terms, flatten

if TYPE_CHECKING:
    from spacy.language import Language

TEXT_SHARE = 0.7
"""What a term in the text counts for, against 1 in the title: a deciding term (3) asserts alone, a strong one (2) does not."""
ASSERTED, NOTED = 2.0, 1.0
CERTAIN = 4.0
WEAK = 1
"""The weight of terms that only add to others: alone they are not even a doubt."""


@dataclass(frozen=True, slots=True)
class AreaHit:
    """An area that an item is, or may be, about."""

    policy_area_id: str
    score: float
    """0 to 1; asserted from 0.5."""
    terms: tuple[str, ...]
    """The words as they stand in the item."""
    quote: str
    """The title, or the sentence of the text, that holds the first of them."""
    doubtful: bool
    """To be shown as a finding, not stored as a link."""


def match_areas(title: str, text: str, scheme: str) -> list[AreaHit]:
    """The areas of a scheme that an item's title and text speak of, best first; none for procedural items.

    >>> [(hit.policy_area_id, hit.terms) for hit in match_areas("Plan for oppfølging av sykefravær", "", "personalpolitikk")]
    [('P3', ('sykefravær',))]
    >>> match_areas("Godkjenning av referat fra arbeidsmiljøutvalget", "", "personalpolitikk")
    []
    """
    title, text = flatten(title), flatten(text)
    if is_procedural(title):
        return []
    in_title = [] if is_routine(title) else find_terms(mask(title), scheme)
    in_text = find_terms(mask(text), scheme)
    outside = is_about_outsiders(title)
    found = []
    for area in sorted({hit.term.policy_area_id for hit in in_title + in_text}):
        titled, written = ([hit for hit in hits if hit.term.policy_area_id == area] for hits in (in_title, in_text))
        points = weigh(titled, written)
        if points < NOTED or all(hit.term.weight == WEAK for hit in titled + written):
            continue
        quote = title if titled else find_sentence(text, written[0].start)
        words = dict.fromkeys([title[hit.start : hit.end] for hit in titled] + [text[hit.start : hit.end] for hit in written])
        found.append(AreaHit(area, round(min(1.0, points / CERTAIN), 2), tuple(words), quote, outside or points < ASSERTED))
    return sorted(found, key=lambda hit: (hit.doubtful, -hit.score, hit.policy_area_id))


def weigh(titled: Iterable[Hit], written: Iterable[Hit]) -> float:
    """Points of one area: each term once, title whole, text in part, ambiguous terms half, and under a point without company."""
    points: dict[str, float] = {}
    clear = False
    for share, hits in ((1.0, titled), (TEXT_SHARE, written)):
        for hit in hits:
            worth = hit.term.weight * share * (0.5 if hit.term.ambiguous else 1.0)
            points[hit.term.term] = max(points.get(hit.term.term, 0.0), worth)
            clear = clear or not hit.term.ambiguous
    return sum(points.values()) if clear else min(1.0, sum(points.values()))


def is_procedural(title: str) -> bool:
    """True for items that open, approve or plan: they are about no area.

    >>> is_procedural("Godkjenning av innkalling"), is_procedural("Godkjenning av lokal lønnspolitikk")
    (True, False)
    """
    return bool(patterns("procedural").match(title))


def is_routine(title: str) -> bool:
    """True for items that gather others, whose title says nothing of its own."""
    return bool(patterns("routine").match(title))


def is_about_outsiders(title: str) -> bool:
    """True where a title is about students, pupils, patients or politicians and names no employees."""
    return bool(patterns("outsiders").search(title)) and not patterns("insiders").search(title)


def mask(text: str) -> str:
    """The text with spaces over type labels and words of another meaning, so that places stay the same.

    >>> mask("Styret må ta stilling til utlysningen")
    'Styret må              til utlysningen'
    """
    return patterns("mask").sub(lambda match: " " * len(match.group()), text)


@cache
def patterns(name: str) -> re.Pattern[str]:
    """All patterns of one section of tables/policy.toml as one."""
    rows = tomllib.loads(files("pipeline").joinpath("tables/policy.toml").read_text(encoding="utf-8"))[name]
    rows = rows if isinstance(rows, list) else [rows]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


def find_sentence(text: str, place: int) -> str:
    """The sentence of `text` that holds the character at `place`."""
    for sentence in sentences()(text).sents:
        if sentence.start_char <= place < sentence.end_char:
            return str(sentence.text)
    return text


@cache
def sentences() -> Language:
    """spaCy's blank pipeline that only splits sentences; loaded the first time a text, not a title, holds a term."""
    import spacy

    blank = spacy.blank("nb")
    blank.add_pipe("sentencizer")
    return blank
