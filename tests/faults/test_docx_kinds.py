"""F16: Word files of every kind and age: what holds text is read, what is broken is said part by part, and no text is lost in silence."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from pipeline.documents import Document
from pipeline.read import read
from tests.faults.test_docx_bombs import NAMESPACE, RELATIONS, WORDS, body, package

STRICT = "http://purl.oclc.org/ooxml"
SPACES = " ".join(
    [
        NAMESPACE,
        f'xmlns:r="{RELATIONS}"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    ]
)
NAMES = (("officeDocument", "relationships"), ("wordprocessingml", "main"))


def whole() -> dict[str, bytes]:
    """The parts of a Word file as python-docx writes it."""
    paper, stream = docx.Document(), io.BytesIO()
    paper.core_properties.title = "Møte 3"
    paper.add_heading("Referat", 1)
    paper.add_paragraph("Sak 1", style="List Bullet")
    table = paper.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Navn", "Kari Nes"
    paper.save(stream)
    with zipfile.ZipFile(stream) as file:
        return {name: file.read(name) for name in file.namelist()}


def read_with(inner: str, relations: str = "", **parts: str | bytes) -> Document:
    """What is read of a document with these elements, relations and parts (__ stands for /, _ for the dot)."""
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    named = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    main = f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>"
    return read(package({"word/document.xml": main, "word/_rels/document.xml.rels": rels, **named}), "a.docx")


def relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


READ = ["Referat", "• Sak 1", "Navn\tKari Nes"]


def test_a_strict_file_is_read_as_any_other() -> None:
    usual = "http://schemas.openxmlformats.org"
    pairs = [(f"{usual}/{kind}/2006/{name}".encode(), f"{STRICT}/{kind}/{name}".encode()) for kind, name in NAMES]
    parts = whole()
    for old, new in pairs:
        parts = {name: data.replace(old, new) for name, data in parts.items()}
    assert texts(read(package(parts), "a.docx")) == READ


@pytest.mark.parametrize("suffix", ["docx", "docm", "dotx", "dotm"])
def test_files_with_macros_and_templates_are_read(suffix: str) -> None:
    kind = {"docm": "document.macroEnabled", "dotx": "template", "dotm": "template.macroEnabledTemplate"}.get(suffix, "document")
    parts = {name: data.replace(b"document.main+xml", f"{kind}.main+xml".encode()) for name, data in whole().items()}
    document = read(package({**parts, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), f"a.{suffix}")
    assert (texts(document), codes(document)) == (READ, [])


@pytest.mark.parametrize(
    "gone",
    ["docProps/core.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"],
)
def test_a_file_without_one_of_its_parts_is_read(gone: str) -> None:
    document = read(package({name: data for name, data in whole().items() if name != gone}), "a.docx")
    assert document.status == "read" and [line.content for line in document.lines] in (READ, ["Referat", "Sak 1", "Navn\tKari Nes"])


def test_parts_are_found_under_other_names_and_in_other_cases() -> None:
    parts = whole()
    upper = {name.replace("word/", "Word\\").replace("document.xml", "Document.XML"): data for name, data in parts.items()}
    assert texts(read(package(upper), "a.docx")) == READ
    moved = {
        name.replace("word/document.xml", "innhold/tekst.xml"): data.replace(b"word/document.xml", b"innhold/tekst.xml")
        for name, data in parts.items()
    }
    assert read(package(moved), "a.docx").lines[0].content == "Referat"


def corrupt(part: str) -> bytes:
    """A Word file one part of which has a wrong checksum."""
    data = bytearray(package(whole()))
    place = data.rindex(part.encode())
    start = data.rindex(b"PK\x01\x02", 0, place)
    data[start + 16] ^= 0xFF
    return bytes(data)


def test_a_wrong_checksum_costs_only_its_own_part() -> None:
    document = read(corrupt("word/styles.xml"), "a.docx")
    assert (document.lines[0].content, codes(document)) == ("Referat", ["part-not-read"])
    assert document.findings[0].values["part"] == "word/styles.xml"
    assert codes(read(corrupt("docProps/thumbnail.jpeg"), "a.docx")) == []
    assert codes(read(corrupt("word/document.xml"), "a.docx")) == ["corrupt-file"]


def test_of_broken_xml_what_can_be_read_is_read_and_said() -> None:
    data = body(said("Sak 1") + said("Sak 2")).replace("</w:body></w:document>", "<w:p><w:r>")
    document = read(package({"word/document.xml": data}), "a.docx")
    assert (texts(document), codes(document)) == (["Sak 1", "Sak 2"], ["part-not-read"])


def test_an_odd_grid_is_read() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>' + said("a") + "</w:tc>"
    row = "<w:tr>" + cell.format("9999999999") + cell.format("-1") + cell.format("x") + "</w:tr>"
    document = read_with(
        f'<w:tbl><w:tblGrid/>{row}<w:tr><w:trPr><w:gridBefore w:val="7"/></w:trPr>{cell.format(0)}{cell.format(1)}</w:tr></w:tbl>'
    )
    assert [line.text.split() for line in document.lines] == [["a", "a", "a"], ["a", "a"]]


def test_notes_stand_below_the_text_in_the_order_in_which_it_calls_them() -> None:
    notes = "".join(
        f'<w:footnote w:id="{key}">{said(text)}</w:footnote>' for key, text in (("0", "strek"), ("3", "Jf. sak 3"), ("2", "Jf. sak 2"))
    )
    calls = "".join(f'<w:p><w:r><w:t>Sak</w:t></w:r><w:r><w:footnoteReference w:id="{key}"/></w:r></w:p>' for key in ("3", "2"))
    document = read_with(
        calls, relation("r1", "footnotes", "footnotes.xml"), word__footnotes_xml=f"<w:footnotes {NAMESPACE}>{notes}</w:footnotes>"
    )
    assert texts(document) == ["Sak", "Sak", "¹ Jf. sak 3", "² Jf. sak 2"]
    assert not any(line.marker for line in document.lines)


@pytest.mark.parametrize(
    "inner",
    [
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Budsjett</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "<w:p><m:oMath><m:r><m:t>Budsjett</m:t></m:r></m:oMath></w:p>",
        "<w:p><w:r><w:drawing><a:graphic><a:txBody><a:p><a:r><a:t>Bud</a:t></a:r><a:r><a:t>sjett</a:t></a:r></a:p></a:txBody></a:graphic></w:drawing></w:r></w:p>",
        f"<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>{said('Budsjett')}</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='x'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>".format(
            said("Budsjett")
        ),
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>Budsjett</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>",
        f"</w:body><w:body>{said('Budsjett')}",
    ],
    ids=["ruby", "formula", "drawing", "older form only", "two forms", "two forms in a run", "second body"],
)
def test_words_in_odd_places_are_read_once(inner: str) -> None:
    assert texts(read_with(inner)) == ["Budsjett"]


def test_words_of_diagrams_and_charts_are_read_where_they_stand() -> None:
    namespace = 'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    drawn = '<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{}</a:t></a:r></a:p></x>'
    inner = (
        f'{said("Før")}<w:p><w:r><w:drawing {namespace}><d:relIds r:dm="r1"/><c:chart r:id="r2"/></w:drawing></w:r></w:p>{said("Etter")}'
    )
    relations = relation("r1", "diagramData", "diagrams/data1.xml") + relation("r2", "chart", "charts/chart1.xml")
    parts = {"word__diagrams__data1_xml": drawn.format("Rektor"), "word__charts__chart1_xml": drawn.format("Lønn")}
    assert texts(read_with(inner, relations, **parts)) == ["Før", "Rektor", "Lønn", "Etter"]


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("chunk.htm", b"<html><body><p>Sak 1</p><p>Sak 2</p></body></html>", ["Sak 1", "Sak 2"]),
        ("chunk.txt", b"Sak 1\nSak 2", ["Sak 1", "Sak 2"]),
        ("chunk.docx", package({"word/document.xml": body(said("Sak 1"))}), ["Sak 1"]),
        ("chunk.bin", b"\x00\x01" * 50, []),
    ],
)  # fmt: skip
def test_files_that_a_document_takes_in_are_read_where_they_stand(name: str, data: bytes, found: list[str]) -> None:
    inner = f'{said("Før")}<w:altChunk r:id="r1"/><w:altChunk r:id="r1"/>{said("Etter")}'
    document = read_with(inner, relation("r1", "aFChunk", name), **{f"word__{name.replace('.', '_')}": data})
    assert texts(document) == ["Før", *found, "Etter"]
    assert codes(document) == ([] if found else ["part-not-read"])


def test_hidden_words_and_comments_are_left_out_and_counted() -> None:
    inner = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>tre skjulte ord</w:t></w:r><w:r><w:t>Sak</w:t></w:r></w:p>"
    comments = f'<w:comments {NAMESPACE}><w:comment w:id="0">{WORDS}</w:comment><w:comment w:id="1"/></w:comments>'
    document = read_with(inner, relation("r1", "comments", "comments.xml"), word__comments_xml=comments)
    assert texts(document) == ["Sak"]
    assert [(finding.code, finding.values["count"]) for finding in document.findings] == [
        ("comments-left-out", "1"),
        ("hidden-words-left-out", "3"),
    ]
