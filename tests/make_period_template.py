"""Makes the template of the term report and the year report; tests/make_templates.py saves it with the others."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.shared import Pt

from tests.report_parts import QUOTED, STATUS, add_closing
from tests.template_parts import add, add_bullets, add_left_out, add_loop, add_table, make_document, tighten


def make_period_report() -> Doc:
    """Summary, actions, areas, threads, attendance, completeness, register, doubts, and how it was made."""
    doc = make_document("{{ title }}")
    add(doc, "{{ title }}", "Title")
    add(doc, "{{ body_name }} · {{ t.period_sub.format(as_of=as_of, edition=edition) }}", "Subtitle")
    add(doc, "{%p for notice in notices %}")
    add(doc, "{{ notice }}", "Notice")
    add(doc, "{%p endfor %}")
    add(doc, "{{ t.summary_heading }}", "Heading 1")
    add_bullets(doc, "summary")
    for make in (make_actions, make_coverage, make_untouched, make_threads, make_presence, make_board, make_register):
        make(doc)
    add_closing(doc)
    return doc


def heads(*names: str) -> list[str]:
    """The heads of a table's columns, by their texts."""
    return [f"{{{{ t.{name}_head }}}}" for name in names]


def add_note(doc: Doc, name: str) -> None:
    """A sentence that may be empty."""
    add(doc, f"{{%p if {name} %}}")
    add(doc, f"{{{{ {name} }}}}", "Note")
    add(doc, "{%p endif %}")


def add_picture(doc: Doc, name: str) -> None:
    """A chart under its title; nothing where there is none."""
    add(doc, f"{{%p if {name} %}}")
    add(doc, f"{{{{ {name}.title }}}}", "Heading 2")
    add(doc, f"{{{{ picture({name}) }}}}")
    add(doc, "{%p endif %}")


def add_figures(doc: Doc, grid: str, head: str, width: float) -> None:
    """The table with a chart's figures: `width` cm a column, the first takes the rest; and its notes."""
    add(doc, f"{{%p if {grid}.rows %}}")
    names = [f"{{{{ t.{head}_head }}}}", f"{{%tc for c in {grid}.columns %}}", "{{ c }}", "{%tc endfor %}"]
    table = add_table(doc, [5.0, width, width, width], names)
    tighten(table, 28)
    add_loop(table, f"row in {grid}.rows", ["{{ row[0] }}", "{%tc for c in row[1] %}", "{{ c }}", "{%tc endfor %}"])
    add(doc, "{%p endif %}")
    add(doc, f"{{%p for line in {grid}.notes %}}")
    add(doc, "{{ line }}", "Note")
    add(doc, "{%p endfor %}")


def make_register(doc: Doc) -> None:
    """Every decision, word for word."""
    add(doc, "{{ t.register_heading }}", "Heading 1")
    add(doc, "{%p if register %}")
    add(doc, "{{ t.register_intro }}", "Note")
    number = "{% if row.number %}{{ row.number }}{% else %}{{ row.date }}{% endif %}"
    number += "\n{%p if row.number %}\nTable Note>>{{ row.date }}\n{%p endif %}"
    title = "{{ row.title }}{% if row.mark %}¦Mark: ({{ row.mark }})¦{% endif %}"
    table = add_table(doc, [1.8, 4.4, 7.9, 2.9], heads("number", "title", "register_text", "outcome"))
    add_loop(table, "row in register", [number, title, QUOTED, "{{ row.outcome }}"])
    add(doc, "{%p endif %}")
    add_note(doc, "register_note")


def make_actions(doc: Doc) -> None:
    """What was finished, what is left by age, and each action that is left."""
    add(doc, "{{ t.left_heading }}", "Heading 1")
    add(doc, "{{ finished }}").paragraph_format.keep_with_next = True
    add_picture(doc, "ages.chart")
    add_figures(doc, "ages", "age_group", 2.4)
    add(doc, "{%p if actions %}")
    add(doc, "{{ t.left_intro.format(date=until) }}", "Note")
    names = ("mark", "number", "owner", "text", "due", "status", "age")
    cells = [f"{{{{ row.{name} }}}}" for name in names]
    cells[3], cells[5] = "{{ row.text }}\nTable Note>>{{ row.source }}", STATUS
    table = add_table(doc, [1.0, 2.2, 3.7, 4.8, 1.8, 2.2, 1.3], heads("mark", "from", "owner", "text", "due", "status", "age"))
    add_loop(table, "row in actions", cells)
    add(doc, "{%p endif %}")
    add_note(doc, "actions_note")


def make_coverage(doc: Doc) -> None:
    """Areas by month or meeting, and by half-year."""
    add(doc, "{%p if areas.rows or areas.notes or untouched or untouched_note %}")
    add(doc, "{{ t.period_coverage_heading }}", "Heading 1")
    add(doc, "{%p endif %}")
    add_picture(doc, "areas.chart")
    add_figures(doc, "areas", "area", 0.95)
    add_picture(doc, "terms.chart")
    add_figures(doc, "terms", "area", 1.6)


def make_untouched(doc: Doc) -> None:
    """The areas that nobody touched, and what memos ask for."""
    add(doc, "{%p if untouched or untouched_note %}")
    add(doc, "{{ t.untouched_heading }}", "Heading 2")
    add(doc, "{%p endif %}")
    add(doc, "{%p if untouched %}")
    table = add_table(doc, [5.5, 4.0, 3.5, 4.0], heads("area", "lain", "lain", "source"))
    table.rows[0].cells[1].paragraphs[0].runs[0].text = "{{ t.last_touched }}"
    add_loop(table, "row in untouched", ["{{ row.name }}", "¦Mark:{{ row.last }}¦", "{{ row.since }}", "{{ row.source }}"])
    add(doc, "{%p else %}")
    add(doc, "{{ untouched_note }}")
    add(doc, "{%p endif %}")
    add(doc, "{%p for words in requests %}")
    add(doc, "{{ t.memo_asks }} {{ words }}.").paragraph_format.space_before = Pt(6)
    add(doc, "{%p endfor %}")


def make_threads(doc: Doc) -> None:
    """The matters of several meetings, step by step."""
    add(doc, "{{ t.threads_heading }}", "Heading 1")
    add(doc, "{%p if threads %}")
    add(doc, "{{ t.threads_intro }}", "Note").paragraph_format.keep_with_next = True
    add_picture(doc, "timeline")
    add_note(doc, "timeline_note")
    title = "{{ row.title }}{% if row.mark %}¦Mark: ({{ row.mark }})¦{% endif %}\nTable Note>>{{ row.source }}"
    step = "{{ [step.date, step.number, step.outcome] | select | join(' · ') }}"
    more = "{%p if loop.first and row.more %}\nTable Note>>{{ row.more }}\n{%p endif %}"
    steps = f"{{%p for step in row.steps %}}\n{step}\n{more}\n{{%p endfor %}}"
    table = add_table(doc, [5.0, 6.6, 2.0, 3.4], heads("thread", "steps", "span", "state"))
    add_loop(table, "row in threads", [title, steps, "{{ row.span }}", "{{ row.state }}"])
    add(doc, "{%p endif %}")
    add_note(doc, "threads_note")


def make_presence(doc: Doc) -> None:
    """Who was there, by unit, and by member where members are told of."""
    add(doc, "{{ t.presence_heading }}", "Heading 1")
    add(doc, "{%p if units.rows %}")
    add(doc, "{{ t.presence_intro }}", "Note").paragraph_format.keep_with_next = True
    add(doc, "{%p endif %}")
    add_picture(doc, "units.chart")
    add_figures(doc, "units", "unit", 1.75)
    add(doc, "{%p if members.rows %}")
    add(doc, "{{ t.members_heading }}", "Heading 2")
    add(doc, "{%p endif %}")
    add_figures(doc, "members", "member", 1.75)


def make_board(doc: Doc) -> None:
    """How complete the papers are, by half-year and by meeting."""
    add(doc, "{{ t.board_heading }}", "Heading 1")
    add_figures(doc, "board", "half", 2.0)
    add(doc, "{{ t.meetings_heading }}", "Heading 2")
    cells = [f"{{{{ row.meeting.{name} }}}}" for name in ("date", "status", "minutes", "numbers")]
    cells[0] += "{% if row.meeting.note %}¦Quiet: ({{ row.meeting.note }})¦{% endif %}"
    table = add_table(doc, [5.0, 3.0, 4.3, 2.7, 2.0], heads("date", "status", "minutes_status", "number", "count"))
    add_loop(table, "row in meetings", [*cells, "{{ row.count }}"])
    add(doc, "{%p if unread %}")
    add(doc, "{{ t.unread_heading }}", "Heading 2")
    add_loop(add_table(doc, [10.0, 7.0], heads("path", "why")), "row in unread", ["{{ row[0] }}", "{{ row[1] }}"])
    add(doc, "{%p endif %}")
    add_left_out(doc, "Heading 2")
