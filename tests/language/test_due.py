"""Due dates as minutes and memos write them, seen from a meeting on 5 November 2025."""

from __future__ import annotations

import pytest

from pipeline.language.due import find_due

DUE = {
    "Frist: 05.11.25": ("2025-11-05", "day"),
    "Notat til dekanene innen 3. desember.": ("2025-12-03", "day"),
    "innen 31. oktober": ("2026-10-31", "day"),
    "Frist 15. januar": ("2026-01-15", "day"),
    "Frist fredag 5. desember": ("2025-12-05", "day"),
    "Frist for innspill er 10. desember.": ("2025-12-10", "day"),
    "senest den 3. desember": ("2025-12-03", "day"),
    "innan 31. desember": ("2025-12-31", "day"),
    "inden 3. maj": ("2026-05-03", "day"),
    "by 5 January": ("2026-01-05", "day"),
    "innen utgangen av mars": ("2026-03", "month"),
    "innen utgangen av mars 2027": ("2027-03", "month"),
    "by the end of March": ("2026-03", "month"),
    "i løpet av mai": ("2026-05", "month"),
    "uke 48": ("2025-W48", "week"),
    "Frist: uke 3": ("2026-W03", "week"),
    "til møtet 26. november": ("2025-11-26", "meeting"),
    "Legges fram i møtet 26. november 2025": ("2025-11-26", "meeting"),
    "before the meeting on 3 December": ("2025-12-03", "meeting"),
    "til neste møte": ("", "meeting"),
    "på neste møde": ("", "meeting"),
    "till nästa möte": ("", "meeting"),
    "to the next meeting": ("", "meeting"),
    "snarest": ("", ""),
    "as soon as possible": ("", ""),
}
NOT_DUE = ("Fra 3. mai", "Møtet 15. oktober ble hevet", "til Jan", "til Mai Hansen", "Hege skal lage notat", "1. januar til 31. mars")


@pytest.mark.parametrize(("text", "due"), DUE.items())
def test_a_due_date_is_read(text: str, due: tuple[str, str]) -> None:
    found = find_due(text, "2025-11-05")
    assert found is not None
    assert (found.due_date, found.precision) == due
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize("text", NOT_DUE)
def test_other_dates_are_not_due(text: str) -> None:
    assert find_due(text, "2025-11-05") is None


@pytest.mark.parametrize(
    ("text", "is_next"), [("til neste møte", True), ("i neste møte", True), ("til møtet 26. november", False), ("snarest", False)]
)
def test_the_next_meeting_is_said_without_a_date(text: str, is_next: bool) -> None:
    found = find_due(text, "2025-11-05")
    assert found is not None
    assert found.next_meeting is is_next


def test_without_a_meeting_date_no_year_is_guessed() -> None:
    found = find_due("innen 31. oktober", "")
    assert found is not None
    assert (found.due_date, found.precision) == ("", "day")


@pytest.mark.parametrize(
    ("text", "meeting", "due"),
    [
        ("innen uke 53", "2025-10-26", ""),
        ("innen uke 53 2025", "2025-10-26", ""),
        ("innen uke 1", "2025-10-26", "2026-W01"),
        ("innen uke 53 2026", "2025-10-26", "2026-W53"),
        ("innen uke 53", "2026-10-26", "2026-W53"),
    ],
)
def test_a_week_that_its_year_has_not_is_left_blank(text: str, meeting: str, due: str) -> None:
    found = find_due(text, meeting)
    assert found is not None and found.due_date == due
