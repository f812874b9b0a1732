"""The tables as Parquet files by body and year, as clusters read them: documents/body=raad/year=2025/part-0.parquet."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from pipeline.errors import UsageError
from pipeline.schema import columns
from pipeline.store.columns import Table, read_columns
from pipeline.store.parquet import make_arrow
from pipeline.store.tables import iterate_csv

MOST = 100_000
"""Rows of one table in memory; a partition that they break in two has another part."""
NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""What readers of such folders take for no value."""
Home = tuple[str, str]
"""A body, and a date of which the first four letters are the year; either may be empty."""


def format_partitions(processed: Path) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of each Parquet file, table by table. Every row stands in one of them, with all its columns.

    A row's body and year are those that it names, else its meeting's, else its paper's. Raises UsageError where pyarrow is missing.
    """
    papers = find_homes(processed, "documents", "document_id", "date")
    meetings = find_homes(processed, "meetings", "meeting_id", "start_date")
    for table in read_columns().values():
        parts: Counter[str] = Counter()
        for folder, rows in divide_rows(processed, table, meetings, papers):
            yield f"{folder}/part-{parts[folder]}.parquet", format_part(table, rows)
            parts[folder] += 1


def find_homes(processed: Path, name: str, key: str, day: str) -> dict[str, Home]:
    """The body and date of each row of a table, by its key; the first where there are more."""
    homes: dict[str, Home] = {}
    for cells in iterate_csv(processed / f"{name}.csv", columns(name)):
        row = dict(zip(columns(name), cells, strict=True))
        homes.setdefault(row[key], (row["body_id"], row[day]))
    return homes


def divide_rows(
    processed: Path, table: Table, meetings: Mapping[str, Home], papers: Mapping[str, Home]
) -> Iterator[tuple[str, list[list[str]]]]:
    """The folder of each partition of a table and rows of it, in their order."""
    waiting: defaultdict[str, list[list[str]]] = defaultdict(list)
    for number, cells in enumerate(iterate_csv(processed / f"{table.name}.csv", columns(table.name)), 1):
        row = dict(zip(columns(table.name), cells, strict=True))
        waiting[name_folder(table.name, row, meetings, papers)].append(list(cells))
        if number % MOST == 0:
            yield from sorted(waiting.items())
            waiting.clear()
    yield from sorted(waiting.items())


def name_folder(table: str, row: Mapping[str, str], meetings: Mapping[str, Home], papers: Mapping[str, Home]) -> str:
    """Where a row belongs.

    >>> name_folder("decisions", {"meeting_id": "raad-2025-03-12"}, {"raad-2025-03-12": ("raad", "2025-03-12")}, {})
    'decisions/body=raad/year=2025'
    """
    body, day = meetings.get(row.get("meeting_id", "")) or papers.get(row.get("document_id", "")) or ("", "")
    day = row.get("start_date") or row.get("date") or row.get("term") or day
    year = re.match(r"\d{4}", day)
    return f"{table}/body={quote(row.get('body_id') or body, safe='') or NOWHERE}/year={year[0] if year else NOWHERE}"


def format_part(table: Table, rows: list[list[str]]) -> bytes:
    """One Parquet file."""
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("Parquet files need pyarrow; install it with `pip install 'referent[parquet]'`") from error
    buffer = io.BytesIO()
    pq.write_table(make_arrow(table, rows), buffer, compression="zstd")
    return buffer.getvalue()
