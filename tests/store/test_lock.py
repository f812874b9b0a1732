from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from pipeline.errors import EnvironmentFault, LockedError
from pipeline.store.lock import hold_lock

HOLDER = """
import os, sys, time, pathlib
from pipeline.store.lock import hold_lock
with hold_lock(pathlib.Path(sys.argv[1])):
    if sys.argv[2] == "alone" or os.fork() == 0:
        print("held", flush=True)
    time.sleep(20)
    os._exit(0)
"""


def start_holder(out: Path, kind: str) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(out), kind], stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def end(holder: subprocess.Popen[str]) -> None:
    """The holder and its workers, gone."""
    os.killpg(holder.pid, 9)
    holder.wait()
    if holder.stdout:
        holder.stdout.close()


def test_the_second_run_is_told_who_holds_the_lock_since_when(tmp_path: Path) -> None:
    holder = start_holder(tmp_path, "alone")
    try:
        with (
            pytest.raises(LockedError, match=rf"process {holder.pid} on .*, started \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC") as fault,
            hold_lock(tmp_path),
        ):
            pass
        assert fault.value.exit_code == 3
    finally:
        end(holder)


def test_a_run_that_has_only_just_taken_the_lock_is_named_and_none_that_has_ended(tmp_path: Path) -> None:
    path = tmp_path / ".state" / "lock"
    with hold_lock(tmp_path):
        holder = path.read_text()
        path.write_text("")
        soon = Timer(0.1, path.write_text, [holder])
        soon.start()
        with pytest.raises(LockedError, match=rf"process {os.getpid()} on "), hold_lock(tmp_path):
            pass
        soon.join()
    assert path.read_text() == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_the_lock_is_free_when_its_holder_is_killed_even_if_a_worker_lives_on(tmp_path: Path) -> None:
    holder = start_holder(tmp_path, "worker")
    try:
        holder.kill()
        holder.wait()
        with hold_lock(tmp_path):
            assert re.match(rf"process {os.getpid()} on ", (tmp_path / ".state" / "lock").read_text())
    finally:
        end(holder)


def test_the_lock_is_free_again_after_the_run_and_held_within_it(tmp_path: Path) -> None:
    with hold_lock(tmp_path), pytest.raises(LockedError), hold_lock(tmp_path):
        pass
    with hold_lock(tmp_path), hold_lock(tmp_path / "another"):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_a_worker_that_ends_does_not_free_the_lock(tmp_path: Path) -> None:
    with hold_lock(tmp_path):
        if (worker := os.fork()) == 0:
            os._exit(0)
        os.waitpid(worker, 0)
        with pytest.raises(LockedError), hold_lock(tmp_path):
            pass


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFault, match="lock could not be written"), hold_lock(tmp_path / "file"):
        pass
