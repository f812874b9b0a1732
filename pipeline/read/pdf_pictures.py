"""The pages of a PDF that have no text of their own, read as pictures."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.findings import Finding
from pipeline.read.ocr import MOST_PAGES, Engine, read_picture
from pipeline.read.ocr_words import even_sizes, find_printed
from pipeline.read.pdf_order import Row, make_row, order_rows
from pipeline.read.pdf_pieces import Piece

UNSURE, NOISE = 0.8, 0.5
"""Mean certainty of a page below which it is a doubt of its own; certainty below which it is no print (signatures, stamps, leaders)."""

PICTURED = {"read-by-ocr", "picture-without-words"}
"""Faults of pages that were read as pictures."""


@dataclass(slots=True)
class Page:
    """One page: its height, its rows in reading order, and what is wrong with it."""

    height: float = 842.0
    width: float = 595.0
    rows: list[Row] = field(default_factory=list)
    fault: str = ""
    """A finding's code; the page may still have rows."""
    marks: list[str] = field(default_factory=list)
    """Texts beside the rows that may be stamps (pdf_marks.py)."""


def read_pictures(paper: Any, pages: Sequence[Page], engine: Engine) -> None:
    """Give the pages that need it the rows that are read from their pictures, and the fault "read-by-ocr"."""
    import pypdfium2

    found: dict[int, list[Piece]] = {}
    language = ""
    for number in [number for number, page in enumerate(pages) if page.fault == "page-needs-ocr"][:MOST_PAGES]:
        page = pages[number]
        try:
            picture, language = read_picture(paper[number], engine, language)
        except (OSError, subprocess.SubprocessError, pypdfium2.PdfiumError):
            page.fault = "ocr-failed"
            break  # the next page would meet the same, and each takes its minute
        page.width, page.height = picture.width, picture.height
        found[number] = find_printed(picture.words, picture.height)
    for number, pieces in zip(found, even_sizes(list(found.values())), strict=True):
        printed = any(piece.certainty >= NOISE for piece in pieces)
        pages[number].rows = order_printed(pieces)
        pages[number].fault = "read-by-ocr" if printed else "picture-without-words"


def order_printed(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of a pictured page in reading order, what is no print last and each on its own."""
    printed = [piece for piece in pieces if piece.certainty >= NOISE]
    return [*order_rows(printed), *(make_row([piece]) for piece in pieces if piece.certainty < NOISE)]


def find_noise(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """(page index, row index) of rows that are no print: kept, so that a person sees them, but not read from."""
    pictured = ((number, page) for number, page in enumerate(pages) if page.fault in PICTURED)
    return {(number, index) for number, page in pictured for index, row in enumerate(page.rows) if row.certainty < NOISE}


def find_doubts(pages: Sequence[Page]) -> Iterator[Finding]:
    """A finding for each fault of a page; the pages read from pictures are named in one, those read poorly each."""
    pictured = [(number, page) for number, page in enumerate(pages, 1) if page.fault == "read-by-ocr"]
    if pictured:
        yield Finding("read-by-ocr", values={"pages": format_pages([number for number, _ in pictured])})
    for number, page in enumerate(pages, 1):
        if page.fault and page.fault not in {"read-by-ocr", "page-unreadable"}:
            yield Finding(page.fault, values={"page": str(number)})
    unread = [number for number, page in enumerate(pages, 1) if page.fault == "page-unreadable"]
    empty = [number for number, page in enumerate(pages, 1) if not page.rows and not page.fault]
    if unread:
        yield Finding("page-unreadable", values={"page": format_pages(unread)})
    if empty and len(empty) < len(pages):  # of a paper without any text that is said
        yield Finding("page-empty", values={"page": format_pages(empty)})
    for number, page in pictured:
        letters = sum(len(row.text) for row in page.rows)
        mean = sum(row.certainty * len(row.text) for row in page.rows) / letters
        if mean < UNSURE:
            yield Finding("ocr-uncertain", values={"page": str(number), "share": str(round(100 * mean))})


def format_pages(numbers: Sequence[int]) -> str:
    """Page numbers with runs drawn together.

    >>> format_pages([1, 2, 3, 5, 8, 9])
    '1-3, 5, 8-9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
