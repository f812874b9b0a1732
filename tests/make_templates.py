"""Makes the Word templates in templates/. Run it after a change here: `python -m tests.make_templates`.

Customers restyle the files in Word; no code needs a change for that.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from docx.document import Document as Doc

from tests.case_form_templates import FORM_TEMPLATES
from tests.make_left_out_template import make_left_out
from tests.make_period_template import make_period_report
from tests.make_plan_template import make_meeting_plan
from tests.report_parts import QUOTED, STATUS, add_closing
from tests.template_parts import add, add_bullets, add_left_out, add_loop, add_table, make_document, tighten


def add_head(doc: Doc, subtitle: str) -> None:
    """Title, subtitle and what must stand on top."""
    add(doc, "{{ title }}", "Title")
    add(doc, subtitle, "Subtitle")
    add(doc, "{%p for notice in notices %}")
    add(doc, "{{ notice }}", "Notice")
    add(doc, "{%p endfor %}")


def make_agenda() -> Doc:
    """The agenda: header, items, notes on the items, actions and members."""
    doc = make_document("{{ title }} · {{ date }}")
    add_head(doc, "{{ date }}{% if edition %} · {{ edition }}{% endif %}")
    table = add_table(doc, [4.0, 13.0])
    tighten(table, 22)
    value = "{% if f.blank %}¦Blank:{{ f.text }}¦{% else %}{{ f.text }}{% endif %}{% if f.note %}¦Quiet: – {{ f.note }}¦{% endif %}"
    add_loop(table, "f in facts", ["¦Label:{{ f.label }}¦", value])
    add(doc, "{{ t.items_heading }}", "Heading 1")
    heads = ["number_head", "title_head", "reason_head", "type_head", "minutes_head"]
    table = add_table(doc, [1.7, 5.4, 5.7, 2.9, 1.3], [f"{{{{ t.{name} }}}}" for name in heads])
    tighten(table, 42)
    title = "¦Strong:{{ line.title }}¦{% if line.mark %}¦Mark: ({{ line.mark }})¦{% endif %}"
    owner = "{% if line.type_name %}{{ line.type_name }}{% else %}¦Quiet:{{ line.responsible }}¦{% endif %}"
    owner += "\n{%p if line.type_name and line.responsible %}\nTable Note>>{{ line.responsible }}\n{%p endif %}"
    add_loop(table, "line in lines", ["{{ line.number }}", title, "{{ line.reason }}", owner, "{{ line.minutes }}"])
    add(doc, "{%p if total_minutes %}")
    add(doc, "{{ t.total }}: {{ total_minutes }}", "Note")
    add(doc, "{%p endif %}")
    make_notes(doc)
    make_lists(doc)
    return doc


def make_notes(doc: Doc) -> None:
    """What was said before on each item that is carried over or asked for."""
    add(doc, "{%p if has_notes %}")
    add(doc, "{{ t.cases_heading }}", "Heading 1")
    add(doc, "{%p for line in lines if line.quotes or line.proposal %}")
    add(doc, "{{ t.to_item }} {{ line.number }}: {{ line.title }}", "Heading 2")
    add(doc, "{%p for quote in line.quotes %}")
    add(doc, "¦Label:{% if loop.first %}{{ line.quotes_label }}{% endif %}¦\t{{ quote }}", "Labelled")
    add(doc, "{%p endfor %}")
    add(doc, "{%p if line.areas %}")
    add(doc, "¦Label:{{ t.area_heading }}¦\t{{ line.areas }}", "Labelled")
    add(doc, "{%p endif %}")
    add(
        doc,
        "¦Label:{{ t.paper_heading }}¦\t{% if line.papers %}{{ line.papers }}{% else %}¦Blank:{{ t.paper_missing }}¦{% endif %}",
        "Labelled",
    )
    proposed = "{% if line.proposal %}{{ line.proposal }}{% else %}¦Blank:{{ t.to_fill }}¦{% endif %}"
    last = add(doc, f"¦Label:{{{{ t.proposal }}}}¦\t{proposed}", "Labelled")
    last.paragraph_format.keep_with_next = False
    add(doc, "{%p endfor %}")
    add(doc, "{%p endif %}")


def make_lists(doc: Doc) -> None:
    """Open actions and the members called."""
    add(doc, "{%p if actions %}")
    add(doc, "{{ t.task_list_heading }}", "Heading 1")
    heads = [f"{{{{ t.{name}_head }}}}" for name in ("owner", "text", "from", "due", "status")]
    table = add_table(doc, [3.9, 6.2, 2.2, 1.9, 2.8], heads)
    tighten(table, 36)
    cells = ["{{ row.owner }}", "{{ row.text }} ¦Quiet:({{ row.mark }})¦", "{{ row.number }}", "{{ row.due }}", STATUS]
    add_loop(table, "row in actions", cells)
    add(doc, "{%p endif %}")
    add(doc, "{%p if actions_note %}")
    add(doc, "{{ actions_note }}", "Note")
    add(doc, "{%p endif %}")
    add(doc, "{%p if units %}")
    add(doc, "{{ t.called_heading }}", "Heading 1")
    table = add_table(doc, [9.5, 7.5], ["{{ t.unit_head }}", "{{ t.people_head }}"])
    tighten(table, 6)
    deputies = "{%p if unit.deputies %}\nTable Note>>{{ t.deputies }}: {{ unit.deputies }}\n{%p endif %}"
    add_loop(table, "unit in units", ["{{ unit.name }}", f"{{{{ unit.people }}}}\n{deputies}"])
    add(doc, "{%p endif %}")
    add(doc, "{%p if deputies %}")
    add(doc, "{{ t.deputies_any }}: {{ deputies }}", "Note")
    add(doc, "{%p endif %}")
    add(doc, "{%p if not_named %}")
    add(doc, "{{ t.not_named }}: {{ not_named | join('; ') }}", "Note")
    add(doc, "{%p endif %}")


def make_secretary() -> Doc:
    """The secretary's paper: proposals, papers left out and sources."""
    doc = make_document("{{ title }} · {{ date }}")
    add_head(doc, "{{ date }}")
    add(doc, "{{ t.proposals_heading }}", "Heading 1")
    add(doc, "{{ t.proposals_intro }}", "Note")
    add(doc, "{%p for proposal in proposals %}")
    add(doc, "{{ proposal }}", "List Number")
    add(doc, "{%p endfor %}")
    add(doc, "{%p if not proposals %}")
    add(doc, "{{ t.no_proposals }}")
    add(doc, "{%p endif %}")
    add_left_out(doc, "Heading 1")
    add(doc, "{%p for label, place in sources %}")
    add(doc, "{%p if loop.first %}")
    add(doc, "{{ t.sources_heading }}", "Heading 1")
    add(doc, "{%p endif %}")
    add(doc, "¦Label:{{ label }}¦\t{{ place }}", "Labelled")
    add(doc, "{%p endfor %}")
    add(doc, "{{ t.made_line.format(as_of=as_of) }}", "Note")
    return doc


def make_report() -> Doc:
    """The report before a meeting."""
    doc = make_document("{{ title }}")
    add_head(doc, "{{ body_name }} · {{ t.report_sub.format(as_of=as_of) }}")
    add(doc, "{{ t.summary_heading }}", "Heading 1")
    add_bullets(doc, "summary")
    make_conclusions(doc)
    make_actions(doc)
    make_coverage(doc)
    make_meetings(doc)
    add_closing(doc)
    return doc


def make_conclusions(doc: Doc) -> None:
    """What the last meeting concluded, word for word."""
    add(doc, "{{ conclusions_heading }}", "Heading 1")
    add(doc, "{%p if provisional %}")
    add(doc, "{{ provisional }}", "Notice")
    add(doc, "{%p endif %}")
    add(doc, "{%p if conclusions %}")
    heads = ["{{ t.number_head }}", "{{ t.title_head }}", "{{ t.conclusion_head }}", "{{ t.outcome_head }}"]
    title = "{{ row.title }}{% if row.mark %}¦Mark: ({{ row.mark }})¦{% endif %}"
    add_loop(add_table(doc, [1.6, 4.8, 7.4, 3.2], heads), "row in conclusions", ["{{ row.number }}", title, QUOTED, "{{ row.outcome }}"])
    add(doc, "{%p else %}")
    add(doc, "{{ t.no_minutes_read }}")
    add(doc, "{%p endif %}")


def make_actions(doc: Doc) -> None:
    """The action list."""
    add(doc, "{{ t.actions_heading }}", "Heading 1")
    add(doc, "{%p if actions %}")
    add(doc, "{{ t.actions_intro }}", "Note")
    heads = [f"{{{{ t.{name}_head }}}}" for name in ("mark", "from", "owner", "text", "due", "status", "age")]
    cells = [
        "{{ row.mark }}",
        "{{ row.number }}",
        "{{ row.owner }}",
        "{{ row.text }}\nTable Note>>{{ row.source }}",
        "{{ row.due }}",
        STATUS,
        "{{ row.age }}",
    ]
    add_loop(add_table(doc, [1.0, 2.2, 3.7, 4.8, 1.8, 2.2, 1.3], heads), "row in actions", cells)
    add(doc, "{%p else %}")
    add(doc, "{{ t.no_actions }}")
    add(doc, "{%p endif %}")
    add(doc, "{%p if actions_note %}")
    add(doc, "{{ actions_note }}", "Note")
    add(doc, "{%p endif %}")


def make_coverage(doc: Doc) -> None:
    """One row an area, one column a meeting."""
    add(doc, "{%p if areas or coverage_notes or terms or tasks %}")
    add(doc, "{{ t.coverage_heading }}", "Heading 1")
    add(doc, "{%p endif %}")
    add(doc, "{%p if areas %}")
    heads = [
        "{{ t.area_head }}",
        "{%tc for c in columns %}",
        "{{ c }}",
        "{%tc endfor %}",
        "{{ t.sum_head }}",
        "{{ t.last_touched }}",
        "{{ t.coming_head }}",
    ]
    table = add_table(doc, [5.6, 1.7, 1.7, 1.7, 1.1, 2.8, 2.4], heads)
    last = "{% if row.total %}{{ row.last }}{% else %}¦Mark:{{ row.last }}¦{% endif %}"
    cells = ["{{ row.name }}", "{%tc for c in row.cells %}", "{{ c }}", "{%tc endfor %}", "{{ row.total }}", last, "{{ row.coming }}"]
    add_loop(table, "row in areas", cells)
    add(doc, "{%p endif %}")
    add(doc, "{%p for line in coverage_notes %}")
    add(doc, "{{ line }}", "Note")
    add(doc, "{%p endfor %}")
    make_terms(doc)
    add(doc, "{%p if tasks %}")
    add(doc, "{{ t.tasks_heading }}", "Heading 2")
    add_loop(add_table(doc, [12.0, 5.0], ["{{ t.task_head }}", "{{ t.items_head }}"]), "row in tasks", ["{{ row[0] }}", "{{ row[1] }}"])
    add(doc, "{%p endif %}")


def make_terms(doc: Doc) -> None:
    """The areas over the last half-years: the picture, and the same figures beside it."""
    add(doc, "{%p if terms %}")
    add(doc, "{{ terms.title }}", "Heading 2")
    add(doc, "{{ picture(terms) }}")
    table = add_table(doc, [5.0, 1.5, 1.5, 1.5], ["{{ t.area_head }}", "{%tc for c in terms.columns %}", "{{ c }}", "{%tc endfor %}"])
    tighten(table, 12)
    add_loop(table, "row in terms.rows", ["{{ row.label }}", "{%tc for c in row.texts %}", "{{ c }}", "{%tc endfor %}"])
    add(doc, "{%p for line in terms_notes %}")
    add(doc, "{{ line }}", "Note")
    add(doc, "{%p endfor %}")
    add(doc, "{%p endif %}")


def make_meetings(doc: Doc) -> None:
    """The term's meetings, and the papers that could not be read."""
    add(doc, "{{ t.meetings_heading }}", "Heading 1")
    heads = [f"{{{{ t.{name}_head }}}}" for name in ("date", "status", "minutes_status", "items")]
    date = "{{ row.date }}{% if row.note %}¦Quiet: ({{ row.note }})¦{% endif %}"
    add_loop(
        add_table(doc, [6.5, 2.5, 4.5, 3.5], heads), "row in meetings", [date, "{{ row.status }}", "{{ row.minutes }}", "{{ row.numbers }}"]
    )
    add(doc, "{%p if meetings_note %}")
    add(doc, "{{ meetings_note }}", "Note")
    add(doc, "{%p endif %}")
    add(doc, "{%p if unread %}")
    add(doc, "{{ t.unread_heading }}", "Heading 2")
    add_loop(add_table(doc, [10.0, 7.0], ["{{ t.path_head }}", "{{ t.why_head }}"]), "row in unread", ["{{ row[0] }}", "{{ row[1] }}"])
    add(doc, "{%p endif %}")
    add_left_out(doc, "Heading 2")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "templates")
    folder = parser.parse_args().folder
    folder.mkdir(exist_ok=True)
    made = {"agenda": make_agenda, "secretary": make_secretary, "report": make_report, "meeting-plan": make_meeting_plan}
    made |= {"left-out": make_left_out, "period-report": make_period_report}
    for name, make in {**FORM_TEMPLATES, **{f"{name}.docx": make for name, make in made.items()}}.items():
        make().save(str(folder / name))
