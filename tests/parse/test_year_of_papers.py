"""What the papers of one body's year (tests/golden_year) showed that whole papers of others had not: each form by itself."""

from __future__ import annotations

import pytest

from pipeline.classify import classify
from pipeline.parse import parse
from pipeline.parse.attendance import find_people
from pipeline.parse.blocks import split_blocks
from tests.parse.parsing import Given, read_page

BOTH_DATES = [
    (
        "agenda",
        "Innkalling til møte i Havnerådet\n\nDato: 14.01.2025\nMøtetid: Onsdag 22. januar 2025 kl. 09.00–11.00\n\n"
        "Saksliste\n1. Kai\n2. Bøye\n",
    ),
    (
        "agenda",
        "Solvik havn\n14. januar 2025\n\nINNKALLING TIL MØTE\n\nTid: onsdag 22. januar 2025 kl. 09.00\nSted: Kaia\n\n"
        "SAKSLISTE\n\n1/25 Kai\n2/25 Bøye\n",
    ),
    ("minutes", "Referat\n\nDato: 27.01.2025\nMøtetid: 22. januar 2025 kl. 09\nTil stede: Kari Nes, Ola Moe\n\nSak 1/25 Kai\nGodkjent.\n"),
]


@pytest.mark.parametrize(("kind", "text"), BOTH_DATES)
def test_the_day_of_the_meeting_is_not_the_day_of_the_paper(kind: str, text: str) -> None:
    assert Given(parse(read_page(text), kind, "nb")).rows("Meeting")[0].start_date == "2025-01-22"


HEADS = "Navn\tEnhet\tOppmøte\n"
ATTENDED = [
    ("Til stede: Kari Nes\nVara: Ola Moe for Per Lie (Kaia)\n", "Ola Moe", "deputy", "Per Lie", "Kaia"),
    ("Til stede: Kari Nes, Ola Moe (vara for Per Lie, Havneavdelingen)\n", "Ola Moe", "deputy", "Per Lie", "Havneavdelingen"),
    ("Til stede: Kari Nes, Ola Moe (Kaia, fra sak 2/25)\n", "Ola Moe", "partly", "", "Kaia"),
    ("Til stede: Kari Nes\nGjest: Ola Moe (rådgiver, sak 2/25)\n", "Ola Moe", "guest", "", "rådgiver"),
    (f"{HEADS}Kari Nes\tKaia\tTil stede (møteleder)\nOla Moe\tBøya\tVara for Per Lie\n", "Ola Moe", "deputy", "Per Lie", "Bøya"),
    (f"{HEADS}Kari Nes\tKaia\tTil stede\nOla Moe\tTillitsvalgt\tObservatør\n", "Ola Moe", "observer", "", "Tillitsvalgt"),
]


@pytest.mark.parametrize(("text", "name", "status", "for_name", "unit"), ATTENDED)
def test_who_stood_in_for_whom_and_for_how_long(text: str, name: str, status: str, for_name: str, unit: str) -> None:
    (person,) = [one for one in find_people(split_blocks(read_page(text, "referat.txt"))) if one.found.name == name]
    assert (person.status, person.found.for_name, person.found.unit) == (status, for_name, unit)


def test_the_place_and_day_below_a_list_of_people_are_nobody() -> None:
    people = find_people(split_blocks(read_page("Til stede:\n- Kari Nes\n- Ola Moe\nSolvik, 17.11.2025\n", "referat.txt")))
    assert [person.found.name for person in people] == ["Kari Nes", "Ola Moe"]


FOLLOWED = """# Referat fra møte i Havnerådet 18. juni 2025

Til stede: Kari Nes, Ola Moe

## Sak 30/25 Oppfølging av tidligere saker
Sak 9/25: Bøya er lyst ut.
Sak 10/25: 9 avvik er lukket.
Konklusjon: Saken tas til orientering.
## Sak 31/25 Ny kai
Tilrådning: Rådet tilrår ny kai.
Tilrådningen ble vedtatt med 8 mot 1 stemme.
Kystverket behandlet saken 4. november og sluttet seg til.
Konklusjon: Rådet deler bekymringen. Havnesjefen utbedrer kaia snarest.
"""


@pytest.fixture(scope="module")
def followed() -> Given:
    return Given(parse(read_page(FOLLOWED, "referat.md"), "minutes", "nb"))


def test_what_became_of_earlier_cases_stands_under_the_item_that_tells_it(followed: Given) -> None:
    assert [(item.number, item.outcome) for item in followed.rows("AgendaItem")] == [("30/25", "noted"), ("31/25", "decided")]


def test_a_fault_that_is_closed_closes_no_item(followed: Given) -> None:
    assert not any(item.access for item in followed.rows("AgendaItem"))


def test_the_vote_stands_with_the_advice_and_what_others_decided_is_no_decision(followed: Given) -> None:
    rows = [(row.text, row.votes_for, row.votes_against) for row in followed.rows("Decision") if row.number == "31/25"]
    assert rows[0] == ("Rådet tilrår ny kai.", "8", "1")
    assert not any(text.startswith(("Tilrådningen", "Kystverket")) for text, _, _ in rows)


def test_as_soon_as_may_be_is_a_due_date_and_a_shared_worry_no_work(followed: Given) -> None:
    handed_out = [row for row in followed.rows("ActionItem") if row.owner_raw]
    assert [(row.owner_raw, row.due_raw, row.due_date) for row in handed_out] == [("Havnesjefen", "snarest", "")]


def write_table(title: str, rows: list[str], below: str = "") -> str:
    """A page with a title and a table; cells are parted by bars."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><body><h1>{title}</h1><table>{table}</table>{below}</body></html>"


SUPPLEMENT = write_table("Tilleggssaksliste", ["Utvalg:|Havnerådet", "Møtedato:|23.04.2025", "Sted:|Kaia"], "<p>Sak 25/25 Ny bøye (D)</p>")
TABLE = write_table("Saksliste", ["Saksnr.|Sak|Type|Ansvarlig", "14/25|Ny kai|V|Drift", "15/25|Bøye|D|Drift"])


@pytest.mark.parametrize(
    ("page", "items"),
    [(SUPPLEMENT, [("25/25", "Ny bøye", "discussion")]), (TABLE, [("14/25", "Ny kai", "decision"), ("15/25", "Bøye", "discussion")])],
    ids=["one item", "table"],
)
def test_an_agenda_may_hold_one_item_or_a_table_with_numbers(page: str, items: list[tuple[str, str, str]]) -> None:
    document = read_page(page, "saksliste.html")
    assert classify(document).kind == "agenda"
    rows = Given(parse(document, "agenda", "nb")).rows("AgendaItem")
    assert [(row.number, row.title, row.item_type) for row in rows] == items


ASKED = "Vi ber om at rådet drøfter ny bøye."
FORM = write_table(
    "Skjema for sak til Havnerådet",
    [
        "Tittel på saken:|Ny bøye",
        "Meldt inn av:|Kari Nes, Drift",
        "Dato:|03.10.2025",
        "Ønsket møtedato:|22.10.2025",
        f"Hva ønskes:|{ASKED}",
    ],
)


def test_a_filled_in_case_form_is_a_memo_that_nobody_need_sign() -> None:
    document = read_page(FORM, "skjema.html")
    assert classify(document).kind == "memo"
    given = Given(parse(document, "memo", "nb"))
    memo = given.row("Memo")
    assert (memo.subject, memo.sender, memo.date, memo.requested_for) == ("Ny bøye", "Kari Nes, Drift", "2025-10-03", "2025-10-22")
    assert memo.requests == ASKED
    assert "memo-unsigned" not in given.codes()


def test_a_memo_is_signed_by_the_name_below_it_which_is_no_enclosure() -> None:
    head = "NOTAT\n\nTil: Havnerådet\nFra: Drift\nDato: 06.10.2025\nGjelder: Bøye\n\n"
    text = "Vi ber om at saken behandles i Havnerådet 22. oktober 2025.\nVedlegg: Forslag til bøye\nKari Nes\nhavnesjef\n"
    given = Given(parse(read_page(head + text), "memo", "nb"))
    memo = given.row("Memo")
    assert (memo.signed_by, memo.attachments_expected, memo.requested_for) == ("Kari Nes", "1", "2025-10-22")
    assert "memo-unsigned" not in given.codes()
