"""How long linking takes, and how it grows: invented papers as parse/ gives them, no files.

    python tests/bench/link.py [--items 1000 10000 100000] [--profile] [--tables]

Prints seconds of one core for each number of agenda items, and the exponent of growth from one to the next: 1.0 is linear, 2.0 is
quadratic. `--tables` writes the tables, too; `--profile` says where the time of the last round went. No test: figures drift
with the machine.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import math
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.engine.collector import pause_collector
from pipeline.link import link
from pipeline.records import Records
from pipeline.settings import Settings
from pipeline.store import write_tables
from tests.bench.papers import ITEMS, Named, make_papers

P = ParamSpec("P")
T = TypeVar("T")


def main() -> None:
    """Make the papers, link them, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--profile", action="store_true", help="where the time of the last round went")
    parser.add_argument("--tables", action="store_true", help="write the tables, too")
    choices = parser.parse_args()
    link(make_papers(20 * ITEMS), Settings())  # so that nothing is loaded while the clock runs
    before = (0, 0.0)
    for items in choices.items:
        papers = make_papers(items)
        records, seconds = measure(link, papers, Settings())
        growth = f"   grows as n^{math.log(seconds / before[1]) / math.log(items / before[0]):.2f}" if before[0] else ""
        print(f"link {len(records.agenda_items):8} items {seconds:8.2f} s{growth}")
        before = items, seconds
        if choices.tables:
            report_tables(records)
    if choices.profile:
        profile(papers)


def measure(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> tuple[T, float]:
    """What `work` gives, and the seconds that one core worked on it: another program's work does not count."""
    gc.collect()
    with pause_collector():  # as run/ does
        started = time.process_time()
        return work(*arguments, **named), time.process_time() - started


def report_tables(records: Records) -> None:
    """Seconds of writing the tables into a folder that goes again."""
    with tempfile.TemporaryDirectory() as folder:
        counts, seconds = measure(write_tables, records, Path(folder))
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
    print(f"write_tables {seconds:8.2f} s   {sum(counts.values())} rows, {len(records.evidence)} lines of evidence, {size:.0f} MB")


def profile(papers: list[Named]) -> None:
    """The thirty functions in which linking spends most of its time."""
    watch = cProfile.Profile()
    watch.runcall(link, papers, Settings())
    pstats.Stats(watch).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
