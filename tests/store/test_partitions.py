"""The tables as Parquet by body and year: every row once, where readers of such folders look for it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline import run
from pipeline.settings import Settings
from pipeline.store import partitions
from pipeline.store.columns import read_columns
from tests.test_run import ingest, write_minutes

pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")


def test_every_row_stands_in_the_partition_of_its_body_and_year_and_a_second_copy_is_the_same(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    raw, out, shared = tmp_path / "raw", tmp_path / "out", tmp_path / "shared"
    write_minutes(raw, "mars.txt")
    write_minutes(raw, "april.txt", "9. april 2024", 2)
    ingest(raw, out)
    run.share(out, str(shared))
    first = {path.relative_to(shared): path.read_bytes() for path in shared.rglob("*") if path.is_file()}
    counts = Counter[str]()
    for path in shared.rglob("*.parquet"):
        counts[path.relative_to(shared).parts[0]] += pq.ParquetFile(path).metadata.num_rows
    for table in read_columns():
        with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert counts[table] == sum(1 for _ in csv.DictReader(file)), table
        assert first[Path(f"{table}.csv")] == (out / f"{table}.csv").read_bytes()
    years = {path.parts[2] for path in first if path.parts[0] == "decisions"}
    assert years == {"year=2024", "year=2025"}
    (raw / "raad" / "april.txt").unlink()
    ingest(raw, out)
    run.share(out, shared.as_uri())
    assert not list(shared.glob("decisions/*/year=2024/*"))
    write_minutes(raw, "april.txt", "9. april 2024", 2)
    ingest(raw, out)
    run.share(out, str(shared))
    again = {path.relative_to(shared): path.read_bytes() for path in shared.rglob("*") if path.is_file()}
    assert {path for path in first.keys() | again.keys() if first.get(path) != again.get(path)} <= {Path("changes.csv")}


def test_a_table_that_is_larger_than_the_memory_for_it_has_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 5):
        write_minutes(tmp_path / "raw", f"{number}.txt", f"{number}. mars 2025", number)
    run.ingest(tmp_path / "raw", tmp_path / "out", Settings(), "2025-04-01", jobs=1, step=lambda *_: None)
    monkeypatch.setattr(partitions, "MOST", 3)
    names = [name for name, _ in partitions.format_partitions(tmp_path / "out") if name.startswith("documents/")]
    assert [name.rsplit("/", 1)[1] for name in names] == ["part-0.parquet", "part-1.parquet"]
