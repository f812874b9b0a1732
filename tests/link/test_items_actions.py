from __future__ import annotations

import pytest

from pipeline.records import ActionItem, Attendance, Decision, Membership
from pipeline.settings import Profile
from tests.link.build import RAAD, linked, meet, paper, put, treat


def test_an_item_in_notice_and_minutes_has_one_id_and_two_rows() -> None:
    notice, minutes = paper("bbb", "agenda"), paper("ccc")
    treat(notice, meet(notice, "2025-03-12", "agenda"), "Ny møteplan", "7/25")
    treat(minutes, meet(minutes, "2025-03-12"), "Ny møteplan for høsten", "7/25")
    rows = linked(notice, minutes).agenda_items
    assert {(row.item_id, row.document_id) for row in rows} == {("raad-2025-03-12-7-25", "bbb"), ("raad-2025-03-12-7-25", "ccc")}


def test_items_without_numbers_meet_by_title() -> None:
    notice, minutes = paper("bbb", "agenda"), paper("ccc")
    key = meet(notice, "2025-03-12", "agenda")
    treat(notice, key, "Orienteringer")
    treat(notice, key, "Budsjett")
    treat(minutes, meet(minutes, "2025-03-12"), "Budsjett")
    rows = linked(notice, minutes).agenda_items
    assert [row.item_id for row in rows if row.title == "Budsjett"] == ["raad-2025-03-12-x2"] * 2


def test_a_decision_without_a_label_takes_its_kind_from_the_body() -> None:
    minutes = paper("ccc")
    key = meet(minutes, "2025-03-12")
    item = treat(minutes, key, "Budsjett", "8/25")
    put(minutes, "decisions", Decision(item_id=item, meeting_id=key, text="Rådet støtter forslaget."))
    (row,) = linked(minutes).decisions
    assert (row.decision_id, row.kind, row.item_id) == ("raad-2025-03-12-8-25-d1", "conclusion", "raad-2025-03-12-8-25")


def test_two_papers_on_one_item_keep_their_decisions_apart() -> None:
    papers = paper("bbb"), paper("ccc")
    for one in papers:
        key = meet(one, "2025-03-12")
        put(one, "decisions", Decision(item_id=treat(one, key, "Budsjett", "8/25"), meeting_id=key, text="Godkjent."))
    assert [row.decision_id for row in linked(*papers).decisions] == ["raad-2025-03-12-8-25-d1", "raad-2025-03-12-8-25-d1-ccc"]


def act(owner: str, text: str = "sender ut notatet", **facts: str) -> ActionItem:
    return ActionItem(owner_raw=owner, text=text, **facts)


def test_next_meeting_is_the_next_one_that_the_papers_know_and_nobody_doubts() -> None:
    plan, minutes = paper("aaa", "meeting_plan"), paper("ccc")
    for date in ("2025-04-09", "2025-05-07"):
        meet(plan, date, "plan")
    meet(plan, "2025-03-20", "plan", suggested_date="2025-06-20")
    key = meet(minutes, "2025-03-12")
    put(
        minutes,
        "actions",
        act("Sekretæren", item_id=treat(minutes, key, "Budsjett", "8/25"), meeting_id=key, due_raw="neste møte", precision="meeting"),
    )
    records = linked(plan, minutes)
    (row,) = records.actions
    assert (row.due_date, row.precision, row.owner) == ("2025-04-09", "meeting", "Sekretæren")
    assert any(e.field == "due_date" and e.rule == "next_meeting_in_plan" and e.record_id == row.action_id for e in records.evidence)


def test_next_meeting_stays_blank_with_a_finding_where_no_plan_goes_on() -> None:
    minutes = paper("ccc")
    key = meet(minutes, "2025-03-12")
    put(minutes, "actions", act("Sekretæren", meeting_id=key, due_raw="neste møte", precision="meeting"))
    records = linked(minutes)
    assert records.actions[0].due_date == ""
    assert "action-due-unclear" in {row.code for row in records.findings}


def test_an_owner_that_stands_for_many_is_spread_over_the_register() -> None:
    profile = Profile("raad", name="Rådet", units={"A": "Avdeling A", "B": "Avdeling B", "M": "Museet"}, groups={"Avdelingene": ["A", "B"]})
    minutes = paper("ccc")
    key = meet(minutes, "2025-03-12")
    put(minutes, "actions", act("Avdelingene og Museet", item_id=treat(minutes, key, "Status", "9/25"), meeting_id=key))
    rows = linked(minutes, profile=profile).actions
    assert [(row.owner, row.owner_raw) for row in rows] == [(unit, "Avdelingene og Museet") for unit in ("A", "B", "M")]
    assert len({row.action_id for row in rows}) == 3


def test_a_later_item_that_the_action_promised_closes_it() -> None:
    march, april = paper("ccc"), paper("ddd")
    key = meet(march, "2025-03-12")
    put(
        march,
        "actions",
        act("HR", "legger fram plan for sykefraværsoppfølging", item_id=treat(march, key, "Sykefravær", "9/25"), meeting_id=key),
    )
    later = meet(april, "2025-04-09")
    treat(april, later, "Plan for oppfølging av brannvern", "10/25")
    treat(april, later, "Plan for oppfølging av sykefravær", "11/25")
    (row,) = linked(march, april).actions
    assert row.closed_by == "raad-2025-04-09-11-25"


@pytest.mark.parametrize("title", ["Prosjektportefølje 2026", "Prosjektportefølje 2026 – prioritering"])
def test_a_postponed_item_is_tied_to_the_one_that_takes_it_up_again(title: str) -> None:
    march, april = paper("ccc"), paper("ddd")
    treat(march, meet(march, "2025-03-12"), "Prosjektportefølje 2026 – prioritering", "9/25", outcome="postponed")
    key = meet(april, "2025-04-09")
    treat(april, key, "Eventuelt", "12/25", item_type="any-other")
    treat(april, key, title, "10/25")
    (link,) = linked(march, april).case_links
    assert (link.item_id, link.earlier_item_id, link.relation) == ("raad-2025-04-09-10-25", "raad-2025-03-12-9-25", "postponed-from")


def test_everybody_but_one_unit_is_spread_over_the_members() -> None:
    minutes = paper("ccc")
    key = meet(minutes, "2025-03-12")
    for unit in ("A", "B", "Campus"):
        put(minutes, "memberships", Membership(person_name=f"Kari {unit}", role="member", unit=unit))
    note = "alle faste medlemmer unntatt Campus"
    put(minutes, "attendance", Attendance(meeting_id=key, unit="*", status="present", note=note))
    assert [(row.unit, row.status, row.note) for row in linked(minutes).attendance] == [("A", "present", note), ("B", "present", note)]


def test_a_member_brings_the_unit_and_a_unit_is_no_person() -> None:
    minutes = paper("ccc")
    key = meet(minutes, "2025-03-12")
    put(minutes, "memberships", Membership(person_name="Kari Nes", role="member", unit="IT", unit_name="IT-avdelingen"))
    put(minutes, "attendance", Attendance(meeting_id=key, person_name="Kari Nes", status="present"))
    put(minutes, "attendance", Attendance(meeting_id=key, person_name="IT-avdelingen", status="absent"))
    assert [(row.person_name, row.unit) for row in linked(minutes, profile=RAAD).attendance] == [("Kari Nes", "IT"), ("", "IT")]


def test_a_unit_with_a_deputy_is_not_present_twice() -> None:
    minutes = paper("ccc")
    key = meet(minutes, "2025-03-12")
    for unit in ("A", "B"):
        put(minutes, "memberships", Membership(person_name=f"Kari {unit}", role="member", unit=unit))
    put(minutes, "attendance", Attendance(meeting_id=key, unit="*", status="present", note="alle faste medlemmer"))
    put(minutes, "attendance", Attendance(meeting_id=key, status="deputy", for_name="B", note="Stedfortreder møtte for B."))
    assert [(row.unit, row.status) for row in linked(minutes).attendance] == [("A", "present"), ("B", "deputy")]


def test_an_item_that_names_the_old_matter_and_what_was_promised_closes_the_action() -> None:
    march, april = paper("ccc"), paper("ddd")
    key = meet(march, "2025-03-12")
    put(
        march,
        "actions",
        act("HR", "legger fram kostnadsoverslag", item_id=treat(march, key, "Nytt lager på Holmen", "9/25"), meeting_id=key),
    )
    later = meet(april, "2025-04-09")
    treat(april, later, "Nytt lager på Holmen", "10/25")
    treat(april, later, "Nytt lager på Holmen – kostnadsoverslag", "11/25")
    assert linked(march, april).actions[0].closed_by == "raad-2025-04-09-11-25"


def test_a_notice_alone_closes_no_action() -> None:
    march, notice = paper("ccc"), paper("ddd", "agenda")
    key = meet(march, "2025-03-12")
    item = treat(march, key, "Nytt lager på Holmen", "9/25")
    put(march, "actions", act("HR", "legger fram kostnadsoverslag", item_id=item, meeting_id=key))
    treat(notice, meet(notice, "2025-04-09", "notice"), "Nytt lager på Holmen – kostnadsoverslag", "11/25")
    assert linked(march, notice).actions[0].closed_by == ""
