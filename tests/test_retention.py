from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.settings.profiles import parse_profile
from tests.faults.commands import write_papers

SETTINGS = """[body.raad]
name = "Rådet for fjellvett"
[body.raad.retention]
{classes}
"""


def retention(folder: Path, classes: str, *arguments: str) -> Result:
    settings = folder / "referent.toml"
    settings.write_text(SETTINGS.format(classes=classes), encoding="utf-8")
    return CliRunner().invoke(main, ["retention", str(folder / "processed"), "--settings", str(settings), *arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of three minutes of January 2010."""
    folder = tmp_path_factory.mktemp("retention")
    write_papers(folder / "raw", 3)
    (folder / "referent.toml").write_text(SETTINGS.format(classes=""), encoding="utf-8")
    arguments = ["ingest", str(folder / "raw"), "--out", str(folder / "processed"), "--settings", str(folder / "referent.toml")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("classes", "as_of", "due"),
    [
        ("minutes = 10", "2020-12-31", 0),
        ("minutes = 10", "2021-01-01", 3),
        ("minutes = {years = 5, citation = 'Plan 4.2'}", "2016-01-01", 3),
        ("minutes = 'keep'", "2999-01-01", 0),
        ("memo = 1", "2999-01-01", 0),
    ],
)
def test_papers_are_due_the_day_after_the_last_year_ends(folder: Path, classes: str, as_of: str, due: int) -> None:
    lines = retention(folder, classes, "--due", "--as-of", as_of).output.splitlines()
    assert (len(lines) - 1, lines[-1]) == (due, f"the time of {due} papers is up on {as_of}; nothing was deleted")


def test_a_personal_number_in_a_name_is_not_printed(tmp_path: Path) -> None:
    paper = tmp_path / "raw/raad/klage 02013299997.txt"
    paper.parent.mkdir(parents=True)
    paper.write_text("Referat fra møte i Rådet for fjellvett 12.03.2010\n\nSak 1/10 Løyper\nVedtak: Ja.\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["ingest", str(tmp_path / "raw"), "--out", str(tmp_path / "processed")]).exit_code == 0
    said = [retention(tmp_path, "minutes = 1", *more).output for more in ((), ("--json",), ("--due", "--as-of", "2020-01-01"))]
    assert all("raad/klage •••" in text or "raad/klage \\u2022" in text for text in said) and "99997" not in str(said)


def test_each_paper_is_listed_with_its_class_and_the_rule(folder: Path) -> None:
    lines = retention(folder, "minutes = 10\ncitation = 'Plan 2'").output.splitlines()
    assert lines[0] == "raad/2010-01-06-0.txt: minutes, 10 years, until 2020-12-31 (Plan 2)"
    assert len(list((folder / "raw" / "raad").iterdir())) == 3


@pytest.mark.parametrize(
    ("key", "value"), [("minutes", -1), ("minutes", "ever"), ("memo", {"years": "x"}), ("letter", 3), ("citation", 4), ("memo", {"for": 3})]
)
def test_a_class_that_means_nothing_is_a_finding(key: str, value: object) -> None:
    good, doubts = parse_profile("body.raad", {"retention": {key: value, "agenda": 5}})
    assert good["retention"] == {"agenda": 5}
    assert [doubt.values["key"] for doubt in doubts] == [f"body.raad.retention.{key}"]
