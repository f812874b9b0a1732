"""The title of a paper: its own heading, else the front matter's, else the first line that names a kind."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.classify import classify
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import DocumentRow, Meeting
from tests.parse.parsing import Given

TITLES = tomllib.loads(Path(__file__).with_name("titles.toml").read_text(encoding="utf-8"))["paper"]


@pytest.mark.parametrize(("text", "title"), [(paper["text"], paper["title"]) for paper in TITLES])
def test_a_papers_title_is_its_own_heading_or_else_its_front_matters(text: str, title: str) -> None:
    assert find_row(text, "paper.md").title == title


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("Styret i Solvik | solvik.no", "<h1>Styret i Solvik</h1>", "Styret i Solvik"),
        ("Medlemsmøte i Solvik Vel 24. oktober", "<h1>Medlemsmøte: Hva vil vi?</h1>", "Medlemsmøte: Hva vil vi?"),
        ("Solvik Vel - Referat 3. mai", "", "Referat 3. mai"),
    ],
)
def test_a_web_pages_title_has_no_sites_name(head: str, heading: str, title: str) -> None:
    page = f"<title>{head}</title>{heading}<p>Styret består av følgende medlemmer:</p><p>Kari Nes (leder)</p>"
    assert find_row(page, "page.html").title == title


def find_row(text: str, name: str) -> DocumentRow:
    """The paper's own row."""
    document = read(text.encode(), name)
    row: DocumentRow = Given(parse(document, classify(document).kind, "nb")).row("DocumentRow")
    return row


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Samling 3. mai 2025\n\nTil stede: Kari Nes, Ola Moe\n\nVi snakket om båtene.\n", True),
        ("Faktura 1234\nFakturadato 03.03.2025\nForfallsdato 17.03.2025\nBeløp å betale: 1 250,00\n", False),
    ],
)
def test_a_paper_of_no_sure_kind_still_tells_of_its_meeting(text: str, met: bool) -> None:
    found = list(parse(read(text.encode(), "papir.txt"), "unknown", "nb"))
    assert any(isinstance(getattr(value, "record", None), Meeting) for value in found) == met


def test_a_letterhead_that_names_the_kind_of_paper_beside_the_sender_is_no_title() -> None:
    text = "SOLHEIM BARNEHAGE           Referat\n\nREFERAT FRÅ MØTE I FORELDRERÅDET\n\nDato: 22.10.2024\nTil stades: Kari Nes, Ola Moe\n"
    assert find_row(text, "papir.txt").title == "REFERAT FRÅ MØTE I FORELDRERÅDET"


def test_a_list_that_opens_with_a_labelled_day_has_no_title() -> None:
    text = "".join(f"## Dato {year}-05-14\n- [Indkaldelse](a{year})\n- [Referat](b{year})\n\n" for year in range(2018, 2024))
    assert find_row(text, "papir.md").title == ""
