"""What kind of file bytes are: by content; the suffix only chooses among the text kinds."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, takewhile
from pathlib import PurePath

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode
from pipeline.read.packages import find_package

PGP = b"-----BEGIN PGP MESSAGE-----"
# Begins with -> what it is called in the finding; empty where it is encrypted.
REFUSED = (
    (b"{\\rtf", "RTF"),
    (PGP, ""),
    (b"%!PS", "PostScript"),
    (b"%FDF-", "FDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
# What S/MIME has sealed names at its beginning how: signed with the message inside, or encrypted. As above.
SEALS = ((bytes.fromhex("06092a864886f70d010702"), "S/MIME"), (bytes.fromhex("06092a864886f70d010703"), ""))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an OLE compound file holds a stream of -> what it is called in the finding; empty where it is encrypted.
STREAMS = (
    ("EncryptedPackage", ""),
    ("__properties_version1.0", "Outlook (.msg)"),
    ("WordDocument", "Word 97–2003 (.doc)"),
    ("Workbook", "Excel 97–2003"),
    ("PowerPoint", "PowerPoint 97–2003"),
)
SUFFIXES = {
    "pdf": "pdf", "docx": "docx", "docm": "docx", "dotx": "docx", "html": "html", "htm": "html", "xhtml": "html", "php": "html",
    "aspx": "html", "md": "markdown", "markdown": "markdown", "txt": "text", "text": "text", "eml": "email", "mbox": "email",
}  # fmt: skip
HEADER_WITHIN = 4096
"""Bytes before which a PDF's header stands, whatever is glued on before it."""
PDF_HEADER = re.compile(rb"%PDF-\d\.\d\s*[\r\n]")
PDF_OBJECT = re.compile(rb"\b\d+\s+\d+\s+obj\b")
TECHNICAL = re.compile(
    r"^(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|X-[\w-]+):", re.IGNORECASE | re.MULTILINE
)
HEADER = re.compile(r"(?:From|To|Cc|Subject|Date|Sender|Reply-To|[A-Z][\w-]+): ?.*|[ \t]+\S.*|From .*", re.IGNORECASE)
TAGS = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE)
BLOCKS = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|section|article|main)\b[^<>]*>", re.IGNORECASE)
WRAPPER = re.compile(r"\s*(?:<\?.*?\?>|<%.*?%>|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}|---\n.*?\n---\n)\s*", re.DOTALL)
ODD = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffd]")
"""What text holds next to none of."""
MARKDOWN = re.compile(r"\A---\n|^#{1,6} \S|^[ \t]*[-*] \[[^\]]+\]\(|\*\*\S[^*\n]*\*\*|^\|.*\|\s*\n\|[ :|-]+\|", re.MULTILINE)


def find_format(data: bytes, name: str) -> str:
    """pdf, docx, html, text, markdown or email. Raises UnreadableError for what no reader takes.

    >>> find_format(b"%PDF-1.7", "a.docx"), find_format(b"# Referat", "a.md"), find_format(b"Referat", "a.pdf")
    ('pdf', 'markdown', 'text')
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty-file")
    head, hint = data.lstrip(b"\xef\xbb\xbf \t\r\n"), SUFFIXES.get(find_suffix(name), "")
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return find_package(data, find_suffix(name))
    if data.startswith(COMPOUND):
        raise refuse_compound(data)
    started = (kind for magic, kind in REFUSED if head.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]))
    sealed = (kind for oid, kind in SEALS if oid in data[:32])
    for kind in chain(started, sealed):
        raise UnreadableError("unsupported-format", format=kind) if kind else UnreadableError("encrypted-file")
    if head.startswith(b"%PDF-"):
        return "pdf"
    text = decode(data[:200_000]).text.replace("\r\n", "\n")
    if is_pdf(data, hint):
        return "pdf"
    if is_binary(text):
        raise UnreadableError("unsupported-format", format="binary")
    return find_text_kind(text, hint)


def is_pdf(data: bytes, hint: str) -> bool:
    """True for a PDF that does not begin with its header: something stands before it, or it is lost from a file called .pdf.

    >>> is_pdf(b"HTTP/1.1 200 OK %PDF-1.7\\n1 0 obj", "html"), is_pdf(b"A PDF begins with %PDF-1.7 and 1 0 obj", "text")
    (True, False)
    """
    header = PDF_HEADER.search(data, 0, len(data) if hint == "pdf" else HEADER_WITHIN)
    return (header is not None or hint == "pdf") and PDF_OBJECT.search(data, header.end() if header else 0) is not None


def refuse_compound(data: bytes) -> UnreadableError:
    """Why an OLE compound file is not read: it is encrypted, or an old Office format."""
    kinds = [kind for stream, kind in STREAMS if stream.encode("utf-16-le") in data]
    if kinds[:1] == [""]:
        return UnreadableError("encrypted-file")
    return UnreadableError("unsupported-format", format=kinds[0] if kinds else "OLE")


@lru_cache(maxsize=16)
def find_suffix(name: str) -> str:
    """The suffix in small letters, without its dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def is_binary(text: str) -> bool:
    """True where too many characters are control characters for this to be text in any encoding."""
    sample = text[:20_000]
    return len(ODD.findall(sample)) > 0.02 * len(sample) + 2 or "\x00\x00\x00\x00" in sample


def find_text_kind(text: str, hint: str) -> str:
    """html, email, markdown or text; `hint` is what the suffix says, "" for nothing."""
    if is_mail(text, hint):
        return "email"
    if is_page(text, hint):
        return "html"
    if hint in {"text", "markdown"}:
        return hint
    return "markdown" if MARKDOWN.search(text) else "text"


def is_mail(text: str, hint: str) -> bool:
    """True for a message with headers: two technical ones, or the plain ones where the suffix does not say text."""
    top = text.lstrip().split("\n\n", 1)[0][:20_000]
    rows = top.split("\n")
    headers = list(takewhile(HEADER.match, rows))
    named = {row.split(":", 1)[0].lower() for row in (headers if hint == "email" else rows) if ":" in row}
    if hint == "email":
        return bool(named & {"from", "to", "subject", "date", "received", "mime-version", "content-type"})
    if len(headers) < min(len(rows), 50):
        return False
    if hint in {"text", "markdown", "html"}:
        return len(TECHNICAL.findall(top)) >= 2 and bool(named & {"from", "to", "subject"})
    return "from" in named and len(named & {"to", "subject", "date", "message-id", "mime-version"}) >= 2


def is_page(text: str, hint: str) -> bool:
    """True for HTML: a page, or a fragment whose first sign is a tag (behind PHP, ASP or Liquid wrapping)."""
    start = len(text) - len(text.lstrip("\ufeff \n\t"))
    while (match := WRAPPER.match(text, start)) and match.end() > start:
        start = match.end()
    rest = text[start:]
    if hint == "markdown":
        return re.match(r"<!doctype\s+html|<html\b", rest, re.IGNORECASE) is not None
    if TAGS.match(rest) or (TAGS.search(rest[:2000]) and rest.startswith("<")):
        return True
    blocks = len(BLOCKS.findall(rest[:50_000]))
    return (blocks >= 2 and (hint == "html" or (rest.startswith("<") and hint != "text"))) or blocks >= 20
