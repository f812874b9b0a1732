"""Patterns behind gates: a regular expression is tried, and compiled, only for texts that hold a string which every match of it needs.

The strings are read off the patterns by tests/make_gates.py and kept in tables/gates.csv, under a digest of the pattern's own words: a row
that is changed has no gate until they are read anew, and is tried on every text. A gate never says no to a text that its pattern takes.
All gates' strings are found in one pass over a text, whatever their number, and what it passes is one number with a bit a gate: whether a
pattern is to be tried is one comparison.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from hashlib import blake2b
from importlib.resources import files
from operator import itemgetter, or_
from typing import NewType

import ahocorasick

Gate = frozenset[str]
"""Strings in small letters of which a text must hold one; empty where nothing is known."""
OPEN: Gate = frozenset()
DIGIT, GAP, START = r"\d", r"\s\s", r"\A"
"""Stand in a gate for any digit, for any gap but a single blank, and for what every text has."""
_DIGIT = re.compile(r"\d")
_FOUND = itemgetter(1)

Stems = NewType("Stems", int)
"""The bit of parts of words that `stems` has made known."""


class Gated:
    """A regular expression behind its gates; asked like a compiled one.

    `bits` has a bit for each gate, and `find_open` gives the bits of a text: a text that lacks one of them cannot match.
    """

    __slots__ = ("_compiled", "bits", "flags", "gates", "key", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self.key = digest(pattern, flags)
        self.gates = read_gates().get(self.key, ())
        self.bits = reduce(or_, map(give_bit, self.gates), 0)
        self._compiled: re.Pattern[str] | None = None
        MADE.append(self)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression itself, compiled when it is first asked for."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def lets(self, text: str) -> bool:
        """False for a text that the pattern cannot match anywhere."""
        return not self.bits or self.bits & OPENED[text] == self.bits

    def takes(self, held: int) -> bool:
        """As `lets`, of a text whose bits are at hand; those of a longer text do, too."""
        return self.bits & held == self.bits

    def match_held(self, text: str, held: int) -> re.Match[str] | None:
        """As `match`, of a text whose bits, or those of a longer one, are at hand."""
        return self.compiled.match(text) if self.bits & held == self.bits else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        if self.bits and self.bits & OPENED[text] != self.bits:
            return None
        return (self._compiled or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        if self.bits and self.bits & OPENED[text] != self.bits:
            return None
        return (self._compiled or self.compiled).fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        if self.bits and self.bits & OPENED[text] != self.bits:
            return None
        return (self._compiled or self.compiled).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As a compiled pattern's."""
        return self.compiled.finditer(text, start, end) if self.lets(text) else iter(())

    def sub(self, instead: str, text: str, count: int = 0) -> str:
        """As a compiled pattern's."""
        return self.compiled.sub(instead, text, count) if self.lets(text) else text


MADE: list[Gated] = []
"""Every pattern behind a gate."""


def digest(pattern: str, flags: int) -> str:
    """What a pattern's gates are kept under: another wording has another."""
    return blake2b(f"{int(flags)} {pattern}".encode(), digest_size=8).hexdigest()


@cache
def read_gates() -> dict[str, tuple[Gate, ...]]:
    """Digest of a pattern -> its gates, of which a text must pass each; a row of the table is one gate."""
    table = files("pipeline").joinpath("tables/gates.csv")
    gates: dict[str, tuple[Gate, ...]] = {}
    for key, *strings in csv.reader(table.read_text(encoding="utf-8").splitlines()) if table.is_file() else ():
        gates[key] = (*gates.get(key, ()), frozenset(strings))
    return gates


BITS: dict[Gate, int] = {frozenset({DIGIT}): 1, frozenset({GAP}): 2, frozenset({START}): 4}
"""Gate -> the number with the one bit that stands for it in this process."""


def give_bit(gate: Gate) -> int:
    """The bit of a gate, a new one where it is not known yet; 0 for the open gate, which every text passes."""
    if gate and gate not in BITS:
        BITS[gate] = 1 << len(BITS)
        OPENED.clear()
        make_finder.cache_clear()
    return BITS.get(gate, 0)


DIGITS, GAPS = Stems(BITS[frozenset({DIGIT})]), Stems(BITS[frozenset({GAP})])
"""Any digit, and any tab, line break or two blanks and more (a sign that cannot be printed, too), asked for like stems."""
EVERY = BITS[frozenset({START})]
"""The bit that every text passes."""
STEMS: set[Gate] = set()
"""Those of the gates that are stems."""


def stems(*parts: str) -> Stems:
    """Parts of words, small, to be looked for in the same pass as the gates' strings."""
    STEMS.add(frozenset(parts))
    return Stems(give_bit(frozenset(parts)))


class Opened(dict[str, int]):
    """Text -> the bits that it passes; asked a thousand times a paper of some hundred texts, so all are kept until they are too many."""

    def __missing__(self, text: str) -> int:
        if len(self) == MOST_KEPT:
            self.clear()
        self[text] = passed = read_open(text)
        return passed


MOST_KEPT = 2048
"""Texts of which the bits are kept: more than a long paper has."""
OPENED = Opened()


def find_open(text: str) -> int:
    """The bits of all gates and stems that a text passes, whatever the case of its letters.

    >>> known = stems("møte", "meeting")
    >>> find_open("Styremøtet") & known == known, find_open("Styret") & known == known
    (True, False)
    """
    return OPENED[text]


def read_open(text: str) -> int:
    """As find_open, from the text itself.

    A gate writes every gap between words as one blank, so a text with other gaps is looked through a second time with them; stems are
    looked for as they stand.
    """
    small = text.lower() if text.isascii() else lower(text)
    finder = make_finder()
    passed = reduce(or_, map(_FOUND, finder.automaton.iter(small)), finder.digit if _DIGIT.search(small) else EVERY)
    if "  " not in small and small.isprintable():  # of all gaps, only a plain blank can be printed
        return passed
    single = " ".join(f"|{small}|".split())
    return reduce(or_, map(_FOUND, finder.automaton.iter(single)), 0) & ~finder.stems | passed | GAPS


@dataclass(frozen=True, slots=True)
class Finder:
    """What finds every string in one pass over a text."""

    automaton: ahocorasick.Automaton
    """Gives with each string the bits of its gates."""
    digit: int
    """The bits of the gates that a digit passes, and of that which every text passes."""
    stems: int
    """The bits of all stems."""


@cache
def make_finder() -> Finder:
    """What finds the strings of all gates and stems that are known by now."""
    bits: dict[str, int] = {}
    for gate, bit in BITS.items():
        for string in gate:
            bits[string] = bits.get(string, 0) | bit
    automaton = ahocorasick.Automaton()
    for string, known in bits.items():
        automaton.add_word(string, known)
    automaton.make_automaton()
    return Finder(automaton, bits[DIGIT] | EVERY, reduce(or_, map(give_bit, STEMS), 0))


def lower(text: str) -> str:
    """The text in the letters that gates are written in: small, and one for all that a pattern without regard to case takes for it.

    >>> lower("MØTET"), lower("\u0130DAG")
    ('møtet', 'idag')
    """
    small = text.lower()
    return small if small.isascii() else small.replace("i\u0307", "i").replace("ſ", "s").replace("ı", "i")
