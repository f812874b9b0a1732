"""F35: any text, and any page or Word file made of it, through the readers and parsers: only our own errors come out."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

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

HOME = Path(__file__).parents[2]
WORDS = (
    "Referat fra møte i Rådet for fjellvett", "Innkalling til møte i Rådet", "Saksliste", "Møteplan høst 2025", "Møteplan 2023-2024",
    "Medlemmer:", "Leder: Kari Nes", "Nestleder Ola Dal (vara)", "Til stede: Kari Nes (leder), Ola Dal", "Forfall: Per Lie",
    "Vara for Per Lie: Siv Moe", "Møteleder: Kari Nes", "Referent: Ola Dal", "Sak 1/25 Budsjett", "Sak 12/2024", "S 7.1/07",
    "ALU-sak 3/25", "1.", "2.1 Eventuelt", "Eventuelt", "Vedtak:", "Tilrådning:", "Konklusjon: Saken utsettes.",
    "Vedtatt med 7 mot 2 stemmer", "enstemmig", "Oppfølging: Ola Dal sender plan innen uke 53", "Frist: 31.02.2025", "innen 29. februar",
    "innen utgangen av mars", "Frist uke 54", "uke 0", "uke 53/2025", "neste møte", "Neste møte: 32. januar", "17.2.25", "31.12.99",
    "00.00.0000", "99.99.9999", "2025-13-45", "29.02.2023", "1. januar 0000", "31. desember 9999", "kl. 25.61", "kl. 9-8", "24:00",
    "mandag 30. februar", "Unntatt offentlighet, jf. offl. § 13", "§ 99999999999", "Notat", "Til:", "Fra:", "Dato:",
    "Vår ref.: 2025/417", "Rådet bes om å behandle saken i møtet 12. mars", "| Navn | Enhet |", "|---|---|", "# Overskrift", "- punkt",
    "* ", "\t\t", "=====", "fødselsnummer 020132 99997", "☐", "•", "…", "Ø" * 300, "1" * 400, "(" * 200, "a/" * 100, "\u00ad\u200b",
    "e\u0301", "İ", "ß", "ǅ", "٣", "²", "½", "Ⅷ", "１２", "\x00", "\x0c",
)  # fmt: skip
LINE = st.lists(st.one_of(st.sampled_from(WORDS), st.text(st.characters(codec="utf-8"), max_size=20)), max_size=4).map(" ".join)
TEXT = st.lists(LINE, max_size=14).map("\n".join)
FIGURES = st.from_regex(
    r"(uke |kl\. |innen |frist |den )?[0-9]{1,4}[./: -]{0,2}[0-9]{0,4}[./: -]{0,2}[0-9]{0,6}( mars| juni|\. mai)?", fullmatch=True
)
COUNT = int(os.environ.get("FUZZ", "4000"))
SOME_OR_ALL = [pytest.param(25, id="25"), pytest.param(COUNT, id="all", marks=pytest.mark.faults)]


def fuzz(strategy: st.SearchStrategy[str], count: int, hold: Callable[[str], None]) -> None:
    """So many texts through a function, which may raise our own errors only."""

    @settings(max_examples=count, suppress_health_check=list(HealthCheck), phases=[Phase.generate], derandomize=count < 1000)
    @given(strategy)
    def feed(text: str) -> None:
        try:
            hold(text)
        except ReferentError:
            return

    feed()


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

    fuzz(st.one_of(FIGURES, TEXT), count * 4, hold)


@pytest.mark.parametrize("kind", ["minutes", "agenda", "committee_page", "meeting_plan", "memo", ""])
@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_text_as_any_kind_of_paper_gives_records_or_findings(kind: str, count: int) -> None:
    fuzz(TEXT, count, lambda text: str(parse_paper(text.encode("utf-8", "replace"), "a.txt", kind=kind)) and None)


KINDS = ("minutes", "agenda", "committee_page", "meeting_plan", "memo")


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_papers_go_all_the_way_to_the_tables_and_the_calendar(count: int) -> None:
    def hold(text: str) -> None:
        texts = text.split("\n\n")
        papers = [
            (f"raad/{n}.txt", parse_paper(part.encode("utf-8", "replace"), f"{n}.txt", kind=KINDS[n % 5])) for n, part in enumerate(texts)
        ]
        records = conclude(link(papers, Settings()), Settings(), "2025-12-31", [])
        arrange(records)
        publish(records, Settings(), "2025-12-31", templates=HOME / "templates", guard=lambda job: b"-")

    fuzz(st.lists(TEXT, min_size=2, max_size=5).map("\n\n".join), count // 2, hold)


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


TAGS = (
    "<p>", "</p>", "<table>", "<tr>", "<td colspan=99999>", "<td rowspan=-1>", "</table>", "<ul><li>", "<ol start=x>", "<h1>", "<h9>",
    "<script>", "<!--", "-->", "<![CDATA[", "<br/>", "<a href='x'>", "<pre>", "<dl><dt>", "&nbsp;", "&#0;", "&#xFFFFFF;",
    "<meta charset=utf-7>", "<title>",
)  # fmt: skip
PAGE = st.lists(
    st.one_of(
        st.sampled_from(TAGS),
        LINE,
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_page_is_read_and_parsed(count: int) -> None:
    fuzz(PAGE, count, lambda text: str(parse_paper(f"<html><body>{text}".encode("utf-8", "replace"), "a.html")) and None)


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_word_file_is_read_and_parsed(count: int) -> None:
    fuzz(TEXT, count // 4, lambda text: str(parse_paper(make_word(text), "a.docx")) and None)


HEADS = (
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"From: a\n\n", b"{\\rtf1", b"\xd0\xcf\x11\xe0", b"<html>", b"<?xml?>",
)  # fmt: skip


@pytest.mark.parametrize("count", SOME_OR_ALL)
def test_any_bytes_behind_any_head_are_read_or_named(count: int) -> None:
    pieces = st.tuples(st.sampled_from(HEADS), st.binary(max_size=300)).map(lambda pair: (pair[0] + pair[1]).decode("latin-1"))
    fuzz(pieces, count, lambda text: str(read(text.encode("latin-1"), "a").status) and None)
