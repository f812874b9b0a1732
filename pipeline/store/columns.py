"""What every column of processed/ means, from tables/columns.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.schema import KEYS, TABLES, columns

PATTERNS = {
    "paper": "[0-9a-f]{12}",
    "date": r"\d{4}(-\d{2}(-\d{2})?|-W\d{2})?",
    "time": r"([01]\d|2[0-3]):[0-5]\d",
}
"""The types that are text of a fixed form."""
NUMBERS = {"integer": r"\d+", "number": r"\d+(\.\d+)?", "boolean": "true|false"}
"""The forms of the other types."""
LOOKS = {
    "paper": "0123456789ab",
    "date": "2025-03-04, 2025-W48, 2025-03, 2025",
    "time": "09:00",
    "integer": "12",
    "number": "12, 0.5",
    "boolean": "true, false",
}
"""What cells of a type look like, in no language."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its sentence and what its cells may hold."""

    name: str
    says: str
    type: str = "text"
    """text, paper, date, time, integer, number or boolean."""
    one_of: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None
    """The table and its unique column that a cell names."""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: what a row is, its columns in order, its key, and the columns it is sorted by."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]


@cache
def read_columns() -> dict[str, Table]:
    """Every table of processed/ by name, in the order of schema.TABLES."""
    data = tomllib.loads(files("pipeline").joinpath("tables/columns.toml").read_text(encoding="utf-8"))
    every = data["every"]["columns"]
    return {name: parse_table(name, data[name], every) for name in TABLES}


def parse_table(name: str, row: dict[str, Any], every: dict[str, Any]) -> Table:
    """A table of columns.toml; columns that it does not describe itself are described for every table."""
    described = {**every, **row["columns"]}
    found = tuple(parse_column(column, described[column]) for column in columns(name))
    return Table(name, row["says"], found, KEYS[name], tuple(row["order"]))


def find_misfit(table: str, column: str, value: str) -> str:
    """What a column of a table takes, where `value` is not of that; "" where it is. An empty cell always fits.

    >>> find_misfit("meetings", "start_date", "4. mars"), find_misfit("meetings", "start_date", "2025-02-30")
    ('2025-03-04, 2025-W48, 2025-03, 2025', '2025-03-04, 2025-W48, 2025-03, 2025')
    >>> find_misfit("meetings", "start_date", "2025-02-28")
    ''
    """
    known = next(one for one in read_columns()[table].columns if one.name == column)
    form = {**PATTERNS, **NUMBERS}.get(known.type, "(?s:.*)")
    fits = value in known.one_of if known.one_of else re.fullmatch(form, value) and (known.type != "date" or is_day(value))
    return "" if not value or fits else ", ".join(known.one_of) or LOOKS[known.type]


def is_day(value: str) -> bool:
    """True where a date, whole or cut, is one that the calendar has.

    >>> [is_day(value) for value in ("2025-02-28", "2025-02-29", "2025-13", "2025-W53", "2026-W53")]
    [True, False, False, False, True]
    """
    try:
        if "W" in value:
            date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        else:
            date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def parse_column(name: str, row: dict[str, Any]) -> Column:
    """A column from its row; `refers` names a table, or a table and a column."""
    refers = None
    if "refers" in row:
        table, _, column = row["refers"].partition(".")
        refers = (table, column or KEYS[table][0])
    return Column(name, row["says"], row.get("type", "text"), tuple(row.get("one_of", ())), refers)
