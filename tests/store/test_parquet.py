from __future__ import annotations

import io
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.schema import TABLES, columns
from pipeline.store.parquet import format_parquet
from pipeline.store.tables import write_tables
from tests.store.sample import sample


def test_every_table_is_a_file_with_its_columns_types_and_sentences(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    files, notices = format_parquet(tmp_path)
    tables = {name.removesuffix(".parquet"): pq.read_table(io.BytesIO(data)) for name, data in files.items()}
    assert list(tables) == list(TABLES)
    assert all(tuple(table.column_names) == columns(name) for name, table in tables.items())
    schema = tables["decisions"].schema
    assert [str(schema.field(name).type) for name in ("votes_for", "unanimous", "text")] == ["int64", "bool", "string"]
    assert str(tables["meeting_links"].schema.field("score").type) == "double"
    assert schema.field("text").metadata[b"description"].startswith(b"The ")
    assert notices == []


def test_values_are_those_of_the_tables_and_empty_is_null(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    tables = {name: pq.read_table(io.BytesIO(data)).to_pylist() for name, data in format_parquet(tmp_path)[0].items()}
    assert [row["start_date"] for row in tables["meetings.parquet"]] == ["2025-09-10", "2025-W48"]
    assert tables["memberships.parquet"][0]["unit"] == "00123"
    assert tables["decisions.parquet"][0]["unanimous"] is False
    assert tables["bodies.parquet"][0]["purpose"] is None


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    assert format_parquet(tmp_path) == format_parquet(tmp_path)


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError, match=r"pip install 'referent\[parquet\]'"):
        format_parquet(tmp_path)


def test_a_number_that_is_none_says_which_table_was_edited(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    path = tmp_path / "decisions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",7,1,0,", ",sju,1,0,"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"decisions\.csv holds a votes_for that is no integer"):
        format_parquet(tmp_path)
