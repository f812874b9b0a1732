"""Makes the template of the list of what a public edition leaves out; tests/make_templates.py saves it with the others."""

from __future__ import annotations

from docx.document import Document as Doc

from tests.template_parts import add, add_loop, add_table, make_document

COLUMNS = (("date", 1.9), ("number", 1.6), ("what", 1.9), ("title", 4.6), ("why", 4.0), ("source", 3.0))
"""A field of a row, and its width in cm."""


def make_left_out() -> Doc:
    """The list: an internal paper, and says so on top."""
    doc = make_document("{{ title }} · {{ edition }}")
    add(doc, "{{ title }}", "Title")
    add(doc, "{{ date }} · {{ t.leftout_sub.format(as_of=as_of) }}", "Subtitle")
    add(doc, "{%p for notice in notices %}")
    add(doc, "{{ notice }}", "Notice")
    add(doc, "{%p endfor %}")
    add(doc, "{{ t.leftout_intro }}")
    add(doc, "{{ t.leftout_heading }}", "Heading 1")
    add(doc, "{%p if not rows %}")
    add(doc, "{{ t.leftout_nothing }}")
    add(doc, "{%p else %}")
    table = add_table(doc, [width for _, width in COLUMNS], [f"{{{{ t.leftout_{name}_head }}}}" for name, _ in COLUMNS])
    also = "\n{%p if row.also %}\nTable Note>>{{ t.leftout_also }} {{ row.also }}\n{%p endif %}"
    add_loop(table, "row in rows", [f"{{{{ row.{name} }}}}{also if name == 'why' else ''}" for name, _ in COLUMNS])
    add(doc, "{%p endif %}")
    add(doc, "{%p if more %}")
    add(doc, "{{ more }}", "Note")
    add(doc, "{%p endif %}")
    add(doc, "{{ t.made_line.format(as_of=as_of) }}", "Note")
    return doc
