"""Tables of items: each value comes from its column, whatever the head row calls it, and no row is dropped."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from tests.parse.parsing import Given, read_page

HEADS = [
    (
        "Sak | Tittel | Type | Ansvarlig",
        "11/26 | Nytt lager | Drøfting | Driftssjefen",
        ("11/26", "Nytt lager", "discussion", "Driftssjefen", "", ""),
    ),
    (
        "Saksnr | Sakstittel | Sakstype | Saksansvarleg | Tid",
        "11/26 | Nytt lager | Orientering | Leiar | 20 min",
        ("11/26", "Nytt lager", "information", "Leiar", "20", ""),
    ),
    (
        "Utvalgssaksnr | Innhold | Arkivsaksnr",
        "PS 11/26 | Nytt lager | 2026/145",
        ("PS 11/26", "Nytt lager", "decision", "", "", "2026/145"),
    ),
    ("Saksnr | Sak | Start | Tidsforbruk", "3 | Nytt lager | 10.15 | 15", ("3", "Nytt lager", "unknown", "", "15", "")),
    ("Item | Subject | Purpose | Lead", "3 | New store | For decision | Chair", ("3", "New store", "decision", "Chair", "", "")),
    ("Nr. | Titel | Type | Ansvarlig | Tid", "3 | Budget | Drøftelse | Kasserer | 5", ("3", "Budget", "discussion", "Kasserer", "5", "")),
    ("Punkt | Ärende | Föredragande | Diarienr", "3 | Budget | Kassören | 2026/12", ("3", "Budget", "unknown", "Kassören", "", "2026/12")),
]


@pytest.mark.parametrize(("head", "row", "item"), HEADS)
def test_each_value_comes_from_its_column(head: str, row: str, item: tuple[str, ...]) -> None:
    width = head.count("|")
    last = "99/26 | Ymse" + " |" * (width - 1)
    text = f"# Saksliste\n\n| {head} |\n|{'---|' * (width + 1)}\n| {row} |\n| {last} |\n"
    items = Given(parse(read_page(text, "saksliste.md"), "agenda", "nb")).rows("AgendaItem")
    fields = ("number", "title", "item_type", "responsible", "duration_minutes", "case_number")
    assert tuple(getattr(items[0], field) for field in fields) == item
    assert items[-1].title == "Ymse"
    assert len(items) == 2


def test_a_table_without_a_head_row_loses_none_of_its_rows() -> None:
    text = "# Saksliste\n\n<table><tr><td>1/26</td><td>Lager</td></tr><tr><td>2/26</td><td>Ymse</td></tr></table>\n"
    given = Given(parse(read_page("<html><body><h1>Saksliste</h1>" + text[13:] + "</body></html>", "s.html"), "agenda", "nb"))
    assert [(item.number, item.title) for item in given.rows("AgendaItem")] == [("1/26", "Lager"), ("2/26", "Ymse")]


def test_a_list_whose_count_starts_again_under_each_group_goes_on() -> None:
    text = "# Saksliste\n\n### Vedtakssaker\n\n1. Budsjett\n2. Lager\n\n### Orienteringssaker\n\n1. Status\n2. Bygg\n"
    items = Given(parse(read_page(text, "saker.md"), "agenda", "nb")).rows("AgendaItem")
    assert [(item.title, item.item_type) for item in items] == [
        ("Budsjett", "decision"), ("Lager", "decision"), ("Status", "information"), ("Bygg", "information"),
    ]  # fmt: skip


def test_minutes_kept_as_a_table_give_items_decisions_and_tasks() -> None:
    rows = "| 1 Lager | Styret vedtok å kjøpe hyller. | Nils | 1. april 2026 |\n| 2 Dugnad | Kari sender ut innkalling | | |\n"
    given = Given(
        parse(read_page("# Referat\n\n| Sak | Referat | Ansvarlig | Frist |\n|---|---|---|---|\n" + rows, "r.md"), "minutes", "nb")
    )
    assert [(item.number, item.title, item.outcome) for item in given.rows("AgendaItem")] == [
        ("1", "Lager", "decided"),
        ("2", "Dugnad", "unknown"),
    ]
    assert [decision.text for decision in given.rows("Decision")] == ["Styret vedtok å kjøpe hyller."]
    assert [(task.owner_raw, task.due_date) for task in given.rows("ActionItem")] == [("Nils", "2026-04-01"), ("Kari", "")]


def test_numbered_points_below_a_numbered_heading_are_items() -> None:
    head = "# Referat\n\n## 1. Åpning\n\nVelkommen.\n\n## 2. Valg\n\n"
    text = head + "2.1 Valg av leder\n\nKari Moe ble valgt.\n\n2.2 Valg av vara\n\nOla Ek ble valgt.\n"
    given = Given(parse(read_page(text, "r.md"), "minutes", "nb"))
    assert [item.number for item in given.rows("AgendaItem")] == ["1", "2", "2.1", "2.2"]
    assert [decision.number for decision in given.rows("Decision")] == ["2.1", "2.2"]
