"""Agenda items in every layout: coded numbers, numbered headings and lists, tables, bullets, titles with tails."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.parse.items import split_tails
from tests.parse.parsing import Given, read_page

TAILS = [
    ("Regnskap (10 min)", "Regnskap", {"duration_minutes": "10"}),
    ("Regnskap (x min)", "Regnskap", {}),
    ("Ny server, 15 minutter", "Ny server", {"duration_minutes": "15"}),
    ("Sykefravær (O) (10 min)", "Sykefravær", {"duration_minutes": "10", "code": "O"}),
    (":clap: Felles applaus", "Felles applaus", {}),
    ("[16:24] Godkjenning av saksliste", "Godkjenning av saksliste", {}),
    ("Velkomst v/ Kari Nes", "Velkomst v/ Kari Nes", {"responsible": "Kari Nes"}),
    ("Budsjett (HK)", "Budsjett (HK)", {"responsible": "HK"}),
    ("Nytt nærmiljøanlegg 2025/417", "Nytt nærmiljøanlegg", {"case_number": "2025/417"}),
    ("Kurs høsten 2022/2023", "Kurs høsten 2022/2023", {}),
    ("Plan for bygget side 12", "Plan for bygget", {}),
    ("Årsmøtet:", "Årsmøtet", {}),
    ("Ny bre – drøftingssak", "Ny bre", {"code": "drøfting"}),
    ("Ny bre - Orienteringssak (10 min)", "Ny bre", {"duration_minutes": "10", "code": "Orientering"}),
    ("Ny bre (O-sak)", "Ny bre", {"code": "O"}),
    ("Ny vedtakssak", "Ny vedtakssak", {}),
    ("Beslutningssak", "Beslutningssak", {}),
]


@pytest.mark.parametrize(("text", "title", "values"), TAILS)
def test_tails_of_a_title_are_read_and_taken_off(text: str, title: str, values: dict[str, str]) -> None:
    assert split_tails(text) == (title, values)


def find_items(text: str, name: str = "referat.md", kind: str = "minutes") -> list[tuple[str, str]]:
    """Number and title of every item."""
    return [(item.number, item.title) for item in Given(parse(read_page(text, name), kind, "nb")).rows("AgendaItem")]


LAYOUTS = [
    ("Sak 12/24: Regnskap\nGodkjent.\nSak 13/24: Valg\n", [("12/24", "Regnskap"), ("13/24", "Valg")]),
    ("S 7.1/07 Protokoll\nS 7.2/07 Rekneskap\nTekst.\n", [("S 7.1/07", "Protokoll"), ("S 7.2/07", "Rekneskap")]),
    (
        "34/25 Godkjenning av referat\nGreit.\n\n35/25 Plan for drift\nGreit.\n",
        [("34/25", "Godkjenning av referat"), ("35/25", "Plan for drift")],
    ),
    (
        "# Møte\n\n## 860 Innkalling\n\nGodkjent\n\n## 861 Status\n\n#### Leder:\n\n## Eventuelt\n",
        [("860", "Innkalling"), ("861", "Status"), ("", "Eventuelt")],
    ),
    (
        "1. Valg av dirigent\nKari ble valgt.\n\n2. Beretning\nDen ble lest.\n\n3. Evt.\n",
        [("1", "Valg av dirigent"), ("2", "Beretning"), ("3", "Evt")],
    ),
    ("# Møte 3. mai 2025\n\n## Kurs\n\nTekst.\n\n## Nettside\n\nTekst.\n", [("", "Kurs"), ("", "Nettside")]),
    ("# Minutes\n\n* Summer event\n  * Who comes?\n* Website\n  * New host\n", [("", "Summer event"), ("", "Website")]),
    ("# Møte\n\n## Gruppe\n\n### Sak 1/25 Leie\n\n### Sak 2/25 Lån\n\n## Vedtak i ettertid\n", [("1/25", "Leie"), ("2/25", "Lån")]),
]


@pytest.mark.parametrize(("text", "items"), LAYOUTS)
def test_sections_are_items_in_every_layout(text: str, items: list[tuple[str, str]]) -> None:
    assert find_items(text) == items


def test_the_agenda_list_wins_over_the_section_headings() -> None:
    text = (
        "# Møte\n\n## Agenda\n\n1. Regnskap for 2024 (5 min)\n1. Eventuelt\n\n"
        "## Regnskap\n\nRegnskapet ble godkjent.\n\n## Eventuelt\n\nIngenting.\n"
    )
    assert find_items(text) == [("1", "Regnskap for 2024"), ("2", "Eventuelt")]


def test_a_decision_belongs_to_the_listed_item_whose_title_its_section_bears() -> None:
    text = (
        "# Møte\n\n## Saksliste\n\n- Innkalling\n- Budsjett 2025\n\n## Referat\n\n"
        "### Innkalling\n\nGodkjent.\n\n### Budsjett 2025\n\nBudsjettet ble vedtatt.\n"
    )
    given = Given(parse(read_page(text, "referat.md"), "minutes", "nb"))
    titles = {item.item_id: item.title for item in given.rows("AgendaItem")}
    assert [(titles[row.item_id], row.text) for row in given.rows("Decision")] == [
        ("Innkalling", "Godkjent."),
        ("Budsjett 2025", "Budsjettet ble vedtatt."),
    ]


def test_a_quoted_statute_is_no_list_of_items() -> None:
    text = (
        "# Forslag til vedtekter\n\n1. Navn\n\nForeningen heter Solsiden.\n"
        "\n2. Formål\n\nDrift.\n\n# Valg av styre\n\nKari Nes ble valgt.\n"
    )
    assert find_items(text) == [("", "Forslag til vedtekter"), ("", "Valg av styre")]


def test_sub_items_carry_their_parents_number_and_breaks_are_none() -> None:
    text = "# Innkalling\n\n## Saksliste\n\n1. Åpning\n2. Pause\n3. Valg av\n   a. Leder\n   b. Styremedlemmer\n4. Slutt på året\n"
    assert find_items(text, kind="agenda") == [
        ("1", "Åpning"),
        ("3", "Valg av"),
        ("3a", "Leder"),
        ("3b", "Styremedlemmer"),
        ("4", "Slutt på året"),
    ]


def test_a_heading_of_a_group_gives_its_items_their_type() -> None:
    text = "# Referat\n\n## Orienteringssaker\n\n### Sak 1/25: Taket\n\n## Diskusjonssaker\n\n### Sak 2/25: Hagen\n"
    given = Given(parse(read_page(text, "referat.md"), "minutes", "nb"))
    assert [item.item_type for item in given.rows("AgendaItem")] == ["information", "discussion"]


def test_a_line_under_the_heading_gives_an_items_type_and_a_tables_head_gives_nobody() -> None:
    table = "| Ansvarlig | Tiltak | Frist |\n|---|---|---|\n| HR | lager plan | 1.3.2026 |\n"
    text = f"# Referat 2.2.2026\n\n## 1/26 Plan\n\nAnsvarlig: Kari Nes\n\nSakstype: Drøfting\n\nVedtatt.\n\n## 2/26 Skilt\n\n{table}"
    rows = Given(parse(read_page(text, "referat.md"), "minutes", "nb")).rows("AgendaItem")
    assert [(item.item_type, item.responsible) for item in rows] == [("discussion", "Kari Nes"), ("unknown", "")]


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (" – drøftingssak", "discussion"),
        (" – orienteringssak", "information"),
        (" - vedtakssak", "decision"),
        (", diskusjonssak", "discussion"),
        (": beslutningssak", "decision"),
        (" (avgjerdssak)", "decision"),
        (" – O-sak", "information"),
        (" [V-sak]", "decision"),
        (" (D-sak)", "discussion"),
        (" – discussion item", "discussion"),
    ],
)
def test_a_word_for_the_kind_of_case_behind_a_title_is_the_type(suffix: str, kind: str) -> None:
    text = f"Innkalling til møte i Brerådet 9. desember 2026\n\nSaksliste\n1/26 Ny bre på vestsida{suffix}\n2/26 Eventuelt\n"
    first = Given(parse(read_page(text), "agenda", "nb")).rows("AgendaItem")[0]
    assert (first.title, first.item_type) == ("Ny bre på vestsida", kind)
