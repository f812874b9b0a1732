"""The parts of a message: which of them a reader of the mail sees as its text, and what letters they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from typing import Any

from pipeline.read.encoding import Decoded, decode, undo_double

BROKEN = (LookupError, ValueError, AttributeError, TypeError, KeyError, IndexError, MessageError, RecursionError, AssertionError)
"""What the standard library raises on odd headers and unknown character sets."""
SHOWN = {"text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown"}
"""What mail programs show as the text of a message."""
FEW = 30
"""Words of a plain text that may only say that the message is a page."""
BOX = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ .*\d{4}.*\r?\n(?=[A-Za-z][\w-]*:)")


def split_box(data: bytes) -> list[bytes]:
    """The messages of a box, each without the row that opens it; one for a message alone.

    >>> split_box(b"From a@b.no Tue Mar  4 2025\\nTo: x\\n\\nHei\\n\\nFrom c@d.no Wed Mar  5 2025\\nTo: y\\n\\nHa")
    [b'To: x\\n\\nHei\\n\\n', b'To: y\\n\\nHa']
    """
    starts = list(BOX.finditer(data)) if data.startswith(b"From ") else []
    if not starts:
        return [data]
    ends = [match.start() for match in starts[1:]] + [len(data)]
    return [data[match.end() : end] for match, end in zip(starts, ends, strict=True)]


def walk(message: Any) -> Iterator[Any]:
    """All parts of a message but those of messages inside it."""
    if message.get_content_type() != "message/rfc822" and message.is_multipart():
        for part in message.iter_parts():
            yield from walk(part)
    else:
        yield message


def find_texts(message: Any) -> list[Any]:
    """The parts that make up the text of a message, in order; of a text given in several forms the one to be read.

    What calls itself several parts and is none is text.
    """
    kind = message.get_content_type()
    if kind == "message/rfc822":
        return []
    if message.is_multipart():
        found = [find_texts(part) for part in message.iter_parts()]
        return choose_text(found) if kind == "multipart/alternative" else [part for texts in found for part in texts]
    return [message] if (kind in SHOWN or kind.startswith("multipart/")) and not is_attached(message) else []


def choose_text(forms: list[list[Any]]) -> list[Any]:
    """The first form of a text that is plain, unless it is a stub beside a page that says more; else the first that says anything."""
    plain = next((form for form in forms if any(is_plain(part) and read_part(part).text.strip() for part in form)), [])
    pages = next((form for form in forms if any(part.get_content_type() == "text/html" for part in form)), [])
    if plain and pages and count_words(plain) < FEW and count_words(pages) > 5 * count_words(plain) + FEW:
        return pages
    return plain or pages or next((form for form in forms if form), [])


def is_plain(part: Any) -> bool:
    """True for text without marks."""
    return bool(part.get_content_type() != "text/html")


def count_words(parts: list[Any]) -> int:
    """How many words parts hold, the marks of pages not counted."""
    texts = (read_part(part).text for part in parts)
    return sum(len(re.sub(r"(?s)<(style|script)\b.*?</\1>|<[^<>]*>", " ", text).split()) for text in texts)


def is_attached(part: Any) -> bool:
    """True where a part says that it is an attachment, or bears a file name."""
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except BROKEN:
        return True


def read_part(part: Any) -> Decoded:
    """The text of a part; where its character set is unknown or wrong, found from the bytes."""
    try:
        payload = part.get_payload(decode=True)
    except BROKEN:
        payload = None
    if not isinstance(payload, bytes):
        return Decoded("", "")
    try:
        charset = part.get_content_charset() or ""
        if charset and charset != "us-ascii":
            text = undo_double(payload.decode(charset))
            return text if text.repaired else Decoded(text.text, charset)
    except (*BROKEN, UnicodeError):
        pass
    return decode(payload)
