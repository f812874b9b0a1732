from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.schema import TABLES, columns
from pipeline.store.database import DATABASE, open_database, read_evidence
from pipeline.store.tables import write_tables
from tests.store.sample import MEMO, MINUTES, sample

WRITER = """
import sys, pathlib
from pipeline.store import write_tables
from tests.store.sample import sample
write_tables(sample(), pathlib.Path(sys.argv[1]))
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    write_tables(sample(), tmp_path)
    return tmp_path / DATABASE


def test_the_database_has_the_columns_and_rows_of_the_tables(database: Path) -> None:
    with open_database(database) as db:
        for name in TABLES:
            assert tuple(row[1] for row in db.execute(f"PRAGMA table_info({name})")) == columns(name)
            assert {row[2] for row in db.execute(f"PRAGMA table_info({name})")} == {"TEXT"}
            assert db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] == len(getattr(sample(), name))
        assert db.execute("SELECT title FROM agenda_items WHERE position = '9'").fetchall() == [('Årslønn\nog "tillegg"',)]


def test_the_file_is_sound_and_its_references_hold(database: Path) -> None:
    with open_database(database) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_the_rows_of_a_meeting_or_a_paper_are_found_by_an_index(database: Path) -> None:
    with open_database(database) as db:
        for column in ("meeting_id", "document_id"):
            plan = db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM agenda_items WHERE {column} = ?", ("x",)).fetchall()
            assert f"USING INDEX agenda_items_{column}" in plan[0][3]


def test_the_same_records_give_the_same_bytes_in_any_process_zone_and_hash_seed(database: Path, tmp_path: Path) -> None:
    digests = {hashlib.sha256(database.read_bytes()).hexdigest()}
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima")):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", WRITER, str(out)], env=environment, check=True)
        digests.add(hashlib.sha256((out / DATABASE).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_evidence_of_one_paper_comes_in_the_order_of_its_lines(database: Path) -> None:
    found = read_evidence(database, MINUTES)
    assert [(one.line, one.value) for one in found] == [(12, "9/25"), (20, "10/25")]
    assert found[1] == sample().evidence[0]
    assert [one.field for one in read_evidence(database, MEMO)] == ["subject"]
    assert read_evidence(database, "dddddddddddd") == []


def test_a_missing_or_broken_database_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    with pytest.raises(UsageError, match="not there"):
        read_evidence(path)
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(UsageError, match="could not be read"):
        read_evidence(path)


def test_reading_leaves_nothing_beside_the_database_and_cannot_write(database: Path) -> None:
    before = sorted(database.parent.iterdir())
    with pytest.raises(UsageError, match="readonly"), open_database(database) as db:
        db.execute("DELETE FROM meetings")
    assert sorted(database.parent.iterdir()) == before
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("SELECT count(*) FROM meetings").fetchone() == (2,)
