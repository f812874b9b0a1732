"""`referent correct`: a person's word goes into raw/corrections.csv, stands in the tables, and goes when its line goes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.link.test_versions import WRITTEN
from tests.store.contents import read_outputs

MINUTES = """Referat fra møte i Fjellrådet
Dato: 4. mars 2025
Tid: 10:00
Sted: Fjellstua
Til stede: Kari Nes, Ola Vik

Sak 1/25 Budsjett for løypene
Vedtak: Budsjettet godkjennes.

Sak 2/25 Skilt
Ola Vik bestiller skilt innen 1. mai 2025.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one paper that has been ingested."""
    (tmp_path / "raw" / "raad").mkdir(parents=True)
    (tmp_path / "raw" / "raad" / "mars.txt").write_text(MINUTES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert ingest().exit_code == 0
    return tmp_path


def referent(*arguments: str) -> Result:
    """What the command line says."""
    return CliRunner().invoke(main, arguments)


def ingest() -> Result:
    """A run of the whole folder."""
    return referent("ingest", "--jobs", "1", "--as-of", "2025-06-01")


def rows(table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    return list(csv.DictReader(Path(f"processed/{table}.csv").read_text(encoding="utf-8").splitlines()))


def hashes() -> dict[str, object]:
    """File -> what stands in it."""
    return read_outputs(Path("processed"))


CHANGES = [
    (("raad-2025-03-04", "place", "Rådhuset"), "meetings", {"place": "Rådhuset", "corrected": "place"}),
    (("raad-2025-03-04", "status", "cancelled"), "meetings", {"status": "cancelled", "corrected": "status"}),
    (("raad-2025-03-04-1-25", "title", "Budsjett"), "agenda_items", {"title": "Budsjett", "corrected": "title"}),
    (("raad/mars.txt", "title", "Referat 1"), "documents", {"title": "Referat 1", "corrected": "title"}),
]


@pytest.mark.parametrize(("change", "table", "expected"), CHANGES)
def test_a_correction_stands_in_the_table_and_goes_with_its_line(
    folder: Path, change: tuple[str, ...], table: str, expected: dict[str, str]
) -> None:
    before = hashes()
    assert referent("correct", *change).exit_code == 0
    assert ingest().exit_code == 0
    assert expected.items() <= rows(table)[0].items()
    after = hashes()
    assert ingest().exit_code == 0
    assert hashes() == after != before
    (folder / "raw" / "corrections.csv").unlink()
    ingest()
    assert hashes() == before


def test_a_second_correction_of_a_field_takes_the_first_ones_place_and_keeps_what_the_machine_said(folder: Path) -> None:
    for place in ("Rådhuset", "Skolen"):
        referent("correct", "raad-2025-03-04", "place", place, "--note", "ringte")
        ingest()
    (line,) = csv.DictReader((folder / "raw" / "corrections.csv").read_text(encoding="utf-8").splitlines())
    assert (line["value"], line["was"], line["note"]) == ("Skolen", "Fjellstua", "ringte")
    assert rows("findings") == [row for row in rows("findings") if not row["code"].startswith("correction")]


def test_a_corrected_kind_is_parsed_as_such(folder: Path) -> None:
    referent("correct", "raad/mars.txt", "kind", "memo")
    ingest()
    assert (rows("documents")[0]["kind"], rows("documents")[0]["corrected"]) == ("memo", "kind")
    assert [row["document_id"] for row in rows("memos")] == [rows("documents")[0]["document_id"]]


def test_a_changed_paper_under_a_correction_is_found(folder: Path) -> None:
    referent("correct", "raad-2025-03-04", "place", "Rådhuset")
    (folder / "raw" / "raad" / "mars.txt").write_text(MINUTES.replace("Fjellstua", "Setra"), encoding="utf-8")
    ingest()
    assert rows("meetings")[0]["place"] == "Rådhuset"
    (found,) = [row for row in rows("findings") if row["code"].startswith("correction")]
    assert found["code"] == "correction-overtaken"
    assert "Setra" in found["message"]


def test_a_link_is_removed_and_a_decision_added(folder: Path) -> None:
    action = rows("actions")[0]["action_id"]
    assert referent("correct", action, "--remove").exit_code == 0
    assert referent("correct", "raad-2025-03-04-2-25-x", "--add", "decisions").exit_code == 0
    assert referent("correct", "raad-2025-03-04-2-25-x", "text", "Skiltene kjøpes.").exit_code == 0
    ingest()
    assert rows("actions") == []
    assert ("Skiltene kjøpes.", "row; text") in [(row["text"], row["corrected"]) for row in rows("decisions")]


@pytest.mark.parametrize(("old", "new"), [("to.txt", "en.txt"), ("en.txt", "to.txt")])
def test_a_paper_superseded_by_the_path_of_another_leaves_nothing_undecided(folder: Path, old: str, new: str) -> None:
    tail = "\nUnder eventuelt ble skredfaren i Storlia nevnt av flere, og styret følger med.\n" * 9
    for name, text in (("en.txt", WRITTEN), ("to.txt", WRITTEN.replace("innen 1. oktober", "så snart snøen har gått i fjellet") + tail)):
        (folder / "raw" / "raad" / name).write_text(text, encoding="utf-8")
    ingest()
    assert "versions-undecided" in {row["code"] for row in rows("findings")}
    told = referent("correct", f"raad/{old}", "superseded_by", f"raw/raad/{new}")
    assert told.exit_code == 0, told.output
    ingest()
    papers = {row["path"]: row for row in rows("documents")}
    assert papers[f"raad/{old}"]["superseded_by"] == papers[f"raad/{new}"]["document_id"]
    assert "versions-undecided" not in {row["code"] for row in rows("findings")}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("raad-1999-01-01", "place", "X"), "no record is called"),
        (("raad-2025-03-04", "meeting_id", "X"), "has no field meeting_id"),
        (("raad-2025-03-04", "start_date", "4. mars"), "takes 2025-03-04"),
        (("raad-2025-03-04", "status", "ferdig"), "takes planned"),
        (("raad-2025-03-04", "--remove"), "cannot be removed"),
        (("raad/mars.txt", "--add", "documents"), "documents: memberships"),
        (("raad-2025-03-04",), "say FIELD and VALUE"),
        (("raad-2025-03-04-2-25", "--add", "case_links"), "is called item_id|earlier_item_id|relation"),
        (("raad-2025-03-04-2-25|raad-1999-01-01-1|same-case", "--add", "case_links"), "there is no raad-1999-01-01-1"),
    ],
)
def test_what_cannot_stand_is_refused_with_the_reason(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    result = referent("correct", *arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert not (folder / "raw" / "corrections.csv").exists()


def test_the_lines_written_are_told_as_json(folder: Path) -> None:
    told = json.loads(referent("correct", "raad-2025-03-04", "place", "Rådhuset", "--json").output)
    assert [line["was"] for line in told["corrections"]] == ["Fjellstua"]
