"""Meetings that a paper cancels or moves, whatever kind of paper says it; and what only looks like it."""

from __future__ import annotations

import pytest

from pipeline.classify import classify
from pipeline.parse import parse
from pipeline.parse.day_marks import mask_days
from tests.parse.parsing import Given, read_page

MINUTES = "Referat fra møte i Driftsutvalget 12. februar 2025\nTil stede: Kari Nes, Ola Moe\n\n1/25 Møteplan\n{}\n"
NOTICE = "Møteinnkalling\nUtvalg: Driftsutvalget\nMøtedato: 12. mars 2025\nTid: 09:00\n\n{}\n\nSaksliste\n4/25 Parkering\n5/25 Eventuelt\n"
PLAN = "Møteplan våren 2025\n\n- 12. februar\n{}\n- 7. mai\n"

Meetings = list[tuple[str, str, str]]


def meetings(text: str, kind: str, name: str = "papir.txt") -> Meetings:
    given = Given(parse(read_page(text, name), kind, "nb"))
    return sorted((row.start_date, row.status, row.moved_to) for row in given.rows("Meeting"))


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("Møtet 12. mars er avlyst.", "2025-03-12", ""),
        ("Møtet onsdag 12. mars kl. 09 i Rådssalen utgår.", "2025-03-12", ""),
        ("Møtet 12. mars vert avlyst.", "2025-03-12", ""),
        ("Det blir ikke møte 12. mars.", "2025-03-12", ""),
        ("Møtet 12. mars flyttes til 19. mars kl. 10.", "2025-03-12", "2025-03-19"),
        ("Møtet som var planlagt 12. mars, er flytta til onsdag 19. mars.", "2025-03-12", "2025-03-19"),
        ("Neste møte er flyttet fra 12. til 19. mars.", "2025-03-12", "2025-03-19"),
        ("Utvalget vedtok å flytte møtet 12. mars til 19. mars.", "2025-03-12", "2025-03-19"),
        ("Møtet holdes 19. mars i stedet for 12. mars.", "2025-03-12", "2025-03-19"),
        ("Møtet 12. mars er avlyst. Nytt møte blir 19. mars kl. 10.", "2025-03-12", "2025-03-19"),
        ("The meeting on 12 March has been cancelled.", "2025-03-12", ""),
        ("The meeting on 12 March is postponed to 19 March.", "2025-03-12", "2025-03-19"),
        ("Mötet den 12 mars är inställt.", "2025-03-12", ""),
        ("Mødet den 12. marts er aflyst.", "2025-03-12", ""),
        ("Møte nr. 3 (12. mars) er avlyst.", "2025-03-12", ""),
        ("Neste møte, onsdag 12. mars kl. 09.00-11.00 på Teams, avlyses.", "2025-03-12", ""),
        ("Møtene 12. mars 2025 og 9. april 2025 utgår.", "2025-04-09", ""),
        ("Møtedatoen er endret fra 12. mars til 19. mars.", "2025-03-12", "2025-03-19"),
        ("Ny møtetid: onsdag 19. mars kl. 12 (tidligere 12. mars).", "2025-03-12", "2025-03-19"),
        ("Møtet 19. mars erstatter møtet 12. mars.", "2025-03-12", "2025-03-19"),
        ("The 12 March meeting has been rescheduled for 19 March.", "2025-03-12", "2025-03-19"),
        ("We will not meet on 12 March.", "2025-03-12", ""),
    ],
)
def test_a_sentence_in_minutes_gives_up_a_meeting(sentence: str, old: str, new: str) -> None:
    found = meetings(MINUTES.format(sentence), "minutes")
    assert (old, "cancelled", new) in found
    assert not new or any(row[:2] == (new, "planned") for row in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Saken utsettes til møtet 12. mars.",
        "I møtet 12. mars ble saken flyttet til 19. mars.",
        "Kari foreslo å flytte møtet 12. mars til 19. mars.",
        "Kan møtet 12. mars flyttes til 19. mars?",
        "Møtet 12. mars er ikke avlyst.",
        "Hvis møtet 12. mars avlyses, tas saken opp i mai.",
        "Møtet 12. mars flyttes til kl. 12.",
        "Møtet 12. mars er endret.",
        "Møtet 12. mars går ut på dato.",
        "Rapporten leveres 19. mars i stedet for 12. mars.",
        "Møtet 12. mars flyttes til rom B.",
        "På møtet 12. mars ble fristen utsatt til 19. mars.",
        "Sak 3/25 utgår. Møtet er 12. mars.",
    ],
)
def test_a_sentence_about_an_item_a_wish_or_an_hour_gives_up_none(sentence: str) -> None:
    assert not [row for row in meetings(MINUTES.format(sentence), "minutes") if row[1] == "cancelled"]


def test_a_notice_that_is_moved_calls_the_new_day_and_its_items_go_with_it() -> None:
    given = Given(parse(read_page(NOTICE.format("NB! Møtet 12. mars er flyttet til 19. mars.")), "agenda", "nb"))
    assert [(row.start_date, row.status, row.moved_to) for row in given.rows("Meeting")] == [
        ("2025-03-19", "called", ""),
        ("2025-03-12", "cancelled", "2025-03-19"),
    ]
    assert {item.meeting_id for item in given.rows("AgendaItem")} == {given.rows("Meeting")[0].meeting_id}
    assert given.row("DocumentRow").date == "2025-03-19"


@pytest.mark.parametrize("said", ["Møtet er dessverre avlyst.", "Møtet er avlyst på grunn av sykdom.", "The meeting is cancelled."])
def test_a_notice_that_is_cancelled_calls_nobody(said: str) -> None:
    given = Given(parse(read_page(NOTICE.format(said)), "agenda", "nb"))
    assert [(row.start_date, row.status) for row in given.rows("Meeting")] == [("2025-03-12", "cancelled")]
    assert given.row("MeetingLink").relation == "mention"


def test_an_item_about_a_cancellation_cancels_nothing() -> None:
    text = NOTICE.format("").replace("4/25 Parkering", "4/25 Avlysning av møtet 9. april")
    assert meetings(text, "agenda") == [("2025-03-12", "called", "")]


def test_a_notice_says_from_which_day_it_was_moved() -> None:
    head = "Innkalling til møte i Driftsutvalet onsdag 19. mars 2025 (flytta frå 12. mars)\nTid: kl. 09\n"
    text = f"{head}\nSaksliste\n1/25 Parkering\n2/25 Budsjett\n"
    assert meetings(text, "agenda") == [("2025-03-12", "cancelled", "2025-03-19"), ("2025-03-19", "called", "")]


def test_a_notice_that_does_not_say_from_which_day_gives_a_finding() -> None:
    text = NOTICE.format("NB! Møtet er flyttet til 19. mars.").replace("12. mars", "19. mars")
    given = Given(parse(read_page(text), "agenda", "nb"))
    assert [row.start_date for row in given.rows("Meeting")] == ["2025-03-19"]
    assert len(given.found("move-without-day")) == 1


def test_a_mail_that_moves_a_meeting_names_both_days() -> None:
    said = "Møtet i driftsutvalget 12. mars må dessverre utsettes til 19. mars kl. 10.00."
    text = f"Fra: Kari Nes\nDato: 3. mars 2025\nEmne: Møtet 12. mars\n\nHei!\n\n{said}\n\nHilsen Kari"
    given = Given(parse(read_page(text), "memo", "nb"))
    assert [(row.start_date, row.status, row.start_time) for row in given.rows("Meeting")] == [
        ("2025-03-12", "cancelled", ""),
        ("2025-03-19", "planned", "10:00"),
    ]
    cancelled = given.rows("Meeting")[0]
    assert given.evidence(cancelled, "moved_to").quote.startswith("Møtet i driftsutvalget 12. mars")


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        ("- 12. mars – flyttet til 19. mars", "2025-03-12", "2025-03-19"),
        ("- 19. mars (flyttet fra 12. mars)", "2025-03-12", "2025-03-19"),
        ("- 12 March moved to 19 March", "2025-03-12", "2025-03-19"),
        ("- 12. mars AVLYST", "2025-03-12", ""),
        ("- 12. mars (utgår)", "2025-03-12", ""),
    ],
)
def test_a_line_of_a_plan_gives_up_a_meeting(line: str, old: str, new: str) -> None:
    found = meetings(PLAN.format(line), "meeting_plan")
    assert (old, "cancelled", new) in found
    assert not new or (new, "planned", "") in found


def test_a_row_of_a_plan_gives_up_a_meeting() -> None:
    rows = (
        "Dato | Tid | Merknad",
        "---|---|---",
        "12. februar 2025 | 09 | ",
        "12. mars 2025 | 09 | Flyttet til 19. mars 2025",
        "7. mai 2025 | 09 | ",
    )
    text = "".join(f"| {row} |\n" for row in rows)
    assert meetings(text, "meeting_plan", "plan.md") == [
        ("2025-02-12", "planned", ""),
        ("2025-03-12", "cancelled", "2025-03-19"),
        ("2025-03-19", "planned", ""),
        ("2025-05-07", "planned", ""),
    ]


def test_a_span_of_days_is_two_days_where_a_meeting_is_moved() -> None:
    assert mask_days("Møtet er flyttet fra 12. til 19. mars")[0] == "Møtet er flyttet fra ‹0› til ‹1›"
    assert mask_days("Samling 12.–13. mars")[0] == "Samling ‹0›"


@pytest.mark.parametrize(
    "title",
    [
        "AVLYSING AV STYREMØTE 18. NOVEMBER",
        "AVLYSNING AV MØTE 18. NOVEMBER",
        "Varsel om avlysning av styremøtet 18. november",
        "CANCELLATION OF BOARD MEETING 18 NOVEMBER",
        "Avlysing av møte i Fjordutvalet 18. november",
    ],
)
def test_the_title_of_a_cancellation_names_no_body_and_calls_no_meeting(title: str) -> None:
    reason = "Det er for få saker. Sak 33/26 blir teken opp i møtet 9. desember."
    document = read_page(f"Til medlemene\n\nSolvik, 11.11.2026\n\n{title}\n\n{reason}\n\nBo Ek\nsekretær\n")
    given = Given(parse(document, classify(document).kind, "nn"))
    assert given.row("DocumentRow").title == title
    assert given.row("DocumentRow").body_name == ("Fjordutvalet" if "Fjordutvalet" in title else "")
    assert [(row.start_date, row.status) for row in given.rows("Meeting")] == [("2026-11-18", "cancelled")]
    assert given.row("Memo").requested_for == ""


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        ("kl. 13.00–15.00 på møterom Utsikten.", "møterom Utsikten"),
        ("kl. 13.00–15.00, møterom Utsikten.", "møterom Utsikten"),
        ("i møterom Utsikten.", "møterom Utsikten"),
        ("på grunn av sykdom.", ""),
        (", og saklista kjem seinare.", ""),
        ("kl. 13.", ""),
    ],
)
def test_a_moved_meeting_is_where_the_sentence_says(rest: str, place: str) -> None:
    text = MINUTES.format(f"Møtet 22. april 2025 i Rådssalen er flytta til onsdag 30. april 2025 {rest}")
    given = Given(parse(read_page(text), "minutes", "nn"))
    assert [row.place for row in given.rows("Meeting") if row.start_date == "2025-04-30"] == [place]


def test_a_notice_that_is_moved_is_at_the_new_place() -> None:
    text = NOTICE.format("Møtet 12. mars er flyttet til 19. mars kl. 10 på møterom Utsikten.").replace("Tid:", "Sted: Rådssalen\nTid:")
    (row,) = [row for row in Given(parse(read_page(text), "agenda", "nb")).rows("Meeting") if row.start_date == "2025-03-19"]
    assert row.place == "møterom Utsikten"


def test_a_papers_own_mark_is_none_of_a_days() -> None:
    assert mask_days("‹0›-møtet 12. mars avlyses")[0] == "<0>-møtet ‹0› avlyses"
