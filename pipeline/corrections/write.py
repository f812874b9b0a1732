"""New lines for corrections.csv, from what a person says of a record that stands in the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

from pipeline.corrections.lines import REMOVABLE, Check, Correction, find_fault, find_misfit, settable, split_key
from pipeline.corrections.strays import find_stray
from pipeline.errors import UsageError
from pipeline.records import DocumentRow, Records  # noqa: F401 (DocumentRow: for the doctest)
from pipeline.schema import DERIVED, KEYS, TABLES, record_id

PAPER = "superseded_by"
"""The column that names another paper, by its document_id."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a person wants of a record."""

    action: str = "set"
    """set, add or remove."""
    field: str = ""
    value: str = ""
    table: str = ""
    """The table of a record to be added."""
    note: str = ""


def make_lines(records: Records, name: str, change: Change, check: Check, known: Iterable[Correction] = ()) -> list[Correction]:
    """A line for each record that `name` names, its key or leading parts of it; one that a `known` line adds is found too.

    Raises UsageError where a change cannot be.
    """
    name, change = normalize("NFC", name), replace(change, value=name_paper(records, change))
    if change.action == "add":
        lines = [make_addition(records, name, change)]
    elif not (found := [*find_records(records, name)] or [*find_added(known, name)]):
        raise UsageError(f"no record is called {name}; `referent show PAPER` names the records of a paper")
    else:
        lines = make_removals(found, name, change.note) if change.action == "remove" else make_settings(found, name, change)
    for line in lines:
        if misfit := find_misfit(line, check):
            raise UsageError("{column} takes {wanted}; not {value}".format_map(misfit.values))
    return lines


def name_paper(records: Records, change: Change) -> str:
    """The value of a change; the document_id of a paper that stands there by its path, from here or from raw/.

    >>> records = Records(documents=[DocumentRow("0123456789ab", "alu/plan.txt")])
    >>> name_paper(records, Change(field="superseded_by", value="raw/alu/plan.txt"))
    '0123456789ab'
    """
    if change.field != PAPER:
        return change.value
    path = normalize("NFC", change.value).replace("\\", "/")
    paths = {path, path.partition("raw/")[2]}
    return next((row.document_id for row in records.documents if row.path in paths), change.value)


def make_settings(found: list[tuple[str, Any]], name: str, change: Change) -> list[Correction]:
    """A line for each row that gets the value; all must be of one table that has the column."""
    fitting = [(table, row) for table, row in found if change.field in settable(table)]
    tables = sorted({table for table, _ in fitting})
    if not tables:
        known = sorted({column for table, _ in found for column in settable(table)})
        raise UsageError(f"{name} has no field {change.field} to be set; it has {', '.join(known)}")
    if len(tables) > 1:
        raise UsageError(f"{name} names rows of {', '.join(tables)}; name it by its whole key")
    return [
        Correction(
            "set", table, record_id(table, row), change.field, change.value, getattr(row, change.field), place_of(row), note=change.note
        )
        for table, row in fitting
    ]


def make_removals(found: list[tuple[str, Any]], name: str, note: str) -> list[Correction]:
    """A line for each row that goes."""
    lines = [
        Correction("remove", table, record_id(table, row), source=place_of(row), note=note) for table, row in found if table in REMOVABLE
    ]
    if not lines:
        raise UsageError(f"{name} cannot be removed: papers leave by leaving raw/, meetings by the status cancelled")
    return lines


def make_addition(records: Records, name: str, change: Change) -> Correction:
    """The line that adds a row under the key `name`."""
    line = Correction("add", change.table, name, note=change.note)
    if fault := find_fault(line):
        raise UsageError(f"{name}: a record of {change.table} is called {fault}" if "|" in fault else fault)
    if any(record_id(change.table, row) == name for row in getattr(records, change.table)):
        raise UsageError(f"{name} is there already; set its fields")
    if name.count("|") >= len(KEYS[change.table]):
        raise UsageError(f"{name}: the key of {change.table} is {'|'.join(KEYS[change.table])}")
    if stray := find_stray(records, change.table, name):
        raise UsageError(f"{name}: there is no {stray}")
    return line


def place_of(row: Any) -> str:
    """Where a row stands in its paper; "" for tables whose rows are papers."""
    return getattr(row, "source", "")


def find_records(records: Records, name: str) -> Iterable[tuple[str, Any]]:
    """The records whose key is `name` or begins with its parts, with their tables."""
    start = f"{name}|"
    named = [(table, row, record_id(table, row)) for table in TABLES if table not in DERIVED for row in getattr(records, table)]
    exact = [(table, row) for table, row, key in named if key == name]
    return exact or [(table, row) for table, row, key in named if key.startswith(start)]


def find_added(known: Iterable[Correction], name: str) -> Iterable[tuple[str, Any]]:
    """The records under this name that lines add, with their tables."""
    added = [line for line in known if line.action == "add" and line.record == name]
    return [(line.table, TABLES[line.table](**split_key(line.table, line.record))) for line in added]


def merge_lines(known: Iterable[Correction], new: Iterable[Correction]) -> list[Correction]:
    """All lines, a new one in the place of a known one about the same.

    What the machine said when the known line was written stays: the table shows the person's value by now.

    >>> old, again = Correction(record="m", field="place", value="A", was="X"), Correction(record="m", field="place", value="B", was="A")
    >>> [(line.value, line.was) for line in merge_lines([old], [again])]
    [('B', 'X')]
    """
    lines = {line.target: line for line in known}
    for line in new:
        before = lines.get(line.target)
        lines[line.target] = replace(line, was=before.was, source=before.source) if before else line
    return list(lines.values())
