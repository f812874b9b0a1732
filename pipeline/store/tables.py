"""The tables of processed/: CSV as the data package describes it, written together with it and the database, and read back."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.records import Evidence, Records
from pipeline.schema import TABLES, columns
from pipeline.store.database import DATABASE, read_evidence, write_database
from pipeline.store.datapackage import PACKAGE, format_datapackage
from pipeline.store.difference import CHANGES, find_differences, format_differences
from pipeline.store.files import holds, write_together, write_whole
from pipeline.store.order import Cells, Rows, arrange

OUTPUTS = (*(f"{name}.csv" for name in TABLES), PACKAGE, DATABASE)
"""All files that write_tables writes."""


def write_tables(records: Records, out: Path) -> dict[str, int]:
    """Rows by table, of the files that now stand in `out`: the CSV files, datapackage.json and referent.db.

    All are laid aside before the first is renamed, the database last; a file whose bytes would be the same is not
    touched. Rows whose key stood already are left out (schema.KEYS; the first in order stays) and counted under
    "left_out"; rows that differ from the tables that stood there under "new", "changed" and "gone". These keys are only
    there when that happened. Raises EnvironmentFault.
    """
    rows, left_out = arrange(records)
    texts = {name: format_csv(name, table) for name, table in rows.items()}
    counts = {name: len(table) for name, table in rows.items()} | write_differences(rows, texts, out)
    write_database(rows, records.evidence, out)
    write_together(out, {**{f"{name}.csv": text for name, text in texts.items()}, PACKAGE: format_datapackage(), DATABASE: None})
    return counts | {"left_out": left_out} if left_out else counts


def write_differences(rows: Rows, texts: dict[str, str], out: Path) -> Counter[str]:
    """How many rows are new, changed and gone since the tables in `out` were written; changes.csv tells which, where any is.

    Comes before the tables themselves: a run that is killed in between finds the same differences again.
    """
    differ = {
        name: table for name, table in rows.items() if (path := out / f"{name}.csv").is_file() and not holds(path, texts[name].encode())
    }
    found, tally = find_differences(differ, out)
    if found:
        head, *lines = format_differences(found)
        write_whole(out / CHANGES, format_rows(head, lines))
    return tally


def format_csv(name: str, rows: list[Cells]) -> str:
    """A table as CSV text: comma, LF, quotes only where they are needed.

    >>> format_csv("policy_areas", [("p1", "s", "1", "Lønn, pensjon", "", "", "")])
    'policy_area_id,scheme,number,name,corrected,document_id,source\\np1,s,1,"Lønn, pensjon",,,\\n'
    """
    return format_rows(columns(name), rows)


def format_rows(head: Cells, rows: list[Cells]) -> str:
    """A head and rows as CSV text."""
    text = join_rows(head, rows, csv.QUOTE_MINIMAL)
    # Python's minimal quoting overlooks a lone carriage return, which readers take for the end of a row.
    return join_rows(head, rows, csv.QUOTE_ALL) if "\r" in text else text


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
    return list(iterate_csv(path, head))


def iterate_csv(path: Path, head: Cells) -> Iterator[list[str]]:
    """The rows of a table under its head, one at a time. Raises UsageError where it is missing or has other columns."""
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            if tuple(next(rows, ())) != head:
                raise UsageError(f"{path} has other columns than this version writes. Run `referent ingest` again.")
            yield from rows
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there. Run `referent ingest` first, or name the folder that holds the tables.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} could not be read: {error}. Run `referent ingest` first.") from error
