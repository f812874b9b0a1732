"""Makes templates/case-forms.docx and templates/case-form.docx; `tests/make_templates.py` saves them."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.shared import Cm, Pt

from tests.form_templates import add_facts, add_prose, make_form, make_minutes, put_controls
from tests.template_parts import add, add_loop, add_row, add_table


def make_case_forms() -> Doc:
    """One form a page for each matter of the coming agenda, its thread filled in."""
    doc = make_form("{{ title }} · {{ date }}")
    add(doc, "{{ title }}", "Title")
    add(doc, "{{ date }}", "Subtitle")
    add(doc, "{%p if not forms %}")
    add(doc, "{{ t.items_heading }}", "Heading 1")
    add(doc, "{{ t.no_case_forms }}")
    add(doc, "{%p endif %}")
    add(doc, "{%p for form in forms %}")
    add(doc, "{%p if loop.first %}")
    add(doc, "{{ form.heading }}", "Heading 1")
    add(doc, "{%p else %}")
    add(doc, "{{ form.heading }}", "Heading 1").paragraph_format.page_break_before = True
    add(doc, "{%p endif %}")
    add_facts(doc, "form.facts")
    add(doc, "{%p if form.closed %}")
    add(doc, "{{ t.case_withheld.format(why=form.closed) }}", "Notice")
    add(doc, "{%p else %}")
    add_matter(doc)
    add(doc, "{%p endif %}")
    add(doc, "{%p endfor %}")
    return doc


def add_matter(doc: Doc) -> None:
    """The sections of an open item."""
    add_section(doc, "aim")
    add(doc, "{{ t.case_background }}", "Heading 2")
    add(doc, "{%p for text in form.background %}")
    add(doc, "{{ text }}")
    add(doc, "{%p endfor %}")
    add_prose(doc, "background", "{{ t.case_background }}", "{{ t.case_background_prompt }}")
    add_thread(doc)
    add_section(doc, "question")
    add(doc, "{{ form.proposal }}", "Heading 2")
    add(doc, "{%p if form.proposed %}")
    add(doc, "{{ form.proposed }}")
    add(doc, "{%p endif %}")
    add_prose(doc, "proposal", "{{ form.proposal }}", "{{ t.minuted_prompt }}")
    for name in ("consequences", "further"):
        add_section(doc, name)
    add(doc, "{{ t.case_papers }}", "Heading 2")
    add(doc, "{%p if form.papers %}")
    add(doc, "{{ form.papers }}")
    add(doc, "{%p endif %}")
    add_prose(doc, "papers", "{{ t.case_papers }}", "{{ t.case_papers_prompt }}")


def add_section(doc: Doc, name: str) -> None:
    """A heading and the blank place under it."""
    add(doc, f"{{{{ t.case_{name} }}}}", "Heading 2")
    add_prose(doc, name, f"{{{{ t.case_{name} }}}}", f"{{{{ t.case_{name}_prompt }}}}")


def add_thread(doc: Doc) -> None:
    """Earlier treatment with quotes and sources, policy areas and open actions."""
    add(doc, "{{ t.earlier_heading }}", "Heading 2")
    add(doc, "{%p if not form.earlier %}")
    add(doc, "{{ t.no_earlier }}")
    add(doc, "{%p endif %}")
    add(doc, "{%p for one in form.earlier %}")
    said = "{% if one.outcome %} ({{ one.outcome }}){% endif %}"
    add(doc, f"¦Strong:{{{{ [one.date, one.number] | select | join(', ') }}}}¦ {{{{ one.title }}}}{said}", "List Bullet")
    add(doc, "{%p for quote in one.quotes %}")
    add(doc, "{{ quote }}", "Quote")
    add(doc, "{%p endfor %}")
    add(doc, "{%p endfor %}")
    add(doc, "{%p if form.areas %}")
    add(doc, "¦Label:{{ t.area_heading }}:¦ {{ form.areas }}")
    add(doc, "{%p endif %}")
    add(doc, "{%p if form.actions %}")
    add(doc, "{{ t.open_actions }}", "Heading 3")
    heads = [f"{{{{ t.{name}_head }}}}" for name in ("owner", "text", "due", "status")]
    table = add_table(doc, [4.6, 6.8, 2.4, 3.2], heads)
    add_loop(
        table,
        "row in form.actions",
        ["{{ row.owner }}", "{{ row.text }}\nTable Note>>{{ row.source }}", "{{ row.due }}", "{{ row.status_text }}"],
    )
    add(doc, "{%p endif %}")


FIELDS = (
    *("title", "sender", "written", "wished", "type", "aim", "background"),
    *("earlier", "request", "proposal", "consequences", "further", "papers"),
)
"""The fields of the blank form in order: texts form_<name> and form_<name>_prompt."""


def make_case_form() -> Doc:
    """The blank form that is sent to whoever brings an item."""
    doc = make_form("{{ title }}")
    add(doc, "{{ title }}", "Title")
    add(doc, "{{ t.form_intro }}", "Note")
    table = add_table(doc, [4.6, 12.4])
    add_row(table, ["¦Label:{{ t.form_to }}¦", "{{ body_name }}{% if short_name %} ({{ short_name }}){% endif %}"])
    for name in FIELDS:
        row = add_row(table, [f"¦Label:{{{{ t.form_{name} }}}}¦", ""])
        put_controls(row, (1, name, f"{{{{ t.form_{name} }}}}", f"{{{{ t.form_{name}_prompt }}}}"))
        row.height = Cm(1.5) if FIELDS.index(name) > 4 else None
    add(doc, "{{ t.form_deadlines }}", "Heading 1")
    add(doc, "{%p for line in deadlines %}")
    add(doc, "{{ line }}", "List Bullet")
    add(doc, "{%p endfor %}")
    add(doc, "{%p if meetings %}")
    coming = add(doc, "{{ t.form_coming }}").paragraph_format
    coming.space_before, coming.space_after, coming.keep_with_next = Pt(8), Pt(3), True
    table = add_table(doc, [6.0, 5.5, 5.5], ["{{ t.form_meeting_head }}", "{{ t.items_due }}", "{{ t.papers_due }}"])
    add_loop(table, "row in meetings", ["{{ row[0] }}", "{{ row[1] }}", "{{ row[2] }}"])
    add(doc, "{%p endif %}")
    return doc


FORM_TEMPLATES = {"minutes.docx": make_minutes, "case-forms.docx": make_case_forms, "case-form.docx": make_case_form}
"""A template's name -> what makes it."""
