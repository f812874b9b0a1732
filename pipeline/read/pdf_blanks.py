"""Whether a page on which a reader finds nothing is empty: pdfium says nothing of content that it cannot make out."""

from __future__ import annotations

import re
import zlib
from typing import Any

from pipeline.read.pdf_counts import MOST_UNPACKED
from pipeline.read.pdf_torn import breaks_off

FEWEST = 16
"""Deflated bytes that can show anything."""
SHOWS_TEXT = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")(?!\w)")


def has_content(page: Any) -> bool:
    """True for a page of pdfminer's that was not meant to be empty: its content is lost, damaged, or shows text."""
    return "Contents" in page.attrs and any(is_damaged(stream) for stream in page.contents)


def shows_damage(page: Any) -> bool:
    """True for a page of pdfminer's whose content, or a form that it draws, breaks off."""
    from pdfminer.pdftypes import PDFStream, dict_value, resolve1

    drawn = map(resolve1, [*page.contents, *dict_value(page.resources.get("XObject", {})).values()])
    return any(
        isinstance(stream, PDFStream)
        and str(stream.get("Subtype")) != "/'Image'"
        and [str(name) for name, _ in stream.get_filters()] == ["/'FlateDecode'"]
        and breaks_off(stream.get_rawdata() or b"")
        for stream in drawn
    )


def is_damaged(stream: Any) -> bool:
    """True for content that cannot be made out, or that shows text."""
    from pdfminer.pdftypes import PDFStream, resolve1

    content = resolve1(stream)
    if not isinstance(content, PDFStream):
        return True
    raw, filters = content.get_rawdata() or b"", [str(name) for name, _ in content.get_filters()]
    if filters == ["/'FlateDecode'"]:
        if len(raw) < FEWEST:
            return False
        inflater = zlib.decompressobj()
        try:
            shown = inflater.decompress(raw, MOST_UNPACKED)
        except zlib.error:
            return True
        if not inflater.eof and len(shown) < MOST_UNPACKED:
            return True
    else:
        shown = content.get_data()
    return bool(raw and not shown) or SHOWS_TEXT.search(shown) is not None
