"""Dates, weeks and times as publications write them."""

from __future__ import annotations

import pytest

from pipeline.language.formats import format_date, format_dates, format_term, format_time_span, format_week


@pytest.mark.parametrize(
    ("iso", "language", "style", "written"),
    [
        ("2025-11-26", "nb", "long", "onsdag 26. november 2025"),
        ("2025-11-26", "nb", "short", "26.11.25"),
        ("2025-11-25", "nn", "long", "tysdag 25. november 2025"),
        ("2025-11-29", "nn", "long", "laurdag 29. november 2025"),
        ("2025-11-26", "en", "short", "26 Nov 2025"),
        ("2025-01-05", "en", "plain", "5 January 2025"),
        ("2025-W48", "nb", "short", "uke 48"),
        ("2025-W05", "en", "short", "week 5"),
        ("2025-03", "nn", "short", "mars 2025"),
        ("2025", "nb", "long", "2025"),
        ("", "nb", "long", ""),
        ("2025-02-30", "nb", "long", "2025-02-30"),
        ("snarest", "nb", "short", "snarest"),
        ("2025-11-26", "da", "long", "onsdag 26. november 2025"),
    ],
)
def test_a_date_is_written_as_far_as_it_goes(iso: str, language: str, style: str, written: str) -> None:
    assert format_date(iso, language, style) == written


def test_a_meeting_over_two_days_has_both() -> None:
    assert format_dates("2023-10-18", "2023-10-19") == "18.–19. oktober 2023"
    assert format_dates("2025-11-30", "2025-12-01", "en") == "30 November – 1 December 2025"
    assert format_dates("2025-12-31", "2026-01-01", "nn") == "31. desember 2025 – 1. januar 2026"


def test_a_week_is_the_iso_week() -> None:
    assert (format_week("2025-12-29"), format_week("2027-01-01", "nn")) == ("uke 1", "veke 53")


def test_a_term_is_a_half_year() -> None:
    assert [format_term(day) for day in ("2025-06-30", "2025-07-01")] == ["våren 2025", "høsten 2025"]


@pytest.mark.parametrize(
    ("start", "end", "language", "written"),
    [
        ("09:00", "11:30", "nb", "kl. 09.00–11.30"),
        ("08:30", "", "nn", "kl. 08.30"),
        ("09:00", "11:30", "en", "09:00–11:30"),
        ("", "11:30", "nb", ""),
    ],
)
def test_hours_are_written_with_points_in_norwegian(start: str, end: str, language: str, written: str) -> None:
    assert format_time_span(start, end, language) == written
