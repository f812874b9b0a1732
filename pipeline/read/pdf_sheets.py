"""One page of an open PDF, straight from pdfium: its text, its edges, and whether there is something to see where there is nothing to read.

Pages are opened without pypdfium2's objects around them, which look after being closed; that costs as much as asking for the text.
"""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.documents import Box
from pipeline.read.garbled import is_garbled, is_shifted

FEWEST_LETTERS, DEEPEST = 15, 3
"""Letters below which a page with pictures counts as a picture; forms inside each other in which a picture is looked for."""


@contextmanager
def open_sheet(paper: Any, number: int) -> Iterator[tuple[Any, Any]]:
    """A page and its text page, closed again behind. Raises PdfiumError where pdfium does not open it."""
    import pypdfium2
    import pypdfium2.raw as raw

    sheet, textpage = raw.FPDF_LoadPage(paper.raw, number), None
    try:
        textpage = raw.FPDFText_LoadPage(sheet) if sheet else None
        if not textpage:
            raise pypdfium2.PdfiumError("Failed to load page.")
        yield sheet, textpage
    finally:
        raw.FPDFText_ClosePage(textpage)
        raw.FPDF_ClosePage(sheet)


def read_text(textpage: Any) -> tuple[str, int]:
    """The text of a text page, and how many characters pdfium counts, of which the text may leave out some.

    Where the first or the last is left out pdfium writes on beyond the end (crbug.com/pdfium/2079), so these are passed over.
    """
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(textpage)
    first, last, start, end = 0, count - 1, -1, -1
    while first <= last and (start := raw.FPDFText_GetTextIndexFromCharIndex(textpage, first)) < 0:
        first += 1
    while first <= last and (end := raw.FPDFText_GetTextIndexFromCharIndex(textpage, last)) < 0:
        last -= 1
    if first > last:
        return "", count
    letters = (ctypes.c_ushort * (end + 2 - start))()  # with a NUL behind them
    written = raw.FPDFText_GetText(textpage, first, last + 1 - first, letters)
    return codecs.utf_16_le_decode(memoryview(letters)[: written - 1], "ignore", True)[0], count


def read_edges(sheet: Any) -> Box:
    """Left, bottom, right and top edge of a page, as pdfium counts. Raises PdfiumError where it has none."""
    import pypdfium2
    import pypdfium2.raw as raw

    edges = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(sheet, edges):
        raise pypdfium2.PdfiumError("Failed to get page bounding box.")
    return edges.left, edges.bottom, edges.right, edges.top


def find_fault(sheet: Any, text: str) -> str:
    """What is wrong with a page's text: nothing, no text where something is drawn, letters that make no words."""
    few = sum(map(str.isalnum, text[:100])) < FEWEST_LETTERS  # most pages say enough in their first lines
    letters = sum(map(str.isalnum, text[:400])) if few else FEWEST_LETTERS
    if letters < FEWEST_LETTERS:
        return "page-needs-ocr" if has_pictures(sheet) or (letters == 0 and has_objects(sheet)) else ""
    if is_garbled(text):
        return "letters-repaired" if is_shifted(text) else "page-needs-ocr"
    return ""


def has_objects(sheet: Any) -> bool:
    """True for a page on which anything is drawn."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFPage_CountObjects(sheet))


def has_pictures(sheet: Any) -> bool:
    """True for a page that holds a picture."""
    import pypdfium2.raw as raw

    return holds_picture(sheet, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 1)


def holds_picture(holder: Any, count: Any, get: Any, depth: int) -> bool:
    """True for a page or a form that holds a picture, itself or in its forms; `count` and `get` are pdfium's for its kind."""
    import pypdfium2.raw as raw

    for index in range(count(holder)):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            return True
        inside = kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST
        if inside and holds_picture(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1):
            return True
    return False
