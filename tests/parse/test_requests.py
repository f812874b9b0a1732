"""Requests for a place on an agenda, in five languages: the whole sentence, and the meeting that it names."""

from __future__ import annotations

import pytest

from pipeline.parse.memo import parse_memo
from tests.parse.parsing import Given, read_page


def ask(*sentences: str, subject: str = "Sak", date: str = "Tue, 24 Feb 2026 09:12:00 +0100") -> Given:
    head = f"From: Ola Ek <ola@x.example>\nTo: Siv Aa <siv@x.example>\nSubject: {subject}\nDate: {date}\n"
    body = "\n".join(sentences)
    mail = f"{head}Content-Type: text/plain; charset=utf-8\n\nHei,\n\n{body}\n\nHilsen\nOla Ek\n"
    return Given(parse_memo(read_page(mail, "sak.eml"), "nb"))


@pytest.mark.parametrize(
    ("sentence", "meeting"),
    [
        ("Me ber om at «Solceller på taket» vert sett på saklista til styremøtet 15. april.", "2026-04-15"),
        ("Vi ber om at saken settes på sakslisten til utvalgsmøtet onsdag 15. april.", "2026-04-15"),
        ("Kan «Solceller på taket» settes på sakslisten til møtet 15. april?", "2026-04-15"),
        ("Kan dere sette «Nye låser» på sakslisten til møtet 11. mars 2026?", "2026-03-11"),
        ("Kan de setje «Nye låsar» på saklista til fagrådsmøtet 11. mars?", "2026-03-11"),
        ("Jeg vil gjerne ha opp en sak om parkering i møtet 15. april.", "2026-04-15"),
        ("Saken bør drøftes i ledermøtet 14. januar.", "2027-01-14"),
        ("Eg melder inn ei sak til styremøtet 15. april: Parkering.", "2026-04-15"),
        ("Saken settes på dagsorden i møtet 15. april.", "2026-04-15"),
        ("Could you put «Parking» on the agenda for the meeting on 15 April?", "2026-04-15"),
        ("Could you please add parking to the agenda of the 15 April meeting?", "2026-04-15"),
        ("Kan I sætte «Cykler» på dagsordenen til mødet den 15. april?", "2026-04-15"),
        ("Kan ni sätta upp parkering på dagordningen till styrelsemötet den 15 april?", "2026-04-15"),
        ("Etter møtet 3. mars ber vi om at saken settes opp i møtet 15. april.", "2026-04-15"),
        ("Vi ønsker «Solceller på taket» behandlet i styremøtet 15.04.", "2026-04-15"),
        ("Kan denne saken komme opp på møtet den 15/4?", "2026-04-15"),
        ("Ta gjerne med «Kaffe» på dagsorden for møtet i april.", "2026-04"),
        ("Kan rådet ta opp skitransport i desembermøtet?", "2026-12"),
        ("Kan rådet ta opp skitransport i aprilmøtet?", "2026-04"),
        ("Jag önskar att frågan om cykelställ tas upp på styrelsemötet den 15 april.", "2026-04-15"),
        ("Vi ber om at fråsegna blir lagd fram for styret 15. april.", "2026-04-15"),
        ("Kan saken tas opp i neste møte?", ""),
        ("Vi ber om at «Solceller» settes på sakslisten i neste styremøte.", ""),
        ("Could parking be discussed at the next meeting?", ""),
        ("Kan vi få med parkering på dagordningen till nästa möte?", ""),
    ],
)
def test_a_request_for_the_agenda_is_taken_whole_with_the_meeting_it_names(sentence: str, meeting: str) -> None:
    row = ask(sentence).row("Memo")
    assert (row.requests, row.requested_for) == (sentence, meeting)


@pytest.mark.parametrize(
    "sentence",
    [
        "Saken ble satt på sakslisten til møtet 3. mars.",
        "Saka vart handsama i styremøtet 3. mars.",
        "Vi viser til møtet 3. mars.",
        "Referatet fra møtet 3. mars er lagt ut.",
    ],
)
def test_what_has_been_on_an_agenda_is_not_asked_for(sentence: str) -> None:
    row = ask(sentence).row("Memo")
    assert (row.requests, row.requested_for) == ("", "")


def test_minutes_of_a_meeting_are_not_the_meeting_asked_for() -> None:
    row = ask("Vi ber om at referatet fra møtet 3. april rettes.").row("Memo")
    assert row.requests and row.requested_for == ""


def test_a_stop_inside_a_quoted_title_ends_no_sentence() -> None:
    sentence = "Kan «Hva nå? Veien videre» settes på sakslisten til møtet 15. april?"
    assert ask("Takk for sist.", sentence).row("Memo").requests == sentence


def test_titles_in_a_list_below_the_request_belong_to_it() -> None:
    row = ask("Vi ber om at dette settes på sakslisten til møtet 15. april:", "", "- Solceller", "- Parkering").row("Memo")
    assert row.requests == "Vi ber om at dette settes på sakslisten til møtet 15. april: - Solceller - Parkering"
    assert row.requested_for == "2026-04-15"


def test_the_subject_names_the_meeting_where_the_request_does_not() -> None:
    sentence = "Vi ber om at saken settes på sakslisten."
    assert ask(sentence, subject="Sak til styremøtet 15. april").row("Memo").requested_for == "2026-04-15"
    assert ask("Kan saken tas opp i neste møte?", subject="Om møtet 15. april").row("Memo").requested_for == ""


def test_a_request_that_a_mail_program_has_wrapped_unevenly_is_one_sentence() -> None:
    row = ask("Vi ber om at «Parkering for", "ansatte» settes på sakslisten til styremøtet onsdag", "15. april. Vi kommer gjerne.").row(
        "Memo"
    )
    assert row.requests == "Vi ber om at «Parkering for ansatte» settes på sakslisten til styremøtet onsdag 15. april."
    assert row.requested_for == "2026-04-15"


def test_a_question_to_the_reader_is_a_request_without_a_meeting() -> None:
    row = ask("Kan dere svare oss innen 1. april på om kommunen er kontaktet?", "", "Hva er klokka?").row("Memo")
    assert (row.requests, row.requested_for) == ("Kan dere svare oss innen 1. april på om kommunen er kontaktet?", "")


def test_what_a_body_once_asked_for_is_no_request() -> None:
    past = "Driftsutvalet handsama inneklimaet i sak DU 24/2025 og bad om strakstiltak."
    assert ask(past, "Eg ber om at saka vert teken opp.").row("Memo").requests == "Eg ber om at saka vert teken opp."
    assert ask("Fagleiar Kari Nes bad om at saka vert teken opp.").row("Memo").requests


def test_under_background_only_the_writers_own_words_are_a_request() -> None:
    row = ask("Bakgrunn:", "", "Studentane ber om betre luft.", "", "Vi ber om at saka vert sett på saklista.").row("Memo")
    assert row.requests == "Vi ber om at saka vert sett på saklista."


@pytest.mark.parametrize(
    ("sentence", "meeting"),
    [
        ("Eg ber om at klagen vert teken opp i møtet i Driftsutvalet 4. mars 2026.", "2026-03-04"),
        ("Vi ber om at saken tas opp i møtet til Utvalget for bygg og drift den 4. mars 2026.", "2026-03-04"),
        ("Vi ber om at saken tas opp i møtet i Driftsutvalet, med svar innen 4. mars 2026.", ""),
    ],
)
def test_a_meeting_is_known_by_its_day_behind_the_name_of_the_body(sentence: str, meeting: str) -> None:
    assert ask(sentence).row("Memo").requested_for == meeting


def test_the_day_that_a_mail_gives_up_is_not_asked_for() -> None:
    given = ask("Møtet 22. april 2026 er flytta til 29. april 2026. Eg ber om at de noterer dagen.", subject="Styremøte 22. april 2026")
    assert given.row("Memo").requested_for != "2026-04-22"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rådet bes drøfte meldingen og gi råd om oppfølging innen 15. januar 2027.",
        "Utvalet blir bede om å drøfte meldinga.",
        "The council is asked to discuss the report.",
    ],
)
def test_what_the_body_is_asked_is_a_request_under_the_background_too(sentence: str) -> None:
    paper = (
        f"Notat\n\nTil: Fjellrådet\nFra: Halvard Tindeland\nDato: 16. november 2026\nSak: Melding\n\nBakgrunn\nAlt er bra.\n\n{sentence}\n"
    )
    assert Given(parse_memo(read_page(paper, "notat.txt"), "nb")).row("Memo").requests == sentence


def test_what_others_have_been_asked_stays_background() -> None:
    paper = "Notat\n\nTil: Fjellrådet\nDato: 16. november 2026\nSak: Melding\n\nBakgrunn\nFakultetene bes hvert år om å svare.\n"
    assert Given(parse_memo(read_page(paper, "notat.txt"), "nb")).row("Memo").requests == ""
