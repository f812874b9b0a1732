"""Which items of which meetings are one matter, and why: papers of invented bodies, read and linked."""

from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.parse import parse
from pipeline.parse.collect import collect
from pipeline.read import read
from pipeline.records import CaseLink, Records
from pipeline.settings import Profile, Settings
from tests.link.build import linked, meet, paper, put, treat

BODIES = {
    "fjord": Profile("fjord", name="Fjordrådet", short_name="FJR", classification="deciding", language="nb"),
    "kyst": Profile("kyst", name="Kystutvalget", short_name="KYU", classification="deciding", language="nb"),
}


def minutes(date: str, *items: str, body: str = "Fjordrådet") -> str:
    """Plain minutes of a meeting of an invented body; each item «12/25 Title\\nText»."""
    head = f"Referat fra møte i {body}\nDato: {date}\nTil stede: Kari Nes, Ola Vik, Åse Moe\nReferent: Per Li\n\n"
    return head + "\n\n".join(f"Sak {item}" for item in items) + "\n"


def read_archive(papers: dict[str, str]) -> Records:
    """The records of papers given as text by path."""
    parsed = []
    for path, text in papers.items():
        document = read(text.encode(), path.rpartition("/")[2])
        parsed.append((path, collect(parse(document, "minutes", "nb"))))
    return link(parsed, Settings(bodies=BODIES))


def ties(*papers: str) -> list[tuple[str, str, str]]:
    """Numbers and relation of the case links of one body's minutes."""
    records = read_archive({f"fjord/{place}.txt": text for place, text in enumerate(papers)})
    return name_ties(records)


def name_ties(records: Records) -> list[tuple[str, str, str]]:
    numbers = {item.item_id: item.number for item in records.agenda_items}
    return sorted((numbers[row.item_id], numbers[row.earlier_item_id], row.relation) for row in records.case_links)


def test_a_postponed_item_that_comes_back_is_tied_once_with_quote_and_day() -> None:
    march = minutes("12.03.2025", "7/25 Flytting til Kaibakken\nSaken utsettes til neste møte.")
    april = minutes("09.04.2025", "9/25 Flytting til Kaibakken\nVedtak: Flyttingen gjennomføres.")
    records = read_archive({"fjord/a.txt": march, "fjord/b.txt": april})
    (row,) = records.case_links
    assert (row.relation, row.score) == ("postponed-from", "0.9")
    assert row.reason.startswith("12.03.25: «Saken utsettes til neste møte.»")


REFERENCES = [
    ("Det vises til sak 7/25.", "follows-up"),
    ("Jf. sak 7/25.", "follows-up"),
    ("Saken ble sist drøftet i møtet 12. mars.", ""),
    ("Tidligere behandlet i sak 7/25, der rådet ba om tall.", "follows-up"),
    ("Vedtaket i sak 7/25 er gjennomført.", "follows-up"),
    ("Sjå sak 7/25.", "follows-up"),
    ("Saka vart utsett frå sak 7/25.", "postponed-from"),
    ("See item 7/25.", "follows-up"),
    ("The matter was postponed from item 7/25.", "postponed-from"),
    ("I sak 7/25 skal det stå 12 000 kroner.", "corrects"),
    ("Referatet fra 12.03.2025 godkjennes med den endring at sak 7/25 også gjelder ansatte.", "corrects"),
    ("Referatet vert godkjent med følgjande merknad: I sak 7/25 skal det stå «Vika».", "corrects"),
    ("The minutes were approved with the correction that item 7/25 also covers staff.", "corrects"),
    ("In item 7/25 the amount should read 12,000 kroner.", "corrects"),
    ("Vedtaket i sak 7/25 blir oppheva.", "corrects"),
    ("Vedtaket i sak 7/25 er gjennomført og følges opp.", "follows-up"),
    ("Rettelse til sak 7/25: Kari Nes var til stede.", "corrects"),
    ("Dette gjelder sak 7/2025.", "follows-up"),
    ("Se også AMU-sak 7/25.", ""),
    ("Jf. sak 7/25 i hovedstyret.", ""),
    ("Jf. sak 7/24.", ""),
    ("Prisen er 7/25 av fjorårets.", ""),
]


@pytest.mark.parametrize(("sentence", "relation"), REFERENCES)
def test_a_sentence_that_names_an_earlier_item_ties_to_it(sentence: str, relation: str) -> None:
    found = ties(minutes("12.03.2025", "7/25 Ny brygge\nVedtak: Brygga bygges."), minutes("09.04.2025", f"9/25 Godtgjørelse\n{sentence}"))
    assert found == ([("9/25", "7/25", relation)] if relation else [])


def test_a_list_of_corrections_below_the_line_that_announces_it() -> None:
    april = minutes(
        "09.04.2025",
        "9/25 Godkjenning av referat\nReferatet fra 12.03.2025 godkjennes med følgende endringer:\n"
        "- Sak 7/25: brygga er 12 meter.\n- Sak 8/25: Ola Vik var ugild.",
    )
    march = minutes("12.03.2025", "7/25 Ny brygge\nVedtak: Brygga bygges.", "8/25 Tilskudd\nVedtak: Tilskuddet innvilges.")
    assert ties(march, april) == [("9/25", "7/25", "corrects"), ("9/25", "8/25", "corrects")]


def test_a_correction_marks_the_older_item_and_its_decision() -> None:
    march = minutes("12.03.2025", "7/25 Ny brygge\nVedtak: Brygga bygges.")
    april = minutes(
        "09.04.2025", "9/25 Godkjenning av referat\nReferatet fra 12.03.2025 godkjennes med den endring at sak 7/25 gjelder ei brygge."
    )
    records = read_archive({"fjord/a.txt": march, "fjord/b.txt": april})
    assert {row.number: row.amended_by for row in records.agenda_items} == {"7/25": "fjord-2025-04-09-9-25", "9/25": ""}
    assert {row.number: row.amended_by for row in records.decisions} == {"7/25": "fjord-2025-04-09-9-25", "9/25": ""}


def test_a_body_that_numbers_each_meeting_anew_is_corrected_by_the_day() -> None:
    march = minutes("12.03.2025", "2 Godkjenning av saksliste\nGodkjent.", "3 Ny brygge\nVedtak: Brygga bygges.")
    april = minutes(
        "09.04.2025",
        "2 Referat fra 12.03.2025\nReferatet ble godkjent med den endring at det i sak 3 skal stå 12 meter.",
        "3 Turplan\nTuren er i mai.",
    )
    records = read_archive({"fjord/a.txt": march, "fjord/b.txt": april})
    assert [(row.item_id, row.earlier_item_id) for row in records.case_links] == [("fjord-2025-04-09-2", "fjord-2025-03-12-3")]


def test_an_item_that_comes_back_though_it_was_not_put_off() -> None:
    march = minutes("12.03.2025", "7/25 Parkering ved kaia\nRådet drøftet saken. Saken tas opp igjen i neste møte.")
    april = minutes("09.04.2025", "9/25 Parkering ved kaia\nVedtak: Det innføres avgift.", "10/25 Turplan\nTuren er i mai.")
    assert ties(march, april)[0][:2] == ("9/25", "7/25")


SAME = ["Samarbeid med kystmuseet", "Samarbeid med kystmuseet – ny behandling"]
RECURRENT = ["Orienteringer", "Budsjett", "Nytt fra sekretariatet", "Økonomirapport", "Valg av leder", "HMS-rapport"]


def thread(*titles: str, dates: tuple[str, ...] = ("2025-03-12", "2025-04-09", "2025-05-07", "2025-06-04", "2025-08-27")) -> Records:
    """A body's minutes with one item each."""
    papers = []
    for place, title in enumerate(titles):
        one = paper(f"p{place}")
        treat(one, meet(one, dates[place]), title, f"{place + 1}/25")
        papers.append(one)
    return linked(*papers)


def test_a_title_that_comes_back_within_a_season_is_the_same_case() -> None:
    (row,) = thread(*SAME).case_links
    assert (row.relation, row.reason) == ("same-case", "12.03.25: «Samarbeid med kystmuseet»")
    assert thread(*SAME, dates=("2024-03-12", "2025-04-09")).case_links == []


@pytest.mark.parametrize("title", RECURRENT)
def test_what_stands_on_every_agenda_is_no_case(title: str) -> None:
    assert thread(title, title, title).case_links == []


def test_a_title_of_every_second_meeting_is_a_standing_item() -> None:
    title = "Gjennomgang av båtplassene i hamna"
    assert thread(*[title] * 5).case_links == []


def test_the_same_archive_number_ties_neighbours_but_a_folders_number_does_not() -> None:
    march, april = paper("ccc"), paper("ddd")
    one = meet(march, "2025-03-12")
    treat(march, one, "Ny brygge", "1/25", case_number="2025/417")
    other = meet(april, "2025-04-09")
    treat(april, other, "Anbud på byggearbeid", "3/25", case_number="2025/417")
    assert [row.relation for row in linked(march, april).case_links] == ["same-case"]
    treat(april, other, "Turplan", "4/25", case_number="2025/417")
    assert linked(march, april).case_links == []


ACROSS = [
    ("Saken oversendes Kystutvalget.", "Mudring av hamna", "follows-up"),
    ("Saken sendes til behandling i kystutvalget.", "Mudring av hamna – behandling", "follows-up"),
    ("Saka vert lagd fram for KYU i april.", "Mudring av hamna", "follows-up"),
    ("The matter is referred to Kystutvalget.", "Mudring av hamna", "follows-up"),
    ("Saken oversendes Kystutvalget.", "Utleie av naust", ""),
    ("Saken oversendes kommunestyret.", "Mudring av hamna", ""),
    ("Kystutvalget deltok i drøftingen.", "Mudring av hamna", ""),
]


@pytest.mark.parametrize(("sentence", "title", "relation"), ACROSS)
def test_a_matter_handed_on_is_followed_up_where_the_other_body_treats_it(sentence: str, title: str, relation: str) -> None:
    fjord = minutes("12.03.2025", f"7/25 Mudring av hamna\n{sentence}")
    kyst = minutes("09.04.2025", f"3/25 {title}\nVedtak: Det gjøres.", body="Kystutvalget")
    records = read_archive({"fjord/a.txt": fjord, "kyst/b.txt": kyst})
    assert name_ties(records) == ([("3/25", "7/25", relation)] if relation else [])


@pytest.mark.parametrize("said", ["Saken er oversendt fra Fjordrådet.", "Saka er oversend frå Fjordrådet.", "Received from Fjordrådet."])
def test_what_another_body_has_sent_on_is_found_there(said: str) -> None:
    fjord = minutes("12.03.2025", "7/25 Mudring av hamna\nDrøftet.", "8/25 Turplan\nDrøftet.")
    kyst = minutes("09.04.2025", f"3/25 Mudring av hamna\n{said}", body="Kystutvalget")
    assert name_ties(read_archive({"fjord/a.txt": fjord, "kyst/b.txt": kyst})) == [("3/25", "7/25", "follows-up")]


def test_a_matter_put_off_in_the_last_meeting_without_a_word_of_it_there() -> None:
    march = minutes("12.03.2025", "7/25 Mudring\nRådet ble ikke ferdig.", "8/25 Turplan\nDrøftet.")
    april = minutes("09.04.2025", "9/25 Mudring av hamna\nSaken ble utsatt fra forrige møte.")
    assert ties(march, april) == [("9/25", "7/25", "postponed-from")]


def test_a_reference_that_names_another_bodys_item_finds_it_there() -> None:
    fjord = minutes("12.03.2025", "3/25 Mudring av hamna\nDrøftet.")
    for said in ("Jf. FJR-sak 3/25.", "Jf. sak 3/25 i Fjordrådet."):
        kyst = minutes("09.04.2025", "1/25 Godtgjørelse\nVedtatt.", f"3/25 Mudring\n{said}", body="Kystutvalget")
        records = read_archive({"fjord/a.txt": fjord, "kyst/b.txt": kyst})
        assert [(row.item_id, row.earlier_item_id) for row in records.case_links] == [("kyst-2025-04-09-3-25", "fjord-2025-03-12-3-25")]
        assert any(row.table == "case_links" and row.quote == said for row in records.evidence)


@pytest.mark.parametrize(("title", "count"), [("Mudring av hamna", 1), ("Anbud på mudring", 1), ("Ny turplan", 0)])
def test_one_archive_number_in_two_bodies_needs_something_more(title: str, count: int) -> None:
    one, other = paper("ccc", body="Fjordrådet"), paper("ddd", body="Kystutvalget")
    treat(one, meet(one, "2025-03-12"), "Mudring av hamna", "1/25", case_number="2025/417")
    treat(other, meet(other, "2025-04-09"), title, "9/25", case_number="2025/417")
    records = link([("fjord/c.txt", one), ("kyst/d.txt", other)], Settings(bodies=BODIES))
    assert [row.relation for row in records.case_links] == ["same-case"] * count


def test_no_row_waits_for_an_item_that_is_not_there() -> None:
    one = paper("ccc")
    item = treat(one, meet(one, "2025-03-12"), "Mudring av hamna", "1/25")
    put(one, "case_links", CaseLink("", item, "follows-up", "0.95", "Saken oversendes styret."))
    put(one, "case_links", CaseLink(item, "AMU 3/25", "follows-up", "0.95", "Jf. AMU-sak 3/25."))
    assert linked(one).case_links == []


def test_an_item_of_the_notice_that_the_minutes_do_not_have_comes_back_as_postponed() -> None:
    notice, march, april = paper("bbb", "agenda"), paper("ccc"), paper("ddd")
    key = meet(notice, "2025-03-12", "agenda")
    treat(notice, key, "Ny brygge", "7/25")
    treat(notice, key, "Arkivplan for kystmuseet", "8/25")
    treat(march, meet(march, "2025-03-12"), "Ny brygge", "7/25")
    treat(april, meet(april, "2025-04-09"), "Arkivplan for kystmuseet", "9/25")
    assert [(row.earlier_item_id, row.relation) for row in linked(notice, march, april).case_links] == [
        ("raad-2025-03-12-8-25", "postponed-from")
    ]


def test_half_a_title_does_where_the_decisions_share_rare_words() -> None:
    march = minutes(
        "12.03.2025",
        "7/25 Kystmuseet: nye utstillingslokaler\nVedtak: Rådet ber havnesjefen forhandle om leie av sildebua med eierlaget Fiskebruket.",
        "8/25 Kystmuseet: åpningstider\nVedtak: Museet har åpent i juli.",
    )
    april = minutes("09.04.2025", "9/25 Leiekontrakt for kystmuseet\nVedtak: Leie av sildebua godkjennes; eierlaget Fiskebruket rydder.")
    assert ties(march, april) == [("9/25", "7/25", "same-case")]
