"""Every Word file and page that is published can be read by everybody, and the checkers see what is wrong."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import html5lib
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.publish.docx_checks import find_faults
from tests.publish.test_files import publications
from tests.publish.test_pdf import crowded

LANGUAGES = ["nb", "nn", "en"]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every file of the example in each language, and crowded, by kind and name."""
    made = {language: publications(language=language) for language in LANGUAGES} | {"crowded": publications(crowded())}
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
}


@pytest.mark.parametrize("fault", BREAKS)
def test_the_word_checker_sees(fault: str, files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files["nb-alu-2025-11-26-agenda.docx"]))
    BREAKS[fault](document)
    buffer = io.BytesIO()
    document.save(buffer)
    assert any(fault in found for found in find_faults(buffer.getvalue()))


def test_every_page_is_html_without_an_error(pages: dict[str, str]) -> None:
    for page in pages.values():
        html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.slow
def test_axe_finds_nothing_in_any_page(pages: dict[str, str], root: Path, tmp_path: Path) -> None:
    browser, script = shutil.which("chromium"), root / "node_modules/axe-core/axe.min.js"
    if not browser or not script.is_file():
        pytest.skip("needs chromium, and `npm install --no-save axe-core` in this folder")
    for name, page in pages.items():
        (tmp_path / name).write_text(arm(page, script.read_text(encoding="utf-8")), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
        command += [f"--user-data-dir={tmp_path}/profile", (tmp_path / name).as_uri()]
        shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
        found = re.search(r"<pre id=\"axe\">(.*?)</pre>", shown, re.DOTALL)
        assert found, name
        said = json.loads(found[1])
        assert said["passes"] > 20 and said["violations"] == [], name


def arm(page: str, script: str) -> str:
    """The page with axe in it, which writes what it finds into the page; our own policy forbids scripts and is taken out first."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    run = (
        "axe.run(document).then(found => { const shown = document.createElement('pre'); shown.id = 'axe'; shown.textContent = "
        "JSON.stringify({passes: found.passes.length, violations: found.violations.map(v => v.id)}); document.body.append(shown); });"
    )
    return page.replace("</body>", f"<script>{script}</script><script>{run}</script></body>")
