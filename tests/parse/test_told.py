"""What minutes tell of other items and meetings: history, corrections, numbers in titles; none of it is today's outcome."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.parse.decisions import find_deciding_rule
from tests.parse.parsing import Given, read_page


def read_minutes(*items: str) -> Given:
    """What minutes of an invented body give; each item «30/26 Title\\nText»."""
    text = "Referat frå møte i Hamneforum 21. oktober 2026\n\n" + "\n\n".join(f"Sak {item}" for item in items) + "\n"
    return Given(parse(read_page(text), "minutes", "nn"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Saka vart utsett i møtet 26. august (sak 25/26).",
        "Saka blei utsett 26. august (sak 25/26).",
        "Saken ble utsatt fra forrige møte.",
        "Utsatt fra forrige møte.",
        "Planen vart vedteken i førre møte.",
        "Saken ble sendt tilbake i møtet 3. mai 2026.",
        "The item was postponed at the last meeting.",
        "The item was postponed from the meeting on 3 May.",
    ],
)
def test_what_an_earlier_meeting_did_is_no_decision_of_todays(sentence: str) -> None:
    assert find_deciding_rule(sentence) == ""
    item = read_minutes(f"30/26 Ny kai\n{sentence}\nVedtak: Forumet vel tomta ved Vika.", "31/26 Ymse").rows("AgendaItem")[0]
    assert item.outcome == "decided"


@pytest.mark.parametrize(
    "sentence",
    [
        "Referatet fra forrige møte ble godkjent.",
        "Protokollen frå møtet 26. august vart godkjend.",
        "Minutes of the last meeting were approved.",
        "Saken ble utsatt til møtet 12. mai.",
        "Saken ble utsatt fra dagsordenen.",
        "Referatet ble godkjent med endringer på siste side.",
    ],
)
def test_what_is_decided_about_an_earlier_meeting_is_todays(sentence: str) -> None:
    assert find_deciding_rule(sentence) != ""


def test_what_stands_behind_the_label_wins_over_the_sentences_above_it() -> None:
    given = read_minutes(
        "30/26 Ny kai\nForslaget om å utsette saken falt. Saken ble foreslått utsatt.\nVedtak: Kaia tas til orientering.",
        "31/26 Båt\nBåten ble drøftet. Saken utsettes til neste møte.",
    )
    assert [item.outcome for item in given.rows("AgendaItem")] == ["noted", "postponed"]


@pytest.mark.parametrize(
    "told",
    [
        "Protokollen vart godkjend med denne rettinga: I sak 24/26 skal utlånstida vere maks. tre år, ikkje to år.",
        "Protokollen ble godkjent med denne rettelsen: I sak 24/26 skal det stå avvist.",
        "Referatet ble godkjent med den rettelsen at sak 24/26 ble utsatt.",
        "The minutes were approved with this correction: item 24/26 should read withdrawn.",
        "Vedtak: Godkjent med følgende rettelse. I sak 24/26 skal det stå «utsatt».",
    ],
)
def test_a_correction_names_the_item_and_leaves_the_approval_approved(told: str) -> None:
    given = read_minutes("28/26 Godkjenning av innkalling\nVedtak: Godkjent.", f"29/26 Godkjenning av protokoll\n{told}", "30/26 Ymse")
    assert given.rows("AgendaItem")[1].outcome == "decided"
    assert [(link.earlier_item_id, link.relation) for link in given.rows("CaseLink")] == [("24/26", "corrects")]


@pytest.mark.parametrize(
    "told",
    [
        "Sak 27/26 kom til i tilleggssakliste. Innkalling og sakliste vart godkjende.",
        "Sak 27/26 ble satt på sakslisten. Innkallingen ble godkjent.",
        "Item 27/26 was added to the agenda. The agenda was approved.",
    ],
)
def test_a_sentence_about_an_item_heads_none(told: str) -> None:
    given = read_minutes(f"22/26 Godkjenning av innkalling\n{told}", "23/26 Ny kai\nVedtak: Kaia blir bygd.", "27/26 Tak\nTaket lek.")
    assert [item.number for item in given.rows("AgendaItem")] == ["22/26", "23/26", "27/26"]
    assert given.rows("AgendaItem")[0].outcome == "decided"


def test_minutes_of_nothing_but_such_sentences_keep_their_items() -> None:
    items = read_minutes("22/26 ble utsatt.", "23/26 ble enstemmig vedtatt.").rows("AgendaItem")
    assert [item.number for item in items] == ["22/26", "23/26"]


TITLES = [
    ("Nytt lager – val av tomt (utsett sak 25/26)", "25/26", "postponed-from"),
    ("Skilting, HMU-sak 21/26", "HMU 21/26", "follows-up"),
    ("Ressurser til brygga - oversendt fra HMU (PS 22/26)", "PS 22/26 fra HMU", "follows-up"),
    ("Gjerde rundt lageret (5/26)", "5/26", "follows-up"),
    ("Gjerde rundt lageret – 15/26", "15/26", "follows-up"),
]


@pytest.mark.parametrize(("title", "earlier", "relation"), TITLES)
def test_a_number_at_the_end_of_a_title_is_a_reference_and_stays_in_it(title: str, earlier: str, relation: str) -> None:
    given = read_minutes(f"30/26 {title}\nVedtak: Ja.", "31/26 Ymse")
    item = given.rows("AgendaItem")[0]
    assert (item.title, item.case_number, item.responsible) == (title, "", "")
    assert [(link.earlier_item_id, link.relation) for link in given.rows("CaseLink")] == [(earlier, relation)]


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("Gjerde rundt lageret (2026/141)", "2026/141"),
        ("Gjerde rundt lageret – 26/1412", "26/1412"),
        ("Gjerde rundt lageret, arkivsak 26/14", "26/14"),
    ],
)
def test_an_archive_case_at_the_end_of_a_title_is_taken_off(title: str, case: str) -> None:
    item = read_minutes(f"30/26 {title}\nVedtak: Ja.", "31/26 Ymse").rows("AgendaItem")[0]
    assert (item.title, item.case_number) == ("Gjerde rundt lageret", case)
