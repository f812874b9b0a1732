"""Minutes: the meeting's facts, who was there, and what came of each item, in the layouts that secretaries use."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from tests.parse.parsing import Given, read_page

LETTERHEAD = """Solvik høgskole
Dato
28.02.2025
Referanse
2025/00017
Møtereferat
Til stede:
Direktør for drift (møteleder), NA, TK, ØK (2), Eiendomsavdelingen, HR- og HMS-avdelingen, Avdeling for bygg og drift (til kl. 10.30)
Forfall:
SU, Biblioteket
Kopi til:
Gjelder:
Driftsutvalget (DU) 26.02.25
Møtetid:
09.00 - 11.30
Møtested:
Storsalen
Signatur:

DU-sak 4/25 Godkjenning av saksliste og referat
Sakslisten ble godkjent. Referat fra møtet 29.01.25 godkjent uten merknader.

DU-sak 5/25 Inneklima 2024 (O)
HR- og HMS-avdelingen orienterte. Saken tas til orientering.
Oppfølging: HR- og HMS-avdelingen legger fram plan for lufting. Frist: 02.04.25.

DU-sak 6/25 Nøkkelrutiner (D)
Konklusjon: DU ber Eiendomsavdelingen revidere rutinene og legge dem fram til møtet 23. april.
Ansvarlig: Eiendomsavdelingen

DU-sak 7/25 Parkering
Saken utsettes til neste møte.

DU-sak 8/25 Personalsak
Unntatt offentlighet, offl. § 23. Til orientering.
"""

PROSE = """Protokoll
Møte i driftsstyret
Tid og sted: Havnegata 1, Solvik, tirsdag 11.06.2019 kl. 19:00.
Til stede: Mari Nes, Leo Vang, Eirik Lund

Vang ble valgt som møteleder og referent.

1. Rolle
Styrets rolle ble diskutert.
2. Oppgaver
Det var enighet om å opprette en egen gruppe.
Møtet ble hevet kl 21:10.
"""


@pytest.fixture(scope="module")
def letterhead() -> Given:
    return Given(parse(read_page(LETTERHEAD), "minutes", "nb"))


@pytest.fixture(scope="module")
def prose() -> Given:
    return Given(parse(read_page(PROSE), "minutes", "nb"))


def test_the_head_gives_body_date_times_and_place(letterhead: Given) -> None:
    meeting = letterhead.rows("Meeting")[0]
    assert (meeting.start_date, meeting.start_time, meeting.end_time, meeting.place) == ("2025-02-26", "09:00", "11:30", "Storsalen")
    assert (letterhead.row("DocumentRow").title, letterhead.row("DocumentRow").body_name) == ("Møtereferat", "Driftsutvalget (DU)")


def test_the_date_of_the_paper_is_not_the_date_of_the_meeting(letterhead: Given) -> None:
    assert letterhead.rows("Meeting")[0].raw_date == "26.02.25"


def test_attendees_that_are_units_have_no_person_name(letterhead: Given) -> None:
    rows = letterhead.rows("Attendance")
    assert {row.person_name for row in rows} == {""}
    assert [row.unit for row in rows if row.status == "absent"] == ["SU", "Biblioteket"]
    assert [row.unit for row in rows][1:4] == ["NA", "TK", "ØK"]


def test_partial_presence_keeps_its_note(letterhead: Given) -> None:
    (partly,) = [row for row in letterhead.rows("Attendance") if row.status == "partly"]
    assert (partly.unit, partly.note) == ("Avdeling for bygg og drift", "til kl. 10.30")


def test_every_item_has_number_title_type_and_outcome(letterhead: Given) -> None:
    rows = [(item.number, item.title, item.item_type, item.outcome) for item in letterhead.rows("AgendaItem")]
    assert rows == [
        ("DU-sak 4/25", "Godkjenning av saksliste og referat", "approval", "decided"),
        ("DU-sak 5/25", "Inneklima 2024", "information", "noted"),
        ("DU-sak 6/25", "Nøkkelrutiner", "discussion", "decided"),
        ("DU-sak 7/25", "Parkering", "unknown", "postponed"),
        ("DU-sak 8/25", "Personalsak", "information", "noted"),
    ]


def test_a_closed_item_is_withheld_with_its_legal_basis(letterhead: Given) -> None:
    item = letterhead.rows("AgendaItem")[-1]
    assert (item.access, item.legal_basis) == ("withheld", "offl. § 23")


def test_approving_earlier_minutes_is_a_mention_of_that_meeting(letterhead: Given) -> None:
    earlier = letterhead.rows("Meeting")[1]
    assert (earlier.start_date, earlier.minutes_status) == ("2025-01-29", "approved")
    assert letterhead.rows("MeetingLink")[1].relation == "mention"


def test_actions_have_owner_task_and_due_date(letterhead: Given) -> None:
    rows = [(row.owner_raw, row.task, row.due_date, row.due_raw, row.precision) for row in letterhead.rows("ActionItem")]
    assert rows == [
        ("HR- og HMS-avdelingen", "legger fram plan for lufting", "2025-04-02", "Frist: 02.04.25", "day"),
        ("Eiendomsavdelingen", "revidere rutinene og legge dem fram", "2025-04-23", "til møtet 23. april", "meeting"),
    ]


def test_every_value_points_to_its_line(letterhead: Given) -> None:
    meeting = letterhead.rows("Meeting")[0]
    place = letterhead.evidence(meeting, "place")
    assert (place.line, place.quote) == (17, "Storsalen")
    assert letterhead.rows("AgendaItem")[0].source.endswith(":1:20")


def test_a_sentence_elects_chair_and_secretary_and_the_list_completes_the_name(prose: Given) -> None:
    meeting = prose.row("Meeting")
    assert (meeting.chair, meeting.secretary) == ("Leo Vang", "Leo Vang")


def test_time_and_place_stand_in_one_label_and_the_end_in_the_last_sentence(prose: Given) -> None:
    meeting = prose.row("Meeting")
    assert (meeting.start_date, meeting.start_time, meeting.end_time) == ("2019-06-11", "19:00", "21:10")
    assert meeting.place == "Havnegata 1, Solvik"


def test_a_title_over_two_lines_is_joined(prose: Given) -> None:
    assert prose.row("DocumentRow").title == "Protokoll Møte i driftsstyret"
    assert prose.row("DocumentRow").body_name == "driftsstyret"


def test_a_draft_says_so_and_does_not_decide_anything_by_it() -> None:
    given = Given(
        parse(read_page("UTKAST – ikke godkjent\nReferat DU 5.3.25\nSak 1/25 Regnskap\nRegnskapet ble godkjent.\n"), "minutes", "nb")
    )
    assert given.rows("Meeting")[0].minutes_status == "draft"
    assert [row.text for row in given.rows("Decision")] == ["Regnskapet ble godkjent."]


def test_a_wrong_weekday_is_kept_and_found() -> None:
    given = Given(parse(read_page("Referat fra styremøte mandag 19. september 2023\nSak 1/23 Regnskap\n"), "minutes", "nb"))
    assert given.row("Meeting").start_date == "2023-09-19"
    assert given.found("weekday-disagrees")[0].values["date"] == "2023-09-19"


def test_minutes_without_a_date_say_so() -> None:
    given = Given(parse(read_page("Referat\nSak 1 Regnskap\nGodkjent.\nSak 2 Valg\n"), "minutes", "nb"))
    assert given.row("Meeting").start_date == ""
    assert given.found("meeting-date-missing")


def test_the_next_meeting_is_a_planned_mention_with_date_time_and_place() -> None:
    text = "Referat fra møte i Driftsutvalget 26.11.2025\nSak 9/25 Regnskap\nGodkjent.\nNeste møte 17.12.2025 kl 9 på Storsalen\n"
    _, coming = Given(parse(read_page(text), "minutes", "nb")).rows("Meeting")
    assert (coming.start_date, coming.start_time, coming.place, coming.status) == ("2025-12-17", "09:00", "Storsalen", "planned")


def test_a_yearless_next_meeting_lies_after_this_one() -> None:
    text = "Referat 04.11.2024\nSak 1/24 Regnskap\nNeste møte mandag 13. januar\n"
    assert Given(parse(read_page(text), "minutes", "nb")).rows("Meeting")[1].start_date == "2025-01-13"


CORRECTION = """Referat DU 5.11.25
34/25 Godkjenning av referat
Referatet fra 15.10.25 godkjennes med den endring at sak 31/25 også gjelder teknisk ansatte.
35/25 Eventuelt
"""


def test_an_approval_with_a_change_corrects_the_earlier_item() -> None:
    link = Given(parse(read_page(CORRECTION), "minutes", "nb")).row("CaseLink")
    assert (link.earlier_item_id, link.relation) == ("31/25", "corrects")


TWO_MEETINGS = """# Årsmøte 12. september 2018

Til stede: Kari Nes

## Valg av styre

Ola Moe ble valgt til leder.

Mer kommer.

Og mer.

# Referat fra ekstraordinært møte

Dato: 26. september 2018

Til stede: Per Lie

## Valg av kasserer

Siv Dal ble valgt.
"""


def test_two_meetings_in_one_file_are_two() -> None:
    given = Given(parse(read_page(TWO_MEETINGS, "referat.md"), "minutes", "nb"))
    first, second = given.rows("Meeting")
    assert (first.start_date, second.start_date) == ("2018-09-12", "2018-09-26")
    assert [row.meeting_id for row in given.rows("Attendance")] == [first.meeting_id, second.meeting_id]
    assert len({row.item_id for row in given.rows("AgendaItem")}) == 2


def test_an_empty_paper_gives_its_row_and_a_meeting_without_a_date() -> None:
    given = Given(parse(read_page(""), "minutes", ""))
    assert given.row("DocumentRow").title == ""
    assert given.rows("AgendaItem") == []


LOG = """# Referater

## 2026-01-23 — Første møte

Til stede: Kari Nes, Ola Vik

### Bryggen

Bryggen males til våren.

### Båten

Båten leies ut.

## 2026-01-29 — Andre møte

Til stede: Kari Nes, Siri Lund

### Taket

Vedtak: Taket tettes.

### Taubanen

Vedtak: Taubanen stenges.
"""


def test_a_log_with_a_dated_heading_a_meeting_is_as_many_meetings() -> None:
    given = Given(parse(read_page(LOG, "referater.md"), "minutes", "nb"))
    assert [row.start_date for row in given.rows("Meeting")] == ["2026-01-23", "2026-01-29"]
    assert [(row.person_name, row.meeting_id[-2:]) for row in given.rows("Attendance")] == [
        ("Kari Nes", "m1"),
        ("Ola Vik", "m1"),
        ("Kari Nes", "m2"),
        ("Siri Lund", "m2"),
    ]
    assert [(row.title, row.meeting_id[-2:]) for row in given.rows("AgendaItem")] == [
        ("Bryggen", "m1"),
        ("Båten", "m1"),
        ("Taket", "m2"),
        ("Taubanen", "m2"),
    ]


@pytest.mark.xfail(strict=True, reason="one heading below a meeting's own is no series of items")
def test_a_single_item_of_a_log_is_an_item() -> None:
    text = LOG.replace("### Båten\n\nBåten leies ut.\n", "")
    given = Given(parse(read_page(text, "referater.md"), "minutes", "nb"))
    assert [row.title for row in given.rows("AgendaItem")] == ["Bryggen", "Taket", "Taubanen"]


@pytest.mark.parametrize(
    ("title", "said", "approved"),
    [
        ("DU 2/2026 Godkjenning av referat frå møtet 3. desember 2025", "Referatet vart godkjent.", {"2025-12-03": "approved"}),
        ("Sak 2/26 Godkjenning av referat fra møtet 3. desember 2025", "Referatet ble godkjent.", {"2025-12-03": "approved"}),
        ("Sak 3/26 Referat fra møtet 15. oktober 2025", "Godkjent.", {"2025-10-15": "approved"}),
        (
            "2/26 Godkjenning av referata frå 15.10.25, 03.12.25 og 28.01.26",
            "Kari Nes la fram referata.\n\nKonklusjon: Referata vart godkjende.",
            {"2025-10-15": "approved", "2025-12-03": "approved", "2026-01-28": "approved"},
        ),
        (
            "DU 8/2026 Godkjenning av referat frå møtet 28. januar 2026",
            "Ansvarleg: Møteleiar\n\nSakstype: Godkjenning\n\nBehandling:\nMøteleiar orienterte.\n\nKonklusjon:\nReferatet vart godkjent.",
            {"2026-01-28": "approved"},
        ),
        ("2/26 Godkjenning av referat fra 3.12.25", "Referatet ble ikke godkjent.", {"2025-12-03": ""}),
        ("2/26 Godkjenning av referat fra 3.12.25", "Referatet ble lagt fram.", {"2025-12-03": ""}),
    ],
)
def test_minutes_are_approved_by_an_item_with_a_number(title: str, said: str, approved: dict[str, str]) -> None:
    head = "Referat frå møte i Driftsutvalet 12. februar 2026\nTil stede: Kari Nes, Ola Moe\n"
    given = Given(parse(read_page(f"{head}\n{title}\n{said}\n\n9/26 Ymse\nIngen saker.\n"), "minutes", "nn"))
    assert {row.start_date: row.minutes_status for row in given.rows("Meeting")[1:]} == approved
