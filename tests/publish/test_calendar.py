"""The calendar holds what the papers say, keeps its UIDs, and tells programs that follow it what has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from pipeline import run
from pipeline.publish import publish
from pipeline.publish.calendar import format_calendar
from pipeline.publish.texts import LANGUAGES
from pipeline.publish.views import compose_view
from pipeline.records import Meeting, Records
from pipeline.settings import Profile, Settings
from pipeline.store import read_sent, remember_sent
from tests.publish.sample import AS_OF, profile, sample

TODAY = "2026-03-02"
GARDEN = Profile("hage", "Hagerådet ved Østmarka", "HØ", language="nb", items_due_days=14, papers_due_days=7)
HELD = Meeting(
    "hage-2026-02-18", "hage", "2026-02-18", "", "09:00", "11:30", "Drivhuset, 2. etasje; inngang fra øst", number="2/26", status="held"
)
COMING = Meeting("hage-2026-04-10", "hage", "2026-04-10", "", "13:00", "15:00", "Potteskuret", status="planned")
SEMINAR = Meeting("hage-2026-05-06", "hage", "2026-05-06", "2026-05-07", status="planned")
DOUBTFUL = Meeting("hage-2026-01-16", "hage", "2026-01-16", status="unknown", raw_date="16.1.26", suggested_date="2026-06-16")
OFF = Meeting("hage-2026-03-18", "hage", "2026-03-18", status="cancelled")
MOVED = Meeting("hage-2026-03-25", "hage", "2026-03-25", status="cancelled", moved_to="2026-04-10")
SILENT = Meeting("hage-2026-02-04", "hage", "2026-02-04", status="unknown")
ALL = (HELD, COMING, SEMINAR, DOUBTFUL, OFF, MOVED, SILENT)


def calendar(*meetings: Meeting, earlier: bytes = b"", as_of: str = TODAY, **settings: object) -> bytes:
    """The file of a body with these meetings."""
    chosen = replace(GARDEN, **settings)  # type: ignore[arg-type]
    return format_calendar(compose_view(Records(meetings=list(meetings)), chosen, as_of), earlier)


def events(data: bytes) -> dict[str, icalendar.Event]:
    """The events of a file by UID without what follows the @."""
    return {str(event["uid"]).split("@")[0]: event for event in icalendar.Calendar.from_ical(data).events}


def status(data: bytes) -> dict[str, tuple[str, int]]:
    """Status and sequence of each event."""
    return {uid: (str(event["status"]), int(str(event["sequence"]))) for uid, event in events(data).items()}


def test_reading_the_file_gives_the_facts_of_the_meeting_again() -> None:
    event = events(calendar(HELD))["hage-2026-02-18"]
    assert event.start == datetime.fromisoformat("2026-02-18T09:00+01:00") and event.end - event.start == timedelta(hours=2, minutes=30)
    assert event["dtstart"].params["TZID"] == "Europe/Oslo"
    assert str(event["location"]) == HELD.place
    assert str(event["summary"]) == "Møte 2/26 i HØ"
    assert str(event["status"]) == "CONFIRMED"


def test_summer_time_holds_in_summer() -> None:
    event = events(calendar(COMING))["hage-2026-04-10"]
    assert event.start == datetime.fromisoformat("2026-04-10T13:00+02:00")


def test_a_meeting_without_hours_takes_the_whole_day_or_days_and_says_so() -> None:
    event = events(calendar(SEMINAR))["hage-2026-05-06"]
    assert (event.start, event.end) == (date(2026, 5, 6), date(2026, 5, 8))
    assert str(event["description"]) == "Klokkeslett er ikke angitt i papirene."


def test_the_settings_hours_stand_in_and_are_said_to() -> None:
    event = events(calendar(replace(SEMINAR, end_date=""), start_time="09:00", end_time="11:30", place="Møterom 3"))["hage-2026-05-06"]
    assert event.start == datetime.fromisoformat("2026-05-06T09:00+02:00")
    assert str(event["description"]) == "Tid: fra innstillingene"
    assert str(event["location"]) == "Møterom 3"


@pytest.mark.parametrize("start", ["25:00", "9", "ca. 09"])
def test_a_start_that_is_no_time_of_day_is_none(start: str) -> None:
    assert events(calendar(replace(HELD, start_time=start)))["hage-2026-02-18"].start == date(2026, 2, 18)


@pytest.mark.parametrize("end", ["", "08:00", "09:00", "24:00"])
def test_an_end_that_nobody_knows_or_can_be_is_left_out(end: str) -> None:
    event = events(calendar(replace(HELD, end_time=end)))["hage-2026-02-18"]
    assert "dtend" not in event and str(event["description"]) == "Sluttid er ikke angitt i papirene."


def test_a_doubtful_date_is_tentative_on_the_suggested_day_with_the_reason_and_no_deadlines() -> None:
    found = events(calendar(DOUBTFUL))
    assert list(found) == ["hage-2026-01-16"]
    event = found["hage-2026-01-16"]
    assert (str(event["status"]), event.start) == ("TENTATIVE", date(2026, 6, 16))
    assert str(event["description"]).startswith("Datoen er usikker: kilden sier «16.1.26», trolig 16.06.26.")


def test_a_passed_meeting_of_which_no_paper_tells_is_tentative() -> None:
    event = events(calendar(SILENT))["hage-2026-02-04"]
    assert str(event["status"]) == "TENTATIVE" and "ingen papirer sier at møtet ble holdt" in str(event["description"])


def test_cancelled_and_moved_meetings_keep_their_uids_as_cancelled() -> None:
    found = events(calendar(OFF, MOVED, COMING))
    assert (str(found["hage-2026-03-18"]["status"]), str(found["hage-2026-03-18"]["summary"])) == ("CANCELLED", "Avlyst: Møte i HØ")
    moved = found["hage-2026-03-25"]
    assert (str(moved["status"]), str(moved["summary"])) == ("CANCELLED", "Flyttet til 10.04.26: Møte i HØ")
    assert str(found["hage-2026-04-10"]["status"]) == "CONFIRMED"


def test_deadlines_are_entries_for_a_day_of_meetings_ahead_only() -> None:
    found = events(calendar(HELD, OFF, MOVED, COMING))
    due = {uid: event for uid, event in found.items() if uid.endswith("-due")}
    assert {uid: event.start for uid, event in due.items()} == {
        "hage-2026-04-10-items-due": date(2026, 3, 27),
        "hage-2026-04-10-papers-due": date(2026, 4, 1),
    }
    papers = due["hage-2026-04-10-papers-due"]
    assert str(papers["summary"]) == "Frist for sakspapirer – møtet i HØ 10.04.26"
    assert "fordi 3. april er langfredag" in str(papers["description"]) and str(papers["transp"]) == "TRANSPARENT"


def test_the_file_keeps_to_the_standard() -> None:
    data = calendar(*ALL, name="Rådet for blåbær, tyttebær; multer og kråkebær " * 5, short_name="")
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and not any(b"\n" in line for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)
    parsed = icalendar.Calendar.from_ical(data)
    assert [str(zone["tzid"]) for zone in parsed.walk("VTIMEZONE")] == ["Europe/Oslo"]
    assert not [event.errors for event in parsed.events if event.errors]
    assert parsed.to_ical() == data
    uids = [str(event["uid"]) for event in parsed.events]
    assert len(uids) == len(set(uids)) and all(uid.endswith("@referent.invalid") for uid in uids)


def test_a_place_cannot_forge_a_line() -> None:
    evil = "Rom 1\r\nATTACH:ftp://x\nSTATUS:CANCELLED\x07"
    event = events(calendar(replace(HELD, place=evil)))["hage-2026-02-18"]
    assert "attach" not in event and str(event["status"]) == "CONFIRMED"


def test_the_stamp_is_the_day_of_the_papers_and_never_the_clock() -> None:
    assert {event.DTSTAMP.isoformat() for event in events(calendar(*ALL)).values() if event.DTSTAMP} == {"2026-03-02T00:00:00+00:00"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_meetings_give_the_same_bytes_also_after_they_were_published(language: str) -> None:
    first = calendar(*ALL, language=language)
    assert calendar(*reversed(ALL), language=language) == first == calendar(*ALL, language=language, earlier=first)


CHANGES: list[tuple[str, Callable[[Meeting], Meeting], int]] = [
    ("another place", lambda m: replace(m, place="Hagestuen"), 1),
    ("another hour", lambda m: replace(m, start_time="12:00"), 1),
    ("a number", lambda m: replace(m, number="4/26"), 1),
    ("cancelled", lambda m: replace(m, status="cancelled"), 1),
    ("called: nothing that a calendar shows", lambda m: replace(m, status="called", chair="Kari Fjell"), 0),
]


@pytest.mark.parametrize(("change", "sequence"), [pytest.param(change, n, id=name) for name, change, n in CHANGES])
def test_the_sequence_rises_when_and_only_when_the_event_says_something_else(change: Callable[[Meeting], Meeting], sequence: int) -> None:
    first = calendar(COMING, HELD)
    second = calendar(change(COMING), HELD, earlier=first, as_of="2026-03-03")
    third = calendar(change(COMING), HELD, earlier=second, as_of="2026-03-04")
    assert status(second)["hage-2026-04-10"][1] == status(third)["hage-2026-04-10"][1] == sequence
    assert status(third)["hage-2026-02-18"] == ("CONFIRMED", 0)


def test_a_cancelled_meeting_takes_its_published_deadlines_along() -> None:
    first = calendar(COMING)
    second = calendar(replace(COMING, status="cancelled"), earlier=first)
    assert set(status(second).values()) == {("CANCELLED", 1)} and len(status(second)) == 3
    assert calendar(replace(COMING, status="cancelled"), earlier=second) == second


def test_what_is_gone_from_the_papers_is_cancelled_while_it_lies_ahead() -> None:
    first = calendar(HELD, COMING)
    assert status(calendar(HELD, earlier=first))["hage-2026-04-10"] == ("CANCELLED", 1)
    assert list(status(calendar(HELD, earlier=first, as_of="2026-04-11"))) == ["hage-2026-02-18"]
    assert list(status(calendar(HELD, earlier=first, as_of="2026-03-01"))) == ["hage-2026-02-18"]  # an older view cancels nothing


@pytest.mark.parametrize("earlier", [b"", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", b"\xff\xfe", b"hello"])
def test_a_damaged_memory_is_no_memory(earlier: bytes) -> None:
    assert calendar(HELD, earlier=earlier) == calendar(HELD)


def test_no_item_is_ever_in_the_calendar() -> None:
    records = sample()
    data = dict(publish(records, Settings(bodies={"alu": profile()}), AS_OF).files)["alu.ics"]
    words = " ".join(
        str(event[name]) for event in events(data).values() for name in ("summary", "description", "location") if name in event
    )
    assert not [item.title for item in records.agenda_items if item.title in words]
    due = {uid: event.start for uid, event in events(data).items() if uid.endswith("-due")}
    assert due == {
        "alu-2025-11-26-items-due": date(2025, 11, 12),
        "alu-2025-11-26-papers-due": date(2025, 11, 19),
        "alu-2025-11-26-notice-due": date(2025, 11, 19),
    }


def test_the_memory_lies_in_the_state_folder(tmp_path: Path) -> None:
    assert read_sent(tmp_path) == {}
    remember_sent(tmp_path, {"hage.ics": b"1", "eng.ics": b"2"})
    remember_sent(tmp_path, {"hage.ics": b"3"})
    assert read_sent(tmp_path) == {"hage.ics": b"3", "eng.ics": b"2"}


def test_two_runs_raise_the_number_of_a_meeting_that_was_moved(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "processed"
    (raw / "hage").mkdir(parents=True)
    plan = "Møteplan våren 2026 for Hagerådet\n\n18.02.2026 kl. 09.00\n11.03.2026 kl. 09.00\n15.04.2026 kl. 09.00\n"
    found = []
    for text in (plan, plan.replace("15.04.2026 kl. 09.00", "15.04.2026 kl. 12.00")):
        (raw / "hage" / "plan.txt").write_text(text, encoding="utf-8")
        run.ingest(raw, out, Settings(), TODAY, jobs=1, step=lambda *_: None)
        run.reports(out, Settings(), TODAY, tmp_path / "reports")
        found.append(status((tmp_path / "reports" / "hage.ics").read_bytes()))
    assert found[0]["hage-2026-04-15"][1] == 0 and found[1]["hage-2026-04-15"][1] == 1
    assert found[1]["hage-2026-03-11"] == found[0]["hage-2026-03-11"]
