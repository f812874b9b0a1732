"""referent.db: all tables, the evidence of every value, and the index that full-text search asks. Opens in Datasette.

Built anew from the rows each time, in one transaction and a fixed order: the same rows give the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.records import Evidence
from pipeline.store.columns import Table, read_columns
from pipeline.store.files import finish_writes, name_aside
from pipeline.store.order import Cells, Rows, clean_cells

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
    SELECT i.title, i.item_id, i.meeting_id, i.document_id, i.source,
           row_number() OVER (PARTITION BY i.item_id, i.title ORDER BY d.kind IS NOT 'minutes', i.rowid) AS place
    FROM agenda_items i LEFT JOIN (SELECT document_id, min(kind) AS kind FROM documents WHERE status <> 'duplicate' GROUP BY document_id) d
    USING (document_id)
), entry AS (
    SELECT title AS text, 'item' AS kind, item_id AS record_id, meeting_id, document_id, source FROM item WHERE place = 1
    UNION ALL SELECT text, 'decision', decision_id, meeting_id, document_id, source FROM decisions
    UNION ALL SELECT text, 'action', action_id, meeting_id, document_id, source FROM actions
)
INSERT INTO search (text, kind, record_id, meeting_id, date, document_id, source)
SELECT text, kind, record_id, meeting_id, coalesce(start_date, ''), document_id, source FROM (
    SELECT entry.*, m.start_date FROM entry LEFT JOIN (SELECT meeting_id, start_date FROM meetings) m USING (meeting_id)
    UNION ALL SELECT trim(subject || char(10) || requests, char(10)), 'memo', document_id, '', document_id, source, date FROM memos
) WHERE text <> '' ORDER BY kind, record_id, document_id, source
"""
"""What can be searched: titles of items (once, from the minutes where they have it), decisions, actions and memos."""


def write_database(rows: Rows, evidence: Iterable[Evidence], out: Path) -> None:
    """Lay the finished database aside in `out`, for files.write_together to put in place. Raises EnvironmentFault."""
    aside = name_aside(out / DATABASE)
    try:
        out.mkdir(parents=True, exist_ok=True)
        finish_writes(out)
        aside.unlink(missing_ok=True)
        with closing(sqlite3.connect(aside, isolation_level=None)) as db:
            # No journal and no flushing: the file is nothing until it is whole; write_together flushes it.
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 1; BEGIN")
            for name, table in read_columns().items():
                write_rows(db, table, rows[name])
            write_evidence(db, evidence)
            db.execute(INDEX)
            db.execute(ENTRIES)
            for statement in ("INSERT INTO search (search) VALUES ('optimize')", "COMMIT", "VACUUM"):
                db.execute(statement)
    except (OSError, sqlite3.OperationalError) as error:
        aside.unlink(missing_ok=True)
        raise EnvironmentFault(f"{aside} could not be written: {error}. Free space or check permissions, then run again.") from error


def write_rows(db: sqlite3.Connection, table: Table, rows: list[Cells]) -> None:
    """A table with its key, its references and an index on every paper and meeting it names.

    Empty cells are empty text; in columns that refer to another table NULL, so that the references hold.
    """
    lines = [f'"{column.name}" TEXT' for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    links = {place: column.refers for place, column in enumerate(table.columns) if column.refers}
    lines += [f"FOREIGN KEY ({table.columns[place].name}) REFERENCES {to[0]} ({to[1]})" for place, to in links.items()]
    db.execute(f"CREATE TABLE {table.name} ({', '.join(lines)})")
    filled: Iterable[tuple[str | None, ...]] = rows
    if links:
        filled = (tuple(cell or (None if place in links else "") for place, cell in enumerate(row)) for row in rows)
    db.executemany(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})", filled)
    for column in table.columns:
        if column.name in {"document_id", "meeting_id", "item_id", "subject_id"} and column.name != table.key[0]:
            db.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")


def write_evidence(db: sqlite3.Connection, evidence: Iterable[Evidence]) -> None:
    """The table of evidence, sorted by all its columns, each row once."""
    lines = ", ".join(f'"{name}" {NUMBERS.get(name, "TEXT")}' for name in EVIDENCE)
    db.execute(f"CREATE TABLE evidence ({lines})")
    rows = sorted(set(map(attrgetter(*EVIDENCE), evidence)))
    db.executemany(f"INSERT INTO evidence VALUES ({', '.join('?' * len(EVIDENCE))})", clean_cells(rows))
    db.execute("CREATE INDEX evidence_document_id ON evidence (document_id, page, line)")
    db.execute('CREATE INDEX evidence_record_id ON evidence ("table", record_id)')


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
    order = 'document_id, page, line, "table", record_id, field, rowid'
    with open_database(path) as db:
        query = f"SELECT * FROM evidence {where} ORDER BY {order}"
        return [Evidence(*row) for row in db.execute(query, (document_id,) if document_id else ())]
