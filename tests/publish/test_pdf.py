"""PDF: tagged, for archives and for screen readers, the same bytes on every machine; a value is data and nothing is cut."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from pipeline.publish import find_template, publish
from pipeline.publish.pdf import NO_LETTER
from pipeline.publish.printable import NO_CHARACTER
from pipeline.read import read
from pipeline.records import Records
from pipeline.settings import Settings
from tests.publish.sample import AS_OF, profile, sample
from tests.publish.test_files import publications, text_of
from tests.publish.test_read_back import long_agenda
from tests.publish.test_withheld import DECISION, TITLE, closed

AGENDA, REPORT = NAMES = ["alu-2025-11-26-agenda.pdf", "alu-2025-11-26-report.pdf"]
TYPST = '#panic(1) #read("/etc/passwd") $x^2$ *fet* _kursiv_ `kode` @sted <merke> = // /* [ ] { } \\ \\u{41} ~ -- --- \' " $ #'


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """The example's files, made once."""
    return publications()


def agenda_with(title: str) -> str:
    """The text of the agenda where an item that is carried over bears this title, as our reader reads it, in one line."""
    records = sample()
    records.agenda_items = [replace(item, title=title) if item.number == "37/25" else item for item in records.agenda_items]
    return " ".join(read(publications(records)[AGENDA], "a.pdf").text.split())


def find_tags(node: dict[str, Any]) -> Iterator[str]:
    """The structure types of a tagged PDF's tree, in reading order."""
    yield str(node.get("type"))
    for child in node.get("children", []):
        yield from find_tags(child)


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_tagged_and_meets_both_standards(name: str, language: str, tag: str) -> None:
    data = publications(language=language)[name]
    assert b"<pdfuaid:part>1<" in data
    assert b"<pdfaid:part>2<" in data and b"<pdfaid:conformance>A<" in data
    with pdfplumber.open(io.BytesIO(data)) as paper:
        catalog = paper.doc.catalog
        assert catalog["Lang"] == tag.encode()
        assert catalog["MarkInfo"]["Marked"] is True and "StructTreeRoot" in catalog
        tags = [tag for node in paper.structure_tree for tag in find_tags(node)]
    assert {"Table", "THead", "TBody", "TH", "TD", "H1"} <= set(tags)
    assert tags.count("THead") == tags.count("Table")


@pytest.mark.parametrize("name", NAMES)
def test_two_readers_open_it_and_read_the_same_title_and_letters(name: str, written: dict[str, bytes]) -> None:
    paper = pypdfium2.PdfDocument(written[name])
    with pdfplumber.open(io.BytesIO(written[name])) as other:
        assert len(paper) == len(other.pages) > 1
        assert paper.get_metadata_dict()["Title"] == other.metadata["Title"]
        texts = [(page.get_textpage().get_text_range(), twin.extract_text()) for page, twin in zip(paper, other.pages, strict=True)]
    assert paper.get_metadata_dict()["Title"] in texts[0][0]
    assert all(sorted(re.findall(r"\w", one)) == sorted(re.findall(r"\w", two)) for one, two in texts)


def test_a_pdf_is_dated_by_the_day_it_looks_from_and_is_the_same_each_time(written: dict[str, bytes]) -> None:
    again = publications()
    for name in NAMES:
        assert again[name] == written[name]
        assert pypdfium2.PdfDocument(written[name]).get_metadata_dict()["CreationDate"].startswith("D:20251119")


def test_only_fonts_that_come_with_the_program_are_used(written: dict[str, bytes]) -> None:
    for name in NAMES:
        fonts = {font.decode() for font in re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([A-Za-z]+)", written[name])}
        assert fonts and all(font.startswith(("Libertinus", "NewCM", "DejaVu")) for font in fonts)


@pytest.mark.parametrize(
    "title",
    [
        TYPST,
        "Lønn & <b>fete</b> {{ 7 * 7 }} {% if %}",
        "Mål: 50 % − «½» … 3 × 4 ≥ 10 €",
        "Sámi giellaguovddáš – Ŋ Đ Ŧ š ž č",
        "Łódź, Ærø, Þórshöfn, Αθήνα",
    ],
)
def test_a_value_is_text_and_never_code(title: str) -> None:
    assert f"{' '.join(title.split())} (oppfølging av 37/25)" in agenda_with(title)


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Lønn\x07\x00\x0c\x85\u202e\u200f\u2066 2026", f"Lønn{NO_CHARACTER * 4} 2026"),
        ("Lønn\ud800 2026", f"Lønn{NO_CHARACTER} 2026"),
        ("\uf0b7 Lønn 😀 2026 漢字", f"{NO_LETTER} Lønn {NO_LETTER} 2026 {NO_LETTER}{NO_LETTER}"),
        ("".join(map(chr, range(0x4E00, 0x4E80))) + " Lønn", "Lønn"),
        ("Lønn\"\u0a47 'x' \\ \U0001f468\u200d\U0001f469", f"Lønn\"{NO_LETTER} 'x' \\ {NO_LETTER}{NO_LETTER}"),
    ],
)
def test_signs_that_no_font_has_are_shown_as_missing_and_stop_nothing(title: str, printed: str) -> None:
    assert f"{printed} (oppfølging av 37/25)" in agenda_with(title)


def test_the_agenda_that_is_sent_holds_nothing_that_is_for_the_secretary(written: dict[str, bytes]) -> None:
    for name in (AGENDA, "alu-2025-11-26-agenda.docx", "alu-2025-11-26-agenda.json"):
        text = written[name].decode() if name.endswith("json") else text_of(written[name])
        assert "Til sekretæren" not in text and "Ingen sak om «Ledelse" not in text and "l. 63" not in text
    assert "Ingen sak om «Ledelse" in text_of(written["alu-2025-11-26-secretary.docx"])


@pytest.mark.parametrize("form", ["docx", "pdf", "json"])
def test_no_form_of_the_agenda_has_a_word_of_a_withheld_item(form: str) -> None:
    data = publications(closed())[f"alu-2025-11-26-agenda.{form}"]
    text = data.decode() if form == "json" else text_of(data)
    assert "offl. § 13" in text
    assert TITLE not in text and DECISION not in text and "Nordmann" not in text


def crowded() -> Records:
    """Forty items more, with titles that hold whole paragraphs, words without a place to break, file names and addresses."""
    records = long_agenda()
    base = records.agenda_items[-1]
    hard = f"{'Anskaffelsesrammeavtaleforhandlingsprosedyrer og ' * 8} {'m' * 90} utkast_til-rutine_2025-11-05_endelig.docx"
    web = "https://www.eksempel.no/saker/2025/417/vedlegg?nummer=12&side=3"
    extra = [replace(base, item_id=f"x-{n}", number=f"{n}/25", title=f"{hard} {web} {n}", position=str(n)) for n in range(200, 210)]
    records.agenda_items += extra
    return records


def test_nothing_runs_out_of_its_column_or_page() -> None:
    checked = 0
    with pdfplumber.open(io.BytesIO(publications(crowded())[AGENDA])) as paper:
        for page in paper.pages:
            assert all(char["x0"] > 50 and char["x1"] < page.width - 50 and char["bottom"] < page.height - 20 for char in page.chars)
            head = next((word for word in page.extract_words() if word["text"] == "Bakgrunn"), None)
            titles = [char for char in page.chars if head and "Bold" in char["fontname"] and char["top"] > head["bottom"]]
            long = [char for char in titles if char["text"] == "m"]
            assert not [char for char in long if head and char["x1"] > head["x0"]]
            checked += len(long)
    assert checked > 900


def test_the_head_of_the_items_stands_on_each_page_that_they_run_over() -> None:
    paper = pypdfium2.PdfDocument(publications(long_agenda())[AGENDA])
    texts = [page.get_textpage().get_text_range() for page in paper]
    pages = [text for text in texts if re.search(r"^1\d\d/25 ", text, re.M)]
    assert len(pages) > 2
    assert all("Tittel Bakgrunn Type og ansvarlig" in text for text in pages)
    assert [re.search(r"Side (\d+) av (\d+)", text).groups() for text in texts] == [  # type: ignore[union-attr]
        (str(n), str(len(texts))) for n in range(1, len(texts) + 1)
    ]


DAMAGED = {
    "no typst": b"#let (",
    "another name": b"#let d = json(bytes(sys.inputs.data))\n#d.nothing",
    "no title": b"#set document(title: none)\n= Text",
    "style missing": b'#import "nowhere.typ": *',
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_typst_template_is_named_with_what_to_do(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "agenda.typ").write_bytes(data)
    made = publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path)
    assert made.files and made.faults
    assert all(
        re.search(r"^\S+ was not made\. The template \S*/agenda\.typ .*`referent init FOLDER` makes\.$", fault) for fault in made.faults
    )


def test_a_restyled_template_may_bring_a_logo_and_its_own_words(tmp_path: Path) -> None:
    for name in ("agenda.typ", "style.typ"):
        (tmp_path / name).write_bytes(find_template(name, Path("nowhere")).read_bytes())
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><rect width="40" height="10" fill="#1f3a5f"/></svg>'
    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")
    source = (tmp_path / "agenda.typ").read_text(encoding="utf-8")
    shown = '#image("logo.svg", alt: "Logo", width: 3cm)\nVelkommen\n\n#head(d, d.date'
    (tmp_path / "agenda.typ").write_text(source.replace("#head(d, d.date", shown), encoding="utf-8")
    files = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, templates=tmp_path).files)
    assert "Velkommen" in text_of(files[AGENDA])
