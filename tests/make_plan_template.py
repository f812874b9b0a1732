"""Makes the template of the memo that proposes a meeting plan; tests/make_templates.py saves it with the others."""

from __future__ import annotations

from docx.document import Document as Doc

from tests.template_parts import add, add_bullets, add_loop, add_table, make_document

HEADS = ("date_head", "week_head", "time", "items_due", "papers_due", "notice_due")
"""The texts above the columns of the plan."""


def make_meeting_plan() -> Doc:
    """The memo: to and from, why, the plan, what to conclude, and how the days were chosen."""
    doc = make_document("{{ title }}")
    add(doc, "{{ title }}", "Title")
    add(doc, "{{ t.plan_memo }}", "Subtitle")
    add(doc, "{%p for notice in notices %}")
    add(doc, "{{ notice }}", "Notice")
    add(doc, "{%p endfor %}")
    add(doc, "{%p for f in facts %}")
    add(doc, "¦Label:{{ f.label }}:¦\t{{ f.text }}", "Labelled")
    add(doc, "{%p endfor %}")
    add(doc, "{{ t.plan_why }}", "Heading 1")
    add(doc, "{%p for reason in reasons %}")
    add(doc, "{{ reason }}")
    add(doc, "{%p endfor %}")
    make_rows(doc)
    add_optional(doc, "notes", "plan_notes")
    add(doc, "{{ t.proposal }}", "Heading 1")
    add(doc, "{{ proposal }}")
    add_optional(doc, "rules", "plan_rules")
    add(doc, "{{ t.plan_made.format(as_of=as_of) }}", "Note")
    return doc


def make_rows(doc: Doc) -> None:
    """One row a meeting."""
    add(doc, "{{ heading }}", "Heading 1")
    table = add_table(doc, [4.6, 1.3, 3.2, 2.4, 2.6, 2.9], [f"{{{{ t.{name} }}}}" for name in HEADS])
    values = ("date", "week", "hours", "items_due", "papers_due", "notice_due")
    add_loop(table, "row in rows", [f"{{{{ row.{name} }}}}" for name in values])
    add(doc, "{%p if place %}")
    add(doc, "{{ t.plan_place }}: {{ place }}", "Note")
    add(doc, "{%p endif %}")


def add_optional(doc: Doc, name: str, heading: str) -> None:
    """A heading with bullets; nothing where there are none."""
    add(doc, f"{{%p if {name} %}}")
    add(doc, f"{{{{ t.{heading} }}}}", "Heading 1")
    add_bullets(doc, name)
    add(doc, "{%p endif %}")
