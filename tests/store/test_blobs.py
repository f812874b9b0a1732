from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.store.blobs import SCHEMA, find_file, read_blobs, select, write_blobs


def test_what_an_interruption_leaves_half_read_is_given_up_in_silence() -> None:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO blobs VALUES (?, ?)", [("a", b"1"), ("b", b"2")])
    rows = select(db, {"a", "b"})
    assert next(rows) == ("a", b"1")
    db.close()
    rows.close()


def test_a_value_that_lies_under_another_key_is_not_believed(tmp_path: Path) -> None:
    write_blobs(tmp_path, "heads", {"a": b"1", "b": b"2"})
    with closing(sqlite3.connect(find_file(tmp_path, "heads"))) as db, db:
        db.execute("UPDATE blobs SET value = (SELECT value FROM blobs WHERE key = 'a')")
    assert read_blobs(tmp_path, "heads", {"a", "b"}, bytes) == {"a": b"1"}
