"""What a file says of itself outside its lines: stamps that are turned or laid over, properties, labels, the head of a page or message."""

# ruff: noqa: E501 (papers stand as they are)

from __future__ import annotations

import io
import zipfile
from math import cos, radians, sin

import docx
import pytest

from pipeline.engine.paper import parse_paper
from pipeline.read import read
from tests.faults.pdfs import FONT, make_stream, write_pdf

MEMO = (
    *("Notat", "Til: Driftsutvalget", "Fra: Kari Nes", "Dato: 3. mars 2025", "Gjelder: Kjøp av huset ved elva"),
    *("Jeg ber om at dette tas opp i neste møte.", "Det er flere forhold som må avklares før sommeren.", "Hilsen", "Kari Nes"),
)


def set_text(x: float, y: float, text: str, angle: float = 0, size: int = 11) -> str:
    """A line of text set at an angle."""
    across, up = cos(radians(angle)), sin(radians(angle))
    return f"BT /F1 {size} Tf {across:.4f} {up:.4f} {-up:.4f} {across:.4f} {x} {y} Tm ({text}) Tj ET\n"


def make_pdf(more: str = "", note: str = "", info: str = "") -> bytes:
    """A memo of a page with more text, an annotation, and properties."""
    content = "".join(set_text(90, 780 - 18 * row, text) for row, text in enumerate(MEMO)) + more
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>{'/Annots[6 0 R]' if note else ''}>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[4 0 R]>>", FONT, page.encode()]
    objects += [make_stream(content.encode("cp1252")), f"<</Type/Annot/Rect[9 9 99 99]{note}>>".encode(), f"<<{info}>>".encode()]
    return write_pdf(objects, extra=b"/Info 7 0 R")


def read_access(data: bytes, name: str) -> str:
    """Whether a paper is open or withheld, as its parser says."""
    return parse_paper(data, name).document.record.access


TURNED = {
    "on end": set_text(30, 300, "Unntatt offentlighet", 90),
    "downwards": set_text(570, 600, "Unnateke offentlegheit, jf. offl. § 13", 270),
    "slanting": set_text(150, 250, "FORTROLIG", 45, 60),
    "on its head": set_text(500, 30, "Kun for utvalgets medlemmer", 180),
    "two lines": set_text(30, 200, "Unntatt", 90) + set_text(44, 200, "offentlighet", 90),
    "letters below each other": "".join(set_text(30, 600 - 14 * row, letter) for row, letter in enumerate("FORTROLIG")),
    "spaced": set_text(30, 200, "U N N T A T T  O F F E N T L I G H E T", 90),
}


@pytest.mark.parametrize("more", TURNED.values(), ids=TURNED)
def test_a_turned_stamp_closes_a_pdf_and_is_no_line_of_it(more: str) -> None:
    assert read_access(make_pdf(more), "a.pdf") == "withheld"
    plain = [line.text for line in read(make_pdf(), "a.pdf").lines]
    assert [line.text for line in read(make_pdf(more), "a.pdf").lines if len(line.text) > 1] == plain


@pytest.mark.parametrize(
    "note", ["/Subtype/Stamp/Name/Confidential", "/Subtype/FreeText/Contents(Fortrolig)", "/Subtype/Stamp/Name/NotForPublicRelease"]
)
def test_a_stamp_laid_over_a_page_closes_it(note: str) -> None:
    assert read_access(make_pdf(note=note), "a.pdf") == "withheld"


@pytest.mark.parametrize("info", ["/Keywords(budsjett; fortrolig)", "/Subject(Unntatt offentlighet)", "/Title(Notat - konfidensielt)"])
def test_the_properties_of_a_pdf_close_it(info: str) -> None:
    assert read_access(make_pdf(info=info), "a.pdf") == "withheld"


@pytest.mark.parametrize(
    ("more", "note", "info"),
    [
        (set_text(30, 300, "Arkivert 12.03.2025", 90), "", ""),
        ("", "/Subtype/Stamp/Name/Approved", ""),
        ("", "/Subtype/Text/Contents(Fortrolig?)", ""),
        ("", "", "/Keywords(budsjett; fortrolighet; internkontroll)"),
    ],
)
def test_other_text_beside_the_lines_closes_nothing(more: str, note: str, info: str) -> None:
    assert read_access(make_pdf(more, note, info), "a.pdf") == "open"


def make_word(own: dict[str, str] | None = None, **core: str) -> bytes:
    """A memo in Word with core properties, and with others of its own."""
    paper, stream, out = docx.Document(), io.BytesIO(), io.BytesIO()
    for text in MEMO:
        paper.add_paragraph(text)
    for name, text in core.items():
        setattr(paper.core_properties, name, text)
    paper.save(stream)
    values = "".join(f'<property name="{name}"><lpwstr>{text}</lpwstr></property>' for name, text in (own or {}).items())
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        if own:
            new.writestr("docProps/custom.xml", f"<Properties>{values}</Properties>")
    return out.getvalue()


@pytest.mark.parametrize(
    "core",
    [
        {"keywords": "Unntatt offentlighet"},
        {"keywords": "budsjett; unnateke offentlegheit"},
        {"category": "Fortrolig"},
        {"content_status": "Konfidensielt"},
        {"subject": "U.off. § 13"},
        {"comments": "Members only"},
        {"category": "INTERN"},
        {"title": "Notat (fortrolig)"},
    ],
)
def test_a_mark_in_the_core_properties_closes_a_word_file(core: dict[str, str]) -> None:
    assert read_access(make_word(**core), "a.docx") == "withheld"


@pytest.mark.parametrize(
    ("own", "access"),
    [
        ({"Klassifisering": "Fortrolig"}, "withheld"),
        ({"Offentlig": "Nei"}, "withheld"),
        ({"MSIP_Label_1_Name": "Konfidensielt"}, "withheld"),
        ({"MSIP_Label_1_Name": "Intern"}, "open"),
        ({"Klassifisering": "Åpen", "ContentTypeId": "0x01"}, "open"),
    ],
)
def test_its_own_properties_close_it_but_not_the_label_that_every_paper_gets(own: dict[str, str], access: str) -> None:
    assert read_access(make_word(own), "a.docx") == access


def test_open_properties_close_nothing() -> None:
    assert (
        read_access(make_word(keywords="budsjett; åpenhet", category="Notat", content_status="Final", comments="Til møtet"), "a.docx")
        == "open"
    )


@pytest.mark.parametrize(
    ("head", "access"),
    [
        ('<meta name="keywords" content="fortrolig">', "withheld"),
        ('<meta name="access" content="Unntatt offentlighet">', "withheld"),
        ("<title>Notat – fortrolig</title>", "withheld"),
        ('<meta name="keywords" content="fortrolighet, notat"><title>Notat</title>', "open"),
    ],
)
def test_the_head_of_a_page_closes_it(head: str, access: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in MEMO)
    assert read_access(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html") == access


@pytest.mark.parametrize(
    ("head", "access"),
    [
        ("Subject: Kjøp av huset\nKeywords: fortrolig\n", "withheld"),
        ("Subject: Kjøp av huset\nX-Classification: Restricted\n", "withheld"),
        ("Subject: SV: Fortrolig: Kjøp av huset\n", "withheld"),
        ("Subject: Til intern bruk: Kjøp av huset\n", "withheld"),
        ("Subject: Fortrolighet ved kjøp av huset\nKeywords: notat\n", "open"),
    ],
)
def test_the_head_of_a_message_closes_it(head: str, access: str) -> None:
    mail = f"From: Kari Nes <kari.nes@vang.example>\nTo: post@vang.example\n{head}Date: Tue, 10 Jun 2025 10:00:00 +0100\n\nHei, kan dere drøfte det?\n"
    assert read_access(mail.encode(), "a.eml") == access


def test_the_front_matter_of_a_text_closes_it() -> None:
    body = "\n\n".join(MEMO)
    said = [read_access(f"---\ntitle: Notat\n{line}\n---\n\n{body}".encode(), "a.md") for line in ("offentlig: nei", "offentlig: ja")]
    assert said == ["withheld", "open"]
