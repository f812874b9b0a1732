"""What hostile papers do to the processes that read them: each becomes a finding, and the papers around it are read."""

from __future__ import annotations

import ctypes
import os
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.engine import paper, pool, processes
from pipeline.engine.paper import Task
from pipeline.engine.pool import parse_files
from pipeline.errors import EnvironmentFault
from pipeline.records import Parsed
from pipeline.settings import Limits
from pipeline.store import decode_parsed

REAL = paper.parse_paper
LIMITS = Limits(seconds=2, memory_mib=8192)
"""Copies of the process that tests run in start with all the memory that its other tests took."""
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def exit_at_once() -> None:
    os._exit(3)


def crash() -> None:
    ctypes.string_at(0)


def hang() -> None:
    while True:
        time.sleep(10)


def grab_memory() -> None:
    bytearray(1 << 36)


def print_much() -> None:
    for _ in range(2000):
        os.write(1, b"x" * 100_000)
    print("y" * 1_000_000)


def raise_strange() -> None:
    raise SystemExit(3)


def interrupt() -> None:
    raise KeyboardInterrupt


def fork_and_go_on() -> None:
    os.fork()


def fork_and_leave_a_child_that_hangs() -> None:
    if os.fork() == 0:
        hang()
    crash()


DEEDS: dict[str, tuple[Callable[[], None], str]] = {
    "hangs": (hang, "too-slow"),
    "allocates": (grab_memory, "too-much-memory"),
    "segfaults": (crash, "reader-crashed"),
    "exits": (exit_at_once, "reader-crashed"),
    "prints": (print_much, ""),
    "raises": (raise_strange, "reader-failed"),
    "interrupts": (interrupt, "reader-failed"),
    "forks": (fork_and_go_on, ""),
    "leaves-a-child": (fork_and_leave_a_child_that_hangs, "reader-crashed"),
}
"""What a mock paper does to its reader, and the code that it gets; none where it is read all the same."""


def parse_mock(data: bytes, name: str, *rest: str, **more: str) -> Parsed:
    """What a paper says, after it has done what its text asks for."""
    if data.startswith(b"mock:"):
        DEEDS[data.decode().removeprefix("mock:")][0]()
    return REAL(data, name, *rest, **more)


@pytest.fixture
def mocks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within it workers, which are forked here, do what mock papers ask for."""
    monkeypatch.setattr(pool, "can_fork", lambda: True)
    monkeypatch.setattr(paper, "parse_paper", parse_mock)
    yield


def make_tasks(folder: Path, *deeds: str) -> list[Task]:
    """Papers that do something, with good ones around them."""
    tasks = []
    for number, deed in enumerate(deeds):
        path = folder / f"{number}.txt"
        path.write_text(f"mock:{deed}" if deed else "Referat fra møte i Rådet for fjellvett 12.3.2025", encoding="utf-8")
        tasks.append(Task(path.name, str(path), f"{number:012}"))
    return tasks


def find_codes(tasks: list[Task], jobs: int = 1, limits: Limits = LIMITS) -> dict[str, str]:
    """What became of each paper: the code of its error, "" where it was read."""
    found = [outcome for some in parse_files(tasks, jobs, limits) for outcome in some]
    assert len(found) == len(tasks)
    read = {path: parsed for path, encoded in found if (parsed := decode_parsed(encoded))}
    lost = {path for path, parsed in read.items() if parsed.document.record.status == "failed"}
    return {path: "".join(finding.code for finding in parsed.findings) if path in lost else "" for path, parsed in read.items()}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.usefixtures("mocks")
def test_a_paper_that_hurts_its_reader_gets_its_code_and_those_around_it_are_read(tmp_path: Path, deed: str) -> None:
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    codes = find_codes(make_tasks(tmp_path, "", deed, "", ""))
    assert codes == {"0.txt": "", "1.txt": DEEDS[deed][1], "2.txt": "", "3.txt": ""}
    assert time.monotonic() - started < LIMITS.seconds + 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 << 10


@pytest.mark.usefixtures("mocks")
def test_many_papers_that_hurt_their_readers_lose_themselves_only(tmp_path: Path) -> None:
    deeds = ["", "segfaults", "exits", "", "", "allocates", "raises", "", "forks", "", "exits", "leaves-a-child", ""] * 2
    codes = find_codes(make_tasks(tmp_path, *deeds), jobs=2)
    assert codes == {f"{number}.txt": DEEDS[deed][1] if deed else "" for number, deed in enumerate(deeds)}
    with pytest.raises(ChildProcessError):  # no process is left
        os.waitpid(-1, os.WNOHANG)


def test_a_paper_that_cannot_be_opened_or_is_too_large_is_a_finding(tmp_path: Path) -> None:
    tasks = make_tasks(tmp_path, "", "", "", "")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "1.txt").open("wb") as file:
        file.truncate(2 << 20)
    (tmp_path / "2.txt").unlink()
    codes = find_codes([*tasks, Task("pipe", str(tmp_path / "pipe"), "ab" * 6)], limits=Limits(seconds=2, memory_mib=8192, file_mib=1))
    assert codes == {"0.txt": "", "1.txt": "too-large", "2.txt": "file-not-readable", "3.txt": "", "pipe": "file-not-readable"}


@pytest.mark.usefixtures("mocks")
def test_a_worker_that_a_person_ends_is_replaced_and_its_paper_read_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"

    def end_once() -> None:
        if not told.exists():
            told.touch()
            os.kill(os.getpid(), 9)

    monkeypatch.setitem(DEEDS, "ends-once", (end_once, ""))
    assert find_codes(make_tasks(tmp_path, "", "ends-once", "")) == {"0.txt": "", "1.txt": "", "2.txt": ""}


@pytest.mark.slow
def test_workers_that_are_no_copies_of_this_process_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = make_tasks(tmp_path, *[""] * 20)
    forked = sorted(outcome for some in parse_files(tasks, 2, LIMITS) for outcome in some)
    monkeypatch.setattr(pool, "can_fork", lambda: False)
    assert sorted(outcome for some in parse_files(tasks, 2, LIMITS) for outcome in some) == forked
    mocking = "from pipeline.engine import paper; from tests.engine.test_pool import parse_mock; paper.parse_paper = parse_mock; "
    monkeypatch.setattr(processes, "START", mocking + processes.START)
    deeds = {"": "", "hangs": "too-slow", "segfaults": "reader-crashed"}
    assert find_codes(make_tasks(tmp_path, *deeds)) == {f"{number}.txt": code for number, code in enumerate(deeds.values())}


@pytest.mark.slow
def test_a_program_that_cannot_start_its_workers_says_so_and_blames_no_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "can_fork", lambda: False)
    monkeypatch.setattr(processes, "START", "raise SystemExit(1)")
    with pytest.raises(EnvironmentFault, match="before the first"):
        find_codes(make_tasks(tmp_path, ""))


def test_no_more_workers_are_started_than_papers_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(pool, "can_fork", lambda: started.append("one") or True)
    assert not list(parse_files([], 8))
    find_codes(make_tasks(tmp_path, ""), jobs=8)
    assert started == ["one"]
