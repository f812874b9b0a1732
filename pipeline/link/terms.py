"""The terms of the policy areas, found in a text: one pass of an automaton, then each hit held against its way of matching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick

from pipeline.link.spellings import read_groups, spell

MODES = ("stem", "compound", "word", "phrase", "pair", "regex")
GAP = 40
"""Letters between the two parts of a pair, at most."""
LONG = 7
"""Longer stems go without their last -e, which nynorsk exchanges for -a or -ar: vernerunde, vernerundar."""
_GROUP = re.compile(r"\{(\w+)\}")
_BREAK = re.compile(r"[.;?!]\s")
_WORD_REST = re.compile(r"[^\W_]*")
_ENDING = re.compile(r"(?:'?s|en|et|a|ene|er|ane|ar|n)?(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of tables/policy_terms.csv."""

    policy_area_id: str
    language: str
    term: str
    mode: str
    """stem (begins a word), compound (anywhere in a word), word (alone, with an ending), phrase (its last word is a stem),
    pair ("valg … ansatt/{leader}": two stems near each other; *part anywhere in a word, part. a whole word, {name} a group of
    words in policy.toml), regex."""
    weight: int
    """3 decides alone, 2 is strong, 1 is weak, 0 takes the words away from shorter terms of the area."""
    ambiguous: bool
    """Counts half, and only in the company of another term of the area."""

    @property
    def worth(self) -> float:
        """What it counts for in a title."""
        return self.weight * (0.5 if self.ambiguous else 1.0)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at its place in a text; `end` is where the word that holds it ends."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a spelling in the automaton is of: of a term, of the first part of a pair, or of a second part."""

    mode: str
    term: Term | None = None
    seconds: frozenset[str] = frozenset()
    """The parts of which one must follow the first part of a pair."""
    second: str = ""
    """The second part that this is a spelling of."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Terms made ready to be found; two are the same only where they are one object."""

    terms: tuple[Term, ...]
    automaton: ahocorasick.Automaton
    """Spelling -> its length, whether it may stand within a word, and what it is a spelling of."""
    patterns: tuple[tuple[re.Pattern[str], Term], ...]
    guarded: bool
    """Whether it is a personnel policy, which is not about students, patients and other meanings (tables/policy.toml)."""


def build_vocabulary(terms: Iterable[Term], *, guarded: bool = False) -> Vocabulary:
    """The terms of a scheme, ready to be found in every spelling."""
    terms = tuple(terms)
    entries: dict[str, list[Entry]] = {}
    seconds: dict[str, None] = {}
    for term in dict.fromkeys(terms):
        if term.mode == "pair":
            first, _, second = lower(term.term).partition(" … ")
            seconds[second] = None
            by_mode = {mode: Entry(mode, term, read_part(second)) for mode in ("stem", "compound", "whole")}
            for key, mode in spell_part(first):
                entries.setdefault(key, []).append(by_mode[mode])
        elif term.mode != "regex":
            entry = Entry(term.mode, term)
            for key in list_keys(term):
                entries.setdefault(key, []).append(entry)
    for part in sorted(frozenset().union(*map(read_part, seconds))):
        entry = Entry(mode_of(part), second=part)
        for key, _ in spell_part(part):
            entries.setdefault(key, []).append(entry)
    automaton = ahocorasick.Automaton()
    for key, found in entries.items():
        automaton.add_word(key, (len(key), any(entry.mode == "compound" for entry in found), found))
    automaton.make_automaton()
    return Vocabulary(terms, automaton, tuple((re.compile(t.term), t) for t in terms if t.mode == "regex"), guarded)


def list_keys(term: Term) -> dict[str, None]:
    """Every key under which the automaton is to find a term that is no pair and no pattern."""
    low = lower(term.term)
    spellings = spell(low) if low == term.term else (low,)  # acronyms and names have one
    if term.mode != "word":
        spellings = tuple(spelling.removesuffix("e") if len(spelling) > LONG else spelling for spelling in spellings)
    return dict.fromkeys([*spellings, *(spelling.replace(" ", "-") for spelling in spellings)] if " " in low else spellings)


@cache  # pairs name the same groups of words over and over
def read_part(part: str) -> frozenset[str]:
    """The alternatives of one part of a pair, groups spelled out.

    >>> sorted(read_part("valg/val."))
    ['val.', 'valg']
    """
    return frozenset(_GROUP.sub(lambda match: "/".join(read_groups()[match[1]]), part).split("/"))


def mode_of(part: str) -> str:
    """How an alternative of a pair is to be found: as a compound, as a whole word, else as a stem."""
    return "compound" if part.startswith("*") else "whole" if part.endswith(".") else "stem"


@cache
def spell_part(part: str) -> frozenset[tuple[str, str]]:
    """The spellings of one part of a pair, without marks, each with how it is to be found."""
    return frozenset((key, mode_of(one)) for one in read_part(part) for key in spell(one.removeprefix("*").removesuffix(".")))


def find_terms(text: str, vocabulary: Vocabulary) -> list[Hit]:
    """Every term in `text` (as `flatten` gives it); several may cover the same words (see `drop_covered`).

    >>> vocabulary = build_vocabulary([Term("P1", "nb", "lederutvikling", "stem", 3, False)])
    >>> [(hit.start, hit.end) for hit in find_terms("Leiarutviklingsprogrammet i 2031", vocabulary)]
    [(0, 25)]
    """
    low = lower(text)
    hits = []
    firsts: list[tuple[Entry, int, int]] = []
    seconds: dict[str, list[tuple[int, int]]] = {}
    for last, (length, is_inner, entries) in vocabulary.automaton.iter(low) if len(vocabulary.automaton) else ():
        start = last + 1 - length
        if start and low[start - 1].isalnum() and not is_inner:  # nearly all stand so, by chance
            continue
        spans: dict[str, tuple[int, int] | None] = {}
        for entry in entries:
            if entry.mode == "word" or entry.mode not in spans:
                spans[entry.mode] = find_span(entry, text, low, start, last + 1)
            if not (span := spans[entry.mode]):
                continue
            if entry.second:
                seconds.setdefault(entry.second, []).append(span)
            elif entry.seconds:
                firsts.append((entry, *span))
            elif entry.term:
                hits.append(Hit(entry.term, *span))
    near = [first for first in firsts if not first[0].seconds.isdisjoint(seconds)]
    hits += [hit for entry, start, end in near if (hit := join_pair(entry, start, end, seconds, low))]
    for pattern, term in vocabulary.patterns:
        hits += [Hit(term, match.start(), match.end()) for match in pattern.finditer(low)]
    return hits


def find_span(entry: Entry, text: str, low: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the word begins or the words begin and end that hold a spelling; None where its way of matching does not hold there."""
    opens = start == 0 or not low[start - 1].isalnum()
    if not opens and entry.mode != "compound":
        return None
    if entry.mode == "whole":
        return (start, end) if find_end(low, end) == end else None
    if entry.mode == "word":
        ending = _ENDING.match(low, end)
        word = entry.term.term if entry.term else ""
        right = not is_proper(word) or text[start:end] in (word, word.upper())
        return (start, ending.end()) if ending and right else None
    while not opens and start and low[start - 1].isalnum():
        start -= 1
    return start, find_end(low, end)


def join_pair(entry: Entry, start: int, end: int, seconds: Mapping[str, list[tuple[int, int]]], low: str) -> Hit | None:
    """The pair whose first part stands at `start` to `end`, with the nearest second part behind it in the same sentence."""
    near = [
        span
        for part in seconds.keys() & entry.seconds
        for span in seconds[part]
        if end <= span[0] <= end + GAP and not _BREAK.search(low, end, span[0])
    ]
    return Hit(entry.term, start, min(near)[1]) if near and entry.term else None


def find_end(low: str, place: int) -> int:
    """Where the word that goes on at `place` ends."""
    rest = _WORD_REST.match(low, place)
    return rest.end() if rest else place


@lru_cache(maxsize=4096)
def is_proper(term: str) -> bool:
    """True for acronyms and names, whose capitals count.

    >>> is_proper("HMS"), is_proper("Copilot"), is_proper("vikar")
    (True, True, False)
    """
    return term != term.lower()


def drop_covered(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, without those that another hit of the same area covers that weighs as much; a term of no weight takes
    away all that it covers, and itself."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.term.weight > 0, h.term.ambiguous, -h.term.weight, h.term.term)):
        if not any(is_covered(hit, other) for other in kept):
            kept.append(hit)
    return [hit for hit in kept if hit.term.weight]


def is_covered(hit: Hit, other: Hit) -> bool:
    """True where `other` stands for what `hit` says."""
    within = other.start <= hit.start and hit.end <= other.end and other.term.policy_area_id == hit.term.policy_area_id
    return within and (not other.term.weight or other.term.worth >= hit.term.worth)


def flatten(text: str) -> str:
    """The text in NFC with single spaces, its letters as printed.

    >>> flatten("HMS og  arbeids\\nmiljø")
    'HMS og arbeids miljø'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def lower(text: str) -> str:
    """Lower case, letter for letter, so that places stay the same."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
