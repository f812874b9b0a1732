"""Which meeting the agenda is for, and what its header says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish.agenda import find_meeting
from pipeline.records import Meeting, Records
from tests.publish.sample import AS_OF, sample
from tests.publish.test_agenda import agenda, facts, secretary


def test_the_next_meeting_is_the_first_planned_one_from_the_day_on() -> None:
    meeting = find_meeting(sample(), "alu", AS_OF)
    assert meeting and meeting.start_date == "2025-11-26"


def test_a_doubtful_date_is_never_the_next_meeting() -> None:
    meeting = find_meeting(sample(), "alu", "2025-11-27")
    assert meeting and meeting.start_date == "2025-11-26"


def test_a_cancelled_meeting_is_not_the_next_one() -> None:
    records = sample()
    records.meetings = [replace(m, status="cancelled") if m.start_date == "2025-11-26" else m for m in records.meetings]
    meeting = find_meeting(records, "alu", AS_OF)
    assert meeting and meeting.start_date == "2025-11-05"


def test_when_no_meeting_lies_ahead_the_agenda_says_so() -> None:
    records = sample()
    records.meetings = [replace(m, status="unknown") if m.status == "planned" else m for m in records.meetings]
    context = agenda(records, "2025-12-01")
    assert context.notices == ("Ingen planlagte møter er kjent fra 01.12.25 av. Dette gjelder det siste planlagte, 26.11.25.",)


def test_a_body_without_a_whole_date_has_no_meeting() -> None:
    assert find_meeting(Records(meetings=[Meeting("x-2024", "x", "2024", status="held")]), "x", AS_OF) is None


def test_the_header_says_what_the_papers_say_and_shows_blanks() -> None:
    blank = "[fylles ut – ikke angitt i kilden]"
    assert facts(agenda()) == {
        "Utvalg": "Administrativt lederutvalg (ALU)",
        "Møtedato": "onsdag 26. november 2025 (uke 48)",
        "Tid": blank,
        "Sted": blank,
        "Møteleder": "Direktør for organisasjon og infrastruktur Bjørn Haugstad (leder)",
        "Sekretær": blank,
        "Møtenr.": f"{blank} – 5. av 6 kjente møter høsten 2025, hvis «17.2.25» er 17.12.25",
        "Innkalt": "21 navngitte medlemmer og leder",
        "Forrige møte": "05.11.25",
        "Neste møte": "17.12.25 – antatt; kilden sier «17.2.25»",
        "Frist for saker": "onsdag 12. november 2025 – 14 dager før møtet, passert",
        "Frist for sakspapirer": "onsdag 19. november 2025 – 7 dager før møtet",
        "Innkalling ut senest": "onsdag 19. november 2025 – 7 dager før møtet",
    }


def test_time_and_place_of_a_paper_win_over_the_profile() -> None:
    records = sample()
    records.meetings = [
        replace(m, start_time="09:00", end_time="11:30", place="Teams") if m.status == "planned" else m for m in records.meetings
    ]
    header = facts(agenda(records, start_time="12:00", place="Rådssalen"))
    assert (header["Tid"], header["Sted"]) == ("kl. 09.00–11.30", "Teams")


def test_the_profiles_time_stands_in_and_says_so() -> None:
    assert facts(agenda(start_time="12:00"))["Tid"] == "kl. 12.00 – fra innstillingene"


def test_deadlines_that_nobody_set_are_blank() -> None:
    assert facts(agenda(items_due_days=0))["Frist for saker"] == "[fylles ut – ikke angitt i kilden]"


def test_the_facts_name_their_paper_and_line() -> None:
    sources = dict(secretary().sources)
    assert (sources["Møtedato"], sources["Neste møte"]) == ("alu-kunnskapsbasen.txt, l. 63", "alu-kunnskapsbasen.txt, l. 64")


def test_members_are_called_by_unit_and_empty_seats_are_named() -> None:
    context = agenda()
    assert [(unit.name, unit.people) for unit in context.units if unit.name in {"ØK", "VM"}] == [
        ("ØK", "Gunnar Bendheim, Rannveig Pedersen"),
        ("VM", "Arve Sletten"),
    ]
    assert context.not_named == ("Prorektor for utdanning",)


def test_an_agenda_in_another_language_speaks_it() -> None:
    assert [line.title for line in agenda(language="nn").lines][:3] == [
        "Godkjenning av innkalling og sakliste",
        "Godkjenning av referat frå 05.11.25",
        "Oppfølging av tidlegare saker",
    ]
    english = agenda(language="en")
    assert facts(english)["Meeting date"] == "Wednesday 26 November 2025 (week 48)"
    assert english.lines[2].reason == "5 open, 1 overdue, 1 done (T1–T7)"


@pytest.mark.parametrize(
    ("function", "chair"),
    [
        ("styreleiar", "styreleiar Bjørn Haugstad"),
        ("Chair of the board", "Chair of the board Bjørn Haugstad"),
        ("Rektor", "Rektor Bjørn Haugstad (leder)"),
        ("", "Bjørn Haugstad (leder)"),
    ],
)
def test_the_chairs_role_is_said_once(function: str, chair: str) -> None:
    records = sample()
    records.memberships = [replace(m, function=function) if m.role == "leader" else m for m in records.memberships]
    assert facts(agenda(records))["Møteleder"] == chair


def test_a_leader_without_members_is_not_counted_with_none() -> None:
    records = sample()
    records.memberships = [m for m in records.memberships if m.role == "leader"]
    assert facts(agenda(records))["Innkalt"] == "leder (ingen medlemmer er navngitt)"
