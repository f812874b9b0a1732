"""Words that give a closed matter away: its title and what was decided, looked for in every other text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pipeline.language.folding import fold
from pipeline.language.sentences import split_sentences

WORD = re.compile(r"\w+")
Words = tuple[str, ...]


class Telltales:
    """Runs of words to look for; a text is read once, however many there are."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.by_first: dict[str, set[Words]] = defaultdict(set)
        for text in texts:
            if words := split_words(text):
                self.by_first[words[0]].add(words)

    def stand_in(self, text: str) -> bool:
        """True where one of the runs stands in a text, whatever its case, spacing and punctuation.

        >>> Telltales(["Oppsigelse av avdelingsleder"]).stand_in("Sak 4: oppsigelse av  avdelingsleder.")
        True
        """
        words = split_words(text)
        if self.by_first.keys().isdisjoint(words):
            return False
        found = ((place, run) for place, word in enumerate(words) for run in self.by_first.get(word, ()))
        return any(words[place : place + len(run)] == run for place, run in found)


@lru_cache(maxsize=65536)
def split_words(text: str) -> Words:
    """The words and figures of a text, folded; the lines of papers come once for each value that stands in them."""
    return tuple(WORD.findall(fold(text)))


def is_telling(title: str) -> bool:
    """True for a title that few matters share: several words, or one long one.

    >>> [is_telling(title) for title in ("Orienteringer", "Eventuelt", "Lokale forhandlinger", "Ansettelsesstopp")]
    [False, False, True, True]
    """
    words = split_words(title)
    letters = sum(map(len, words))
    return letters >= 16 or (len(words) > 1 and letters >= 10)


def find_sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to be nobody else's.

    >>> find_sentences("Saken tas til orientering. Avdelingslederen fratrer med virkning fra 1. mai og får etterlønn.")
    ['Avdelingslederen fratrer med virkning fra 1. mai og får etterlønn.']
    """
    return [sentence for sentence in split_sentences(text) if len(split_words(sentence)) >= 8]
