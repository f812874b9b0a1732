"""PDF files made for the tests of faults: minutes of some pages in the forms that producers write, damaged copies, and bombs."""

from __future__ import annotations

import io
import random
import re
import zlib
from collections.abc import Callable, Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def write_pdf(objects: Sequence[bytes], root: int = 1, extra: bytes = b"") -> bytes:
    """A PDF of objects numbered from 1, with its table of places."""
    out = io.BytesIO(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    out.write(b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, extra, start))
    return out.getvalue()


def make_stream(content: bytes, extra: bytes = b"", deflate: bool = True) -> bytes:
    """A stream, deflated unless told otherwise."""
    body = zlib.compress(content) if deflate else content
    return b"<<%s/Length %d%s>>stream\n%s\nendstream" % (b"/Filter/FlateDecode" if deflate else b"", len(body), extra, body)


def write_minutes(page: int) -> bytes:
    """The content of one page of minutes."""
    rows = [
        f"Sak {page}/25 Budsjett for avdeling {page}",
        "Vedtak: Budsjettet godkjennes slik det er lagt fram.",
        f"Ansvarlig: Kari Nes, frist 1. mai. Side {page}.",
    ]
    head = ["Referat fra møte i Rådet for fjellvett", "12.03.2025 kl. 09.00-11.00, Fjellstua"] if page == 1 else []
    texts = (f"BT /F1 11 Tf 70 {760 - 24 * row} Td ({text}) Tj ET" for row, text in enumerate([*head, *rows]))
    return "\n".join(texts).encode("cp1252")


def make_objects(pages: int, deflate: bool = True, count: int | None = None) -> list[bytes]:
    """Catalogue, tree of pages, font, then each page and its content."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages if count is None else count, kids),
        FONT,
    ]
    for number in range(pages):
        resources = b"/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>" % (5 + 2 * number, resources))
        objects.append(make_stream(write_minutes(number + 1), deflate=deflate))
    return objects


def make_plain(pages: int, count: int | None = None) -> bytes:
    """Minutes as old producers write them; the file may state another `count` of pages than it has."""
    return write_pdf(make_objects(pages, deflate=False, count=count))


def make_deflated(pages: int) -> bytes:
    """Minutes with deflated pages."""
    return write_pdf(make_objects(pages))


def make_packed(pages: int, count: int | None = None) -> bytes:
    """Minutes as new producers write them: all objects but the contents in one deflated stream, their places in another."""
    objects = make_objects(pages, count=count)
    inner = {number: content for number, content in enumerate(objects, 1) if not content.startswith(b"<</Filter")}
    outer = {number: content for number, content in enumerate(objects, 1) if number not in inner}
    places, packed = [], b""
    for number, content in inner.items():
        places.append(b"%d %d" % (number, len(packed)))
        packed += content + b" "
    head = b" ".join(places) + b" "
    holder, table = len(objects) + 1, len(objects) + 2
    outer[holder] = make_stream(head + packed, b"/Type/ObjStm/N %d/First %d" % (len(inner), len(head)))
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    rows = {0: (0, 0, 65535)} | {number: (2, holder, index) for index, number in enumerate(inner)}
    for number, content in outer.items():
        rows[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows[table] = (1, len(out), 0)
    cells = b"".join(
        bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big") for _, (kind, first, second) in sorted(rows.items())
    )
    index = make_stream(cells, b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R" % (table + 1))
    return out + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, index, len(out))


def make_edited(pages: int) -> bytes:
    """Minutes whose first page was changed afterwards: a second table of places follows the first."""
    paper = make_deflated(pages)
    place = int(paper.rsplit(b"startxref\n", 1)[1].split()[0])
    page = b"4 0 obj\n%s\nendobj\n" % make_objects(pages)[3].replace(b"842", b"840")
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size %d/Root 1 0 R/Prev %d>>\n" % (len(paper), 4 + 2 * pages, place)
    return paper + page + table + b"startxref\n%d\n%%%%EOF\n" % (len(paper) + len(page))


def make_typst(pages: int) -> bytes:
    """Minutes with tags and fonts of their own."""
    import typst

    text = "\n#pagebreak()\n".join(f"= Sak {page}/25\n\nVedtak: Budsjettet for avdeling {page} godkjennes." for page in range(1, pages + 1))
    return typst.compile(text.encode())  # type: ignore[no-any-return,unused-ignore]


FORMS: dict[str, Callable[[int], bytes]] = {
    "plain": make_plain,
    "deflated": make_deflated,
    "packed": make_packed,
    "edited": make_edited,
    "typst": make_typst,
}


def truncate(data: bytes, rng: random.Random) -> bytes:
    """The beginning of a file."""
    return data[: rng.randrange(len(data) // 10, len(data))]


def flip(data: bytes, rng: random.Random) -> bytes:
    """A file with up to fifty bytes changed."""
    bytes_ = bytearray(data)
    for _ in range(rng.randint(1, 50)):
        bytes_[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(bytes_)


def cut(data: bytes, rng: random.Random) -> bytes:
    """A file without a piece of up to a fifth of it."""
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randint(1, len(data) // 5) :]


def double(data: bytes, rng: random.Random) -> bytes:
    """A file with a piece of up to a fifth of it twice."""
    start = rng.randrange(len(data))
    piece = data[start : start + rng.randint(1, len(data) // 5)]
    return data[:start] + piece + data[start:]


def change_numbers(data: bytes, rng: random.Random) -> bytes:
    """A file with some of its numbers changed."""
    places = [match.span() for match in re.finditer(rb"(?<![\w.])\d{1,6}(?![\w.])", data)]
    for start, end in sorted(rng.sample(places, min(len(places), rng.randint(1, 10))), reverse=True):
        data = data[:start] + str(rng.choice((0, 1, -1, 7, 65536, 2**31, 10**20, rng.randrange(10**4)))).encode() + data[end:]
    return data


HURTS = (truncate, flip, cut, double, change_numbers)


def make_mutants(count: int, seed: int = 1) -> list[tuple[str, int, bytes]]:
    """Damaged copies of papers: name, pages of the whole paper, bytes; the same for a seed each time."""
    rng = random.Random(seed)
    whole = {(form, pages): make(pages) for form, make in FORMS.items() for pages in (1, 3, 12)}
    found = []
    for number in range(count):
        form, pages = rng.choice(sorted(whole))
        hurt = HURTS[number % len(HURTS)]
        found.append((f"{number:04}-{form}-{pages}-{hurt.__name__}.pdf", pages, hurt(whole[form, pages], rng)))
    return found
