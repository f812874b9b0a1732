"""What every column of processed/ means, from tables/columns.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
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
SHAPES = {"date": "a date such as 2025-03-04, 2025-03 or 2025-W48", "time": "a time such as 09:00", "boolean": "true or false"}
"""What a type looks like, in words."""


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
    """Why a value cannot stand in a column of a table, in words; "" where it can. An empty cell always can.

    >>> find_misfit("meetings", "start_date", "4. mars")
    'meetings.start_date is a date such as 2025-03-04, 2025-03 or 2025-W48, not 4. mars'
    """
    known = next(one for one in read_columns()[table].columns if one.name == column)
    wanted = f"one of {', '.join(known.one_of)}" if known.one_of else SHAPES.get(known.type, known.type)
    form = {**PATTERNS, **NUMBERS}.get(known.type, "(?s:.*)")
    fits = value in known.one_of if known.one_of else re.fullmatch(form, value)
    return "" if not value or fits else f"{table}.{column} is {wanted}, not {value}"


def parse_column(name: str, row: dict[str, Any]) -> Column:
    """A column from its row; `refers` names a table, or a table and a column."""
    refers = None
    if "refers" in row:
        table, _, column = row["refers"].partition(".")
        refers = (table, column or KEYS[table][0])
    return Column(name, row["says"], row.get("type", "text"), tuple(row.get("one_of", ())), refers)
