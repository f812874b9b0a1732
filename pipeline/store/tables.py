"""The tables of processed/: CSV as the data package describes it, written together with it and the database, and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.records import Evidence, Records
from pipeline.schema import TABLES, columns
from pipeline.store.database import DATABASE, read_evidence, write_database
from pipeline.store.datapackage import PACKAGE, format_datapackage
from pipeline.store.files import write_together
from pipeline.store.order import Cells, arrange

OUTPUTS = (*(f"{name}.csv" for name in TABLES), PACKAGE, DATABASE)
"""All files that write_tables writes."""


def write_tables(records: Records, out: Path) -> dict[str, int]:
    """Rows by table, of the files that now stand in `out`: the CSV files, datapackage.json and referent.db.

    All are laid aside before the first is renamed, the database last; a file whose bytes would be the same is not
    touched. Rows whose key stood already are left out (schema.KEYS; the first in order stays) and counted under
    "left_out", a key that is only there when that happened. Raises EnvironmentFault.
    """
    rows, left_out = arrange(records)
    contents: dict[str, str | None] = {f"{name}.csv": format_csv(name, table) for name, table in rows.items()}
    contents[PACKAGE] = format_datapackage()
    write_database(rows, records.evidence, out)
    write_together(out, {**contents, DATABASE: None})
    counts = {name: len(table) for name, table in rows.items()}
    return counts | {"left_out": left_out} if left_out else counts


def format_csv(name: str, rows: list[Cells]) -> str:
    """A table as CSV text: comma, LF, quotes only where they are needed.

    >>> format_csv("policy_areas", [("p1", "s", "1", "Lønn, pensjon", "", "", "")])
    'policy_area_id,scheme,number,name,corrected,document_id,source\\np1,s,1,"Lønn, pensjon",,,\\n'
    """
    text = join_rows(columns(name), rows, csv.QUOTE_MINIMAL)
    # Python's minimal quoting overlooks a lone carriage return, which readers take for the end of a row.
    return join_rows(columns(name), rows, csv.QUOTE_ALL) if "\r" in text else text


def join_rows(head: Cells, rows: Iterable[Cells], quoting: int) -> str:
    """CSV text of a head and rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(head)
    writer.writerows(rows)
    return buffer.getvalue()


def read_tables(out: Path, *, only: str = "", evidence: bool = False) -> Records:
    """The record set of a folder, as text exactly, rows in the order of the files.

    `only` names the one table that is wanted; `evidence` asks for the evidence too. Raises UsageError where a table is
    missing or has other columns.
    """
    names = [only] if only else list(TABLES)
    rows = {name: read_csv(out / f"{name}.csv", columns(name)) for name in names}
    found: list[Evidence] = read_evidence(out / DATABASE) if evidence else []
    return Records(**{name: [TABLES[name](*row) for row in table] for name, table in rows.items()}, evidence=found)


def read_csv(path: Path, head: Cells) -> list[list[str]]:
    """The rows of a table under its head."""
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.reader(file))
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there. Run `referent ingest` first, or name the folder that holds the tables.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} could not be read: {error}. Run `referent ingest` first.") from error
    if not found or tuple(found[0]) != head:
        raise UsageError(f"{path} has other columns than this version writes. Run `referent ingest` again.")
    return found[1:]
