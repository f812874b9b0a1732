"""What both Word templates are made of: styles, tables, footers. Everything that looks like something is a named style."""

from __future__ import annotations

import datetime

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Calibri"
INK, BLUE, GREY, RED = RGBColor(0x1D, 0x25, 0x2C), RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x56, 0x60, 0x6B), RGBColor(0xA1, 0x26, 0x1C)
PARAGRAPHS = {
    # style: (based on, size, bold, colour, space before, space after)
    "Title": ("Normal", 20, True, BLUE, 0, 0),
    "Subtitle": ("Normal", 13, False, GREY, 0, 10),
    "Heading 1": ("Normal", 14, True, BLUE, 16, 5),
    "Heading 2": ("Normal", 11, True, BLUE, 11, 2),
    "Table Text": ("Normal", 9.5, False, INK, 0, 0),
    "Table Head": ("Normal", 9, True, BLUE, 0, 0),
    "Table Note": ("Normal", 8.5, False, GREY, 0, 0),
    "Note": ("Normal", 9.5, False, GREY, 2, 4),
    "Notice": ("Normal", 10.5, True, RED, 0, 8),
    "Labelled": ("Normal", 10.5, False, INK, 0, 2),
    "List Bullet": ("Normal", 10.5, False, INK, 0, 2),
    "List Number": ("Normal", 10.5, False, INK, 0, 4),
    "Footer": ("Normal", 8.5, False, GREY, 0, 0),
}
KEPT = frozenset({"Title", "Heading 1", "Heading 2", "Labelled", "Table Head"})
"""Styles whose paragraphs stay with the next, and a table's head with its first row."""
RUNS = {"Blank": (RED, False, True), "Mark": (RED, True, False), "Quiet": (GREY, False, False), "Label": (GREY, True, False)}
"""Character style: colour, bold, italic."""
TABLE_STYLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="Referent"><w:name w:val="Referent"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:top w:val="single" w:sz="8" w:color="1F3A5F"/>
<w:bottom w:val="single" w:sz="4" w:color="C9D1D9"/><w:insideH w:val="single" w:sz="4" w:color="C9D1D9"/></w:tblBorders>
<w:tblCellMar><w:top w:w="55" w:type="dxa"/>
<w:left w:w="85" w:type="dxa"/><w:bottom w:w="55" w:type="dxa"/>
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr></w:tblStylePr></w:style>"""

TIGHT = """<w:tblCellMar {ns}><w:top w:w="{gap}" w:type="dxa"/><w:bottom w:w="{gap}" w:type="dxa"/></w:tblCellMar>"""
"""Little air in a long list, so that an agenda stays short."""


def make_document(footer: str) -> Doc:
    """An empty A4 document with the styles of both templates, and a footer with page numbers."""
    doc = Document()
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin, section.footer_distance = Cm(2), Cm(2), Cm(1)
    make_modern(doc)
    make_styles(doc)
    make_footer(section.footer.paragraphs[0], footer)
    properties = doc.core_properties
    properties.author, properties.title, properties.comments = "", "{{ title }}", ""
    properties.created = properties.modified = datetime.datetime(2025, 1, 1)
    return doc


def make_modern(doc: Doc) -> None:
    """None of the parts and table styles that nothing here uses, and a file that Word opens without its compatibility mode."""
    for rels in (doc.part.package.rels if doc.part.package else {}, doc.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml"))]:
            del rels[key]
    for style in list(doc.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    compat = doc.settings.element.find(qn("w:compat"))
    if compat is not None:
        setting = (
            f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        )
        compat.append(parse_xml(setting))


def make_styles(doc: Doc) -> None:
    """Typography: one font, three sizes of heading, quiet tables."""
    set_font(doc.styles["Normal"], 10.5, False, INK)
    doc.styles["Normal"].paragraph_format.line_spacing = 1.08
    for name, (base, size, bold, colour, before, after) in PARAGRAPHS.items():
        known = name in [style.name for style in doc.styles]
        style = doc.styles[name] if known else doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = doc.styles[base]
        set_font(style, size, bold, colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        if name == "Title":
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)
        style.paragraph_format.keep_with_next = name in KEPT
    labelled = doc.styles["Labelled"].paragraph_format
    labelled.left_indent, labelled.first_line_indent = Cm(5.8), Cm(-5.8)
    labelled.tab_stops.add_tab_stop(Cm(5.8))
    for name, (colour, bold, italic) in RUNS.items():
        style = doc.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb, style.font.bold, style.font.italic = colour, bold or None, italic or None
    doc.styles.element.append(parse_xml(TABLE_STYLE.format(ns=nsdecls("w"))))


def set_font(style: object, size: float, bold: bool, colour: RGBColor) -> None:
    """Font, size, weight and colour; theme fonts of the default styles are taken away."""
    font = style.font  # type: ignore[attr-defined]
    font.name, font.size, font.bold, font.italic, font.color.rgb = FONT, Pt(size), bold, False, colour
    fonts = style.element.rPr.rFonts  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):  # type: ignore[attr-defined]
        style.element.rPr.remove(spacing)  # type: ignore[attr-defined]


def make_footer(paragraph: Paragraph, words: str) -> None:
    """The title to the left, «Side 1 av 2» to the right."""
    if paragraph.style:
        paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{words}\t{{{{ t.page }}}} ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" {{ t.of }} ")
    add_field(paragraph, "NUMPAGES")


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add(doc: Doc | _Cell, text: str, style: str = "Normal") -> Paragraph:
    """A paragraph; `¦Style:text¦` marks a run in a character style."""
    paragraph = doc.add_paragraph(style=style)
    fill(paragraph, text)
    return paragraph


def fill(paragraph: Paragraph, text: str) -> None:
    """Runs of a text in which `¦Style:words¦` stands in a character style."""
    for index, part in enumerate(text.split("¦")):
        if index % 2:
            style, _, words = part.partition(":")
            paragraph.add_run(words, style=style)
        elif part:
            paragraph.add_run(part)


def add_table(doc: Doc, widths: list[float], head: list[str] | None = None) -> Table:
    """A table of fixed widths in cm, with a header row that is repeated on each page; without one, its first column is the header."""
    table: Table = doc.add_table(rows=0, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.style = "Referent"
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    look.set(qn("w:firstRow"), "1" if head else "0")
    look.set(qn("w:firstColumn"), "0" if head else "1")
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:noVBand"), "1")
    look.set(qn("w:val"), "0620" if head else "0680")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    if head:
        row = add_row(table, head, "Table Head")
        mark = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(mark)
    return table


def tighten(table: Table, gap: int) -> None:
    """Less air above and below a table's text than its style gives, in twentieths of a point."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(parse_xml(TIGHT.format(ns=nsdecls("w"), gap=gap)))


def add_row(table: Table, cells: list[str], style: str = "Table Text") -> _Row:
    """A row that does not break over pages; a cell's lines are its paragraphs, `Style>>text` gives a line its own style."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, column in zip(row.cells, cells, table.columns, strict=True):
        cell.width = column.width
        for index, line in enumerate(text.split("\n")):
            name, _, words = line.rpartition(">>")
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.style = name or style
            fill(paragraph, words)
    return row


def add_loop(table: Table, loop: str, cells: list[str]) -> None:
    """One row for each value of a loop («line in lines»)."""
    blank = [""] * (len(cells) - 1)
    add_row(table, [f"{{%tr for {loop} %}}", *blank])
    add_row(table, cells)
    add_row(table, ["{%tr endfor %}", *blank])


def add_left_out(doc: Doc, style: str) -> None:
    """The papers dated after the day from which the publication looks."""
    add(doc, "{%p if left_out %}")
    add(doc, "{{ t.left_out_heading }}", style)
    add(doc, "{%p for paper in left_out %}")
    add(doc, "{{ paper }}", "List Bullet")
    add(doc, "{%p endfor %}")
    add(doc, "{%p endif %}")


def add_bullets(doc: Doc, name: str) -> None:
    """One bullet for each sentence."""
    add(doc, f"{{%p for line in {name} %}}")
    add(doc, "{{ line }}", "List Bullet")
    add(doc, "{%p endfor %}")
