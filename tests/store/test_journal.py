from __future__ import annotations

import re
from pathlib import Path

from pipeline.store.journal import find_version, read_journal, write_journal


def test_every_run_adds_one_line_and_a_torn_line_is_skipped(tmp_path: Path) -> None:
    assert read_journal(tmp_path) == []
    write_journal(tmp_path, "ingest", {"new": 3, "path": "råd"})
    with (tmp_path / ".state" / "journal.jsonl").open("a") as file:
        file.write('{"time": "2025\n')
    write_journal(tmp_path, "reports", {"written": 2})
    runs = read_journal(tmp_path)
    assert {run.pop("version") for run in runs} == {find_version()}
    assert [run.pop("time") for run in runs if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(run["time"]))]
    assert runs == [{"verb": "ingest", "new": 3, "path": "råd"}, {"verb": "reports", "written": 2}]
