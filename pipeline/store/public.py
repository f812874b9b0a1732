"""The public edition of the tables, from records that are disclosed already; never from the files of processed/."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from pipeline.records import Records
from pipeline.store.datapackage import PACKAGE, format_datapackage
from pipeline.store.order import arrange, clean_cells
from pipeline.store.parquet import format_parquet
from pipeline.store.tables import format_csv, format_rows
from pipeline.store.workbook import WORKBOOK, format_workbook
from pipeline.withheld import Withheld

WITHHELD = "withheld.csv"
"""The list of what was left out: an internal file, which lies beside the public ones and never among them."""
Files = dict[str, bytes]


def format_public(kind: str, records: Records, withheld: Sequence[Withheld]) -> tuple[Files, list[str]]:
    """The files of one kind (a key of PUBLIC) by name, the list of what was left out with them, and the notices.

    Raises UsageError where a library is missing, EnvironmentFault where the disk fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in arrange(records)[0].items():
            (Path(folder) / f"{name}.csv").write_bytes(format_csv(name, rows).encode())
        files, notes = PUBLIC[kind](Path(folder))
    return files | {WITHHELD: format_withheld(withheld)}, notes


def format_withheld(withheld: Sequence[Withheld]) -> bytes:
    """The list as CSV, in one order whatever that of the records."""
    head = tuple(column.name for column in fields(Withheld))
    return format_rows(head, clean_cells(sorted(map(attrgetter(*head), withheld)))).encode()


def format_public_workbook(folder: Path) -> tuple[Files, list[str]]:
    """referent-public.xlsx."""
    files, notes = format_workbook(folder, is_public=True)
    return {f"{Path(WORKBOOK).stem}-public.xlsx": files[WORKBOOK]}, notes


def format_public_parquet(folder: Path) -> tuple[Files, list[str]]:
    """parquet-public/ with a file a table."""
    files, notes = format_parquet(folder)
    return {f"parquet-public/{name}": data for name, data in files.items()}, notes


def format_public_csv(folder: Path) -> tuple[Files, list[str]]:
    """public/ with the tables and their data package."""
    files = {f"public/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    return files | {f"public/{PACKAGE}": format_datapackage().encode()}, []


PUBLIC: dict[str, Callable[[Path], tuple[Files, list[str]]]] = {
    "xlsx": format_public_workbook,
    "parquet": format_public_parquet,
    "csv": format_public_csv,
}
"""Kind -> what makes its files of a folder that holds the disclosed tables."""
