"""Item numbers at the beginning of a line, and archive cases."""

from __future__ import annotations

import pytest

from pipeline.language.numbers import find_case_numbers, find_item_number

NUMBERS = {
    "Sak 12/24": ("12/24", "", "2024"),
    "SAK 15/18 Regnskap": ("15/18", "", "2018"),
    "Sak 1/2019: Valg": ("1/2019", "", "2019"),
    "**Sak 3/25 – Budsjett**": ("3/25", "", "2025"),
    "ALU-sak 3/25": ("ALU-sak 3/25", "ALU", "2025"),
    "NTNU O-sak 5/13": ("NTNU O-sak 5/13", "NTNU O", "2013"),
    "PS 108/2026": ("PS 108/2026", "PS", "2026"),
    "UHRM-sak 03/15 Valg": ("UHRM-sak 03/15", "UHRM", "2015"),
    "FR-HUM sak 26/09": ("FR-HUM sak 26/09", "FR-HUM", "2009"),
    "FS-36/13": ("FS-36/13", "FS", "2013"),
    "Sak STY 30/03": ("STY 30/03", "STY", "2003"),
    "S 7.1/07": ("S 7.1/07", "S", "2007"),
    "NRØA/AU-sak 12/15 Valg": ("NRØA/AU-sak 12/15", "NRØA/AU", "2015"),
    "RO-sak 03-16/a": ("RO-sak 03-16/a", "RO", "2016"),
    "V-SAK 2 Godkjenning": ("V-SAK 2", "V", ""),
    "Saksnr. 05/2008": ("05/2008", "", "2008"),
    "14/21-O": ("14/21-O", "", "2021"),
    "001/15": ("001/15", "", "2015"),
    "12/24 Regnskap": ("12/24", "", "2024"),
    "1. Godkjenning": ("1", "", ""),
    "4.1 Regnskap": ("4.1", "", ""),
    "5a) Budsjett": ("5a", "", ""),
    "7 Regnskap": ("7", "", ""),
    "1 - Valg": ("1", "", ""),
    "Sak 1: Valg": ("1", "", ""),
    "Item 7/25 Budget": ("7/25", "", "2025"),
    "Agenda item 3: Budget": ("3", "", ""),
    "ITEM NO. 4 Budget": ("4", "", ""),
    "## 195 Mailpunkt (5 min)": ("195", "", ""),
}
NO_NUMBER = (
    "2018-2025 er planperioden",
    "13/14 mulige",
    "26.11.25",
    "6.mars",
    "7 mai 2025",
    "09:00 Start",
    "12.15-13.00 Lunsj",
    "2015 for forslaget",
    "25/11/2019 Neste",
    "3 stemmer",
    "4. trinn: Kari Nes",
    "4. og 5. trinn planlegger",
    "2. halvår",
)


@pytest.mark.parametrize(("line", "parts"), NUMBERS.items())
def test_an_item_number_is_kept_as_written(line: str, parts: tuple[str, str, str]) -> None:
    found = find_item_number(line)
    assert found is not None
    assert (found.number, found.series, found.year) == parts


@pytest.mark.parametrize("line", NO_NUMBER)
def test_dates_times_and_counts_open_no_item(line: str) -> None:
    assert find_item_number(line) is None


@pytest.mark.parametrize(
    ("line", "title"), [("Sak 12/24: Regnskap", "Regnskap"), ("5a) Budsjett", "Budsjett"), ("1 - Valg", "Valg"), ("12/24 – Valg", "Valg")]
)
def test_the_rest_of_the_line_is_the_title(line: str, title: str) -> None:
    found = find_item_number(line)
    assert found is not None
    assert line[found.rest :] == title


def test_archive_cases_are_told_from_years_of_study_and_dates() -> None:
    text = "Arkiv 2021/4465, 2016/11221/BJA, 16/00080-32, 09/810, studieåret 2024/2025, 2024/25 og 2024/11/12"
    assert [case.raw for case in find_case_numbers(text)] == ["2021/4465", "2016/11221/BJA", "16/00080-32", "09/810"]
