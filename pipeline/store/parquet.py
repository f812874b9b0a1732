"""The tables as Parquet files, typed and described. The only room that imports pyarrow, which need not be installed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import UsageError
from pipeline.schema import columns
from pipeline.store.cells import parse_boolean
from pipeline.store.columns import Table, read_columns
from pipeline.store.tables import iterate_csv

if TYPE_CHECKING:
    import pyarrow as pa

TYPES: dict[str, tuple[str, Any]] = {"integer": ("int64", int), "number": ("float64", float), "boolean": ("bool_", parse_boolean)}
"""Our type -> pyarrow's name of it, and what makes its values; all others are text, dates too, since they may be cut."""


def format_parquet(processed: Path) -> tuple[dict[str, bytes], list[str]]:
    """The bytes of one Parquet file a table, by its name, and no notices: every value fits.

    Rows, columns and types are those of pipeline.load; an empty cell is null. Each column bears its sentence as `description`.
    Raises UsageError where pyarrow or a table is missing.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("Parquet files need pyarrow; install it with `pip install 'referent[parquet]'`") from error
    files = {}
    for name, table in read_columns().items():
        buffer = io.BytesIO()
        pq.write_table(read_arrow(processed, table), buffer, compression="zstd")
        files[f"{name}.parquet"] = buffer.getvalue()
    return files, []


def read_arrow(processed: Path, table: Table) -> pa.Table:
    """A table of processed/ as Arrow holds it. Raises UsageError where a number is none: the tables were edited."""
    return make_arrow(table, list(iterate_csv(processed / f"{table.name}.csv", columns(table.name))))


def make_arrow(table: Table, rows: Sequence[Sequence[str]]) -> pa.Table:
    """Rows of a table as Arrow holds them. Raises UsageError where a number is none: the tables were edited."""
    import pyarrow as pa

    arrays, fields = [], []
    for place, column in enumerate(table.columns):
        name, make = TYPES.get(column.type, ("string", str))
        kind = getattr(pa, name)()
        try:
            arrays.append(pa.array([make(row[place]) if row[place] else None for row in rows], kind))
        except (ValueError, pa.ArrowInvalid) as error:
            raise UsageError(f"{table.name}.csv holds a {column.name} that is no {column.type}. Run `referent ingest` again.") from error
        fields.append(pa.field(column.name, kind, metadata={"description": column.says}))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"description": table.says}))
