"""A cold ingest of invented four-page minutes in PDF on one process, against what others do with the same pages, in turn.

    python tests/bench/cold.py [--papers 200] [--plumbed 40] [--rounds 3] [--jobs 1 2]

Against it stand the same ingest without isolation (papers read in the main process: no worker, no pipe, no limits), bare pypdfium2
(lines with boxes, nothing else), and a plain pdfplumber pipeline (words, lines and tables, spaCy tokens, pandas CSV) over fewer papers,
its start spread over all. Every run is a fresh process; the ways take turns, so that ratios hold on a busy machine. Prints the medians
of processor seconds (workers' too) a paper, and where ours go. No test: figures drift with the machine.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT))  # behind the program that is measured

from tests.bench.minutes import write_minutes  # noqa: E402 (runs as a script, from any folder)

PAGES = 4


def main() -> None:
    """Make the papers, let the ways take turns, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=200)
    parser.add_argument("--plumbed", type=int, default=40, help="papers for the pdfplumber pipeline")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    choices = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measure(Path(scratch), choices.papers, choices.plumbed, choices.rounds, choices.jobs)


def measure(folder: Path, papers: int, plumbed: int, rounds: int, jobs: list[int]) -> None:
    """The rounds, and a line for each way: the medians of its processor and clock seconds a paper."""
    shutil.copytree(ROOT / "pipeline", folder / "code" / "pipeline")  # what is edited meanwhile does not count
    compileall.compile_dir(folder / "code", quiet=1)  # as an installed program is, whatever the environment says of byte code
    for number in range(papers):
        write_minutes(folder / "raw", number)
        if number < plumbed:
            write_minutes(folder / "few", number)
    (folder / "none").mkdir()
    commands = {f"referent, {count} worker{'s' * (count > 1)}": ["ingest", str(count)] for count in jobs}
    commands |= {"referent, no isolation": ["bare"], "pypdfium2 lines": ["lines", "raw"]}
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in (*commands, "pdfplumber pipeline")}
    parts: list[dict[str, float]] = []
    for _ in range(rounds):
        for name, command in commands.items():
            busy, seconds, _ = run(folder, command)
            found[name].append((busy / papers, seconds / papers))
        found["pdfplumber pipeline"].append(run_few(folder, papers, plumbed))
        parts.append({name: float(value) for name, value in (line.rsplit(" ", 1) for line in run(folder, ["parts"])[2].splitlines())})
    ours = median(busy for busy, _ in found[next(iter(commands))])
    for name, times in found.items():
        busy, seconds = median(one for one, _ in times), median(one for _, one in times)
        print(f"{name:22} {busy * 1000:8.1f} ms of processor a paper {seconds * 1000:8.1f} ms by the clock   {busy / ours:6.2f} times ours")
    medians = {name: median(one[name] for one in parts) / papers for name in parts[0]}
    medians["isolation, start, memory"] = ours - sum(medians.values())
    for name, seconds in medians.items():
        print(f"  {name:28} {seconds * 1000:8.2f} ms a paper")


def run_few(folder: Path, papers: int, plumbed: int) -> tuple[float, float]:
    """Processor seconds and clock seconds a paper of the pdfplumber pipeline over few papers, its start spread over as many as ours has."""
    start, few = run(folder, ["plumb", "none"]), run(folder, ["plumb", "few"])
    busy, seconds = ((few[kind] - start[kind]) / plumbed + start[kind] / papers for kind in (0, 1))
    return busy, seconds


def run(folder: Path, command: list[str]) -> tuple[float, float, str]:
    """Processor seconds and clock seconds of one way in a process of its own, and what it says."""
    shutil.rmtree(folder / "processed", ignore_errors=True)
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    way = [sys.executable, "-m", "pipeline.cli", "ingest", "raw", "--out", "processed", "--jobs", *command[1:]]
    other = [sys.executable, str(Path(__file__).with_name("ways.py")), *command]
    environment = {**os.environ, "PYTHONPATH": str(folder / "code")}
    done = subprocess.run(
        way if command[0] == "ingest" else other, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: not a measure")
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, seconds, done.stdout


if __name__ == "__main__":
    main()
