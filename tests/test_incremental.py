"""Whatever changes in raw/, settings or date: what a run makes of the last run's tables is what a run from scratch makes."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline import conclusions, run
from pipeline.conclusions.turns import find_window
from pipeline.link import link
from pipeline.outcomes import Summary
from pipeline.settings import Profile, Settings
from pipeline.store.blobs import seal
from tests.bench.papers import make_papers
from tests.store.contents import read_outputs

MINUTES = """Referat fra møte i {name}
Dato: {day}. mars 2025, kl. 09.00-11.00, Fjellstua

Til stede: Kari Nes (leder), Ola Dal
Referent: Ola Dal

Sak {number}/25 Skilting av {place}
Arkivsak: 2025/{case}
{more}
Vedtak: Saken utsettes til neste møte.

Sak {next}/25 Oppfølging av sykefravær
Vedtak: Tas til orientering.
Ola Dal bestiller skilt innen {due}.
"""
AREAS = """Notat
Til: Fjellrådet
Dato: 3. mars 2025

Personalpolitikken har disse områdene:
1. Ledelse og medarbeiderskap
2. Medvirkning og medbestemmelse
3. Løypenes helse
"""
BODIES = {"raad": ("Fjellrådet", "løypene"), "styre": ("Havnestyret", "løypene"), "nemnd": ("Bruutvalget", "bruene")}
DAY = "2025-04-01"


class Desk:
    """A raw/ on which things happen, and the processed/ of run after run."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.raw, self.out = folder, folder / "raw", folder / "out"
        self.settings, self.as_of = Settings(), DAY
        for later, body in enumerate(BODIES):
            for day in (5, 12):
                self.write_minutes(body, day + later)

    def write_minutes(self, body: str, day: int, more: str = "", due: str = "neste møte", folder: str = "") -> Path:
        """The minutes of one meeting of a body."""
        name, place = BODIES[body]
        text = MINUTES.format(name=name, place=place, day=day, number=day, next=day + 1, more=more, due=due, case=day // 7)
        return self.write(f"{folder or body}/referat-{body}-{day:02}.txt", text)

    def write(self, path: str, text: str) -> Path:
        """A paper that is old enough to be known again by its time."""
        place = self.raw / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        os.utime(place, (1_700_000_000, 1_700_000_000))
        return place

    def correct(self, *lines: str) -> None:
        """What a person says."""
        (self.raw / "corrections.csv").write_text("\n".join(["action,table,record,field,value", *lines, ""]), encoding="utf-8")

    def ingest(self, out: Path | None = None) -> Summary:
        """A run."""
        return run.ingest(self.raw, out or self.out, self.settings, self.as_of, jobs=1, step=lambda *_: None)

    def compare(self) -> None:
        """The next run gives what a run gives that remembers only what the papers say."""
        self.ingest()
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        (fresh / ".state").mkdir(parents=True)
        for name in ("parsed.db", "heads.db"):
            shutil.copy2(self.out / ".state" / name, fresh / ".state" / name)
        self.ingest(fresh)
        assert read_outputs(self.out) == read_outputs(fresh)


def add(desk: Desk) -> None:
    desk.write_minutes("raad", 19, "Saken oversendes Havnestyret.")


def change(desk: Desk) -> None:
    desk.write_minutes("raad", 12, "Det vises til sak 6/25 i Havnestyret.", "neste havnestyremøte")


def remove(desk: Desk) -> None:
    (desk.raw / "styre" / "referat-styre-06.txt").unlink()


def remove_a_body(desk: Desk) -> None:
    shutil.rmtree(desk.raw / "nemnd")


def rename(desk: Desk) -> None:
    place = desk.raw / "nemnd" / "referat-nemnd-07.txt"
    place.rename(place.with_name("mars.txt"))


def copy(desk: Desk) -> None:
    shutil.copy2(desk.raw / "nemnd" / "referat-nemnd-14.txt", desk.raw / "raad" / "kopi.txt")


def found_a_body(desk: Desk) -> None:
    desk.write(
        "bakke/referat.txt", MINUTES.format(name="Bakkerådet", place="bakken", day=26, number=5, next=6, more="", due="neste møte", case=1)
    )


def split_a_body(desk: Desk) -> None:
    desk.write_minutes("nemnd", 26, folder="raad")


def merge_bodies(desk: Desk) -> None:
    desk.settings = Settings(bodies={"raad": Profile("raad", name="Fjellrådet"), "styre": Profile("styre", short_name="Bruutvalget")})


def name_the_body(desk: Desk) -> None:
    desk.settings = Settings(bodies={"raad": Profile("raad", items_due_days=7, language="nn")})


def wait(desk: Desk) -> None:
    desk.as_of = "2025-03-11"


def set_values(desk: Desk) -> None:
    desk.correct("set,meetings,raad-2025-03-05,place,Setra", "set,bodies,styre,name,Havnerådet", "set,agenda_items,borte,title,Nei")


def add_and_remove_rows(desk: Desk) -> None:
    desk.correct(
        "add,meetings,raad-2025-05-07,,",
        "set,meetings,raad-2025-05-07,body_id,raad",
        "set,meetings,nemnd-2025-03-07,body_id,styre",
        "add,attendance,nemnd-2025-03-14|||Per Vik,,",
    )


def remove_an_item_that_others_name(desk: Desk) -> None:
    items = [row for row in (desk.out / "case_links.csv").read_text(encoding="utf-8").splitlines()[1:] if ",raad" in row]
    desk.write_minutes("raad", 12, "Det vises til sak 6/25 i Havnestyret.")
    desk.correct("remove,agenda_items,styre-2025-03-06-6-25,,", *(f"remove,agenda_items,{row.split(',')[1]},," for row in items[:1]))


def rename_an_area(desk: Desk) -> None:
    desk.write("raad/notat.txt", AREAS)
    desk.correct("set,policy_areas,P1,name,Ledere")


def lose_what_is_remembered_of_ties_and_blocks(desk: Desk) -> None:
    for name in ("ties.db", "blocks.db"):
        (desk.out / ".state" / name).unlink()
    desk.write_minutes("styre", 20, "Saken oversendes Fjellrådet.", "neste bruutvalgsmøte")


def edit_in_place(desk: Desk) -> None:
    place = desk.raw / "styre" / "referat-styre-13.txt"
    folder, text = place.parent.stat().st_mtime_ns, place.read_text(encoding="utf-8")
    place.write_text(text.replace("Fjellstua", "Fjellheim"), encoding="utf-8")  # as long as it was, another time
    assert place.parent.stat().st_mtime_ns == folder and len(place.read_text(encoding="utf-8")) == len(text)


def lose_the_memory_of_folders(desk: Desk) -> None:
    (desk.out / ".state" / "folders.db").unlink()
    desk.write_minutes("raad", 20)


def damage_the_memory_of_folders(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.out / ".state" / "folders.db")) as db, db:
        db.execute("UPDATE blobs SET value = ? WHERE key = 'styre'", (seal("styre", b"\x93\x01"),))
    desk.write_minutes("raad", 27)


def lose_the_manifest_beside_it(desk: Desk) -> None:
    (desk.out / ".state" / "manifest.db").unlink()
    desk.write_minutes("nemnd", 21)


def copy_to_another_body_and_remove_the_original(desk: Desk) -> None:
    original = desk.raw / "nemnd" / "referat-nemnd-14.txt"
    shutil.copy2(original, desk.raw / "styre" / "kopi.txt")
    desk.compare()
    original.unlink()


def link_a_body_anew_whose_folder_is_as_it_was(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.out / ".state" / "linked.db")) as db, db:
        db.execute("DELETE FROM blobs")
    desk.write_minutes("raad", 28)


HAPPENINGS: list[Callable[[Desk], None]] = [
    add, change, remove, rename, copy, found_a_body, split_a_body, merge_bodies, name_the_body, wait, set_values, add_and_remove_rows,
    remove_an_item_that_others_name, rename_an_area, lose_what_is_remembered_of_ties_and_blocks, edit_in_place,
    lose_the_memory_of_folders, damage_the_memory_of_folders, lose_the_manifest_beside_it, copy_to_another_body_and_remove_the_original,
    link_a_body_anew_whose_folder_is_as_it_was, remove_a_body,
]  # fmt: skip


@pytest.mark.slow
def test_after_all_that_can_happen_in_turn_the_tables_are_those_of_a_run_from_scratch(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.compare()
    for happens in HAPPENINGS:
        happens(desk)
        desk.compare()


@pytest.mark.parametrize("happens", [add, set_values, wait, remove, edit_in_place], ids=lambda one: one.__name__)
def test_after_each_thing_alone_too(tmp_path: Path, happens: Callable[[Desk], None]) -> None:
    desk = Desk(tmp_path)
    desk.compare()
    happens(desk)
    desk.compare()


def test_another_date_on_which_nothing_turns_leaves_every_file_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest()
    before = {path.name: path.stat().st_mtime_ns for path in desk.out.iterdir() if path.is_file()}
    desk.as_of = "2025-05-20"
    desk.compare()
    assert {path.name: path.stat().st_mtime_ns for path in desk.out.iterdir() if path.is_file()} == before


def test_tables_that_a_person_has_touched_are_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest()
    before = read_outputs(desk.out)
    with (desk.out / "meetings.csv").open("a", encoding="utf-8") as file:
        file.write("x\n")
    (desk.out / "referent.db").unlink()
    desk.write("raad/tom.txt", "")
    desk.compare()
    (desk.raw / "raad" / "tom.txt").unlink()
    desk.compare()
    assert read_outputs(desk.out) == before


@pytest.mark.parametrize("day", ["1990-02-13", "1990-02-14", "1990-03-01"])
def test_from_one_turn_to_the_next_every_date_says_the_same(day: str) -> None:
    papers = make_papers(160)
    since, until = find_window(link(papers, Settings()), day)
    assert since <= day < until
    last = (date.fromisoformat(until) - timedelta(days=1)).isoformat()
    first, now, then = (conclusions.conclude(link(papers, Settings()), Settings(), as_of, []) for as_of in (since, day, last))
    assert first == now == then


def test_only_the_folder_of_a_new_paper_is_gone_through(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest()
    with closing(sqlite3.connect(desk.out / ".state" / "heads.db")) as db, db:
        db.execute("DELETE FROM blobs")
    add(desk)
    desk.ingest()
    with closing(sqlite3.connect(desk.out / ".state" / "heads.db")) as db:
        assert db.execute("SELECT count(*) FROM blobs").fetchone() == (3,)  # of raad; nobody asked for the others


def test_what_no_folder_has_any_more_is_forgotten_and_the_rest_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest()
    remove(desk)
    desk.ingest()
    for name in ("heads.db", "parsed.db"):
        with closing(sqlite3.connect(desk.out / ".state" / name)) as db:
            assert db.execute("SELECT count(*) FROM blobs").fetchone() == (5,)
