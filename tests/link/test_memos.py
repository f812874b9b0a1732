from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.records import Extracted, MeetingLink, Memo, Parsed
from pipeline.settings import Settings
from tests.link.build import RAAD, linked, meet, paper, treat
from tests.link.texts import NOTICE, PLAN, read_all


def memo(document_id: str, **facts: str) -> Parsed:
    parsed = paper(document_id, "memo")
    parsed.memos.append(Extracted(Memo(document_id, source=f"{document_id}:1:1", **facts)))
    return parsed


def plan(*dates: str) -> Parsed:
    parsed = paper("aaa", "meeting_plan")
    for date in dates:
        meet(parsed, date, "plan")
    return parsed


def ties(*papers: Parsed) -> list[tuple[str, str]]:
    return [(row.relation, row.meeting_id) for row in linked(*papers).meeting_links if row.relation != "plan"]


def test_a_memo_is_tied_to_the_meeting_it_names() -> None:
    assert ties(plan("2025-03-12", "2025-04-09"), memo("bbb", date="2025-02-01", requested_for="2025-04-09")) == [
        ("paper", "raad-2025-04-09")
    ]


def test_a_memo_that_asks_for_the_next_meeting_is_tied_to_the_first_one_after_its_date() -> None:
    asking = memo("bbb", date="2025-03-12", requests="Kan saken tas opp i neste møte?")
    assert ties(plan("2025-03-12", "2025-04-09"), asking) == [("paper", "raad-2025-04-09")]
    assert linked(plan("2025-03-12", "2025-04-09"), asking).memos[0].requested_for == "raad-2025-04-09"


def test_a_memo_that_asks_for_none_is_only_a_candidate_for_the_first_meeting_after_it() -> None:
    assert ties(plan("2025-03-12", "2025-04-09"), memo("bbb", date="2025-03-20")) == [("candidate", "raad-2025-04-09")]
    assert ties(plan("2025-03-12"), memo("bbb")) == []


def test_what_is_attached_to_an_e_mail_belongs_to_the_meeting_that_the_e_mail_asks_for() -> None:
    mail = memo("bbb", date="2025-02-01", requested_for="2025-03-12")
    mail.attachments.append(("kalkyle.pdf", paper("ccc", "unknown")))
    records = link([("raad/plan.txt", plan("2025-03-12")), ("raad/mail.eml", mail)], Settings(bodies={"raad": RAAD}))
    assert {(row.document_id, row.relation) for row in records.meeting_links} == {("aaa", "plan"), ("bbb", "paper"), ("ccc", "paper")}
    assert {row.path for row in records.documents} == {"raad/plan.txt", "raad/mail.eml", "raad/mail.eml/kalkyle.pdf"}


CASE_PAPER = """Saksframlegg

Til: Rådet for fjellvett
Møtedato: {date}
Sak: {sak}

Innstilling til vedtak
Rådet ber driftssjefen sette opp nye skilt.
"""
FORM = """Agendamal for saker til Rådet for fjellvett

Tittel: Brukerundersøkelse på hyttene
Møtedato: 9. april 2025
Saksansvarlig: Ola Moe
Forslag til konklusjon: Rådet tar saken til orientering.
"""


def items_of(**papers: str) -> list[tuple[str, str]]:
    records = read_all(innkalling_txt=NOTICE.format(head=""), plan_txt=PLAN.format(head=""), **papers)
    rows = [row for row in records.meeting_links if row.relation == "paper"]
    return [(row.meeting_id, row.item_id.removeprefix(row.meeting_id)) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        CASE_PAPER.format(date="9. april 2025", sak="11/25 Skilting av vinterløyper"),
        "Notat\n\nDato: 1. april 2025\n\nNye skilt\n\nDette gjelder sak 11/25 i rådsmøtet 9. april 2025.\n",
        "Saksframlegg\nSak:\t11/25\nRådsmøte:\t9. april 2025\nDato:\t1. april 2025\n\nSkilt\n\nForslag til vedtak\nJa.\n",
        "SAKSFREMLEGG\n\nSaksnr: PS 11/25\nMøtedato: 9. april 2025\nDato: 1. april 2025\n\nSkilt\n\nForslag til vedtak:\nJa.\n",
        "Vedlegg 2 til sak 11/25\n\nKart over løypene\n\nKart A og kart B\n",
        "Notat\n\nDato: 1. april 2025\nTil: Rådet for fjellvett\nFra: Per Lie\nSaksnr: 11/25\n\nØkonomi\n\nVi ber rådet drøfte skiltene.\n",
    ],
)
def test_a_case_paper_belongs_to_the_item_whose_number_it_bears(text: str) -> None:
    assert items_of(papir_txt=text) == [("raad-2025-04-09", "-11-25")]


def test_a_filled_in_form_belongs_to_the_item_of_the_meeting_it_names_whose_title_it_bears() -> None:
    assert items_of(papir_txt=FORM) == [("raad-2025-04-09", "-12-25")]


def test_a_form_for_a_meeting_without_such_an_item_is_a_paper_of_the_meeting() -> None:
    assert items_of(papir_txt=FORM.replace("Brukerundersøkelse på hyttene", "Ny båt på vannet")) == [("raad-2025-04-09", "")]


def test_the_number_in_a_files_name_ties_an_attachment_to_its_item() -> None:
    assert items_of(**{"Sak 11-25 kart_txt": "Kart over løypene\n\nKart A og kart B\n"}) == [("raad-2025-04-09", "-11-25")]


def test_the_archive_case_ties_a_paper_to_its_item() -> None:
    agenda, letter = paper("bbb", "agenda"), memo("ccc", date="2025-04-01")
    treat(agenda, meet(agenda, "2025-04-09", "notice"), "Skilting", "11/25", case_number="2025/417")
    letter.meeting_links.append(Extracted(MeetingLink("", "paper", "2025/417", reason="Arkivsak: 2025/417", source="ccc:1:3")))
    (row,) = [link for link in linked(agenda, letter).meeting_links if link.relation == "paper"]
    assert (row.item_id, row.reason, row.source) == ("raad-2025-04-09-11-25", "Arkivsak: 2025/417", "ccc:1:3")


def test_a_paper_written_after_a_meeting_is_none_of_its_papers() -> None:
    late = "Notat\n\nDato: 2. mai 2025\nTil: Rådet for fjellvett\nFra: Per Lie\nSaksnr: 11/25\n\nOppfølging\n\nSkiltene er satt opp.\n"
    assert items_of(papir_txt=late) == []


TITLED = "Notat\n\nTil: Rådet for fjellvett\nFra: Per Lie\nDato: {date}\nSak: {title}\n\nDet er satt opp nye stolper.\n"


def test_a_memo_that_names_no_meeting_belongs_to_the_first_item_to_come_that_bears_its_title() -> None:
    fitting = TITLED.format(date="1. april 2025", title="Skilting av vinterløyper")
    assert items_of(papir_txt=fitting) == [("raad-2025-04-09", "-11-25")]


@pytest.mark.parametrize(
    ("date", "title"),
    [("2. mai 2025", "Skilting av vinterløyper"), ("1. april 2025", "Eventuelt"), ("1. april 2025", "Skilting av sommerløyper")],
)
def test_a_title_ties_no_memo_that_came_later_or_speaks_of_another_matter(date: str, title: str) -> None:
    assert items_of(papir_txt=TITLED.format(date=date, title=title)) == []
