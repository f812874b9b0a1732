"""The last calendar of each name as it was published: what the next one has to tell programs that follow it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from pipeline.store.published import PUBLISHED
from pipeline.store.state import STATE, remember

SCHEMA = "CREATE TABLE IF NOT EXISTS sent (name TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;"


def read_sent(out: Path) -> dict[str, bytes]:
    """File name -> bytes of the last one that was published; nothing before the first."""
    path = out / STATE / PUBLISHED
    if not path.is_file():
        return {}
    return dict(remember(path, SCHEMA, lambda db: db.execute("SELECT name, data FROM sent").fetchall()))


def remember_sent(out: Path, files: Mapping[str, bytes]) -> None:
    """`files` are the latest of their names; those of other names stay as they are."""

    def replace(db: sqlite3.Connection) -> None:
        db.executemany("INSERT OR REPLACE INTO sent VALUES (?, ?)", files.items())

    if files:
        remember(out / STATE / PUBLISHED, SCHEMA, replace)
