"""What a PDF says of itself outside its lines: stamps set on end or slanting, and those laid over a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.read.encoding import clean
from pipeline.read.pdf_pieces import Piece

LONGEST, MOST = 120, 20
"""Letters of a mark, and marks of a page: what is longer or more is a column that is turned."""
WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""Between the words of the name of a stamp («NotForPublicRelease»)."""


def find_marks(sheet: Any, pieces: Sequence[Piece]) -> list[str]:
    """The texts of a page that may be stamps: turned ones, each and all together, letters below each other, and annotations."""
    turned = [piece.text for piece in pieces if not piece.upright]
    column = "".join(piece.text for piece in pieces if len(piece.text) == 1)
    found = [*turned, " ".join(turned) if len(turned) > 1 else "", column if len(column) > 5 else "", *read_annotations(sheet)]
    return [text for text in found if 2 < len(text) <= LONGEST][:MOST]


def read_annotations(sheet: Any) -> Iterator[str]:
    """The names and words of the stamps, and of the text, that were laid over a page."""
    import pypdfium2.raw as raw

    for place in range(min(raw.FPDFPage_GetAnnotCount(sheet), MOST)):
        if not (note := raw.FPDFPage_GetAnnot(sheet, place)):
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(note) in {raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WATERMARK}:
                yield WORDS.sub(" ", read_value(note, b"Name"))
                yield from read_value(note, b"Contents").splitlines()
        finally:
            raw.FPDFPage_CloseAnnot(note)


def read_value(note: Any, key: bytes) -> str:
    """A text in an annotation; empty where it has none."""
    import ctypes

    import pypdfium2.raw as raw

    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 2 < size <= 8 * LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return clean(buffer.raw[: size - 2].decode("utf-16-le", "replace")).strip()
