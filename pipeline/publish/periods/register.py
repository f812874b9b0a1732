"""The decision register: every decision, piece of advice and conclusion of a period, word for word, in order."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.publish.periods.contexts import RegisterRow
from pipeline.publish.sources import format_amended, format_source
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.publish.withheld import format_access, format_withheld, is_mere_noting
from pipeline.records import PROCEDURAL, AgendaItem, Decision, Meeting


def compose_register(view: View, meetings: list[Meeting]) -> Iterator[RegisterRow]:
    """One row a decision, by day and by the minutes' own order."""
    for meeting in meetings:
        for item in view.minutes.get(meeting.meeting_id, ()):
            said = view.decisions.get(item.item_id, ())
            if view.is_public and item.item_id in view.closed:
                said = said or (Decision(),)  # the public sees that there is an item
            closed = item.item_id in view.closed and not is_mere_noting(said)
            yield from (compose_row(view, meeting, item, row, closed) for row in said)


def compose_row(view: View, meeting: Meeting, item: AgendaItem, row: Decision, closed: bool) -> RegisterRow:
    """One decision; of a closed item its title and no words."""
    return RegisterRow(
        number=item.number or row.number,
        date=view.date(meeting.start_date),
        title=item.title,
        mark=format_access(view, item.item_id),
        text=format_withheld(view, item.item_id) if closed else row.text,
        blank=closed,
        outcome=format_result(view, item, row),
        source=format_source(view, row.source or item.source),
    )


def format_result(view: View, item: AgendaItem, row: Decision) -> str:
    """«konkludert, 7 for, 2 mot, retter 31/25, rettet i 34/25»."""
    outcome = row.outcome or item.outcome
    name = "approved" if outcome == "decided" and item.item_type == "approval" else outcome
    corrected = [
        view.items[k.earlier_item_id]
        for k in view.links.get(item.item_id, ())
        if k.relation == "corrects"
        if k.earlier_item_id in view.items
    ]
    words = [
        view.t.get(f"outcome_{name}", ""),
        format_votes(view, row),
        *(f"{view.t['corrects']} {one.number or view.meeting_of(one.item_id)}" for one in corrected),
        format_amended(view, row.amended_by or item.amended_by),
    ]
    return ", ".join(filter(None, words)) or "–"


def format_votes(view: View, row: Decision) -> str:
    """«7 for, 2 mot, 1 blank», «enstemmig»; empty where nothing is said of votes."""
    if row.unanimous == "true":
        return view.t["votes_unanimous"]
    sides = (("votes_for", row.votes_for), ("votes_against", row.votes_against), ("votes_blank", row.votes_blank))
    return ", ".join(view.t[key].format(n=count) for key, count in sides if count)


def format_undecided(view: View, meetings: list[Meeting]) -> str:
    """How many items of substance have no decision in their minutes, that no item has one, or nothing where all have."""
    items = [item for m in meetings for item in view.minutes.get(m.meeting_id, ()) if item.item_type not in PROCEDURAL]
    bare = sum(item.item_id not in view.decisions and not (view.is_public and item.item_id in view.closed) for item in items)
    if not any(item.item_id in view.decisions for m in meetings for item in view.minutes.get(m.meeting_id, ())):
        return view.t["register_none"]
    return format_count(view.t, "register_bare", bare) if bare else ""
