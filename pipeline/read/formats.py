"""What kind of file bytes are: by content; the suffix only chooses among the text kinds."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from pipeline.errors import UnreadableError
from pipeline.read.encoding import decode

# Begins with -> what it is called in the finding.
REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97–2003 (.doc) / password"),
    (b"{\\rtf", "RTF"),
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
SUFFIXES = {
    "pdf": "pdf", "docx": "docx", "docm": "docx", "dotx": "docx", "html": "html", "htm": "html", "xhtml": "html", "php": "html",
    "aspx": "html", "md": "markdown", "markdown": "markdown", "txt": "text", "text": "text", "eml": "email",
}  # fmt: skip
WORD_PARTS = ("word/document.xml", "word/document2.xml")
TECHNICAL = re.compile(
    r"^(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|X-[\w-]+):", re.IGNORECASE | re.MULTILINE
)
HEADER = re.compile(r"(?:From|To|Cc|Subject|Date|Sender|Reply-To|[A-Z][\w-]+): ?.*|[ \t]+\S.*|From .*", re.IGNORECASE)
TAGS = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE)
BLOCKS = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|section|article|main)\b[^>]*>", re.IGNORECASE)
WRAPPER = re.compile(r"\s*(?:<\?.*?\?>|<%.*?%>|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}|---\n.*?\n---\n)\s*", re.DOTALL)
MARKDOWN = re.compile(r"\A---\n|^#{1,6} \S|^\s*[-*] \[[^\]]+\]\(|\*\*\S[^*\n]*\*\*|^\|.*\|\s*\n\|[ :|-]+\|", re.MULTILINE)


def find_format(data: bytes, name: str) -> str:
    """pdf, docx, html, text, markdown or email. Raises UnreadableError for what no reader takes.

    >>> find_format(b"junk before %PDF-1.7", "a.docx"), find_format(b"# Referat", "a.md"), find_format(b"Referat", "a")
    ('pdf', 'markdown', 'text')
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty-file")
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return find_package(data)
    for magic, kind in REFUSED:
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]):
            raise UnreadableError("unsupported-format", format=kind)
    if b"%PDF-" in data[:4096]:
        return "pdf"
    text = decode(data[:200_000]).text.replace("\r\n", "\n")
    if is_binary(text):
        raise UnreadableError("unsupported-format", format="binary")
    return find_text_kind(text, SUFFIXES.get(find_suffix(name), ""))


def find_suffix(name: str) -> str:
    """The suffix in small letters, without its dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def find_package(data: bytes) -> str:
    """docx for a Word package. Raises UnreadableError for other zips."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            kind = package.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError("corrupt-file", reason="zip") from error
    if names & set(WORD_PARTS) or any(part.startswith("word/document") for part in names):
        return "docx"
    if "EncryptedPackage" in names:
        raise UnreadableError("encrypted-file")
    known = (("xl/", "Excel"), ("ppt/", "PowerPoint"))
    kinds = [label for folder, label in known if any(part.startswith(folder) for part in names)]
    raise UnreadableError("unsupported-format", format=kinds[0] if kinds else ("OpenDocument" if "opendocument" in kind else "zip"))


def is_binary(text: str) -> bool:
    """True where too many characters are control characters for this to be text in any encoding."""
    sample = text[:20_000]
    odd = sum(1 for sign in sample if (ord(sign) < 32 and sign not in "\t\n\r\x0c\x1b") or sign == "\ufffd")
    return odd > 0.02 * len(sample) + 2 or "\x00\x00\x00\x00" in sample


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
    if not rows or not all(HEADER.match(row) for row in rows[:50]):
        return False
    named = {row.split(":", 1)[0].lower() for row in rows if ":" in row}
    if hint == "email":
        return bool(named & {"from", "to", "subject", "date", "received", "mime-version", "content-type"})
    if hint in {"text", "markdown", "html"}:
        return len(TECHNICAL.findall(top)) >= 2 and bool(named & {"from", "to", "subject"})
    return "from" in named and len(named & {"to", "subject", "date", "message-id", "mime-version"}) >= 2


def is_page(text: str, hint: str) -> bool:
    """True for HTML: a page, or a fragment whose first sign is a tag (behind PHP, ASP or Liquid wrapping)."""
    rest = text.lstrip("\ufeff \n\t")
    while match := WRAPPER.match(rest):
        if not match.end():
            break
        rest = rest[match.end() :]
    if hint == "markdown":
        return re.match(r"<!doctype\s+html|<html\b", rest, re.IGNORECASE) is not None
    if TAGS.match(rest) or (TAGS.search(rest[:2000]) and rest.startswith("<")):
        return True
    blocks = len(BLOCKS.findall(rest[:50_000]))
    return (blocks >= 2 and (hint == "html" or (rest.startswith("<") and hint != "text"))) or blocks >= 20
