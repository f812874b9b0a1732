"""What all checks have in common: they can be run again, they heed corrections and replaced papers, and they speak the body's language."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import run
from pipeline.checks import CODES, check_records
from pipeline.findings import codes
from pipeline.records import FindingRow
from pipeline.settings import Settings
from tests.checks.checking import AS_OF, check, minutes, settle, told
from tests.link.build import RAAD, meet, paper


def test_every_code_of_the_checks_is_in_the_table() -> None:
    assert codes().keys() >= CODES


def test_checking_twice_changes_nothing_and_other_findings_stay() -> None:
    records, settings = settle(minutes("d1", "2025-03-12", "4/25", "5/25", "7/25", "8/25"))
    records = replace(records, findings=[FindingRow("memo-undated", "warning", "dx", "…"), *records.findings])
    once = check_records(records, settings, AS_OF)
    assert check_records(once, settings, AS_OF) == once
    assert {row.code for row in once.findings} >= {"memo-undated", "item-number-gap"}


def test_an_earlier_date_takes_back_what_a_later_one_found() -> None:
    draft = paper("d1", date="2025-03-20")
    meet(draft, "2025-03-12", minutes_status="draft")
    records, settings = settle(draft)
    found = check_records(records, settings, AS_OF)
    assert [row.code for row in found.findings] == ["minutes-draft"]
    assert check_records(found, settings, "2025-03-15").findings == []


def test_a_paper_that_a_later_one_replaced_gives_no_findings() -> None:
    records, settings = settle(minutes("d1", "2025-03-12", "4/25", "5/25", "7/25"))
    records = replace(records, documents=[replace(row, superseded_by="d9") for row in records.documents])
    assert check_records(records, settings, AS_OF).findings == []


@pytest.mark.parametrize(("language", "word"), [("nb", "mangler i rekken"), ("nn", "manglar i rekkja"), ("en", "is missing in the series")])
def test_findings_speak_the_bodys_language(language: str, word: str) -> None:
    (row,) = check(minutes("d1", "2025-03-12", "4/25", "5/25", "6/25", "8/25"), profile=replace(RAAD, language=language))
    assert word in row.message


def test_bodies_are_checked_each_for_itself() -> None:
    assert told(minutes("d1", "2025-03-12", "4/25", "5/25", "6/25")) == []


PAPER = """Referat fra møte i Rådet for fjellvett
Onsdag 12. mars 2025 kl. 09.00-11.00, Fjellstua

Til stede: Kari Nes (leder), Ola Dal, Siv Moe
Referent: Ola Dal

Sak 1/25 Budsjett for løypene
Vedtak: Budsjettet godkjennes.

Sak 2/25 Skilt ved stien
Vedtak: Skiltene settes opp.

Sak 3/25 Leie av hytta
Vedtak: Hytta leies ut.

Sak 5/25 Ny løypemaskin
Vedtak: Maskinen kjøpes.
"""


def test_a_correction_silences_a_check_and_its_line_gone_brings_it_back(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "raad").mkdir(parents=True)
    (raw / "raad" / "mars.txt").write_text(PAPER, encoding="utf-8")

    def found() -> list[str]:
        run.ingest(raw, out, Settings(), "2025-04-01", jobs=1, step=lambda *_: None)
        with (out / "findings.csv").open(encoding="utf-8", newline="") as file:
            return [row["subject_id"] for row in csv.DictReader(file) if row["code"] in CODES]

    (item,) = found()
    assert item == "raad-2025-03-12-5-25"
    run.correct(raw, out, item, field="number", value="4/25")
    assert found() == []
    (raw / "corrections.csv").unlink()
    assert found() == [item]


def test_reports_are_checked_anew_for_their_own_date(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "raad").mkdir(parents=True)
    (raw / "raad" / "mars.txt").write_text(PAPER, encoding="utf-8")
    (raw / "raad" / "plan.md").write_text(
        "# Rådet for fjellvett\n\n## Møteplan våren 2025\n\n- 12. mars 2025\n- 9. april 2025\n- 4. juni 2025\n", encoding="utf-8"
    )
    run.ingest(raw, out, Settings(), "2025-04-01", jobs=1, step=lambda *_: None)
    run.reports(out, Settings(), "2025-05-01", out / "reports")
    (report,) = (out / "reports").glob("*report.html")
    assert "Møtet 09.04.25 er passert" in report.read_text(encoding="utf-8")
