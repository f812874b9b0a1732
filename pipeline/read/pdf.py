"""PDF -> lines through pdfium: whole pages of text at once, then place, size and weight of the ends of each line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline.documents import Document
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.encoding import clean
from pipeline.read.garbled import is_garbled, is_shifted, shift_letters
from pipeline.read.ocr import find_engine
from pipeline.read.pdf_characters import Characters, Turn
from pipeline.read.pdf_columns import lift_columns
from pipeline.read.pdf_furniture import find_furniture
from pipeline.read.pdf_lines import make_lines
from pipeline.read.pdf_order import Row, order_rows
from pipeline.read.pdf_pictures import Page, find_doubts, find_noise, read_pictures
from pipeline.read.pdf_pieces import Piece, find_pieces, find_turn, find_words
from pipeline.read.pdf_tables import find_rules, find_tables, is_grid, lift_tables
from pipeline.read.pdf_tagged import is_tagged, order_tagged, tag_pieces
from pipeline.read.pdf_tags import read_tags

MOST_PAGES, MOST_LETTERS, FEWEST_LETTERS = 2_000, 5_000_000, 15
"""Pages and letters of a paper that are read; letters below which a page with pictures counts as a picture."""
ALNUM = re.compile(r"[^\W_]")
BLIND = {"page-needs-ocr", "ocr-failed", "picture-without-words"}
"""Faults of pages whose text is not known."""
PASSWORD, SECURITY = 4, 5
"""pdfium's error numbers for files that want a password or another handler."""


def read_pdf(data: bytes, ocr: str = "off") -> Document:
    """The lines of a PDF in reading order; with `ocr` "auto", pages without text are read as pictures where that is installed.

    Raises UnreadableError for encrypted and broken files.
    """
    start = data.find(b"%PDF-")
    data = data[start:] if start > 0 else data
    pages, total, meta = read_pages(data, ocr)
    furniture = find_furniture([(page.height, page.rows) for page in pages])
    if len(furniture) == sum(len(page.rows) for page in pages):
        furniture = set()
    furniture |= find_noise(pages)
    lines = make_lines([(page.width, page.rows) for page in pages], furniture)
    findings = list(find_doubts(pages))
    if len(pages) < total:
        findings.append(Finding("partly-read", values={"read": str(len(pages)), "total": str(total)}))
    blind = bool(pages) and all(page.fault in BLIND or not page.rows for page in pages) and bool(findings)
    return Document("", "", "pdf", tuple(lines), total, "needs-ocr" if blind else "read", meta, findings=tuple(findings))


def read_pages(data: bytes, ocr: str) -> tuple[list[Page], int, dict[str, str]]:
    """The pages that are read, how many there are, and the file's own title and author; pdfplumber where pdfium gives up."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as paper:
            pages = read_with_pdfium(paper)
            if any(page.fault == "page-needs-ocr" for page in pages) and (engine := find_engine(ocr)):
                read_pictures(paper, pages, engine)
            if not pages or any(page.fault != "page-unreadable" for page in pages):
                return pages, len(paper), read_info(paper)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) in {PASSWORD, SECURITY} or "password" in str(error).lower():
            raise UnreadableError("encrypted-file") from error
    from pipeline.read.pdf_fallback import read_with_pdfplumber

    found = read_with_pdfplumber(data, MOST_PAGES)
    pages = [Page(height, width, order_rows(pieces), "" if pieces else "page-needs-ocr") for width, height, pieces in found]
    return pages, len(pages), {}


def read_info(paper: Any) -> dict[str, str]:
    """Title and author of the file, where they say something."""
    found = {key.lower(): clean(paper.get_metadata_value(key)).strip() for key in ("Title", "Author", "CreationDate")}
    return {key: value for key, value in found.items() if value}


def read_with_pdfium(paper: Any) -> list[Page]:
    """The pages of an open PDF, up to the caps."""
    import pypdfium2

    pages: list[Page] = []
    letters = tables = 0
    tagged = is_tagged_paper(paper)
    for number in range(min(len(paper), MOST_PAGES)):
        try:
            page = paper[number]
            found, count, tables = read_page(page, tables, tagged)
            page.close()
        except pypdfium2.PdfiumError:
            found, count = Page(fault="page-unreadable"), 0
        pages.append(found)
        letters += count
        if letters > MOST_LETTERS:
            break
    return pages


def read_page(page: Any, tables: int, tagged: bool) -> tuple[Page, int, int]:
    """One page, its number of letters, and the number of tables met so far."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    fault = find_fault(page, text)
    if fault == "letters-repaired":
        text = shift_letters(text)
    chars = Characters(textpage, text)
    turn = chars.turn = find_turn(page, chars)
    pieces = find_pieces(chars) if fault != "page-needs-ocr" or len(text) < 4 * FEWEST_LETTERS else []
    width, height = size_of(page, turn)
    if tagged and pieces and (rows := read_tagged(page, chars, pieces, tables)):
        textpage.close()
        return Page(height, width, rows, fault), len(text), max([tables, *(row.pieces[0].table for row in rows)])
    rules = find_rules(page, turn) if pieces else []
    if is_grid(rules):
        grids = find_tables(rules)
        pieces = lift_tables(pieces, grids, lambda piece: find_words(chars, piece), tables)
        tables += len(grids)
    textpage.close()
    rows = lift_columns(order_rows(upright(pieces)), tables)
    return Page(height, width, rows, fault), len(text), max([tables, *(row.pieces[0].table for row in rows)])


def is_tagged_paper(paper: Any) -> bool:
    """True where the paper says that it has a tag tree."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFCatalog_IsTagged(paper.raw))


def read_tagged(page: Any, chars: Characters, pieces: Sequence[Piece], tables: int) -> list[Row]:
    """The rows of a page by its tags; none where the tags do not tell enough."""
    tags = read_tags(page)
    if not tags:
        return []
    found = tag_pieces(upright(pieces), lambda index: chars.mark(chars.number(index)), tags, lambda piece: find_words(chars, piece))
    return order_tagged(found, tables) if is_tagged(found) else []


def size_of(page: Any, turn: Turn) -> tuple[float, float]:
    """Width and height of a page as its text runs."""
    left, bottom, right, top = page.get_bbox()
    (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
    return max(abs(x1 - x0), 1.0), max(abs(y1 - y0), 1.0)


def find_fault(page: Any, text: str) -> str:
    """What is wrong with a page's text: nothing, no text where something is drawn, letters that make no words."""
    few = len(ALNUM.findall(text[:100])) < FEWEST_LETTERS  # most pages say enough in their first lines
    letters = len(ALNUM.findall(text[:400])) if few else FEWEST_LETTERS
    if letters < FEWEST_LETTERS:
        return "page-needs-ocr" if has_pictures(page) or (letters == 0 and has_objects(page)) else ""
    if is_garbled(text):
        return "letters-repaired" if is_shifted(text) else "page-needs-ocr"
    return ""


def has_objects(page: Any) -> bool:
    """True for a page on which anything is drawn."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFPage_CountObjects(page.raw))


def has_pictures(page: Any) -> bool:
    """True for a page that holds a picture."""
    import pypdfium2.raw as raw

    return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def upright(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those set on end in the margin (stamps, archive marks); all where nothing else is there."""
    level = [piece for piece in pieces if piece.upright]
    return level or list(pieces)
