"""What is known of a body's meetings, term by term."""

from __future__ import annotations

from pipeline.overviews import count_overviews
from pipeline.records import Completeness, Records
from tests.overviews.build import BODY, link, meet

AS_OF = "2025-11-19"


def board(records: Records, as_of: str = AS_OF) -> list[Completeness]:
    return count_overviews(records, as_of).completeness


def test_each_state_of_a_term_is_counted_once() -> None:
    records = Records()
    for day, status in (("2025-08-27", "unknown"), ("2025-11-05", "cancelled"), ("2025-12-17", "planned")):
        link(records, meet(records, day, status), "plan", "plan")
    link(records, meet(records, "2025-09-24", minutes="a1", minutes_status="approved"), "plan", "plan")
    link(records, meet(records, "2025-10-15", minutes_status="approved"), "plan", "plan")
    link(records, meet(records, "2025-11-26", "called"), "notice", "notice")
    row = Completeness(BODY, "2025-2", planned="5", held="2", cancelled="1", unknown="1", ahead="2", documented="1", approved="2")
    assert board(records) == [row]


def test_a_term_between_that_no_paper_speaks_of_has_a_row_of_blanks() -> None:
    records = Records()
    meet(records, "2024-03-06", minutes="a1")
    meet(records, "2025-02-05", minutes="a2")
    first, between, last = board(records)
    assert between == Completeness(BODY, "2024-2")
    assert (first.term, first.held, last.term, last.held) == ("2024-1", "1", "2025-1", "1")


def test_planned_is_blank_where_no_plan_covers_the_term() -> None:
    records = Records()
    meet(records, "2025-09-24", minutes="a1")
    assert board(records) == [Completeness(BODY, "2025-2", "", "1", "0", "0", "0", "1", "0")]


def test_held_is_blank_and_not_zero_where_passed_meetings_left_no_trace() -> None:
    records = Records()
    for day in ("2024-08-28", "2024-09-18"):
        link(records, meet(records, day, "unknown"), "plan", "plan")
    assert board(records) == [Completeness(BODY, "2024-2", planned="2", cancelled="0", unknown="2", ahead="0")]


def test_nothing_is_held_yet_in_a_term_that_lies_ahead() -> None:
    records = Records()
    link(records, meet(records, "2026-01-21", "planned"), "plan", "plan")
    assert board(records) == [Completeness(BODY, "2026-1", "1", "0", "0", "0", "1", "0", "0")]


def test_a_doubtful_date_counts_in_the_term_of_the_suggestion_and_a_bare_year_in_none() -> None:
    records = Records()
    link(records, meet(records, "2025-02-17", "unknown", suggested_date="2025-12-17"), "plan", "plan")
    meet(records, "2023", "unknown")
    assert [(row.term, row.planned, row.unknown, row.ahead) for row in board(records)] == [("2025-2", "1", "0", "1")]
    assert [(row.unknown, row.ahead) for row in board(records, "2026-01-15")] == [("1", "0")]


def test_minutes_dated_after_the_date_are_not_yet_here() -> None:
    records = Records()
    link(records, meet(records, "2025-09-24"), "plan", "plan")
    link(records, f"{BODY}-2025-09-24", "a1", "minutes", date="2025-10-02")
    assert [(row.held, row.documented) for row in board(records, "2025-10-01")] == [("1", "0")]
    assert [(row.held, row.documented) for row in board(records, "2025-10-02")] == [("1", "1")]


def test_corrected_minutes_document_a_meeting_once() -> None:
    records = Records()
    meeting = meet(records, "2025-09-24")
    link(records, meeting, "old", "minutes", superseded_by="new")
    link(records, meeting, "new", "minutes")
    assert [(row.held, row.documented) for row in board(records)] == [("1", "1")]
