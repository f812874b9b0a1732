"""What was decided and handed out under each item, in words: the second witness where two titles are only half alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.language.folding import fold
from pipeline.language.likeness import differ
from pipeline.language.matters import is_usual, stem_words
from pipeline.link.papers import Group
from pipeline.link.threads import Treated

RARE = 20
"""A word that stands under more than one item in so many (and under more than two) tells nothing."""
LONG, FEW, ENOUGH = 7, 6, 3
"""Letters of a title's word that both have; titles that have it at most; rare words that the texts must share beside it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The telling words under each item, and in how many items each word stands."""

    words: dict[str, frozenset[str]]
    counts: Counter[str]

    def share(self, one: Treated, other: Treated) -> list[str]:
        """The rare words that the texts under two items share, their titles' own left out; in the order of the alphabet."""
        most = max(2, len(self.words) // RARE)
        empty: frozenset[str] = frozenset()
        shared = self.words.get(one.item.item_id, empty) & self.words.get(other.item.item_id, empty)
        return sorted(word for word in shared - one.matter.words - other.matter.words if self.counts[word] <= most)


def read_texts(group: Group) -> Texts:
    """The words of the decisions and actions under each item of a body."""
    words: dict[str, set[str]] = defaultdict(set)
    said = [(row.item_id, row.text) for row in group.records.decisions]
    said += [(group.ids.get(found.record.item_id, ""), found.record.text) for paper in group.papers for found in paper.parsed.actions]
    for item_id, text in said:
        words[item_id].update(word for word in stem_words(fold(text)) if len(word) > 3 and not is_usual(word))
    return Texts(
        {item_id: frozenset(found) for item_id, found in words.items()}, Counter(word for found in words.values() for word in found)
    )


def find_shared(texts: Texts, one: Treated, other: Treated, counts: dict[str, int]) -> list[str]:
    """What two items share where titles alone do not do: a long rare word of both titles and three rare words below; [] for too little.

    `counts` says in how many titles each word stands.
    """
    first, second = one.matter, other.matter
    if differ(first.years, second.years) or differ(first.periods, second.periods) or differ(first.numbers, second.numbers):
        return []
    if not any(len(word) >= LONG and counts[word] <= FEW for word in first.telling & second.telling):
        return []
    shared = texts.share(one, other)
    return shared if len(shared) >= ENOUGH else []
