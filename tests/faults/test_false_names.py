"""F8: what a file is, its content says: whatever it is called it is read as what it is, or refused with what it is and what to do."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from pipeline.findings import format_finding
from pipeline.read import read
from pipeline.read.formats import SUFFIXES

MAIL = b"Received: x\r\nMIME-Version: 1.0\r\nFrom: a@b.no\r\nTo: c@d.no\r\nSubject: Referat\r\n\r\nHei\r\n"


def word() -> bytes:
    paper, stream = docx.Document(), io.BytesIO()
    paper.add_paragraph("Referat")
    paper.save(stream)
    return stream.getvalue()


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


def compound(*streams: str) -> bytes:
    """The head of an OLE file with streams of these names."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + b"\0\0".join(name.encode("utf-16-le") for name in streams) + bytes(500)


SEALED = bytes.fromhex("308006092a864886f70d0107")
"""How S/MIME begins; the next byte says whether it is signed or encrypted."""
CONTENTS = {
    "text": "Referat fra møtet\n".encode("latin-1"),
    "docx": word(),
    "html": b"<!DOCTYPE html><html><body><h1>Referat</h1></body></html>",
    "email": MAIL,
}
NAMES = ("a", "a.pdf", "a.PDF", "a.docx", "A.DOCX", "a.Html", "a.txt", "a.TXT", "a.eml", "a.doc", "a.xyz", "a.docx.pdf", ".", "a.")


@pytest.mark.parametrize("form", CONTENTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_as_what_it_is_under_any_name(form: str, name: str) -> None:
    document = read(CONTENTS[form], name)
    assert (document.format, document.status) == (form, "read")
    assert any("Referat" in line.text for line in document.lines)
    claimed = SUFFIXES.get(name.rpartition(".")[2].lower() if "." in name else "", form)
    assert ("mislabelled-file" in {finding.code for finding in document.findings}) == (claimed != form)


@pytest.mark.parametrize(
    ("data", "code", "form"),
    [
        (b"", "empty-file", ""),
        (b"\0" * 4096, "empty-file", ""),
        (b"\xef\xbb\xbf", "empty-file", ""),
        (compound("Root Entry", "WordDocument"), "unsupported-format", "Word 97–2003 (.doc)"),
        (compound("Root Entry", "EncryptedPackage"), "encrypted-file", ""),
        (compound("Root Entry", "__properties_version1.0"), "unsupported-format", "Outlook (.msg)"),
        (compound("Root Entry", "__properties_version1.0", "WordDocument"), "unsupported-format", "Outlook (.msg)"),
        (b"{\\rtf1\\ansi Referat}", "unsupported-format", "RTF"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"), "unsupported-format", "OpenDocument"),
        (zipped(xl__workbook_xml="<x/>"), "unsupported-format", "Excel"),
        (zipped(ppt__presentation_xml="<x/>"), "unsupported-format", "PowerPoint"),
        (zipped(referat_txt="Referat"), "unsupported-format", "zip"),
        (word()[:3000], "corrupt-file", ""),
        (b"PK\x03\x04" + bytes(50), "corrupt-file", ""),
        (b"-----BEGIN PGP MESSAGE-----\n\nabc", "encrypted-file", ""),
        (SEALED + b"\x02\xa0\x80", "unsupported-format", "S/MIME"),
        (SEALED + b"\x03\xa0\x80", "encrypted-file", ""),
    ],
)
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a"])
def test_what_is_not_read_is_refused_with_what_it_is_and_what_to_do(data: bytes, code: str, form: str, name: str) -> None:
    document = read(data, name)
    assert (document.status, [finding.code for finding in document.findings]) == ("failed", [code])
    assert document.findings[0].values.get("format", "") == form
    for language in ("nb", "nn", "en"):
        _, message, advice = format_finding(document.findings[0], language)
        assert form in message and "…" not in message and advice
