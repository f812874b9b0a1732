"""Which policy areas an item is about: terms found in its title and text, weighed, with the sentence that says so.

A row of policy_links is an assertion: an area is asserted from two points on (a strong term in the title, a deciding one in the
text), and doubtful below that. Beside an area that the title names, one term in the text is not enough; where nothing is plain, the
text's first sentence counts as the title, and words of employees bear out ambiguous terms. What counts as being about an area is the
tables' affair: policy_areas.csv, policy_terms.csv and policy.toml (routine items, other meanings, students and patients,
whom a personnel policy is not about).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.language.sentences import split_sentences
from pipeline.link.spellings import read_rules
from pipeline.link.terms import Hit, Vocabulary, drop_covered, find_terms, flatten, lower

TEXT_SHARE = 0.7
"""What a term in the text counts for, against 1 in the title: a deciding term (3) asserts alone, a strong one (2) does not."""
ASSERTED, NOTED = 2.0, 1.0
CERTAIN = 4.0
BESIDE = 2.5
"""What asserts an area of which only the text speaks, where the title names another: two terms, for one is a mention in passing."""
COMPANY = 1.0
"""What words of employees add to terms that are ambiguous without them: «evakuering», «turnus»."""
MASKED = 90
"""Letters that words of another meaning take up, at most: so far off a term they are looked for."""
LISTED = 60
"""Letters before a term in which a list shows."""
_LISTED_BEFORE = re.compile(r", (?:[^.;?!,]{1,40} (?:og|and) )?$")
_LISTED_AFTER = re.compile(r"(?:, ?[^.;?!,]+)*,? (?:og|and) |\.?$|\.\s")
_CAPITAL = re.compile(r"\\.|[A-ZÆØÅ]")
"""A capital in a pattern, and what is none: an escape."""
PATTERNS = ("mask", "name", "staff", "procedural", "routine", "elsewhere", "outsiders", "insiders")
"""The sections of tables/policy.toml that hold patterns."""
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


@lru_cache(maxsize=8192)
def match_areas(title: str, text: str, vocabulary: Vocabulary) -> tuple[AreaHit, ...]:
    """The areas that an item's title and text speak of, best first; none for procedural items.

    >>> from pipeline.link.schemes import read_shipped
    >>> policy = read_shipped("personalpolitikk").vocabulary
    >>> [(hit.policy_area_id, hit.terms) for hit in match_areas("Plan for oppfølging av sykefravær", "", policy)]
    [('P3', ('sykefravær',))]
    >>> match_areas("Godkjenning av referat fra arbeidsmiljøutvalget", "", policy)
    ()
    """
    title, text = flatten(title), flatten(text)
    in_title, in_text = find_terms(title, vocabulary), find_terms(text, vocabulary)
    if not (in_title or in_text) or is_procedural(title):
        return ()
    in_title = [] if is_routine(title) else drop_masked(title, in_title, vocabulary.guarded)
    in_text = [hit for hit in drop_masked(text, in_text, vocabulary.guarded) if not (vocabulary.guarded and is_listed(text, hit))]
    hits = gather_hits(in_title, in_text)
    points = {area: weigh(*hits[area]) for area in hits}
    if title and vocabulary.guarded and max(points.values(), default=ASSERTED) < ASSERTED and not is_elsewhere(title):
        points = {area: weigh_all(title, text, *hits[area]) for area in hits}
    named = vocabulary.guarded and any(weigh(titled, ()) >= ASSERTED for titled, _ in hits.values())
    found = []
    for area, (titled, written) in hits.items():
        if points[area] < NOTED or all(hit.term.weight == WEAK for hit in titled + written):
            continue
        quote = title if titled else find_sentence(text, written[0].start)
        words = dict.fromkeys([title[hit.start : hit.end] for hit in titled] + [text[hit.start : hit.end] for hit in written])
        outside = vocabulary.guarded and (is_about_outsiders(title) or is_about_outsiders(quote) or (not titled and is_elsewhere(title)))
        doubtful = outside or points[area] < (BESIDE if named and not titled else ASSERTED)
        found.append(AreaHit(area, round(min(1.0, points[area] / CERTAIN), 2), tuple(words), quote, doubtful))
    return tuple(sorted(found, key=lambda hit: (hit.doubtful, -hit.score, hit.policy_area_id)))


def gather_hits(in_title: Iterable[Hit], in_text: Iterable[Hit]) -> dict[str, tuple[list[Hit], list[Hit]]]:
    """The id of each area that is heard -> its hits in the title and in the text."""
    hits: dict[str, tuple[list[Hit], list[Hit]]] = {}
    for place, several in enumerate((in_title, in_text)):
        for hit in several:
            hits.setdefault(hit.term.policy_area_id, ([], []))[place].append(hit)
    return hits


def drop_masked(text: str, hits: list[Hit], guarded: bool) -> list[Hit]:
    """The hits that mean what they seem to: none in words of another meaning, none within a longer one of its area."""
    masked = find_masks(text, min(hit.start for hit in hits), max(hit.end for hit in hits)) if guarded and hits else []
    clear = [hit for hit in hits if not hit.term.weight or not any(hit.start < end and start < hit.end for start, end in masked)]
    return drop_covered(clear)


def find_masks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of words of another meaning between two places, and so near that they may reach into them."""
    start = text.rfind(" ", 0, max(0, start - MASKED)) + 1
    found = [match.span() for match in patterns("mask").finditer(lower(text), start, end + MASKED)]
    return found + [match.span() for match in patterns("name").finditer(text)]


def is_listed(text: str, hit: Hit) -> bool:
    """True where the words are one of three or more that a text lists: a mention in passing.

    >>> from pipeline.link.schemes import read_shipped
    >>> text = "Orientert om besøkstall, ansettelser og vinterstengning."
    >>> all(is_listed(text, hit) for hit in find_terms(text, read_shipped("personalpolitikk").vocabulary))
    True
    """
    return bool(_LISTED_BEFORE.search(text[max(0, hit.start - LISTED) : hit.start]) and _LISTED_AFTER.match(text, hit.end))


def weigh(titled: Iterable[Hit], written: Iterable[Hit]) -> float:
    """Points of one area: each term once, title whole, text in part, ambiguous terms half, and under a point without company."""
    points: dict[str, float] = {}
    clear = False
    for share, hits in ((1.0, titled), (TEXT_SHARE, written)):
        for hit in hits:
            points[hit.term.term] = max(points.get(hit.term.term, 0.0), share * hit.term.worth)
            clear = clear or not hit.term.ambiguous
    return sum(points.values()) if clear else min(1.0, sum(points.values()))


def weigh_all(title: str, text: str, titled: list[Hit], written: list[Hit]) -> float:
    """Points of one area where nothing is plain: the text's first sentence counts as the title, words of employees as company."""
    lead = len(next(iter(split_sentences(text)), ""))
    points = weigh([*titled, *(hit for hit in written if hit.start < lead)], written)
    ambiguous = all(hit.term.ambiguous for hit in titled + written)
    return points + COMPANY if ambiguous and (names_staff(title, titled) or names_staff(text, written)) else points


def names_staff(text: str, hits: Iterable[Hit]) -> bool:
    """True where words beside the hits say that employees are meant.

    >>> names_staff("Dei tilsette høyrde ikkje alarmen.", [])
    True
    """
    hits = list(hits)
    found = patterns("staff").finditer(text)
    return any(not any(hit.start < match.end() and match.start() < hit.end for hit in hits) for match in found)


@lru_cache(maxsize=8192)  # what is decided and handed out under a title asks for it again
def is_procedural(title: str) -> bool:
    """True for items that open, approve or plan: they are about no area.

    >>> is_procedural("Godkjenning av innkalling"), is_procedural("Godkjenning av lokal lønnspolitikk")
    (True, False)
    """
    return bool(patterns("procedural").match(title))


def is_routine(title: str) -> bool:
    """True for items that gather others, whose title says nothing of its own."""
    return bool(patterns("routine").match(title))


def is_elsewhere(title: str) -> bool:
    """True for titles of another subject, a budget or a building, whose text mentions an area only in passing."""
    return bool(patterns("elsewhere").match(title))


@lru_cache(maxsize=8192)
def is_about_outsiders(text: str) -> bool:
    """True where a title or sentence is about students, pupils, patients or politicians and names no employees."""
    return bool(patterns("outsiders").search(text)) and not patterns("insiders").search(text)


@cache
def patterns(name: str) -> re.Pattern[str]:
    """All patterns of one section of tables/policy.toml as one."""
    rows = read_rules()[name]
    return join_masks(rows) if name == "mask" else join_patterns(rows)


def join_patterns(rows: list[dict[str, str]]) -> re.Pattern[str]:
    """What matches where one of the rows does."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


def join_masks(rows: list[dict[str, str]]) -> re.Pattern[str]:
    """The same for masks, to be held against lower case: that, and the word that each begins with, saves most of the time."""
    pattern = _CAPITAL.sub(
        lambda match: match[0] if match[0][0] == "\\" else match[0].lower(), "|".join(f"(?:{row['pattern']})" for row in rows)
    )
    return re.compile(rf"\b(?=\w)(?:{pattern})")


def find_sentence(text: str, place: int) -> str:
    """The sentence of `text` that holds the character at `place`.

    >>> find_sentence("Møtet ble satt. Sykefraværet har gått ned siden 26. november.", 20)
    'Sykefraværet har gått ned siden 26. november.'
    """
    end = 0
    for sentence in split_sentences(text):
        end = text.find(sentence, end) + len(sentence)
        if place < end:
            return sentence
    return text
