from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline import changes, run
from pipeline.engine.papers import Means, read_papers
from pipeline.engine.pool import parse_files
from pipeline.errors import UsageError
from pipeline.intake import RawFile
from pipeline.intake.folders import group_files
from pipeline.outcomes import Summary
from pipeline.settings import Settings
from pipeline.store import Stamp, hold_lock

MINUTES = """Referat fra møte i Rådet for fjellvett
Onsdag {day} kl. 09.00-11.00, Fjellstua

Til stede: Kari Nes (leder), Ola Dal
Referent: Ola Dal

Sak {number}/25 Budsjett for løypene
Vedtak: Budsjettet godkjennes.
"""


ENGINE = partial(parse_files, jobs=1)


def write_minutes(raw: Path, name: str, day: str = "12. mars 2025", number: int = 1) -> Path:
    path = raw / "raad" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day, number=number), encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def ingest(raw: Path, out: Path, steps: list[str] | None = None) -> Summary:
    told = [] if steps is None else steps
    return run.ingest(raw, out, Settings(), "2025-04-01", jobs=1, step=lambda what, done, total: told.append(f"{what} {done}/{total}"))


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outputs(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_a_paper_becomes_rows_in_the_tables(tmp_path: Path) -> None:
    write_minutes(tmp_path / "raw", "mars.txt")
    summary = ingest(tmp_path / "raw", tmp_path / "out")
    assert (summary.new, summary.failed) == (1, [])
    (meeting,) = rows(tmp_path / "out", "meetings")
    assert (meeting["start_date"], meeting["place"], meeting["status"]) == ("2025-03-12", "Fjellstua", "held")
    assert [row["title"] for row in rows(tmp_path / "out", "agenda_items")] == ["Budsjett for løypene"]
    assert [row["text"] for row in rows(tmp_path / "out", "decisions")] == ["Budsjettet godkjennes."]


def test_only_changed_papers_are_read_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_minutes(raw, "mars.txt")
    write_minutes(raw, "april.txt", "9. april 2025", 2)
    ingest(raw, out)
    steps: list[str] = []
    assert ingest(raw, out, steps).unchanged == 2
    assert steps == []
    os.utime(write_minutes(raw, "april.txt", "9. april 2025", 3), (1_700_000_001, 1_700_000_001))
    summary = ingest(raw, out, steps)
    assert (summary.changed, summary.unchanged) == (1, 1)
    assert "reading 1/1" in steps


def test_a_renamed_paper_keeps_its_ids_and_is_not_read_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    path = write_minutes(raw, "mars.txt")
    ingest(raw, out)
    before = rows(out, "agenda_items")
    path.rename(path.with_name("referat mars.txt"))
    steps: list[str] = []
    assert ingest(raw, out, steps).gone == 1
    assert rows(out, "agenda_items") == before
    assert not [step for step in steps if step.startswith("reading")]


def test_processed_is_a_pure_function_of_what_goes_in(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_minutes(raw, "mars.txt")
    write_minutes(raw, "april.txt", "9. april 2025", 2)
    ingest(raw, out)
    first = outputs(out)
    shutil.rmtree(out)
    ingest(raw, out)
    assert outputs(out) == first


@pytest.mark.slow
@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "77")])
def test_the_bytes_do_not_depend_on_time_zone_hash_seed_or_working_folder(tmp_path: Path, zone: str, seed: str) -> None:
    home = Path(__file__).parent.parent
    ingest(home / "raw", tmp_path / "here")
    command = [sys.executable, "-m", "pipeline.cli", "ingest", str(home / "raw"), "--out", str(tmp_path / "there"), "--as-of", "2025-04-01"]
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(home)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


BAD = {
    "tom.pdf": (b"", "empty-file"),
    "halv.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "corrupt-file"),
    "bilde.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "unsupported-format"),
    "gammel.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "unsupported-format"),
    "brukket.docx": (b"PK\x03\x04" + b"x" * 100, "corrupt-file"),
}


def test_bad_papers_become_findings_with_advice_and_the_run_goes_on(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_minutes(raw, "mars.txt")
    for name, (data, _) in BAD.items():
        (raw / "raad" / name).write_bytes(data)
    summary = ingest(raw, out)
    assert len(summary.failed) == len(BAD)
    status = {row["path"]: row["status"] for row in rows(out, "documents")}
    assert status == {"raad/mars.txt": "read", **{f"raad/{name}": "failed" for name in BAD}}
    ids = {row["document_id"]: row["path"].rsplit("/")[-1] for row in rows(out, "documents")}
    errors = [row for row in rows(out, "findings") if row["severity"] == "error"]
    assert {ids[row["document_id"]]: row["code"] for row in errors} == {name: code for name, (_, code) in BAD.items()}
    assert all(row["suggestion"] for row in errors)
    assert rows(out, "decisions")


def test_a_mislabelled_paper_is_read_by_what_it_is(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    write_minutes(raw, "mars.pdf")
    ingest(raw, out)
    (row,) = rows(out, "documents")
    assert (row["format"], row["kind"], row["status"]) == ("text", "minutes", "read")
    assert [row["code"] for row in rows(out, "findings") if row["severity"] == "warning"] == ["mislabelled-file"]


def test_links_hidden_files_and_what_people_say_are_no_papers(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    target = write_minutes(raw, "mars.txt")
    (raw / "raad" / "lenke.txt").symlink_to(target)
    (raw / "raad" / "~$mars.docx").write_bytes(b"x")
    (raw / ".skjult").write_bytes(b"x")
    (raw / "corrections.csv").write_bytes(b"record,field,value\n")
    (raw / "agenda").mkdir()
    (raw / "agenda" / "raad-2025-04-09.csv").write_bytes(b"title\n")
    summary = ingest(raw, out)
    assert [row["path"] for row in rows(out, "documents")] == ["raad/mars.txt"]
    assert [row["code"] for row in rows(out, "findings") if row["severity"] == "error"] == ["not-a-regular-file"]
    assert len(summary.failed) == 1


def test_a_folder_that_is_not_there_and_a_paper_that_nobody_knows_are_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="referent init"):
        ingest(tmp_path / "nothing", tmp_path / "out")
    with pytest.raises(UsageError, match="no paper"):
        run.show(tmp_path / "nothing.pdf", tmp_path / "out")


def test_the_lock_is_free_again_after_a_run(tmp_path: Path) -> None:
    write_minutes(tmp_path / "raw", "mars.txt")
    ingest(tmp_path / "raw", tmp_path / "out")
    with hold_lock(tmp_path / "out"):
        pass


def test_show_tells_each_line_with_the_values_taken_from_it(tmp_path: Path) -> None:
    path = write_minutes(tmp_path / "raw", "mars.txt")
    ingest(tmp_path / "raw", tmp_path / "out")
    lines = run.show(path, tmp_path / "out").lines()
    place = next(index for index, line in enumerate(lines) if "Sak 1/25 Budsjett for løypene" in line)
    assert lines[place].startswith("  1:7")
    assert any("title = Budsjett for løypene" in line for line in lines[place + 1 : place + 5])


def test_a_file_that_cannot_be_opened_is_a_finding_and_the_others_are_stamped(tmp_path: Path) -> None:
    good = write_minutes(tmp_path, "mars.txt")
    files = [RawFile("raad/mars.txt", good, 1, 1), RawFile("raad/borte.txt", tmp_path / "borte.txt", 1, 1)]
    stamps, unreadable = changes.stamp_files(files, {})
    assert set(stamps) == {"raad/mars.txt"}
    assert [(finding.code, finding.values["name"]) for finding in unreadable] == [("file-not-readable", "raad/borte.txt")]


def test_a_fault_of_the_moment_is_not_remembered(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    path = write_minutes(raw, "mars.txt")
    stamps = {"raad/mars.txt": Stamp(1, 1, sha256(path.read_bytes()).hexdigest())}
    folders = [group_files([RawFile("raad/mars.txt", str(place), 1, 1)]) for place in (tmp_path / "borte.txt", path)]
    read = [read_papers(folder, lambda _: stamps, {}, out, ENGINE, lambda *_: None, Means())[0] for folder in folders]
    assert [papers.heads("raad")[0][1].document.record.status for papers in read] == ["failed", "read"]
