"""A run on a real scheduler with worker processes of its own, all on this machine, some of them lost on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.test_run import MINUTES, outputs

HOME = Path(__file__).parents[2]
MOCKS = """
import os, pathlib, signal, time
from pipeline.engine import paper

real = paper.parse_paper

def parse_mock(data, name, *rest, **more):
    if name == "vent.txt" and not (gate := pathlib.Path(os.environ["GATE"])).exists():
        gate.with_suffix(".pid").write_text(str(os.getppid()))
        while not gate.exists():
            time.sleep(0.05)
    if name == "hogger.txt":
        os.kill(os.getppid(), signal.SIGKILL)
    return real(data, name, *rest, **more)

paper.parse_paper = parse_mock
"""
"""What Python runs when it starts: one paper keeps its reader waiting, another ends the cluster's worker beside it whenever it is read."""


def command(folder: Path, *words: str) -> subprocess.Popen[str]:
    """A Python module, started in a folder where the mocks hold."""
    environment = {**os.environ, "PYTHONPATH": f"{folder / 'mocks'}{os.pathsep}{HOME}", "GATE": str(folder / "gate")}
    environment["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = "0"
    return subprocess.Popen(
        [sys.executable, "-m", *words], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def ingest(folder: Path, raw: str, out: str, *more: str) -> subprocess.Popen[str]:
    """A run of the program."""
    return command(folder, "pipeline.cli", "ingest", raw, "--out", out, "--as-of", "2025-04-01", *more)


def end(process: subprocess.Popen[str]) -> None:
    """A process that is asked to end, and its worker processes with it."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until something is so."""
    started = time.monotonic()
    while not happened():
        assert time.monotonic() - started < seconds
        time.sleep(0.05)


@contextmanager
def start_cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    with ExitStack() as stack:
        file = ("--scheduler-file", "scheduler.json")
        workers = ("--nworkers", "2", "--nthreads", "1", "--local-directory", "scratch", "--no-dashboard", *file)
        for words in (("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *file), ("worker", *workers)):
            process = command(folder, f"distributed.cli.dask_{words[0]}", *words[1:])
            stack.callback(end, process)
        wait_for((folder / "scheduler.json").exists)
        yield json.loads((folder / "scheduler.json").read_text())["address"]


def write_papers(folder: Path) -> None:
    """Minutes of a body, one paper that waits and one that ends workers among them."""
    (folder / "raw" / "raad").mkdir(parents=True)
    (folder / "mocks").mkdir()
    (folder / "mocks" / "sitecustomize.py").write_text(MOCKS)
    for number, name in enumerate(["vent", *(f"referat-{number:02}" for number in range(40)), "hogger"], 1):
        path = folder / "raw" / "raad" / f"{name}.txt"
        path.write_text(MINUTES.format(day=f"{number % 28 + 1}. mars {2020 + number // 28}", number=number), encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="ends processes by signals")
def test_a_cluster_that_loses_workers_writes_the_same_tables_and_blames_the_paper_that_ends_them(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="dask is not installed: pip install 'referent[dask]'")
    write_papers(tmp_path)
    address = (tmp_path / "raw").as_uri()
    with start_cluster(tmp_path) as scheduler:
        run = ingest(tmp_path, address, "cluster", "--engine", "dask", "--scheduler", scheduler)
        wait_for((tmp_path / "gate.pid").exists)
        os.kill(int((tmp_path / "gate.pid").read_text()), signal.SIGKILL)  # a worker is lost while it reads
        (tmp_path / "gate").touch()
        said, _ = run.communicate(timeout=60)
    assert run.returncode == 1, said
    assert "hogger.txt" in said
    (tmp_path / "raw" / "raad" / "hogger.txt").unlink()
    runs = [ingest(tmp_path, address, "cluster", "--json"), ingest(tmp_path, "raw", "here", "--json")]
    told = [json.loads(run.communicate(timeout=60)[0]) for run in runs]
    assert [(one["new"], one["unchanged"], one["gone"], one["failed"]) for one in told] == [(0, 41, 1, []), (41, 0, 0, [])]
    here, cluster = outputs(tmp_path / "here"), outputs(tmp_path / "cluster")
    tables = {name for name in here if name.endswith((".csv", ".json")) and name != "changes.csv"}
    assert {name for name in tables if cluster[name] != here[name]} == set()


def test_a_cluster_is_asked_for_in_full(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for words in (("--engine", "dask"), ("--scheduler", "tcp://127.0.0.1:1")):
        run = ingest(tmp_path, "raw", "out", *words)
        said, _ = run.communicate(timeout=60)
        assert (run.returncode, "belong together" in said) == (2, True)


def test_without_dask_it_is_said_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "mocks" / "distributed").mkdir(parents=True)
    (tmp_path / "mocks" / "distributed" / "__init__.py").write_text("raise ImportError")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("Referat", encoding="utf-8")
    run = ingest(tmp_path, "raw", "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    said, _ = run.communicate(timeout=60)
    assert (run.returncode, "pip install 'referent[dask]'" in said) == (2, True)
