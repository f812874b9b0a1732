"""Tables of meetings: a date column, or bodies against months. Deadlines stand in their own columns and are no meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.plans import COLUMNS
from pipeline.language.calendar import MONTHS
from pipeline.language.dates import DateFound, find_dates

_DAY = re.compile(r"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])\.?(?:\s*[-–]\s*(?P<last>3[01]|[12]\d|0?[1-9])\.?)?(?![\d:/])")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table that may hold a meeting. `date` is set where row and column say it together."""

    line: Line
    text: str
    rest: str
    """The row without its deadlines: time, place and remarks stand there."""
    place: str = ""
    body: str = ""
    remarks: tuple[str, ...] = ()
    date: DateFound | None = None
    deadlines: tuple[tuple[str, str], ...] = ()
    """Head and cell of each column of deadlines; with head "" what of the row cannot be told apart."""


def read_table(rows: list[Line]) -> Iterator[Cell]:
    """The cells of a table that may hold meetings, in the order of its rows; none where no column holds dates."""
    if not rows:
        return
    head = next((i for i, row in enumerate(rows[:3]) if len(find_months(row)) >= 3), None)
    if head is not None:
        yield from read_matrix(rows[head], rows[head + 1 :])
        return
    names = find_columns(rows[0])
    dated = [i for i, name in names.items() if name == "date"]
    filled = [i for i in dated if any(i < len(row.cells) and find_cell_dates(row.cells[i]) for row in rows)]
    column = filled[0] if filled else find_date_column(rows, names)
    if column is None:
        return
    for row in rows:
        if column < len(row.cells):
            yield read_row(row, column, names, rows[0])


def find_months(row: Line) -> dict[int, int]:
    """Column -> month, for cells that hold a month's name and nothing else."""
    names = {index: cell.strip().rstrip(".").casefold() for index, cell in enumerate(row.cells)}
    return {index: MONTHS[name] for index, name in names.items() if name in MONTHS}


def find_columns(head: Line) -> dict[int, str]:
    """Column -> what its head says it holds; empty where the first row is no head."""
    if any(find_dates(cell) for cell in head.cells):
        return {}
    found = {index: find_rule(COLUMNS, cell) for index, cell in enumerate(head.cells)}
    return {index: row[0].name for index, row in found.items() if row}


def find_date_column(rows: list[Line], names: dict[int, str]) -> int | None:
    """The first of the columns in which most cells hold a date, deadlines and terms of office left out; None where none does in two
    rows."""
    counts: dict[int, int] = {}
    for row in rows:
        for index, cell in enumerate(row.cells):
            counts[index] = counts.get(index, 0) + bool(names.get(index) not in {"deadline", "term"} and find_dates(cell))
    best = max(counts, key=lambda index: (counts[index], -index), default=None)
    return best if best is not None and counts[best] >= min(2, len(rows)) else None


def find_cell_dates(cell: str) -> list[DateFound]:
    """The dates of a cell in a column of dates, where «14.1» is one too.

    >>> [(day.month, day.day, day.start) for day in find_cell_dates("14.1")]
    [(1, 14, 0)]
    """
    if dates := find_dates(cell):
        return dates
    if not re.fullmatch(r"\s*\d{1,2}[./]\s?\d{1,2}\.?\s*", cell):
        return []
    return [replace(day, start=day.start - len(_CALL), end=day.end - len(_CALL)) for day in find_dates(_CALL + cell)]


_CALL = "den "
"""Before it, day and month in digits are a date."""


def read_row(row: Line, column: int, names: dict[int, str], head: Line) -> Cell:
    """The date cell of one row with what its other columns say."""
    kept = [cell for index, cell in enumerate(row.cells) if names.get(index) not in {"deadline", "minutes"}]
    place = next((row.cells[i].strip() for i, name in names.items() if name == "place" and i < len(row.cells)), "")
    linked = {link.text.strip() for link in row.links}
    minutes = [row.cells[i].strip() for i, name in names.items() if name == "minutes" and i < len(row.cells)]
    remarks = ("linked_minutes",) if any(cell and any(text in cell for text in linked if text) for cell in minutes) else ()
    deadlines = [(head.cells[i], row.cells[i]) for i, name in names.items() if name == "deadline" and i < len(row.cells)]
    untold = [("", cell) for cell in row.cells[len(head.cells) :] if row.table < 0]
    return Cell(row, row.cells[column], " ".join(kept), place, remarks=remarks, deadlines=(*deadlines, *untold))


def read_matrix(head: Line, rows: list[Line]) -> Iterator[Cell]:
    """Bodies against months: a cell's numbers are days of its column's month, the row's first cell names the body."""
    months = find_months(head)
    first = min(months)
    for row in rows:
        body = next((cell.strip() for cell in row.cells[: max(first, 1)] if cell.strip()), "")
        for index, cell in enumerate(row.cells):
            if index in months:
                for match in _DAY.finditer(cell):
                    yield Cell(row, cell, cell, body=body, date=find_day(match, months[index]))


def find_day(match: re.Match[str], month: int) -> DateFound:
    """A day of a month without its year."""
    last = int(match["last"] or 0)
    return DateFound(0, len(match[0]), match[0], 0, month, int(match["day"]), 0, month if last else 0, last)
