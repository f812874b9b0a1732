"""What belongs together stays on one line, what is closed has no owner, and marks and quotation marks are the edition's and language's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish.agenda import compose_agenda_view, find_meeting
from pipeline.publish.edition import Edition, find_marks, open_view
from pipeline.publish.facts import format_hours
from pipeline.publish.items import find_half_to_plan
from pipeline.publish.joints import join
from pipeline.publish.views import compose_view
from pipeline.records import Meeting
from tests.publish.sample import AS_OF, item_id, profile, sample
from tests.publish.test_agenda import agenda


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("jf. offl. § 13 i sak 34/25", "jf. offl.~§~13 i sak~34/25"),
        ("26. november kl. 12.00", "26.~november kl.~12.00"),
        ("5 Nov 2025, week 48, p. 2", "5~Nov~2025, week~48, p.~2"),
        ("kr 5 om 15 min", "kr~5 om 15~min"),
        ("Taksak 5 i mai", "Taksak 5 i mai"),
    ],
)
def test_no_line_breaks_within_a_number_with_its_word(text: str, joined: str) -> None:
    assert join({"t": (text,), "title": text}) == {"t": (joined.replace("~", "\u00a0"),), "title": text}


def test_a_closed_item_shows_no_owner_on_the_agenda() -> None:
    records = sample()
    closed = item_id("37/25")
    records.agenda_items = [replace(i, access="withheld") if i.item_id == closed else i for i in records.agenda_items]
    made = agenda(records)
    (line,) = [line for line in made.lines if line.earlier_id == closed]
    assert line.responsible == ""
    assert [row.owner for row in made.actions if row.mark == "T6"] == ["–"]


def test_actions_keep_their_marks_in_the_public_edition() -> None:
    records = sample()
    marks = find_marks(records)
    gone = next(row.item_id for row in records.actions if marks[row.action_id] == "T1")
    records.actions = [row for row in records.actions if row.item_id != gone]
    view = open_view(compose_view(records, profile(), AS_OF), Edition({}, (), marks))
    assert [task.mark for task in view.tasks] == [f"T{n}" for n in range(2, 8)]


def test_english_papers_have_english_quotation_marks() -> None:
    view = compose_view(sample(), replace(profile(), language="en"), AS_OF)
    meeting = find_meeting(view.records, "alu", AS_OF)
    assert meeting
    lines = compose_agenda_view(view, meeting).lines
    assert "“legge fram forslag til kriterier”" in next(line.reason for line in lines if "37/25" in line.reason)
    assert not any("«" in line.reason for line in lines)


def test_the_first_meeting_of_an_unplanned_half_year_plans_that_half_year() -> None:
    records = sample()
    known = [m for m in records.meetings if not m.suggested_date]
    records.meetings = [*known, Meeting("alu-2026-01-14", "alu", "2026-01-14", status="planned")]
    view = compose_view(records, profile(), "2025-12-22")
    halves = {m.start_date: find_half_to_plan(view, m) for m in view.meetings}
    assert (halves["2025-11-26"], halves["2026-01-14"]) == ("2026-1", "2026-1")


def test_a_meeting_that_ends_at_an_earlier_hour_of_the_next_day_says_so() -> None:
    view = compose_view(sample(), profile(), AS_OF)
    meeting = Meeting("alu-2025-11-26", "alu", "2025-11-26", "2025-11-27")
    assert format_hours(view, meeting, "12:00", "11:30") == "26. november 2025 kl. 12.00 – 27. november 2025 kl. 11.30"
    assert format_hours(view, meeting, "10:00", "15:00") == "kl. 10.00–15.00"
