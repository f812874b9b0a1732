"""Every Word file and page that is published can be read by everybody, and the checkers see what is wrong."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import html5lib
import pdfplumber
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.publish import publish
from pipeline.settings import Settings
from tests.publish.browser import PHONE, arm, read_axe
from tests.publish.docx_checks import find_faults
from tests.publish.sample import AS_OF, profile, sample
from tests.publish.test_files import publications
from tests.publish.test_pdf import crowded

LANGUAGES = ["nb", "nn", "en"]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every file of the example in each language, and crowded, by kind and name."""
    made = {language: publications(language=language) for language in LANGUAGES} | {"crowded": publications(crowded())}
    made["year"] = dict(publish(sample(), Settings(bodies={"alu": profile()}), AS_OF, period="2025").files)
    return {f"{kind}-{name}": data for kind, named in made.items() for name, data in named.items()}


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, str]:
    """The HTML files among them."""
    return {name: data.decode() for name, data in files.items() if name.endswith(".html")}


def test_every_word_file_is_accessible(files: dict[str, bytes]) -> None:
    faults = {name: find_faults(data) for name, data in files.items() if name.endswith(".docx")}
    assert len(faults) >= 12
    assert {name: found for name, found in faults.items() if found} == {}


def drop(document: Document, tag: str) -> None:
    """Takes out every element of one kind."""
    for element in list(document.element.body.iter(qn(tag))):
        element.getparent().remove(element)


def retitle(document: Document) -> None:
    document.core_properties.title = "Dokument 1"


def speak_danish(document: Document) -> None:
    next(document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "da-DK")


def skip_rank(document: Document) -> None:
    document.add_paragraph("Under", style="Heading 3")


def add_empty_heading(document: Document) -> None:
    document.add_paragraph("", style="Heading 1")


def unmark_heads(document: Document) -> None:
    drop(document, "w:tblHeader")


def empty_head(document: Document) -> None:
    document.tables[1].rows[0].cells[0].paragraphs[0].clear()


def type_list(document: Document) -> None:
    document.add_paragraph("- et punkt", style="Normal")


def add_space(document: Document) -> None:
    document.add_paragraph("")


def add_picture(document: Document) -> None:
    document.add_picture(io.BytesIO(bytes.fromhex(PNG)))


def pale(document: Document) -> None:
    document.styles["Table Note"].font.color.rgb = docx.shared.RGBColor(0xAA, 0xAA, 0xAA)


def put_heading_into_table(document: Document) -> None:
    document.tables[0].rows[0].cells[0].add_paragraph("Sak", style="Heading 2")


def merge_heads(document: Document) -> None:
    head = document.tables[1].rows[0].cells
    head[0].merge(head[1])


def nest_table(document: Document) -> None:
    document.tables[1].rows[1].cells[1].add_table(1, 1)


def fix_height(document: Document) -> None:
    document.tables[0].rows[0].height, document.tables[0].rows[0].height_rule = docx.shared.Pt(12), WD_ROW_HEIGHT_RULE.EXACTLY


def add_element(*tags: str) -> Callable[[Document], None]:
    """What puts elements, each inside the one before, into the last paragraph."""

    def add(document: Document) -> None:
        place = document.paragraphs[-1]._p
        for tag in tags:
            place = place.append(OxmlElement(tag)) or place[-1]

    return add


def link_bare(document: Document) -> None:
    add_element("w:hyperlink", "w:r", "w:t")(document)
    next(document.element.body.iter(qn("w:hyperlink")))[0][0].text = "https://example.org/papir"


def space_with_blanks(document: Document) -> None:
    document.add_paragraph("Sted:    Rådssalen")


def add_space_in_cell(document: Document) -> None:
    document.tables[1].rows[1].cells[1].add_paragraph("")


def write_pale(document: Document) -> None:
    run = document.tables[1].rows[1].cells[1].paragraphs[0].add_run("blekt")
    run.font.color.rgb = docx.shared.RGBColor(0x99, 0x99, 0x99)


def darken_ground(document: Document) -> None:
    cell = document.tables[1].rows[1].cells[1]
    fill = OxmlElement("w:shd")
    fill.set(qn("w:fill"), "203040")
    cell._tc.get_or_add_tcPr().append(fill)
    cell.paragraphs[0].add_run("svart på mørkt")


PNG = (
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
"""A picture of one dot."""

BREAKS: dict[str, Callable[[Document], None]] = {
    "title": retitle,
    "language": speak_danish,
    "heading: rank 3 follows rank 1": skip_rank,
    "heading: one is empty": add_empty_heading,
    "neither a header row": unmark_heads,
    "an empty head": empty_head,
    "list: typed": type_list,
    "space": add_space,
    "no alternative text": add_picture,
    "colour: TableNote": pale,
    "heading: 'Sak' stands in a table": put_heading_into_table,
    "merged heads": merge_heads,
    "inside another": nest_table,
    "a row of fixed height": fix_height,
    "float: w:txbxContent": add_element("w:r", "w:txbxContent"),
    "float: w:footnoteReference": add_element("w:r", "w:footnoteReference"),
    "link: ''": add_element("w:hyperlink", "w:r", "w:t"),
    "link: 'https:": link_bare,
    "space: made with blanks": space_with_blanks,
    "space: 1 empty": add_space_in_cell,
    "colour: 'blekt'": write_pale,
    "colour: 'svart på mørkt' in 000000 on 203040": darken_ground,
}


@pytest.mark.parametrize("fault", BREAKS)
def test_the_word_checker_sees(fault: str, files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files["nb-alu-2025-11-26-agenda.docx"]))
    BREAKS[fault](document)
    buffer = io.BytesIO()
    document.save(buffer)
    assert any(fault in found for found in find_faults(buffer.getvalue()))


def test_every_pdf_shows_its_title_and_language_and_has_bookmarks_heads_and_texts_for_pictures(files: dict[str, bytes]) -> None:
    papers = {name: data for name, data in files.items() if name.endswith(".pdf")}
    assert len(papers) >= 8
    for name, data in papers.items():
        assert len(pypdfium2.PdfDocument(data)) >= 1, name
        with pdfplumber.open(io.BytesIO(data)) as paper:
            catalog, nodes = paper.doc.catalog, [node for root in paper.structure_tree for node in walk(root)]
        assert catalog["Lang"] in {b"nb-NO", b"nn-NO", b"en-GB"}, name
        assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True and "Outlines" in catalog, name
        tables = [node for node in nodes if node["type"] == "Table"]
        assert all(any(inner["type"] == "TH" for inner in walk(table)) for table in tables), name
        assert all(node.get("alt_text", "").strip() for node in nodes if node["type"] == "Figure"), name


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node of a tagged PDF's tree and all below it."""
    yield node
    for child in node.get("children", []):
        yield from walk(child)


def test_every_page_is_html_without_an_error(pages: dict[str, str]) -> None:
    for page in pages.values():
        html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.slow
def test_axe_finds_nothing_in_any_page_on_a_screen_or_a_phone(pages: dict[str, str], root: Path, tmp_path: Path) -> None:
    browser, script = shutil.which("chromium"), root / "node_modules/axe-core/axe.min.js"
    if not browser or not script.is_file():
        pytest.skip("needs chromium, and axe-core: `make accessible` fetches it")
    for name, page in pages.items():
        (tmp_path / name).write_text(arm(page, script.read_text(encoding="utf-8")), encoding="utf-8")
        screen, phone = read_axe(browser, tmp_path / name, tmp_path / "profile")
        assert screen["passes"] > 20 and screen["violations"] == [], name
        assert phone["passes"] > 15 and phone["violations"] == [], name
        assert (phone["width"], phone["wide"]) == (PHONE, []), name
