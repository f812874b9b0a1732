"""A body's own main tasks as a scheme, a customer's own tables, and the links of decisions and actions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine.paper import parse_paper
from pipeline.link import link
from pipeline.link.schemes import Scheme, read_schemes
from pipeline.records import Body, Extracted, Parsed, Records
from pipeline.settings import Profile, Settings, TableRow, read_settings
from tests.link.build import ActionItem, Decision, linked, meet, paper, put, treat

TASKS = "Bidra til rekruttering av frivillige; Forvalte fjellhyttene; Gi råd; Fordele tilskudd fra turfondet"


def page(tasks: str = TASKS) -> Parsed:
    """A committee page that states the body's tasks."""
    parsed = paper("page", kind="committee_page")
    parsed.bodies.append(Extracted(Body(name="Rådet for fjellvett", tasks=tasks, document_id="page", source="page:1:4")))
    return parsed


def minutes(*titles: str) -> Parsed:
    """Minutes with an item for each title."""
    parsed = paper("ccc")
    meeting = meet(parsed, "2025-03-12")
    for number, title in enumerate(titles, 1):
        treat(parsed, meeting, title, f"{number}/25")
    return parsed


def areas_of(records: Records, kind: str = "item") -> dict[str, list[str]]:
    """Title, or text, of each subject -> its areas."""
    words = {row.item_id: row.title for row in records.agenda_items}
    words |= {row.decision_id: row.text for row in records.decisions} | {row.action_id: row.work for row in records.actions}
    found: dict[str, list[str]] = {}
    for row in records.policy_links:
        if row.subject_kind == kind:
            found.setdefault(words[row.subject_id], []).append(row.policy_area_id)
    return found


def test_the_tasks_that_a_page_states_become_a_scheme_of_the_body_with_the_page_as_source() -> None:
    records = linked(page(), minutes("Ny takst i fjellhyttene", "Turfondets regnskap", "Godt råd"))
    own = [area for area in records.policy_areas if area.scheme == "raad-oppgaver"]
    assert [(area.policy_area_id, area.number, area.name) for area in own] == [
        ("raad-1", "1", "Bidra til rekruttering av frivillige"),
        ("raad-2", "2", "Forvalte fjellhyttene"),
        ("raad-3", "3", "Gi råd"),
        ("raad-4", "4", "Fordele tilskudd fra turfondet"),
    ]
    assert {(area.document_id, area.source) for area in own} == {("page", "page:1:4")}
    assert areas_of(records) == {"Ny takst i fjellhyttene": ["raad-2"], "Turfondets regnskap": ["raad-4"]}


def test_a_task_in_words_of_any_committee_is_found_to_have_no_terms() -> None:
    records = linked(page())
    assert [row.subject_id for row in records.findings if row.code == "policy-area-without-terms"] == ["raad-3"]


def test_a_table_of_the_bodys_tasks_names_them_and_the_page_is_their_source() -> None:
    rows = (
        TableRow("hytter.csv", 2, {"scheme": "raad-oppgaver", "policy_area_id": "H1", "number": "1", "nb": "Fjellhytter"}),
        TableRow("hytter.csv", 3, {"policy_area_id": "H1", "term": "sengeplass"}),
    )
    records = run(page("Forvalte fjellhytter; Fordele tilskudd"), minutes("Flere sengeplasser"), rows=rows)
    own = [area for area in records.policy_areas if area.scheme == "raad-oppgaver"]
    assert [(area.policy_area_id, area.name, area.source) for area in own] == [
        ("H1", "Fjellhytter", "page:1:4"),
        ("raad-2", "Fordele tilskudd", "page:1:4"),
    ]
    assert areas_of(records) == {"Flere sengeplasser": ["H1"]}


def run(*papers: Parsed, rows: tuple[TableRow, ...] = (), scheme: str = "personalpolitikk") -> Records:
    """Papers linked with a customer's tables."""
    settings = Settings(bodies={"raad": Profile("raad", name="Rådet for fjellvett", scheme=scheme)}, schemes=rows)
    return link([(f"raad/{one.document.record.document_id}.txt", one) for one in papers], settings)


def test_a_customer_adds_a_scheme_by_a_table_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "tabeller").mkdir()
    (tmp_path / "tabeller/klima.csv").write_bytes(
        "scheme;policy_area_id;number;nb\r\nklima;K1;1;Reiser\r\nklima;K2;2;Kjøtt\r\n".encode("cp1252")
    )
    (tmp_path / "tabeller/ord.csv").write_text(
        "policy_area_id,language,term,mode,weight,ambiguous\nK1,nb,flyreise,,,\n", encoding="utf-8-sig"
    )
    (tmp_path / "referent.toml").write_text('schemes = "tabeller"\n[body.raad]\nscheme = "klima"\n', encoding="utf-8")
    settings = read_settings(tmp_path / "referent.toml")
    records = link([("raad/ccc.txt", minutes("Flyreiser i 2025", "Lokale lønnsforhandlinger"))], settings)
    assert areas_of(records) == {"Flyreiser i 2025": ["K1"]}
    assert [row.subject_id for row in records.findings if row.code == "policy-area-without-terms"] == ["K2"]


def test_a_customers_term_stands_in_the_place_of_the_shipped_one_and_beside_the_others() -> None:
    rows = (
        TableRow("ord.csv", 2, {"policy_area_id": "P8", "term": "bonus", "weight": "0"}),
        TableRow("ord.csv", 3, {"policy_area_id": "P3", "term": "hodelykt"}),
    )
    titles = ("Bonus for 2025", "Hodelykter", "Sykefravær")
    assert areas_of(run(minutes(*titles))) == {"Bonus for 2025": ["P8"], "Sykefravær": ["P3"]}
    assert areas_of(run(minutes(*titles), rows=rows)) == {"Hodelykter": ["P3"], "Sykefravær": ["P3"]}


WRONG = [
    ({"policy_area_id": "P99", "term": "bonus"}, "P99", "policy_area_id"),
    ({"policy_area_id": "P8", "term": "bonus", "mode": "fuzzy"}, "fuzzy", "mode"),
    ({"policy_area_id": "P8", "term": "bonus", "weight": "4"}, "4", "weight"),
    ({"policy_area_id": "P8", "term": "(", "mode": "regex"}, "(", "term"),
    ({"policy_area_id": "P8", "term": "krav lønn", "mode": "pair"}, "krav lønn", "term"),
    ({"policy_area_id": "P8", "term": ""}, "", "term"),
    ({"scheme": "klima", "policy_area_id": "P8", "nb": "Reiser"}, "P8", "policy_area_id"),
    ({"scheme": "klima", "policy_area_id": "K1"}, "", "nb"),
    ({"scheme": "klima", "policy_area_id": "K1", "nb": "Reiser", "": "Tog"}, "Tog", "+"),
    ({"navn": "Reiser"}, "", "scheme"),
]


@pytest.mark.parametrize(("values", "value", "column"), WRONG, ids=[str(row[0]) for row in WRONG])
def test_a_row_that_means_nothing_is_a_finding_with_its_place(values: dict[str, str], value: str, column: str) -> None:
    schemes, findings = read_schemes([], (TableRow("egne.csv", 7, values),))
    assert [(found.code, found.values) for found in findings if found.code == "scheme-row-wrong"] == [
        ("scheme-row-wrong", {"name": "egne.csv", "line": "7", "column": column, "value": value})
    ]
    assert [bare(scheme) for scheme in schemes] == [bare(scheme) for scheme in read_schemes([])[0]]


def bare(scheme: Scheme) -> tuple[str, int, str]:
    """What a scheme holds."""
    return scheme.scheme_id, len(scheme.areas), scheme.terms


def test_settings_and_schemes_change_with_the_tables() -> None:
    rows = (TableRow("ord.csv", 2, {"policy_area_id": "P3", "term": "hodelykt"}),)
    assert repr(Settings(schemes=rows)) != repr(Settings())
    assert repr(read_schemes([], rows)[0]) != repr(read_schemes([])[0]) == repr(read_schemes([])[0])


@pytest.mark.parametrize(("value", "shown"), [('"borte"', '"borte"'), ("3", "3")])
def test_a_folder_that_is_not_there_is_a_wrong_setting(tmp_path: Path, value: str, shown: str) -> None:
    (tmp_path / "referent.toml").write_text(f"schemes = {value}\n", encoding="utf-8")
    (finding,) = read_settings(tmp_path / "referent.toml").findings
    assert (finding.code, finding.values["key"], finding.values["value"]) == ("wrong-setting", "schemes", shown)


def treated(title: str, decision: str = "", action: str = "") -> Records:
    """The records of minutes with one item, its decision and its action."""
    parsed = paper("ccc")
    meeting = meet(parsed, "2025-03-12")
    item = treat(parsed, meeting, title, "1/25")
    if decision:
        put(parsed, "decisions", Decision(item_id=item, meeting_id=meeting, text=decision))
    if action:
        put(parsed, "actions", ActionItem(item_id=item, meeting_id=meeting, text=action))
    return linked(parsed)


def test_a_decision_and_an_action_are_about_what_their_own_words_say() -> None:
    records = treated("Status", "Sykefraværet skal ned med ett prosentpoeng.", "Lage plan for lønnsforhandlingene")
    assert areas_of(records) == {"Status": ["P3", "P8"]}
    assert areas_of(records, "decision") == {"Sykefraværet skal ned med ett prosentpoeng.": ["P3"]}
    assert areas_of(records, "action") == {"Lage plan for lønnsforhandlingene": ["P8"]}


def test_a_decision_that_only_nods_is_about_nothing_whatever_its_item_is_about() -> None:
    records = treated("Sykefravær i 2025", "Saken tas til orientering.", "Følge opp til neste møte")
    assert areas_of(records) == {"Sykefravær i 2025": ["P3"]}
    assert areas_of(records, "decision") | areas_of(records, "action") == {}


@pytest.mark.parametrize("title", ["Godkjenning av referat", "Studentenes velferd"])
def test_nothing_under_a_procedural_item_or_one_about_students_is_about_an_area(title: str) -> None:
    records = treated(title, "Referatet fra arbeidsmiljøutvalget om sykefravær ble godkjent.", "Sende referatet om lønnsoppgjøret")
    assert records.policy_links == []


HEAD = "Fjellvettrådet\nReferat fra møte i Rådet for fjellvett\nDato: 12.03.2025\nTid: kl. 10.00–12.00\nSted: Rådhuset\n"
MINUTES = f"""{HEAD}
Til stede:
Kari Nes (leder)
Ola Dal (hovedtillitsvalgt)
Per Li (hovedverneombud)
Anne Vik, Forskerforbundet
Eva Moe, HR- og HMS-avdelingen, lønnsrådgiver

Sak 1/25 Godkjenning av innkalling
Vedtak: Innkallingen godkjent.

Sak 2/25 Varding av løypa over Storfjell
Vedtak: Løypa vardes i sommer.
"""
MEMO = """NOTAT

Til: Hovedtillitsvalgte, Forskerforbundet, Arbeidsmiljøutvalget
Kopi: Lønnsseksjonen, HMS-avdelingen
Fra: Seksjon for rekruttering
Dato: 03.02.2025
Emne: Varding av løypa over Storfjell

Vi ber rådet om å vedta plan for varding av løypa.

Med hilsen
Eva Moe
rådgiver, likestilling og mangfold
"""


@pytest.mark.parametrize(("name", "text"), [("referat.txt", MINUTES), ("notat.txt", MEMO)])
def test_nothing_is_matched_in_attendance_letterheads_and_distribution_lists(name: str, text: str) -> None:
    parsed = parse_paper(text.encode(), name)
    records = link([(f"raad/{name}", parsed)], Settings())
    assert records.documents[0].kind in {"minutes", "memo"}
    assert records.agenda_items or records.memos
    assert records.policy_links == []


def test_the_same_papers_are_linked_where_the_items_themselves_speak() -> None:
    texts = {"referat.txt": MINUTES.replace("Varding av løypa over Storfjell", "Sykefravær blant vertene"), "notat.txt": MEMO}
    texts["notat.txt"] = MEMO.replace("Varding av løypa over Storfjell", "Lokale lønnsforhandlinger")
    records = link([(f"raad/{name}", parse_paper(text.encode(), name)) for name, text in sorted(texts.items())], Settings())
    assert sorted((row.subject_kind, row.policy_area_id) for row in records.policy_links) == [("document", "P8"), ("item", "P3")]


def test_a_memo_that_enumerates_an_area_without_terms_says_that_it_has_none() -> None:
    one = paper("memo", kind="memo")
    names = ("Ledelse og medarbeiderskap", "Bærekraft i arbeidslivet")
    one.policy_areas.extend(extract_area(number, name) for number, name in enumerate(names, 1))
    (finding,) = [row for row in linked(one).findings if row.code == "policy-area-unknown"]
    assert "Bærekraft i arbeidslivet" in finding.message
    assert "ingen søkeord" in finding.suggestion


def extract_area(number: int, name: str) -> Extracted:  # type: ignore[type-arg]
    """An area as a memo numbers it."""
    from pipeline.records import PolicyArea

    return Extracted(replace(PolicyArea(f"memo/{number}", "", str(number), name), document_id="memo", source=f"memo:1:{number}"))


def test_the_bodys_own_name_speaks_for_none_of_its_tasks() -> None:
    tasks = "Arbeide for fjellvett; Forvalte fjellhyttene"
    records = linked(page(tasks), minutes("Rådet for fjellvett rår til sal av bilen", "Kurs i fjellvett"))
    assert areas_of(records) == {"Kurs i fjellvett": ["raad-1"]}
