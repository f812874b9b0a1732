from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.settings import Settings, read_settings

HOME = Path(__file__).parent.parent


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "referent.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_the_samples_settings_raise_no_doubt() -> None:
    read = read_settings(HOME / "referent.toml")
    assert (read.as_of, read.findings) == ("2025-11-19", ())
    assert read.bodies["alu"].units["ØK"] == "Fakultet for økonomi"


@pytest.mark.parametrize(
    "line",
    [
        'classification = "boss"',
        'language = "de"',
        'numbering = "Sak {x}"',
        'numbering = "Sak {n"',
        'start_time = "kl 12"',
        'items_due_days = "fjorten"',
        "name = 3",
        "minutes = { approvals = 3 }",
        'minutes = { approval = "tre" }',
        "units = { IT = 4 }",
        'groups = { Alle = "IT" }',
    ],
)
def test_a_value_that_means_nothing_is_a_warning_and_is_not_used(tmp_path: Path, line: str) -> None:
    read = settings(tmp_path, f"[body.raad]\n{line}\n")
    assert [finding.code for finding in read.findings] == ["wrong-setting"]
    assert read.bodies["raad"].name == read.bodies["raad"].classification == read.bodies["raad"].numbering == ""


def test_an_unknown_key_is_a_warning_wherever_it_stands(tmp_path: Path) -> None:
    read = settings(tmp_path, 'farge = "blå"\n[body.raad]\nsmak = 1\n')
    assert [finding.values["key"] for finding in read.findings] == ["farge", "body.raad.smak"]


@pytest.mark.parametrize(
    ("text", "ocr", "codes"),
    [
        ("", "auto", []),
        ('[read]\nocr = "off"', "off", []),
        ('[read]\nocr = "ja"', "auto", ["wrong-setting"]),
        ("read = 3", "auto", []),
        ("[read]\nspeed = 1", "auto", ["unknown-setting"]),
    ],
    ids=["unset", "off", "wrong", "no_table", "unknown"],
)
def test_the_reading_of_scans_can_be_turned_off(tmp_path: Path, text: str, ocr: str, codes: list[str]) -> None:
    read = settings(tmp_path, text)
    assert (read.ocr, [finding.code for finding in read.findings]) == (ocr, codes)


@pytest.mark.parametrize("text", ["as_of = ", 'as_of = "i morgen"', 'as_of = "2025-W47"'])
def test_what_is_no_date_or_no_toml_stops_the_run_with_advice(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"referent\.toml"):
        settings(tmp_path, text)


def test_a_body_that_is_no_table_is_an_empty_profile(tmp_path: Path) -> None:
    assert settings(tmp_path, "[body]\nraad = 3\n").bodies["raad"].name == ""
    assert settings(tmp_path, "body = 3\n").bodies == {}
