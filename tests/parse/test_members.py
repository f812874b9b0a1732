"""Members of a body: tables with and without heads, deputies in a column, offices and names on one line."""

from __future__ import annotations

import pytest

from pipeline.parse.committee import parse_committee
from tests.parse.parsing import Given, read_page

DEPUTIES = """| Namn | Rolle | Vara |
|---|---|---|
| Siv Hauge Nes | styreleiar | |
| Tor Moe | nestleiar | Anne Vik Lund |
| Kari Øye | medlem | Per Aas |
| Jon Erik Bø | tilsetterepresentant | Inga Tveit og Ola Ek |
| Unn Dal | valt av studentane | – |
| Linn Moe | observatør | |
| Mari Li | sekretær | |
"""
UNITS = """| Name | Role | Unit | Deputy |
|---|---|---|---|
| Tom Hill | Chair | Physics | Ann Lee |
| Lisa Stone | Vice chair | HF | |
"""


def parse(text: str, name: str = "side.txt") -> Given:
    return Given(parse_committee(read_page(text, name), "nb"))


def parse_html(cells: tuple[tuple[str, ...], ...]) -> Given:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    return parse(f"<html><body><h1>Driftsutvalget</h1><h2>Medlemmer</h2><table>{rows}</table></body></html>", "side.html")


def seats(table: str, heading: str = "Medlemer") -> list[tuple[str, str, str, str]]:
    rows = parse(f"# Styret for Solvik museum\n\n## {heading}\n\n{table}\n", "styret.md").rows("Membership")
    return [(m.person_name, m.role, m.function, m.unit or m.unit_name) for m in rows]


def test_a_table_with_deputies_gives_every_row_and_every_deputy() -> None:
    assert seats(DEPUTIES) == [
        ("Siv Hauge Nes", "leader", "styreleiar", ""),
        ("Tor Moe", "member", "nestleiar", ""),
        ("Anne Vik Lund", "deputy", "nestleiar", ""),
        ("Kari Øye", "member", "medlem", ""),
        ("Per Aas", "deputy", "medlem", ""),
        ("Jon Erik Bø", "member", "tilsetterepresentant", ""),
        ("Inga Tveit", "deputy", "tilsetterepresentant", ""),
        ("Ola Ek", "deputy", "tilsetterepresentant", ""),
        ("Unn Dal", "member", "valt av studentane", ""),
        ("Linn Moe", "observer", "observatør", ""),
        ("Mari Li", "secretary", "sekretær", ""),
    ]


SIDES = """| Side | Medlem | Vara |
|---|---|---|
| Arbeidstaker (leder) | Hanne Bru, Fagforbundet | Stian Lie |
| Arbeidsgiver (nestleder) | Kristin Dal, kommunedirektør | |
| Arbeidsgiver | Per-Ivar Rud, HR-sjef | Guro Moe |
| Helsetjenesten | Eva Vale (uten stemmerett) | |
"""


def test_what_stands_behind_a_name_is_no_second_member_and_the_side_is_the_unit() -> None:
    assert seats(SIDES) == [
        ("Hanne Bru", "leader", "Fagforbundet", "Arbeidstaker"),
        ("Stian Lie", "deputy", "Fagforbundet", "Arbeidstaker"),
        ("Kristin Dal", "member", "kommunedirektør", "Arbeidsgiver"),
        ("Per-Ivar Rud", "member", "HR-sjef", "Arbeidsgiver"),
        ("Guro Moe", "deputy", "HR-sjef", "Arbeidsgiver"),
        ("Eva Vale", "observer", "", "Helsetjenesten"),
    ]


def test_a_trade_is_a_function_and_the_office_in_brackets_only_the_role() -> None:
    lines = "- Gunn Vik, konservator (leiar)\n- Jon Inge Dal, handverkar\n- Tor Moe, Universitetet\n"
    lines += "- Siv Aa (personleg vara for Jon Inge Dal)"
    assert seats(lines) == [
        ("Gunn Vik", "leader", "konservator", ""),
        ("Jon Inge Dal", "member", "handverkar", ""),
        ("Tor Moe", "member", "", "Universitetet"),
        ("Siv Aa", "deputy", "personleg vara for Jon Inge Dal", ""),
    ]


def test_an_html_table_is_read_like_a_markdown_one() -> None:
    rows = parse_html((("Navn", "Rolle", "Vara"), ("Tor Moe", "leder", "Anne Lund"), ("Linn", "medlem", ""))).rows("Membership")
    assert [(m.person_name, m.role) for m in rows] == [
        ("Tor Moe", "leader"),
        ("Anne Lund", "deputy"),
        ("Linn", "member"),
    ]


def test_a_unit_beside_the_office_is_the_seats_unit_and_its_deputys() -> None:
    assert seats(UNITS, heading="Members") == [
        ("Tom Hill", "leader", "Chair", "Physics"),
        ("Ann Lee", "deputy", "Chair", "Physics"),
        ("Lisa Stone", "member", "Vice chair", "HF"),
    ]


def test_a_table_without_a_head_is_told_by_its_cells() -> None:
    rows = parse_html((("Leder", "Tor Moe", "tor@x.example"), ("Ansattrepresentant", "Kari Øye", "92 00 00 00"))).rows("Membership")
    assert [(m.person_name, m.role, m.function, m.unit_name) for m in rows] == [
        ("Tor Moe", "leader", "Leder", ""),
        ("Kari Øye", "member", "Ansattrepresentant", ""),
    ]


def test_a_row_that_names_nobody_is_reported() -> None:
    given = parse("# Medlemmer\n\n| Navn | Rolle |\n|---|---|\n| Tor Moe | leder |\n| Vakant | medlem |\n", "side.md")
    assert [f.values["text"] for f in given.found("member-row-unread")] == ["Vakant | medlem"]
    assert len(given.rows("Membership")) == 1


def test_two_people_in_a_row_without_a_head_are_not_told_apart_by_guess() -> None:
    given = parse_html((("Tor Moe", "Kari Øye"), ("Per Aas", "Unn Dal")))
    assert given.rows("Membership") == []
    assert len(given.found("member-row-unread")) == 2


def test_columns_divided_by_tabs_are_a_table_and_rows_run_together_are_reported() -> None:
    text = "Medlemmer\n\nNavn\tRolle\tVara\nTor Moe\tleder\nUnn Dal\tmedlem\tPer Aas\nVakant Studentrepresentant Pia Ek\n\nMøteplan 2026\n"
    given = parse(text)
    assert [(m.person_name, m.role) for m in given.rows("Membership")] == [
        ("Tor Moe", "leader"),
        ("Unn Dal", "member"),
        ("Per Aas", "deputy"),
    ]
    assert [f.values["text"] for f in given.found("member-row-unread")] == ["Vakant Studentrepresentant Pia Ek"]


def test_a_table_that_holds_no_people_is_no_table_of_members() -> None:
    given = parse("# Styret\n\n| Møtedato | Sted |\n|---|---|\n| 3. mars 2026 | Storsalen |\n", "side.md")
    assert (given.rows("Membership"), given.found("member-row-unread")) == ([], [])


def test_deputies_that_cannot_be_read_are_reported_and_the_member_kept() -> None:
    given = parse_html((("Navn", "Rolle", "Vara"), ("Tor Moe", "leder", "den styret peker ut")))
    assert [m.person_name for m in given.rows("Membership")] == ["Tor Moe"]
    assert len(given.found("member-row-unread")) == 1


def test_the_deputy_behind_a_name_has_the_members_function() -> None:
    assert seats("- Unn Dal, nestleder (vara: Per Aas)") == [
        ("Unn Dal", "member", "nestleder", ""),
        ("Per Aas", "deputy", "nestleder", ""),
    ]


@pytest.mark.parametrize(
    ("line", "seat"),
    [
        ("Tor Moe, leder", ("Tor Moe", "leader", "leder", "")),
        ("Tor Moe, nestleiar", ("Tor Moe", "member", "nestleiar", "")),
        ("Tor Moe - sekretær", ("Tor Moe", "secretary", "sekretær", "")),
        ("Leder: Tor Moe", ("Tor Moe", "leader", "Leder", "")),
        ("Leder Tor Moe", ("Tor Moe", "leader", "Leder", "")),
        ("Nestleder: Tor Moe", ("Tor Moe", "member", "Nestleder", "")),
        ("Ansattrepresentant: Tor Moe", ("Tor Moe", "member", "Ansattrepresentant", "")),
        ("Medlem valgt av studentene: Tor Moe", ("Tor Moe", "member", "Medlem valgt av studentene", "")),
        ("Styremedlem Tor Moe", ("Tor Moe", "member", "Styremedlem", "")),
        ("Tor Moe, medlem", ("Tor Moe", "member", "medlem", "")),
        ("Nestleder: Tor Moe, Institutt for fysikk", ("Tor Moe", "member", "Nestleder", "Institutt for fysikk")),
        ("Medlem: Tor Moe", ("Tor Moe", "member", "", "")),
        ("Varamedlem: Tor Moe", ("Tor Moe", "deputy", "Varamedlem", "")),
        ("Tor Moe, Institutt for fysikk", ("Tor Moe", "member", "", "Institutt for fysikk")),
    ],
)
def test_a_line_says_office_and_name_in_either_order(line: str, seat: tuple[str, str, str, str]) -> None:
    assert seats(f"- {line}") == [seat]


@pytest.mark.parametrize(
    ("group", "counts"),
    [
        ("de tre fakultetene", None),
        ("de to fakultetene og Biblioteket", None),
        ("de to fakultetene, samt Arkivet", None),
        ("de to fakultetene og Biblioteket, Arkivet og Museet", ("5", "3")),
        ("de fire fakultetene", ("4", "3")),
    ],
)
def test_units_named_beside_a_counted_group_are_counted_with_it(group: str, counts: tuple[str, str] | None) -> None:
    text = f"Fagutvalget\nSammensetning\n- Ledere fra {group}\nMedlemmer\n- HF: Tor Moe\n- NF: Kari Øye\n- UB: Unn Dal\n"
    found = [(f.values["expected"], f.values["listed"]) for f in parse(text).found("member-count")]
    assert found == ([counts] if counts else [])


PORTRAITS = [
    "# Styret\n\n### Kari Nes, styreleder\n\nKari er 40 år og bor i Vik.\n\n### Ola Moe, kasserer\n\nOla jobber som snekker.\n",
    "# Styret\n\n### Kari Nes\n\nStyreleder\n\nkari@nes.no 999 99 999\n\n### Ola Moe\n\nKasserer\n",
    "---\ntitle: Styret\n---\n\n* Styrets leder: Kari Nes – kari@nes.no – 99999999\n* Kasserer: Ola Moe, tlf. 999 99 998\n",
    "---\ntitle: Styret\n---\n\nKari Nes - Klubbformann\n\nOla Moe - Kasserer\n",
]


@pytest.mark.parametrize("text", PORTRAITS)
def test_portraits_and_lines_of_contacts_give_the_seats_without_numbers_and_addresses(text: str) -> None:
    found = parse(text, "styret.md").rows("Membership")
    assert [(seat.person_name, seat.role) for seat in found] == [("Kari Nes", "leader"), ("Ola Moe", "post")]
    assert not any("9" in seat.function + seat.unit_name for seat in found)


def test_the_leader_of_a_trade_is_not_the_leader_of_the_board() -> None:
    found = parse("# Styret\n\n- Leder: Kari Nes\n- Sportslig leder: Ola Moe\n", "styret.md").rows("Membership")
    assert [seat.role for seat in found] == ["leader", "member"]


TIMED = (
    ("- Kari Nes (2023–2025)", [("Kari Nes", "2023", "2025")]),
    ("- Kari Nes, leder (1.8.2024–31.7.2026)", [("Kari Nes", "2024-08-01", "2026-07-31")]),
    ("- Kari Nes (fra 1.8.2024)", [("Kari Nes", "2024-08-01", "")]),
    ("- Kari Nes, t.o.m. 31.12.24", [("Kari Nes", "", "2024-12-31")]),
    ("- Kari Nes (siden 2021)", [("Kari Nes", "2021", "")]),
    ("- Kari Nes (ut høsten 2025)", [("Kari Nes", "", "2025-12")]),
    ("- Kari Nes (på valg i 2026)", [("Kari Nes", "", "2026")]),
    ("- Kari Nes (2024–)", [("Kari Nes", "2024", "")]),
    ("- Kari Nes 2024/25", [("Kari Nes", "2024", "2025")]),
    ("- HF: Kari Nes (t.o.m. 31.12.24), Ola Moe (f.o.m. 1. januar 2025)", [("Kari Nes", "", "2024-12-31"), ("Ola Moe", "2025-01-01", "")]),
    ("- Kari Nes (permisjon 1.1.2025–30.6.2025)", [("Kari Nes", "", "2024-12-31"), ("Kari Nes", "2025-07-01", "")]),
    ("- Kari Nes (i permisjon t.o.m. 31.12.24)", [("Kari Nes", "2025-01-01", "")]),
    ("- Kari Nes (2023–2026, permisjon fra 1.3.2025)", [("Kari Nes", "2023", "2025-02-28")]),
    ("- Kari Nes (permisjon høsten 2025)", [("Kari Nes", "", "2025-06-30"), ("Kari Nes", "2026-01-01", "")]),
    ("- Kari Nes (HF)", [("Kari Nes", "", "")]),
    ("- Kari Nes, leder 2025", [("Kari Nes", "", "")]),
)


def times(text: str, heading: str = "Medlemmer") -> list[tuple[str, str, str]]:
    rows = parse(f"# Styret for Solvik museum\n\n## {heading}\n\n{text}\n", "styret.md").rows("Membership")
    return [(m.person_name, m.valid_from, m.valid_to) for m in rows]


@pytest.mark.parametrize(("line", "expected"), TIMED)
def test_the_time_of_a_seat_is_read_and_leave_cuts_it_in_two(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert times(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Kari Nes, leder (2023–2025)", ("Kari Nes", "leader", "leder", "")),
        ("- Kari Nes (HF, 2023–2025)", ("Kari Nes", "member", "", "HF")),
        ("- HF: Kari Nes (fra 1.8.2024)", ("Kari Nes", "member", "", "HF")),
        ("- Kari Nes (vara, t.o.m. 2025)", ("Kari Nes", "deputy", "vara", "")),
    ],
)
def test_the_time_is_no_part_of_name_unit_or_office(line: str, expected: tuple[str, str, str, str]) -> None:
    assert seats(line, "Medlemmer") == [expected]


def test_the_heading_gives_the_bounds_that_a_member_has_not() -> None:
    lines = "- Kari Nes\n- Ola Moe (t.o.m. 31.12.24)"
    expected = [("Kari Nes", "2023", "2025"), ("Ola Moe", "2023", "2024-12-31")]
    assert times(lines, "Medlemmer 2023–2025") == expected
    assert times(lines, "Styret (2023-2025)") == expected
    assert times("- Kari Nes", "Medlemmer 2025") == [("Kari Nes", "", "")]


def test_columns_give_the_time_of_seats() -> None:
    table = "| Navn | Rolle | Periode |\n|---|---|---|\n| Kari Nes | leder | 2023–2025 |\n| Ola Moe | medlem | fra 1.8.2024 |\n"
    assert times(table) == [("Kari Nes", "2023", "2025"), ("Ola Moe", "2024-08-01", "")]
    table = "| Navn | Fra | Valgt til | Vara |\n|---|---|---|---|\n| Kari Nes | 01.01.2024 | 31.12.2025 | Per Aas |\n"
    assert times(table) == [("Kari Nes", "2024-01-01", "2025-12-31"), ("Per Aas", "2024-01-01", "2025-12-31")]
    rows = parse_html((("Leder", "Tor Moe", "2024–2026"), ("Medlem", "Kari Øye", ""))).rows("Membership")
    assert [(m.person_name, m.valid_from, m.valid_to) for m in rows] == [("Tor Moe", "2024", "2026"), ("Kari Øye", "", "")]


def test_a_member_with_leave_is_not_two_members_of_the_unit() -> None:
    given = parse("# Styret\n\n## Medlemmer\n\n- HF: Kari Nes (permisjon 1.1.2025–30.6.2025)\n", "styret.md")
    assert given.found("two-members-for-unit") == []


def test_an_office_behind_the_name_is_the_seats_function_beside_its_unit() -> None:
    assert seats("- NV: Arne Hestnes, dekan (leder)\n- IT: Kari Nes, nestleder", "Medlemmer") == [
        ("Arne Hestnes", "leader", "dekan", "NV"),
        ("Kari Nes", "member", "nestleder", "IT"),
    ]


def test_surnames_first_are_one_member_each() -> None:
    assert [name for name, *_ in seats("- Hestnes, Arne Kr. (HF)\n- Moe Lie, Kari", "Medlemmer")] == ["Hestnes, Arne Kr.", "Moe Lie, Kari"]
    table = "| Navn | Rolle |\n|---|---|\n| Hestnes, Arne Kr. | leder |\n"
    assert [(name, role) for name, role, *_ in seats(table, "Medlemmer")] == [("Hestnes, Arne Kr.", "leader")]
