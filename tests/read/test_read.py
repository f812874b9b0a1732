"""Dispatch: what a file is, its content says; what cannot be read becomes a finding."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.findings import codes, format_finding
from pipeline.read import read

PAGE = b"<!DOCTYPE html><html><body><p>Hei</p></body></html>"
MAIL = b"Received: x\r\nMIME-Version: 1.0\r\nFrom: a@b.no\r\nTo: c@d.no\r\nSubject: s\r\n\r\nHei\r\n"


def zipped(name: str, text: str = "<x/>") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(zipfile.ZipInfo(name), text)  # which has no time of its own: ids of tests hold these bytes
    return stream.getvalue()


def blank_pdf() -> bytes:
    paper, stream = pypdfium2.PdfDocument.new(), io.BytesIO()
    paper.new_page(595, 842)
    paper.save(stream)
    paper.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"# Referat\n", "a.md", "markdown"),
        (b"# Referat\n", "a.txt", "text"),
        (b"# Referat\n\ntekst", "a", "markdown"),
        (b"Referat", "REFERAT.TXT", "text"),
        (b"Referat", "a", "text"),
        (b"From: en plan\n\nTo: to", "a.md", "markdown"),
        (PAGE, "a.htm", "html"),
        (MAIL, "a.eml", "email"),
        (b"<p>Hei</p>\n\ntekst", "a.md", "markdown"),
    ],
)
def test_the_suffix_chooses_among_the_text_kinds(data: bytes, name: str, form: str) -> None:
    document = read(data, name)
    assert (document.format, document.status, document.findings) == (form, "read", ())


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"Notat om l\xf8nn", "a.pdf", "text"),
        (PAGE, "a.pdf", "html"),
        (PAGE, "a.txt", "html"),
        (MAIL, "a.txt", "email"),
        (blank_pdf(), "a.docx", "pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + blank_pdf(), "a.txt", "pdf"),
        (b"x" * 2048 + blank_pdf(), "a.html", "pdf"),
    ],
)
def test_a_file_with_a_wrong_suffix_is_read_as_what_it_is_and_said(data: bytes, name: str, form: str) -> None:
    document = read(data, name)
    assert document.format == form
    assert "mislabelled-file" in {finding.code for finding in document.findings}


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "empty-file"),
        (b"\0" * 50, "a.pdf", "empty-file"),
        (b" \r\n", "a.txt", "empty-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.doc", "unsupported-format"),
        (b"{\\rtf1 hei}", "a.docx", "unsupported-format"),
        (zipped("mimetype", "application/vnd.oasis.opendocument.text"), "a.odt", "unsupported-format"),
        (zipped("xl/workbook.xml"), "a.xlsx", "unsupported-format"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png", "unsupported-format"),
        (bytes(range(256)) * 9, "a.txt", "unsupported-format"),
        (zipped("word/document.xml")[:60], "a.docx", "corrupt-file"),
        (b"%PDF-1.7\nikke mer", "a.pdf", "corrupt-file"),
    ],
)
def test_what_cannot_be_read_is_failed_with_a_code(data: bytes, name: str, code: str) -> None:
    document = read(data, name)
    assert (document.status, document.lines, [finding.code for finding in document.findings]) == ("failed", (), [code])
    severity, message, advice = format_finding(document.findings[0], "nb")
    assert severity == "error" and name in message and "…" not in message and advice


def test_a_finding_names_the_document_and_the_id_is_of_the_bytes_alone() -> None:
    one, two = read(b"", "mappe/a.pdf"), read(b"", "b.pdf")
    assert one.document_id == two.document_id == one.findings[0].document_id == one.findings[0].source
    assert (one.name, one.findings[0].values["name"]) == ("a.pdf", "a.pdf")


@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.html", "a.md", "a.txt", "a.eml", "a"]))
def test_no_bytes_make_reading_fail(data: bytes, name: str) -> None:
    document = read(data, name)
    assert document.status in {"read", "failed", "needs-ocr"}
    assert {finding.code for finding in document.findings} <= set(codes()) - {"reader-failed"}
    assert all(line.text.startswith(line.marker) for line in document.lines)


@given(st.text(max_size=200), st.sampled_from(["a.html", "a.md", "a.txt", "a.eml"]))
def test_no_text_makes_reading_fail(text: str, name: str) -> None:
    assert "reader-failed" not in {finding.code for finding in read(text.encode("utf-8", "replace"), name).findings}
