"""Which of five languages a text is in, by its commonest words (tables/languages.toml) and its letters."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pipeline.language.folding import words

NORDIC = ("nb", "nn", "sv", "da")
_STRANGE = {language: frozenset(letters) for language, letters in (("sv", "æø"), ("nb", "äö"), ("nn", "äö"), ("da", "äö"), ("en", "æøäö"))}
_ENOUGH = 1.5
_ENOUGH_NAMES = 0.9
"""One word that only one language has is enough in a text of names and offices."""
_SHORT = 150
_SAMPLE = 40_000
_OPENING = 60
_MIXED = 0.25


@cache
def marks() -> dict[str, dict[str, float]]:
    """Language -> word -> weight: the fewer languages share a word, the more it says."""
    table = tomllib.loads(files("pipeline").joinpath("tables/languages.toml").read_text(encoding="utf-8"))
    sets = {language: frozenset(text.split()) for language, text in table.items()}
    shared = Counter(word for chosen in sets.values() for word in chosen)
    return {language: {word: 1 / shared[word] ** 2 for word in chosen} for language, chosen in sets.items()}


def detect_language(text: str) -> str:
    """One of "nb" "nn" "en" "sv" "da"; "" where the text has too few common words to tell. A text in English and a Nordic language
    has the language that it begins with.

    >>> detect_language("Saka vart drøfta, og styret vil ikkje gå vidare")
    'nn'
    >>> detect_language("12 34")
    ''
    """
    found = words(text[:_SAMPLE])
    if is_mixed(found):
        return best_language(found, NORDIC if opens_nordic(found) else ("en",))
    return best_language(found, tuple(marks()))


def best_language(found: list[str], languages: Iterable[str]) -> str:
    """The language whose words weigh most, or "" where all weigh too little."""
    counts = Counter(found)
    scores = {language: _score(counts, marks()[language], _STRANGE[language]) for language in languages}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= (_ENOUGH if len(found) > _SHORT else _ENOUGH_NAMES) else ""


@cache
def sided() -> tuple[frozenset[str], frozenset[str]]:
    """The words that only Nordic languages have, and those that only English has."""
    nordic = frozenset(word for language in NORDIC for word in marks()[language])
    english = frozenset(marks()["en"])
    return nordic - english, english - nordic


def is_mixed(found: list[str]) -> bool:
    """True where English and Nordic words each make up a quarter of the words that tell the two apart."""
    nordic, english = (sum(map(side.__contains__, found)) for side in sided())
    return min(nordic, english) > max(10, _MIXED * (nordic + english))


def opens_nordic(found: list[str]) -> bool:
    """True where most of the first words that tell English from the Nordic languages are Nordic."""
    told = [word for word in found if word in sided()[0] or word in sided()[1]]
    opening = told[: min(_OPENING, len(told) // 3)]
    return sum(word in sided()[0] for word in opening) * 2 >= len(opening)


def _score(counts: Counter[str], weights: dict[str, float], strange: frozenset[str]) -> float:
    """The weights of the words found; letters that the language has not count against it."""
    score = sum(count * weights[word] for word, count in counts.items() if word in weights)
    return score - 0.5 * sum(count for word, count in counts.items() if not strange.isdisjoint(word))
