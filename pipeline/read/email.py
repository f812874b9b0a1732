"""E-mail -> lines: the headers first, then what the sender wrote; older mail is left out, attachments are papers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Attachment, Document, Line
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.encoding import clean, decode
from pipeline.read.html import read_html
from pipeline.read.quotes import split_quotes
from pipeline.read.text import split_lines

# Header -> label of its line; in the order in which they print.
HEADERS = (("from", "Fra"), ("to", "Til"), ("cc", "Kopi"), ("date", "Dato"), ("subject", "Emne"))
MOST_ATTACHMENTS = 500
BROKEN = (LookupError, ValueError, AttributeError, TypeError, KeyError, IndexError, MessageError)
"""What the standard library raises on odd headers and unknown character sets."""


def read_email(data: bytes) -> Document:
    """The lines of a message, its headers as meta, its attachments as bytes. Raises UnreadableError for what is no message."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n\t ")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        data = decode(data).text.encode("utf-8")
    try:
        message = message_from_bytes(data, policy=policy.default)
    except BROKEN as error:
        raise UnreadableError("corrupt-file", part="MIME") from error
    meta = read_headers(message)
    body, left = read_body(message)
    head = [Line(1, number, f"{label}: {meta[key]}") for number, (key, label) in enumerate(pairs(meta), 1)]
    lines = head + [shift(line, index, len(head)) for index, line in enumerate(body)]
    findings = (Finding("quoted-mail-left-out", values={"count": str(left)}),) if left else ()
    return Document("", "", "email", tuple(lines), meta=meta, attachments=tuple(read_attachments(message)), findings=findings)


def pairs(meta: dict[str, str]) -> list[tuple[str, str]]:
    """The headers that the message has, with their labels."""
    return [(key, label) for key, label in HEADERS if meta.get(key)]


def shift(line: Line, index: int, count: int) -> Line:
    """A line of the body, numbered on after the headers and set off from them."""
    return replace(line, number=line.number + count, gap=max(line.gap, 1.0) if index == 0 else line.gap)


def read_headers(message: EmailMessage) -> dict[str, str]:
    """from, to, cc, subject and date; the date is the day in the sender's zone, in ISO form."""
    meta = {}
    for key, _ in HEADERS:
        try:
            value = str(message.get(key) or "")
        except BROKEN:
            value = next((str(text) for name, text in message.raw_items() if name.lower() == key), "")
        value = clean(" ".join(value.split()))
        if key == "date":
            value = find_day(value)
        if value:
            meta[key] = value
    return meta


def find_day(text: str) -> str:
    """The ISO date of a Date header as the sender's clock had it; the header itself where it cannot be read.

    >>> find_day("Tue, 4 Mar 2025 23:30:00 +0100")
    '2025-03-04'
    """
    try:
        return parsedate_to_datetime(text).date().isoformat() if text else ""
    except (ValueError, TypeError, IndexError):
        return text


def read_body(message: EmailMessage) -> tuple[list[Line], int]:
    """The lines that the sender wrote, and how many lines of older mail were left out; plain text before HTML."""
    plain = find_part(message, "text/plain")
    if plain is not None and (text := decode_part(plain)).strip():
        rows, left = split_quotes(clean(text).split("\n"))
        return split_lines(unflow(plain, rows)), left
    page = find_part(message, "text/html")
    if page is None:
        return [], 0
    html = re.sub(r"<blockquote\b[^>]*type=[\"']?cite.*", "", decode_part(page), flags=re.DOTALL | re.IGNORECASE)
    try:
        lines = read_html(html.encode("utf-8", "replace")).lines
    except UnreadableError:
        return [], 0
    kept, left = split_quotes([line.text for line in lines])
    return [line for line, text in zip(lines, kept, strict=False) if text], left


def unflow(part: Any, rows: list[str]) -> list[str]:
    """Rows with the soft breaks of format=flowed undone; the row that a paragraph ends on is blanked, so rows keep their numbers."""
    if part.get_param("format") != "flowed":
        return rows
    out = list(rows)
    first = 0
    for index, row in enumerate(out):
        if index and out[first].endswith(" ") and row.strip() and out[first].strip() != "--":
            out[first] += row
            out[index] = ""
        else:
            first = index
    return drop_blanked(rows, out)


def drop_blanked(rows: list[str], out: list[str]) -> list[str]:
    """The joined rows without those that went into others."""
    return [new for old, new in zip(rows, out, strict=True) if new.strip() or not old.strip()]


def find_part(message: EmailMessage, kind: str) -> Any | None:
    """The first part of a type that is no attachment, outside nested messages."""
    for part in walk(message):
        if part.get_content_type() == kind and not is_attached(part):
            return part
    return None


def walk(message: Any) -> Iterator[Any]:
    """All parts of a message but those of messages inside it."""
    if message.get_content_type() != "message/rfc822" and message.is_multipart():
        for part in message.iter_parts():
            yield from walk(part)
    else:
        yield message


def is_attached(part: Any) -> bool:
    """True where a part says that it is an attachment, or bears a file name."""
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except BROKEN:
        return True


def decode_part(part: Any) -> str:
    """The text of a part; where its character set is unknown or wrong, found from the bytes."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or ""
    try:
        return payload.decode(charset) if charset and charset != "us-ascii" else decode(payload).text
    except (LookupError, UnicodeDecodeError):
        return decode(payload).text


def read_attachments(message: EmailMessage) -> Iterator[Attachment]:
    """Attached files and messages in order; pictures that only decorate the text are left out."""
    names: dict[str, int] = {}
    for count, part in enumerate(walk(message)):
        kind = part.get_content_type()
        inline = part.get("content-id") is not None and kind.startswith("image/")
        if count >= MOST_ATTACHMENTS or inline or not (is_attached(part) or kind == "message/rfc822"):
            continue
        data = nested_bytes(part) if kind == "message/rfc822" else part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield Attachment(unique_name(attachment_name(part, kind), names), data)


def nested_bytes(part: Any) -> bytes:
    """A message inside a message, as a file."""
    inner = part.get_payload()
    try:
        return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else b""
    except (*BROKEN, UnicodeError):
        return b""


def attachment_name(part: Any, kind: str) -> str:
    """The file name that the sender gave, without folders; for a nested message its subject."""
    try:
        name = part.get_filename() or ""
    except BROKEN:
        name = ""
    if kind == "message/rfc822" and not name:
        inner = part.get_payload()
        subject = str(inner[0].get("subject") or "") if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else ""
        name = f"{subject or 'melding'}.eml"
    if kind == "message/rfc822" and not name.lower().endswith(".eml"):
        name += ".eml"
    name = re.sub(r"[\x00-\x1f/\\:*?\"<>|]+", "_", clean(name)).strip(" .")
    return name[-150:] or "attachment"


def unique_name(name: str, names: dict[str, int]) -> str:
    """The name, with a number where an earlier attachment has it too; `names` is changed."""
    names[name] = names.get(name, 0) + 1
    if names[name] == 1:
        return name
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{names[name]}.{suffix}" if dot else f"{name}-{names[name]}"
