from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.records import ActionItem, Extracted, Records
from pipeline.statuses import action_status, apply_as_of, split_later
from tests.link.build import linked, meet, paper, treat


def states(records: Records, as_of: str) -> dict[str, tuple[str, str]]:
    return {m.start_date: (m.status, m.minutes_status) for m in apply_as_of(records, as_of).meetings}


def a_year() -> Records:
    plan, minutes, notice = paper("aaa", "meeting_plan"), paper("ccc"), paper("bbb", "agenda")
    for date in ("2023-10-05", "2025-02-12", "2025-03-12", "2025-04-09", "2025-05-07"):
        meet(plan, date, "plan", status="planned")
    meet(plan, "2025-06-04", "mention", status="cancelled")
    meet(plan, "2023-09-07", "plan", minutes_status="not-written")
    meet(minutes, "2025-03-12", minutes_status="draft")
    meet(notice, "2025-04-09", "notice")
    return linked(plan, minutes, notice)


def test_statuses_follow_the_date_and_what_the_papers_say() -> None:
    assert states(a_year(), "2025-03-20") == {
        "2023-09-07": ("held", "not-written"),
        "2023-10-05": ("unknown", "unknown"),
        "2025-02-12": ("unknown", "missing"),
        "2025-03-12": ("held", "draft"),
        "2025-04-09": ("called", ""),
        "2025-05-07": ("planned", ""),
        "2025-06-04": ("cancelled", ""),
    }


def test_a_passed_meeting_with_a_notice_only_is_not_known_to_be_held() -> None:
    assert states(a_year(), "2025-04-20")["2025-04-09"] == ("unknown", "notice-only")


def test_computing_twice_changes_nothing_and_no_stored_status_is_trusted() -> None:
    late = apply_as_of(a_year(), "2025-12-31")
    assert apply_as_of(late, "2025-03-20").meetings == apply_as_of(a_year(), "2025-03-20").meetings


@pytest.mark.parametrize(
    ("due", "as_of", "status"),
    [
        ("2025-10-31", "2025-10-31", "open"),
        ("2025-10-31", "2025-11-01", "overdue"),
        ("2025-W48", "2025-11-30", "open"),
        ("2025-W48", "2025-12-01", "overdue"),
        ("2026-03", "2026-03-31", "open"),
        ("2026-03", "2026-04-01", "overdue"),
        ("", "2030-01-01", "open"),
    ],
)
def test_overdue_begins_the_day_after_the_last_day_of_the_period(due: str, as_of: str, status: str) -> None:
    assert action_status(ActionItem(meeting_id="m", due_date=due), as_of, {"m": "2025-10-01"}, {}) == status


def test_an_action_is_done_from_the_day_of_the_item_that_reports_it() -> None:
    action = ActionItem(meeting_id="m", due_date="2025-10-31", closed_by="i")
    assert action_status(action, "2025-11-04", {}, {"i": "2025-11-05"}) == "overdue"
    assert action_status(action, "2025-11-05", {}, {"i": "2025-11-05"}) == "done"


def test_papers_dated_after_the_day_are_left_out_with_all_that_hangs_on_them() -> None:
    plan, minutes = paper("aaa", "meeting_plan"), paper("ccc")
    meet(plan, "2025-03-12", "plan", place="Rådssalen")
    treat(minutes, meet(minutes, "2025-03-12", chair="Ola Dal"), "Budsjett", "8/25")
    records, later = split_later(linked(plan, minutes), "2025-03-01")
    assert [row.document_id for row in later] == ["ccc"]
    assert records.agenda_items == []
    assert [(m.meeting_id, m.chair, m.place) for m in records.meetings] == [("raad-2025-03-12", "", "Rådssalen")]


def test_a_notice_that_bears_only_its_meetings_date_is_no_later_paper() -> None:
    notice = paper("bbb", "agenda", date="2025-04-09")
    meet(notice, "2025-04-09", "notice")
    assert split_later(linked(notice), "2025-03-01")[1] == []


def test_what_the_other_papers_say_is_told_anew_by_their_rank() -> None:
    plan, notice, minutes = paper("aaa", "meeting_plan"), paper("zzz", "agenda"), paper("ccc")
    meet(plan, "2025-03-12", "plan", place="Rådssalen", start_time="09:00")
    meet(notice, "2025-03-12", "notice", place="Teams")
    meet(minutes, "2025-03-12", place="Hytta", start_time="09:10", chair="Ola Dal")
    minutes.document = Extracted(replace(minutes.document.record, date="2025-03-12"))
    records, _ = split_later(linked(plan, notice, minutes), "2025-03-01")
    assert [(m.place, m.start_time, m.chair, m.document_id) for m in records.meetings] == [("Teams", "09:00", "", "zzz")]


def test_a_pages_standing_leader_does_not_chair_the_meetings_that_are_told_anew() -> None:
    plan, minutes = paper("aaa", "meeting_plan"), paper("ccc", date="2025-03-12")
    meet(plan, "2025-03-12", "plan")
    link = plan.meeting_links[0]
    plan.meeting_links[0] = replace(link, record=replace(link.record, chair="Kari Nes"))
    meet(minutes, "2025-03-12", chair="Ola Dal")
    assert [m.chair for m in split_later(linked(plan, minutes), "2025-03-01")[0].meetings] == [""]


def test_a_cancellation_of_a_later_day_is_not_known_yet() -> None:
    plan, mail = paper("aaa", "meeting_plan"), paper("bbb", "memo", date="2025-03-05")
    meet(plan, "2025-03-12", "plan", status="planned")
    meet(mail, "2025-03-12", "mention", status="cancelled", moved_to="2025-03-19")
    meet(mail, "2025-03-19", "mention", status="planned")
    records = linked(plan, mail)
    before, _ = split_later(records, "2025-03-01")
    assert states(before, "2025-03-01") == {"2025-03-12": ("planned", "")}
    assert [m.moved_to for m in before.meetings] == [""]
    assert states(records, "2025-03-06") == {"2025-03-12": ("cancelled", ""), "2025-03-19": ("planned", "")}


def test_a_notice_of_cancellation_that_bears_only_the_meetings_date_is_known_at_once() -> None:
    plan, notice = paper("aaa", "meeting_plan"), paper("bbb", "agenda", date="2025-03-12")
    meet(plan, "2025-03-12", "plan", status="planned")
    meet(notice, "2025-03-12", "mention", status="cancelled")
    assert split_later(linked(plan, notice), "2025-03-01")[1] == []
