"""The lines of raw/corrections.csv: read as a spreadsheet may have saved them, checked, and written back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from pipeline.findings import Finding
from pipeline.language.spreadsheets import decode
from pipeline.schema import DERIVED, KEYS, TABLES, columns

FILE = "corrections.csv"
ACTIONS = ("set", "add", "remove")
OURS = frozenset({"document_id", "source", "corrected"})
"""Columns that tell where a row comes from: no person sets them."""
SAID_IN_KEYS = frozenset({("attendance", "status"), ("case_links", "relation"), ("meeting_links", "relation")})
"""Columns of a key that say something of their own: a person may set them, and the record is then called otherwise."""
MAY_LACK = frozenset({"document_id", "person_name", "unit", "for_name", "status"})
"""Columns that may be empty in the key of a record that is added."""
REMOVABLE = ("memberships", "attendance", "agenda_items", "decisions", "actions", "meeting_links", "policy_links", "case_links")
"""Papers leave by leaving raw/, meetings by being cancelled."""
ADDABLE = (*REMOVABLE, "meetings")


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: a value that a person sets, or a record that a person adds or removes."""

    action: str = "set"
    """set, add or remove."""
    table: str = ""
    record: str = ""
    """The record's key as `referent show` prints it (schema.record_id); leading parts of it name all rows that begin so."""
    field: str = ""
    value: str = ""
    was: str = ""
    """What the machine said when the line was written: if it says something else later, a finding tells."""
    source: str = ""
    """Where the machine had the record from: by it the record is found when its key has changed."""
    note: str = ""
    line: int = 0
    """The line in the file."""

    @property
    def target(self) -> tuple[str, str, str]:
        """What the line is about: a later line about the same stands in its place."""
        return self.table, self.record, self.field


HEAD = tuple(f.name for f in fields(Correction) if f.name != "line")


Check = Callable[[str, str, str], str]
"""Table, column and value -> what the column takes, where the value is not of that; "" where it is."""


def read_corrections(data: bytes, check: Check) -> tuple[list[Correction], list[Finding]]:
    """The lines that say something possible, the last about a thing only, in their order; a finding for every other line.

    Comma or semicolon, UTF-8 or Windows-1252, with or without a byte order mark: what spreadsheets save.
    """
    text = decode(data)
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [name.strip().casefold() for name in next(reader, [])]
    if text.strip() and not {"table", "record"} <= set(names):
        return [], [Finding("correction-not-understood", values={"line": "1", "reason": ", ".join(HEAD)})]
    found: dict[tuple[str, str, str], Correction] = {}
    doubts = []
    for row in reader:
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name in HEAD}
        if not any(cells.values()):
            continue
        correction = Correction(**{**cells, "action": cells.get("action", "").casefold() or "set"}, line=reader.line_num)
        if fault := find_fault(correction):
            doubts.append(Finding("correction-not-understood", values={"line": str(correction.line), "reason": fault}))
        elif misfit := find_misfit(correction, check):
            doubts.append(misfit)
        else:
            found.pop(correction.target, None)
            found[correction.target] = correction
    return list(found.values()), doubts


def find_fault(correction: Correction) -> str:
    """Why a line cannot be followed, by the names of tables and columns; "" where it can.

    >>> find_fault(Correction("add", "memos", "x"))[:30]
    'memos: memberships, attendance'
    >>> find_fault(Correction(table="meetings", record="alu-2025-11-26", field="start_time", value="09:00"))
    ''
    """
    tables = [name for name in TABLES if name not in DERIVED]
    for value, allowed in (
        (correction.action, ACTIONS),
        (correction.table, tables),
        (correction.table, {"add": ADDABLE, "remove": REMOVABLE}.get(correction.action, tables)),
        (correction.field, settable(correction.table) if correction.action == "set" else ("",)),
    ):
        if value not in allowed:
            return f"{value}: {', '.join(allowed)}"
    return ("" if correction.record else "record") or (find_gap(correction) if correction.action == "add" else "")


def find_gap(correction: Correction) -> str:
    """The whole key of a record, where a line that adds it leaves out what tells it from others; "" where it does not.

    >>> find_gap(Correction("add", "case_links", "alu-2|alu-1"))
    'item_id|earlier_item_id|relation'
    """
    said = split_key(correction.table, correction.record)
    needed = [name for name in KEYS[correction.table] if name not in MAY_LACK and (correction.table, name) != ("meeting_links", "item_id")]
    return "" if all(said.get(name) for name in needed) else "|".join(KEYS[correction.table])


def find_misfit(correction: Correction, check: Check) -> Finding | None:
    """A finding where a line's value, or a part of the key of a record that it adds, cannot stand in its column."""
    cells = {correction.field: correction.value} if correction.action == "set" else {}
    if correction.action == "add":
        cells = split_key(correction.table, correction.record)
    for column, value in cells.items():
        if wanted := check(correction.table, column, value):
            values = {"line": str(correction.line), "column": f"{correction.table}.{column}", "value": value, "wanted": wanted}
            return Finding("correction-misfit", values=values)
    return None


def split_key(table: str, record: str) -> dict[str, str]:
    """The columns of a record that its key says.

    >>> split_key("case_links", "alu-2|alu-1")
    {'item_id': 'alu-2', 'earlier_item_id': 'alu-1'}
    """
    names = KEYS[table]
    return dict(zip(names, record.split("|", len(names) - 1), strict=False))


def settable(table: str) -> tuple[str, ...]:
    """The columns of a table that a person may set: not its key, nor where its rows come from.

    >>> settable("case_links")
    ('relation', 'score', 'reason')
    """
    if table not in TABLES:
        return ()
    return tuple(name for name in columns(table) if name not in OURS and (name not in KEYS[table] or (table, name) in SAID_IN_KEYS))


def format_corrections(corrections: Iterable[Correction]) -> str:
    """The text of corrections.csv, one line a correction."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([getattr(correction, name) for name in HEAD] for correction in corrections)
    return buffer.getvalue()
