"""Whether what a PDF shows is whole: of content that is damaged, pdfium shows what comes before the damage, and says nothing."""

from __future__ import annotations

import re
import zlib

from pipeline.read.pdf_counts import MOST_UNPACKED

DEFLATED = re.compile(rb"/F(?:ilter)?\s*\[?\s*/Fl(?:ateDecode)?\b")
OTHER = re.compile(rb"/(?:Image|Length[123]|Type1C|CIDFontType0C|OpenType|Metadata)\b")
"""What stands at the head of streams that show no text, or hold the shapes of letters: they are large, and not looked at."""
LIST, LISTED = re.compile(rb"startxref\s+(\d{1,12})"), re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
HEAD, FEWEST, FLUSHED = 300, 16, b"\x00\x00\xff\xff"
"""Bytes before a stream in which its head is looked for; deflated bytes that can show anything; how some writers end them."""


def is_torn(data: bytes) -> bool:
    """True where a deflated stream of a PDF breaks off that may show text; those of an encrypted one cannot be looked at.

    >>> is_torn(b"1 0 obj <</Filter/FlateDecode>>stream\\n" + zlib.compress(bytes(range(256)))[:-9] + b"\\nendstream")
    True
    """
    if b"/Encrypt" in data:
        return False
    end = 0
    while (place := data.find(b"stream", end)) >= 0:
        start = place + (8 if data[place + 6 : place + 7] == b"\r" else 7)
        end = data.find(b"endstream", start)
        head = data[max(0, place - HEAD) : place].rpartition(b" obj")[2]
        if DEFLATED.search(head) and not OTHER.search(head) and breaks_off(data[start : end if end >= 0 else None]):
            return True
        if end < 0:
            break
        end += len(b"endstream")
    return False


def breaks_off(packed: bytes) -> bool:
    """True for deflated bytes that are damaged, or end too early; a checksum that is missing loses nothing.

    >>> whole = zlib.compress(b"Sak 1 Budsjett for turlag")
    >>> breaks_off(whole[:-8]), breaks_off(whole[:-4]), breaks_off(whole)
    (True, False, False)
    """
    if len(packed) < FEWEST:
        return False
    inflater = zlib.decompressobj(-15)
    try:
        shown = inflater.decompress(packed[2:], MOST_UNPACKED)
    except zlib.error:
        return True
    if not inflater.eof:
        return len(shown) < MOST_UNPACKED and not packed.rstrip(b"\r\n").endswith(FLUSHED)
    sums = inflater.unused_data[:4]
    return len(sums) == 4 and int.from_bytes(sums) != zlib.adler32(shown)


def is_listed(data: bytes) -> bool:
    """True where the list of a PDF's objects stands where its end says; else pdfium gathers what it finds, and says nothing.

    >>> is_listed(b"%PDF-1.4\\nxref\\n0 1\\nstartxref\\n9\\n%%EOF"), is_listed(b"%PDF-1.4\\n")
    (True, False)
    """
    end = LIST.match(data, max(0, data.rfind(b"startxref")))
    return end is not None and LISTED.match(data, int(end[1])) is not None
