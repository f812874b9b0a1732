"""PDF files that cost far more to read than their bytes show, and files that are no PDF at all, as one finds them in the wild."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from tests.faults.pdfs import FONT, make_deflated, make_plain, make_stream, write_pdf

BLOCK, PRIME = 1 << 24, 65521
"""Bytes that are deflated once and repeated; the prime of Adler's checksum."""


def deflate_much(sign: int, gibibytes: int) -> bytes:
    """So much of one sign, deflated without ever being there."""
    deflater = zlib.compressobj()
    head = deflater.compress(b"") or b"\x78\x9c"
    raw = zlib.compressobj(wbits=-15)
    block = raw.compress(bytes([sign]) * BLOCK) + raw.flush(zlib.Z_FULL_FLUSH)
    times = (gibibytes << 30) // BLOCK
    length = times * BLOCK
    first, second = (1 + length * sign) % PRIME, (length + sign * length * (length + 1) // 2) % PRIME
    return head + block * times + b"\x03\x00" + (second << 16 | first).to_bytes(4, "big")


def make_page(content: bytes, resources: bytes = b"", box: bytes = b"0 0 595 842", more: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page with a content stream, given whole, and more objects from the fifth on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 %s>>%s>>>>" % (box, FONT, resources)
    return write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, content, *more])


def make_filtered(packed: bytes, times: int) -> bytes:
    """A stream that was deflated so many times."""
    return b"<</Filter[%s]/Length %d>>stream\n%s\nendstream" % (b"/FlateDecode" * times, len(packed), packed)


def nest_forms(depth: int = 7) -> bytes:
    """A page that draws ten forms, each of which draws ten forms, and so on: ten million in the end."""
    last = make_stream(b"BT /F1 1 Tf (x) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    forms = []
    for level in range(depth):
        inner = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (6 + level)
        forms.append(make_stream(b"/X Do " * 10, inner))
    return make_page(make_stream(b"/X Do"), b"/XObject<</X 5 0 R>>", more=(*forms, last))


def repeat_page(times: int) -> bytes:
    """The same page, so many times."""
    kids = b"4 0 R " * times
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, kids)
    text = b"BT /F1 11 Tf 70 760 Td (Vedtak: Budsjettet godkjennes slik det er lagt fram.) Tj ET"
    return write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, FONT, page, make_stream(text)])


def deepen_tree(depth: int) -> bytes:
    """A tree of pages as deep as it is long."""
    nodes = [b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (number + 1, number - 1) for number in range(2, depth + 2)]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (depth + 1)
    return write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, page])


def circle_tree() -> bytes:
    """A tree of pages that is its own child."""
    return write_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>"])


def steal_map() -> bytes:
    """A font that asks for a table of characters outside the folder where these lie."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/..#2F..#2F..#2F..#2Fetc#2Fpasswd/DescendantFonts"
        b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo<</Registry(../../etc)/Ordering(passwd)/Supplement 0>>>>]>>"
    )
    shown = b"BT /F1 11 Tf 70 700 Td (Sak 1/25 Budsjett for turlag og hytter) Tj ET BT /F2 11 Tf 70 600 Td (a) Tj ET"
    return make_page(make_stream(shown), b"/Font<</F1 %s/F2 %s>>" % (FONT, font))


def zip_words() -> bytes:
    """A Word file, as far as its name and its first bytes go."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    return stream.getvalue()


LETTERS = b"BT /F1 1 Tf 1 TL 70 800 Td " + b"(%s) Tj T* " % (b"abcdefg hi" * 1_000) * 100 + b"ET"
BOXES = b"1 1 2 2 re f\n" * 500_000
BOMBS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "flate-x3-2-gib": (lambda: make_page(make_filtered(zlib.compress(zlib.compress(deflate_much(0, 2), 9), 9), 3)), {"reader-crashed"}),
    "flate-1-gib-of-spaces": (lambda: make_page(make_filtered(deflate_much(32, 1), 1)), {"reader-crashed"}),
    "flate-4-gib": (lambda: make_page(make_filtered(deflate_much(0, 4), 1)), {"reader-crashed"}),
    "nested-forms": (nest_forms, {"reader-crashed", "too-slow"}),
    "million-letters": (lambda: make_page(make_stream(LETTERS)), set()),
    "rectangles": (lambda: make_page(make_stream(BOXES)), set()),
    "pages-100000": (lambda: repeat_page(100_000), set()),
    "tree-depth-20000": (lambda: deepen_tree(20_000), set()),
    "tree-cycle": (circle_tree, set()),
    "mediabox-1e38": (lambda: make_page(make_stream(b"BT /F1 11 Tf 70 700 Td (Sak 1/25 Budsjett) Tj ET"), box=b"0 0 1e38 1e38"), set()),
    "junk-before-header": (lambda: b"\x7fjunk\n" * 340 + make_deflated(3), set()),
    "http-header": (lambda: b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + make_deflated(3), set()),
    "map-outside": (steal_map, set()),
    "half": (lambda: make_deflated(6)[: len(make_deflated(6)) // 2], set()),
    "text": (lambda: "Notat om lønn\n".encode(), set()),
    "zip": (zip_words, set()),
    "nothing": (lambda: b"", set()),
    "count-too-large": (lambda: make_plain(3, count=900_000), set()),
}
