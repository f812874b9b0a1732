"""Where items stand in papers of every make: lists under any heading, headings of one rank, programmes with clock times, one line."""

# ruff: noqa: E501 (papers are written as they stand)

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.parse.entries import split_explanation
from tests.parse.parsing import Given, read_page

Items = list[tuple[str, str]]


def find_items(text: str, name: str, kind: str) -> Items:
    """Number and title of every item."""
    return [(item.number, item.title) for item in Given(parse(read_page(text, name), kind, "nb")).rows("AgendaItem")]


OVER = [
    "### Sakliste for vårmøtet",
    "Agenda for møtet er:",
    "**Dagsordenen er som følger:**",
    "Følgende saker skal behandles:",
    "## Innkalling og saksliste",
    "Dette er agendaen på medlemsmøtet. Har du flere saker, skriv til styret:",
    "## Föredragningslista för årsmötet",
    "Onsdag den 3. maj 2027 kl. 19 i Sejlerhuset med følgende dagsorden:",
    "## Order of business",
    "The following items will be discussed:",
    "På møtet vil vi ta opp:",
    "Saker på dagsordenen",
]


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("mark", ["-", "+", "*"])
def test_the_list_below_a_line_that_announces_items_is_the_agenda(over: str, mark: str) -> None:
    text = f"# Havnelaget\n\nVelkommen til oss.\n\n{over}\n\n{mark} Nye fortøyninger\n{mark} Kranen\n{mark} Kaffe og vafler\n"
    assert find_items(text, "side.md", "agenda") == [("", "Nye fortøyninger"), ("", "Kranen"), ("", "Kaffe og vafler")]


AGENDAS = [
    (
        "side.md",
        "# Vårmøte\n\n## Saksliste\n\n1. **Konstituering**\n\n   1. Valg av møteleder\n   2. Valg av referent\n2. **[Årsmelding](a.pdf)**\\\n"
        "   Meldingen legges fram for godkjenning.\n3. **Regnskap.** Kassereren legger fram regnskapet.\n\nVel møtt!\n",
        [("1", "Konstituering"), ("1.1", "Valg av møteleder"), ("1.2", "Valg av referent"), ("2", "Årsmelding"), ("3", "Regnskap")],
    ),
    (
        "side.md",
        "---\ntitle: Dagsorden mai\n---\n\n# Godkjenning av referat\n\n# Orienteringssaker\n\n## Taket\n\n# Båtopptrekk\n\nHvem gjør hva?\n\n# Ymse\n",
        [("", "Godkjenning av referat"), ("", "Orienteringssaker"), ("", "Båtopptrekk"), ("", "Ymse")],
    ),
    (
        "side.md",
        "# Samling i mai\n\n- [ ] Kranen\n- [ ] Isbading\n- [ ] Eventuelt\n",
        [("", "Kranen"), ("", "Isbading"), ("", "Eventuelt")],
    ),
    (
        "side.md",
        "# Årsmøte\n\n| Kl. | Program | Ansvarlig |\n|---|---|---|\n| 18.00 | Åpning | Kari |\n| 18.15 | Pause | |\n| 18.30 | Sjøfugl | Ola |\n",
        [("", "Åpning"), ("", "Sjøfugl")],
    ),
    (
        "side.html",
        "<h1>Vårmøte</h1><h2>Program</h2><ol><li><time>18.00</time><div><b>Åpning</b></div></li>"
        "<li><time>18.10</time><div><b>Kranen</b><span>Kari viser bilder.</span></div></li><li><time>19.00</time><div>Slutt</div></li></ol>",
        [("1", "Åpning"), ("2", "Kranen")],
    ),
    (
        "kall.txt",
        "Innkalling\n\nSakliste:\n\n18.00 Åpning\n18.10 Kranen\n18.30 Pause\n18.45 Evt.\n",
        [("", "Åpning"), ("", "Kranen"), ("", "Evt")],
    ),
    (
        "kall.txt",
        "Innkalling til styremøte\n\nAgenda: 1. Kranen 2. Dugnad 3. Evt.\n\nHilsen Kari\n",
        [("1", "Kranen"), ("2", "Dugnad"), ("3", "Evt")],
    ),
    (
        "kall.txt",
        "Kallelse\n\n1 § Mötets öppnande\n2 § Kajen\n3 § Övriga frågor\n",
        [("1 §", "Mötets öppnande"), ("2 §", "Kajen"), ("3 §", "Övriga frågor")],
    ),
    ("side.md", "# Innkalling\n\nMøtet er mandag.\n\n### Vedlegg\n\n- Sak 3 - Havneplan\n- Sak 5 - Kart\n", []),
    (
        "side.md",
        "# Dagsorden\n\n1. Valg af dirigent\n2. Forslag\n    2.3. Ny kran\n3. Evt.\n\n– Bestyrelsen\n",
        [("1", "Valg af dirigent"), ("2", "Forslag"), ("2.3", "Ny kran"), ("3", "Evt")],
    ),
    ("side.md", "# Hei\n\nTa med:\n\n- Sovepose\n- Kart\n- Kompass\n", []),
    (
        "side.md",
        "# Netværksmøde\n\n| TID | Menupunkt | Uddybning | Ansvarlig |\n|---|---|---|---|\n| 9.30 | Ankomst og kaffe | Vi samles | |\n"
        "| 10.00 | Kranen | Et langt overblik over kranens tilstand | Kari |\n| 10.30 | Kajen | Hvad skal der ske med den? | |\n",
        [("", "Kranen"), ("", "Kajen")],
    ),
    (
        "side.md",
        "# Generalforsamling\n\n#### Dagens program\n\n13:00 Rundvisning\n\n16:00 Generalforsamling\n\n18:00 Fest\n\nDagsordenen følger vedtægterne:\n\n"
        "1. Valg af dirigent\n2. Regnskab\n3. Eventuelt\n",
        [("1", "Valg af dirigent"), ("2", "Regnskab"), ("3", "Eventuelt")],
    ),
    (
        "side.md",
        "# Indbydelse\n\n**FOKUS:**\n- Den nye kran\n- Kajen (https://example.org/kaj)\n\n**Mødeleder:** Kari Nes\n",
        [("", "Den nye kran"), ("", "Kajen")],
    ),
    (
        "kall.md",
        "# Årsmöte\n\n#### Dagordning\n\n§1 Mötet öppnas  \n$2 Val av valberedning  \n§3 Övriga frågor  \n",
        [("§1", "Mötet öppnas"), ("$2", "Val av valberedning"), ("§3", "Övriga frågor")],
    ),
    (
        "side.md",
        "# Meeting agenda\n\n## Attendees\n- Kari\n\n## The crane\n- stands\n\n## Old topics (15 min)\n- quay\n\n## New topics (10 min)\n- none\n",
        [("", "The crane"), ("", "Old topics"), ("", "New topics")],
    ),
]


@pytest.mark.parametrize(("name", "text", "items"), AGENDAS)
def test_agendas_of_every_make_give_their_items(name: str, text: str, items: Items) -> None:
    assert find_items(text, name, "agenda") == items


MINUTES = [
    (
        "referat.md",
        "Frammøte\n--------\n\n### Til stede\n\n1\\. trinn\n: Kari Nes\n\n2\\. trinn\n: Ola Moe\n\nSaker\n-----\n\n### Kranen\n\n- Den står.\n- Ola ser på den.\n\n### 17. mai\n\n4\\. og 5. trinn rydder.\n",
        [("", "Kranen"), ("", "17. mai")],
    ),
    (
        "referat.md",
        "##Godkjenning av innkalling datert 03.05.2027\nGodkjent\n\n#Saker i 2027\n\n####Sak 2/27 Kranen\ntekst\n\n####Sak 3/27 Kaien\ntekst\n",
        [("", "Godkjenning av innkalling datert 03.05.2027"), ("2/27", "Kranen"), ("3/27", "Kaien")],
    ),
    (
        "referat.md",
        "## Sak 1 Innkalling\n\nGodkjent.\n\n## Sak 2 Søknader\n\n### 2.1 - Roklubben\n\nJa.\n\n### 2.2 - Speiderne\n\nNei.\n",
        [("1", "Innkalling"), ("2", "Søknader"), ("2.1", "Roklubben"), ("2.2", "Speiderne")],
    ),
    (
        "referat.md",
        "# Möte 2027-05-03\n\n## Plats\nKajen\n\n## Runda bordet\nBra.\n\n## Rapporter\nInga.\n\n## Beslutspunkter\n\n### Kranen\nKöps.\n\n### Bryggan\nRivs.\n\n## Signaturer\nKari\n",
        [("", "Runda bordet"), ("", "Rapporter"), ("", "Kranen"), ("", "Bryggan")],
    ),
    (
        "referat.md",
        "Oppmøte:\n\n* Kari\n* Ola\n\n## Hva gjør vi med kranen?\n\nVi så på den.\n\n## Vedtak\n\nDen selges.\n",
        [("", "Hva gjør vi med kranen?")],
    ),
    (
        "minutes.txt",
        "Minutes\n\nI. Call to Order\n\nKari opened.\n\nII. Crane\n\nIt stands.\n\nIII. Adjournment\n\nAt 8 pm.\n",
        [("I", "Call to Order"), ("II", "Crane"), ("III", "Adjournment")],
    ),
    (
        "referat.txt",
        "Styremøte\n\nSAK 1 KRANEN\nDen står.\n\nSAK 2 KAIEN\nDen òg.\n\nEVENTUELT\nIngen saker\n",
        [("1", "KRANEN"), ("2", "KAIEN"), ("", "EVENTUELT")],
    ),
    ("referat.txt", "Referat\n\nKRANEN:\nKari har sett på den.\n\nKAIEN:\nOla har sett på den.\n", [("", "KRANEN"), ("", "KAIEN")]),
    (
        "referat.md",
        "# Møte\n\n## Til stede\n- Kari\n- Ola\n\n## Notater\n\n- Kranen\n  - Den står.\n- Kaien\n  - Den òg.\n",
        [("", "Kranen"), ("", "Kaien")],
    ),
    (
        "referat.md",
        "# Møte\n\n1. Kranen. Kari har sett på den.\n2. Kaien. Den ble vedtatt solgt.\n3. Evt. Ingen saker.\n",
        [("1", "Kranen"), ("2", "Kaien"), ("3", "Evt")],
    ),
    (
        "referat.md",
        "# Protokoll\n\n## 1 Åpning\n\n### 1A Valg av møteleder\n\nKari ble valgt.\n\n### 1B Valg av vitne\n\nOla ble valgt.\n\n## 2 Regnskap\n\nGodkjent.\n",
        [("1", "Åpning"), ("1A", "Valg av møteleder"), ("1B", "Valg av vitne"), ("2", "Regnskap")],
    ),
    (
        "minutes.md",
        "# Minutes\n\n## Summary\n\nShort.\n\n## Date, Time and Location\n\nOn the quay.\n\n## Attendees\n\n### Attendees present\n\n- Kari Nes\n\n"
        "## Proceedings\n\n### The crane\n\nIt stands.\n\n### Reports\n\n#### Quay\n\nWet.\n",
        [("", "The crane"), ("", "Reports")],
    ),
    (
        "anteckningar.md",
        "# Sammanfattning\n\n## Mötesfokus\n\nKajen.\n\n## Genomgångna punkter\n\n### Kranen\n\n- Står.\n\n### Bryggan\n\n- Rivs.\n",
        [("", "Kranen"), ("", "Bryggan")],
    ),
    (
        "referat.md",
        "## Sak 1/25 Innkalling\n\nGodkjent.\n\n## Sak 2/25 Kranen\n\nSaksnr. 2025/4465\n\nDirektørens forslag til vedtak: Kranen selges.\n",
        [("1/25", "Innkalling"), ("2/25", "Kranen")],
    ),
    (
        "referat.md",
        "Dagsorden.\n  01. Valg af formand.\n  02. Kranen.\n  03. Kajen.\n\n1. Valg af formand.\nKari er valgt.\n\n2. Om kranen.\nDen står.\n\n3. Kajen.\nIntet.\n",
        [("01", "Valg af formand"), ("02", "Kranen"), ("03", "Kajen")],
    ),
    (
        "side.md",
        "# Generalforsamling\n\n## Sted\nKajen\n\n## Forsamlingen har følgende dagsorden:\n\n1. Valg af dirigent\n2. Kranen\n\n## Husk\n\nVarm jakke.\n",
        [("1", "Valg af dirigent"), ("2", "Kranen")],
    ),
    (
        "referat.md",
        "### 1: Åpning\n\nJa.\n\n### 2: Semesterrapport\n\nTatt til orientering.\n",
        [("1", "Åpning"), ("2", "Semesterrapport")],
    ),
    (
        "protokoll.md",
        "# Møtebok\n\n## SR 2025/08 Godkjenning av saklista\n\nGodkjend.\n\n## SR 2025/09 Kranen\n\nHo står.\n",
        [("SR 2025/08", "Godkjenning av saklista"), ("SR 2025/09", "Kranen")],
    ),
    (
        "protokoll.md",
        "# Landsmøte\n\n## Saksforslag 01: Kranen\n\nVedtatt.\n\n## Vedtektsforslag 02: Kaien\n\nFalt.\n\n## Eventueltsak 01: Naust\n\nNei.\n",
        [("Saksforslag 01", "Kranen"), ("Vedtektsforslag 02", "Kaien"), ("Eventueltsak 01", "Naust")],
    ),
]


@pytest.mark.parametrize(("name", "text", "items"), MINUTES)
def test_minutes_of_every_make_give_their_items(name: str, text: str, items: Items) -> None:
    assert find_items(text, name, "minutes") == items


def test_what_a_line_tells_behind_the_title_belongs_to_the_item() -> None:
    text = "# Møte\n\nTil stede: Kari Nes, Ola Moe\n\n1. Kranen. Den står ennå på kaien.\n2. Kaien. Kaien ble vedtatt solgt.\n"
    given = Given(parse(read_page(text, "referat.md"), "minutes", "nb"))
    titles = {item.item_id: item.title for item in given.rows("AgendaItem")}
    assert [(titles.get(row.item_id), row.text) for row in given.rows("Decision")] == [("Kaien", "Kaien ble vedtatt solgt.")]


EXPLAINED = [
    ("Regnskap. Kassereren legger det fram.", "Regnskap."),
    ("Velkommen. Hva gjør vi nå?", "Velkommen. Hva gjør vi nå?"),
    ("Generell del v. Kari Nes, om året som gikk.", "Generell del v. Kari Nes, om året som gikk."),
    ("Plan for 2. halvår 2027", "Plan for 2. halvår 2027"),
]


@pytest.mark.parametrize(("text", "title"), EXPLAINED)
def test_a_sentence_behind_the_title_explains_it(text: str, title: str) -> None:
    assert split_explanation(text)[0] == title


@pytest.mark.xfail(strict=True, reason="bullets below headings of groups are not gathered where no heading says that they are the agenda")
def test_bullets_below_headings_of_groups_are_items() -> None:
    text = "# Styremøte\n\n## Orienteringer\n\n- Kranen\n- Kaien\n\n## Beslutninger\n\n- Ny båt\n- Nytt naust\n"
    assert len(find_items(text, "side.md", "agenda")) == 4


@pytest.mark.xfail(strict=True, reason="a bold first name over what that person has done looks like the bold title of an item")
def test_names_of_those_present_are_no_items() -> None:
    text = "Til stede: Kari og Ola.\n\n**Kari:**\n- Har malt.\n\n**Ola:**\n- Har ryddet.\n\n**Kranen:**\n- Den står.\n\n**Kaien:**\n- Den òg.\n"
    assert find_items(text, "referat.md", "minutes") == [("", "Kranen"), ("", "Kaien")]
