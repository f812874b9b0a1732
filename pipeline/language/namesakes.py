"""The names by which a text can mean one of several bodies: whole names in any inflection, short names, and words that name one alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.language.folding import fold
from pipeline.language.matters import stem

HEADS = ("utvalg", "utval", "råd", "styre", "gruppe", "komité", "komite", "nemnd", "møte", "board", "committee", "council", "meeting")
"""What a word ends with that can name a body; alone it names none, for it is what every body calls itself."""
BOARDS = ("styre", "board")
"""«styret» is the board, for every body but itself."""
WORDS = re.compile(r"[\wæøå]+")

Names = Mapping[tuple[str, ...], str]
"""The stems of a name, or the letters of a short name -> the body's id."""


def index_names(bodies: Iterable[tuple[str, str, str]]) -> Names:
    """What each body (id, name, short name) is called: its whole name, its first or last word where that is a body's name by itself,
    its short name. Names that two bodies share are left out.

    >>> find_named(index_names([("dm", "Dekanmøtet", "DM"), ("alu", "Administrativt lederutvalg", "ALU")]), "dekanmøte i mai")
    'dm'
    """
    called: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for body_id, name, short in bodies:
        words = [stem(word) for word in WORDS.findall(fold(name))]
        called[tuple(words)].add(body_id)
        for word in (*words[:1], *words[-1:]):
            if names_one(word):
                called[word,].add(body_id)
        if len(short) > 1:
            called[short,].add(body_id)
    return {key: next(iter(ids)) for key, ids in called.items() if len(ids) == 1 and key}


def find_named(names: Names, text: str, other_than: str = "") -> str:
    """The body that a text names, by name (inflected or not) or short name; the longest name wins; "" for none."""
    words = WORDS.findall(text)
    spelled = [(word, stem(word.casefold())) for word in words]
    for length in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            part = spelled[start : start + length]
            for key in (tuple(word for _, word in part), tuple(word for word, _ in part)):
                if (body := names.get(key, "")) and body != other_than:
                    return body
    return ""


def names_one(word: str) -> bool:
    """True for the stem of a word that is a body's name by itself: «styret», «arbeidsmiljøutvalget», «dekanmøtet».

    >>> names_one("dekanmøt"), names_one("styr"), names_one("utvalg"), names_one("administrativ")
    (True, True, False, False)
    """
    heads = tuple(map(stem, HEADS))
    return word in map(stem, BOARDS) or (word.endswith(heads) and word not in heads)
