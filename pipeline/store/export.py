"""The tables in other forms, made from the CSV files when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.store.parquet import format_parquet
from pipeline.store.workbook import format_workbook

EXPORTS: dict[str, Callable[[Path], tuple[dict[str, bytes], list[str]]]] = {"xlsx": format_workbook, "parquet": format_parquet}
"""Kind -> what makes its files, by name, and the notices, of the folder that holds the tables."""
