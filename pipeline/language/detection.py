"""Which of five languages a text is in, by its commonest words (tables/languages.toml) and its letters."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from pipeline.language.folding import words

_STRANGE = {"sv": "æø", "nb": "äö", "nn": "äö", "da": "äö", "en": "æøäö"}
_ENOUGH = 1.5
_SAMPLE = 40_000


@cache
def marks() -> dict[str, dict[str, float]]:
    """Language -> word -> weight: the fewer languages share a word, the more it says."""
    table = tomllib.loads(files("pipeline").joinpath("tables/languages.toml").read_text(encoding="utf-8"))
    sets = {language: frozenset(text.split()) for language, text in table.items()}
    shared = Counter(word for chosen in sets.values() for word in chosen)
    return {language: {word: 1 / shared[word] ** 2 for word in chosen} for language, chosen in sets.items()}


def detect_language(text: str) -> str:
    """One of "nb" "nn" "en" "sv" "da"; "" where the text has too few common words to tell.

    >>> detect_language("Saka vart drøfta, og styret vil ikkje gå vidare")
    'nn'
    >>> detect_language("12 34")
    ''
    """
    counts = Counter(words(text[:_SAMPLE]))
    scores = {language: _score(counts, weights, _STRANGE[language]) for language, weights in marks().items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _ENOUGH else ""


def _score(counts: Counter[str], weights: dict[str, float], strange: str) -> float:
    """The weights of the words found; letters that the language has not count against it."""
    score = sum(count * weights[word] for word, count in counts.items() if word in weights)
    return score - 0.5 * sum(count for word, count in counts.items() if set(strange) & set(word))
