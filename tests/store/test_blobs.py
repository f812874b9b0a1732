from __future__ import annotations

import sqlite3

from pipeline.store.blobs import SCHEMA, select


def test_what_an_interruption_leaves_half_read_is_given_up_in_silence() -> None:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    db.executemany("INSERT INTO blobs VALUES (?, ?)", [("a", b"1"), ("b", b"2")])
    rows = select(db, {"a", "b"})
    assert next(rows) == ("a", b"1")
    db.close()
    rows.close()
