"""pdfplumber, for the files that pdfium does not open or whose pages it does not find."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.errors import UnreadableError
from pipeline.read.encoding import clean
from pipeline.read.patience import limit_patience
from pipeline.read.pdf_blanks import has_content, shows_damage
from pipeline.read.pdf_characters import BOLD
from pipeline.read.pdf_order import order_rows
from pipeline.read.pdf_pictures import Page
from pipeline.read.pdf_pieces import Piece

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

PATIENCE = 4.0
"""Seconds of processor time for the look at the empty pages of a paper."""


def count_with_pdfplumber(data: bytes, passwords: Sequence[str] = ()) -> int:
    """The pages that hang in the tree of pages, whatever number the file states. Raises UnreadableError."""
    with open_with_pdfplumber(data, passwords) as paper:
        return len(paper.pages)


def read_with_pdfplumber(data: bytes, most: int, passwords: Sequence[str] = ()) -> tuple[list[Page], int]:
    """The first pages, and how many there are. Raises UnreadableError where pdfplumber cannot open the file either.

    A page that takes more patience than there is is the last.
    """
    with open_with_pdfplumber(data, passwords) as paper:
        pages: list[Page] = []
        try:
            for page in paper.pages[:most]:
                pages.append(read_page(page))
                page.close()
        except TimeoutError:
            pages.append(Page(fault="page-unreadable"))
        return pages, len(paper.pages)


def find_unread(data: bytes, numbers: Sequence[int], passwords: Sequence[str]) -> set[int]:
    """Which of these pages (from 0) are not empty after all; all of them where pdfplumber cannot open the file, which is damaged then."""
    try:
        with limit_patience(PATIENCE), open_with_pdfplumber(data, passwords) as paper:
            found = paper.pages
            return {number for number in numbers if number < len(found) and has_content(found[number].page_obj)}
    except UnreadableError:
        return set(numbers)
    except Exception:  # a third party's parser on a broken file may raise anything; what pdfium said stays
        return set()


def find_damaged(data: bytes, passwords: Sequence[str]) -> set[int]:
    """Which pages (from 0) show less than they were meant to; none where that cannot be told."""
    try:
        with limit_patience(PATIENCE), open_with_pdfplumber(data, passwords) as paper:
            return {number for number, page in enumerate(paper.pages) if shows_damage(page.page_obj)}
    except Exception:  # as above
        return set()


def open_with_pdfplumber(data: bytes, passwords: Sequence[str]) -> PDF:
    """The paper with its list of pages, opened without a password or with the first that fits. Raises UnreadableError."""
    import io
    import logging

    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what is wrong is a finding
    code = "corrupt-file"
    for password in ("", *passwords):
        try:
            paper = pdfplumber.open(io.BytesIO(data), password=password)
            _ = paper.pages  # made here, so that what is wrong with the tree of pages is met here
            return paper
        except Exception as error:  # a third party's parser on a broken file may raise anything
            cause = error.args[0] if error.args else None
            if not isinstance(error, PDFPasswordIncorrect) and not isinstance(cause, PDFPasswordIncorrect):
                break
            code = "encrypted-file"
    raise UnreadableError(code, part="PDF")


def read_page(page: Any) -> Page:
    """One page with its rows."""
    try:
        pieces = [make_piece(line) for line in page.extract_text_lines(return_chars=True)]
        fault = "" if pieces else "page-needs-ocr" if page.images else "page-unreadable" if has_content(page.page_obj) else ""
        return Page(float(page.height), float(page.width), order_rows(pieces), fault)
    except TimeoutError:
        raise
    except Exception:  # as above; the other pages may be whole
        return Page(fault="page-unreadable")


def make_piece(line: dict[str, object]) -> Piece:
    """A piece of one of pdfplumber's lines."""
    chars = line["chars"]
    assert isinstance(chars, list)
    size = float(chars[0]["size"])
    bold = all(BOLD.search(str(chars[end]["fontname"])) is not None for end in (0, -1))
    bottom = float(str(line["bottom"]))
    return Piece(clean(str(line["text"])), float(str(line["x0"])), float(str(line["x1"])), bottom - 0.2 * size, round(size, 1), bold)
