from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.schema import TABLES, columns
from pipeline.store.load import load
from pipeline.store.tables import write_tables
from tests.store.sample import sample


def test_every_table_has_its_columns_with_right_types(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    frames = load(str(tmp_path))
    assert list(frames) == list(TABLES)
    assert all(tuple(frame.columns) == columns(name) for name, frame in frames.items())
    assert str(frames["agenda_items"]["position"].dtype) == "Int64"
    assert str(frames["meeting_links"]["score"].dtype) == "Float64"
    assert str(frames["decisions"]["unanimous"].dtype) == "boolean"
    assert str(frames["meetings"]["start_date"].dtype) == "string"


def test_nothing_is_misread(tmp_path: Path) -> None:
    import pandas as pd

    write_tables(sample(), tmp_path)
    frames = load(tmp_path)
    assert frames["memberships"]["unit"].tolist() == ["00123"]
    assert frames["documents"].set_index("path")["title"]["fjord/innkalling.docx"] == "NA"
    assert frames["meetings"]["start_date"].tolist() == ["2025-09-10", "2025-W48"]
    assert frames["decisions"]["unanimous"].tolist() == [False]
    assert frames["agenda_items"]["duration_minutes"].sum() == 15
    assert frames["documents"]["words"].isna().sum() == 4
    assert frames["bodies"]["purpose"].tolist() == [pd.NA]
    assert frames["agenda_items"]["title"][1] == 'Årslønn\nog "tillegg"'


def test_tables_without_rows_have_types_too(tmp_path: Path) -> None:
    from pipeline.records import Records

    write_tables(Records(), tmp_path)
    frames = load(tmp_path)
    assert all(len(frame) == 0 for frame in frames.values())
    assert str(frames["decisions"]["votes_for"].dtype) == "Int64"
    assert str(frames["decisions"]["unanimous"].dtype) == "boolean"


def test_a_missing_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="referent ingest"):
        load(tmp_path)


def test_importing_the_store_imports_nothing_heavy() -> None:
    heavy = ("pandas", "numpy", "spacy", "docx", "pdfplumber", "lxml", "rich")
    code = f"import sys, pipeline.store; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
