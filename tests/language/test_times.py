"""Clock times as papers write them."""

from __future__ import annotations

import pytest

from pipeline.language.times import find_times

TIMES = {
    "kl 18": [("18:00", "")],
    "kl. 1300": [("13:00", "")],
    "Kl 1900": [("19:00", "")],
    "19.00": [("19:00", "")],
    "13:00-15.00": [("13:00", "15:00")],
    "16:30- 16.50": [("16:30", "16:50")],
    "09.00–11.30": [("09:00", "11:30")],
    "Tid: 0900-1130": [("09:00", "11:30")],
    "kl.0900-1200": [("09:00", "12:00")],
    "Tid: 1300-1400": [("13:00", "14:00")],
    "26.11.25 0900-1130": [("09:00", "11:30")],
    "1. mars 1300-1400": [("13:00", "14:00")],
    "kl. 13-15.30": [("13:00", "15:30")],
    "kl 12-13": [("12:00", "13:00")],
    "Kl. 11:30 11:50": [("11:30", "11:50")],
    "kl. 08.3016.00": [("08:30", "16:00")],
    "kl 17.30 - ca. 19": [("17:30", "19:00")],
    "Møtet hevet 17:19": [("17:19", "")],
    "5 pm": [("17:00", "")],
    "7.30pm": [("19:30", "")],
    "Tid: 18-20": [("18:00", "20:00")],
    "at 19:00 UTC, until 20:23 UTC": [("19:00", "20:23")],
    "kl 17 til kl. 19": [("17:00", "19:00")],
    "at 5:30 pm": [("17:30", "")],
    "10 am - 12 pm": [("10:00", "12:00")],
    "15.10 i møtet 15.10.25": [("15:10", "")],
    "Torsdag 14.03 @ A036 kl 16.16": [("16:16", "")],
}
NO_TIME = (
    "1300-1400",
    "2018-2025",
    "15.10.25",
    "kr 12.50",
    "pkt. 4.10",
    "§ 12.10",
    "4.10 Regnskap",
    "uke 48",
    "at 5 people",
    "Tid: 15-20 min",
    "Møte for 18-20 deltakere",
    "12.50 %",
    "sak 12/24",
)


@pytest.mark.parametrize(("text", "times"), TIMES.items())
def test_a_time_is_read(text: str, times: list[tuple[str, str]]) -> None:
    assert [(time.time, time.end_time) for time in find_times(text)] == times


@pytest.mark.parametrize("text", NO_TIME)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text) == []
