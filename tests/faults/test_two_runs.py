"""F5: of runs at the same time one works, and the others say at once who does."""

from __future__ import annotations

import os
import platform
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.faults.commands import AS_OF, finish, run, start, write_papers
from tests.faults.warm import run_warm, start_warm
from tests.store.contents import read_outputs

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("processes", "rounds"), [(2, 1), *(pytest.param(count, 20, marks=pytest.mark.faults) for count in (2, 8))])
def test_of_runs_at_once_one_works_and_the_others_name_it(tmp_path: Path, processes: int, rounds: int) -> None:
    write_papers(tmp_path / "clean" / "raw", 20)
    assert run_warm(tmp_path / "clean", "ingest", *AS_OF)[0] == 0
    folder, refused = tmp_path / "work", 0
    write_papers(folder / "raw", 20)
    for number in range(rounds):
        if number % 2:
            (folder / "raw" / "raad" / "2010-01-06-0.txt").touch()
        else:
            shutil.rmtree(folder / "processed", ignore_errors=True)
        verbs = ["reports" if number % 2 and place % 2 else "ingest" for place in range(processes)]
        at_once = [start_warm(folder, verb, *AS_OF) for verb in verbs]
        ended = [finish(process) for process in at_once]
        assert 0 in {code for code, _ in ended}
        refused += [code for code, _ in ended].count(3)
        for code, said in ended:
            assert code in (0, 3), said
            assert code == 0 or any(f"process {process.pid} on {platform.node()}, started 20" in said for process in at_once)
        assert read_outputs(folder / "processed") == read_outputs(tmp_path / "clean" / "processed")
    assert run_warm(folder, "verify")[0] == 0
    print(f"{refused} of {processes * rounds} were refused")
    assert refused >= rounds // 4


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="the system cannot stop a process")
def test_a_run_that_hangs_is_named_and_its_lock_is_free_when_it_is_killed(tmp_path: Path) -> None:
    write_papers(tmp_path / "raw", 40)
    first = start(tmp_path, "ingest", *AS_OF)
    lock = tmp_path / "processed" / ".state" / "lock"
    while not (lock.is_file() and lock.read_text()):
        time.sleep(0.005)
    os.kill(first.pid, signal.SIGSTOP)
    code, said = run(tmp_path, "ingest", *AS_OF)
    assert (code, f"process {first.pid} on {platform.node()}, started 20" in said) == (3, True)
    first.kill()
    first.communicate()
    assert run(tmp_path, "ingest", *AS_OF)[0] == 0
