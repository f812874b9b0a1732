"""How long publications take after the program has started, and where the time goes.

    python tests/bench/publish.py [--items 5000] [--others 100000] [--bodies 100] [--runs 3] [--profile]

Publishes the sample's next meeting in all formats, then that of one body with as many items as asked for, the report of a year with so
many items, and the next meetings of a hundred bodies. Each run is a process of its own, and loads its libraries within the time.
Prints the seconds of one core (the median of some runs) and the share of each step. What is published is real; only the papers are
invented. No test: figures drift with the machine.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline import publish, run
from pipeline.checks import check_records
from pipeline.engine.collector import pause_collector
from pipeline.link import link
from pipeline.overviews import count_overviews
from pipeline.records import Records
from pipeline.settings import Settings, read_settings
from pipeline.statuses import apply_as_of, drop_superseded, split_later
from pipeline.store import read_tables
from tests.bench.papers import ITEMS, Named, make_body

ROOT = Path(__file__).resolve().parents[2]
Spent = Counter[str]
T = TypeVar("T")
Work = Callable[[Spent], int]


def main() -> None:
    """Publish the sample and invented bodies, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, default=5000, help="items of the body whose meeting is published")
    parser.add_argument("--others", type=int, default=100_000, help="items of many bodies that are published in one run")
    parser.add_argument("--bodies", type=int, default=100, help="how many bodies that is; the first has the most items")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="where the time of the last round went")
    choices = parser.parse_args()
    sample, settings = read_sample()
    as_of = settings.as_of
    report("the sample", lambda spent: publish_all(sample, settings, as_of, spent), choices.runs)
    large, day = make_records([choices.items])
    report(f"one body of {choices.items} items", lambda spent: publish_all(large, Settings(), day, spent), choices.runs)
    year = make_year(choices.items)
    report(
        f"a year of {choices.items} items", lambda spent: publish_all(year, Settings(), "1991-01-15", spent, period="1990"), choices.runs
    )
    if choices.others:
        others = choices.bodies - 1
        sizes = [choices.items] + [(choices.others - choices.items) // others] * others
        many, day = make_records(sizes)
        report(f"that body of {choices.bodies}", lambda spent: publish_all(many, Settings(), day, spent, body="raad0"), choices.runs)
        report(f"all {choices.bodies} bodies", lambda spent: publish_all(many, Settings(), day, spent), 1)
        if choices.profile:
            profile(lambda spent: publish_all(many, Settings(), day, spent))
    elif choices.profile:
        profile(lambda spent: publish_all(large, Settings(), day, spent))


def read_sample() -> tuple[Records, Settings]:
    """The sample's records, as ingest writes and reports reads them."""
    settings = read_settings(ROOT / "referent.toml")
    with tempfile.TemporaryDirectory() as folder:
        run.ingest(ROOT / "raw", Path(folder), settings, settings.as_of, jobs=1, step=lambda *_: None)
        return read_tables(Path(folder), evidence=True), settings


def make_records(sizes: list[int]) -> tuple[Records, str]:
    """The linked records of bodies with so many items each, and the day before the first body's last meeting, which only has a notice."""
    papers: list[Named] = []
    for number, size in enumerate(sizes):
        own = list(make_body(f"raad{number}", size // ITEMS // 2 * 2 + 1))
        papers += own
        if number == 0:
            last = own[-1][1].document.record.date
    return link(papers, Settings()), (date.fromisoformat(last) - timedelta(days=3)).isoformat()


def make_year(items: int) -> Records:
    """The linked records of a body with 52 meetings in 1990, all with minutes, and so many items in all."""
    return link(list(make_body("raad", 104, items // 52)), Settings())


def publish_all(records: Records, settings: Settings, as_of: str, spent: Spent, **which: Any) -> int:
    """What `referent reports` does between reading the tables and writing the files; how many files it gives."""
    with pause_collector(), watch_forms(spent):
        seen, later = timed(spent, "as of", split_later, records, as_of)
        seen = timed(spent, "as of", apply_as_of, seen, as_of)
        seen = timed(spent, "figures", count_overviews, seen, as_of, settings.bodies)
        seen = timed(spent, "checks", check_records, seen, settings, as_of)
        seen = timed(spent, "as of", drop_superseded, seen)
        before = spent.total()
        made = timed(spent, "contexts", publish.publish, seen, settings, as_of, later=later, plan=True, **which)
        spent["contexts"] -= spent.total() - before - spent["contexts"]  # the forms are filled within it
        return len(made.files)


@contextmanager
def watch_forms(spent: Spent) -> Iterator[None]:
    """Within it, the seconds of each form are counted."""
    forms = dict(publish.FORMS)
    for form, (suffix, fill) in forms.items():
        publish.FORMS[form] = (suffix, partial(timed, spent, form, fill))
    try:
        yield
    finally:
        publish.FORMS.update(forms)


def timed(spent: Spent, step: str, work: Callable[..., T], *arguments: Any, **named: Any) -> T:
    """What `work` gives; its seconds are added to a step."""
    started = time.process_time()
    try:
        return work(*arguments, **named)
    finally:
        spent[step] += time.process_time() - started


def report(name: str, work: Work, runs: int) -> None:
    """Prints the seconds of the median run, and what each step took of it."""
    gc.collect()
    rounds = [run_fresh(work) for _ in range(runs)]
    files, spent = sorted(rounds, key=lambda one: one[1].total())[len(rounds) // 2]
    steps = ", ".join(f"{step} {seconds:.2f}" for step, seconds in spent.most_common())
    print(f"{name:<28} {spent.total():7.2f} s   {files} files: {steps}", flush=True)


def run_fresh(work: Work) -> tuple[int, Spent]:
    """What a run gives in a process that has published nothing before: typst remembers what it has set."""
    context = get_context("fork")
    told: SimpleQueue[tuple[int, Spent]] = context.SimpleQueue()
    process = context.Process(target=lambda: told.put(run_round(work)))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(1)  # the run has said why
    return told.get()


def run_round(work: Work) -> tuple[int, Spent]:
    """How many files a run gives, and the seconds of each step."""
    spent: Spent = Counter()
    return work(spent), spent


def profile(work: Work) -> None:
    """The thirty functions in which publishing spends most of its time."""
    watch = cProfile.Profile()
    watch.runcall(work, Counter())
    pstats.Stats(watch).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
