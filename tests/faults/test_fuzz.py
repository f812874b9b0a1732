"""F35: any text, and any page or Word file made of it, through the readers and parsers: only our own errors come out."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from pipeline.conclusions import conclude
from pipeline.engine.paper import parse_paper
from pipeline.errors import ReferentError
from pipeline.language.calendar import last_day
from pipeline.language.dates import find_dates, find_periods
from pipeline.language.due import find_due
from pipeline.language.personal_numbers import mask_personal_numbers
from pipeline.language.times import find_times
from pipeline.link import link
from pipeline.publish import publish
from pipeline.read import read
from pipeline.settings import Settings
from pipeline.store.order import arrange
from tests.faults.any_text import SEED, draw, make_bytes, make_figures, make_page, make_text, make_texts

HOME = Path(__file__).parents[2]
COUNT = int(os.environ.get("FUZZ", "4000"))
SOME_OR_ALL = [pytest.param(25, id="25"), pytest.param(COUNT, id="all", marks=pytest.mark.faults)]


def fuzz(make: Callable[[random.Random], str], count: int, hold: Callable[[str], object]) -> None:
    """So many texts through a function, which may raise our own errors only; any other says with which text."""
    for text in draw(make, count):
        try:
            hold(text)
        except ReferentError:
            continue
        except Exception as error:
            error.add_note(f"SEED={SEED}, the text: {text!r}")
            raise


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_dates_times_and_dues_of_any_text_are_days_that_exist(count: int) -> None:
    def hold(text: str) -> None:
        days = [iso for found in find_dates(text) for iso in (found.iso, found.end_iso) if iso]
        days += [found.iso for found in find_periods(text) if found.iso]
        due = find_due(text, "2025-10-15")
        for iso in [*days, *([due.due_date] if due and due.due_date else [])]:
            date.fromisoformat(last_day(iso))
        list(find_times(text))
        assert len(mask_personal_numbers(text)) == len(text)

    fuzz(make_figures, count * 4, hold)


@pytest.mark.parametrize("kind", ["minutes", "agenda", "committee_page", "meeting_plan", "memo", ""])
@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_text_as_any_kind_of_paper_gives_records_or_findings(kind: str, count: int) -> None:
    fuzz(make_text, count, lambda text: str(parse_paper(text.encode(), "a.txt", kind=kind)))


KINDS = ("minutes", "agenda", "committee_page", "meeting_plan", "memo")


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_papers_go_all_the_way_to_the_tables_and_the_calendar(count: int) -> None:
    def hold(text: str) -> None:
        texts = text.split("\n\n")
        papers = [(f"raad/{n}.txt", parse_paper(part.encode(), f"{n}.txt", kind=KINDS[n % 5])) for n, part in enumerate(texts)]
        records = conclude(link(papers, Settings()), Settings(), "2025-12-31", [])
        arrange(records)
        publish(records, Settings(), "2025-12-31", templates=HOME / "templates", guard=lambda job: b"-")

    fuzz(make_texts, count // 2, hold)


def make_word(text: str) -> bytes:
    """A Word file with the text's lines as paragraphs, headings, list points and cells."""
    document, buffer = docx.Document(), io.BytesIO()
    lines = ["".join(sign for sign in line if sign.isprintable() or sign == "\t") for line in text.split("\n")]
    for place, line in enumerate(lines):
        if place % 4 == 3:
            row = document.add_table(rows=1, cols=2).rows[0]
            row.cells[0].text, row.cells[1].text = line, lines[place - 1]
        else:
            document.add_paragraph(line, style=("Normal", "Heading 1", "List Number")[place % 4])
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_page_is_read_and_parsed(count: int) -> None:
    fuzz(make_page, count, lambda text: str(parse_paper(f"<html><body>{text}".encode(), "a.html")))


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_word_file_is_read_and_parsed(count: int) -> None:
    fuzz(make_text, count // 4, lambda text: str(parse_paper(make_word(text), "a.docx")))


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_bytes_behind_any_head_are_read_or_named(count: int) -> None:
    fuzz(make_bytes, count, lambda text: read(text.encode("latin-1"), "a").status)
