"""Makes templates/minutes.docx, and what forms to be filled in are made of (tests/case_form_templates.py has the others).

A blank place is one of Word's content controls: it has a name for those who hear the page read out, shows a prompt in a style of
its own, and the prompt goes away when somebody writes.
"""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from tests.template_parts import BLUE, GREY, add, add_row, add_table, make_document, set_font, tighten

PROMPT = "Placeholder Text"
"""Word's own style for what stands in a control until somebody writes."""
CONTROL = """<w:sdt {ns}><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{tag}"/><w:showingPlcHdr/>{kind}</w:sdtPr>
<w:sdtContent>{inner}</w:sdtContent></w:sdt>"""
BOX = """<w:sdt {ns} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr>
<w:alias w:val="{name}"/><w:tag w:val="{tag}"/>
<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610"
w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic"
w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"""
"""A box that a click ticks."""
RUN = """<w:r{ns}><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{prompt}</w:t></w:r>"""


def make_form(footer: str) -> Doc:
    """A document with the styles of the other templates, a third rank of headings and the prompts' style."""
    doc = make_document(footer)
    doc.styles["Normal"].paragraph_format.space_after = Pt(5)
    heading = doc.styles["Heading 3"]
    heading.base_style = doc.styles["Normal"]
    set_font(heading, 10.5, True, BLUE)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(6), Pt(1)
    heading.paragraph_format.keep_with_next = True
    quote = doc.styles["Quote"]
    set_font(quote, 10, False, GREY)
    quote.paragraph_format.left_indent, quote.paragraph_format.space_after = Cm(1.2), Pt(3)
    style = doc.styles.add_style(PROMPT, WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.font.color.rgb, style.font.italic = GREY, True
    doc.styles["Notice"].paragraph_format.space_before = Pt(8)
    return doc


def control(paragraph: Paragraph, tag: str, name: str, prompt: str = "{{ t.to_fill }}") -> None:
    """A blank place within a line, named for screen readers, with its prompt."""
    run = RUN.format(ns="", prompt=prompt)
    paragraph._p.append(parse_xml(CONTROL.format(ns=nsdecls("w"), name=name, tag=tag, kind="<w:text/>", inner=run)))


def add_box(paragraph: Paragraph, tag: str, name: str) -> None:
    """A box to tick, named for screen readers."""
    paragraph._p.append(parse_xml(BOX.format(ns=nsdecls("w"), name=name, tag=tag)))


def add_prose(doc: Doc, tag: str, name: str, prompt: str = "{{ t.to_fill }}", keep: bool = False) -> None:
    """A blank place of its own, in which somebody may write as many paragraphs as they like; `keep` holds them with what follows."""
    model = add(doc, "")
    model.paragraph_format.keep_with_next = keep or None
    paragraph = deepcopy(model._p)
    doc.paragraphs[-1]._p.getparent().remove(doc.paragraphs[-1]._p)
    frame = parse_xml(CONTROL.format(ns=nsdecls("w"), name=name, tag=tag, kind="", inner=""))
    paragraph.append(parse_xml(RUN.format(ns=" " + nsdecls("w"), prompt=prompt)))
    frame[-1].append(paragraph)
    doc.element.body.insert(len(doc.element.body) - 1, frame)


def keep_together(*rows: _Row) -> None:
    """Keeps each row on the page of what follows it; for the short tables that a page must not tear apart."""
    for paragraph in (paragraph for row in rows for cell in row.cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def put_controls(row: _Row, *fields: tuple[int, str, str, str]) -> None:
    """Blank places in cells of a row: column, tag, name, prompt."""
    for column, tag, name, prompt in fields:
        control(row.cells[column].paragraphs[0], tag, name, prompt)


def add_facts(doc: Doc, facts: str = "facts") -> None:
    """The header: a label and what is known of it, or a blank place under that label."""
    table = add_table(doc, [4.0, 13.0])
    tighten(table, 28)
    add_row(table, [f"{{%tr for f in {facts} %}}", ""])
    add_row(table, ["{%tr if f.blank %}", ""])
    put_controls(add_row(table, ["¦Label:{{ f.label }}¦", ""]), (1, "fact", "{{ f.label }}", "{{ f.text }}"))
    add_row(table, ["{%tr else %}", ""])
    add_row(table, ["¦Label:{{ f.label }}¦", "{{ f.text }}{% if f.note %}¦Quiet: – {{ f.note }}¦{% endif %}"])
    add_row(table, ["{%tr endif %}", ""])
    add_row(table, ["{%tr endfor %}", ""])


def make_minutes() -> Doc:
    """The minutes' skeleton: header, who was there, each item with its blank places, next meeting, signatures."""
    doc = make_form("{{ title }} · {{ date }}")
    add(doc, "{{ title }}", "Title")
    add(doc, "{{ date }}", "Subtitle")
    add(doc, "{{ t.minutes_unapproved }}", "Notice")
    add_facts(doc)
    add_people(doc)
    add(doc, "{{ t.items_heading }}", "Heading 1")
    add(doc, "{%p for line in lines %}")
    add_item(doc)
    add(doc, "{%p endfor %}")
    add(doc, "{{ t.next_meeting }}", "Heading 1")
    add(doc, "{%p if next.blank %}")
    add_prose(doc, "next", "{{ t.next_meeting }}", "{{ next.text }}", keep=True)
    add(doc, "{%p else %}")
    add(doc, "{{ next.text }}").paragraph_format.keep_with_next = True
    add(doc, "{%p endif %}")
    add_signatures(doc)
    return doc


def add_people(doc: Doc) -> None:
    """Everybody called with boxes to tick, and blank rows for deputies, observers and others."""
    heads = [f"{{{{ t.{name} }}}}" for name in ("people_head", "unit_head", "present_head", "absent_head", "principal_head")]
    widths = [4.6, 6.0, 1.8, 1.6, 3.0]
    add(doc, "{{ t.present_heading }}", "Heading 1")
    table = add_table(doc, widths, heads)
    tighten(table, 20)
    add_marks(table, "{%tr for seat in seats %}", "{%tr if seat.is_deputy %}")
    add_seat(table, SEAT, PRINCIPAL)
    add_marks(table, "{%tr elif seat.name %}")
    add_seat(table, SEAT)
    add_marks(table, "{%tr else %}")
    add_seat(table, ("", ""), NAME, UNIT, PRINCIPAL)
    add_marks(table, "{%tr endif %}", "{%tr endfor %}")
    add(doc, "{{ t.observers_heading }}", "Heading 1")
    add_observers(add_table(doc, [5.6, 8.0, 1.8, 1.6], heads[:4]))


def add_observers(table: Table) -> None:
    """The observers on the list, and two rows for others; they have no deputies."""
    tighten(table, 20)
    add_marks(table, "{%tr for seat in observers %}")
    keep_together(add_seat(table, SEAT))
    add_marks(table, "{%tr endfor %}")
    keep_together(add_seat(table, ("", ""), NAME, UNIT))
    add_seat(table, ("", ""), NAME, UNIT)


SEAT = ("{{ seat.name }}", "{{ seat.unit }}")
NAME = (0, "name", "{{ t.people_head }}", "{{ t.name_prompt }}")
UNIT = (1, "unit", "{{ t.unit_head }}", "{{ t.unit_prompt }}")
PRINCIPAL = (4, "principal", "{{ t.principal_head }}{% if seat.name %}: {{ seat.name }}{% endif %}", "{{ t.name_prompt }}")


def add_marks(table: Table, *marks: str) -> None:
    """Rows that only steer which of the others are printed."""
    for mark in marks:
        add_row(table, [mark, *[""] * (len(table.columns) - 1)])


def add_seat(table: Table, named: tuple[str, str], *fields: tuple[int, str, str, str]) -> _Row:
    """A row of somebody called, or of nobody yet, with its two boxes and its blank places."""
    row = add_row(table, [*named, *[""] * (len(table.columns) - 2)])
    for column, tag in ((2, "present"), (3, "absent")):
        add_box(row.cells[column].paragraphs[0], tag, ": ".join(part for part in (f"{{{{ t.{tag}_head }}}}", named[0]) if part))
    put_controls(row, *fields)
    return row


def add_item(doc: Doc) -> None:
    """One item: heading, type and owner, and its blank places."""
    add(doc, "{{ line.heading }}", "Heading 2")
    add(doc, "{%p if line.responsible %}")
    add_fact(doc, "¦Label:{{ t.item_owner }}:¦ {{ line.responsible }}")
    add(doc, "{%p endif %}")
    add(doc, "{%p if line.type_name %}")
    add_fact(doc, "¦Label:{{ t.item_type }}:¦ {{ line.type_name }}")
    add(doc, "{%p endif %}")
    add(doc, "{{ t.treatment_heading }}", "Heading 3")
    add_prose(doc, "treatment", "{{ t.treatment_heading }} {{ line.number }}", "{{ t.treatment_prompt }}")
    add(doc, "{{ line.outcome }}", "Heading 3")
    add_prose(doc, "outcome", "{{ line.outcome }} {{ line.number }}", "{{ t.minuted_prompt }}")
    add(doc, "{%p if line.has_tasks %}")
    add(doc, "{{ t.follow_heading }}", "Heading 3")
    heads = [f"{{{{ t.{name}_head }}}}" for name in ("owner", "text", "due")]
    table = add_table(doc, [4.5, 9.5, 3.0], heads)
    tighten(table, 20)
    names = (("owner", "owner"), ("text", "task"), ("due", "due"))
    fields = [
        (n, tag, f"{{{{ t.{head}_head }}}} {{{{ line.number }}}}", f"{{{{ t.{tag}_prompt }}}}") for n, (head, tag) in enumerate(names)
    ]
    rows = [add_row(table, ["", "", ""]) for _ in range(2)]
    for row in rows:
        put_controls(row, *fields)
    keep_together(*rows[:-1])
    add(doc, "{%p endif %}")


def add_fact(doc: Doc, text: str) -> None:
    """A line right under a heading that says something of the item."""
    paragraph = add(doc, text, "Table Text")
    paragraph.paragraph_format.keep_with_next = True


def add_signatures(doc: Doc) -> None:
    """A line to write on for each who signs."""
    add(doc, "{{ t.signatures_heading }}", "Heading 1")
    table = add_table(doc, [8.5, 8.5], ["{{ t.chair }}", "{{ t.secretary }}"])
    row = add_row(table, ["", ""])
    put_controls(row, (0, "signed", "{{ t.chair }}", "{{ t.sign_prompt }}"), (1, "signed", "{{ t.secretary }}", "{{ t.sign_prompt }}"))
    row.height = Cm(1.6)
