from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.findings import format_finding
from pipeline.settings import FixedItem, Limits, Profile, Settings, read_settings

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
        ("read = 3", "auto", ["wrong-setting"]),
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


def test_a_body_that_is_no_table_is_an_empty_profile_and_a_warning(tmp_path: Path) -> None:
    for text, key, value in (
        ("[body]\nraad = 3\n", "body.raad", "3"),
        ('[[body.raad]]\nname = "Råd"\n', "body.raad", '[{name = "Råd"}]'),
        ("body = 3\n", "body", "3"),
    ):
        read = settings(tmp_path, text)
        assert read.bodies in ({}, {"raad": Profile("raad")})
        assert [(doubt.code, doubt.values["key"], doubt.values["value"]) for doubt in read.findings] == [("wrong-setting", key, value)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[limits]\nseconds = "3"', 'The setting limits.seconds in referent.toml cannot be "3" and was not used. It takes 1 – 86400.'),
        (
            '[[body.raad.yearly]]\ntitle = "Budsjett"\nmonth = 13',
            "The setting body.raad.yearly.1.month in referent.toml cannot be 13 and was not used. It takes 1 – 12.",
        ),
        (
            '[body.raad]\nstart_time = "kl. 9"',
            'The setting body.raad.start_time in referent.toml cannot be "kl. 9" and was not used. It takes "09:30".',
        ),
        ("[[body.raad]]", "The setting body.raad in referent.toml cannot be [{}] and was not used. It takes [body.raad]."),
    ],
    ids=["text_for_a_number", "no_month", "no_hour", "table_twice"],
)
def test_a_wrong_setting_is_told_once_as_toml_writes_it_with_what_it_takes(tmp_path: Path, text: str, told: str) -> None:
    assert [format_finding(doubt, "en")[1] for doubt in settings(tmp_path, text).findings] == [told]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('outcome = "vedtak"', "outcome"),
        ('outcome = "Endelig vedtak"', "outcome"),
        ('outcome = "{n}"', "outcome"),
        ('closing_hour = "kl. 12"', "closing_hour"),
        ('closing_hour = "24:00"', "closing_hour"),
        ('templates = "../hemmelig"', "templates"),
        ("free_weeks = [0]", "free_weeks"),
        ("items_due_days = true", "items_due_days"),
        ('standing = "HMS"', "standing"),
        ('standing = ["HMS"]', "standing.1"),
        ('standing = [{ title = "HMS", place = "sist" }]', "standing.1.place"),
        ('standing = [{ title = "HMS", type = "hms" }]', "standing.1.type"),
        ('standing = [{ title = "HMS", type = ["hms"] }]', "standing.1.type"),
        ('standing = [{ title = "HMS", minutes = "ti" }]', "standing.1.minutes"),
        ("standing = [{ minutes = 10 }]", "standing.1"),
        ('yearly = [{ title = "Budsjett" }]', "yearly.1"),
        ('yearly = [{ title = "Budsjett", month = 11, week = 48 }]', "yearly.1"),
        ('yearly = [{ title = "Budsjett", month = 11, term = "høst" }]', "yearly.1.term"),
    ],
)
def test_a_wrong_value_of_an_agendas_setting_is_named_with_its_key(tmp_path: Path, line: str, key: str) -> None:
    read = settings(tmp_path, f'[body.raad]\nclassification = "advisory"\n{line}\n')
    assert [(finding.code, finding.values["key"]) for finding in read.findings] == [("wrong-setting", f"body.raad.{key}")]
    profile = read.bodies["raad"]
    assert (profile.outcome, profile.closing_hour, profile.templates, profile.items_due_days) == ("", "", "", 0)


def test_a_key_that_belongs_to_the_other_kind_of_item_is_unknown(tmp_path: Path) -> None:
    yearly = '[[body.raad.yearly]]\ntitle = "A"\nmonth = 3\nplace = "last"\n'
    read = settings(tmp_path, f'[[body.raad.standing]]\ntitle = "HMS"\nmonth = 3\n{yearly}')
    assert [(finding.code, finding.values["key"]) for finding in read.findings] == [
        ("unknown-setting", "body.raad.standing.1.month"),
        ("unknown-setting", "body.raad.yearly.1.place"),
    ]
    assert [item.title for item in (*read.bodies["raad"].standing, *read.bodies["raad"].yearly)] == ["HMS", "A"]


def test_an_agendas_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "templates" / "raad").mkdir(parents=True)
    text = """[body.raad]
outcome = "uttalelse"
closing_hour = "12:00"
templates = "raad"

[[body.raad.standing]]
title = "HMS"
type = "information"
minutes = 10
responsible = "Direktøren"
place = "last"

[[body.raad.yearly]]
title = "Budsjett"
month = 11
"""
    read = settings(tmp_path, text)
    profile = read.bodies["raad"]
    assert read.findings == ()
    assert (profile.outcome, profile.closing_hour, profile.templates) == ("uttalelse", "12:00", "raad")
    assert profile.standing == [FixedItem("HMS", "information", 10, "Direktøren", "last")]
    assert profile.yearly == [FixedItem("Budsjett", month=11)]


def test_a_body_of_which_nobody_says_that_it_only_advises_may_have_a_vedtak(tmp_path: Path) -> None:
    assert settings(tmp_path, '[body.styret]\nclassification = "deciding"\noutcome = "vedtak"\n').bodies["styret"].outcome == "vedtak"


@pytest.mark.parametrize(
    ("text", "limits", "codes"),
    [
        ("[limits]\nseconds = 60\nmemory_mib = 2048", Limits(60, 2048), []),
        ("[limits]\nseconds = 0", Limits(), ["wrong-setting"]),
        ("[limits]\nseconds = true", Limits(), ["wrong-setting"]),
        ('[limits]\nfile_mib = "200"', Limits(), ["wrong-setting"]),
        ("[limits]\npages = 3", Limits(), ["unknown-setting"]),
        ("limits = 3", Limits(), ["wrong-setting"]),
    ],
    ids=["set", "none", "boolean", "text", "unknown", "no_table"],
)
def test_what_a_paper_may_take_is_set_in_numbers(tmp_path: Path, text: str, limits: Limits, codes: list[str]) -> None:
    read = settings(tmp_path, text)
    assert (read.limits, [finding.code for finding in read.findings]) == (limits, codes)


def test_templates_that_the_settings_name_and_that_are_not_there_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "templates" / "hage").mkdir(parents=True)
    found = settings(tmp_path, '[body.hage]\ntemplates = "hage"\n\n[body.raad]\ntemplates = "raad"\n').findings
    assert [(doubt.code, format_finding(doubt, "en")[1]) for doubt in found] == [
        ("templates-not-there", "The setting body.raad.templates in referent.toml names the folder templates/raad, which is not there.")
    ]
