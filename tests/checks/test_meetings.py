from __future__ import annotations

from pipeline.records import Parsed
from tests.checks.checking import check, minutes, told
from tests.link.build import meet, paper, treat

ONE, TWO, THREE = "2025-08-27", "2025-09-24", "2025-10-15"


def plan(*dates: str, document_id: str = "dp", **facts: str) -> Parsed:
    """A plan of meetings; `facts` hold for the last."""
    parsed = paper(document_id, "meeting_plan")
    for date in dates:
        meet(parsed, date, "plan", **{"status": "planned", **(facts if date == dates[-1] else {})})
    return parsed


def announce(parsed: Parsed, date: str, text: str = "Neste møte blir holdt da.", **facts: str) -> Parsed:
    """Let minutes announce a meeting."""
    meet(parsed, date, "mention", **{"status": "planned", **facts})
    return parsed


def approve(parsed: Parsed, date: str) -> Parsed:
    """Let minutes say that those of another meeting are approved."""
    meet(parsed, date, "mention", minutes_status="approved")
    return parsed


def test_minutes_still_a_draft() -> None:
    draft = paper("d1")
    meet(draft, ONE, minutes_status="draft")
    (row,) = check(draft)
    assert (row.code, row.severity, row.subject_id, row.source) == ("minutes-draft", "warning", "raad-2025-08-27", "d1:1:1")


def test_minutes_that_were_approved_and_are_not_here() -> None:
    (row,) = check(approve(minutes("d2", TWO), ONE))
    assert (row.code, row.subject_id, row.document_id) == ("minutes-not-received", "raad-2025-08-27", "d2")


def test_minutes_that_the_next_meeting_did_not_approve() -> None:
    papers = minutes("d1", ONE), approve(minutes("d2", TWO), ONE), minutes("d3", THREE)
    (row,) = check(*papers)
    assert (row.code, row.subject_id, row.source) == ("minutes-not-approved", "raad-2025-09-24", "d2:1:1")
    assert "15.10.25" in row.message
    assert check(*papers[:2]) == []


def test_a_body_that_never_approves_minutes_in_meetings_is_left_alone() -> None:
    assert told(minutes("d1", ONE), minutes("d2", TWO), minutes("d3", THREE)) == []


def test_an_approval_that_does_not_say_which_minutes_may_be_of_these() -> None:
    later = minutes("d3", THREE)
    treat(later, later.meetings[0].record.meeting_id, "Godkjenning av referat", item_type="approval")
    assert told(minutes("d1", ONE), approve(minutes("d2", TWO), ONE), later) == []


def test_a_known_meeting_between_may_have_approved_them() -> None:
    papers = minutes("d1", ONE), approve(minutes("d2", TWO), ONE), minutes("d3", "2025-11-05")
    assert told(*papers) == [("minutes-not-approved", "raad-2025-09-24")]
    assert ("minutes-not-approved", "raad-2025-09-24") not in told(*papers, plan(THREE))


def test_a_planned_meeting_that_passed_without_a_paper() -> None:
    papers = plan("2025-03-05", ONE, TWO, THREE), minutes("d1", ONE), minutes("d3", THREE)
    assert told(*papers) == [("meeting-without-papers", "raad-2025-09-24")]
    assert told(*papers, as_of="2025-09-01") == []


def test_an_announced_meeting_that_was_held_a_week_later_did_not_pass_without_a_paper() -> None:
    assert told(announce(minutes("d1", ONE), TWO), minutes("d3", "2025-10-01")) == []
    assert told(announce(minutes("d1", ONE), TWO), minutes("d3", "2025-11-12")) == [("meeting-without-papers", "raad-2025-09-24")]


def test_a_notice_for_a_cancelled_meeting() -> None:
    (row,) = check(plan(ONE, TWO, status="cancelled"), minutes("dn", TWO, kind="agenda"), as_of="2025-08-20")
    assert (row.code, row.subject_id, row.document_id) == ("notice-for-cancelled-meeting", "raad-2025-09-24", "dn")
    assert "dn.txt" in row.message


def test_a_notice_that_was_called_back_before_the_meeting_is_history() -> None:
    notice, later = paper("dn", "agenda", date="2025-09-10"), paper("dp", "meeting_plan", date="2025-09-20")
    meet(notice, TWO, "agenda")
    meet(later, TWO, "plan", status="cancelled")
    assert told(later, notice, as_of="2025-09-22") == [("notice-for-cancelled-meeting", "raad-2025-09-24")]
    assert told(later, notice) == []


def test_the_paper_that_cancels_a_meeting_is_no_notice_for_it() -> None:
    cancelling = paper("dn", "agenda")
    meet(cancelling, TWO, "agenda", status="cancelled")
    assert told(cancelling, as_of="2025-09-01") == []


def test_an_announced_next_meeting_that_the_plan_does_not_have() -> None:
    papers = plan(ONE, TWO, THREE), announce(minutes("d1", ONE), "2025-09-17")
    (row,) = check(*papers, as_of="2025-09-01")
    assert (row.code, row.subject_id, row.document_id) == ("next-meeting-differs", "raad-2025-09-17", "d1")
    assert "24.09.25" in row.message


def test_an_announced_next_meeting_in_the_plan_or_beyond_it_or_called_since_is_no_finding() -> None:
    assert told(plan(ONE, TWO, THREE), announce(minutes("d1", ONE), TWO), as_of="2025-09-01") == []
    assert told(plan(THREE), announce(minutes("d3", THREE), "2026-01-14"), as_of="2025-10-20") == []
    called = minutes("dn", "2025-09-17", kind="agenda")
    assert told(plan(ONE, TWO, THREE), announce(minutes("d1", ONE), "2025-09-17"), called, as_of="2025-09-01") == []
