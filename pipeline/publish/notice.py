"""An agenda whose notice has been received: the notice's items under its own numbers, and what the rules found besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.likeness import is_one_matter
from pipeline.publish.carried import find_papers
from pipeline.publish.contexts import Line
from pipeline.publish.fixed import FIXED
from pipeline.publish.proposed import bring_matter
from pipeline.publish.recurring import is_same_title
from pipeline.publish.views import View
from pipeline.publish.withheld import close_line
from pipeline.records import AgendaItem, Meeting

MINUTES = re.compile(r"referat|protokoll|møtebok|minutes", re.I)
"""How a notice's item says that it approves minutes."""
ROUTINE = {"notice": "approval", "any-other": "any-other"}
"""Kinds of lines that no secretary need be told to add -> the type of the notice's item that they are."""


def arrange_lines(view: View, meeting: Meeting, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the agenda, and those that stand on no notice and are only proposed; all lines where no notice is here."""
    items = view.noticed.get(meeting.meeting_id, ())
    if not items:
        return list(lines), []
    listed = [list_item(view, meeting, item, [line for line in lines if is_line_of(view, line, item)]) for item in items]
    rest = [line for line in lines if line.kind not in ROUTINE and not any(is_line_of(view, line, item) for item in items)]
    return listed, rest


def is_line_of(view: View, line: Line, item: AgendaItem) -> bool:
    """True where a line that the rules found is an item of the notice."""
    if line.kind in ROUTINE:
        return item.item_type == ROUTINE[line.kind] and not (line.kind == "notice" and is_one_matter(item.title, view.t["any_other"]))
    if line.kind == "minutes":
        return item.item_type == "approval" and bool(MINUTES.search(item.title))
    links = {link.earlier_item_id for link in view.links.get(item.item_id, ())}
    earlier = view.items.get(line.earlier_id)
    title = earlier.title if earlier and earlier.item_type != "any-other" and line.kind != "memo" else line.title
    return line.earlier_id in links or is_one_matter(item.title, title) or (line.kind in FIXED and is_same_title(item.title, title))


def list_item(view: View, meeting: Meeting, item: AgendaItem, found: list[Line]) -> Line:
    """An item of the notice with its own number and title, and what the rules found of it."""
    first = found[0] if found else Line("received", "", "")
    reasons = dict.fromkeys(line.reason for line in found if line.reason)
    line = replace(
        first,
        title=item.title,
        number=item.number,
        reason="; ".join(reasons) or view.t["reason_received"],
        item_type=next(filter(None, (row.item_type for row in found)), "") if item.item_type == "unknown" else item.item_type,
        proposal=next(filter(None, (row.proposal for row in found)), ""),
        responsible=item.responsible or first.responsible,
        minutes=item.duration_minutes or first.minutes,
        about=item.item_id,
        papers=join_papers([find_papers(view, meeting, item), *(line.papers for line in found)]),
    )
    line = bring_matter(view, line, item)
    closed = next((item_id for item_id in (item.item_id, line.earlier_id) if item_id in view.closed), "")
    return close_line(view, replace(line, reason=view.t["reason_received"]), closed) if closed else line


def join_papers(lists: Sequence[str]) -> str:
    """The names of several lists of papers, each once.

    >>> join_papers(["notat.docx", "", "plan.pdf, notat.docx"])
    'notat.docx, plan.pdf'
    """
    return ", ".join(dict.fromkeys(name for names in lists for name in names.split(", ") if name))
