"""The tables as pandas data frames with right types, for analysts. The only room that imports pandas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.store.columns import Table, read_columns
from pipeline.store.steady import read_steady

if TYPE_CHECKING:
    import pandas as pd

TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""Our types as pandas calls them; all others are text."""


def load(folder: Path | str = "processed") -> dict[str, pd.DataFrame]:
    """Every table by name, rows and columns as in the CSV files.

    Text is `string` and stays as written ("NA", "00123", dates such as "2025-W48"); whole numbers are `Int64`, scores
    `Float64`, unanimous `boolean`. An empty cell is `pd.NA`. All tables are of one run, also while another is at work. Raises
    UsageError where a table is missing.
    """
    place = Path(folder)
    return read_steady(place, lambda: {name: load_table(place / f"{name}.csv", table) for name, table in read_columns().items()})


def load_table(path: Path, table: Table) -> pd.DataFrame:
    """One table as a data frame."""
    import pandas as pd

    try:
        frame = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} could not be read: {error.strerror}. Run `referent ingest` first.") from error
    for column in table.columns:
        if column.type == "boolean":
            frame[column.name] = frame[column.name].map({"true": True, "false": False}).astype("boolean")
        elif column.type in TYPES:
            frame[column.name] = pd.to_numeric(frame[column.name]).astype(TYPES[column.type])
    return frame
