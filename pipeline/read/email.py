"""E-mail -> lines: the headers first, then what the sender wrote; older mail is left out, attachments are papers of their own."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from pipeline.documents import Attachment, Document, Line
from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.email_attachments import MOST_ATTACHMENTS, find_attachments, name_message, unique_name
from pipeline.read.email_body import Body, read_body
from pipeline.read.email_parts import BROKEN, split_box
from pipeline.read.encoding import clean, decode
from pipeline.read.marks import join_marks

# Header -> label of its line; in the order in which they print.
HEADERS = (("from", "Fra"), ("to", "Til"), ("cc", "Kopi"), ("date", "Dato"), ("subject", "Emne"))
MARKING = ("keywords", "x-classification", "classification", "x-sensitivity", "comments")
"""Headers that may say that a message is not for everybody."""
LONGEST = 50_000
"""Letters of a header that the standard library is asked to take apart: its time grows with their square."""


def read_email(data: bytes) -> Document:
    """The lines of a message, its headers as meta, its attachments as bytes. Raises UnreadableError for what is no message.

    Of a box of messages it is the first; the others are its attachments.
    """
    data = data.lstrip(b"\xef\xbb\xbf\r\n\t ")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        data = decode(data).text.encode("utf-8")
    first, *others = split_box(data)
    try:
        message = parse_message(first)
        meta = read_headers(message)
        body = read_body(message)
        names: dict[str, int] = {}
        attached = [Attachment(unique_name(name, names), inner) for name, inner in find_attachments(message, body.read)]
        attached += [Attachment(unique_name(name_message(parse_message(other)), names), other) for other in others[:MOST_ATTACHMENTS]]
    except RecursionError as error:
        raise UnreadableError("too-large", limit="MIME") from error
    except BROKEN as error:
        raise UnreadableError("corrupt-file", part="MIME") from error
    head = [Line(1, number, f"{label}: {meta[key]}") for number, (key, label) in enumerate(pairs(meta), 1)]
    lines = head + [shift(line, index, len(head)) for index, line in enumerate(body.lines)]
    left = len(attached) - MOST_ATTACHMENTS + max(0, len(others) - MOST_ATTACHMENTS)
    findings = find_doubts(body, left)
    return Document("", "", "email", tuple(lines), meta=meta, attachments=tuple(attached[:MOST_ATTACHMENTS]), findings=findings)


def find_doubts(body: Body, left: int) -> tuple[Finding, ...]:
    """What was left out of a message: older mail, parts that cannot be read, attachments beyond the most."""
    found = [Finding("quoted-mail-left-out", values={"count": str(body.left)})] if body.left else []
    found += [Finding("part-not-read", values={"part": part}) for part in body.unread]
    if left > 0:
        found.append(Finding("part-not-read", values={"part": f"{MOST_ATTACHMENTS + 1}–{MOST_ATTACHMENTS + left}"}))
    return (*found, *(Finding("letters-repaired") for _ in range(body.is_repaired)))


def parse_message(data: bytes) -> EmailMessage:
    """The message that bytes hold; letters in its headers that nobody has encoded are found as in any text."""
    end = min((place for sign in (b"\n\n", b"\r\n\r\n") if (place := data.find(sign)) >= 0), default=len(data))
    head = data[:end]
    if not head.isascii():
        data = decode(head).text.encode("utf-8") + data[end:]
    return message_from_bytes(data, policy=policy.default)


def pairs(meta: dict[str, str]) -> list[tuple[str, str]]:
    """The headers that the message has, with their labels."""
    return [(key, label) for key, label in HEADERS if meta.get(key)]


def shift(line: Line, index: int, count: int) -> Line:
    """A line of the body, numbered on after the headers and set off from them."""
    return replace(line, number=line.number + count, gap=max(line.gap, 1.0) if index == 0 else line.gap)


def read_headers(message: EmailMessage) -> dict[str, str]:
    """from, to, cc, subject, date, sensitivity and marks; the date is the day in the sender's zone, in ISO form."""
    meta = {}
    for key, _ in HEADERS:
        value = clean(" ".join(read_header(message, key).split()))
        if key == "date":
            value = find_day(value)
        if value:
            meta[key] = value
    if sensitivity := read_header(message, "sensitivity").strip():
        meta["sensitivity"] = sensitivity
    return meta | join_marks(read_header(message, key) for key in MARKING)


def read_header(message: EmailMessage, key: str) -> str:
    """What a header says, its encoded words decoded; as it stands where that cannot be done."""
    raw = next((str(text) for name, text in message.raw_items() if name.lower() == key), "")
    try:
        return str(message.get(key) or "") if len(raw) <= LONGEST else raw
    except BROKEN:
        pass
    try:
        return str(make_header(decode_header(raw)))
    except BROKEN:
        return raw


def find_day(text: str) -> str:
    """The ISO date of a Date header as the sender's clock had it; the header itself where it cannot be read.

    >>> find_day("Tue, 4 Mar 2025 23:30:00 +0100")
    '2025-03-04'
    """
    try:
        return parsedate_to_datetime(text).date().isoformat() if text else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return text
