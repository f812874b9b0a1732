"""The deadlines that a plan's table says for each meeting, in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.grammar.plans import DEADLINES
from pipeline.language.dates import DateFound
from pipeline.language.formats import find_day
from pipeline.parse.extract import Found
from pipeline.parse.plan import Entry
from pipeline.parse.plan_tables import find_cell_dates

_FARTHEST = 183
"""Days before its meeting: what lies farther back is another day than the one meant."""


def read_deadlines(entry: Entry) -> Iterator[tuple[str, Found]]:
    """Column of `meetings` and the day, for each deadline that can be told; with column "" what a person has to read."""
    for head, cell in entry.deadlines:
        columns = [row.name for row in DEADLINES if row.pattern.match(head)]
        if not (columns or not head) or not any(letter.isdigit() for letter in cell):
            continue
        days = find_cell_dates(cell)
        day = find_day_before(entry.iso, days[0]) if len(days) == 1 and columns else ""
        for column in columns if day else ("",):
            yield column, Found(day or f"{head}: {cell}".lstrip(": "), entry.line, cell, "deadline_column")


def find_day_before(meeting: str, day: DateFound) -> str:
    """A deadline's day, without its year the last before the meeting; "" where it is no day in the half-year before it.

    >>> from pipeline.language.dates import find_dates
    >>> find_day_before("2026-01-14", find_dates("30. desember")[0]), find_day_before("2026-01-14", find_dates("20.01.2026")[0])
    ('2025-12-30', '')
    """
    start = find_day(meeting)
    years = (day.year,) if day.year else (int(meeting[:4]), int(meeting[:4]) - 1)
    for year in years if start and not day.end_day else ():
        due = find_day(replace(day, year=year).iso)
        if start and due and 0 < (start - due).days <= _FARTHEST:
            return due.isoformat()
    return ""
