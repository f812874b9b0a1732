"""What goes with an agenda to the secretary only: proposals, papers left out, and where each fact stands."""

from __future__ import annotations

from pipeline.publish.agenda import find_received, format_day, number_lines
from pipeline.publish.contexts import SecretaryContext
from pipeline.publish.facts import compose_facts, format_body
from pipeline.publish.lengths import find_overrun
from pipeline.publish.proposals import find_proposals
from pipeline.publish.views import View
from pipeline.records import Meeting


def compose_secretary_view(view: View, meeting: Meeting, left_out: tuple[str, ...] = ()) -> SecretaryContext:
    """The secretary's paper for one meeting out of a body's view."""
    lines, _, extra = number_lines(view, meeting)
    overrun = find_overrun(view, meeting, lines)
    return SecretaryContext(
        t=view.t,
        language=view.language,
        title=view.t["secretary_title"].format(body=format_body(view)),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_day(view, meeting),
        as_of=view.date(view.as_of),
        notices=(view.t["secretary_only"], *find_received(view, meeting), *([overrun] if overrun else [])),
        proposals=tuple(find_proposals(view, meeting, lines, extra)),
        left_out=left_out,
        sources=tuple((fact.label, fact.source) for fact in compose_facts(view, meeting) if fact.source),
    )
