"""Makes the template of the memo that proposes a meeting plan; tests/make_templates.py saves it with the others."""

from __future__ import annotations

from docx.document import Document as Doc

from tests.template_parts import add, add_bullets, add_loop, add_table, make_document

COLUMNS = (
    # field of a row, width in cm, the text above it
    ("date", 4.4, "date_head"),
    ("week", 1.2, "week_head"),
    ("hours", 3.0, "time"),
    ("items_due", 2.5, "items_due"),
    ("papers_due", 3.0, "papers_due"),
    ("notice_due", 2.9, "notice_due"),
)


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
    """One row a meeting; hours and deadlines only where there are any."""
    add(doc, "{{ heading }}", "Heading 1")
    columns = [column for name, width, head in COLUMNS for column in make_column(name, width, head)]
    table = add_table(doc, [width for width, _, _ in columns], [head for _, head, _ in columns])
    add_loop(table, "row in rows", [cell for _, _, cell in columns])
    add(doc, "{%p if place %}")
    add(doc, "{{ t.plan_place }}: {{ place }}", "Note")
    add(doc, "{%p endif %}")


def make_column(name: str, width: float, head: str) -> list[tuple[float, str, str]]:
    """Width, head and cell of a column, between marks that leave it out where no row has anything to say."""
    column = (width, f"{{{{ t.{head} }}}}", f"{{{{ row.{name} }}}}")
    if name in {"date", "week"}:
        return [column]
    start, end = f"{{%tc if rows | selectattr('{name}') | list %}}", "{%tc endif %}"
    return [(width, start, start), column, (width, end, end)]


def add_optional(doc: Doc, name: str, heading: str) -> None:
    """A heading with bullets; nothing where there are none."""
    add(doc, f"{{%p if {name} %}}")
    add(doc, f"{{{{ t.{heading} }}}}", "Heading 1")
    add_bullets(doc, name)
    add(doc, "{%p endif %}")
