"""What the gate holds back by passage: each rule on its own lines, then what cells, rows, lines and items have to do with each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.disclosure import hold_passages
from pipeline.disclosure.people import People
from pipeline.disclosure.rules import RULES, PassageRule
from pipeline.disclosure.statutes import find_citation, read_statutes
from pipeline.publish.texts import read_texts
from pipeline.records import ActionItem, AgendaItem, Attendance, Decision, DocumentRow, Evidence, FindingRow, Memo, PolicyLink, Records

PAPER = "0123456789ab"
HOLDS = [(rule, text) for rule in RULES for text in rule.holds]
STAYS = [(rule, text) for rule in RULES for text in rule.stays]


def name(case: object) -> str:
    return case.name if isinstance(case, PassageRule) else repr(case)


@pytest.mark.parametrize(("rule", "text"), HOLDS, ids=name)
def test_a_rule_holds_its_own_lines(rule: PassageRule, text: str) -> None:
    assert list(rule.find(text, People(), False))


@pytest.mark.parametrize(("rule", "text"), STAYS, ids=name)
def test_a_rule_lets_its_other_lines_stay(rule: PassageRule, text: str) -> None:
    assert list(rule.find(text, People(), False)) == []


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_has_lines_both_ways_a_citation_and_words_in_three_languages(rule: PassageRule) -> None:
    assert rule.holds and rule.stays
    assert find_citation(rule.statute) or rule.name == "stamp"
    assert len({read_texts(language)[f"rule_{rule.name}"] for language in ("nb", "nn", "en")}) >= 2


def test_statutes_are_sorted_and_their_days_run_forwards() -> None:
    rows = read_statutes()
    assert [row["key"] for row in rows] == sorted(row["key"] for row in rows)
    assert all(not row["valid_to"] or row["valid_from"] < row["valid_to"] for row in rows)
    assert {rule.statute for rule in RULES if rule.statute} == {row["key"] for row in rows}


def test_the_citation_changes_on_the_day_the_new_act_is_in_force() -> None:
    old, new = (row for row in read_statutes() if row["key"] == "personal-matters")
    rows = ({**old, "valid_to": "2027-12-31"}, {**new, "valid_from": "2028-01-01"})
    assert "§ 13, jf. fvl. § 13" in find_citation("personal-matters", "2027-12-31", rows)
    assert "§ 31" in find_citation("personal-matters", "2028-01-01", rows) and "§ 31" in find_citation("personal-matters", "", rows)


def hold(**tables: Any) -> Records:
    return hold_passages(Records(**tables))[0]


def decision(text: str, **cells: str) -> Decision:
    return Decision("d1", text=text, document_id=PAPER, **cells)


def test_only_the_sentence_is_replaced_and_by_its_citation() -> None:
    (row,) = hold(decisions=[decision("Budsjettet godkjennes. Kari Nes er sykmeldt ut mars. Møtet ble hevet.")]).decisions
    assert row.text == "Budsjettet godkjennes. [holdt tilbake: offl. § 13, jf. fvl. § 13] Møtet ble hevet."


@pytest.mark.parametrize(("language", "words"), [("nb", "[holdt tilbake: "), ("nn", "[halde tilbake: "), ("en", "[withheld: ")])
def test_the_words_in_its_place_are_in_the_papers_language(language: str, words: str) -> None:
    public = hold(documents=[DocumentRow(PAPER, "a.txt", language=language)], decisions=[decision("Ring 912 34 567.")])
    assert words in public.decisions[0].text


def test_passages_that_overlap_become_one_and_each_is_listed() -> None:
    public, withheld = hold_passages(Records(decisions=[decision("Kari Nes (tlf. 912 34 567) er sykmeldt.")]))
    assert public.decisions[0].text == "[holdt tilbake: offl. § 13, jf. fvl. § 13]"
    assert {row.rule for row in withheld} == {"telephone", "health"}


def test_the_remark_beside_a_name_is_about_that_person() -> None:
    public = hold(attendance=[Attendance("m", "Kari Nes", status="absent", note="syk"), Attendance("m", "", unit="HF", note="syk")])
    assert [row.note for row in public.attendance] == ["[holdt tilbake: offl. § 13, jf. fvl. § 13]", "syk"]


def test_the_task_without_its_owner_is_held_with_the_action() -> None:
    action = ActionItem("a1", text="Kari Nes følger opp etter sykmelding", task="følger opp etter sykmelding", source=f"{PAPER}:1:4")
    assert "sykmelding" not in str(hold(actions=[action]).actions)


def test_the_decision_of_an_item_whose_title_names_the_person_is_held() -> None:
    item = AgendaItem("i1", title="Søknad om permisjon fra Kari Nes", document_id=PAPER, source=f"{PAPER}:1:4")
    own, other = decision("Foreldrepermisjon innvilges.", item_id="i1"), decision("Foreldrepermisjon innvilges.", item_id="i2")
    public = hold(agenda_items=[item], decisions=[own, other])
    assert [row.text.startswith("[holdt") for row in public.decisions] == [True, False]


def test_a_quote_cut_from_a_held_line_is_held() -> None:
    at = f"{PAPER}:2:7"
    row = decision("Kari Nes er langtidssykmeldt fra mai.", source=at)
    public = hold(decisions=[row], policy_links=[PolicyLink("decision", "d1", "P1", quote="er langtidssykmeldt fra mai", source=at)])
    assert "syk" not in str(public)


def test_evidence_is_held_and_not_listed() -> None:
    row = Evidence("decisions", "d1", "text", "Ring 912 34 567.", PAPER, 1, 2, quote="Ring 912 34 567.")
    public, withheld = hold_passages(Records(evidence=[row]))
    assert "912" not in str(public) and withheld == []


def test_initials_and_surnames_that_the_papers_know_are_persons() -> None:
    known = [Attendance("m", "Arne Kr. Hestnes"), Attendance("m", "Kari Moe Lie")]
    public = hold(attendance=known, decisions=[decision("AKH er sykmeldt."), decision("Hestnes er sykmeldt."), decision("EU er sykmeldt.")])
    assert [row.text.startswith("[holdt") for row in public.decisions] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ansettelse av leder. U.off., jf. offl. § 25", "[holdt tilbake: offl. § 25]"),
        ("Tas til orientering.\nNy leder (u.off.)", "Tas til orientering.\n[holdt tilbake]"),
        ("Unntatt offentlighet, jf. offl. § 23\nTilbudet fra Lia avslås.", "[holdt tilbake: offl. § 23]"),
    ],
)
def test_a_stamp_closes_its_paragraph_and_gives_the_citation(text: str, shown: str) -> None:
    assert hold(decisions=[decision(text)]).decisions[0].text == shown


@pytest.mark.parametrize(
    "row",
    [
        AgendaItem("i1", title="Søknad fra 020132", responsible="99997 Kari Nes", document_id=PAPER),
        AgendaItem("i1", title="Søknad fra 0201", responsible="3299997", document_id=PAPER),
        Memo(PAPER, subject="99997 er søkeren", sender="Nes, f. 02.01.32"),
    ],
)
def test_a_number_cut_between_two_cells_is_hidden_in_both(row: Any) -> None:
    table = "memos" if isinstance(row, Memo) else "agenda_items"
    public, withheld = hold_passages(Records(**{table: [row]}))
    assert not {"020132", "99997", "0201", "3299997", "02.01.32"} & set(str(public).replace("'", " ").split())
    assert {one.rule for one in withheld} == {"personal-number"}


def test_a_number_cut_between_two_records_is_hidden_where_reading_has_found_it() -> None:
    found = FindingRow("personal-number", "warning", PAPER, "a.pdf inneholder et fødselsnummer", document_id=PAPER, source=f"{PAPER}:1:4")
    rows = [AgendaItem("i1", title="Nes 020132", source=f"{PAPER}:1:4"), AgendaItem("i2", title="99997 Lia", source=f"{PAPER}:1:5")]
    public = hold(findings=[found], agenda_items=[*rows, replace(rows[0], item_id="i3", source=f"{PAPER}:1:9")])
    assert [row.title for row in public.agenda_items] == ["Nes ••••••", "••••• Lia", "Nes 020132"]  # the third stands elsewhere


def test_ids_show_no_personal_number_and_still_fit() -> None:
    item = AgendaItem("02013299997-2025-1", title="Budsjett", document_id=PAPER)
    public = hold(agenda_items=[item], decisions=[decision("Godkjent.", item_id=item.item_id)])
    assert public.agenda_items[0].item_id == public.decisions[0].item_id == "•••••••••••-2025-1"


def test_the_list_shows_no_digit_of_a_personal_number_and_what_is_released_by_id_has_one() -> None:
    texts = ["Kari Nes (020132 99997) er sykmeldt.", "Fnr 02013299997.", "Konto 02013299997.", "Konto 1234.56.78903."]
    _, withheld = hold_passages(Records(decisions=[replace(decision(text), decision_id=str(n)) for n, text in enumerate(texts)]))
    assert "99997" not in str(withheld)
    assert [(row.record_id, row.rule, bool(row.withheld_id)) for row in withheld] == [
        ("0", "health", True), ("0", "personal-number", False), ("1", "personal-number", False),
        ("2", "account-number", False), ("3", "account-number", True),
    ]  # fmt: skip


def test_the_ids_of_withheld_passages_are_the_same_in_every_order() -> None:
    rows = [replace(decision(f"Ring {900 + n} 34 567."), decision_id=str(n)) for n in range(5)]
    one, other = (hold_passages(Records(decisions=order))[1] for order in (rows, rows[::-1]))
    assert len({row.withheld_id for row in one}) == 5 and {row.withheld_id for row in one} == {row.withheld_id for row in other}


def test_a_pronoun_in_a_memos_request_shows_that_a_person_is_meant() -> None:
    row = Memo(PAPER, subject="Undervisning i mars", requests="Timane må dekkast under hennar sjukefråvær.", source=f"{PAPER}:1:4")
    (public,) = hold(memos=[row]).memos
    assert public.requests.startswith("[holdt") and public.subject == row.subject


def test_a_title_with_a_surname_names_a_person_but_no_unit() -> None:
    people = People()
    assert people.stand_in("Kandidat Holmedal klaget på sensur.") and people.stand_in("Student Holmedal er syk.")
    assert not people.stand_in("Kandidater klaget på sensur.") and not people.stand_in("Student Avdelingen")
