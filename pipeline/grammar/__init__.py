"""The tables of what lines look like. A row is a Rule that carries its own examples; tests prove each row on them.

One module a kind of knowledge (labels, kinds, memos, committees, minutes …); the engine is `find_rule`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from pipeline.grammar.gates import EVERY, OPENED, Gated, Stems, give_bit


@dataclass(frozen=True, slots=True)
class Rule:
    """One line pattern: a name that says what the line *is*, the pattern, and real-looking lines that it must take."""

    name: str
    pattern: Gated
    examples: tuple[str, ...]
    confidence: float = 1.0


def rule(name: str, pattern: str, *examples: str, flags: int = re.IGNORECASE, confidence: float = 1.0) -> Rule:
    """A Rule from its pattern's text; case is ignored unless `flags` says otherwise (names need `flags=0`)."""
    return Rule(name, Gated(pattern, flags), examples, confidence)


def find_rule(table: Sequence[Rule], text: str, held: int | None = None) -> tuple[Rule, re.Match[str]] | None:
    """The first row of `table` whose pattern matches at the beginning of `text`, with its match.

    `held` are the bits of the gates that the text passes, or a longer one of which it is part, where they are at hand.

    >>> table = [rule("year_heading", r"(?P<year>20\\d\\d)$", "2023")]
    >>> find_rule(table, "2023")[0].name
    'year_heading'
    """
    passed = OPENED[text] if held is None else held  # as open_rows, which as a generator costs as much again: this is asked often
    for row in table:
        bits = row.pattern.bits
        if bits & passed == bits and (match := row.pattern.compiled.match(text)):
            return row, match
    return None


def open_rows(table: Sequence[Rule], text: str) -> Iterator[Rule]:
    """The rows whose gates let a text through: the gates are asked once for all of them.

    >>> table = [rule("year_heading", r"(?P<year>20\\d\\d)$", "2023")]
    >>> [row.name for row in open_rows(table, "2023")]
    ['year_heading']
    """
    passed = OPENED[text]
    for row in table:
        bits = row.pattern.bits
        if bits & passed == bits:
            yield row


def holds_any(known: Stems, text: str) -> bool:
    """True where a text holds one of the stems, whatever the case of its letters: the cheap question before a table of patterns.

    >>> from pipeline.grammar.gates import stems
    >>> holds_any(stems("møte", "meeting"), "Neste styremøte")
    True
    """
    return known & OPENED[text] != 0


def ask_all(*tables: Sequence[Rule]) -> Stems:
    """Bits of which a text that any row of the tables takes has one: the cheap question before all of them, asked by holds_any.

    One gate stands for each row, the one whose strings are the longest; for a row without any, what every text passes.

    >>> holds_any(ask_all([rule("year_heading", r"(?P<year>20\\d\\d)$", "2023")]), "2023")
    True
    """
    known = [[gate for gate in row.pattern.gates if gate] for table in tables for row in table]
    bits = (give_bit(max(gates, key=lambda gate: min(map(len, gate)))) if gates else EVERY for gates in known)
    return Stems(reduce(or_, bits, 0))
