"""How often members and units were there."""

from __future__ import annotations

from dataclasses import replace

from pipeline.overviews import count_overviews
from pipeline.records import Attendance, AttendanceCount, Records
from tests.overviews.build import BODY, attend, link, meet, seat

AS_OF = "2025-11-19"


def count(records: Records) -> dict[tuple[str, str, str], tuple[str, str, str, str, str, str]]:
    """(term, subject, unit) -> meetings, present, partly, deputy, absent, unknown; units by their own name."""
    rows = count_overviews(records, AS_OF).attendance_counts
    assert {row.body_id for row in rows} <= {BODY}
    return {(row.term, row.subject, row.unit): (row.meetings, row.present, row.partly, row.deputy, row.absent, row.unknown) for row in rows}


def test_every_state_is_counted_for_the_member_and_for_the_unit() -> None:
    records = Records()
    kari = seat(records, "Kari Nes", "HF")
    for day, status in (("2025-08-27", "present"), ("2025-09-24", "partly"), ("2025-10-15", "absent")):
        attend(records, meet(records, day, minutes=day), day, "Kari Nes", status, kari)
    meeting = meet(records, "2025-11-05", minutes="a4")
    attend(records, meeting, "a4", "Ola Moe", "deputy", kari)
    figures = {"meetings": "4", "present": "1", "partly": "1", "deputy": "1", "absent": "1", "unknown": "0"}
    assert count_overviews(records, AS_OF).attendance_counts == [
        AttendanceCount(BODY, "2025-2", "member", "Kari Nes", "HF", **figures),
        AttendanceCount(BODY, "2025-2", "unit", "HF", "HF", **figures),
    ]


def test_a_meeting_whose_minutes_do_not_say_who_was_there_is_not_counted() -> None:
    records = Records()
    kari = seat(records, "Kari Nes")
    attend(records, meet(records, "2025-09-24", minutes="a1"), "a1", "Kari Nes", "present", kari)
    meet(records, "2025-10-15", minutes="a2")
    assert count(records) == {("2025-2", "Kari Nes", ""): ("1", "1", "0", "0", "0", "0")}


def test_a_member_whom_the_list_does_not_name_is_unknown_not_absent() -> None:
    records = Records()
    kari = seat(records, "Kari Nes")
    seat(records, "Siv Aa")
    attend(records, meet(records, "2025-09-24", minutes="a1"), "a1", "Kari Nes", "present", kari)
    assert count(records)["2025-2", "Siv Aa", ""] == ("1", "0", "0", "0", "0", "1")


def test_a_deputy_counts_for_the_absent_member() -> None:
    records = Records()
    kari = seat(records, "Kari Nes", "HF")
    meeting = meet(records, "2025-09-24", minutes="a1")
    attend(records, meeting, "a1", "Kari Nes", "absent", kari)
    attend(records, meeting, "a1", "Ola Moe", "deputy", kari)
    assert set(count(records).values()) == {("1", "0", "0", "1", "0", "0")}


def test_a_deputy_on_the_list_of_those_present_counts_for_the_one_seat_of_the_unit() -> None:
    records = Records()
    kari, ola = seat(records, "Kari Nes", "HF"), seat(records, "Ola Moe", "HF", "deputy")
    meeting = meet(records, "2025-09-24", minutes="a1")
    attend(records, meeting, "a1", "Kari Nes", "absent", kari)
    attend(records, meeting, "a1", "Ola Moe", "present", ola)
    assert count(records) == dict.fromkeys([("2025-2", "Kari Nes", "HF"), ("2025-2", "HF", "HF")], ("1", "0", "0", "1", "0", "0"))


def test_a_deputy_by_the_word_behind_the_name_is_no_presence_of_the_member() -> None:
    records = Records()
    kari = seat(records, "Kari Nes")
    row = Attendance(
        meet(records, "2025-09-24", minutes="a1"), "Ola Moe", "", "present", role="deputy", membership_id=kari, document_id="a1"
    )
    records.attendance.append(row)
    assert count(records) == {("2025-2", "Kari Nes", ""): ("1", "0", "0", "1", "0", "0")}


def test_two_members_of_one_unit_are_counted_each_and_the_unit_once() -> None:
    records = Records()
    gro, _ = seat(records, "Gro Dal", "ØK"), seat(records, "Pia Ek", "ØK")
    attend(records, meet(records, "2025-09-24", minutes="a1"), "a1", "Gro Dal", "present", gro)
    attend(records, meet(records, "2025-10-15", minutes="a2"), "a2", "", "present", unit="ØK")
    rows = count(records)
    assert rows["2025-2", "Gro Dal", "ØK"] == ("2", "1", "0", "0", "0", "1")
    assert rows["2025-2", "Pia Ek", "ØK"] == ("2", "0", "0", "0", "0", "2")
    assert rows["2025-2", "ØK", "ØK"] == ("2", "2", "0", "0", "0", "0")


def test_a_person_in_two_seats_counts_for_each() -> None:
    records = Records()
    one, _ = seat(records, "Kari Nes", "HF"), seat(records, "Kari Nes", "IT")
    attend(records, meet(records, "2025-09-24", minutes="a1"), "a1", "Kari Nes", "present", one)
    present = ("1", "1", "0", "0", "0", "0")
    assert count(records) == {
        ("2025-2", "Kari Nes", "HF"): present,
        ("2025-2", "Kari Nes", "IT"): present,
        ("2025-2", "HF", "HF"): present,
        ("2025-2", "IT", "IT"): present,
    }


def test_only_meetings_within_the_time_of_the_seat_count() -> None:
    records = Records()
    seat(records, "Kari Nes", "HF", valid_to="2025-09")
    siv = seat(records, "Siv Aa", "HF", valid_from="2025-10-01")
    for day in ("2025-09-24", "2025-10-15"):
        attend(records, meet(records, day, minutes=day), day, "Siv Aa", "present", siv)
    rows = count(records)
    assert (rows["2025-2", "Kari Nes", "HF"][0], rows["2025-2", "Siv Aa", "HF"][0], rows["2025-2", "HF", "HF"][0]) == ("1", "1", "2")


def test_who_led_the_meeting_was_there_listed_or_not() -> None:
    records = Records()
    kari = seat(records, "Kari Nes")
    seat(records, "Arne Kristian Hestnes", function="Dekan")
    for day, chair in (("2025-09-24", "A. Kr. Hestnes"), ("2025-10-15", "Dekan"), ("2025-11-05", "Per Rød")):
        attend(records, meet(records, day, minutes=day), day, "Kari Nes", "present", kari)
        records.meeting_links[-1] = replace(records.meeting_links[-1], chair=chair)
    assert count(records)["2025-2", "Arne Kristian Hestnes", ""] == ("3", "2", "0", "0", "0", "1")


def test_who_is_said_to_be_both_present_and_absent_is_unknown() -> None:
    records = Records()
    kari = seat(records, "Kari Nes")
    meeting = meet(records, "2025-09-24", minutes="a1")
    attend(records, meeting, "a1", "Kari Nes", "present", kari)
    attend(records, meeting, "a1", "Kari Nes", "absent", kari)
    assert count(records)["2025-2", "Kari Nes", ""] == ("1", "0", "0", "0", "0", "1")


def test_guests_secretaries_and_observers_have_no_row() -> None:
    records = Records()
    kari = seat(records, "Kari Nes")
    seat(records, "Mari Li", role="secretary")
    meeting = meet(records, "2025-09-24", minutes="a1")
    attend(records, meeting, "a1", "Kari Nes", "present", kari)
    attend(records, meeting, "a1", "Per Rød", "guest")
    assert list(count(records)) == [("2025-2", "Kari Nes", "")]


def test_the_list_of_those_called_is_no_record_of_who_came_and_an_office_may_hold_a_seat() -> None:
    records = Records()
    dean = seat(records, "", "HF", function="Dekan")
    meeting = meet(records, "2025-09-24", minutes="a1")
    link(records, meeting, "n1", "notice")
    records.attendance.append(Attendance(meeting, "Per Rød", status="absent", membership_id=dean, document_id="n1"))
    assert count(records) == {}
    attend(records, meeting, "a1", "Per Rød", "present", dean)
    assert count(records)["2025-2", "Dekan", "HF"] == ("1", "1", "0", "0", "0", "0")
