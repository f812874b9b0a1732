"""The tables of what lines look like. A row is a Rule that carries its own examples; tests prove each row on them.

One module a kind of knowledge (labels, kinds, memos, committees, minutes …); the engine is `find_rule`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One line pattern: a name that says what the line *is*, the pattern, and real-looking lines that it must take."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    confidence: float = 1.0


def rule(name: str, pattern: str, *examples: str, flags: int = re.IGNORECASE, confidence: float = 1.0) -> Rule:
    """A Rule from its pattern's text; case is ignored unless `flags` says otherwise (names need `flags=0`)."""
    return Rule(name, re.compile(pattern, flags), examples, confidence)


def find_rule(table: Sequence[Rule], text: str) -> tuple[Rule, re.Match[str]] | None:
    """The first row of `table` whose pattern matches at the beginning of `text`, with its match.

    >>> table = [rule("year_heading", r"(?P<year>20\\d\\d)$", "2023")]
    >>> find_rule(table, "2023")[0].name
    'year_heading'
    """
    for row in table:
        if match := row.pattern.match(text):
            return row, match
    return None


def holds_any(stems: Iterable[str], lower: str) -> bool:
    """True where a text in small letters holds one of the stems: the cheap question before a table of patterns.

    >>> holds_any(("møte", "meeting"), "neste styremøte")
    True
    """
    return any(map(lower.__contains__, stems))
