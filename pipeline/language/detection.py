"""Which of five languages a text is in, by its commonest words (tables/languages.toml) and its letters."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from pipeline.language.folding import WORD, words

NORDIC = ("nb", "nn", "sv", "da")
_STRANGE = {language: frozenset(letters) for language, letters in (("sv", "æø"), ("nb", "äö"), ("nn", "äö"), ("da", "äö"), ("en", "æøäö"))}
_SIGNS = ".,:;!?()«»\"'/"
"""What stands around words, most often of all."""
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
    counts = count_words(text[:_SAMPLE])
    if is_mixed(counts):
        return best_language(counts, NORDIC if opens_nordic(words(text[:_SAMPLE])) else ("en",))
    return best_language(counts, tuple(marks()))


def count_words(text: str) -> dict[str, int]:
    """How often each word of a text (see `words`) stands in it, in the order in which they first come; a word is cut out once a spelling.

    >>> count_words("Saka, saka og HMS-saka (2024)")
    {'saka': 2, 'og': 1, 'hms-saka': 1}
    """
    counts: dict[str, int] = {}
    for piece, count in Counter(normalize("NFC", text).casefold().split()).items():
        if piece.isalpha() or (piece := piece.strip(_SIGNS)).isalpha():
            counts[piece] = counts.get(piece, 0) + count
        else:
            for word in WORD.findall(piece):
                counts[word] = counts.get(word, 0) + count
    return counts


def best_language(counts: dict[str, int], languages: Sequence[str]) -> str:
    """The language whose words weigh most, or "" where all weigh too little; letters that a language has not count against it."""
    scores, weights = dict.fromkeys(languages, 0.0), weights_of(languages)
    for word in [word for word in counts if word in weights]:
        for language, weight in weights[word]:
            scores[language] += counts[word] * weight
    odd = [(word, counts[word]) for word in counts if not word.isascii()]
    strange = {letters: sum(count for word, count in odd if not letters.isdisjoint(word)) for letters in set(_STRANGE.values())}
    for language in languages:
        scores[language] -= 0.5 * strange[_STRANGE[language]]
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= (_ENOUGH if sum(counts.values()) > _SHORT else _ENOUGH_NAMES) else ""


@cache
def weights_of(languages: Sequence[str]) -> dict[str, list[tuple[str, float]]]:
    """Word -> its weight in each of the languages that have it."""
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for language in languages:
        for word, weight in marks()[language].items():
            weights[word].append((language, weight))
    return dict(weights)


@cache
def sided() -> tuple[frozenset[str], frozenset[str]]:
    """The words that only Nordic languages have, and those that only English has."""
    nordic = frozenset(word for language in NORDIC for word in marks()[language])
    english = frozenset(marks()["en"])
    return nordic - english, english - nordic


def is_mixed(counts: dict[str, int]) -> bool:
    """True where English and Nordic words each make up a quarter of the words that tell the two apart."""
    nordic, english = (sum(counts[word] for word in side & counts.keys()) for side in sided())
    return min(nordic, english) > max(10, _MIXED * (nordic + english))


def opens_nordic(found: list[str]) -> bool:
    """True where most of the first words that tell English from the Nordic languages are Nordic."""
    told = [word for word in found if word in sided()[0] or word in sided()[1]]
    opening = told[: min(_OPENING, len(told) // 3)]
    return sum(word in sided()[0] for word in opening) * 2 >= len(opening)
