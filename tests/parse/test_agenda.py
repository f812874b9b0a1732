"""Notices and agendas: when and where the meeting will be, and its items; those summoned are not there yet."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.classify import classify
from pipeline.parse import parse
from pipeline.read import read
from tests.parse.parsing import Given, read_page

NOTICE = """Møteinnkalling
Utvalg: Driftsutvalget
Møtested: Storsalen
Dato: 26.11.2025
Tidspunkt: 09:00 - 11:30
Faste medlemmer: Kari Nes, Ola Moe

Forfall meldes til sekretæren.

Saksliste
40/25 Godkjenning av innkalling (2 min)
41/25 Ny parkering v/ Kari Nes (O)
42/25 Eventuelt
"""

TIMED = """| Start | Tid | Slutt | Sak |
|---|---|---|---|
| 16:15 | 5 | 16:20 | Velkomst v/ Kari Nes |
| 16:20 | 10 | 16:30 | Pause |
| 16:30 | 25 | 16:55 | Gjennomgang av regnskapet |
| 16:55 | 5 | 17:00 | Evaluering |
"""


@pytest.fixture(scope="module")
def notice() -> Given:
    return Given(parse(read_page(NOTICE), "agenda", "nb"))


def test_a_notice_says_when_and_where(notice: Given) -> None:
    meeting = notice.row("Meeting")
    assert (meeting.start_date, meeting.start_time, meeting.end_time, meeting.place) == ("2025-11-26", "09:00", "11:30", "Storsalen")
    assert (meeting.status, meeting.chair) == ("called", "")
    assert notice.row("MeetingLink").relation == "notice"


def test_who_will_lead_is_read_from_the_head_and_not_from_a_signature() -> None:
    led = NOTICE.replace("Faste", "Møteleder: Direktør for drift og bygg Åse Lie (leder)\nSekretær: [fylles ut]\nFaste")
    (meeting,) = Given(parse(read_page(led + "\nMøteleder: Per Vik"), "agenda", "nb")).rows("Meeting")
    assert (meeting.chair, meeting.secretary) == ("Åse Lie", "")
    (meeting,) = Given(parse(read_page(NOTICE + "\nMed hilsen\nPer Vik\nutvalgsleder"), "agenda", "nb")).rows("Meeting")
    assert meeting.chair == ""


def test_the_summoned_are_not_present(notice: Given) -> None:
    assert notice.rows("Attendance") == []


def test_its_items_have_number_type_minutes_and_presenter(notice: Given) -> None:
    rows = [(item.number, item.title, item.item_type, item.duration_minutes, item.responsible) for item in notice.rows("AgendaItem")]
    assert rows == [
        ("40/25", "Godkjenning av innkalling", "approval", "2", ""),
        ("41/25", "Ny parkering v/ Kari Nes", "information", "", "Kari Nes"),
        ("42/25", "Eventuelt", "any-other", "", ""),
    ]


def test_a_timed_table_gives_items_and_the_span_of_the_meeting() -> None:
    given = Given(parse(read_page(TIMED, "dagsorden.md"), "agenda", "nb"))
    assert [item.title for item in given.rows("AgendaItem")] == ["Velkomst v/ Kari Nes", "Gjennomgang av regnskapet", "Evaluering"]
    meeting = given.row("Meeting")
    assert (meeting.start_time, meeting.end_time) == ("16:15", "17:00")
    assert given.row("MeetingLink").relation == "agenda"


WHERE = [
    ("Innkalling til møte torsdag 4. februar 2021 kl 16:16 @ A039", "2021-02-04", "16:16", "A039"),
    ("Innkalling til årsmøte\nMøtet finner sted 02.05.2022 på A010 klokken 16.16.", "2022-05-02", "16:16", "A010"),
    ("Innkalling\nÅrsmøtet avholdes tirsdag 22. oktober 2019 kl 19:00 på Solvik skole.", "2019-10-22", "19:00", "Solvik skole"),
    ("Møte 04.11.2024 Klokka: 16:16 Sted: A039", "2024-11-04", "16:16", "A039"),
    ("Innkalling\n- Sted: Storsalen\n- Klokkeslett: 1700\n- Dato: 19.08.2024", "2024-08-19", "17:00", "Storsalen"),
]


@pytest.mark.parametrize(("text", "date", "time", "place"), WHERE)
def test_date_time_and_place_stand_in_titles_sentences_and_labels(text: str, date: str, time: str, place: str) -> None:
    meeting = Given(parse(read_page(text), "agenda", "nb")).row("Meeting")
    assert (meeting.start_date, meeting.start_time, meeting.place) == (date, time, place)


def test_the_stamp_of_a_web_page_is_not_the_date_of_the_meeting() -> None:
    text = "---\ntitle: Ny dato for årsmøtet\ndate: 2020-03-23 08:00:17 +0100\n---\nVi kommer tilbake med en dato.\n"
    assert Given(parse(read_page(text, "post.md"), "agenda", "nb")).row("Meeting").start_date == ""


ENCLOSED = """Møteinnkalling
Utvalg: Rådet for fjellvett
Dato: 12. mars 2025 kl. 09.00–11.00

Saksliste

Sak 5/25 Godkjenning av innkalling
Sak 6/25 Budsjett for 2026
Vedlegg: Budsjettnotat.pdf
Sak 7/25 Handlingsplan for skred
Vedlegg:
- Handlingsplan 2025
- Kart over feltet
Sak 8/25 Eventuelt
"""


def test_enclosures_between_the_items_do_not_end_the_list() -> None:
    given = Given(parse(read_page(ENCLOSED), "agenda", "nb"))
    assert [item.number for item in given.rows("AgendaItem")] == ["5/25", "6/25", "7/25", "8/25"]
    assert given.row("DocumentRow").attachments == "Budsjettnotat.pdf; Handlingsplan 2025; Kart over feltet"


SUPPLEMENT = """SOLVIK MUSEUM
Styret

{title}
til styremøte onsdag 26. august 2026 kl. 10.00 i Buret

Dato: 21.08.2026

Sak 27/26  Skade på taket over lageret
           Orientering ved direktøren. Saka hastar og blir ettersend.

Solvik, 21. august 2026
Siv Lunde
styreleiar
"""


@pytest.mark.parametrize("title", ["TILLEGGSSAKLISTE", "Tilleggsliste", "Ettersendte saker"])
def test_an_addition_below_a_letterhead_calls_its_meeting_and_is_dated_the_day_it_was_sent(title: str) -> None:
    document = read_page(SUPPLEMENT.format(title=title))
    given = Given(parse(document, classify(document).kind, "nn"))
    row, meeting = given.row("DocumentRow"), given.row("Meeting")
    assert (row.version, row.issued, meeting.start_date, meeting.status) == ("supplement", "2026-08-21", "2026-08-26", "called")
    assert [item.number for item in given.rows("AgendaItem")] == ["27/26"]
    assert given.rows("Membership") == []


SEATS = (
    ("Navn", "Rolle", "Enhet", "Vara"),
    ("Eldbjørg Myrstad", "Leder", "Rektoratet", ""),
    ("Halvard Tindeland", "Medlem", "Institutt for breer", "Sunniva Rabben"),
)


def write_notice(heading: str, rows: tuple[tuple[str, ...], ...]) -> Given:
    """What is read of a notice in Word with a table below a heading."""
    document = docx.Document()
    document.add_heading("Innkalling til møte i Brerådet", 1)
    document.add_paragraph("Tid: onsdag 9. desember 2026 kl. 10.00–12.00")
    document.add_heading(heading, 2)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_heading("Saksliste", 2)
    for title in ("1/26 Ny bre – drøftingssak", "2/26 Eventuelt"):
        document.add_paragraph(title)
    document.save(file := io.BytesIO())
    return Given(parse(read(file.getvalue(), "innkalling.docx"), "agenda", "nb"))


@pytest.mark.parametrize("heading", ["Medlemmer", "Rådets medlemmer", "Medlemmer:"])
def test_a_notice_that_lists_the_members_in_a_table_gives_them_and_their_deputies(heading: str) -> None:
    given = write_notice(heading, SEATS)
    assert [(seat.person_name, seat.role, seat.unit_name) for seat in given.rows("Membership")] == [
        ("Eldbjørg Myrstad", "leader", "Rektoratet"),
        ("Halvard Tindeland", "member", "Institutt for breer"),
        ("Sunniva Rabben", "deputy", "Institutt for breer"),
    ]
    assert [(item.number, item.title, item.item_type) for item in given.rows("AgendaItem")] == [
        ("1/26", "Ny bre", "discussion"),
        ("2/26", "Eventuelt", "any-other"),
    ]


def test_a_row_of_a_notices_table_that_cannot_be_read_is_a_finding() -> None:
    given = write_notice("Medlemmer", (*SEATS, ("ikke oppnevnt ennå", "Medlem", "Biblioteket", "")))
    assert [finding.values["text"] for finding in given.found("member-row-unread")] == ["ikke oppnevnt ennå | Medlem | Biblioteket"]


def test_those_invited_to_a_meeting_are_no_members() -> None:
    assert not write_notice("Deltakere", SEATS).rows("Membership")
    assert not write_notice("Innkalte", SEATS).rows("Membership")
    assert not write_notice("Medlemmer", (("Navn", "Telefon"), ("Kari Nes", "12 34"))).rows("Membership")
