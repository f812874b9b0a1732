"""How often what a rule reads is right: tables/confidence.csv, counted on papers with known answers (tests/calibrate.py)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

Counts = Mapping[tuple[str, str], tuple[int, int, int]]
"""(table.column, rule) -> how many values were right, how many wrong, and of how many organisations. A doubt counts as a rule of its own,
`doubt:<code>`, and its values for no other."""

PULL = 2.0
"""How many organisations the mean of the column weighs in a rule's rate: ten wrong values of one paper are one paper's habit."""
DOUBT = "doubt:"
NONE = (0, 0, 0)
LEAST, MOST = 0.02, 0.99
"""No value is surely wrong or surely right."""


@cache
def read_counts() -> dict[tuple[str, str], tuple[int, int, int]]:
    """The counts that the program ships with."""
    text = files("pipeline").joinpath("tables/confidence.csv").read_text(encoding="utf-8")
    _, *rows = csv.reader(text.splitlines())
    return {(column, rule): (int(right), int(wrong), int(organisations)) for column, rule, right, wrong, organisations in rows}


@lru_cache(maxsize=4096)
def rate(column: str, rule: str) -> float:
    """The share of right values among those that the rule reads in a column, as counted and drawn towards the column's mean."""
    return find_rate(read_counts(), column, rule)


@lru_cache(maxsize=4096)
def doubt_ratio(column: str, code: str) -> float:
    """By how much a doubt lowers the odds that a value is right."""
    return find_ratio(read_counts(), column, code)


@cache
def counted_columns() -> frozenset[str]:
    """The columns in which values were counted."""
    return frozenset(column for column, _ in read_counts())


def lower(confidence: float, ratio: float) -> float:
    """The confidence when its odds are multiplied by a ratio.

    >>> round(lower(0.9, 0.1), 2)
    0.47
    """
    odds = ratio * confidence / (1 - confidence) if confidence < 1 else ratio * MOST / (1 - MOST)
    return max(LEAST, odds / (1 + odds))


def find_rate(counts: Counts, column: str, rule: str) -> float:
    """The rate of a rule by some counts; a rule without any has its column's mean. Where nothing was counted, 1.

    >>> counts = {("decisions.text", "label"): (90, 2, 30), ("decisions.text", "sentence"): (3, 3, 3)}
    >>> [round(find_rate(counts, "decisions.text", rule), 2) for rule in ("label", "sentence", "new")]
    [0.98, 0.68, 0.94]
    """
    if not counts:
        return 1.0
    return min(MOST, draw(counts.get((column, rule), NONE), find_mean(counts, column, rule)))


def draw(counted: tuple[int, int, int], mean: float) -> float:
    """The share of right values, drawn towards a mean that weighs as much as PULL organisations.

    >>> round(draw((0, 8, 1), 0.9), 2), round(draw((0, 8, 8), 0.9), 2)
    (0.6, 0.18)
    """
    right, wrong, organisations = counted
    weight = PULL * max(1.0, (right + wrong) / max(1, organisations))
    return (right + weight * mean) / (right + wrong + weight)


def find_mean(counts: Counts, column: str, rule: str = "") -> float:
    """The share of right values in a column; where nobody has counted it, that of the rule in other columns, else of everything."""
    chosen = [value for (name, told), value in counts.items() if name == column and not told.startswith(DOUBT)]
    if not chosen:
        plain = [(told, value) for (_, told), value in counts.items() if not told.startswith(DOUBT)]
        chosen = [value for told, value in plain if told == rule] or [value for _, value in plain]
    right, wrong = (sum(value[side] for value in chosen) for side in (0, 1))
    return (right + 1) / (right + wrong + 2)


def find_ratio(counts: Counts, column: str, code: str) -> float:
    """The odds of a doubted value against those of the column; a doubt that nobody has counted makes them a tenth."""
    if not counts:
        return 1.0
    mean = find_mean(counts, column)
    usual = lower(mean, 0.1)
    share = draw(counts.get((column, DOUBT + code), NONE), usual)
    return min(1.0, share / (1 - share) / (mean / (1 - mean)))
