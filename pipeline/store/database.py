"""referent.db: all tables, the evidence of every value, and the index that full-text search asks. Opens in Datasette.

Built in one transaction and a fixed order, so that the same rows give the same bytes; then kept up to date body by body: each body
has a slot of its own in every table, and only rows that differ are written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields
from itertools import count
from operator import add
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.records import Evidence
from pipeline.store.columns import Table, read_columns
from pipeline.store.order import Cells, Rows

DATABASE = "referent.db"
EVIDENCE = tuple(f.name for f in fields(Evidence))
NUMBERS = {"page": "INTEGER", "line": "INTEGER", "confidence": "REAL"}

INDEX = """
CREATE VIRTUAL TABLE search USING fts5(text, kind UNINDEXED, record_id UNINDEXED, meeting_id UNINDEXED, date UNINDEXED,
    document_id UNINDEXED, source UNINDEXED, tokenize = "unicode61 remove_diacritics 0")
"""
"""Full-text index; å and a are two letters, as in Norwegian."""

ENTRIES = """
WITH item AS (
    SELECT i.title, i.item_id, i.meeting_id, i.document_id, i.source, row_number() OVER (
        PARTITION BY i.item_id, i.title ORDER BY d.kind IS NOT 'minutes', i.document_id, i.source) AS place
    FROM agenda_items i LEFT JOIN (
        SELECT document_id, min(kind) AS kind FROM documents
        WHERE status <> 'duplicate' AND rowid BETWEEN :first AND :last GROUP BY document_id
    ) d USING (document_id) WHERE i.rowid BETWEEN :first AND :last
), entry AS (
    SELECT title AS text, 'item' AS kind, item_id AS record_id, meeting_id, document_id, source FROM item WHERE place = 1
    UNION ALL SELECT text, 'decision', decision_id, meeting_id, document_id, source FROM decisions WHERE rowid BETWEEN :first AND :last
    UNION ALL SELECT text, 'action', action_id, meeting_id, document_id, source FROM actions WHERE rowid BETWEEN :first AND :last
)
SELECT text, kind, record_id, meeting_id, coalesce(start_date, ''), document_id, source FROM (
    SELECT entry.*, m.start_date FROM entry LEFT JOIN (SELECT meeting_id, start_date FROM meetings) m USING (meeting_id)
    UNION ALL SELECT trim(subject || char(10) || requests, char(10)), 'memo', document_id, '', document_id, source, date FROM memos
        WHERE rowid BETWEEN :first AND :last
) WHERE text <> '' ORDER BY kind, record_id, document_id, source
"""
"""What can be searched: titles of items (once, from the minutes where they have it), decisions, actions and memos."""

SLOT = 1 << 26
"""Rows that one body may have in a table: the rows of the body in slot n have the ids from n times that on."""


class ClashError(Exception):
    """Rows of two bodies have one key, of which the database keeps the first: it must be built anew."""


def create_database(db: sqlite3.Connection) -> None:
    """Empty tables, in a transaction that is begun."""
    # No journal and no flushing: the file is nothing until it is whole; write_together flushes it.
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 1; BEGIN")
    for table in read_columns().values():
        db.execute(f"CREATE TABLE {table.name} ({', '.join(describe_table(table))})")
    lines = ", ".join(f'"{name}" {NUMBERS.get(name, "TEXT")}' for name in EVIDENCE)
    db.execute(f"CREATE TABLE evidence ({lines})")
    db.execute(INDEX)


def describe_table(table: Table) -> list[str]:
    """The columns of a table, its key and its references."""
    lines = [f'"{column.name}" TEXT' for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    links = ((column.name, column.refers) for column in table.columns if column.refers)
    return [*lines, *(f"FOREIGN KEY ({name}) REFERENCES {to[0]} ({to[1]})" for name, to in links)]


def finish_database(db: sqlite3.Connection) -> None:
    """An index on every paper and meeting that a table names, built at once over all rows; then nothing is left to do."""
    for table in read_columns().values():
        for column in table.columns:
            if column.name in {"document_id", "meeting_id", "item_id", "subject_id"} and column.name != table.key[0]:
                db.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")
    db.execute("CREATE INDEX evidence_document_id ON evidence (document_id, page, line)")
    db.execute('CREATE INDEX evidence_record_id ON evidence ("table", record_id)')
    for statement in ("INSERT INTO search (search) VALUES ('optimize')", "COMMIT", "VACUUM"):
        db.execute(statement)


def write_slot(db: sqlite3.Connection, slot: int, rows: Rows, evidence: Sequence[tuple[Any, ...]]) -> int:
    """Make the rows of a slot these, writing only those that differ; how many were left out since another slot has their key.

    Empty cells are empty text; in columns that refer to another table NULL, so that the references hold. Each line of evidence is given
    once.
    """
    lost = 0
    for name, table in read_columns().items():
        links = [place for place, column in enumerate(table.columns) if column.refers]
        lost += write_rows(db, name, slot, clear_links(rows.get(name, []), links))
    write_rows(db, "evidence", slot, evidence, is_sorted=False)
    first = slot * SLOT
    write_rows(db, "search", slot, db.execute(ENTRIES, {"first": first, "last": first + SLOT - 1}).fetchall())
    return lost


def clear_links(rows: list[Cells], links: list[int]) -> list[tuple[str | None, ...]]:
    """The rows with NULL for empty cells at some places.

    >>> clear_links([("a", "", ""), ("b", "c", "")], [1])
    [('a', None, ''), ('b', 'c', '')]
    """
    cleared: list[tuple[str | None, ...]] = list(rows)
    for place in links:
        cleared = [row if row[place] else (*row[:place], None, *row[place + 1 :]) for row in cleared]
    return cleared


def write_rows(db: sqlite3.Connection, table: str, slot: int, rows: Sequence[tuple[Any, ...]], *, is_sorted: bool = True) -> int:
    """Make the rows of a slot of one table these, those that are new in their order; how many were left out."""
    first = slot * SLOT
    found = db.execute(f"SELECT rowid, * FROM {table} WHERE rowid BETWEEN ? AND ?", (first, first + SLOT - 1))
    stood = {row[1:]: row[0] for row in found}
    if stood:
        wanted = set(rows)
        db.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(place,) for row, place in stood.items() if row not in wanted])
    fresh = [row for row in rows if row not in stood] if stood else rows
    if not fresh:
        return 0
    fresh = fresh if is_sorted else sorted(fresh)
    names = ", ".join(f'"{column[0]}"' for column in found.description[1:])
    marks = ", ".join("?" * len(found.description))
    behind = max(stood.values(), default=first - 1) + 1
    numbered = map(add, zip(count(behind)), fresh)  # the tuples (place, *row)
    return len(fresh) - max(db.executemany(f"INSERT OR IGNORE INTO {table} (rowid, {names}) VALUES ({marks})", numbered).rowcount, 0)


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """The database for reading only. Raises UsageError where there is none, or another version's."""
    if not path.is_file():
        raise UsageError(f"{path} is not there. Run `referent ingest` first.")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            yield db
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path} could not be read: {error}. Run `referent ingest` again.") from error


def read_evidence(path: Path, document_id: str = "") -> list[Evidence]:
    """The evidence that one paper gives (all papers where none is named), in the order of its lines."""
    where = "WHERE document_id = ?" if document_id else ""
    order = 'document_id, page, line, "table", record_id, field, value, box, quote, rule, confidence, "by"'
    with open_database(path) as db:
        query = f"SELECT * FROM evidence {where} ORDER BY {order}"
        return [Evidence(*row) for row in db.execute(query, (document_id,) if document_id else ())]
