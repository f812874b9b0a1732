"""People of attendance lists and owners of actions, held against the roster of the day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.link.people import make_register
from pipeline.link.roster import find_seats, make_roster
from pipeline.records import Attendance, Extracted, Membership, Parsed, Records
from pipeline.settings import Profile
from tests.link.build import ActionItem, linked, meet, paper, put

ROSTER = (
    Membership(person_name="Arne Kristian Hestnes", role="leader", function="Dekan", unit="NV", unit_name="Naturavdelinga"),
    Membership(person_name="Kari Moe Lie", role="member", unit="HF", unit_name="Språkavdelinga"),
    Membership(person_name="Tor André Sæther", role="member", unit="IT"),
    Membership(person_name="Anne Dahl", role="member", function="HR-direktør"),
    Membership(person_name="Astrid Dahl", role="member", function="Prodekan for utdanning"),
    Membership(person_name="Aage Christian Wiik", role="member", unit="ØK"),
    Membership(person_name="Siv Aa", role="member", unit="ØK"),
    Membership(person_name="Berit Skogstad", role="secretary"),
)

SEEN = (
    ("Arne Kristian Hestnes", "Arne Kristian Hestnes", "name"),
    ("arne kristian  hestnes", "Arne Kristian Hestnes", "name"),
    ("Arne Kr. Hestnes", "Arne Kristian Hestnes", "parts"),
    ("Arne Hestnes", "Arne Kristian Hestnes", "parts"),
    ("A. K. Hestnes", "Arne Kristian Hestnes", "parts"),
    ("A.K. Hestnes", "Arne Kristian Hestnes", "parts"),
    ("Hestnes, Arne Kr.", "Arne Kristian Hestnes", "parts"),
    ("HESTNES Arne Kristian", "Arne Kristian Hestnes", "spelling"),
    ("prof. Arne Hestnes", "Arne Kristian Hestnes", "parts"),
    ("dekan Arne Hestnes", "Arne Kristian Hestnes", "parts"),
    ("Arne Kristian Hestens", "Arne Kristian Hestnes", "letter"),
    ("AKH", "Arne Kristian Hestnes", "initials"),
    ("Hestnes", "Arne Kristian Hestnes", "alone"),
    ("Kari Moe", "Kari Moe Lie", "parts"),
    ("Kari Moe-Lie", "Kari Moe Lie", "spelling"),
    ("Kari Lie", "Kari Moe Lie", "parts"),
    ("Kari M. Lie", "Kari Moe Lie", "parts"),
    ("Tor Andre Sæther", "Tor André Sæther", "spelling"),
    ("Thor André Saether", "Tor André Sæther", "spelling"),
    ("Åge Kristian Viik", "Aage Christian Wiik", "spelling"),
    ("Siv Å", "Siv Aa", "parts"),
)
NOBODY = (
    "Arne Olav Hestnes",
    "Kari Nes",
    "Kåre Moe",
    "A. Dahl",
    "Dahl",
    "AD",
    "Per Aa",
    "Kari",
    "Tor",
)


@pytest.mark.parametrize(("text", "name", "rule"), SEEN)
def test_a_member_is_known_however_the_name_is_written(text: str, name: str, rule: str) -> None:
    roster = make_roster(make_register(Profile("raad"), list(ROSTER)), ROSTER)
    found, people = roster.find_people(text, "2025-09-24")
    assert ([person.name for person in people], found) == ([name], rule)


@pytest.mark.parametrize("text", NOBODY[:7])
def test_another_person_or_a_name_of_two_members_is_nobody(text: str) -> None:
    roster = make_roster(make_register(Profile("raad"), list(ROSTER)), ROSTER)
    assert len(roster.find_people(text, "2025-09-24")[1]) != 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dekanen ved NV", "Arne Kristian Hestnes"),
        ("Dekanen", "Arne Kristian Hestnes"),
        ("leder", "Arne Kristian Hestnes"),
        ("Utvalgslederen", "Arne Kristian Hestnes"),
        ("HR-direktøren", "Anne Dahl"),
        ("prodekan for utdanning", "Astrid Dahl"),
        ("sekretær", "Berit Skogstad"),
        ("lederen ved HF", "Kari Moe Lie"),
        ("dekanen ved HF", "Kari Moe Lie"),
        ("dekanen ved ØK", ""),
        ("rådgiver ved HF", ""),
        ("prodekanen ved HF", ""),
        ("prodekan for forskning", ""),
        ("nestleder", ""),
    ],
)
def test_an_office_stands_for_the_one_who_holds_it(text: str, name: str) -> None:
    roster = make_roster(make_register(Profile("raad"), list(ROSTER)), ROSTER)
    seat = roster.find_office(text, "2025-09-24")
    assert (seat.person_name if seat else "") == name


def test_who_sat_for_a_unit_on_a_day() -> None:
    seats = [
        Membership("1", person_name="Kari Nes", role="member", unit="HF", valid_to="2024-12"),
        Membership("2", person_name="Siv Aa", role="member", unit="HF", valid_from="2025"),
        Membership("3", person_name="Ola Ek", role="deputy", unit="HF"),
    ]
    assert [seat.membership_id for seat in find_seats(seats, "hf", "2024-12-31")] == ["1"]
    assert [seat.membership_id for seat in find_seats(seats, "HF", "2025-01-01")] == ["2"]
    assert [seat.membership_id for seat in find_seats(seats, "HF", "")] == ["1", "2"]
    assert find_seats(seats, "", "2025-01-01") == []


def attend(members: tuple[Membership, ...], *rows: Attendance, day: str = "2025-09-24") -> Records:
    """The records of minutes of one meeting with these rows, and of a page with these members, each on a line of its own."""
    page, minutes = paper("page1", "committee_page"), paper("min1", body="Rådet for fjellvett")
    for line, row in enumerate(members, 1):
        put(page, "memberships", row)
        page.memberships[-1] = Extracted(replace(page.memberships[-1].record, source=f"page1:1:{line}"))
    key = meet(minutes, day)
    for entry in rows:
        put(minutes, "attendance", Attendance(**{**as_dict(entry), "meeting_id": key}))
    return linked(page, minutes)


def as_dict(row: Attendance) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("person_name", "unit", "status", "for_name", "role", "note")}


def told(records: Records) -> list[tuple[str, str, str, str]]:
    """Name, unit, status, and whose seat it is."""
    whose = {seat.membership_id: seat.person_name or seat.function for seat in records.memberships}
    return [(row.person_name, row.unit, row.status, whose.get(row.membership_id, "")) for row in records.attendance]


def test_names_offices_and_units_get_their_seats_and_stay_as_printed() -> None:
    rows = [
        Attendance(person_name="A. K. Hestnes", status="present"),
        Attendance(person_name="Kari Moe", status="absent"),
        Attendance(unit="IT", status="present"),
        Attendance(unit="HR-direktør", status="present"),
        Attendance(unit="ØK", status="present"),
        Attendance(person_name="Per Rød", status="guest"),
    ]
    assert told(attend(ROSTER, *rows)) == [
        ("A. K. Hestnes", "NV", "present", "Arne Kristian Hestnes"),
        ("Kari Moe", "HF", "absent", "Kari Moe Lie"),
        ("", "IT", "present", "Tor André Sæther"),
        ("", "HR-direktør", "present", "Anne Dahl"),
        ("", "ØK", "present", ""),
        ("Per Rød", "", "guest", ""),
    ]


def test_a_seat_has_a_line_of_evidence_with_the_rule() -> None:
    records = attend(ROSTER, Attendance(person_name="AKH", status="present"))
    assert [(row.value, row.quote, row.rule, row.confidence) for row in records.evidence if row.field == "membership_id"] == [
        ("raad-arne-kristian-hestnes-nv", "AKH", "roster:initials", 0.9)
    ]


def test_a_name_of_two_members_is_a_finding_and_no_seat() -> None:
    records = attend(ROSTER, Attendance(person_name="A. Dahl", status="present"))
    assert told(records) == [("A. Dahl", "", "present", "")]
    assert [(row.code, row.message) for row in records.findings if row.code == "member-unclear"] == [
        ("member-unclear", "«A. Dahl» på møtelisten 24.09.25 kan være flere av medlemmene: Anne Dahl, Astrid Dahl.")
    ]


def test_two_names_on_one_list_are_not_one_member() -> None:
    rows = [Attendance(person_name=name, status="present") for name in ("Arne Kristian Hestnes", "Arne Hestnes")]
    assert [whose for *_, whose in told(attend(ROSTER, *rows))] == ["Arne Kristian Hestnes", ""]
    rows = [Attendance(person_name=name, status="present") for name in ("A. Hestnes", "Arne Hestnes")]
    assert [whose for *_, whose in told(attend(ROSTER, *rows))] == ["", ""]


def test_only_seats_of_the_day_count() -> None:
    members = (
        Membership(person_name="Kari Nes", role="member", unit="HF", valid_to="2024"),
        Membership(person_name="Kari Nes Lie", role="member", unit="IT", valid_from="2025"),
    )
    row = Attendance(person_name="Kari Nes", status="present")
    assert told(attend(members, row, day="2024-09-24")) == [("Kari Nes", "HF", "present", "Kari Nes")]
    assert told(attend(members, row, day="2025-09-24")) == [("Kari Nes", "IT", "present", "Kari Nes Lie")]


def test_a_person_with_two_seats_gets_that_of_the_unit_named_beside() -> None:
    members = tuple(Membership(person_name="Kari Nes", role="member", unit=unit) for unit in ("HF", "IT"))
    assert told(attend(members, Attendance(person_name="Kari Nes", unit="IT", status="present")))[0][1] == "IT"
    ids = [row.membership_id for row in attend(members, Attendance(person_name="Kari Nes", unit="IT", status="present")).attendance]
    assert ids == ["raad-kari-nes-it"]


DEPUTIES = (
    Membership(person_name="Kari Moe", role="member", unit="HF"),
    Membership(person_name="Ola Ek", role="deputy", unit="HF"),
    Membership(person_name="Siv Aa", role="member", function="valgt av de ansatte"),
    Membership(person_name="Tor Bø", role="member", function="valgt av de ansatte"),
    Membership(person_name="Per Aas", role="deputy", function="valgt av de ansatte"),
    Membership(person_name="Unn Dal", role="deputy"),
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([Attendance(person_name="Else Vik", status="deputy", for_name="K. Moe")], [("Else Vik", "HF", "deputy", "Kari Moe")]),
        ([Attendance(person_name="Else Vik", status="deputy", for_name="HF")], [("Else Vik", "HF", "deputy", "Kari Moe")]),
        ([Attendance(person_name="Else Vik", status="deputy", unit="HF")], [("Else Vik", "HF", "deputy", "Kari Moe")]),
        ([Attendance(person_name="Ola Ek", status="deputy")], [("Ola Ek", "HF", "deputy", "Kari Moe")]),
        ([Attendance(person_name="Else Vik", status="deputy")], [("Else Vik", "", "deputy", "")]),
        ([Attendance(person_name="Else Vik", status="deputy", for_name="Jon Rød")], [("Else Vik", "", "deputy", "")]),
        ([Attendance(person_name="Per Aas", status="deputy")], [("Per Aas", "", "deputy", "")]),
    ],
    ids=["for a name", "for a unit", "unit beside", "deputy of the unit", "unknown", "for a stranger", "two of the group"],
)
def test_a_deputy_gets_the_seat_stood_in_for(rows: list[Attendance], expected: list[tuple[str, str, str, str]]) -> None:
    assert told(attend(DEPUTIES, *rows)) == expected


def test_a_deputy_of_a_group_stands_in_for_the_one_of_it_who_was_not_there() -> None:
    rows = [
        Attendance(person_name="Siv Aa", status="present"),
        Attendance(person_name="Tor Bø", status="absent"),
        Attendance(person_name="Per Aas", status="deputy"),
    ]
    assert told(attend(DEPUTIES, *rows))[-1] == ("Per Aas", "", "deputy", "Tor Bø")


def test_a_numbered_deputy_of_a_group_stands_in_for_its_absent_member_though_listed_as_present() -> None:
    members = (*DEPUTIES[2:4], Membership(person_name="Per Aas", role="deputy", function="1. vara for de ansatte"))
    rows = [
        Attendance(person_name="Siv Aa", status="present"),
        Attendance(person_name="Tor Bø", status="absent"),
        Attendance(person_name="Per Aas", status="present", role="deputy"),
    ]
    assert told(attend(members, *rows))[-1] == ("Per Aas", "", "present", "Tor Bø")


def test_a_deputy_for_all_stands_in_for_the_only_absentee_and_for_nobody_where_there_are_two() -> None:
    away = [Attendance(person_name=name, status="absent") for name in ("Tor Bø", "Siv Aa")]
    deputy = Attendance(person_name="Unn Dal", status="deputy")
    assert told(attend(DEPUTIES, away[0], deputy))[-1] == ("Unn Dal", "", "deputy", "Tor Bø")
    assert told(attend(DEPUTIES, *away, deputy))[-1] == ("Unn Dal", "", "deputy", "")


def test_the_deputy_on_a_members_own_line_is_that_members() -> None:
    members = tuple(
        Membership(person_name=name, role=role) for name, role in (("Siv Aa", "member"), ("Tor Bø", "member"), ("Per Aas", "deputy"))
    )
    page, minutes = paper("page1", "committee_page"), paper("min1", body="Rådet for fjellvett")
    for line, row in zip((1, 2, 2), members, strict=True):
        put(page, "memberships", row)
        page.memberships[-1] = Extracted(replace(page.memberships[-1].record, source=f"page1:1:{line}"))
    put(minutes, "attendance", Attendance(meeting_id=meet(minutes, "2025-09-24"), person_name="Per Aas", status="deputy"))
    assert told(linked(page, minutes)) == [("Per Aas", "", "deputy", "Tor Bø")]


def test_a_deputy_on_the_list_of_those_present_keeps_the_deputys_own_seat() -> None:
    rows = [Attendance(person_name="Ola Ek", status="present"), Attendance(person_name="Kari Moe", status="absent")]
    assert told(attend(DEPUTIES, *rows)) == [("Ola Ek", "HF", "present", "Ola Ek"), ("Kari Moe", "HF", "absent", "Kari Moe")]


def test_all_members_are_spread_by_name_where_they_sit_for_no_units() -> None:
    members = tuple(Membership(person_name=name, role="member") for name in ("Kari Nes", "Siv Aa", "Tor Bø"))
    everybody = Attendance(unit="*", status="present", note="alle unntatt Siv Aa")
    rows = attend(members, everybody, Attendance(person_name="Siv Aa", status="absent"))
    assert told(rows) == [
        ("Kari Nes", "", "present", "Kari Nes"),
        ("Tor Bø", "", "present", "Tor Bø"),
        ("Siv Aa", "", "absent", "Siv Aa"),
    ]


def test_whom_the_list_names_itself_is_not_among_all_the_others() -> None:
    everybody = Attendance(unit="*", status="present", note="alle unntatt Kari Moe")
    away = Attendance(person_name="Kari Moe", status="absent")
    deputy = Attendance(person_name="Else Vik", status="deputy", for_name="Tor André Sæther")
    rows = told(attend(ROSTER, everybody, away, deputy))
    assert [(unit, status) for _, unit, status, _ in rows] == [("NV", "present"), ("ØK", "present"), ("HF", "absent"), ("IT", "deputy")]


def test_the_unit_beside_tells_members_of_like_names_apart() -> None:
    members = tuple(Membership(person_name=name, role="member", unit=unit) for name, unit in (("Anne Dahl", "HF"), ("Astrid Dahl", "IT")))
    rows = attend(members, Attendance(person_name="A. Dahl", unit="IT", status="present"))
    assert told(rows) == [("A. Dahl", "IT", "present", "Astrid Dahl")]
    assert "member-unclear" not in {row.code for row in rows.findings}


def test_an_owner_who_is_a_member_has_the_seat_and_stays_as_printed() -> None:
    page, minutes = paper("page1", "committee_page"), paper("min1", body="Rådet for fjellvett")
    for row in ROSTER:
        put(page, "memberships", row)
    key = meet(minutes, "2025-09-24")
    for owner in ("AKH", "HR-direktøren", "IT", "A. Dahl", "SA", "alle"):
        put(minutes, "actions", ActionItem(meeting_id=key, text="Ser på saken", owner_raw=owner))
    assert [(row.owner, row.membership_id) for row in linked(page, minutes).actions] == [
        ("AKH", "raad-arne-kristian-hestnes-nv"),
        ("HR-direktøren", "raad-anne-dahl"),
        ("IT", ""),
        ("A. Dahl", ""),
        ("SA", ""),
        ("alle", ""),
    ]


def test_two_pages_that_write_a_name_otherwise_give_one_seat_with_the_time_that_either_says() -> None:
    one, two = paper("page1", "committee_page"), paper("page2", "committee_page")
    said = ((one, "Arne Kr. Hestnes", ""), (one, "Kari Moe", ""), (two, "Arne Kristian Hestnes", "2025"), (two, "Kari Lie", ""))
    for page, name, until in said:
        put(page, "memberships", Membership(person_name=name, role="member", unit="NV", valid_to=until))
    seats = linked(one, two).memberships
    assert [(seat.person_name, seat.valid_to) for seat in seats] == [("Arne Kristian Hestnes", "2025"), ("Kari Moe", ""), ("Kari Lie", "")]


def test_two_members_of_one_page_are_two_however_alike_their_names_are() -> None:
    page = paper("page1", "committee_page")
    for name in ("Arne Hestnes", "Arne Kr. Hestnes"):
        put(page, "memberships", Membership(person_name=name, role="member"))
    assert [seat.person_name for seat in linked(page).memberships] == ["Arne Hestnes", "Arne Kr. Hestnes"]


def test_a_seat_with_leave_in_between_stays_in_two_parts() -> None:
    page = paper("page1", "committee_page")
    for since, until in (("", "2024-12-31"), ("2025-07-01", "")):
        put(page, "memberships", Membership(person_name="Kari Nes", role="member", valid_from=since, valid_to=until))
    assert [(seat.membership_id, seat.valid_from, seat.valid_to) for seat in linked(page).memberships] == [
        ("raad-kari-nes", "", "2024-12-31"),
        ("raad-kari-nes-2", "2025-07-01", ""),
    ]


def list_seats(document_id: str, kind: str, date: str, *seats: tuple[str, str]) -> Parsed:
    """A paper that lists members, and calls a meeting where it has a date."""
    listing = paper(document_id, kind)
    if date:
        meet(listing, date, "notice")
    for name, role in seats:
        put(listing, "memberships", Membership(person_name=name, role=role, unit="NV"))
    return listing


def test_members_that_notices_list_are_those_of_the_latest_notice() -> None:
    older = list_seats("aaa", "agenda", "2024-02-07", ("Kari Nes", "member"), ("Per Lie", "deputy"))
    newer = list_seats("bbb", "agenda", "2026-02-04", ("Siv Aa", "member"), ("Odd Moe", "deputy"))
    assert [seat.person_name for seat in linked(newer, older).memberships] == ["Siv Aa", "Odd Moe"]


def test_a_page_that_lists_members_goes_before_a_notice_which_still_says_who_the_deputies_are() -> None:
    notice = list_seats("aaa", "agenda", "2026-02-04", ("Siv Aa", "leader"), ("Odd Moe", "deputy"))
    page = list_seats("bbb", "committee_page", "", ("Siv Aa", "member"), ("Kari Nes", "member"))
    seats = {(seat.person_name, seat.role) for seat in linked(notice, page).memberships}
    assert seats == {("Odd Moe", "deputy"), ("Siv Aa", "member"), ("Kari Nes", "member")}
