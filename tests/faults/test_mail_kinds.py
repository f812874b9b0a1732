"""E-mail as it comes: several texts in one message, replies below and between, boxes, seals, headers that break every rule."""

from __future__ import annotations

import email.message
import email.policy
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from pipeline.documents import Document
from pipeline.read import read

HEAD = "From: a@eks.no\nTo: b@eks.no\nSubject: Møte\n"


def own(document: Document) -> list[str]:
    """The lines behind the headers."""
    return [line.text for line in document.lines[3:]]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def mixed(*parts: MIMEText | MIMEMultipart, kind: str = "mixed") -> MIMEMultipart:
    message = MIMEMultipart(kind)
    for part in parts:
        message.attach(part)
    return message


def read_mail(message: MIMEText | MIMEMultipart) -> Document:
    for name, value in (("From", "a@eks.no"), ("To", "b@eks.no"), ("Subject", "s")):
        message[name] = value
    return read(message.as_bytes(), "a.eml")


def page(text: str) -> MIMEText:
    return MIMEText(f"<html><body>{text}</body></html>", "html", "utf-8")


def test_all_texts_of_a_message_are_read_in_order() -> None:
    inner = mixed(MIMEText("To"), page("<p>Tre</p>"), kind="related")
    document = read_mail(mixed(MIMEText("En"), inner, MIMEText("Fire")))
    assert own(document) == ["En", "To", "Tre", "Fire"]
    assert [line.number for line in document.lines] == list(range(1, 8))


@pytest.mark.parametrize(
    ("plain", "html", "found"),
    [
        ("Vedtak: ja", "<p>Vedtak: <b>ja</b></p>", ["Vedtak: ja"]),
        ("", "<p>Vedtak: ja</p>", ["Vedtak: ja"]),
        ("Se HTML.", "<p>" + "Vedtak om budsjett. " * 20 + "</p>", [("Vedtak om budsjett. " * 20).strip()]),
    ],
)
def test_of_a_text_in_two_forms_one_is_read(plain: str, html: str, found: list[str]) -> None:
    assert own(read_mail(mixed(MIMEText(plain), page(html), kind="alternative"))) == found


@pytest.mark.parametrize(
    ("body", "found", "left"),
    [
        ("Ja.\n\nOn 5 March 2025, Kari Nes wrote:\n> Kan du?\n", ["Ja."], "2"),
        ("On 5 March 2025, Kari Nes wrote:\n> Kan du?\n\nJa.\n\n> Og Per?\n\nNei.\n", ["Ja.", "Nei."], "3"),
        ("Ja.\n\n-----Opprinnelig melding-----\nFra: Kari Nes\n\nKan du?\n", ["Ja."], "3"),
        ("-----Original Message-----\nFrom: Kari\n\nHer.\n", ["-----Original Message-----", "From: Kari", "Her."], ""),
        ("> Kan du?\n> Og Per?\n", ["Kan du?", "Og Per?"], ""),
    ],
    ids=["above", "below and between", "as Outlook does", "only handed on", "only quoted"],
)  # fmt: skip
def test_what_the_sender_wrote_is_read_wherever_it_stands(body: str, found: list[str], left: str) -> None:
    document = read((HEAD + "\n" + body).encode(), "a.eml")
    assert own(document) == found
    assert [finding.values["count"] for finding in document.findings] == ([left] if left else [])


def test_of_a_page_only_the_older_mail_itself_is_left_out() -> None:
    cited = '<p>Over</p><blockquote type="cite"><p>Eldre</p><blockquote>eldst</blockquote></blockquote><p>Under</p>'
    document = read_mail(page(cited))
    assert (own(document), codes(document)) == (["Over", "Under"], ["quoted-mail-left-out"])


def test_a_box_is_its_first_message_with_the_others_attached() -> None:
    row = "From a@eks.no Tue Mar  4 10:00:00 2025\n"
    box = "\n".join(f"{row}From: a@eks.no\nSubject: Sak {number}\n\nTekst {number}\n" for number in (1, 2, 2))
    document = read(box.encode(), "a.mbox")
    assert document.lines[-1].text == "Tekst 1"
    assert [(one.name, read(one.data, one.name).lines[-1].text) for one in document.attachments] == [
        ("Sak 2.eml", "Tekst 2"),
        ("Sak 2-2.eml", "Tekst 2"),
    ]


def test_seals_are_no_papers_invitations_are_and_what_is_encrypted_is_said() -> None:
    seal = MIMEText("x", "plain")
    seal.replace_header("Content-Type", "application/pgp-signature")
    invitation = MIMEText("BEGIN:VCALENDAR\nSUMMARY:Møte i rådet\nEND:VCALENDAR", "calendar", "utf-8")
    secret = MIMEText("-----BEGIN PGP MESSAGE-----\nabc", "plain")
    secret.replace_header("Content-Type", "application/octet-stream")
    papers = [read(one.data, one.name) for one in read_mail(mixed(MIMEText("Hei"), invitation, seal, secret)).attachments]
    assert [(paper.status, codes(paper)) for paper in papers] == [("read", []), ("failed", ["encrypted-file"])]


def deep(depth: int) -> bytes:
    """A message of parts in parts."""
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(depth))
    return (HEAD + head + "\nHei\n").encode()


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + "Content-Type: text/plain; charset=idna\n\nHei..\n",
        HEAD + "Content-Type: text/plain; charset=undefined\n\nHei\n",
        HEAD + "Content-Type: text/plain; charset=rot13\n\nHei\n",
        HEAD + "Content-Type: text/plain; charset=\"a\x00b\"\n\nHei\n",
        HEAD + "Content-Type: text/plain; charset*=x''%ff\n\nHei\n",
        HEAD + "Content-Transfer-Encoding: base64\n\nSGVp!\n",
        HEAD + "Content-Type: multipart/mixed\n\nHei\n",
        HEAD + "Content-Type: ;;;\nContent-Disposition: =?x\n\nHei\n",
        HEAD + "Date: Thu, 99 Foo 99999999999999 99:99:99 +9999\n\nHei\n",
        HEAD.replace("a@eks.no", "a: b@c;;, " * 3) + "\nHei\n",
        HEAD.replace("a@eks.no", "(" * 5_000) + "\nHei\n",
        HEAD.replace("Møte", "=?utf-8?B?" + "/" * 101 + "?= =?x?Q??=") + "\nHei\n",
        HEAD.replace("Møte", "=?utf-8?Q?=ED=A0=80?=") + "\nHei\n",
        HEAD.replace("b@eks.no", ", ".join(f"p{number}@eks.no" for number in range(20_000))) + "\nHei\n",
    ],
)  # fmt: skip
def test_no_header_keeps_a_message_from_being_read(raw: str) -> None:
    document = read(raw.encode(), "a.eml")
    assert document.status == "read"
    assert "reader-failed" not in codes(document)
    assert all(one.text.encode("utf-8") for one in document.lines)
    inner = [read(one.data, one.name) for one in document.attachments]
    assert any(line.text.startswith("Hei") for paper in (document, *inner) for line in paper.lines)


@pytest.mark.parametrize("depth", [50, 1_500])
def test_parts_in_parts_are_read_or_refused(depth: int) -> None:
    document = read(deep(depth), "a.eml")
    assert (document.status, codes(document)) in [("read", []), ("read", ["no-text"]), ("failed", ["too-large"])]


def test_attachments_beyond_the_most_are_said() -> None:
    message = email.message.EmailMessage(policy=email.policy.default)
    message["From"], message["To"], message["Subject"] = "a@eks.no", "b@eks.no", "s"
    message.set_content("Hei")
    for number in range(503):
        message.add_attachment(b"x", "text", "plain", filename=f"{number}.txt")
    document = read(message.as_bytes(), "a.eml")
    assert (len(document.attachments), [finding.values["part"] for finding in document.findings]) == (500, ["501–503"])
