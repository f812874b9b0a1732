from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.statuses import apply_as_of
from tests.link.build import linked, meet, paper


def test_plan_notice_and_minutes_of_one_date_are_one_meeting_and_the_minutes_speak_first() -> None:
    plan, notice, minutes = paper("aaa", "meeting_plan"), paper("bbb", "agenda"), paper("ccc")
    meet(plan, "2025-03-12", "plan", start_time="09:00", place="Rådssalen")
    meet(notice, "2025-03-12", "notice", start_time="09:00", chair="Ola Dal")
    meet(minutes, "2025-03-12", "minutes", start_time="09:15", minutes_status="draft")
    records = linked(plan, notice, minutes)
    assert [(m.meeting_id, m.start_time, m.place, m.chair) for m in records.meetings] == [
        ("raad-2025-03-12", "09:15", "Rådssalen", "Ola Dal")
    ]
    assert {(link.relation, link.start_time) for link in records.meeting_links} == {
        ("plan", "09:00"),
        ("notice", "09:00"),
        ("minutes", "09:15"),
    }


def test_papers_that_differ_give_a_finding_with_both_values() -> None:
    plan, minutes = paper("aaa", "meeting_plan"), paper("ccc")
    meet(plan, "2025-03-12", "plan", start_time="09:00")
    meet(minutes, "2025-03-12", start_time="10:00")
    (finding,) = [row for row in linked(plan, minutes).findings if row.code == "meeting-conflict"]
    assert finding.subject_id == "raad-2025-03-12"
    assert "09:00" in finding.message
    assert "10:00" in finding.message


def test_a_doubtful_date_stays_as_written_until_another_paper_confirms_the_suggestion() -> None:
    plan = paper("aaa", "meeting_plan")
    meet(plan, "2025-02-17", "plan", raw_date="17.2.25", suggested_date="2025-12-17")
    (alone,) = linked(plan).meetings
    assert (alone.meeting_id, alone.start_date, alone.suggested_date) == ("raad-2025-02-17", "2025-02-17", "2025-12-17")

    notice = paper("bbb", "agenda")
    meet(notice, "2025-12-17", "notice")
    (one,) = linked(plan, notice).meetings
    assert (one.meeting_id, one.start_date, one.raw_date, one.suggested_date) == ("raad-2025-12-17", "2025-12-17", "17.2.25", "")


def test_minutes_without_a_date_have_a_row_of_their_own() -> None:
    minutes = paper("ccc")
    meet(minutes, "")
    assert [m.meeting_id for m in linked(minutes).meetings] == ["raad-undated-ccc"]


def test_every_status_that_a_paper_says_is_kept_as_evidence() -> None:
    plan = paper("aaa", "meeting_plan")
    meet(plan, "2025-03-12", "plan", status="planned")
    (row,) = [e for e in linked(plan).evidence if e.field == "status"]
    assert (row.table, row.record_id, row.value, row.document_id, row.rule) == ("meetings", "raad-2025-03-12", "planned", "aaa", "plan")


def test_a_pages_standing_leader_stays_in_its_link() -> None:
    plan, minutes = paper("aaa", "meeting_plan"), paper("ccc")
    meet(plan, "2025-03-12", "plan")
    link = plan.meeting_links[0]
    plan.meeting_links[0] = replace(link, record=replace(link.record, chair="Kari Nes"))
    meet(minutes, "2025-03-12", chair="Ola Dal")
    records = linked(plan, minutes)
    assert [meeting.chair for meeting in records.meetings] == ["Ola Dal"]
    assert {(link.relation, link.chair) for link in records.meeting_links} == {("plan", "Kari Nes"), ("minutes", "Ola Dal")}
    assert not [row for row in records.findings if row.code == "meeting-conflict"]


def test_a_place_that_the_notice_changes_from_the_plan_is_a_note_with_both_values() -> None:
    plan, notice = paper("aaa", "meeting_plan"), paper("bbb", "agenda")
    meet(plan, "2025-03-12", "plan", place="Rådssalen")
    meet(notice, "2025-03-12", "notice", place="Teams")
    records = linked(plan, notice)
    (finding,) = [row for row in records.findings if row.code in {"plan-overruled", "meeting-conflict"}]
    assert (finding.code, finding.severity) == ("plan-overruled", "note")
    assert "Rådssalen" in finding.message
    assert "Teams" in finding.message
    assert [m.place for m in records.meetings] == ["Teams"]


@pytest.mark.parametrize(
    ("column", "one", "other", "differ"),
    [
        ("number", "3", "4", True),
        ("number", "Møte nr. 3", "3/2025", False),
        ("chair", "Kari Nes", "Ola Dal", True),
        ("chair", "Kari Nes", "Rådsleder Kari Nes", False),
        ("place", "Rådssalen", "rådssalen, 2. etasje", False),
        ("end_time", "11:00", "11:20", False),
    ],
)
def test_a_fact_conflicts_where_neither_paper_says_what_the_other_does(column: str, one: str, other: str, differ: bool) -> None:
    notice, minutes = paper("bbb", "agenda"), paper("ccc")
    meet(notice, "2025-03-12", "notice", **{column: one})
    meet(minutes, "2025-03-12", **{column: other})
    assert any(row.code == "meeting-conflict" for row in linked(notice, minutes).findings) is differ


def test_a_cancelled_meeting_says_where_it_was_moved() -> None:
    plan, mail = paper("aaa", "meeting_plan"), paper("bbb", "memo")
    meet(plan, "2025-03-12", "plan", status="planned")
    meet(mail, "2025-03-12", "mention", status="cancelled", moved_to="2025-03-19")
    meet(mail, "2025-03-19", "mention", status="planned")
    assert [(m.start_date, m.status, m.moved_to) for m in linked(plan, mail).meetings] == [
        ("2025-03-12", "cancelled", "2025-03-19"),
        ("2025-03-19", "planned", ""),
    ]


def test_minutes_of_a_meeting_that_was_cancelled_are_a_finding() -> None:
    mail, minutes = paper("bbb", "memo"), paper("ccc")
    meet(mail, "2025-03-12", "mention", status="cancelled")
    meet(minutes, "2025-03-12", status="held")
    records = linked(mail, minutes)
    assert "cancelled-but-minuted" in {row.code for row in records.findings}
    assert [m.status for m in apply_as_of(records, "2025-04-01").meetings] == ["held"]


def test_a_place_that_minutes_and_notice_agree_on_is_still_only_a_note_against_the_plan() -> None:
    plan, notice, minutes = paper("aaa", "meeting_plan"), paper("bbb", "agenda"), paper("ccc")
    meet(plan, "2025-03-12", "plan", place="Rådssalen")
    meet(notice, "2025-03-12", "notice", place="Teams")
    meet(minutes, "2025-03-12", place="Teams")
    (finding,) = [row for row in linked(plan, notice, minutes).findings if row.code in {"plan-overruled", "meeting-conflict"}]
    assert (finding.code, finding.document_id) == ("plan-overruled", "bbb")
