"""Whether two titles speak of one case."""

from __future__ import annotations

import re

from pipeline.language.folding import words

SHORT = 4
"""Words shorter than this tell no cases apart («om», «av», «for»)."""
TELLING = 6
"""One shared word of this many letters is needed: a year or «plan» alone is no likeness, and different years are none."""


def is_same_case(one: str, other: str) -> bool:
    """True where nearly all words of the shorter title stand in the longer, and one of them tells something.

    >>> is_same_case("Prosjektportefølje 2026 – prioritering", "Prosjektportefølje 2026")
    True
    >>> is_same_case("Budsjett 2026", "Møteplan 2026"), is_same_case("Budsjettrammer 2025", "Budsjettrammer 2026")
    (False, False)
    """
    years = [set(re.findall(r"\b\d{4}\b", title)) for title in (one, other)]
    if all(years) and not years[0] & years[1]:
        return False
    first, second = ({word for word in words(title) if len(word) >= SHORT} for title in (one, other))
    shared = first & second
    return len(shared) >= 0.75 * min(len(first), len(second)) and any(len(word) >= TELLING for word in shared)
