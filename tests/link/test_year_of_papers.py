"""What one body's year (tests/golden_year) asked of linking, each thing by itself."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records import ActionItem
from tests.link.build import RAAD, Membership, linked, meet, paper, put, treat
from tests.link.test_cases import minutes, ties


def test_what_stood_on_the_agenda_of_a_cancelled_meeting_comes_back_as_postponed() -> None:
    notice, mail, later = paper("aaa", "agenda"), paper("bbb", "memo"), paper("ccc")
    treat(notice, meet(notice, "2025-12-03", "notice", status="called"), "Midler til rev og gaupe", "59/25")
    meet(mail, "2025-12-03", "mention", status="cancelled")
    treat(later, meet(later, "2025-12-17"), "Midler til rev og gaupe", "63/25", outcome="decided")
    (row,) = linked(notice, mail, later).case_links
    assert (row.item_id, row.earlier_item_id, row.relation) == ("raad-2025-12-17-63-25", "raad-2025-12-03-59-25", "postponed-from")


def test_a_line_on_an_earlier_case_under_a_follow_up_item_follows_it_up() -> None:
    first = minutes(
        "12.03.2025", "9/25 Ny leder\nKonklusjon: HR-avdelingen lyser ut stillingen i uke 14.", "10/25 Kai\nVedtak: Kaien bygges."
    )
    told = "Sak 9/25: Stillingen er lyst ut.\nSak 10/25: Kaien er ferdig."
    second = minutes("18.06.2025", f"30/25 Oppfølging av tidligere saker\n{told}", "31/25 Ny bøye\nVedtak: Bøyen kjøpes.")
    assert ties(first, second) == [("30/25", "10/25", "follows-up"), ("30/25", "9/25", "follows-up")]


def test_a_title_in_the_other_written_language_is_told_by_the_notice() -> None:
    notice, march, june = paper("aaa", "agenda"), paper("bbb", language="nn"), paper("ccc")
    treat(notice, meet(notice, "2025-03-19", "notice"), "Plan for mangfold i fjellet", "17/25", item_type="discussion")
    treat(march, meet(march, "2025-03-19"), "Plan for mangfald i fjellet", "17/25", item_type="discussion")
    treat(june, meet(june, "2025-06-18"), "Plan for mangfold i fjellet", "32/25", item_type="decision")
    (row,) = linked(notice, march, june).case_links
    assert (row.item_id, row.relation) == ("raad-2025-06-18-32-25", "same-case")


def owners(owner_raw: str, unit: str = "HR-avdelingen") -> list[str]:
    """The owners of an action of a body with one unit."""
    page, held = paper("aaa", "committee_page"), paper("bbb")
    put(page, "memberships", Membership(person_name="Kari Nes", role="member", unit_name=unit))
    meeting = meet(held, "2025-03-19")
    item = treat(held, meeting, "Skilt langs stien", "1/25")
    put(held, "actions", ActionItem("", item, meeting, "setter opp skilt", owner_raw=owner_raw))
    profile = replace(RAAD, units={"NF": "Nordfjellet"}, groups={"Fakultetene": ["NF"]})
    return [row.owner for row in linked(page, held, profile=profile).actions]


def test_two_people_own_an_action_each() -> None:
    assert owners("Kari Nes og Ola Moe") == ["Kari Nes", "Ola Moe"]
    assert owners("Kari Nes og styret") == ["Kari Nes og styret"]


def test_a_unit_in_nynorsk_is_the_unit_of_the_register() -> None:
    assert owners("HR-avdelinga") == ["HR-avdelingen"]
    assert owners("HR-avdelingen", unit="HR-avdelinga") == ["HR-avdelinga"]
    assert owners("Fakulteta") == ["NF"]
