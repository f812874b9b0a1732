"""PDF -> lines through pdfium: whole pages of text at once, then place, size and weight of the ends of each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from pipeline.documents import Box, Document
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.encoding import clean
from pipeline.read.garbled import shift_letters
from pipeline.read.marks import join_marks
from pipeline.read.ocr import find_engine
from pipeline.read.pdf_characters import Characters, Turn
from pipeline.read.pdf_columns import lift_columns
from pipeline.read.pdf_furniture import find_furniture
from pipeline.read.pdf_ladder import MOST_PAGES, Reading, climb, read_without_first
from pipeline.read.pdf_lines import make_lines
from pipeline.read.pdf_marks import find_marks
from pipeline.read.pdf_order import Row, order_rows
from pipeline.read.pdf_pictures import Page, find_doubts, find_noise, read_pictures
from pipeline.read.pdf_pieces import Piece, find_pieces, find_turn, find_words
from pipeline.read.pdf_sheets import FEWEST_LETTERS, find_fault, open_sheet, read_edges, read_text
from pipeline.read.pdf_tables import find_rules, find_tables, is_grid, lift_tables
from pipeline.read.pdf_tagged import is_tagged, order_tagged, tag_pieces
from pipeline.read.pdf_tags import read_tags

MOST_LETTERS = 5_000_000
"""Letters of a paper that are read."""
STAMPS, MOST_LEVEL = 150, 5
"""Letters set on end that stamps in a margin may have; how many times as many the page has where they are a small part of it."""
BLIND = {"page-needs-ocr", "ocr-failed", "picture-without-words"}
"""Faults of pages whose text is not known."""
HEADER = b"%PDF-"
PASSWORD, SECURITY = 4, 5
"""pdfium's error numbers for files that want a password or another handler."""


def read_pdf(data: bytes, ocr: str = "off", passwords: Sequence[str] = (), *, plain: bool = False) -> Document:
    """The lines of a PDF in reading order; with `ocr` "auto", pages without text are read as pictures where that is installed.

    An encrypted file is opened with the first of `passwords` that fits. `plain`, pdfium is not asked.
    Raises UnreadableError for files that want another password, and for broken ones.
    """
    start = data.find(HEADER)
    data = data[start:] if start > 0 else data
    first = partial(read_with_pdfium, ocr=ocr, passwords=passwords)
    reading = read_without_first(data, passwords) if plain else climb(data, first, passwords)
    pages, total = reading.pages, reading.total
    furniture = find_furniture([(page.height, page.rows) for page in pages])
    if len(furniture) == sum(len(page.rows) for page in pages):
        furniture = set()
    furniture |= find_noise(pages)
    lines = make_lines([(page.width, page.rows) for page in pages], furniture)
    findings = [*reading.findings, *find_doubts(pages)]
    if len(pages) < total:
        findings.append(Finding("partly-read", values={"read": str(len(pages)), "total": str(total)}))
    blind = all(page.fault in BLIND or not page.rows for page in pages) and any(page.fault in BLIND for page in pages)
    meta = reading.meta | join_marks([reading.meta.get("marks", ""), *(mark for page in pages for mark in page.marks)])
    return Document("", "", "pdf", tuple(lines), total, "needs-ocr" if blind else "read", meta, findings=tuple(findings))


def read_with_pdfium(data: bytes, ocr: str, passwords: Sequence[str]) -> Reading:
    """What pdfium makes of a file, its own title and author too. Raises UnreadableError where it does not open."""
    import pypdfium2
    import pypdfium2.raw as raw

    if not data.startswith(HEADER):  # it is lost; pdfium asks for it, and finds the objects by itself
        data = HEADER + b"1.4\n" + data
    for password in (None, *passwords):
        raw.FPDF_LoadMemDocument(b"", 0, None)  # so that no error of a file before is left
        try:
            with pypdfium2.PdfDocument(data, password=password) as paper:
                pages = read_sheets(paper)
                if any(page.fault == "page-needs-ocr" for page in pages) and (engine := find_engine(ocr)):
                    read_pictures(paper, pages, engine)
                return Reading(pages, len(paper), read_info(paper), tuple(find_locks(paper, password)))
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", 0) not in {PASSWORD, SECURITY} and "password" not in str(error).lower():
                raise UnreadableError("corrupt-file", part="PDF") from error
    raise UnreadableError("encrypted-file")


def read_info(paper: Any) -> dict[str, str]:
    """Title and author of the file, where they say something, and its subject and keywords among its marks."""
    found = {key: clean(paper.get_metadata_value(key)).strip() for key in ("Title", "Author", "CreationDate", "Subject", "Keywords")}
    marks = join_marks([found.pop("Subject"), found.pop("Keywords")])
    return {key.lower(): value for key, value in found.items() if value} | marks


def find_locks(paper: Any, password: str | None) -> Iterator[Finding]:
    """What its encryption has to do with a paper that opens all the same: a password that fitted, or things that its owner forbids."""
    import pypdfium2.raw as raw

    if password is not None:
        yield Finding("opened-with-password")
    elif raw.FPDF_GetSecurityHandlerRevision(paper.raw) >= 0:
        yield Finding("owner-restricts")


def read_sheets(paper: Any) -> list[Page]:
    """The pages of an open PDF, up to the caps."""
    pages: list[Page] = []
    letters = tables = 0
    tagged = is_tagged_paper(paper)
    for number in range(min(len(paper), MOST_PAGES)):
        try:
            with open_sheet(paper, number) as (sheet, textpage):
                found, count, tables = read_page(sheet, textpage, tables, tagged)
        except (MemoryError, TimeoutError):
            raise
        except Exception:  # pdfium's own, or odd geometry that upsets us: one page, where the others may be whole
            found, count = Page(fault="page-unreadable"), 0
        pages.append(found)
        letters += count
        if letters > MOST_LETTERS:
            break
    return pages


def read_page(sheet: Any, textpage: Any, tables: int, tagged: bool) -> tuple[Page, int, int]:
    """One page, its number of letters, and the number of tables met so far."""
    text, count = read_text(textpage)
    fault = find_fault(sheet, text)
    if fault == "letters-repaired":
        text = shift_letters(text)
    chars = Characters(textpage, text, count)
    edges = read_edges(sheet)
    turn, chars.shift = find_turn(edges, chars)
    chars.turn = turn
    pieces = find_pieces(chars) if fault != "page-needs-ocr" or len(text) < 4 * FEWEST_LETTERS else []
    fault = fault or ("page-askew" if is_askew(pieces) else "")
    marks = find_marks(sheet, pieces)
    width, height = size_of(edges, turn)
    rows = read_tagged(sheet, chars, pieces, tables) if tagged and pieces else []
    if not rows:
        rules = find_rules(sheet, turn) if pieces else []
        if is_grid(rules):
            grids = find_tables(rules)
            pieces = lift_tables(pieces, grids, lambda piece: find_words(chars, piece), tables)
            tables += len(grids)
        rows = lift_columns(order_rows(upright(pieces)), tables)
    return Page(height, width, rows, fault, marks), len(text), max([tables, *(row.pieces[0].table for row in rows)])


def is_tagged_paper(paper: Any) -> bool:
    """True where the paper says that it has a tag tree."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFCatalog_IsTagged(paper.raw))


def read_tagged(sheet: Any, chars: Characters, pieces: Sequence[Piece], tables: int) -> list[Row]:
    """The rows of a page by its tags; none where the tags do not tell enough."""
    tags = read_tags(sheet)
    if not tags:
        return []
    found = tag_pieces(upright(pieces), chars.mark, tags, lambda piece: find_words(chars, piece))
    return order_tagged(found, tables) if is_tagged(found) else []


def size_of(edges: Box, turn: Turn) -> tuple[float, float]:
    """Width and height of a page as its text runs."""
    left, bottom, right, top = edges
    (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
    return max(abs(x1 - x0), 1.0), max(abs(y1 - y0), 1.0)


def is_askew(pieces: Sequence[Piece]) -> bool:
    """True where more is left out of a page than the stamps in its margin: columns on their head, slanting text, Arabic."""
    askew = sum(len(piece.text) for piece in pieces if not piece.upright)
    return STAMPS < askew < sum(len(piece.text) for piece in pieces) < MOST_LEVEL * askew


def upright(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those set on end in the margin (stamps, archive marks); all where nothing else is there."""
    level = [piece for piece in pieces if piece.upright]
    return level or list(pieces)
