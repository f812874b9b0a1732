"""What the Word templates of agenda and reports have in common: how a status and a quotation stand, and how a report ends."""

from __future__ import annotations

from docx.document import Document as Doc

from tests.template_parts import add, add_bullets, add_loop, add_row, add_table

STATUS = "{% if row.status == 'overdue' %}¦Mark:{{ row.status_text }}¦{% else %}{{ row.status_text }}{% endif %}"
"""An action's status, marked where it is overdue."""
QUOTED = "{% if row.blank %}¦Blank:{{ row.text }}¦{% else %}{{ t.quote_open }}{{ row.text }}{{ t.quote_close }}{% endif %}\n"
QUOTED += "Table Note>>{{ row.source }}"
"""What was concluded, word for word, with its source."""


def add_closing(doc: Doc) -> None:
    """How both kinds of reports end: the data warnings by kind, the worst first, and how the report was made."""
    add(doc, "{{ t.doubts_heading }}", "Heading 1")
    add(doc, "{%p if not doubts %}")
    add(doc, "{{ t.sum_no_doubts }}")
    add(doc, "{%p else %}")
    table = add_table(doc, [1.8, 10.7, 4.5], ["{{ t.severity_head }}", "{{ t.doubt_head }}", "{{ t.source_head }}"])
    add_row(table, ["{%tr for group in doubts %}", "", ""])
    words = "{{ [group.advice, group.more] | select | join(' ') }}"
    advice = f"{{%p if loop.last and (group.advice or group.more) %}}\nTable Note>>{words}\n{{%p endif %}}"
    add_loop(table, "row in group.rows", ["{{ group.severity_name }}", f"{{{{ row[0] }}}}\n{advice}", "{{ row[1] }}"])
    add_row(table, ["{%tr endfor %}", "", ""])
    add(doc, "{%p endif %}")
    add(doc, "{{ t.making_heading }}", "Heading 1")
    add_bullets(doc, "making")
    add(doc, "{%p if sources %}")
    add(doc, "{{ t.sources_list }}", "Heading 2")
    table = add_table(doc, [9.5, 7.5], ["{{ t.path_head }}", "{{ t.kind_head }}"])
    add_loop(table, "source in sources", ["{{ source[0] }}", "{{ source[1] }}"])
    add(doc, "{%p endif %}")
