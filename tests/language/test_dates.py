"""Dates as papers write them: what is one, what is none, and how much of it is said."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.dates import find_dates, find_periods

ONE_DAY = {
    "28. april 2016": "2016-04-28",
    "12.September 2018": "2018-09-12",
    "26. Oktober 2024": "2024-10-26",
    "tirsdag 12.07.2016 kl. 19:00": "2016-07-12",
    "12.02.19 på A036 klokken 16:16": "2019-02-12",
    "26.11.25": "2025-11-26",
    "17.2.25": "2025-02-17",
    "6. 10. 2024": "2024-10-06",
    "date: 2018-02-16": "2018-02-16",
    "2020-06-02 (Man), 19:30": "2020-06-02",
    "2024/11/12": "2024-11-12",
    "11/12/2024": "2024-12-11",
    "28/9-2018": "2018-09-28",
    "16/10-20": "2020-10-16",
    "27-05-2025": "2025-05-27",
    "November 26, 2025": "2025-11-26",
    "5th of March 2024": "2024-03-05",
    "26 november 2025": "2025-11-26",
    "den 3. maj 2024": "2024-05-03",
    "3. januari 2023": "2023-01-03",
    "d. 14. marts 2023": "2023-03-14",
    "ons. 3. des. 2025": "2025-12-03",
    "møte_2025-11-26.pdf": "2025-11-26",
    "20-Mars-2024 Årsmøte": "2024-03-20",
    "05-okt-24": "2024-10-05",
    "2024-Mar-05": "2024-03-05",
    "30-6-2021": "2021-06-30",
    "12. mars -24": "2024-03-12",
    "Styrelsemöte 190307": "2019-03-07",
    "Protokoll 20190307": "2019-03-07",
    "Sak 16/10-20 ble drøftet 5. mai 2021": "2021-05-05",
    "30. januarı 2023": "2023-01-30",
    "tİrsdag 3. aprİl 2025": "2025-04-03",
}
NO_YEAR = {
    "15.oktober kl 16:16": (10, 15),
    "Torsdag 14.03 @ A036 kl 16.16": (3, 14),
    "11.9.": (9, 11),
    "6.mars (pdf)": (3, 6),
    "Deltok 13.06. og ved behandling av sak 3": (6, 13),
    "29. februar": (2, 29),
    "Ordmøte 14.12.": (12, 14),
    "Call on August 8th": (8, 8),
    "Frist 3/5": (5, 3),
}
NO_DATE = (
    "19.00",
    "Ring 20190307",
    "Org.nr 20190307",
    "Faktura 190307",
    "kl. 19.00",
    "15.10 Pause",
    "31.2.2025",
    "30. februar 2024",
    "29. februar 2023",
    "pkt. 4.1. Fullmakt",
    "2018-2025",
    "arkivsak 2021/4465",
    "sak 16/10-20",
    "Saksnr. 12/24",
    "2. Jan Dahl",
    "1.2. Godkjenning",
    "18 medlemmer",
    "versjon 10.0.0.1",
)


@pytest.mark.parametrize(("text", "iso"), ONE_DAY.items())
def test_a_full_date_is_read_in_every_form(text: str, iso: str) -> None:
    assert [date.iso for date in find_dates(text)] == [iso]


@pytest.mark.parametrize(("text", "parts"), NO_YEAR.items())
def test_a_date_without_a_year_keeps_its_year_open(text: str, parts: tuple[int, int]) -> None:
    (date,) = find_dates(text)
    assert (date.month, date.day, date.year, date.iso) == (*parts, 0, "")


@pytest.mark.parametrize("text", NO_DATE)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("18.-19. oktober 2023", "2023-10-18", "2023-10-19"),
        ("18. og 19. oktober 2025", "2025-10-18", "2025-10-19"),
        ("30. november – 2. desember 2025", "2025-11-30", "2025-12-02"),
        ("30. desember – 2. januar 2026", "2025-12-30", "2026-01-02"),
        ("1.-2.12.2025", "2025-12-01", "2025-12-02"),
        ("18.10.23 - 19.10.23", "2023-10-18", "2023-10-19"),
    ],
)
def test_a_span_has_two_ends(text: str, first: str, last: str) -> None:
    (date,) = find_dates(text)
    assert (date.iso, date.end_iso) == (first, last)


def test_a_span_without_a_year_keeps_both_days() -> None:
    (date,) = find_dates("18 - 19.oktober (samling)")
    assert (date.raw, date.day, date.end_day, date.end_iso) == ("18 - 19.oktober", 18, 19, "")


def test_two_days_joined_by_og_are_no_span() -> None:
    assert [date.iso for date in find_dates("30. september og 21. oktober 2025")] == ["2025-09-30", "2025-10-21"]
    assert [date.iso for date in find_dates("18. og 25. oktober 2025")] == ["2025-10-18", "2025-10-25"]


def test_the_weekday_as_written_is_kept() -> None:
    text = "Torsdag 19. Mai 2021, onsdag den 26 nov, 2020-06-02 (Man), 3. mai"
    assert [date.weekday for date in find_dates(text)] == [3, 2, 0, -1]


def test_the_sentence_stop_is_no_part_of_the_date() -> None:
    assert [date.raw for date in find_dates("Frist er 10. desember. Deretter 3. des. 2025.")] == ["10. desember", "3. des. 2025"]


@pytest.mark.parametrize(
    ("text", "iso", "week"),
    [
        ("uke 48", "", 48),
        ("Veke 14", "", 14),
        ("uke 48/2025", "2025-W48", 48),
        ("mars 2026", "2026-03", 0),
        ("Week 7, 2026", "2026-W07", 7),
    ],
)
def test_weeks_and_months_are_periods(text: str, iso: str, week: int) -> None:
    (period,) = find_periods(text)
    assert (period.iso, period.week) == (iso, week)
    assert find_dates(text) == []


def test_the_month_of_a_day_is_no_period() -> None:
    assert find_periods("26. november 2025") == []


@given(st.text(alphabet="0123456789./- månmarskl", max_size=60))
def test_every_date_found_stands_where_it_says(text: str) -> None:
    for date in find_dates(text):
        assert text[date.start : date.end] == date.raw
        assert 1 <= date.month <= 12


def test_long_texts_take_little_time() -> None:
    text = "Utvalget drøftet saken onsdag 26. november 2025 kl. 09.00 og viste til sak 12/24 og arkivsak 2025/417.\n" * 1500
    start = time.process_time()
    assert len(find_dates(text)) == 1500
    assert time.process_time() - start < 2
