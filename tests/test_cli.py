from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.store import hold_lock
from tests.command_line import referent
from tests.test_run import MINUTES, write_minutes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one paper, which is also the current one."""
    monkeypatch.chdir(tmp_path)
    write_minutes(tmp_path / "raw", "mars.txt")
    return tmp_path


def test_ingest_says_what_it_did_and_where(folder: Path) -> None:
    result = referent("ingest", "--jobs", "1")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "papers: 1 new, 0 changed, 0 unchanged, 0 gone"
    assert result.output.splitlines()[-1] == "wrote the tables in processed"


def test_a_command_interrupted_while_it_prints_its_outcome_ends_with_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dumps", interrupt)
    result = referent("init", "another", "--json")
    assert (result.exit_code, "run the same command again" in result.output) == (130, True)


def test_what_a_file_on_windows_cannot_hold_is_written_in_its_place(read_folder: Path) -> None:
    (read_folder / "raw" / "raad" / "april.txt").write_text(MINUTES.format(day="9. april 2025 → Ås", number=2), encoding="utf-8")
    windows = {**os.environ, "PYTHONIOENCODING": "cp1252"}

    def say(*command: str) -> str:
        return subprocess.run([sys.executable, "-m", "pipeline.cli", *command], env=windows, capture_output=True, check=True).stdout.decode(
            "cp1252"
        )

    paper = "raw/raad/april.txt"
    assert "9. april 2025 \\u2192 Ås" in say("show", paper)
    assert any("9. april 2025 → Ås" in line["text"] for line in json.loads(say("show", paper, "--json"))["lines"])


def test_a_release_on_a_system_without_users_asks_who_decides(read_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 987_654_321)
    done = referent("release", "meetings:raad-2025-03-12", "--hold")
    assert (done.exit_code, "name who decides with --by" in done.output) == (2, True)


def test_ingest_ends_with_1_where_a_paper_could_not_be_stored(folder: Path) -> None:
    (folder / "raw" / "raad" / "tom.pdf").touch()
    result = referent("ingest", "--jobs", "1", "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.output)["failed"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "--as-of", "i morgen"],
        ["reports", "--as-of", "2025-13-01"],
        ["reports", "--as-of", "2025-W47"],
        ["ingest", "--jobs", "0"],
        ["tegn"],
    ],
)
def test_wrong_usage_ends_with_2(folder: Path, arguments: list[str]) -> None:
    assert referent(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("reports", "--meeting", "12.03.2025", "--as-of", "2025-04-01"), "'12.03.2025' with a whole date; the last are 2025-03-12"),
        (("ingest", "raw/raad/mars.txt"), "mars.txt is no folder"),
        (("ingest", "nowhere"), "the folder nowhere is not there"),
        (("verify", "--raw", "nowhere"), "the folder nowhere is not there"),
    ],
    ids=["no_meeting", "a_file", "no_folder", "no_papers"],
)
def test_what_is_not_there_is_said_with_what_is(read_folder: Path, command: tuple[str, ...], told: str) -> None:
    done = referent(*command)
    assert (done.exit_code, told in done.output) == (2, True), done.output


def test_show_says_of_a_paper_that_cannot_be_read_why_and_what_to_do(read_folder: Path) -> None:
    (read_folder / "raw" / "raad" / "brukket.docx").write_bytes(b"PK\x03\x04 nothing")
    told = referent("show", "raw/raad/brukket.docx").output
    assert "! The file brukket.docx is damaged and could not be read. " in told


def test_reports_before_the_first_ingest_say_what_to_run(folder: Path) -> None:
    result = referent("reports")
    assert (result.exit_code, "referent ingest" in result.output) == (2, True)


def test_settings_that_are_no_toml_end_with_2(folder: Path) -> None:
    (folder / "referent.toml").write_text("as_of = ", encoding="utf-8")
    assert referent("ingest").exit_code == 2


@pytest.mark.parametrize("verb", ["check", "retention", "reports"])
def test_settings_that_are_no_toml_end_with_2_in_every_verb(folder: Path, verb: str) -> None:
    assert referent("ingest", "--jobs", "1").exit_code == 0
    (folder / "bad.toml").write_text("as_of = ", encoding="utf-8")
    assert referent(verb, "--settings", "bad.toml").exit_code == 2


def test_retention_says_what_means_nothing_in_the_settings(folder: Path) -> None:
    assert referent("ingest", "--jobs", "1").exit_code == 0
    (folder / "referent.toml").write_text('[body.raad.retention]\nmemo = "lenge"\nbrev = 10\n', encoding="utf-8")
    said = referent("retention").output
    assert 'body.raad.retention.memo in referent.toml cannot be "lenge"' in said and "body.raad.retention.brev" in said


@pytest.mark.parametrize("verb", ["check", "retention", "reports"])
def test_what_is_asked_during_the_first_run_says_that_a_run_is_at_work(folder: Path, verb: str) -> None:
    with hold_lock(folder / "processed"):
        result = referent(verb)
    assert (result.exit_code, "Another run is at work" in result.output) == (3, True)


def test_two_empty_files_are_both_empty_and_a_broken_workbook_is_no_paper(folder: Path) -> None:
    for name in ("tom.pdf", "tom.txt"):
        (folder / "raw" / "raad" / name).touch()
    (folder / "raw" / "raad" / "tall.xlsx").write_bytes(b"PK\x03\x04 avbrutt")
    said = "\n".join(json.loads(referent("ingest", "--jobs", "1", "--json").output)["failed"])
    assert "tom.pdf er tom" in said and "tom.txt er tom" in said and "tall.xlsx er i et format som ikke leses (Excel)" in said
    assert "kopi" not in referent("check").output


def test_an_unknown_setting_is_a_warning(folder: Path) -> None:
    (folder / "referent.toml").write_text('[body.raad]\nname = "Rådet for fjellvett"\nfarge = "blå"\n', encoding="utf-8")
    assert referent("ingest", "--jobs", "1").exit_code == 0
    assert "body.raad.farge" in referent("check").output


def test_a_second_run_at_the_same_time_ends_with_3(folder: Path) -> None:
    with hold_lock(folder / "processed"):
        result = referent("ingest")
    assert (result.exit_code, str(os.getpid()) in result.output) == (3, True)


def test_a_missing_folder_ends_with_2_and_leaves_nothing_behind(folder: Path) -> None:
    assert referent("ingest", "nowhere").exit_code == 2
    assert referent("reports", "nowhere").exit_code == 2
    assert not (folder / "processed").exists()
    assert not (folder / "nowhere").exists()


def test_an_edited_publication_is_kept_and_said_to_be(folder: Path) -> None:
    referent("ingest", "--jobs", "1")
    first = next(line for line in referent("reports").output.splitlines() if line.startswith("wrote "))
    edited = folder / first.removeprefix("wrote ")
    edited.write_bytes(b"min egen")
    output = referent("reports").output
    assert f"kept {edited.relative_to(folder)}, which you have edited" in output
    later = referent("reports", "--as-of", "2025-03-20").output
    assert "beside the file that you have edited" in later
    assert edited.read_bytes() == b"min egen"


def test_check_groups_findings_with_their_advice(folder: Path) -> None:
    (folder / "raw" / "raad" / "tom.pdf").touch()
    referent("ingest", "--jobs", "1")
    lines = referent("check").output.splitlines()
    assert lines[0] == "error empty-file (1)"
    assert any(line.startswith("  -> ") for line in lines[:4])


def test_search_finds_a_word_by_its_beginning_and_says_where(folder: Path) -> None:
    referent("ingest", "--jobs", "1")
    assert "raad/mars.txt" in referent("search", "løype").output
    assert referent("search", "finnesikke").output == "nothing found\n"
    assert json.loads(referent("search", "budsjett", "--json").output)["hits"]


def test_reports_publish_and_name_every_file(folder: Path) -> None:
    write_minutes(folder / "raw", "april.txt", "9. april 2025", 2)
    referent("ingest", "--jobs", "1", "--as-of", "2025-03-20")
    result = referent("reports", "--as-of", "2025-03-20")
    assert result.exit_code == 0
    names = [line.rsplit("/", 1)[-1] for line in result.output.splitlines() if line.startswith("wrote ")]
    assert {"agenda.docx", "agenda.pdf", "secretary.docx", "report.docx", "report.html"} <= {name.rsplit("-", 1)[-1] for name in names}


def test_init_makes_a_folder_that_works(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = referent("init", "nytt")
    assert result.exit_code == 0
    monkeypatch.chdir(folder / "nytt")
    assert referent("ingest", "--jobs", "1").exit_code == 0


def test_show_tells_what_was_read_from_a_paper(folder: Path) -> None:
    referent("ingest", "--jobs", "1")
    output = referent("show", "raad/mars.txt").output
    assert "Budsjett for løypene" in output
    assert "place = Fjellstua" in output
