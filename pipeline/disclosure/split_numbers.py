"""Personal numbers that are cut: between two cells of one row, or between lines that became different records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from pipeline.language.personal_numbers import MASK, find_personal_numbers
from pipeline.records import FindingRow

ENDS = re.compile(r"\A(?!\d{1,4}/\d{2,4}\Z).*\d[^\w]{0,3}\Z", re.DOTALL)
BEGINS = re.compile(r"(?!\d{1,4}/\d{2,4}\Z)[^\w]{0,3}\d")
"""A cell that ends, or begins, with figures; one that is the number of an item («3/25») is a whole, and no part of another number."""
DIGIT = re.compile(r"\d")
BELOW = 4
"""So many lines, the first included, a number that is cut can take."""
REACH = 24
"""So many letters at the end of one cell and the beginning of another are looked at."""
FOUND = "personal-number"
"""The code of the finding that reading leaves for each line with a number."""


Spans = dict[tuple[str, str], set[tuple[int, int]]]
"""Source and text of a cell -> where in it a part of a number stands."""


def hide_split(cells: dict[str, str]) -> dict[str, str]:
    """The cells that hold a part of a personal number whose rest begins another cell, with these digits hidden.

    >>> hide_split({"title": "Søknad fra 020132", "responsible": "99997 Kari"})
    {'title': 'Søknad fra ••••••', 'responsible': '••••• Kari'}
    >>> hide_split({"number": "1/82", "text": "Se også 22 69 92 53."})
    {}
    """
    ends = [column for column, text in cells.items() if ENDS.search(text)]
    begins = [column for column, text in cells.items() if BEGINS.match(text)]
    hidden: dict[str, str] = {}
    for first, second in ((first, second) for first in ends for second in begins if first != second):
        for cut, rest in find_cuts(cells[first], cells[second]):
            hidden[first] = hide(hidden.get(first, cells[first]), cut, len(cells[first]))
            hidden[second] = hide(hidden.get(second, cells[second]), 0, rest)
    return hidden


def find_cuts(first: str, second: str) -> Iterator[tuple[int, int]]:
    """Where in one text a number begins that ends in another, and where it ends there."""
    tail, head = first[-REACH:], second[:REACH]
    for found in find_personal_numbers(f"{tail}\n{head}"):
        if found.start < len(tail) < found.end - 1:
            yield len(first) - len(tail) + found.start, found.end - len(tail) - 1


def hide(text: str, start: int, end: int) -> str:
    """The text with the digits of a part hidden."""
    return text[:start] + DIGIT.sub(MASK, text[start:end]) + text[end:]


def find_flagged(findings: Iterable[FindingRow]) -> dict[str, list[str]]:
    """The source of each line in which reading found a personal number -> itself and the lines below it."""
    found: dict[str, list[str]] = {}
    for row in findings:
        paper, _, place = row.source.partition(":")
        page, _, line = place.partition(":")
        if row.code == FOUND and line.isdigit():
            found[row.source] = [f"{paper}:{page}:{int(line) + below}" for below in range(BELOW)]
    return found


def find_remains(cells: Iterable[tuple[str, str]], flagged: dict[str, list[str]]) -> Spans:
    """The parts of numbers that are cut between records. `cells` are sources and texts, those of flagged lines among them."""
    ends: dict[str, set[str]] = defaultdict(set)
    begins: dict[str, set[str]] = defaultdict(set)
    for source, text in cells:
        if ENDS.search(text):
            ends[source].add(text)
        if BEGINS.match(text):
            begins[source].add(text)
    spans: Spans = defaultdict(set)
    for source in flagged:
        for first, below in product(ends[source], flagged[source]):
            for second in begins[below]:
                for cut, rest in find_cuts(first, second):
                    spans[source, first].add((cut, len(first)))
                    spans[below, second].add((0, rest))
    return spans
