"""F8: what a file is, its content says; what is glued on before a PDF, or a wrong name, loses no page."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.read import read
from tests.faults.pdfs import FORMS, make_deflated, make_packed, make_plain

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 1234\r\n\r\n"
BEFORE = ["nothing", "blank", "bom", "nulls", "http", "junk"]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAGE = b"<!DOCTYPE html><html><body><p>Referat</p></body></html>"


def make_zip(*members: str, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in members:
            package.writestr(name, "")
        if mimetype:
            package.writestr("mimetype", mimetype)
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("before", [b"", b"\n\n", b"\xef\xbb\xbf", bytes(128), HTTP, b"\x7f\x00junk\n" * 300], ids=BEFORE)
@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "a", "a.docx", "a.txt", "a.html", "a.eml", "a.bin"])
def test_a_pdf_is_read_whole_whatever_its_name_and_whatever_stands_before_it(form: str, before: bytes, name: str) -> None:
    document = read(before + FORMS[form](2), name)
    assert (document.format, document.status, document.pages) == ("pdf", "read", 2)
    claimed = name.rpartition(".")[2].lower() if name[-4:].lower() != ".pdf" and "." in name and not name.endswith(".bin") else ""
    assert {finding.code for finding in document.findings} == ({"mislabelled-file"} if claimed else set())


@pytest.mark.parametrize("make", [make_plain, make_deflated, make_packed])
def test_a_pdf_far_behind_junk_or_without_its_header_is_found_by_its_name(make: object) -> None:
    paper = make(3)  # type: ignore[operator]
    for data in (b"x" * 9000 + b"\n" + paper, paper.split(b"\n", 1)[1]):
        document = read(data, "a.pdf")
        assert (document.format, document.status, document.pages) == ("pdf", "read", 3)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("Notat om lønn".encode("cp1252"), "text"),
        (PAGE, "html"),
        (b"From: a@b.no\r\nTo: c@d.no\r\nSubject: s\r\nDate: Wed, 12 Mar 2025 09:00:00 +0100\r\n\r\nHei", "email"),
        (b"A file that begins with %PDF-1.7 is a PDF.", "text"),
    ],
)
def test_other_content_that_is_called_pdf_is_read_as_what_it_is(data: bytes, form: str) -> None:
    document = read(data, "a.pdf")
    assert (document.format, document.status) == (form, "read")
    assert "mislabelled-file" in {finding.code for finding in document.findings}


@pytest.mark.parametrize(
    ("data", "code", "form"),
    [
        (b"", "empty-file", ""),
        (bytes(99), "empty-file", ""),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "unsupported-format", "Word 97–2003 (.doc)"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "unsupported-format", "Excel 97–2003"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted-file", ""),
        (COMPOUND, "unsupported-format", "OLE"),
        (rb"{\rtf1\ansi Referat}", "unsupported-format", "RTF"),
        (b"%!PS-Adobe-3.0\nshowpage", "unsupported-format", "PostScript"),
        (make_zip("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "unsupported-format", "OpenDocument"),
        (make_zip("xl/workbook.xml"), "unsupported-format", "Excel"),
        (make_zip("a.txt"), "unsupported-format", "zip"),
        (b"PK\x03\x04 and no more", "corrupt-file", ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported-format", "PNG"),
        (bytes(range(256)) * 9, "unsupported-format", "binary"),
        (b"%PDF-1.7\nand no more", "corrupt-file", ""),
    ],
    ids=["none", "nulls", "doc", "xls", "locked", "ole", "rtf", "postscript", "odt", "xlsx", "zip", "cut-zip", "png", "bytes", "head"],
)
@pytest.mark.parametrize("name", ["a.pdf", "a"])
def test_what_no_reader_takes_is_refused_with_what_it_is(data: bytes, code: str, form: str, name: str) -> None:
    document = read(data, name)
    assert (document.status, document.findings[0].code, document.findings[0].values.get("format", "")) == ("failed", code, form)
