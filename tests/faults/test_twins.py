"""F27: the same paper under two names, the same words in another file, a corrected version, a paper that goes and comes back."""

from __future__ import annotations

import csv
import os
import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline import run
from pipeline.settings import Settings
from pipeline.store import OUTPUTS
from tests.faults.warm import load_program

AS_OF = "2025-12-31"
MINUTES = """Referat fra møte i Rådet for fjellvett
12.03.2025 kl. 09.00-11.00, Fjellstua

Til stede: Kari Nes (leder), Ola Dal
Referent: Ola Dal

Sak 1/25 Budsjett for løypene
Vedtak: Budsjettet for løypene godkjennes.

Sak 2/25 Skilting av stien til Storvatnet
Vedtak: Saken utsettes.
"""
CORRECTED = MINUTES.replace("Referat fra", "Rettet referat fra").replace("Saken utsettes.", "Skiltene settes opp i mai.")
Rows = list[dict[str, str]]


def make_pdf(text: str, day: int) -> bytes:
    """The text as a PDF that was made on a day of March."""
    import typst

    lines = "\n".join(f"#text({line!r})\\" for line in text.replace("'", "’").splitlines()).replace("'", '"')
    return bytes(typst.compile(lines.encode(), ignore_system_fonts=True, timestamp=datetime(2025, 3, day, tzinfo=UTC)))


class Desk:
    """A working folder."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.out = folder / "raw", folder / "processed"
        self.raw.mkdir(parents=True)

    def put(self, name: str, data: str | bytes) -> None:
        """Lay a paper in the body's folder, with a time of its own so long ago that it is trusted."""
        path = self.raw / "raad" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        os.utime(path, (1_700_000_000, 1_700_000_000))

    def ingest(self) -> None:
        """Read what is there."""
        run.ingest(self.raw, self.out, Settings(), AS_OF, jobs=1, step=lambda *_: None)

    def rows(self, table: str) -> Rows:
        """The rows of a table."""
        with (self.out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def contents(self) -> dict[str, bytes]:
        """The bytes of every table."""
        return {name: (self.out / name).read_bytes() for name in OUTPUTS if name.endswith(".csv")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def find_titles(desk: Desk) -> list[str]:
    """The titles that the tables hold, each as often as it is counted."""
    return sorted(row["title"] for row in desk.rows("agenda_items"))


TITLES = ["Budsjett for løypene", "Skilting av stien til Storvatnet"]


def test_the_same_bytes_under_two_names_are_one_paper_and_both_names_are_kept(desk: Desk) -> None:
    desk.put("mars.txt", MINUTES)
    desk.put("kopi/mars (2).txt", MINUTES)
    desk.ingest()
    papers = {row["path"]: (row["status"], row["duplicate_of"]) for row in desk.rows("documents")}
    assert papers == {"raad/kopi/mars (2).txt": ("read", ""), "raad/mars.txt": ("duplicate", "raad/kopi/mars (2).txt")}
    assert find_titles(desk) == TITLES
    assert len(desk.rows("meetings")) == 1


def test_the_same_words_in_other_files_are_kept_and_counted_once(desk: Desk) -> None:
    for day in (12, 13):
        desk.put(f"mars-{day}.pdf", make_pdf(MINUTES, day))
    desk.ingest()
    papers = desk.rows("documents")
    assert len({row["document_id"] for row in papers}) == 2 and {row["status"] for row in papers} == {"read"}
    assert len([row for row in papers if row["superseded_by"]]) == 1
    assert len({row["item_id"] for row in desk.rows("agenda_items")}) == 2 and len(desk.rows("meetings")) == 1


def test_a_corrected_version_counts_and_the_old_one_is_kept_and_linked(desk: Desk) -> None:
    desk.put("mars.txt", MINUTES)
    desk.put("mars-rettet.txt", CORRECTED)
    desk.ingest()
    papers = {row["path"]: row for row in desk.rows("documents")}
    new = papers["raad/mars-rettet.txt"]
    assert papers["raad/mars.txt"]["superseded_by"] == new["document_id"] and not new["superseded_by"]
    texts = {(row["document_id"], row["text"]) for row in desk.rows("decisions")}
    assert (new["document_id"], "Skiltene settes opp i mai.") in texts
    assert (papers["raad/mars.txt"]["document_id"], "Saken utsettes.") in texts
    assert len(desk.rows("meetings")) == 1


@pytest.mark.faults
def test_a_paper_that_goes_and_comes_back_gives_the_same_tables(desk: Desk) -> None:
    desk.put("mars.txt", MINUTES)
    desk.ingest()
    before = desk.contents()
    for name in ("mars.txt", "april.txt"):  # it comes back under its name, then under another
        shutil.rmtree(desk.raw / "raad")
        desk.ingest()
        assert desk.rows("agenda_items") == [] and desk.rows("documents") == []
        desk.put(name, MINUTES)
        desk.ingest()
        after = {key: data.replace(name.encode(), b"mars.txt") for key, data in desk.contents().items()}
        assert {key for key in before if before[key] != after[key]} == set()


@pytest.mark.faults
def test_the_copy_that_was_kept_may_go_and_the_other_takes_its_place(desk: Desk) -> None:
    desk.put("a.txt", MINUTES)
    desk.put("b.txt", MINUTES)
    desk.ingest()
    (desk.raw / "raad/a.txt").unlink()
    desk.ingest()
    assert [(row["path"], row["status"], row["duplicate_of"]) for row in desk.rows("documents")] == [("raad/b.txt", "read", "")]
    assert find_titles(desk) == TITLES


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(5))
def test_after_any_coming_and_going_the_tables_are_those_of_a_run_from_scratch(tmp_path: Path, seed: int) -> None:
    load_program()  # once, and not in each process that reads
    rng, desk = random.Random(seed), Desk(tmp_path / "desk")
    texts = [MINUTES, CORRECTED, MINUTES + "\n", MINUTES.replace("12.03", "19.03")]
    for step in range(12):
        name = f"{rng.choice('abcd')}.txt"
        if rng.random() < 0.35 and (desk.raw / "raad" / name).exists():
            (desk.raw / "raad" / name).unlink()
        else:
            desk.put(name, rng.choice(texts))
            os.utime(desk.raw / "raad" / name, (1_700_000_000 + step, 1_700_000_000 + step))
        desk.ingest()
        fresh = Desk(tmp_path / f"fresh-{step}")
        shutil.copytree(desk.raw, fresh.raw, dirs_exist_ok=True)
        fresh.ingest()
        assert fresh.contents() == desk.contents(), step
