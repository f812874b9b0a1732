"""The terms of the policy areas, found in a text: one pass of an automaton, then each hit held against its way of matching."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import ahocorasick

_LETTER = re.compile(r"[^\W_]")
_ENDING = re.compile(r"(?:'?s|en|et|a|ene|er|ane|ar|n)?(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of tables/policy_terms.csv."""

    policy_area_id: str
    language: str
    term: str
    mode: str
    """stem (begins a word), compound (anywhere in a word), word (alone, with an ending), phrase (its last word is a stem), regex."""
    weight: int
    """3 decides alone, 2 is strong, 1 is weak."""
    ambiguous: bool
    """Counts half, and only in the company of another term of the area."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at its place in a text; `end` is where the word that holds it ends."""

    term: Term
    start: int
    end: int


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in tables/."""
    return list(csv.DictReader(io.StringIO(files("pipeline").joinpath(f"tables/{name}").read_text(encoding="utf-8"))))


@cache
def read_terms(scheme: str) -> tuple[Term, ...]:
    """The terms of a scheme's areas; none for a scheme that the tables do not know."""
    areas = {row["policy_area_id"] for row in read_table("policy_areas.csv") if row["scheme"] == scheme}
    return tuple(
        Term(row["policy_area_id"], row["language"], row["term"], row["mode"], int(row["weight"]), bool(row["ambiguous"]))
        for row in read_table("policy_terms.csv")
        if row["policy_area_id"] in areas
    )


def find_terms(text: str, scheme: str) -> list[Hit]:
    """Every term of the scheme in `text` (as `flatten` gives it), in order; one that lies within a longer one is left out.

    >>> [hit.term.term for hit in find_terms("Lederutviklingsprogrammet i 2031", "personalpolitikk")]
    ['lederutviklingsprogram']
    """
    low = lower(text)
    automaton, patterns = build_automaton(scheme)
    hits = []
    for last, terms in automaton.iter(low) if len(automaton) else ():
        hits += [hit for term in terms if (hit := match_term(term, text, low, last + 1))]
    for pattern, term in patterns:
        hits += [Hit(term, match.start(), match.end()) for match in pattern.finditer(low)]
    return drop_covered(hits)


@cache
def build_automaton(scheme: str) -> tuple[ahocorasick.Automaton, list[tuple[re.Pattern[str], Term]]]:
    """What finds the scheme's plain terms, and the patterns of its regex terms."""
    plain: dict[str, list[Term]] = {}
    patterns = []
    for term in read_terms(scheme):
        if term.mode == "regex":
            patterns.append((re.compile(term.term), term))
            continue
        key = lower(term.term)
        for spelling in {key, key.replace(" ", "-")} if term.mode == "phrase" else {key}:
            plain.setdefault(spelling, []).append(term)
    automaton = ahocorasick.Automaton()
    for key, terms in plain.items():
        automaton.add_word(key, terms)
    automaton.make_automaton()
    return automaton, patterns


def match_term(term: Term, text: str, low: str, end: int) -> Hit | None:
    """The hit of a term whose letters end at `end`, or None where its way of matching does not hold there."""
    start = end - len(term.term)
    opens = start == 0 or not _LETTER.match(low[start - 1])
    if term.mode == "word":
        ending = _ENDING.match(low, end)
        right = text[start:end] in (term.term, term.term.upper()) if is_proper(term.term) else True
        return Hit(term, start, ending.end()) if opens and ending and right else None
    if not opens and term.mode != "compound":
        return None
    while end < len(low) and _LETTER.match(low[end]):
        end += 1
    while term.mode == "compound" and start and _LETTER.match(low[start - 1]):
        start -= 1
    return Hit(term, start, end)


def is_proper(term: str) -> bool:
    """True for acronyms and names, whose capitals count.

    >>> is_proper("HMS"), is_proper("Copilot"), is_proper("vikar")
    (True, True, False)
    """
    return term != term.lower()


def drop_covered(hits: list[Hit]) -> list[Hit]:
    """The hits in order, without those that another hit of the same area covers; of two alike the weightier stays."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.term.ambiguous, -h.term.weight, -len(h.term.term), h.term.term)):
        if not any(k.start <= hit.start and hit.end <= k.end and k.term.policy_area_id == hit.term.policy_area_id for k in kept):
            kept.append(hit)
    return kept


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
