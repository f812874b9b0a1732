"""What a run costs once an archive is there: papers of many bodies as small text files, then nothing new, another day, one new paper.

    python tests/bench/archive.py [--papers 1000 10000 100000] [--bodies 100] [--items 4] [--keep FOLDER] [--steps] [--upgrade]

Every run is a fresh process. Prints seconds, those of processor time (the workers' too) and how they grow, the most memory that one
process took, and what more papers add to that; a run with nothing new is compared with the bare walk over the same files. With
`--items` the papers have been read already and hold so many items (bench/filled.py): linking and storing alone. `--steps` says which
functions the one new paper's time goes to; `--upgrade` has another version of the program make everything anew and compare it with what
stands. No test: figures drift with the machine.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.minutes import BODIES, compose  # noqa: E402 (runs as a script, from any folder)

OLD = 1_700_000_000
"""When the papers were written: old enough to be known by their time."""


def main() -> None:
    """Make the papers, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--bodies", type=int, default=0, help="one for every hundred papers, where nothing is said")
    parser.add_argument("--items", type=int, default=0, help="papers that have been read already, with so many items")
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it")
    parser.add_argument("--steps", action="store_true", help="where the time of one new paper goes")
    parser.add_argument("--upgrade", action="store_true", help="everything anew by another version of the program")
    choices = parser.parse_args()
    before = (0, 0.0, 0.0)
    for papers in choices.papers:
        with tempfile.TemporaryDirectory() as scratch:
            folder = (choices.keep or Path(scratch)) / str(papers)
            first, memory = measure(folder, papers, choices)
        if before[0]:
            power = math.log(first / before[1]) / math.log(papers / before[0])
            more = (memory - before[2]) / (papers - before[0]) * 1000
            print(f"the first run grows as n^{power:.2f}, its memory by {more:.1f} MiB with every 1,000 papers", flush=True)
        before = papers, first, memory


def measure(folder: Path, papers: int, choices: argparse.Namespace) -> tuple[float, float]:
    """The runs over one archive, a printed line each; the processor seconds of the first, and its MiB."""
    bodies, items = choices.bodies or papers // 100, choices.items
    shutil.copytree(ROOT / "pipeline", folder / "code" / "pipeline", dirs_exist_ok=True)  # what is edited meanwhile does not count
    if items:
        numbers = ["--papers", str(papers), "--bodies", str(bodies), "--items", str(items)]
        subprocess.run([sys.executable, str(FILLED), str(folder), *numbers], env=place_code(folder), check=True)
    for number in range(0 if items else papers):
        write_paper(folder / "raw", number, bodies)
    print(f"{papers} papers of {bodies} bodies")
    first = report("first run", folder, *INGEST, "--as-of", "2026-03-02")
    compare_walks(folder)
    report("another day", folder, *INGEST, "--as-of", "2026-03-03")
    write_paper(folder / "raw", papers, bodies)
    report("one new paper", folder, *INGEST, "--as-of", "2026-03-03")
    if choices.upgrade:
        with (folder / "code" / "pipeline" / "errors.py").open("a", encoding="utf-8") as file:
            file.write("# another version\n")
        report("another version", folder, *INGEST, "--as-of", "2026-03-03")
    if choices.steps:
        write_paper(folder / "raw", papers + 1, bodies)
        subprocess.run([*PROFILE, *INGEST, "--as-of", "2026-03-03"], cwd=folder, env=place_code(folder), check=False)
    return first


FILLED = Path(__file__).with_name("filled.py")
INGEST = ("ingest", "raw", "--out", "processed")
WALK = """
import os, time
def walk(folder):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                walk(entry.path)
            else:
                entry.stat(follow_symlinks=False)
started, busy = time.perf_counter(), time.process_time()
walk("raw")
print(time.perf_counter() - started, time.process_time() - busy)
"""
"""Looking at every entry below a folder, the least that a run must do: in a process of its own, as the run is."""
PROFILE = (sys.executable, "-m", "cProfile", "-s", "cumtime", "-m", "pipeline.cli")


def write_paper(raw: Path, number: int, bodies: int) -> None:
    """Minutes of twelve items, the next ones of their body; the same numbers give the same bytes."""
    body, meeting = number % bodies, number // bodies
    rows = compose(random.Random(number), f"Fjordrådet {body:03}", meeting * len(BODIES))  # a week later than the last
    path = raw / f"raad{body:03}" / f"referat-{meeting:05}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{text}\n".replace("\t", " ") for _, text in rows), encoding="utf-8")
    os.utime(path, (OLD, OLD))


def compare_walks(folder: Path) -> None:
    """A run with nothing new beside the bare walk over the same files, in turns and after one of each, so that both find as much of the
    folders in memory: the medians of three, by the clock and of processor time."""
    command = (sys.executable, "-m", "pipeline.cli")
    ways: dict[str, Callable[[], tuple[float, ...]]] = {
        "bare walk": lambda: measure_walk(folder),
        "nothing new": lambda: measure_command(folder, (*command, *INGEST, "--as-of", "2026-03-02")),
        "help": lambda: measure_command(folder, (*command, "--help")),
    }
    rounds = [{name: measure()[:2] for name, measure in ways.items()} for _ in range(4)][1:]
    clock, busy = ({name: median(one[name][kind] for one in rounds) for name in ways} for kind in (0, 1))
    for name in ways:
        print(f"{name:16} {clock[name]:8.2f} s {busy[name]:8.2f} s of processor   median of three in turns", flush=True)
    for said, taken in (("by the clock", clock), ("of processor", busy)):
        walks = (taken["nothing new"] - taken["help"]) / taken["bare walk"]
        print(f"nothing new takes start-up and {walks:.1f} bare walks {said}", flush=True)


def measure_walk(folder: Path) -> tuple[float, float]:
    """Seconds of the bare walk by the clock and of processor time, without the start of the process that takes it."""
    said = subprocess.run((sys.executable, "-c", WALK), cwd=folder, capture_output=True, text=True, check=True).stdout
    clock, busy = map(float, said.split())
    return clock, busy


def report(name: str, folder: Path, *arguments: str) -> tuple[float, float]:
    """One command in a process of its own, and the line that tells what it took; its processor seconds and the most MiB it took."""
    seconds, busy, memory, code = measure_command(folder, (sys.executable, "-m", "pipeline.cli", *arguments))
    print(f"{name:16} {seconds:8.2f} s {busy:8.2f} s of processor {memory:8.0f} MiB   exit {code}", flush=True)
    return busy, memory


def measure_command(folder: Path, command: Sequence[str]) -> tuple[float, float, float, int]:
    """Seconds by the clock, those of processor time (its children's too), the most MiB that a process took, and the exit code."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=place_code(folder), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, busy, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def place_code(folder: Path) -> dict[str, str]:
    """The environment in which the copy of the program runs."""
    return {**os.environ, "PYTHONPATH": str(folder.resolve() / "code")}


if __name__ == "__main__":
    main()
