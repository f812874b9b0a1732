"""What processes and a cluster add: invented four-page minutes read in this process, by one worker, by two, and by dask with two workers.

    python tests/bench/processes.py [--papers 2000] [--rounds 3] [--dask] [--one]

The ways take turns, each time in a fresh process, so that ratios hold on a noisy machine; the cluster is started once, before. Prints the
median of papers a second, its ratio to one worker, and the most memory that this process and one that it started took. With `--one`
instead: what it costs to read a single paper, the workers being copies of the process or new ones. No test: figures drift with the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAYS = ("here", "1 worker", "2 workers", "dask")


def main() -> None:
    """Make the papers, let the ways take turns, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dask", action="store_true", help="on a cluster of two workers too")
    parser.add_argument("--one", action="store_true", help="the cost of a single paper")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--scheduler", default="", help=argparse.SUPPRESS)
    choices = parser.parse_args()
    if choices.way:
        print(json.dumps(run_way(choices.way, choices.scheduler)))
        return
    ways = ("here", "fork", "fresh") if choices.one else WAYS if choices.dask else WAYS[:-1]
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        papers = prepare(Path(scratch), 1 if choices.one else choices.papers)
        scheduler = stack.enter_context(start_cluster(Path(scratch))) if choices.dask else ""
        rounds = [{way: measure(Path(scratch), way, scheduler) for way in ways} for _ in range(choices.rounds)]
    report(rounds, papers)


def prepare(folder: Path, papers: int) -> int:
    """The number of papers that now lie in raw/, beside a copy of the program: what is edited meanwhile does not count."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.minutes import write_minutes

    shutil.copytree(ROOT / "pipeline", folder / "code" / "pipeline")
    for number in range(papers):
        write_minutes(folder / "raw", number)
    return papers


@contextmanager
def start_cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    file = ["--scheduler-file", "scheduler.json", "--no-dashboard"]
    words = [["scheduler", "--host", "127.0.0.1", "--port", "0"], ["worker", "--nworkers", "2", "--nthreads", "1"]]
    started = []
    for kind, *more in words:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *more, *file]
        started.append(subprocess.Popen(command, cwd=folder, env=place_code(folder), stderr=subprocess.DEVNULL))
    while not (folder / "scheduler.json").exists():
        time.sleep(0.1)
    yield json.loads((folder / "scheduler.json").read_text())["address"]
    for process in reversed(started):
        process.terminate()
        process.wait()


def measure(folder: Path, way: str, scheduler: str) -> dict[str, float]:
    """What one way took, in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--scheduler", scheduler]
    done = subprocess.run(command, cwd=folder, env=place_code(folder), stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def place_code(folder: Path) -> dict[str, str]:
    """The environment in which the copy of the program runs."""
    return {**os.environ, "PYTHONPATH": str(folder.resolve() / "code")}


def run_way(way: str, scheduler: str) -> dict[str, float]:
    """Seconds, processor seconds with those of the workers, and memory in MiB of reading all papers below raw/."""
    from functools import partial

    from pipeline.engine import paper, pool
    from pipeline.settings import Limits

    tasks = [paper.Task(str(path), str(path), "0" * 12) for path in sorted(Path("raw").resolve().rglob("*.pdf"))]
    limits = Limits()
    if way == "fresh":
        pool.can_fork = lambda: False
    if way == "dask":
        from pipeline.engine.cluster import parse_on_cluster

        engine = partial(parse_on_cluster, scheduler=scheduler, limits=limits, ocr="off", names="off")
        list(engine(tasks[:64]))  # the cluster's processes load the program
    elif way == "here":
        engine = lambda some: ([paper.parse_file(task, limits)] for task in some)  # noqa: E731
    else:
        engine = partial(pool.parse_files, jobs=2 if way.startswith("2") else 1, limits=limits)
    started, busy = time.perf_counter(), count_seconds()
    assert sum(len(some) for some in engine(tasks)) == len(tasks)
    seconds = time.perf_counter() - started
    own, inner = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"seconds": seconds, "busy": count_seconds() - busy, "own": own, "workers": inner}


def count_seconds() -> float:
    """Processor seconds of this process and of those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def report(rounds: list[dict[str, dict[str, float]]], papers: int) -> None:
    """One line a way; the ratios are medians of those within each round."""
    first = "1 worker" if "1 worker" in rounds[0] else "here"
    for way in rounds[0]:
        median = {name: statistics.median(one[way][name] for one in rounds) for name in rounds[0][way]}
        ratio = statistics.median(one[first]["seconds"] / one[way]["seconds"] for one in rounds)
        print(
            f"{way:10} {papers / median['seconds']:7.1f} papers/s  {ratio:5.2f} times {first}  {median['seconds']:7.3f} s  "
            f"{median['busy']:7.3f} s of processor  {median['own']:4.0f} MiB, a worker {median['workers']:4.0f} MiB"
        )
    if "dask" in rounds[0]:
        rate = statistics.median(one["2 workers"]["seconds"] / one["dask"]["seconds"] for one in rounds)
        print(f"dask with two workers: {rate:.2f} of the rate of two workers here")


if __name__ == "__main__":
    main()
