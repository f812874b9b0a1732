"""How long an ingest takes: invented four-page minutes, read cold, again with nothing changed, and with one more paper.

    python tests/bench/ingest.py [--papers 1000] [--jobs N] [--keep FOLDER]

Every run is a fresh process. Prints seconds and papers a second. No test: figures drift with the machine.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.minutes import write_minutes  # noqa: E402 (runs as a script, from any folder)

WARM_UP = 2.5
"""Seconds before the first run: a file as fresh as the clock's tick is hashed again by the run that follows."""


def main() -> None:
    """Make the papers, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=0, help="worker processes; 0 leaves it to the program")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it")
    choices = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measure(choices.keep or Path(scratch), choices.papers, choices.jobs)


def measure(folder: Path, papers: int, jobs: int) -> None:
    """Three runs over `papers` minutes, one printed line each."""
    shutil.copytree(ROOT / "pipeline", folder / "code" / "pipeline", dirs_exist_ok=True)  # what is edited meanwhile does not count
    started = time.perf_counter()
    for number in range(papers):
        write_minutes(folder / "raw", number)
    print(f"made {papers} minutes of four pages in {time.perf_counter() - started:.1f} s")
    time.sleep(WARM_UP)
    report("cold", papers, *ingest(folder, jobs))
    report("nothing changed", papers, *ingest(folder, jobs))
    write_minutes(folder / "raw", papers)
    report("one more paper", papers + 1, *ingest(folder, jobs))
    for table in ("documents", "meetings", "agenda_items", "decisions", "actions", "attendance", "findings"):
        print(f"{table:16} {count_rows(folder / 'processed' / f'{table}.csv'):8} rows")


def ingest(folder: Path, jobs: int) -> tuple[float, int]:
    """Seconds and exit code of one run in a process of its own, in a folder without settings."""
    command = [sys.executable, "-m", "pipeline.cli", "ingest", "raw", "--out", "processed"]
    command += ["--jobs", str(jobs)] if jobs else []
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder.resolve() / "code")}, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started, done.returncode


def report(name: str, papers: int, seconds: float, code: int) -> None:
    """One line of the result."""
    print(f"{name:16} {seconds:8.2f} s {papers / seconds:8.0f} papers/s   exit {code}")


def count_rows(path: Path) -> int:
    """Rows of a table; 0 where there is none."""
    if not path.is_file():
        return 0
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


if __name__ == "__main__":
    main()
