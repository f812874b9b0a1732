"""F1 to F3: runs that are killed or interrupted at any point lose nothing, and readers always see a complete set of tables."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from pipeline import load
from tests.faults.commands import (
    AS_OF,
    find_rests,
    find_workers,
    finish,
    kill_after,
    start,
    wait_until_alone,
    write_papers,
)
from tests.faults.warm import Warm, count_seconds, run_warm, start_warm
from tests.store.contents import read_outputs

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc/self").exists(), reason="signals and /proc are needed")]
INGEST = ["ingest", "--jobs", "2", *AS_OF]
VERBS = {"ingest": INGEST, "reports": ["reports", *AS_OF]}
Started = subprocess.Popen[str] | Warm


def clean_runs(folder: Path, papers: int) -> tuple[dict[str, dict[str, object]], float]:
    """What undisturbed runs give of some papers ("few") and of twice as many ("many"), and the seconds that the longer one takes."""
    found = {}
    seconds = 0.0
    for name, count in (("few", papers // 2), ("many", papers)):
        place = folder / f"clean-{name}"
        write_papers(place / "raw", count)
        began = time.monotonic()
        assert run_warm(place, *INGEST)[0] == 0
        seconds = time.monotonic() - began
        found[name] = read_outputs(place / "processed")
    return found, seconds


def read_all(folder: Path) -> tuple[dict[str, object], dict[str, bytes]]:
    """What stands in the tables, and the bytes of all publications."""
    return read_outputs(folder / "processed"), {path.name: path.read_bytes() for path in (folder / "processed/reports").glob("*")}


def set_papers(folder: Path, name: str, papers: int) -> None:
    """Lay the papers of a state into raw/: half of them come and go."""
    write_papers(folder / "raw", papers // 2)
    for path in sorted((folder / "raw" / "raad").iterdir())[papers // 2 :]:
        path.unlink()
    if name == "many":
        write_papers(folder / "raw", papers - papers // 2, papers // 2)


@contextmanager
def reading(processed: Path, seen: list[str]) -> Iterator[None]:
    """Someone reads all tables over and over; `seen` gets what does not fit together."""
    done = Event()

    def look() -> None:
        while not done.wait(0.05):
            if (processed / "referent.db").is_file():
                seen.extend(find_misfits(processed))

    thread = Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def find_misfits(processed: Path) -> Iterator[str]:
    """What shows that tables are of two runs: papers without items, or items without papers."""
    tables = load(processed)
    papers, items = set(tables["documents"]["document_id"]), set(tables["agenda_items"]["document_id"])
    if papers != items or set(tables["meetings"]["document_id"]) - papers:
        yield f"{len(papers)} papers, {len(items)} with items"


def is_sound(processed: Path) -> bool:
    """True where all databases pass SQLite's own check."""
    for path in (processed / "referent.db", *(processed / ".state").glob("*.db")):
        if path.is_file():
            with closing(sqlite3.connect(path)) as db:
                if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    return False
    return True


@pytest.mark.parametrize(("papers", "kills"), [(8, 1), pytest.param(200, int(os.environ.get("KILLS", "200")), marks=pytest.mark.faults)])
def test_an_ingest_killed_anywhere_is_taken_up_by_the_next(tmp_path: Path, papers: int, kills: int) -> None:
    clean, seconds = clean_runs(tmp_path, papers)
    folder, chance, seen, killed = tmp_path / "work", random.Random(papers), list[str](), 0
    with reading(folder / "processed", seen):
        while killed < kills:
            set_papers(folder, chance.choice(("few", "many")), papers)
            if kills > 20 and killed % 40 == 39:
                shutil.rmtree(folder / "processed" / ".state", ignore_errors=True)
            killed += kill_after(start_warm(folder, *INGEST), chance.uniform(0, seconds * 1.1))
            assert is_sound(folder / "processed")
        for name in ("few", "many"):
            set_papers(folder, name, papers)
            assert run_warm(folder, *INGEST)[0] == 0
            assert read_outputs(folder / "processed") == clean[name]
    assert seen == []
    assert find_rests(folder) == []
    assert wait_until_alone(folder / "processed") == []
    assert run_warm(folder, "verify")[0] == 0


@pytest.mark.parametrize("times", [pytest.param(20, marks=pytest.mark.faults)])
def test_a_run_goes_on_when_only_a_process_that_reads_is_killed(tmp_path: Path, times: int) -> None:
    write_papers(tmp_path / "clean" / "raw", 200)
    assert run_warm(tmp_path / "clean", *INGEST)[0] == 0
    for number in range(times):
        folder = tmp_path / f"work-{number}"
        write_papers(folder / "raw", 200)
        process = start_warm(folder, *INGEST)
        while not (folder / "processed" / ".state" / "parsed.db").is_file() and process.poll() is None:
            time.sleep(0.01)
        workers = [pid for pid in find_workers(folder / "processed") if pid != process.pid]
        for pid in workers[:1]:
            os.kill(pid, signal.SIGKILL)
        assert finish(process)[0] == 0
        assert workers
        assert read_outputs(folder / "processed") == read_outputs(tmp_path / "clean" / "processed")


@pytest.mark.parametrize("kills", [pytest.param(int(os.environ.get("KILLS", "100")), marks=pytest.mark.faults)])
def test_reports_killed_anywhere_leave_whole_files(tmp_path: Path, kills: int) -> None:
    write_papers(tmp_path / "raw", 4)
    assert run_warm(tmp_path, "ingest", *AS_OF)[0] == 0
    reports, days, whole = tmp_path / "processed" / "reports", ("2010-01-08", "2010-01-15"), set[bytes]()
    for day in days:
        began = time.monotonic()
        assert run_warm(tmp_path, "reports", "--as-of", day, "--out", f"clean-{day}")[0] == 0
        seconds = time.monotonic() - began
        whole |= {path.read_bytes() for path in (tmp_path / f"clean-{day}").iterdir()}
    chance, killed = random.Random(kills), 0
    while killed < kills:
        killed += kill_after(start_warm(tmp_path, "reports", "--as-of", chance.choice(days)), chance.uniform(0, 1.1) * seconds)
        found = [path for path in reports.glob("*") if not path.name.startswith(".")]
        assert [path.name for path in found if path.read_bytes() not in whole and path.suffix != ".ics"] == []
    for day in days:
        assert run_warm(tmp_path, "reports", "--as-of", day)[0] == 0
        for path in (tmp_path / f"clean-{day}").iterdir():
            assert path.suffix == ".ics" or (reports / path.name).read_bytes() == path.read_bytes()
    assert find_rests(tmp_path) == []
    assert run_warm(tmp_path, "verify")[0] == 0 or "clean-" in run_warm(tmp_path, "verify")[1]


def wait_for_lock(process: Started, folder: Path) -> None:
    """Until a command has the lock, or has ended."""
    lock = folder / "processed" / ".state" / "lock"
    while process.poll() is None and not (lock.is_file() and lock.read_text().startswith(f"process {process.pid} ")):
        time.sleep(0.002)


def interrupt(process: Started, folder: Path, pause: float, number: int) -> tuple[float, float] | None:
    """Seconds until a command ended that was told to, by the clock and of processor time; None where it had ended before."""
    wait_for_lock(process, folder)
    time.sleep(pause)
    began, spent = time.monotonic(), count_seconds(process.pid)
    process.send_signal(number)
    code, said = finish(process)
    if not code:
        return None
    # To a shell both are 130: Python ends itself by the signal where that fell into an exec(), as classes are made by.
    assert code in (130, -signal.SIGINT) and "run the same command again to go on" in said and "Traceback" not in said, (code, said)
    return time.monotonic() - began, getattr(process, "seconds", spent) - spent


@pytest.fixture
def heard() -> Iterator[None]:
    """What is started from here hears SIGINT, also where these tests were started in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(
    ("begin", "points"), [pytest.param(start, 1, id="1"), pytest.param(start_warm, 50, id="50", marks=pytest.mark.faults)]
)
def test_an_interrupted_run_ends_soon_and_says_how_to_go_on(tmp_path: Path, begin: Callable[..., Started], points: int) -> None:
    """Every second time while publications are made. Processor time counts: on a busy machine nothing is soon."""
    chance, told = random.Random(points), list[tuple[float, float]]()
    for verb, places in {"ingest": "", "reports": "reports"}.items():
        folder, seen = tmp_path / verb, len(told)
        write_papers(folder / "raw", 60)
        assert run_warm(folder, *INGEST)[0] == 0
        shutil.rmtree(folder / "processed" / places, ignore_errors=True)
        began = time.monotonic()
        assert run_warm(folder, *VERBS[verb])[0] == 0
        seconds, clean = time.monotonic() - began, read_all(folder)
        for _ in range(10 * points):
            if len(told) - seen == -(-points // 2):
                break
            shutil.rmtree(folder / "processed" / places)
            number = (signal.SIGINT, signal.SIGTERM)[len(told) % 2]
            if took := interrupt(begin(folder, *VERBS[verb]), folder, chance.uniform(0, seconds), number):
                told.append(took)
                assert wait_until_alone(folder / "processed") == []
                assert run_warm(folder, *VERBS[verb])[0] == 0
            else:
                seconds *= 0.9
            assert read_all(folder) == clean
            assert find_rests(folder) == []
    assert len(told) >= points
    longest = [max(took) for took in zip(*told, strict=True)]
    print(f"{len(told)} interrupted, ended within {longest[0]:.2f} s, {longest[1]:.2f} s of processor time")
    assert longest[0] <= 30 and longest[1] <= 2
