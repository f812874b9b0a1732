"""The cells of a table as values: numbers, truth, days and times, where a column's type says so and the text bears it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from functools import lru_cache

from pipeline.store.columns import NUMBERS, PATTERNS

Value = int | float | bool | date | time | str

SURE_DIGITS = 15
"""Spreadsheets keep no more digits of a number; a longer one is text."""


def parse_cell(kind: str, text: str) -> Value:
    """The value of a cell in a column of type `kind` (columns.Column.type); the text itself where it is not wholly of that type.

    >>> parse_cell("date", "2025-11-26"), parse_cell("date", "2025-W48"), parse_cell("time", "09:00")
    (datetime.date(2025, 11, 26), '2025-W48', datetime.time(9, 0))
    >>> parse_cell("integer", "12"), parse_cell("number", "0.5"), parse_cell("boolean", "false"), parse_cell("text", "12")
    (12, 0.5, False, '12')
    """
    parse = PARSERS.get(kind)
    return parse(text) if parse else text


def parse_integer(text: str) -> int | str:
    """A whole number, where no digit would be lost."""
    return int(text) if INTEGER(text) and len(text) <= SURE_DIGITS else text


def parse_number(text: str) -> float | str:
    """A number, whole or not, where no digit would be lost."""
    return float(text) if NUMBER(text) and len(text) <= SURE_DIGITS else text


def parse_boolean(text: str) -> bool | str:
    """True or False; any other text as it is."""
    return {"true": True, "false": False}.get(text, text)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> date | str:
    """A whole day; a date cut to week, month or year, or one that no calendar has, stays text.

    >>> parse_date("2025-02-30"), parse_date("2025-02")
    ('2025-02-30', '2025-02')
    """
    try:
        return date.fromisoformat(text) if DAY(text) else text
    except ValueError:
        return text


@lru_cache(maxsize=4096)
def parse_time(text: str) -> time | str:
    """An hour and minute."""
    return time.fromisoformat(text) if TIME(text) else text


DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch
TIME = re.compile(PATTERNS["time"], re.ASCII).fullmatch
INTEGER = re.compile(NUMBERS["integer"], re.ASCII).fullmatch
NUMBER = re.compile(NUMBERS["number"], re.ASCII).fullmatch

PARSERS: dict[str, Callable[[str], Value]] = {
    "integer": parse_integer,
    "number": parse_number,
    "boolean": parse_boolean,
    "date": parse_date,
    "time": parse_time,
}
"""Type of a column -> what makes values of its cells; the others are text."""
