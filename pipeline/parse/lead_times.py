"""The deadlines before its meetings that a body's page states: how many days items, papers and the notice come ahead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.lead_times import COUNTS, LEAD_TIMES, SPAN
from pipeline.language.folding import fold_letters
from pipeline.language.sentences import split_sentences
from pipeline.parse.extract import Found

_CLAUSE = re.compile(r"[;,]\s+(?:og\s+|and\s+)?")


def find_lead_times(lines: Iterable[Line]) -> dict[str, Found]:
    """Column of the body's row -> the days that a line says, with their line; none where two lines say different things."""
    said: dict[str, list[Found]] = {}
    for line in lines:
        for column, days, clause in read_lead_times(line.content):
            said.setdefault(column, []).append(Found(str(days), line, clause, column))
    return {column: found[0] for column, found in said.items() if len({one.value for one in found}) == 1}


def read_lead_times(text: str) -> list[tuple[str, int, str]]:
    """The columns of the deadlines that a text states, their days, and the words that say so.

    >>> read_lead_times("Innkalling sendes ut én uke før møtet.")
    [('notice_days', 7, 'Innkalling sendes ut én uke før møtet.')]
    >>> read_lead_times("Forfall meldes senest 2 dager før møtet."), read_lead_times("Saker meldes senest 5 virkedager før møtet.")
    ([], [])
    """
    found = []
    for sentence in split_sentences(text):
        for clause in _CLAUSE.split(sentence):
            row = find_rule(LEAD_TIMES, clause) if len(SPAN.findall(clause)) == 1 else None
            if row:
                number = fold_letters(row[1]["number"])
                days = int(number) if number.isdigit() else COUNTS[number]
                found.append((row[0].name, days * 7 if row[1]["week"] else days, clause.strip()))
    return found
