"""What stands in processed/: the bytes of its files, of the database the rows, since it is kept up to date in its place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from pipeline.schema import TABLES
from pipeline.store.database import DATABASE


def read_outputs(out: Path) -> dict[str, object]:
    """File -> its bytes; of referent.db the rows of every table in any order."""
    files: dict[str, object] = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    return files | ({DATABASE: read_rows(out / DATABASE)} if DATABASE in files else {})


def read_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Table -> its rows, sorted, and what the index of the full-text search finds for a word of every paper; the file must be sound."""
    with closing(connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        rows = {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in (*TABLES, "evidence", "search")}
        db.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, row)")
        return rows | {"words": sorted(db.execute("SELECT * FROM temp.word"))}
