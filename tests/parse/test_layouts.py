"""Minutes in ten layouts of Nordic practice, with invented bodies: items, decisions with votes, and actions, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.parse import parse
from pipeline.read import read
from tests.parse.parsing import Given

PAPERS = Path(__file__).parent / "papers"


def read_paper(name: str, language: str = "nb") -> Given:
    """What the parser gives for one of the papers."""
    return Given(parse(read((PAPERS / name).read_bytes(), name), "minutes", language))


ITEMS = {
    "kommune.txt": ["PS 12/26 approval decided", "PS 13/26 decision decided", "PS 14/26 decision postponed"],
    "hogskolestyre.txt": [
        "S-sak 5/26 approval decided",
        "S-sak 6/26 decision decided",
        "S-sak 7/26 information noted",
        "S-sak 8/26 any-other unknown",
    ],
    "borettslag.txt": ["1 approval decided", "2 decision decided", "3 unknown unknown", "4 unknown unknown", "5 any-other unknown"],
    "arbeidsmiljo.txt": [
        "AMU-sak 1/26 approval decided",
        "AMU-sak 2/26 information noted",
        "AMU-sak 3/26 decision decided",
        "AMU-sak 4/26 any-other unknown",
    ],
    "idrettslag.txt": [
        "1 decision decided",
        "2 decision decided",
        "3 decision decided",
        "4 decision decided",
        "5 unknown withdrawn",
        "6 decision decided",
    ],
    "elevrad.md": ["1 decision decided", "2 decision decided", "3 any-other unknown"],
    "samfallighet.txt": [
        "§ 1 unknown unknown",
        "§ 2 decision decided",
        "§ 3 decision decided",
        "§ 4 decision decided",
        "§ 5 decision decided",
        "§ 6 any-other unknown",
        "§ 7 unknown unknown",
    ],
    "havneforening.txt": ["1 approval decided", "2 decision decided", "3 decision decided", "4 any-other unknown"],
    "trust.txt": ["1 approval decided", "2 decision decided", "3 decision decided", "4 any-other unknown"],
    "fakultet.txt": ["1 approval decided", "2 unknown unknown", "3 information unknown"],
}


@pytest.mark.parametrize(("name", "items"), ITEMS.items(), ids=lambda value: value if isinstance(value, str) else "")
def test_items_have_number_type_and_outcome(name: str, items: list[str]) -> None:
    assert [f"{item.number} {item.item_type} {item.outcome}" for item in read_paper(name).rows("AgendaItem")] == items


DECISIONS = {
    "kommune.txt": [
        "Protokoll fra møte 12.02.2026 godkjennes.",
        "Lies forslag falt med 3 mot 6 stemmer.",
        "Budsjettet justeres i tråd med vedlegg 1.",
        "Kommunedirektøren bes legge fram en sak om gebyrer innen 1. juni 2026.",
        "Saken utsettes.",
    ],
    "hogskolestyre.txt": [
        "Innkalling og dagsorden godkjennes.",
        "Styret godkjenner årsregnskapet for 2025.",
        "Styret ber rektor følge opp avvikene og rapportere tilbake i junimøtet.",
        "Styret tar sakene til orientering.",
    ],
    "samfallighet.txt": [
        "Att välja Anders Holm till mötesordförande.",
        "Till sekreterare valdes Karin Berg.",
        "Verksamhetsberättelsen lades till handlingarna.",
        "Mötet beslutade att bifalla motionen.",
    ],
    "havneforening.txt": [
        "Dagsordenen blev godkendt.",
        "Regnskabet blev enstemmigt godkendt.",
        "Bestyrelsen besluttede at indhente tilbud.",
    ],
    "trust.txt": ["The minutes were approved.", "That the budget for 2026 be adopted.", "It was agreed to obtain two quotes."],
    "fakultet.txt": ["Referatet ble godkjent."],
    "elevrad.md": ["Elevrådet vedtok å sende brev til rektor.", "Det vart semje om å halde ballet 20. mars."],
}


@pytest.mark.parametrize(("name", "texts"), DECISIONS.items(), ids=lambda value: value if isinstance(value, str) else "")
def test_decisions_are_what_the_body_decided(name: str, texts: list[str]) -> None:
    assert [decision.text for decision in read_paper(name).rows("Decision")] == texts


ACTIONS = {
    "kommune.txt": [("Kommunedirektøren", "legge fram en sak om gebyrer", "2026-06-01")],
    "hogskolestyre.txt": [("rektor", "følge opp avvikene og rapportere tilbake i junimøtet", "")],
    "borettslag.txt": [
        ("Morten Vik", "Det ble enighet om å si ja til tilbudet", "2026-03-20"),
        ("Anne", "tar kontakt med leverandøren", ""),
        ("Fatima", "skal sjekke forsikringen", ""),
        ("Morten", "bestiller container (Morten)", ""),
        ("Fatima", "Innkjøp av blomster", ""),
    ],
    "arbeidsmiljo.txt": [("Alle enheter", "gjennomfører vernerunde", "2026-05"), ("HVO", "lager felles sjekkliste", "2026-03-01")],
    "idrettslag.txt": [],
    "elevrad.md": [("Mari", "skriv brevet", ""), ("Jonas", "snakkar med kantina", "")],
    "samfallighet.txt": [("Styrelsen", "ta in offerter", "2026-06-01")],
    "havneforening.txt": [("Bodil", "kontakter tømreren", "2026-05-01")],
    "trust.txt": [("Tom Field", "will contact builders", "2026-04-01"), ("Ruth", "inform the tenants", "")],
    "fakultet.txt": [("Dekan", "tar med innspillene videre", ""), ("Ola By", "lager et nytt utkast", "")],
}


@pytest.mark.parametrize(("name", "tasks"), ACTIONS.items(), ids=lambda value: value if isinstance(value, str) else "")
def test_actions_have_owner_task_and_due_date(name: str, tasks: list[tuple[str, str, str]]) -> None:
    assert [(action.owner_raw, action.task, action.due_date) for action in read_paper(name).rows("ActionItem")] == tasks


def test_the_vote_belongs_to_the_decision_and_is_none_of_its_own() -> None:
    votes = [(row.votes_for, row.votes_against, row.unanimous) for row in read_paper("kommune.txt").rows("Decision")]
    assert votes == [("", "", "true"), ("3", "6", "false"), ("6", "3", "false"), ("", "", ""), ("", "", "")]


def test_columns_behind_a_title_give_case_number_and_access() -> None:
    rows = [(item.title, item.case_number, item.access) for item in read_paper("kommune.txt").rows("AgendaItem")]
    assert rows[1:] == [("Budsjettjustering 1. kvartal", "2026/340", ""), ("Kjøp av tomt på Nesset", "2026/77", "withheld")]
