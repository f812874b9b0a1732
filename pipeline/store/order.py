"""The rows of processed/ as they stand in every file: sorted, each key once, valid Unicode."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from pipeline.records import Records
from pipeline.schema import columns
from pipeline.store.columns import Table, read_columns

Cells = tuple[str, ...]
Row = TypeVar("Row", bound=tuple[Any, ...])
Rows = dict[str, list[Cells]]
"""Table -> its rows as cells in the order of its columns."""
AT_ONCE = 1000
"""Rows that are looked through together."""


def arrange(records: Records) -> tuple[Rows, int]:
    """All tables in their stated order, and how many rows were left out because an equal key stood before them.

    The order is total and depends on the cells only: not on the order of `records`, hash seed or locale.
    """
    rows: Rows = {}
    left_out = 0
    for name, table in read_columns().items():
        cells: list[Cells] = list(map(attrgetter(*columns(name)), getattr(records, name)))
        rows[name] = keep_first(table, sort_rows(table, clean_cells(cells)))
        left_out += len(cells) - len(rows[name])
    return rows, left_out


def sort_rows(table: Table, rows: list[Cells]) -> list[Cells]:
    """Rows by the table's columns of order, then by all their cells."""
    names = columns(table.name)
    keys = zip(*(map(NATURAL.get(name, str), map(itemgetter(names.index(name)), rows)) for name in table.order), strict=True)
    return [row for _, row in sorted(zip(keys, rows, strict=True))]


def keep_first(table: Table, rows: list[Cells]) -> list[Cells]:
    """Rows without those whose key stands in an earlier row."""
    names = columns(table.name)
    key: Callable[[Cells], object] = itemgetter(*[names.index(name) for name in table.key])
    first: dict[object, Cells] = {}
    for row in rows:
        first.setdefault(key(row), row)
    return list(first.values())


@cache
def natural(text: str) -> str:
    """A sort key in which numbers count as numbers.

    >>> sorted(["12/25", "9/25", "101/24"], key=natural)
    ['9/25', '12/25', '101/24']
    """
    return re.sub("[0-9]+", lambda match: match[0].zfill(9), text)


def place_in_paper(source: str) -> str:
    """A sort key of page and line; the paper itself stands before it in every table's order."""
    return natural(source.partition(":")[2])


NATURAL: dict[str, Callable[[str], str]] = {"position": natural, "number": natural, "source": place_in_paper}
"""Columns in which 10 comes after 9."""


def clean_cells(rows: list[Row]) -> list[Row]:
    r"""The rows themselves; where a cell is no valid Unicode (a file name in another encoding), its stray bytes spelled out.

    >>> clean_cells([("m\udcf8te.pdf", 1)])
    [('m\\udcf8te.pdf', 1)]
    """
    try:
        for start in range(0, len(rows), AT_ONCE):
            for column in zip(*rows[start : start + AT_ONCE], strict=True):
                "".join(column if isinstance(column[0], str) else ()).encode()
    except UnicodeEncodeError:
        return [tuple(map(spell, row)) for row in rows]  # type: ignore[misc]
    return rows


def spell(cell: object) -> object:
    """A cell whose lone surrogates are spelled as backslash and digits; numbers as they are."""
    return cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell
