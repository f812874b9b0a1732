"""One new paper relinks only its own body, and what stands then is what linking everything gives."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import run
from pipeline.link.areas import match_areas
from pipeline.outcomes import Summary
from pipeline.settings import Profile, Settings
from pipeline.store import read_journal
from pipeline.store.blobs import seal
from tests.store.contents import read_outputs

MINUTES = """Referat fra møte i {name}
Onsdag {day}. mars 2025 kl. 09.00-11.00, Fjellstua

Til stede: Kari Nes (leder), Ola Dal
Referent: Ola Dal

Sak {number}/25 Lønnspolitikk for {place}
Arkivsak 2025/{number}
Vedtak: Saken utsettes til neste møte.

Sak {next}/25 Oppfølging av sykefravær
Vedtak: Tas til orientering.
Ola Dal bestiller skilt innen neste møte.
"""
BODIES = {"raad": ("Fjellrådet", "løypene"), "styre": ("Havnestyret", "kaia"), "nemnd": ("Bruutvalget", "bruene")}
AREAS = """Notat
Til: Fjellrådet
Fra: Ola Dal
Dato: 3. mars 2025

Personalpolitikken har disse områdene:
1. Ledelse og medarbeiderskap
2. Medvirkning og medbestemmelse
3. Arbeidsmiljø og helse
"""


def write_minutes(raw: Path, body: str, day: int) -> Path:
    """The minutes of one meeting of a body."""
    name, place = BODIES[body]
    text = MINUTES.format(name=name, place=place, day=day, number=day, next=day + 1)
    return write(raw / body / f"referat-{day:02}.txt", text)


def write(path: Path, text: str) -> Path:
    """A paper that is old enough to be known again by its time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Three bodies with two papers each."""
    for body in BODIES:
        for day in (5, 12):
            write_minutes(tmp_path / "raw", body, day)
    return tmp_path / "raw"


def ingest(raw: Path, out: Path, settings: Settings | None = None) -> Summary:
    """A run of the whole folder."""
    return run.ingest(raw, out, settings or Settings(), "2025-04-01", jobs=1, step=lambda *_: None)


def test_papers_that_come_one_by_one_give_the_bytes_of_all_at_once(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "whole")
    (tmp_path / "some").mkdir()
    for path in sorted(raw.rglob("*.txt")):
        target = tmp_path / "some" / path.relative_to(raw)
        target.parent.mkdir(exist_ok=True)
        shutil.copy2(path, target)
        assert ingest(tmp_path / "some", tmp_path / "bit").relinked == 1
    assert read_outputs(tmp_path / "bit") == read_outputs(tmp_path / "whole")


def test_a_new_a_changed_and_a_removed_paper_relink_their_own_body_only(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert ingest(raw, out).relinked == 3
    new = write_minutes(raw, "raad", 19)
    assert ingest(raw, out).relinked == 1
    write(new, new.read_text(encoding="utf-8").replace("Fjellstua", "Setra"))
    assert ingest(raw, out).relinked == 1
    new.unlink()
    assert ingest(raw, out).relinked == 1
    assert ingest(raw, out).relinked == 0
    assert [entry["relinked"] for entry in read_journal(out)] == [3, 1, 1, 1, 0]
    ingest(raw, tmp_path / "fresh")
    assert read_outputs(out) == read_outputs(tmp_path / "fresh")


def test_a_profile_relinks_its_body_and_a_memo_with_policy_areas_all_bodies(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest(raw, out)
    profile = Settings(bodies={"styre": Profile("styre", units={"HA": "Havna"})})
    assert ingest(raw, out, profile).relinked == 1
    write(raw / "raad" / "notat.txt", AREAS)
    assert ingest(raw, out, profile).relinked == 3
    ingest(raw, tmp_path / "fresh", profile)
    assert read_outputs(out) == read_outputs(tmp_path / "fresh")


def test_a_correction_relinks_nothing_but_the_body_whose_paper_is_read_as_another_kind(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "out")
    (raw / "corrections.csv").write_text("table,record,field,value\nmeetings,raad-2025-03-05,place,Setra\n", encoding="utf-8")
    assert ingest(raw, tmp_path / "out").relinked == 0
    (raw / "corrections.csv").write_text("table,record,field,value\ndocuments,raad/referat-05.txt,kind,memo\n", encoding="utf-8")
    assert ingest(raw, tmp_path / "out").relinked == 1


def test_a_paper_that_moves_to_another_body_relinks_both(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "out")
    shutil.move(raw / "raad" / "referat-05.txt", raw / "styre" / "fra-raadet.txt")
    settings = Settings(bodies={"raad": Profile("raad")})
    ingest(raw, tmp_path / "out", settings)
    ingest(raw, tmp_path / "fresh", settings)
    assert read_outputs(tmp_path / "out") == read_outputs(tmp_path / "fresh")


def count_remembered(out: Path) -> int:
    """How many bodies are remembered."""
    with closing(sqlite3.connect(out / ".state" / "linked.db")) as db:
        return int(db.execute("SELECT count(*) FROM blobs WHERE key NOT LIKE '%-%'").fetchone()[0])


def test_only_new_texts_are_held_against_the_terms_of_policy_areas(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "out")
    write_minutes(raw, "raad", 19)  # says what the body's papers have said before
    assert count_asked(raw, tmp_path / "out") == 0
    write(raw / "raad" / "referat-26.txt", MINUTES.format(name="Fjellrådet", place="stiene", day=26, number=26, next=27))
    assert count_asked(raw, tmp_path / "out") == 2  # an item with another title, and what was decided under it
    assert count_asked(raw, tmp_path / "fresh") > 2
    assert read_outputs(tmp_path / "out") == read_outputs(tmp_path / "fresh")


def count_asked(raw: Path, out: Path) -> int:
    """How many texts a run holds against the terms."""
    match_areas.cache_clear()
    ingest(raw, out)
    return match_areas.cache_info().misses


def test_what_no_body_has_any_more_is_forgotten(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "out")
    write_minutes(raw, "raad", 19)
    ingest(raw, tmp_path / "out")
    assert count_remembered(tmp_path / "out") == 3
    shutil.rmtree(raw / "nemnd")
    assert ingest(raw, tmp_path / "out").relinked == 0
    assert count_remembered(tmp_path / "out") == 2


@pytest.mark.parametrize("garbage", [b"", b"x", zlib.compress(b"\xc1"), zlib.compress(b"\x93\x01\x02\x03")])
@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_broken_entry_is_linked_again(raw: Path, tmp_path: Path, garbage: bytes, *, is_sealed: bool) -> None:
    out = tmp_path / "out"
    ingest(raw, out)
    before = read_outputs(out)
    with closing(sqlite3.connect(out / ".state" / "linked.db")) as db, db:
        db.create_function("seal", 2, seal)
        db.execute(f"UPDATE blobs SET value = {'seal(key, ?)' if is_sealed else '?'}", (garbage,))
    for name in before:
        (out / name).unlink()
    ingest(raw, out)
    assert read_outputs(out) == before


def test_a_broken_memory_is_thrown_away_and_made_anew(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "out")
    (tmp_path / "out" / ".state" / "linked.db").write_bytes(b"no database at all")
    write_minutes(raw, "raad", 19)
    assert ingest(raw, tmp_path / "out").relinked == 3
    assert count_remembered(tmp_path / "out") == 3


def test_what_one_process_has_linked_another_knows(raw: Path, tmp_path: Path) -> None:
    home = Path(__file__).parent.parent
    command = [sys.executable, "-m", "pipeline.cli", "ingest", str(raw), "--out", "out", "--as-of", "2025-04-01", "--json"]
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(home)}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        write_minutes(raw, "raad", 19)
    assert [entry["relinked"] for entry in read_journal(tmp_path / "out")] == [3, 1]
