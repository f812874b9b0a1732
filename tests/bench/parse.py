"""How long it takes to tell what kind of paper one is, its language, and what it says: invented four-page minutes and a folder of papers.

    python tests/bench/parse.py [--papers 60] [--folder raw] [--rounds 5] [--against TREE]

With --against, another copy of the program (the folder that holds its pipeline/) is measured too, in turns with this one, so that the ratio
holds on a noisy machine. Prints milliseconds of processor time a paper, the median of the rounds. No test.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = {".pdf", ".docx", ".html", ".md", ".txt", ".eml"}
STEPS = ("classify", "language", "parse")


def main() -> None:
    """Make the papers, start one process a tree, let them take turns, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=60)
    parser.add_argument("--folder", type=Path, default=ROOT / "raw")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", type=Path, action="append", default=[], metavar="TREE")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    choices = parser.parse_args()
    if choices.worker:
        work(choices.worker, choices.folder)
        return
    with tempfile.TemporaryDirectory() as scratch:
        sys.path.insert(0, str(ROOT))
        from tests.bench.minutes import write_minutes

        for number in range(choices.papers):
            write_minutes(Path(scratch), number)
        for name, folder in (("invented minutes", Path(scratch)), (choices.folder.name, choices.folder)):
            if any(path.suffix.lower() in SUFFIXES for path in folder.rglob("*")):
                compare(name, [*choices.against, ROOT], folder.resolve(), choices.rounds)


def compare(name: str, trees: list[Path], folder: Path, rounds: int) -> None:
    """One line a tree: the medians of its rounds over the papers of a folder; the first round warms up and does not count."""
    workers = [start(tree.resolve(), folder) for tree in trees]
    taken: list[list[list[float]]] = [[] for _ in workers]
    for _ in range(rounds + 1):
        for worker, rows in zip(workers, taken, strict=True):
            worker.stdin.write("\n")
            worker.stdin.flush()
            rows.append([float(part) for part in worker.stdout.readline().split()])
    for tree, rows in zip(trees, taken, strict=True):
        medians = [statistics.median(step) for step in zip(*rows[1:], strict=True)]
        print(f"{name:18} {'  '.join(f'{step} {ms:6.2f} ms' for step, ms in zip(STEPS, medians, strict=True))}   {tree}")
    for worker in workers:
        worker.stdin.close()
        worker.wait()


def start(tree: Path, folder: Path) -> Any:
    """A process that measures the program of a tree each time it is given a line."""
    command = [sys.executable, __file__, "--worker", str(tree), "--folder", str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def work(tree: Path, folder: Path) -> None:
    """Read the papers of a folder once, and for every line on stdin print what a paper costs in each step."""
    sys.path[0] = str(tree)
    from pipeline.read import read

    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    documents = [read(path.read_bytes(), path.name, "off") for path in found]
    for _ in sys.stdin:
        costs = list(measure(documents))
        print(*(sum(step) / len(costs) * 1000 for step in zip(*costs, strict=True)), flush=True)


def measure(documents: list[Any]) -> Iterator[tuple[float, float, float]]:
    """Seconds of each step for each paper; what is kept of the round before is forgotten."""
    for kept in gc.get_objects():
        if isinstance(kept, _lru_cache_wrapper) and kept.cache_parameters()["maxsize"]:
            kept.cache_clear()
    from pipeline.classify import classify
    from pipeline.grammar import gates
    from pipeline.language.detection import detect_language
    from pipeline.parse import parse
    from pipeline.parse.collect import collect

    getattr(gates, "OPENED", {}).clear()
    for document in documents:
        marks = [time.process_time()]
        kind = classify(document).kind
        marks.append(time.process_time())
        language = detect_language(f"{document.meta.get('title', '')}\n{document.text}")
        marks.append(time.process_time())
        collect(parse(document, kind, language))
        marks.append(time.process_time())
        yield marks[1] - marks[0], marks[2] - marks[1], marks[3] - marks[2]


if __name__ == "__main__":
    main()
