from __future__ import annotations

import pytest

from pipeline.records import Attendance, Decision, Parsed
from tests.checks.checking import attend, check, told
from tests.link.build import meet, paper, put, treat

DAY = "2025-03-12"
FOUR = {"Kari_Nes": "present", "Ola_Dal": "present", "Siv_Moe": "partly", "Per_Li": "deputy"}


def vote(text: str, people: dict[str, str], **counts: str) -> Parsed:
    """Minutes with one decision and a list of who was there."""
    parsed = paper("dm")
    key = meet(parsed, DAY)
    item = treat(parsed, key, "Løyper i høyfjellet", "4/25")
    put(parsed, "decisions", Decision("", item, key, "4/25", text, "decision", "decided", **counts))
    attend(parsed, key, **people)
    return parsed


VOTES = {
    "as many as were there": ({"votes_for": "3", "votes_against": "1"}, FOUR, 0),
    "one more than were there": ({"votes_for": "3", "votes_against": "2"}, FOUR, 1),
    "the absent do not vote": ({"votes_for": "5"}, {**FOUR, "Åse_Vik": "absent"}, 1),
    "guests do not vote": ({"votes_for": "5"}, {**FOUR, "Åse_Vik": "guest"}, 1),
    "observers do not vote": ({"votes_for": "5"}, {**FOUR, "Åse_Vik": "observer"}, 1),
    "an assembly whose list names its chairs only": ({"votes_for": "23", "votes_against": "4"}, FOUR, 0),
    "hardly a list": ({"votes_for": "3"}, {"Kari_Nes": "present", "Ola_Dal": "present"}, 0),
    "no count": ({}, FOUR, 0),
}


@pytest.mark.parametrize(("counts", "people", "found"), VOTES.values(), ids=VOTES)
def test_more_votes_than_people(counts: dict[str, str], people: dict[str, str], found: int) -> None:
    assert told(vote("Vedtatt.", people, **counts)) == [("more-votes-than-present", "raad-2025-03-12-4-25-d1")] * found


def test_the_secretary_has_no_vote() -> None:
    parsed = vote("Vedtatt.", FOUR, votes_for="5")
    put(parsed, "attendance", Attendance(parsed.meetings[0].record.meeting_id, "Åse Vik", "", "present", role="secretary"))
    assert [code for code, _ in told(parsed)] == ["more-votes-than-present"]


VOTERS = {
    "somebody who was not there": ("Vedtatt mot 1 stemme. Anne Berg stemte mot.", 1),
    "somebody absent": ("Vedtatt. Åse Vik stemte mot.", 1),
    "somebody who was there": ("Vedtatt mot 1 stemme. Kari Nes stemte mot.", 0),
    "a middle name more": ("Vedtatt. Kari Lund Nes stemte mot.", 0),
    "a party": ("Vedtatt. Sentrum Fjellparti stemte mot.", 0),
}


@pytest.mark.parametrize(("text", "found"), VOTERS.values(), ids=VOTERS)
def test_a_voter_who_was_not_there(text: str, found: int) -> None:
    assert told(vote(text, {**FOUR, "Åse_Vik": "absent"})) == [("voter-not-present", "raad-2025-03-12-4-25-d1")] * found


def test_votes_are_not_held_against_a_list_that_counts_units() -> None:
    parsed = vote("Vedtatt. Anne Berg stemte mot.", FOUR, votes_for="5")
    put(parsed, "attendance", Attendance(parsed.meetings[0].record.meeting_id, "", "Fjelletaten", "present"))
    assert told(parsed) == []


CONTRADICTED = {
    "both": (Attendance(person_name="Kari Nes", status="present"), Attendance(person_name="Kari Nes", status="absent"), 1),
    "in another order": (Attendance(person_name="Kari Nes", status="present"), Attendance(person_name="Nes, Kari", status="absent"), 1),
    "left early": (Attendance(person_name="Kari Nes", status="partly"), Attendance(person_name="Kari Nes", status="absent"), 0),
    "absent for an item": (
        Attendance(person_name="Kari Nes", status="present"),
        Attendance(person_name="Kari Nes", status="absent", note="sak 4"),
        0,
    ),
    "two of a name": (
        Attendance(person_name="Kari Nes", unit="Vei", status="present"),
        Attendance(person_name="Kari Nes", unit="Sti", status="absent"),
        0,
    ),
}


@pytest.mark.parametrize(("one", "other", "found"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_a_person_both_present_and_absent(one: Attendance, other: Attendance, found: int) -> None:
    parsed = paper("dm")
    key = meet(parsed, DAY)
    for row in (one, other):
        put(parsed, "attendance", Attendance(key, row.person_name, row.unit, row.status, note=row.note))
    assert told(parsed) == [("person-present-and-absent", "raad-2025-03-12")] * found


def test_the_notice_that_expected_an_apology_does_not_contradict_the_minutes() -> None:
    notice, held = paper("dn", "agenda"), paper("dm")
    attend(notice, meet(notice, DAY, "agenda"), Kari_Nes="absent")
    attend(held, meet(held, DAY), Kari_Nes="present")
    assert check(notice, held) == []
