"""People whom only an installed spaCy pipeline finds, and the mode that a run says it was in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import run
from pipeline.engine import reading
from pipeline.engine.paper import parse_paper
from pipeline.language.namers import find_namer
from pipeline.outcomes import Summary
from pipeline.parse import namers
from pipeline.records import ActionItem, Attendance
from pipeline.settings import READING, Settings
from pipeline.settings.wanted import parse_keys
from tests.parse.pipelines import write_pipeline

PACKAGE = "nb_core_news_invented"
TOLD = """# Referat fra møte i Rådet for fjellvett

Onsdag 24. september 2025 kl. 09.00

Denne gangen dukket ikke mange opp, men Ymvild Kvernrud fra stiftelsen var likevel med på møtet hele dagen.
Torfinn Skarvli kunne ikke komme denne gangen heller.

## Sak 1/25 Løypene

Ymvild følger opp merkingen.
"""
LISTED = TOLD.replace("Denne gangen", "Til stede: Kari Nes, Ola Moe\n\nDenne gangen")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An installed pipeline that knows three people."""
    write_pipeline(tmp_path / "site", PACKAGE, ["Ymvild Kvernrud", "Torfinn Skarvli", "Kari Nes"])
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield PACKAGE
    forget()
    sys.modules.pop(PACKAGE, None)


def forget() -> None:
    """Let packages be looked up and loaded anew."""
    find_namer.cache_clear()
    namers.load.cache_clear()


def people(text: str, namer: str = "") -> list[tuple[str, str]]:
    rows = [found.record for found in parse_paper(text.encode(), "referat.md", namer=namer).attendance]
    assert all(isinstance(row, Attendance) for row in rows)
    return [(row.person_name, row.status) for row in rows]


def test_a_pipeline_finds_those_whom_no_rule_finds(package: str) -> None:
    assert people(TOLD) == []
    assert people(TOLD, package) == [("Ymvild Kvernrud", "present"), ("Torfinn Skarvli", "absent")]


def test_it_is_not_asked_where_the_rules_find_a_list(package: str) -> None:
    assert people(LISTED, package) == people(LISTED)
    assert package not in sys.modules


def test_its_names_can_own_tasks(package: str) -> None:
    def owners(namer: str) -> list[str]:
        found: list[ActionItem] = [one.record for one in parse_paper(TOLD.encode(), "referat.md", namer=namer).actions]
        return [action.owner_raw for action in found]

    assert (owners(package), owners("")) == (["Ymvild"], [])


def test_the_best_installed_package_is_used_unless_another_is_named(package: str, tmp_path: Path) -> None:
    assert find_namer("auto") is None
    for name in ("nb_core_news_sm", "nb_core_news_md"):
        write_pipeline(tmp_path / "site", name, ["Kari Nes"], "3.8.0")
    forget()
    found = [find_namer(mode) for mode in ("auto", PACKAGE, "off", "not_there")]
    assert [namer and namer.key for namer in found] == ["nb_core_news_md 3.8.0", f"{PACKAGE} 1.0.0", None, None]


def test_a_package_that_cannot_be_loaded_is_a_finding_and_the_rules_go_on(package: str, tmp_path: Path) -> None:
    (tmp_path / "site" / PACKAGE / "__init__.py").write_text("def load(**overrides):\n    raise OSError('made for another spaCy')\n")
    parsed = parse_paper(TOLD.encode(), "referat.md", namer=PACKAGE)
    assert [finding.values["package"] for finding in parsed.findings if finding.code == "people-pipeline-failed"] == [PACKAGE]
    assert parsed.attendance == []


def ingest(tmp_path: Path, mode: str) -> Summary:
    return run.ingest(tmp_path / "raw", tmp_path / "out", Settings(people=mode), "2025-10-01", jobs=1, step=lambda *_: None)


def test_a_run_says_its_mode_and_another_pipeline_reads_anew(package: str, tmp_path: Path) -> None:
    raw = tmp_path / "raw" / "raad"
    raw.mkdir(parents=True)
    (raw / "referat.md").write_text(TOLD, encoding="utf-8")
    summary = ingest(tmp_path, "auto")
    assert summary.people == "rules only"
    assert "people: rules only" in summary.lines()
    assert "Ymvild" not in (tmp_path / "out" / "attendance.csv").read_text(encoding="utf-8")
    summary = ingest(tmp_path, PACKAGE)
    assert (summary.people, summary.as_dict()["people"]) == (f"rules and {PACKAGE} 1.0.0",) * 2
    assert "Ymvild Kvernrud" in (tmp_path / "out" / "attendance.csv").read_text(encoding="utf-8")
    assert ingest(tmp_path, PACKAGE).is_current
    write_pipeline(tmp_path / "site", PACKAGE, ["Ymvild Kvernrud"], "1.1.0")
    forget()
    assert reading.find_code(PACKAGE).endswith(f"-{PACKAGE} 1.1.0")


def test_the_setting_names_a_package_or_a_mode() -> None:
    assert parse_keys("read", {"people": PACKAGE}, READING) == ({"people": PACKAGE}, [])
    assert [doubt.code for doubt in parse_keys("read", {"people": "../x", "ocr": 1, "eye": "x"}, READING)[1]] == [
        "wrong-setting",
        "wrong-setting",
        "unknown-setting",
    ]
