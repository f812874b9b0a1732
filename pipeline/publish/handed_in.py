"""Matters that another body has handed on to this one, and that this one has not treated since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.likeness import is_one_matter
from pipeline.publish.carried import YEAR, find_papers
from pipeline.publish.contexts import Line
from pipeline.publish.handed_on import find_handing, name_bodies
from pipeline.publish.sources import format_quote
from pipeline.publish.tasks import count_days
from pipeline.publish.views import View, is_closed_paper
from pipeline.records import AgendaItem, Body, Decision, Meeting


def find_handed_in(view: View, meeting: Meeting) -> Iterator[Line]:
    """The matters of the last year that another body's decision hands on to this one, the oldest first, each with the sentence."""
    bodies = {row.body_id: row for row in view.records.bodies}
    names = name_bodies(view.records)
    others = {
        m.meeting_id: m
        for m in view.records.meetings
        if m.body_id != view.body.body_id and m.start_date < meeting.start_date and count_days(m.start_date, meeting.start_date) <= YEAR
    }
    handed = ((d, *find_handing(names, others[d.meeting_id].body_id, d)) for d in view.records.decisions if d.meeting_id in others)
    said = {d.item_id: (d, words) for d, receiver, words in handed if receiver == view.body.body_id}
    held = (row for row in view.records.agenda_items if row.item_id in said)
    rows = {row.item_id: row for row in sorted(held, key=lambda row: is_closed_row(view, row))}
    for item_id in sorted(rows, key=lambda item_id: (others[rows[item_id].meeting_id].start_date, item_id)):
        item, day = rows[item_id], others[rows[item_id].meeting_id].start_date
        if not is_taken_over(view, item, day, meeting.start_date):
            other = bodies.get(others[item.meeting_id].body_id, Body(others[item.meeting_id].body_id))
            line = compose_line(view, item, other, day, *said[item_id])
            yield line if line.mark else replace(line, papers=find_papers(view, meeting, item))


def is_closed_row(view: View, row: AgendaItem) -> bool:
    """True for an item that its paper withholds, or that stands in a withheld paper."""
    return row.access == "withheld" or is_closed_paper(view, row.document_id)


def is_taken_over(view: View, item: AgendaItem, after: str, before: str) -> bool:
    """True where a meeting of this body since then, before the coming one, had the matter: by a case link, or by its title."""
    for m in view.meetings:
        if after <= m.start_date < before:
            for row in view.minutes.get(m.meeting_id, ()):
                tied = any(link.earlier_item_id == item.item_id for link in view.links.get(row.item_id, ()))
                if tied or is_one_matter(row.title, item.title):
                    return True
    return False


def compose_line(view: View, item: AgendaItem, other: Body, day: str, decision: Decision, words: str) -> Line:
    """The item that another body's matter becomes: its title word for word, who handed it on, and with what words. Of what type it is
    here the other body has not said."""
    t, name = view.t, other.short_name or other.name or other.body_id
    said = ", ".join(part for part in (name, view.date(day), f"{t['item']} {item.number}" if item.number else "") if part)
    if is_closed_row(view, item):
        mark = ", ".join(part for part in (t["withheld"], item.legal_basis) if part)
        return Line("handed", f"{t['withheld_title']} ({t['handed_by'].format(body=name)})", said, mark=mark, earlier_id=item.item_id)
    quote = format_quote(view, words, decision.source)
    return Line(
        "handed",
        f"{item.title} ({t['handed_by'].format(body=name)})",
        f"{said}: {quote}",
        earlier_id=item.item_id,
        quotes=(format_quote(view, decision.text, decision.source),),
        quotes_label=t["earlier_heading"],
    )
