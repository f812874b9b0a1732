"""Which body with settings a text names, found in one pass however many bodies there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

import ahocorasick

from pipeline.language.folding import fold
from pipeline.settings import Profile


class Find(Protocol):
    """Gives the body_id of the first profile that a text names; "" for none."""

    def __call__(self, text: str, /) -> str: ...


def index_profiles(profiles: Iterable[Profile]) -> Find:
    """What finds the first of the profiles whose name (any inflection by ending) or whose short name, as a word, stands in a text.

    >>> find = index_profiles([Profile("alu", name="Administrativt lederutvalg", short_name="ALU"), Profile("du", short_name="DU")])
    >>> [find(text) for text in ("Referat ALU 5.11.25", "Sak til administrativt lederutvalget", "DU, ALU", "ALUMNI")]
    ['alu', 'alu', 'alu', '']
    """
    known = list(profiles)
    names = build_automaton((fold(one.name), place) for place, one in enumerate(known))
    shorts = build_automaton((one.short_name, place) for place, one in enumerate(known))

    @lru_cache(maxsize=65536)
    def find(text: str) -> str:
        found = [place for _, (_, place) in names.iter(fold(text))] if len(names) else []
        found += [place for end, (size, place) in shorts.iter(text) if is_word(text, end + 1 - size, end + 1)] if len(shorts) else []
        return known[min(found)].body_id if found else ""

    return find


def build_automaton(words: Iterable[tuple[str, int]]) -> ahocorasick.Automaton:
    """Finds each word that is not empty, with its length and the lowest place that it was given with."""
    automaton = ahocorasick.Automaton()
    for word, place in words:
        if word and word not in automaton:
            automaton.add_word(word, (len(word), place))
    automaton.make_automaton()
    return automaton


def is_word(text: str, start: int, end: int) -> bool:
    """True where no letter or digit stands right before or behind a part of a text."""
    return not any(sign.isalnum() or sign == "_" for sign in (text[start - 1 : start] if start else "", text[end : end + 1]))
