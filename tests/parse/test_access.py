"""Which words and citations close an item, a paper or a memo to the public, and which only speak of the law."""

from __future__ import annotations

import pytest

from pipeline.grammar import holds_any
from pipeline.grammar.access import ACCESS_STEMS, find_access
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
    ("Unntatt, jf. § 13", "§ 13"),
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
    ("UNNTATT OFFENTLIGHET § 25", "§ 25"),
    ("Unntatt offentIighet", ""),
    ("U N N T A T T  O F F E N T L I G H E T", ""),
    ("U.O. § 25", "§ 25"),
    ("Saken er unntatt.", ""),
    ("Hjemmel: § 25 offentleglova", "§ 25 offentleglova"),
    ("Skjermes, jf. offl. § 13", "offl. § 13"),
    ("Strengt fortrolig", ""),
    ("Underlagt taushetsplikt", ""),
    ("Taushetsbelagt", ""),
    ("Inneholder taushetsbelagte opplysninger", ""),
    ("Gradert: fortrolig", ""),
    ("Ikke-offentlig", ""),
    ("Ikke til offentliggjøring", ""),
    ("Kun til internt bruk", ""),
    ("Møtet ble vedtatt lukket", ""),
    ("Lukket punkt", ""),
    ("Sagen behandles for lukkede døre", ""),
    ("Fortroligt", ""),
    ("Undtaget fra aktindsigt", ""),
    ("Sekretess enligt 39 kap. 2 § OSL", "39 kap. 2 § OSL"),
    ("Handlingen omfattas av sekretess", ""),
    ("Begränsad tillgång", ""),
    ("Strictly confidential", ""),
    ("Not for publication", ""),
    ("Closed meeting under section 11-5", ""),
    ("Kun for utvalgets medlemmer", ""),
    ("Bare for medlemmene", ""),
    ("Berre for medlemmene i utvalet", ""),
    ("Members only", ""),
    ("Til intern bruk", ""),
    ("Må ikke spres videre", ""),
    ("Skal ikkje vidaresendast", ""),
    ("Not for circulation", ""),
    ("Utsatt offentlighet", ""),
    ("Status: Lukket", ""),
    ("Klassifisering: Intern", ""),
    ("Offentlig: Nei", ""),
    ("Private session", ""),
    ("Eget, fortrolig referat", ""),
    ("Dørene ble lukket", ""),
    ("Tilhørerne forlot møtet", ""),
    ("Saken er lukket for offentligheten", ""),
    ("Unntake offentlegheit", ""),
    ("Offentlighetsloven § 5a", "Offentlighetsloven § 5a"),
    ("Unntatt offent-\nlighet", ""),
    ("Bare\nfor medlemmene", ""),
]
TITLES = [
    ("Klage på rettleiing (unnt. off.)", ""),
    ("Klage på rettleiing (offentl. § 13)", "offentl. § 13"),
    ("Klage på rettleiing – begrenset offentlighet", ""),
    ("UO: Klage på rettleiing", ""),
    ("Fortrolig: Klage på rettleiing", ""),
    ("Closed session: Klage på rettleiing", ""),
    ("Klage på rettleiing – LUKKET", ""),
    ("Klage på rettleiing – UNNTATT OFFENTLIGHET § 25", "§ 25"),
    ("Klage på rettleiing (sekretess)", ""),
    ("Klage på rettleiing (berre for medlemmene)", ""),
    ("Klage på rettleiing – kun for styret", ""),
    ("Til intern bruk: Klage på rettleiing", ""),
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
    "Rådgivaren orienterte om sekretess og teieplikt.",
    "Arbeidsgruppa er ikkje for lukka.",
    "Punktet vart teke til orientering.",
    "Notatet er til bruk i utvalet.",
    "Avgifta er berre for medlemmene i laget kr 200.",
    "Status: Open",
    "Kurset er kun for styremedlemmer som er nye.",
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
    assert [len(found) for found in asked] == [1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert asked[0][0].values["text"] == "offentleglova § 13"
    assert not read_as("minutes", MINUTES.format("Klage", "U.off., jf. offl. § 13")).found("access-unclear")


@pytest.mark.parametrize(("title", "basis"), TITLES)
def test_a_stamp_in_a_title_closes_it(title: str, basis: str) -> None:
    assert find_access(title, is_title=True) == basis
    assert find_access("Ordinær sak om rettleiing", is_title=True) is None


@pytest.mark.parametrize("text", [text for text, _ in [*STAMPS, *TITLES]])
def test_every_stamp_has_a_part_by_which_it_is_looked_for(text: str) -> None:
    assert holds_any(ACCESS_STEMS, text.replace("-\n", "").replace("\n", " ")) or text.startswith("U N N")


PARTS = """Referat frå møte i Driftsutvalet 12. februar 2025
Til stede: Kari Nes, Ola Moe

{}

DU-sak 1/25 Klage på rettleiing
Utvalet drøfta saka.

{}

DU-sak 2/25 Sal av huset
Utvalet drøfta saka.

{}

DU-sak 3/25 Ymse
Ingen saker.
"""
CLOSED_PARTS = {
    "a heading": ("Opne saker", "Lukka saker", "Møtet vart opna att", " x "),
    "a heading with the law": ("Åpne saker", "Saker unntatt offentlighet, jf. offl. § 13", "Åpne saker", " x "),
    "as some write it": ("", "Til behandling i lukket møte:", "", " xx"),
    "to the end": ("", "Lukket del av møtet", "", " xx"),
    "from the start": ("Lukkede saker", "", "Open del", "xx "),
    "the doors": ("", "Dørene ble lukket kl. 12.10.", "Dørene ble åpnet.", "xx "),
    "a heading below its item": ("", "Til orientering\n\nLukka sak", "", "x  "),
    "a note that reads like an item": ("", "", "Sak 1/25–2/25 er unntatt offentlighet", "xxx "),
    "a note that lists": ("", "", "Følgende saker er unntatt offentlighet: 1/25, 2/25", "xx "),
    "a note that names them without year": ("", "", "DU-sak 1 og 2 er fortrolige.", "xxx "),
    "a note that names one": ("", "", "DU-sak 2/25 er unntatt offentlighet, jf. offl. § 23.", " x "),
}


@pytest.mark.parametrize(("first", "second", "third", "closed"), CLOSED_PARTS.values(), ids=CLOSED_PARTS)
def test_a_heading_closes_what_stands_below_it_and_a_note_what_it_names(first: str, second: str, third: str, closed: str) -> None:
    items = read_as("minutes", PARTS.format(first, second, third)).rows("AgendaItem")
    assert "".join("x" if item.access == "withheld" else " " for item in items) == closed


TABLES = {
    "a status": ("Status", "Lukket", "Åpen"),
    "a class": ("Klassifisering", "Intern", "Åpen"),
    "whether it is published": ("Publiseres", "Nei", "Ja"),
    "a remark": ("Merknad", "Kun for medlemmene", ""),
    "letters": ("Å/L", "L", "Å"),
}


@pytest.mark.parametrize(("head", "closed", "opened"), TABLES.values(), ids=TABLES)
def test_a_cell_closes_its_item_by_its_words_or_with_the_head_of_its_column(head: str, closed: str, opened: str) -> None:
    rows = [("Saksnr", "Tittel", head), ("1/25", "Kjøp av huset", closed), ("2/25", "Budsjett", opened), ("3/25", "Ymse", opened)]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], ("---",) * 3, *rows[1:]))
    page = read_page(f"# Innkalling til møte i Driftsutvalet 12. februar 2025\n\n{table}\n", "a.md")
    assert [item.access for item in Given(parse(page, "agenda", "nn")).rows("AgendaItem")] == ["withheld", "", ""]


def test_a_task_that_is_closed_closes_nothing() -> None:
    rows = (
        "Saksnr | Tittel | Tiltak | Status",
        "---|---|---|---",
        "1/25 | Kjøp av huset | Ringe | Lukket",
        "2/25 | Budsjett | Skrive | Åpen",
    )
    page = read_page(f"# Innkalling til møte i Driftsutvalet 12. februar 2025\n\n{''.join(f'| {row} |{chr(10)}' for row in rows)}", "a.md")
    assert "withheld" not in {item.access for item in Given(parse(page, "agenda", "nn")).rows("AgendaItem")}


PAGES = {
    "meeting_plan": "Møteplan 2025\n\n12. februar 2025: møte\n11. mars 2025: lukket møte\n",
    "committee_page": "Driftsutvalet\n\nLeiar: Kari Nes\nMedlem: Ola Moe\n",
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_stamp_at_the_head_closes_pages_and_plans(kind: str) -> None:
    stamped, plain = (
        Given(parse(read_page(head + PAGES[kind]), kind, "nn")).row("DocumentRow").access for head in ("Members only\n\n", "")
    )
    assert (stamped, plain) == ("withheld", "")
