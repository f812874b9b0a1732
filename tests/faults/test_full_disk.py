"""F4: every call that writes fails once, for want of space or for a broken disk; nothing is half written, and the next run completes."""

from __future__ import annotations

import errno
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.engine.apart import Apart
from tests.faults.commands import find_rests, run, write_papers
from tests.faults.warm import load_program
from tests.store.contents import read_outputs

pytestmark = pytest.mark.slow
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
AS_OF = ["--as-of", "2010-01-15"]


@dataclass
class Shim:
    """Counts the calls that write below a folder, and lets one of them fail."""

    folder: str = ""
    at: int = 0
    code: int = errno.ENOSPC
    sites: list[str] = field(default_factory=list)

    def meet(self, what: str, path: object) -> None:
        """One call. Raises OSError where it is the one to fail."""
        if not self.folder or not str(path).startswith(self.folder):
            return
        self.sites.append(f"{what} {path}")
        if len(self.sites) == self.at:
            raise OSError(self.code, os.strerror(self.code), str(path))

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit event of the interpreter."""
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
            self.meet("open", arguments[0])
        elif event in {"os.rename", "os.mkdir", "os.truncate", "sqlite3.connect"}:
            self.meet(event, arguments[0])


shim = Shim()
sys.addaudithook(shim.hear)


@pytest.fixture(autouse=True)
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Calls on open files, which tell no audit hook."""

    def watch(name: str) -> None:
        real: Callable[..., Any] = getattr(os, name)

        def call(handle: int, *rest: Any) -> Any:
            if shim.folder:
                shim.meet(name, Path(f"/proc/self/fd/{handle}").resolve())
            return real(handle, *rest)

        monkeypatch.setattr(os, name, call)

    for name in ("fsync", "write", "ftruncate"):
        watch(name)
    yield
    shim.folder = ""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publications are filled in once, and then remembered: it is how they are written that is tried here. Nothing else is loaded twice."""
    load_program()
    known: dict[bytes, bytes] = {}
    fill = Apart.do

    def do(apart: Apart, job: Callable[[], bytes]) -> bytes:
        key = pickle.dumps(job)
        known[key] = known.get(key) or fill(apart, job)
        return known[key]

    monkeypatch.setattr(Apart, "do", do)


def referent(folder: Path, verb: str) -> tuple[int, str]:
    """Exit code and output of a command in this process."""
    places = {"ingest": [str(folder / "raw"), "--out", str(folder / "processed"), "--jobs", "1"], "reports": [str(folder / "processed")]}
    result = CliRunner().invoke(main, [verb, *places[verb], *AS_OF], catch_exceptions=False)
    return result.exit_code, result.output


def fail_at(folder: Path, verb: str, at: int, code: int) -> tuple[int, str, list[str]]:
    """Exit code, output and sites of a command of which one call failed."""
    shim.folder, shim.at, shim.code, shim.sites = str(folder / "processed"), at, code, []
    try:
        return *referent(folder, verb), shim.sites
    finally:
        shim.folder = ""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="/proc is needed")
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("verb", ["ingest", "reports"])
@pytest.mark.parametrize("step", [47, pytest.param(1, marks=pytest.mark.faults)])
def test_each_call_that_writes_may_fail_once(tmp_path: Path, verb: str, step: int) -> None:
    base = tmp_path / "base"
    write_papers(base / "raw", 2)
    assert referent(base, "ingest")[0] == 0
    if verb == "ingest":
        write_papers(base / "raw", 2, 2)
    clean = shutil.copytree(base, tmp_path / "clean")
    code, _, sites = fail_at(clean, verb, 0, 0)
    assert code == 0
    assert len(sites) > 20
    tables, publications = read_outputs(clean / "processed"), read_reports(clean)
    for at in range(len(sites), 0, -step):
        folder = shutil.copytree(base, tmp_path / "work")
        code, said, met = fail_at(folder, verb, at, (errno.ENOSPC, errno.EIO)[at % 2])
        assert code in (0, 4), (met[-1], said)
        if code == 0:  # what Python or the program can do without: a folder that is there, an unnamed file, flushing a folder's names
            assert read_outputs(folder / "processed") == tables, met[at - 1]
        else:
            assert "processed" in said, said
        assert referent(folder, verb)[0] == 0, met[at - 1]
        assert read_outputs(folder / "processed") == tables, met[at - 1]
        assert read_reports(folder) == publications, met[at - 1]
        assert find_rests(folder) == [], met[at - 1]
        assert CliRunner().invoke(main, ["verify", str(folder / "processed"), "--raw", str(folder / "raw")]).exit_code == 0, met[at - 1]
        shutil.rmtree(folder)
    print(f"{verb}: {len(sites)} sites")


def read_reports(folder: Path) -> dict[str, bytes]:
    """The bytes of all publications."""
    return {path.name: path.read_bytes() for path in (folder / "processed").glob("reports/*")}


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY))
sys.argv = ["referent", *{arguments}]
from pipeline.cli import main
from pipeline.engine.apart import Apart
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system knows no such limit")
@pytest.mark.parametrize(
    "size", [20_000, *(pytest.param(kib << 10, marks=pytest.mark.faults) for kib in (1, 4, 16, 40, 64, 128, 200, 400))]
)
def test_a_file_that_may_not_grow_ends_with_4_and_the_next_run_completes(tmp_path: Path, size: int) -> None:
    import subprocess

    from tests.faults.commands import ROOT

    write_papers(tmp_path / "raw", 60)
    script = LIMITED.format(size=size, arguments=["ingest", *AS_OF])
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 4, done.stderr
    assert "processed" in done.stderr
    assert "Traceback" not in done.stderr
    assert run(tmp_path, "ingest", *AS_OF)[0] == 0
    assert find_rests(tmp_path) == []
    assert run(tmp_path, "verify")[0] == 0
