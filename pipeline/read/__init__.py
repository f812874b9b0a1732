"""read: bytes -> Document. One file per format; what a file is, its content says. Nothing that a file holds makes it raise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import PurePath

from pipeline.documents import Document
from pipeline.errors import UnreadableError
from pipeline.findings import Finding, codes
from pipeline.read.formats import SUFFIXES, find_format, find_suffix

# Format -> module and function; modules are loaded when their format comes, because some are heavy.
READERS = {
    "text": ("pipeline.read.text", "read_text"),
    "markdown": ("pipeline.read.markdown", "read_markdown"),
    "html": ("pipeline.read.html", "read_html"),
    "docx": ("pipeline.read.docx", "read_docx"),
    "pdf": ("pipeline.read.pdf", "read_pdf"),
    "email": ("pipeline.read.email", "read_email"),
}
LARGEST = 200_000_000
"""Bytes a file may have."""


def read(data: bytes, name: str, ocr: str = "off", passwords: Sequence[str] = (), *, plain: bool = False) -> Document:
    """The document that `data` holds; `name` is its file name. Never raises on content: status failed and a finding.

    With `ocr` "auto", scanned pages are read where tesseract is installed. `passwords` are tried on an encrypted PDF. `plain`, a
    PDF is read without pdfium, which has ended a process over it.
    """
    document_id = sha256(data).hexdigest()[:12]
    name = PurePath(name).name
    form = ""
    try:
        if len(data) > LARGEST:
            raise UnreadableError("too-large", limit=f"{LARGEST // 1_000_000} MB")
        form = find_format(data, name)
        reader = load_reader(form)
        document = mark_lost(reader(data, ocr, passwords, plain=plain) if form == "pdf" else reader(data))
        findings = (*document.findings, *doubts(document, form, name))
    except UnreadableError as error:
        document = Document("", "", form, pages=0, status="failed")
        findings = (Finding(error.code, values=error.values),)
    except MemoryError:  # a worker's limit: who has started it says so
        raise
    except Exception as error:  # a third party's parser on a broken file may raise anything; one bad paper never stops a run
        document = Document("", "", form, pages=0, status="failed")
        findings = (Finding("reader-failed", values={"reason": type(error).__name__}),)
    stamped = tuple(
        replace(f, document_id=document_id, source=f.source or document_id, values={"name": name, **f.values}) for f in findings
    )
    return replace(document, document_id=document_id, name=name, findings=stamped)


def load_reader(form: str) -> Callable[..., Document]:
    """The function that reads a format."""
    module, function = READERS[form]
    reader: Callable[..., Document] = getattr(import_module(module), function)
    return reader


def mark_lost(document: Document) -> Document:
    """The document, with status failed where a fault has left nothing of it: an empty paper is another thing."""
    is_bare = document.status == "read" and not document.lines and not document.attachments
    is_lost = is_bare and any(codes()[finding.code].severity == "error" for finding in document.findings)
    return replace(document, status="failed") if is_lost else document


def doubts(document: Document, form: str, name: str) -> Iterator[Finding]:
    """The findings that any format can have: a suffix that says another type than the content, and a paper without text."""
    suffix = find_suffix(name)
    claimed = SUFFIXES.get(suffix, "")
    if claimed and claimed != form and not {claimed, form} <= {"text", "markdown"}:
        yield Finding("mislabelled-file", values={"suffix": f".{suffix}", "format": form})
    if document.status == "read" and not document.lines:
        yield Finding("no-text")
