"""Which words and citations close an item, a paper or a memo to the public, and which only speak of the law."""

from __future__ import annotations

import pytest

from pipeline.grammar.access import find_access
from pipeline.parse import parse
from tests.parse.parsing import Given, read_page

MINUTES = """Referat frå møte i Driftsutvalet 12. februar 2025
Til stede: Kari Nes, Ola Moe

DU-sak 1/25 {}
{}
Utvalet drøfta saka.

DU-sak 2/25 Ymse
Ingen saker.
"""
MEMO = """Notat
Til: Driftsutvalet
Frå: Kari Nes
Dato: 3. mars 2025
Gjeld: {}
{}

Eg ber om at saka vert teken opp.

Helsing
Kari Nes
"""

STAMPS = [
    ("Unntatt offentlegheit", ""),
    ("Unntatt offentlig innsyn", ""),
    ("Saka er unntatt offentleg innsyn.", ""),
    ("Saka er unnateken offentlegheit.", ""),
    ("Unntatt frå offentlegheit", ""),
    ("Unntatt fra innsyn etter offentleglova", ""),
    ("Unntatt etter offentleglova § 13", "offentleglova § 13"),
    ("Unntatt, jf. § 13", ""),
    ("Unnateke offentlegheita, jf. offl. § 13", "offl. § 13"),
    ("Untatt offentlighet, offl. § 23 første ledd", "offl. § 23 første ledd"),
    ("Ikke offentlig, offl. § 13", "offl. § 13"),
    ("Ikkje offentleg", ""),
    ("(jf. offl. § 13)", "offl. § 13"),
    ("Jf. offl. § 13, jf. fvl. § 13 nr. 1", "offl. § 13, jf. fvl. § 13 nr. 1"),
    ("Heimel: offl. § 25", "offl. § 25"),
    ("Lukka møte, jf. koml. § 11-5", "koml. § 11-5"),
    ("Fortrolig", ""),
    ("Offl. § 13, fvl. § 13", "Offl. § 13, fvl. § 13"),
    ("Offentleglova § 13 / forvaltningsloven § 13", "Offentleglova § 13 / forvaltningsloven § 13"),
    ("Unnt. off. § 25", "off. § 25"),
    ("Tilgangskode: UO", ""),
    ("Gradering: begrenset", ""),
    ("Offl. §§ 13 og 25", "Offl. §§ 13 og 25"),
    ("Offl. §§ 13, 14 og 25, jf. fvl. § 13", "Offl. §§ 13, 14 og 25, jf. fvl. § 13"),
]
TITLES = [
    ("Klage på rettleiing (unnt. off.)", ""),
    ("Klage på rettleiing (offentl. § 13)", "offentl. § 13"),
    ("Klage på rettleiing – begrenset offentlighet", ""),
    ("UO: Klage på rettleiing", ""),
]
OPEN = [
    "Notatet gjer greie for offentleglova § 13 og praksis i utvalet.",
    "Rådgivaren orienterte om offl. § 13 i møtet.",
    "Offentleglova § 13 gjeld teieplikt.",
    "Avviket er lukka.",
    "Alle unntatt Kari Nes røysta for.",
    "Satsinga er ikkje offentleg finansiert.",
    "Kravet følgjer av lova (offl. § 3).",
    "Offl. § 13, fvl. § 13 gir taushetsplikt om slikt.",
    "Tilgangskode: åpen",
    "Rådet drøftet begrenset innsyn i saken.",
    "UO: Enig i framlegget.",
]


def read_as(kind: str, text: str) -> Given:
    return Given(parse(read_page(text), kind, "nn"))


@pytest.mark.parametrize(("stamp", "basis"), STAMPS)
def test_a_stamp_closes_its_item_however_it_is_worded(stamp: str, basis: str) -> None:
    first, second = read_as("minutes", MINUTES.format("Klage på rettleiing", stamp)).rows("AgendaItem")
    assert (first.access, first.legal_basis, second.access) == ("withheld", basis, "")


@pytest.mark.parametrize("stamp", [stamp for stamp, _ in STAMPS])
def test_the_same_stamp_closes_a_memo(stamp: str) -> None:
    assert read_as("memo", MEMO.format("Klage på rettleiing", stamp)).row("DocumentRow").access == "withheld"


def test_a_citation_in_the_title_closes_the_item_and_the_memo() -> None:
    title = "Klage på rettleiing, offl. § 13"
    assert read_as("minutes", MINUTES.format(title, "")).rows("AgendaItem")[0].access == "withheld"
    assert read_as("memo", MEMO.format(title, "")).row("DocumentRow").access == "withheld"


@pytest.mark.parametrize("sentence", OPEN)
def test_a_sentence_about_the_law_closes_nothing(sentence: str) -> None:
    minutes = read_as("minutes", MINUTES.format("Innsyn i papira", sentence))
    assert [item.access for item in minutes.rows("AgendaItem")] == ["", ""]
    assert minutes.row("DocumentRow").access == "open"
    assert read_as("memo", MEMO.format("Innsyn i papira", sentence)).row("DocumentRow").access == "open"


def test_a_citation_with_nothing_closed_is_asked_about() -> None:
    asked = [read_as("minutes", MINUTES.format("Innsyn", sentence)).found("access-unclear") for sentence in OPEN]
    assert [len(found) for found in asked] == [1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0]
    assert asked[0][0].values["text"] == "offentleglova § 13"
    assert not read_as("minutes", MINUTES.format("Klage", "U.off., jf. offl. § 13")).found("access-unclear")


@pytest.mark.parametrize(("title", "basis"), TITLES)
def test_a_stamp_in_a_title_closes_it(title: str, basis: str) -> None:
    assert find_access(title, is_title=True) == basis
    assert find_access("Ordinær sak om rettleiing", is_title=True) is None
