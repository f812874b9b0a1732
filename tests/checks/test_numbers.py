from __future__ import annotations

import pytest

from tests.checks.checking import check, minutes, told
from tests.link.build import meet, paper

ONE, TWO, THREE = "2025-03-12", "2025-04-09", "2025-05-14"

SERIES = {
    "a number skipped in one meeting": (
        (("4/25", "5/25", "6/25", "8/25"), ("9/25", "10/25")),
        [("item-number-gap", "raad-2025-03-12-8-25")],
    ),
    "a number skipped between two meetings": (
        (("4/25", "5/25", "6/25"), ("8/25", "9/25", "10/25")),
        [("item-number-gap", "raad-2025-04-09-8-25")],
    ),
    "more numbers than are skipped, and no meeting known between": (
        (("4/25", "5/25", "6/25"), ("17/25", "18/25", "19/25")),
        [("item-numbers-unexplained", "raad-2025-04-09-17-25")],
    ),
    "no gap": ((("4/25", "5/25", "6/25"), ("7/25", "8/25", "9/25")), []),
    "an item without its number stands there": ((("4/25", "5/25", "6/25", ""), ("8/25", "9/25", "10/25")), []),
    "an item without its number stands behind it": (
        (("4/25", "5/25", "7/25", ""), ("8/25", "9/25", "10/25")),
        [("item-number-gap", "raad-2025-03-12-7-25")],
    ),
    "items without a number are not counted": (
        (("1/25", "2/25", ""), ("3/25", "4/25", ""), ("6/25", "7/25")),
        [("item-number-gap", "raad-2025-05-14-6-25")],
    ),
    "the body's short name is no series": ((("RFF-sak 4/25", "5/25", "RFF-sak 6/25"), ("7/25", "8/25")), []),
    "S and O are series of their own": ((("S-4/25", "S-5/25", "O-1/25", "O-2/25"), ("S-6/25", "O-3/25", "O-4/25")), []),
    "a gap in one of two series": (
        (("S-4/25", "S-5/25", "O-1/25", "O-2/25", "O-3/25"), ("S-7/25", "S-8/25", "O-4/25", "O-5/25")),
        [("item-number-gap", "raad-2025-04-09-s-7-25")],
    ),
    "letters that share one count are no gaps": ((("S-1/25", "S-2/25", "O-3/25", "S-4/25"), ("O-5/25", "O-6/25", "S-7/25", "O-8/25")), []),
    "numbers that start anew in each meeting": ((("1", "2", "4"), ("1", "2", "3")), []),
    "numbers that a house shares": ((("12/25", "31/25", "40/25", "77/25"), ("81/25", "90/25", "99/25")), []),
    "an item of last year that comes back": ((("88/24", "4/25", "5/25", "6/25"), ("7/25", "8/25")), []),
    "a postponed item that keeps its number": ((("4/25", "5/25", "6/25"), ("5/25", "7/25", "8/25")), []),
}


@pytest.mark.parametrize(("numbers", "found"), SERIES.values(), ids=SERIES)
def test_a_gap_is_found_where_there_is_one(numbers: tuple[tuple[str, ...], ...], found: list[tuple[str, str]]) -> None:
    assert (
        told(*(minutes(f"d{place}", date, *row) for place, (date, row) in enumerate(zip((ONE, TWO, THREE), numbers, strict=False))))
        == found
    )


def test_a_gap_behind_a_meeting_whose_papers_are_not_here_is_worded_so() -> None:
    plan = paper("dp", "meeting_plan")
    for date in (ONE, TWO, THREE):
        meet(plan, date, "plan")
    rows = check(minutes("d1", ONE, "4/25", "5/25", "6/25"), minutes("d3", THREE, "9/25", "10/25", "11/25"), plan)
    (gap,) = [row for row in rows if row.code.startswith("item-number")]
    assert (gap.code, gap.severity, gap.subject_id, gap.source) == ("item-numbers-elsewhere", "note", "raad-2025-05-14-9-25", "d3:1:2")
    assert "7/25–8/25" in gap.message
    assert "09.04.25" in gap.message


def test_the_notice_counts_too_and_what_it_may_get_yet_is_no_gap() -> None:
    assert told(minutes("d1", ONE, "4/25", "5/25", "6/25", kind="agenda"), minutes("d2", TWO, "8/25", "9/25")) == []
