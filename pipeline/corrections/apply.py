"""Corrections applied to the linked records: values set, records added and removed, and what no longer fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pipeline.corrections.lines import FILE, Correction, split_key
from pipeline.corrections.strays import find_stray
from pipeline.finding_rows import FIELD, find_field, format_rows
from pipeline.findings import Finding, codes
from pipeline.records import Evidence, Records
from pipeline.schema import KEYS, TABLES, record_id

ROW = "row"
"""Stands in the column `corrected` of a record that a person has added."""
REFERENCES = ("item_id", "earlier_item_id", "subject_id", "closed_by")
"""Columns that name an item, a decision or an action."""
EARLY = ("kind", "language")
"""Columns of documents that are corrected before a paper is parsed."""
OF_TWO = frozenset({"superseded_by"})
"""Columns of papers that, set on either of the two that a finding is about, leave nothing in doubt."""
UNHELD = frozenset(
    {*(("documents", name) for name in EARLY), ("meetings", "status"), ("meetings", "minutes_status"), ("actions", "status")}
)
"""Columns whose machine value is not here to be held against a line's: parsed as the person said, or told later for every date anew."""


def find_forced(corrections: Iterable[Correction]) -> dict[str, dict[str, str]]:
    """Path of a paper -> the kind and language that a person has set, which parsing must know.

    >>> find_forced([Correction("set", "documents", "alu/a.pdf", "kind", "memo")])
    {'alu/a.pdf': {'kind': 'memo'}}
    """
    forced: dict[str, dict[str, str]] = defaultdict(dict)
    for line in corrections:
        if line.table == "documents" and line.field in EARLY:
            forced[line.record][line.field] = line.value
    return dict(forced)


def apply_corrections(records: Records, corrections: Iterable[Correction], language: str) -> None:
    """Change `records` in place: values, rows, the evidence of each, and findings in a language on corrections that fit no more.

    Ids stay as they are. The column `corrected` names the fields that a person has set. Additions come first, so that a
    later line may set their fields.
    """
    findings: list[Finding] = []
    by_table: dict[str, list[Correction]] = defaultdict(list)
    for correction in sorted(corrections, key=lambda one: ("add", "set", "remove").index(one.action)):
        by_table[correction.table].append(correction)
    for table, lines in by_table.items():
        findings += correct_table(records, table, lines)
    records.findings.extend(format_rows(findings, language, {}))


def correct_table(records: Records, table: str, lines: list[Correction]) -> Iterator[Finding]:
    """Follow the lines about one table."""
    rows: dict[str, Any] = {record_id(table, row): row for row in getattr(records, table)}
    places = index_rows(table, rows)
    removed: dict[str, Any] = {}
    settled: set[tuple[str, str]] = set()
    for line in lines:
        if line.action == "add":
            yield from add_row(records, rows, places, line)
            continue
        keys, moved = find_rows(rows, places, line)
        if not keys or moved:
            yield doubt("correction-moved" if moved else "correction-without-record", line, found=", ".join(keys))
        for key in keys:
            if line.action == "remove":
                removed[key] = rows.pop(key)
            else:
                settled |= {(subject, line.field) for subject in subjects_of(table, rows[key])}
                yield from set_value(records, rows, key, line)
                places[record_id(table, rows[key])].append(key)
    getattr(records, table)[:] = rows.values()
    rename(records, table, rows | removed)
    silence(records, settled)
    if removed:
        forget(records, table, list(removed.values()))


def index_rows(table: str, rows: dict[str, Any]) -> dict[str, list[str]]:
    """Every leading part of a key, and every source -> the keys it names."""
    places: dict[str, list[str]] = defaultdict(list)
    for key, row in rows.items():
        index_key(places, key)
        if source := getattr(row, "source", ""):
            places[source].append(key)
    return places


def index_key(places: dict[str, list[str]], key: str) -> None:
    """Put a key under every leading part of itself."""
    for part in accumulate(key.split("|")[:-1], "{}|{}".format):
        places[part].append(key)


def find_rows(rows: dict[str, Any], places: dict[str, list[str]], line: Correction) -> tuple[list[str], bool]:
    """The keys of the records that a line names, and whether they were found by their source only."""
    named = [line.record] if line.record in rows else places.get(line.record, [])
    if named:
        return named, False
    moved = places.get(line.source, []) if line.source else []
    return (moved, True) if len(moved) == 1 else ([], False)


def add_row(records: Records, rows: dict[str, Any], places: dict[str, list[str]], line: Correction) -> Iterator[Finding]:
    """Put in the record whose key the line says; a finding where the machine has it by now, or has not what it names."""
    if line.record in rows:
        yield doubt("correction-needless", line, found=line.record)
        return
    if stray := find_stray(records, line.table, line.record):
        yield doubt("correction-without-record", line, found=stray)
        return
    row = TABLES[line.table](**split_key(line.table, line.record), corrected=ROW)
    key = record_id(line.table, row)
    rows[key] = row
    index_key(places, key)


def set_value(records: Records, rows: dict[str, Any], key: str, line: Correction) -> Iterator[Finding]:
    """Give a record the person's value; a finding where the machine's has changed since the line was written."""
    row = rows[key]
    now = getattr(row, line.field)
    is_held = row.corrected != ROW and (line.table, line.field) not in UNHELD
    if is_held and now == line.value:
        yield doubt("correction-needless", line, found=now)
    elif is_held and now != line.was:
        yield doubt("correction-overtaken", line, found=now)
    names = dict.fromkeys([*filter(None, row.corrected.split("; ")), line.field])
    rows[key] = replace(row, **{line.field: line.value}, **settle(line), corrected="; ".join(names))
    records.evidence.append(
        Evidence(line.table, key, line.field, line.value, line=line.line, quote=line.note, rule=FILE, by="person"),
    )


def subjects_of(table: str, row: Any) -> set[str]:
    """What findings about a record name: its id, or its paper."""
    return {getattr(row, KEYS[table][0]), getattr(row, "document_id", "")}


def rename(records: Records, table: str, rows: dict[str, Any]) -> None:
    """Put the evidence of records that are called otherwise now under their new names. `rows` has them under the old."""
    names = {key: name for key, row in rows.items() if (name := record_id(table, row)) != key}
    if names:
        records.evidence[:] = [
            replace(row, record_id=names[row.record_id]) if row.table == table and row.record_id in names else row
            for row in records.evidence
        ]


def silence(records: Records, settled: set[tuple[str, str]]) -> None:
    """Take away what is in doubt about fields of records (subject, field) that a person has set."""
    if settled:
        records.findings[:] = [
            row
            for row in records.findings
            if not any(
                (subject, find_field(row) if field == FIELD else field) in settled
                for field in codes()[row.code].settled_by
                for subject in ((row.subject_id, row.document_id) if field in OF_TWO else (row.subject_id,))
            )
        ]


def settle(line: Correction) -> dict[str, str]:
    """What a person's value settles besides: a meeting whose date a person has set is no longer in doubt."""
    return {"suggested_date": ""} if (line.table, line.field) == ("meetings", "start_date") else {}


def forget(records: Records, table: str, removed: list[Any]) -> None:
    """Take removed records out of what names them: links go, other references are emptied, evidence goes."""
    keys = {record_id(table, row) for row in removed}
    records.evidence[:] = [row for row in records.evidence if row.table != table or row.record_id not in keys]
    silence_removed(records, table, removed)
    left = {row.item_id for row in records.agenda_items} if table == "agenda_items" else set()
    ids = {getattr(row, KEYS[table][0]) for row in removed} - left if table in {"agenda_items", "decisions", "actions"} else set()
    if not ids:
        return
    for name in TABLES:
        getattr(records, name)[:] = [row for row in (blank(name, row, ids) for row in getattr(records, name)) if row is not None]


def silence_removed(records: Records, table: str, removed: list[Any]) -> None:
    """Take away what is in doubt about records that a person has removed, and about others only because of them."""
    left = getattr(records, table)
    places = {row.source for row in removed if row.source} - {row.source for row in left}
    papers = {row.document_id for row in removed}
    records.findings[:] = [
        row
        for row in records.findings
        if not (row.source in places or (row.document_id in papers and table in codes()[row.code].settled_by))
    ]


def blank(table: str, row: Any, ids: set[str]) -> Any | None:
    """A row without references to `ids`; None where its key names one."""
    hit = [name for name in REFERENCES if getattr(row, name, "") in ids]
    if set(hit) & set(KEYS[table]) and table != "meeting_links":
        return None
    return replace(row, **dict.fromkeys(hit, "")) if hit else row


def doubt(code: str, line: Correction, found: str) -> Finding:
    """A finding on a line of corrections.csv."""
    values = {"line": str(line.line), "record": line.record, "field": line.field, "value": line.value, "was": line.was, "found": found}
    return Finding(code, values=values, subject_id=line.record)
