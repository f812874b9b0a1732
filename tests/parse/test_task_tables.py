"""Tables that hand out tasks: their rows are actions of the items that they name, never items."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from tests.parse.parsing import Given, read_page

PAPER = """# Protokoll frå møte i Hamneforum 12. november 2026

**HF 25/26 Godkjenning av innkalling**
Godkjent.

**HF 26/26 Status tiltak**

{table}

*Vedtak:* Tas til orientering.

**HF 27/26 Ymse**
Ingen saker.
"""
ROWS = """| HF 12/26 | Måle djupna ved kaia | Kari Nes | 15.11. | Pågår |
| HF 26/26 | Bestille bøyer | Drift | 1.12.2026 | Ikke startet |
| HF 14/26 | Setje opp skilt | Drift | 1.10.2026 | Ferdig, vist fram i møtet |"""


def read_minutes(head: str, rows: str = ROWS) -> Given:
    """What the minutes with one table give."""
    table = f"| {head} |\n{'|---' * (head.count('|') + 1)}|\n{rows}"
    return Given(parse(read_page(PAPER.format(table=table), "r.md"), "minutes", "nn"))


@pytest.mark.parametrize(
    "head",
    [
        "Sak | Hva | Hvem | Når | Status",
        "Sak | Tiltak | Ansvarlig | Frist | Status",
        "Nr | Tiltak | Ansvarleg | Frist | Status",
        "Fra sak | Oppgave | Ansvarlig | Frist | Status",
        "Item | Action | Owner | Due | Status",
    ],
)
def test_a_table_of_tasks_is_no_agenda_and_its_rows_are_no_items(head: str) -> None:
    given = read_minutes(head)
    assert [item.number for item in given.rows("AgendaItem")] == ["HF 25/26", "HF 26/26", "HF 27/26"]
    second = given.rows("AgendaItem")[1].item_id
    assert [(row.text, row.item_id, row.carried_from) for row in given.rows("ActionItem")] == [
        ("Måle djupna ved kaia", second, "HF 12/26"),
        ("Bestille bøyer", second, ""),
    ]
    assert [row.task for row in given.rows("Done")] == ["Setje opp skilt"]


def test_bare_numbers_without_a_status_name_the_items_of_tasks() -> None:
    given = read_minutes(
        "Sak | Tiltak | Ansvarlig | Frist", "| 12/26 | Måle djupna | Kari Nes | 15.11. |\n| 25/26 | Bestille bøyer | Drift | |"
    )
    items = given.rows("AgendaItem")
    assert [item.number for item in items] == ["HF 25/26", "HF 26/26", "HF 27/26"]
    assert [(row.item_id, row.carried_from) for row in given.rows("ActionItem")] == [(items[1].item_id, "12/26"), (items[0].item_id, "")]


def test_the_running_number_of_a_row_names_no_item() -> None:
    text = "# Referat\n\n## 1. Kai\n\nKaia ble drøftet.\n\n## 2. Status\n\n| Nr | Tiltak | Ansvarlig | Frist |\n|---|---|---|---|\n"
    given = Given(parse(read_page(text + "| 1 | Bestille bøyer | Drift | 1. mai 2026 |\n", "r.md"), "minutes", "nb"))
    assert [(row.item_id, row.carried_from) for row in given.rows("ActionItem")] == [(given.rows("AgendaItem")[1].item_id, "")]


def test_titles_in_the_column_make_it_minutes_kept_as_a_table() -> None:
    text = "# Referat\n\n| Sak | Tiltak | Ansvarlig | Frist |\n|---|---|---|---|\n"
    text += "| 1 Kai | Male rekkverk | Drift | 1. mai 2026 |\n| 2 Båt | Ta opp båten | Kari | |\n"
    items = Given(parse(read_page(text, "r.md"), "minutes", "nb")).rows("AgendaItem")
    assert [(item.number, item.title) for item in items] == [("1", "Kai"), ("2", "Båt")]


def test_a_table_of_tasks_in_a_notice_is_none_of_its_items() -> None:
    text = "# Innkalling til møte i Hamneforum 3. desember 2026\n\n| Sak | Tiltak | Ansvarlig | Frist | Status |\n|---|---|---|---|---|\n"
    text += f"{ROWS}\n\n## Saksliste\n\n1. Budsjett\n2. Ny kai\n"
    items = Given(parse(read_page(text, "i.md"), "agenda", "nb")).rows("AgendaItem")
    assert [item.title for item in items] == ["Budsjett", "Ny kai"]


@pytest.mark.parametrize(
    ("status", "done"),
    [
        ("Levert 3.11.", True),
        ("Ferdig", True),
        ("Er utført, jf. vedlegg", True),
        ("Done, shown in the meeting", True),
        ("Ikke ferdig", False),
        ("Ferdig innen jul", False),
        ("Pågår", False),
        ("Delvis utført", False),
        ("Ferdigstilles", False),
    ],
)
def test_the_column_of_status_says_what_is_done(status: str, done: bool) -> None:
    given = read_minutes("Sak | Hva | Hvem | Når | Status", f"| HF 12/26 | Måle djupna | Kari Nes | 15.11. | {status} |")
    assert (len(given.rows("Done")), len(given.rows("ActionItem"))) == ((1, 0) if done else (0, 1))


def test_minutes_without_items_are_a_warning() -> None:
    given = Given(parse(read_page("# Referat fra møte i Hamneforum 3. mai 2026\n\nDet var fint.\n", "r.md"), "minutes", "nb"))
    assert "minutes-items-not-found" in given.codes()
