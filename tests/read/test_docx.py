"""Word: body order, numbers that Word prints, tracked and boxed text, unsafe packages."""

# ruff: noqa: E501 (papers are written as they stand)

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.documents import Document
from pipeline.read import read

NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Sak %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/><w:pStyle w:val="Heading2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""


def read_paper(write: Callable[[Paper], None]) -> Document:
    paper = docx.Document()
    paper.part.numbering_part._element[:] = list(parse_xml(NUMBERING))
    write(paper)
    stream = io.BytesIO()
    paper.save(stream)
    return read(stream.getvalue(), "a.docx")


def listed(paper: Paper, text: str, number: int, depth: int = 0) -> None:
    block = paper.add_paragraph(text)._p.get_or_add_pPr()
    block.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'))


def package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return stream.getvalue()


def body(inner: str) -> str:
    return f"<w:document {nsdecls('w')}><w:body>{inner}</w:body></w:document>"


def words(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    def write(paper: Paper) -> None:
        paper.core_properties.title = "Møte 3"
        paper.add_heading("Innkalling", 0)
        paper.add_heading("Saker", 3)
        line = paper.add_paragraph("Sted:\tHavna")
        line.add_run().add_break(WD_BREAK.LINE)
        line.add_run("Tid: kl 10")
        table = paper.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Navn"
        table.cell(0, 2).text = "Rolle"
        table.cell(1, 1).text = "Kari Nes"
        table.cell(1, 1).add_paragraph("Per Lie")
        paper.add_paragraph()
        paper.add_paragraph().add_run("Vedtak").bold = True

    document = read_paper(write)
    assert document.meta["title"] == "Møte 3"
    assert [(line.number, line.kind, line.level, line.text) for line in document.lines] == [
        (1, "heading", 1, "Innkalling"),
        (2, "heading", 3, "Saker"),
        (3, "text", 0, "Sted:\tHavna"),
        (4, "text", 0, "Tid: kl 10"),
        (5, "row", 0, "Navn\t\tRolle"),
        (6, "row", 0, "\tKari Nes Per Lie\t"),
        (7, "text", 0, "Vedtak"),
    ]
    assert document.lines[5].cells == ("", "Kari Nes\nPer Lie", "") and document.lines[6].bold and document.lines[6].gap == 1


def test_numbers_that_word_prints_are_counted() -> None:
    def write(paper: Paper) -> None:
        for number, depth in ((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (1, 0)):
            listed(paper, "tekst", number, depth)

    lines = read_paper(write).lines
    assert [line.marker for line in lines] == ["Sak 3.", "3.1", "a)", "b)", "3.2", "Sak 4.", "4.1", "•", "Sak 8.", "Sak 9."]
    assert lines[2].text == "a) tekst" and lines[2].content == "tekst" and lines[2].level == 3


def test_a_style_that_a_list_names_is_numbered() -> None:
    def write(paper: Paper) -> None:
        paper.add_heading("Lønn", 2)
        paper.add_heading("Ledelse", 2)

    lines = read_paper(write).lines
    assert [(line.kind, line.level, line.text) for line in lines] == [("heading", 2, "I Lønn"), ("heading", 2, "II Ledelse")]


def test_header_and_footer_are_furniture_around_the_text() -> None:
    def write(paper: Paper) -> None:
        paper.sections[0].header.paragraphs[0].text = "Universitetet i Havna"
        paper.sections[0].footer.paragraphs[0].text = "Side 1"
        paper.add_paragraph("Notat")

    assert [(line.kind, line.text) for line in read_paper(write).lines] == [
        ("furniture", "Universitetet i Havna"),
        ("text", "Notat"),
        ("furniture", "Side 1"),
    ]


def test_insertions_count_deletions_do_not_and_both_are_said() -> None:
    run, gone = "<w:r><w:t>ny </w:t></w:r>", "<w:r><w:delText>gammel </w:delText></w:r>"
    inner = f'<w:p><w:ins w:id="1">{run}</w:ins><w:del w:id="2">{gone}</w:del><w:r><w:t>lønn</w:t></w:r></w:p>'
    document = read(package({"word/document.xml": body(inner)}), "a.docx")
    assert [line.text for line in document.lines] == ["ny lønn"]
    assert [(finding.code, finding.values["inserted"], finding.values["deleted"]) for finding in document.findings] == [
        ("tracked-changes", "1", "1")
    ]


def test_hidden_text_is_left_out_and_boxed_and_controlled_text_is_not_lost() -> None:
    box = f'<w:p><w:r><w:t>Ute</w:t></w:r><w:r><w:pict><v:textbox xmlns:v="v"><w:txbxContent>{words("Inne")}</w:txbxContent></v:textbox></w:pict></w:r></w:p>'
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>"
    controlled = f"<w:sdt><w:sdtContent>{words('Kontroll')}</w:sdtContent></w:sdt>"
    framed = f"<w:tbl><w:tr><w:tc>{words('Ramme')}</w:tc></w:tr></w:tbl>"
    found = read(package({"word/document.xml": body(box + hidden + controlled + framed)}), "a.docx").lines
    assert [(line.kind, line.text) for line in found] == [("text", "Ute"), ("text", "Inne"), ("text", "Kontroll"), ("text", "Ramme")]


@pytest.mark.parametrize(
    ("properties", "style", "kept"),
    [
        ("<w:showingPlcHdr/>", "PlaceholderText", ""),
        ('<w:showingPlcHdr w:val="0"/>', "PlaceholderText", "Navn her"),
        ("", "PlaceholderText", "Navn her"),
        ("<w:showingPlcHdr/>", "Strong", "Navn her"),
        ('<w:showingPlcHdr/><w:dataBinding w:xpath="a"/>', "PlaceholderText", "Navn her"),
    ],
    ids=["prompt", "no longer shown", "written", "written in bold", "filled in by a register"],
)
def test_the_prompt_of_a_blank_place_is_not_what_the_paper_says(properties: str, style: str, kept: str) -> None:
    def write(paper: Paper) -> None:
        paper.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER, builtin=True)
        run = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>Navn her</w:t></w:r>'
        control = f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        paper.add_paragraph("Referent: ")._p.append(parse_xml(control))

    assert [line.text for line in read_paper(write).lines] == [f"Referent: {kept}".strip()]


@pytest.mark.parametrize("style", ["Overskrift 2", "heading 2", "Rubrik 2"])
def test_headings_are_known_by_their_names_in_other_languages(style: str) -> None:
    styles = f'<w:styles {nsdecls("w")}><w:style w:styleId="X"><w:name w:val="{style}"/></w:style></w:styles>'
    relation = (
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    )
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    text = body('<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr><w:r><w:t>Lønn</w:t></w:r></w:p>')
    parts = {"word/document.xml": text, "word/styles.xml": styles, "word/_rels/document.xml.rels": relations}
    assert read(package(parts), "a.docx").lines[0].level == 2


def test_strict_files_are_read() -> None:
    strict = body(words("Notat")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert [line.text for line in read(package({"word/document.xml": strict}), "a.docx").lines] == ["Notat"]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("too-large", {"word/document.xml": body("<w:p/>" * 300_000)}),
        ("too-large", {"word/document.xml": body("<w:sdt>" * 2_000 + "</w:sdt>" * 2_000)}),
        ("too-large", {**{f"x{number}.xml": "<x/>" for number in range(5_001)}, "word/document.xml": body("")}),
        ("dtd-refused", {"word/document.xml": '<!DOCTYPE d [<!ENTITY x "y">]>' + body(words("[&x;]"))}),
        ("dtd-refused", {"word/document.xml": body(words("a")), "customXml/item1.xml": "<!DOCTYPE d><d/>"}),
        ("corrupt-file", {"word/document.xml": "<w:document"}),
        ("corrupt-file", {"word/document.xml": "<x/>"}),
    ],
    ids=["ratio", "depth", "members", "entity", "dtd-elsewhere", "xml", "no-body"],
)
def test_unsafe_and_broken_packages_are_refused_by_name(code: str, parts: dict[str, str]) -> None:
    document = read(package(parts), "a.docx")
    assert (document.status, [finding.code for finding in document.findings]) == ("failed", [code])
