"""Everything that can be got out of a file, however it is packed, and a word in every spelling in which it could hide there."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from urllib.parse import unquote

from pipeline.read import read

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
CODED = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
"""What may be base64: pictures in a page, attachments, or text that somebody has hidden."""
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Signs that part a word and that nobody sees."""
PACKED = {b"\x1f\x8b": gzip.decompress, b"BZh": bz2.decompress, b"\xfd7zXZ": lzma.decompress, b"\x78\x9c": zlib.decompress}


def unpack(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself, its parts, the parts of these, and each as the text that a person or a program reads from it."""
    yield name, data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{name}:names", "\n".join(archive.namelist()).encode() + archive.comment
            for part in archive.namelist():
                yield from unpack(f"{name}:{part}", archive.read(part))
    elif data[:4] == b"%PDF":
        yield f"{name}:text", read(data, "a.pdf").text.encode()
        for place, stream in enumerate(STREAM.findall(data)):
            yield from inflate(f"{name}:stream {place}", stream)
        yield f"{name}:properties", read_properties(data)
    elif name.endswith(".parquet"):
        yield from read_parquet(name, data)
    elif pack := next((pack for head, pack in PACKED.items() if data.startswith(head)), None):
        with suppress(OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
            yield from unpack(f"{name}:unpacked", pack(data))
    else:
        yield from read_text(name, data)


def inflate(name: str, stream: bytes) -> Iterator[tuple[str, bytes]]:
    """A PDF's stream as it stands, and unpacked where it is packed."""
    yield name, stream
    try:
        yield f"{name}, inflated", zlib.decompressobj().decompress(stream)
    except zlib.error:
        return


def read_properties(data: bytes) -> bytes:
    """A PDF's title, author and the like as its reader shows them."""
    import pypdfium2

    return json.dumps(pypdfium2.PdfDocument(data).get_metadata_dict(), ensure_ascii=False).encode()


def read_parquet(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A Parquet file's cells and its metadata."""
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(data))
    yield f"{name}:cells", json.dumps(table.to_pylist(), ensure_ascii=False, default=str).encode()
    yield f"{name}:schema", str(table.schema).encode()


def read_text(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A text file without folded lines, tags, entities and escapes; pictures inside it."""
    text = data.decode("utf-8", "ignore")
    yield f"{name}:unfolded", re.sub(r"\r?\n[ \t]", "", text).encode()
    yield f"{name}:plain", re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", text))).encode()
    yield f"{name}:unquoted", unquote(text).encode("utf-8", "ignore")
    yield f"{name}:seen", UNSEEN.sub("", text).encode()
    yield f"{name}:printable", quopri.decodestring(data)
    for place, coded in enumerate(CODED.findall(data)):
        plain = coded.rstrip(b"=")
        plain = plain[:-1] if len(plain) % 4 == 1 else plain
        inner = base64.b64decode(plain + b"=" * (-len(plain) % 4))
        if inner != data:
            yield from unpack(f"{name}:coded {place}", inner)


def spell(word: str) -> Iterator[bytes]:
    """A word as bytes in every spelling that a file could hold it in."""
    for form in ("NFC", "NFD", "NFKD"):
        for case in (word, word.lower(), word.upper()):
            text = unicodedata.normalize(form, case)
            for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
                yield (coded := text.encode(code))
                yield coded.hex().encode()
                yield coded.hex().upper().encode()
                yield from encode_base64(coded) if len(coded) > 4 else ()
            for code in ("latin-1", "cp865", "mac-roman", "utf-7"):
                yield text.encode(code, "ignore")
            yield base64.b85encode(text.encode())
            yield json.dumps(text)[1:-1].encode()
            yield text.encode("ascii", "xmlcharrefreplace")


def encode_base64(data: bytes) -> Iterator[bytes]:
    """What of a word stands in base64 wherever it begins: the letters that hang on it alone."""
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + data)
        yield coded[-(-shift * 8 // 6) : (shift + len(data)) * 8 // 6]


def find_places(word: str, name: str, data: bytes) -> list[str]:
    """The parts of a file in which a word stands in any spelling."""
    spellings = {form for form in spell(word) if len(form) > 4}
    return [place for place, part in unpack(name, data) if any(form in part for form in spellings)]
