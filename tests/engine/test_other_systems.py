"""A system that cannot copy a process, and has no clock of processor time (Windows), as far as this one can show it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import pytest

from pipeline import run
from pipeline.engine import apart, pool, processes
from pipeline.settings import Settings
from tests.command_line import referent
from tests.test_run import write_minutes

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_CLOCKS = "import signal; del signal.setitimer, signal.alarm; "


def make_all() -> None:
    """Every table and publication of two papers and a broken one, the publications with a template of the working folder's."""
    write_minutes(Path("raw"), "mars.txt")
    write_minutes(Path("raw"), "april.txt", "9. april 2025", 2)
    Path("raw/raad/brukket.pdf").write_bytes(b"%PDF-1.7\n1 0 obj <<")
    run.ingest(Path("raw"), Path("out"), Settings(), "2025-05-01", jobs=2, step=lambda *_: None)
    run.reports(Path("out"), Settings(), "2025-05-01", Path("out/reports"), period="2025")


def read_tables() -> dict[str, bytes]:
    """The tables by name, without that of what the last run changed."""
    return {path.name: path.read_bytes() for path in Path("processed").glob("*.csv") if path.name != "changes.csv"}


def make_without_copies() -> None:
    """All of it where processes cannot be copied and have no clocks."""
    for room in (pool, apart):
        room.can_fork = lambda: False  # type: ignore[attr-defined]
    processes.START = WITHOUT_CLOCKS + processes.START
    make_all()


@pytest.mark.slow
def test_a_system_without_copies_of_processes_and_without_their_clocks_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for maker in (make_all, make_without_copies):
        home = tmp_path / maker.__name__
        (home / "templates").mkdir(parents=True)
        (home / "templates" / "period-report.html.j2").write_text("{{ title }}", encoding="utf-8")
        # In a process of its own: this one has threads, and what it had copied would wait for them.
        command = [sys.executable, "-P", "-c", f"from {__name__} import {maker.__name__} as make; make()"]
        subprocess.run(command, cwd=home, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=300)
        made.append({str(path.relative_to(home)): path.read_bytes() for path in sorted((home / "out").rglob("*")) if is_made(path)})
    assert made[0].keys() >= {"out/findings.csv", "out/referent.db", "out/reports/raad-2025-year-report.html"}
    assert made[0] == made[1]


def is_made(path: Path) -> bool:
    """True for a table or publication."""
    return path.is_file() and ".state" not in path.parts


def test_a_table_that_a_spreadsheet_has_open_on_windows_is_named_and_the_next_run_writes_it(
    read_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest = ("ingest", "--jobs", "1", "--as-of", "2025-05-01")
    write_minutes(read_folder / "raw", "april.txt", "9. april 2025", 2)
    replace = Path.replace

    def refuse(place: Path, target: Path) -> Path:
        if Path(target).name == "meetings.csv":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(place, target)

    with monkeypatch.context() as windows:
        windows.setattr(Path, "replace", refuse)
        done = referent(*ingest)
    assert (done.exit_code, "Close it where it is open" in done.output) == (4, True), done.output
    assert referent(*ingest).exit_code == 0
    made = read_tables()
    rmtree("processed")
    assert referent(*ingest).exit_code == 0
    assert read_tables() == made
