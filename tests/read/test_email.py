"""E-mail: headers, the sender's own words, attachments."""

# ruff: noqa: E501 (papers are written as they stand)

from __future__ import annotations

from email.message import EmailMessage

import pytest

from pipeline.read import read
from pipeline.read.quotes import find_quote


def message(text: str, kind: str = "plain") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Cc"] = "Åse Lie <ase@eks.no>", "Kari Nes <kari@eks.no>", "Per Lie <per@eks.no>"
    mail["Subject"], mail["Date"] = "Sak til møtet", "Tue, 4 Mar 2025 23:30:00 +0100"
    mail.set_content(text, subtype=kind)
    return mail


def test_headers_are_meta_and_first_lines() -> None:
    document = read(message("Hei\n\nTa opp lønn.\n").as_bytes(), "a.eml")
    assert document.meta["date"] == "2025-03-04"
    assert [(line.number, line.text) for line in document.lines] == [
        (1, "Fra: Åse Lie <ase@eks.no>"),
        (2, "Til: Kari Nes <kari@eks.no>"),
        (3, "Kopi: Per Lie <per@eks.no>"),
        (4, "Dato: 2025-03-04"),
        (5, "Emne: Sak til møtet"),
        (6, "Hei"),
        (8, "Ta opp lønn."),
    ]
    assert document.lines[5].gap == 1


@pytest.mark.parametrize(
    "rows",
    [
        ["-----Opprinnelig melding-----", "gammelt"],
        ["Fra: Kari Nes", "Sendt: 3. mars 2025", "gammelt"],
        ["From: Kari", "Sent: Monday", "gammelt"],
        ["Från: Eva", "Skickat: den 3 mars", "gammelt"],
        ["Den 3. mars 2025 kl. 10:12 skrev Kari Nes", "<kari@eks.no>:"],
        ["On Wed, Mar 5, 2025 at 10:12 AM Kari Nes <kari@eks.no> wrote:"],
        ["ons. 5. mars 2025 kl. 10:12 skrev Kari Nes <kari@eks.no>:"],
    ],
)
def test_older_mail_begins_where_the_sender_quotes_it(rows: list[str]) -> None:
    assert find_quote(["Hei", "Fra mars gjelder ny avtale.", "Den 3. mars møtes vi.", *rows]) == 3


def test_older_mail_is_left_out_and_said() -> None:
    document = read(message("Ja.\n> Kan du?\n\n-----Original Message-----\nFrom: x\nGammelt\n").as_bytes(), "a.eml")
    assert document.lines[-1].text == "Ja."
    assert [(finding.code, finding.values["count"]) for finding in document.findings] == [("quoted-mail-left-out", "4")]


def test_html_is_read_where_there_is_no_plain_text() -> None:
    document = read(message("<p>Hei</p><ul><li>Lønn</li></ul><p>Fra: Per<br>Sendt: i går<br>gammelt</p>", "html").as_bytes(), "a.eml")
    assert [line.text for line in document.lines[5:]] == ["Hei", "• Lønn"]


def test_attachments_and_messages_inside_are_files_and_inline_pictures_are_not() -> None:
    mail = message("Se vedlegg.\n")
    for content in (b"%PDF-1.4 a", b"%PDF-1.4 b"):
        mail.add_attachment(content, maintype="application", subtype="pdf", filename="../sak:1.pdf")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif", cid="<1>", disposition="inline")
    inner = EmailMessage()
    inner["Subject"] = "Gammel sak"
    inner.set_content("x")
    mail.add_attachment(inner)
    found = read(mail.as_bytes(), "a.eml").attachments
    assert [item.name for item in found] == [".._sak_1.pdf".strip(" ."), "_sak_1-2.pdf", "Gammel sak.eml"]
    assert found[0].data == b"%PDF-1.4 a" and read(found[2].data, found[2].name).meta == {"subject": "Gammel sak"}


def test_soft_breaks_of_flowed_text_are_undone() -> None:
    mail = message("Dette er en lang \nlinje.\nNy linje.\n")
    mail.set_param("format", "flowed")
    assert [line.text for line in read(mail.as_bytes(), "a.eml").lines[5:]] == ["Dette er en lang linje.", "Ny linje."]


def test_unknown_character_sets_and_odd_headers_do_no_harm() -> None:
    raw = b"From: a: b@c;;\r\nSubject: =?X-UNKNOWN?B?aGVp?=\r\nDate: i morgen\r\nContent-Type: text/plain; charset=X-UNKNOWN\r\n\r\nM\xf8te i r\xe5det\r\n"
    document = read(raw, "a.eml")
    assert document.status == "read" and document.lines[-1].text == "Møte i rådet" and document.meta["date"] == "i morgen"
