"""An archive whose papers have been read already: what a run makes of it is linking and storing alone.

    python tests/bench/filled.py FOLDER [--papers 10000] [--bodies 100] [--items 8]

Lays small files in FOLDER/raw, and what they say, as parse/ gives it (bench/papers.py), in the memory of FOLDER/processed, for the
program that stands first on the path.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))  # behind the program that is measured

from pipeline import changes, store
from pipeline.engine import reading
from pipeline.intake import find_papers
from pipeline.records import Parsed
from pipeline.settings import Settings
from tests.bench.minutes import FIRST, LAST
from tests.bench.papers import make_paper

OLD = 1_700_000_000
"""When the papers were written: old enough to be known by their time."""
AT_ONCE = 500


def main() -> None:
    """Lay the files, and remember what they say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--bodies", type=int, default=100)
    parser.add_argument("--items", type=int, default=8)
    choices = parser.parse_args()
    fill(choices.folder, choices.papers, choices.bodies, choices.items)


def fill(folder: Path, papers: int, bodies: int, items: int) -> None:
    """So many papers of so many bodies, with so many agenda items each."""
    for number in range(papers):
        place = folder / "raw" / f"raad{number % bodies:03}" / f"{number // bodies:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{number}\n", encoding="utf-8")
        os.utime(place, (OLD, OLD))
    files, _ = find_papers(folder / "raw")
    stamps, _ = changes.stamp_files(files, {})
    keys = reading.find_keys(files, stamps, {}, Settings().people)
    for start in range(0, len(files), AT_ONCE):
        some = files[start : start + AT_ONCE]
        store.write_cached(folder / "processed", {keys[file.path]: say(file.path, items) for file in some})


def say(path: str, items: int) -> Parsed:
    """What the paper at a path says: notice and minutes take turns, a week apart."""
    body, number = f"Fjordrådet {path[4 : path.index('/')]}", int(path[-10:-4])
    chance = random.Random(path)
    people = [f"{first} {LAST[place % len(LAST)]}" for place, first in enumerate(FIRST)]
    day = (date(1990, 1, 3) + timedelta(days=7 * (number // 2))).isoformat()
    return make_paper(chance, body, number, day, "minutes" if number % 2 else "agenda", people, items)


if __name__ == "__main__":
    main()
