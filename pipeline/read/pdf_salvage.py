"""A damaged PDF with a new list of the pages that its bytes still hold, for a reader that asks for one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

from pipeline.read.pdf_counts import MOST_PACKED, MOST_UNPACKED, PACKED, PAGE

OBJECT = re.compile(rb"(?<![\d.])(\d{1,9})\s+\d{1,5}\s+obj\b")
PAIRS = re.compile(rb"(\d{1,9})\s+(\d{1,9})\s+")
KIDS = re.compile(rb"/Kids\s*\[([^\]]*)")
REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R")
LARGEST, MOST_OBJECTS = 64 << 20, 500_000
"""Bytes and objects of a file that is worth it."""


def salvage(data: bytes) -> bytes:
    """The objects that lie in a file, written anew with a new catalogue and tree of pages; empty where no page is found.

    An encrypted file is left alone: its objects cannot be moved.
    """
    if len(data) > LARGEST or b"/Encrypt" in data:
        return b""
    objects = {**dict(find_packed(data)), **dict(find_bare(data))}
    pages = order_pages({number: content.split(b"stream", 1)[0] for number, content in objects.items()})
    if not pages or len(objects) > MOST_OBJECTS:
        return b""
    catalogue = max(objects) + 1
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    objects[catalogue] = b"<</Type/Catalog/Pages %d 0 R>>" % (catalogue + 1)
    objects[catalogue + 1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
    return write_objects(objects, catalogue)


def write_objects(objects: Mapping[int, bytes], catalogue: int) -> bytes:
    """A PDF of objects, with its table of places."""
    parts, rows = [b"%PDF-1.7\n"], [b"xref\n0 1\n0000000000 65535 f \n"]
    length = len(parts[0])
    for number, content in objects.items():
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, length))
        length += len(parts[-1])
    rows.append(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, catalogue, length))
    return b"".join([*parts, *rows])


def find_bare(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each object that lies open, the last of a number last; a stream that is cut off is closed."""
    heads = list(OBJECT.finditer(data))
    ends = [head.start() for head in heads[1:]] + [len(data)]
    for head, end in zip(heads, ends, strict=False):
        content = data[head.end() : end].rpartition(b"endobj")[0] or data[head.end() : end]
        is_open = content.rfind(b"stream") > content.rfind(b"endstream") + len(b"end")
        yield int(head[1]), content.strip(b"\r\n ") + (b"\nendstream" if is_open else b"")


def find_packed(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each object that lies in a deflated stream, as far as that can be inflated."""
    for match in PACKED.finditer(data):
        unpacked = inflate(data[match.end() : match.end() + MOST_PACKED])
        pairs = []
        place = 0
        while pair := PAIRS.match(unpacked, place):
            pairs.append((int(pair[1]), int(pair[2])))
            place = pair.end()
        ends = [start for _, start in pairs[1:]] + [len(unpacked)]
        for (number, start), end in zip(pairs, ends, strict=False):
            if content := unpacked[place + start : place + end]:
                yield number, content


def inflate(packed: bytes) -> bytes:
    """What a deflated stream holds before it is damaged.

    >>> inflate(zlib.compress(b"page " * 9)[:-4])[:9]
    b'page page'
    """
    inflater, found = zlib.decompressobj(), b""
    try:
        for start in range(0, len(packed), 256):
            found += inflater.decompress(packed[start : start + 256], MOST_UNPACKED)
            if inflater.eof or len(found) > MOST_UNPACKED:
                break
    except zlib.error:
        pass
    return found


def order_pages(objects: Mapping[int, bytes]) -> list[int]:
    """The numbers of the page objects, in the order of the trees that list them, those that are listed nowhere behind.

    >>> order_pages({2: b"<</Type/Page>>", 3: b"<</Type/Page>>", 4: b"<</Type/Pages/Kids[3 0 R 9 0 R 2 0 R]>>"})
    [3, 2]
    """
    kids = {
        number: [int(kid) for kid in REFERENCE.findall(match[1])] for number, content in objects.items() if (match := KIDS.search(content))
    }
    inner = {kid for listed in kids.values() for kid in listed}
    pages = {number: None for number, content in objects.items() if number not in kids and PAGE.search(content)}
    found: dict[int, None] = {}
    left = [number for number in reversed(kids) if number not in inner]
    seen: set[int] = set()
    while left:
        number = left.pop()
        if number in pages:
            found[number] = None
        elif number not in seen:
            seen.add(number)
            left += reversed(kids.get(number, []))
    return [*found, *(number for number in pages if number not in found)]
