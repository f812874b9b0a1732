"""Memos, letters and e-mails: letterheads in one and two columns, what was decided, what is asked."""

from __future__ import annotations

import pytest

from pipeline.parse.memo import parse_memo
from tests.parse.parsing import Given, read_page

LETTER = """Solvik høgskole
Dato\tReferanse
16.02.2025\t2025/219

Notat
Til: Fagutvalget
  Dekanene, Studieavdelingen
Kopi til:
- Bibliotekdirektøren
- Tillitsvalgte
Fra: Viserektor Kari Nes
Gjelder: Ny ordning for sensur
Unntatt offentlighet, offl. § 14

Styret vedtok 12. januar 2025 en ny ordning. Den trer i kraft 1. august 2025. Saken er drøftet i ledermøtet, AMU og studentutvalget.
Vi ber om at saken settes opp i møtet 26. mars. Fakultetene bes om å svare innen 1. mars.

Med vennlig hilsen
Kari Nes
viserektor

Vedlegg:
1. Ordningen
2. Høringsbrev
"""
STACKED = """Dato
03.04.2025
Referanse
FL/12
Notat
Til:
Instituttene
Kopi til:
Fra:
Prodekan
Signatur:

Temaer for høsten
Prodekanen ønsker at temaet tas opp i møtet i november 2025.
"""
MAIL = """From: "Nes, Kari" <kari@solvik.example>
To: Ola Dahl <ola@solvik.example>, fagutvalget@solvik.example
Cc: Per Moe <per@solvik.example>
Subject: Sak til neste =?utf-8?q?m=C3=B8te?=
Date: Wed, 05 Nov 2025 10:12:00 +0100
Content-Type: text/plain; charset=utf-8

Hei,

Jeg ber om at ny ordning for sensur settes på saklista til møtet 26. november. Utkast er vedlagt.

Hilsen Kari Nes
"""
APPLICATION = """tirsdag 17. april 2018    Solvik

Søknad om midler til kor

Hei,

På vegne av koret søker jeg om kr 24.000,- til innkjøp av noter. Koret øver hver uke og trenger noter til vårkonserten i Solvik kirke.

Vennlig hilsen,
Tor Lie
Leder, Solvik kor
"""


def parse(text: str, name: str = "notat.txt") -> Given:
    return Given(parse_memo(read_page(text, name), "nb"))


def test_a_letterhead_in_two_columns_gives_date_and_reference() -> None:
    row = parse(LETTER).row("Memo")
    assert (row.date, row.reference) == ("2025-02-16", "2025/219")


def test_recipients_over_several_lines_are_one_list() -> None:
    row = parse(LETTER).row("Memo")
    assert row.recipients == "Fagutvalget; Dekanene; Studieavdelingen"
    assert row.copies == "Bibliotekdirektøren; Tillitsvalgte"
    assert (row.sender, row.signed_by) == ("Viserektor Kari Nes", "Kari Nes")


def test_a_labelled_subject_is_the_title() -> None:
    given = parse(LETTER)
    assert given.row("Memo").subject == given.row("DocumentRow").title == "Ny ordning for sensur"


def test_what_was_decided_and_from_when_it_holds() -> None:
    row = parse(LETTER).row("Memo")
    assert (row.decided_by, row.decided_on, row.effective_from) == ("Styret", "2025-01-12", "2025-08-01")
    assert row.consulted == "ledermøtet; AMU; studentutvalget"


def test_requests_are_word_for_word_and_name_their_meeting() -> None:
    row = parse(LETTER).row("Memo")
    assert row.requests == "Vi ber om at saken settes opp i møtet 26. mars.; Fakultetene bes om å svare innen 1. mars."
    assert row.requested_for == "2025-03-26"


def test_listed_attachments_are_counted() -> None:
    assert parse(LETTER).row("Memo").attachments_expected == "2"


def test_a_paper_exempt_from_the_public_is_withheld() -> None:
    assert parse(LETTER).row("DocumentRow").access == "withheld"
    assert parse(STACKED).row("DocumentRow").access == "open"


def test_labels_with_their_values_below() -> None:
    given = parse(STACKED)
    row = given.row("Memo")
    assert (row.date, row.reference, row.recipients, row.copies, row.sender) == ("2025-04-03", "FL/12", "Instituttene", "", "Prodekan")
    assert (row.subject, row.signed_by, row.requested_for) == ("Temaer for høsten", "", "2025-11")
    assert "memo-unsigned" in given.codes()


def test_an_email_gives_its_headers_with_the_printed_line_as_evidence() -> None:
    given = parse(MAIL, "sak.eml")
    row = given.row("Memo")
    assert (row.sender, row.recipients, row.copies) == ("Nes, Kari", "Ola Dahl; fagutvalget@solvik.example", "Per Moe")
    assert (row.subject, row.date, row.requested_for) == ("Sak til neste møte", "2025-11-05", "2025-11-26")
    assert given.evidence(row, "subject").line > 0
    assert "memo-unsigned" not in given.codes()


def test_an_application_has_a_loose_date_a_heading_and_a_signature() -> None:
    row = parse(APPLICATION).row("Memo")
    assert (row.date, row.subject, row.sender) == ("2018-04-17", "Søknad om midler til kor", "Tor Lie")
    assert row.requests.startswith("På vegne av koret søker jeg om kr 24.000,-")


def test_a_letter_of_prose_alone_gets_no_subject() -> None:
    prose = "Vi viser til samtalen om ordningen, som nå har vart i flere år og som mange har spurt om i møter og brev."
    row = parse(f"Hei,\n\n{prose}\n\nHilsen\nTor Lie\n").row("Memo")
    assert row.subject == ""


def test_a_printed_mail_keeps_the_date_of_the_mail_not_of_the_print() -> None:
    text = (
        "05.04.2022, 11:36 E-post - Søknad om rom\n\nSøknad om rom\n1 e-post\n"
        "Kari Nes <kari@solvik.example>  4. april 2022 kl. 10:47\nTil: Romstyret <rom@solvik.example>\n\nHei! Vi ber om et rom.\n"
    )
    row = parse(text).row("Memo")
    assert (row.date, row.sender, row.recipients, row.subject) == ("2022-04-04", "Kari Nes", "Romstyret", "Søknad om rom")


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Planen gjelder fra 2026.", "2026"),
        ("Reglene trer i kraft 1. mars 2026.", "2026-03-01"),
        ("Ordninga gjeld frå mars 2026.", "2026-03"),
    ],
)
def test_the_day_from_which_it_holds_is_as_precise_as_written(sentence: str, year: str) -> None:
    assert parse(f"Notat\nFra: Prodekan\n\nNy plan\n\n{sentence}\n").row("Memo").effective_from == year


def test_a_short_numbered_list_is_no_scheme_of_areas() -> None:
    assert parse("Notat\nFra: Prodekan\n\nNy plan\n\nVi har to områder:\n\n1. Undervisning\n2. Forskning\n").rows("PolicyArea") == []


def test_a_case_paper_has_its_sender_and_date_where_it_says_them() -> None:
    text = "Saken gjelder: Ny bod\n\nBoden er gammel.\n\nDriftssjefen fremmer følgende\n\nForslag til vedtak: Boden rives.\n\n"
    row = parse(f"{text}Saken er godkjent av driftssjefen 6.9.2024.\n").row("Memo")
    assert (row.subject, row.sender, row.date) == ("Ny bod", "Driftssjefen", "2024-09-06")


@pytest.mark.parametrize(("greeting", "who"), [("Hei Hyttestyret,", "Hyttestyret"), ("Hei alle sammen!", ""), ("Hei,", "")])
def test_the_greeting_of_a_letter_names_its_addressee(greeting: str, who: str) -> None:
    assert parse(f"{greeting}\n\nVi søker om 500 kr til maling.\n\nHilsen\nTor Lie\n").row("Memo").recipients == who


def test_a_case_named_among_the_labels_is_the_subject_and_the_organ_written_to_is_the_body() -> None:
    text = (
        "NOTAT\n\nTil: Havneutvalget\nFra: Kari Nes\nDato: 11.02.2026\n"
        "Sak: Nye låser i båthuset – videre prosess\n\n1 Bakgrunn\nLåsene er gamle.\n"
    )
    given = Given(parse_memo(read_page(text)))
    memo, row = given.row("Memo"), given.row("DocumentRow")
    assert memo.subject == row.title == "Nye låser i båthuset – videre prosess"
    assert row.body_name == "Havneutvalget"


HEAD = """SAKSFRAMLEGG

Saksnr: PS 30/26
Utval: Fjordutvalet
{meeting}
Sakshandsamar: Siv Lunde
{own}

NY KAI

Forslag til vedtak:
Kaien blir bygd.
"""


@pytest.mark.parametrize(
    ("meeting", "own", "dates"),
    [
        ("Møtedato: 10.12.2026", "Dato: 04.12.2026", ("2026-12-04", "2026-12-10")),
        ("Styremøte:\t9. desember 2026", "Dato: 20.11.2026", ("2026-11-20", "2026-12-09")),
        ("Til møte: 09.12.2026", "Notatdato: 20.11.2026", ("2026-11-20", "2026-12-09")),
        ("Møtedato: 10.12.2026", "", ("", "2026-12-10")),
        ("Meeting date: 10 December 2026", "Date: 4 December 2026", ("2026-12-04", "2026-12-10")),
    ],
)
def test_a_case_papers_own_date_is_not_the_day_of_the_meeting_that_it_is_for(meeting: str, own: str, dates: tuple[str, str]) -> None:
    given = parse(HEAD.format(meeting=meeting, own=own))
    memo = given.row("Memo")
    assert (memo.date, memo.requested_for) == dates
    assert given.row("DocumentRow").date == dates[0]
    assert memo.sender == "Siv Lunde"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Notatet er til sak 34/26 i styremøte 09.12.2026.", "2026-12-09"),
        ("Saka skal handsamast i styremøtet 9. desember 2026.", "2026-12-09"),
        ("Saken behandles i styremøtet onsdag 9. desember.", "2026-12-09"),
        ("The matter is to be considered at the board meeting on 9 December 2026.", "2026-12-09"),
        ("Saka vart handsama i styremøtet 9. desember 2025.", ""),
        ("Saken ble behandlet i styremøtet 12. november 2026.", ""),
        ("Vi viser til sak 12/26 i styremøtet 9. september 2026.", ""),
    ],
)
def test_the_meeting_that_a_sentence_says_the_matter_comes_up_in(sentence: str, day: str) -> None:
    assert parse(f"NOTAT\n\nTil: Styret\nDato: 20.11.2026\nSak: Ny kai ved naustet\n\n{sentence}\n").row("Memo").requested_for == day
