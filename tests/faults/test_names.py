"""F17 and F18: names that lead out, that look alike, that no terminal should see; links on the way to papers and tables."""

from __future__ import annotations

import csv
import os
import shutil
import sys
import unicodedata
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.intake import find_papers
from pipeline.intake.places import hash_places, read_place
from pipeline.read import read
from pipeline.run.showing import find_place
from tests.faults.commands import AS_OF, MINUTES, run, write_papers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system allows none of these names")
ODD = (
    "a\nb.txt",
    "a\x1b[31mb.txt",
    "referat\u202etxt.exe.txt",
    "-rf.txt",
    "--out=x.txt",
    "CON.txt",
    "NUL",
    "C:\\Windows\\x.txt",
    "..\\..\\x.txt",
    "%2e%2e%2fx.txt",
    "...",
    " .txt",
    "møte 📄👨‍👩‍👧.txt",
    "'; DROP TABLE meetings; --.txt",
    "<script>alert(1)<b>.txt",
    "=1+2.txt",
    "{{ 7*7 }}.txt",
    "x" * 251 + ".txt",
    "REFERAT.TXT",
    "Referat.txt",
    "referat.txt",
    unicodedata.normalize("NFC", "møte på Ås.txt"),
    unicodedata.normalize("NFD", "møte på Ås.txt"),
    "møte på Ås (2).txt",
)
FOLDERS = ("CON", "-rf", "a\nb", "..x", "C:", "\u202eabc", "å" * 120, "{{ 7*7 }}", "=cmd|x")


def snapshot(folder: Path, *, but: tuple[str, ...]) -> dict[str, bytes]:
    """Every file of a folder with its bytes, but those below some of its folders."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in but
    }


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "processed" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_odd_names_are_data_only_and_twins_are_kept_apart_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw" / "raad"
    raw.mkdir(parents=True)
    for number, name in enumerate(ODD):
        (raw / name).write_text(MINUTES.format(day="06.01.2010", number=number, year="10"), encoding="utf-8")
    (raw / os.fsdecode(b"m\xf8te.txt")).write_bytes(b"Referat, bytes i navnet")
    papers, strange = find_papers(tmp_path / "raw")
    paths = [paper.path for paper in papers]
    hidden = sum(name.startswith(".") for name in ODD)
    assert (len(set(paths)), len(paths)) == (len(ODD) + 1 - hidden, len(ODD) + 1 - hidden)
    (twins,) = strange
    assert (twins.code, twins.values["name"], twins.values["other"]) == (
        "names-look-alike",
        "raad/møte på Ås (3).txt",
        "raad/møte på Ås.txt",
    )
    assert {twins.values["first"], twins.values["second"]} == {r"raad/m\xf8te p\xe5 \xc5s.txt", r"raad/m\xf8te pa\u030a A\u030as.txt"}
    monkeypatch.chdir(tmp_path)
    assert {find_place(Path(path))[0].name for path in (twins.values["name"], twins.values["other"])} == {
        unicodedata.normalize(form, "møte på Ås.txt") for form in ("NFC", "NFD")
    }
    assert all(path.isprintable() or "\u200d" in path for path in paths)
    assert {"raad/møte på Ås.txt", "raad/møte på Ås (2).txt", "raad/møte på Ås (3).txt", "raad/m\ufffdte.txt"} <= set(paths)
    assert all(digest and not reason for _, digest, reason in hash_places([paper.place for paper in papers]))


@pytest.mark.slow
def test_a_run_over_odd_names_writes_inside_its_own_folder_only(tmp_path: Path) -> None:
    for number, name in enumerate(ODD):
        folder = tmp_path / "raw" / FOLDERS[number % len(FOLDERS)]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(MINUTES.format(day="06.01.2010", number=number, year="10"), encoding="utf-8")
    before = snapshot(tmp_path, but=("processed",))
    code, said = run(tmp_path, "ingest", *AS_OF)
    assert code == 0, said
    assert "\x1b[31mb" not in said and "\u202e" not in said
    code, said = run(tmp_path, "reports", *AS_OF)
    assert code == 0, said
    assert "\x1b[31mb" not in said and "\u202e" not in said
    assert snapshot(tmp_path, but=("processed",)) == before
    paths = [row["path"] for row in rows(tmp_path, "documents")]
    assert len(paths) == len(set(paths)) == len(find_papers(tmp_path / "raw")[0])
    published = [path.name for path in (tmp_path / "processed").rglob("*")]
    assert all(name.isascii() and name.isprintable() and len(name) < 200 and not name.startswith("-") for name in published)


def test_names_of_attachments_lead_nowhere_and_stay_apart() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@eks.no", "b@eks.no", "s"
    mail.set_content("Hei")
    for name in (
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x\\y.txt",
        "a\u202eb.txt",
        "A.txt",
        "a.txt",
        "a.txt",
        "",
        "..",
        "x" * 500 + ".txt",
    ):
        mail.add_attachment(b"Vedlegg", "text", "plain", filename=name)
    names = [attachment.name for attachment in read(mail.as_bytes(), "a.eml").attachments]
    assert len(names) == len({name.casefold() for name in names}) == 10
    assert not any(
        "/" in name or "\\" in name or ":" in name or "\u202e" in name or len(name) > 160 or name in {"", ".", ".."} for name in names
    )


def test_links_in_raw_are_named_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("hemmelig", encoding="utf-8")
    raw = tmp_path / "raw"
    write_papers(raw, 1)
    (raw / "raad" / "file.txt").symlink_to(outside / "secret.txt")
    (raw / "raad" / "folder").symlink_to(outside, target_is_directory=True)
    (raw / "raad" / "loop").symlink_to(raw, target_is_directory=True)
    papers, strange = find_papers(raw)
    assert len(papers) == 1
    assert [doubt.values["name"] for doubt in strange] == ["raad/file.txt", "raad/folder", "raad/loop"]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_becomes_a_link_after_it_was_found_is_not_opened(what: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    write_papers(tmp_path / "raw", 1)
    ((paper,), _) = find_papers(tmp_path / "raw")
    (outside / Path(paper.path).name).write_text("hemmelig", encoding="utf-8")
    if what == "file":
        Path(paper.place).unlink()
        Path(paper.place).symlink_to(outside / Path(paper.path).name)
    else:
        shutil.rmtree(tmp_path / "raw" / "raad")
        (tmp_path / "raw" / "raad").symlink_to(outside, target_is_directory=True)
    with pytest.raises(OSError):
        read_place(paper.place, 1 << 20)
    assert hash_places([paper.place])[0][1] == ""


def test_raw_itself_may_be_a_link_and_a_file_with_two_names_is_read_under_both(tmp_path: Path) -> None:
    write_papers(tmp_path / "archive", 1)
    (tmp_path / "raw").symlink_to(tmp_path / "archive", target_is_directory=True)
    first = next((tmp_path / "archive" / "raad").iterdir())
    os.link(first, first.with_name("z.txt"))
    papers, strange = find_papers(tmp_path / "raw")
    assert ([len(read_place(paper.place, 1 << 20)) for paper in papers], strange) == ([first.stat().st_size] * 2, [])


@pytest.mark.slow
def test_a_link_among_the_tables_is_replaced_and_what_it_led_to_is_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("min", encoding="utf-8")
    write_papers(tmp_path / "raw", 2)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "processed").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    for name in ("meetings.csv", "referent.db", "findings.csv"):
        (tmp_path / "elsewhere" / name).symlink_to(outside)
    code, said = run(tmp_path, "ingest", *AS_OF)
    assert (code, outside.read_text(encoding="utf-8")) == (0, "min"), said
    assert not any(path.is_symlink() for path in (tmp_path / "elsewhere").iterdir())
    assert len(rows(tmp_path, "meetings")) == 2
