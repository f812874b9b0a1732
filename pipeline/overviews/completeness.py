"""How well each body's meetings are documented, term by term: what is unknown is said to be unknown, not zero."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from pipeline.language.calendar import term
from pipeline.overviews.held import Held, span_terms
from pipeline.records import Completeness, Meeting, Records, day_of


def count_completeness(records: Records, held: Held, as_of: str) -> list[Completeness]:
    """One row a body and term, from that of its first known meeting to that of its last."""
    planned = {link.meeting_id for link in records.meeting_links if link.relation == "plan"}
    by_term: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in records.meetings:
        by_term[meeting.body_id, term(day_of(meeting))].append(meeting)
    documented = held.documented
    return [
        make_row(body_id, one, by_term.get((body_id, one), []), planned, documented, as_of)
        for body_id, terms in span_terms(records).items()
        for one in terms
    ]


def make_row(body_id: str, one: str, meetings: list[Meeting], planned: set[str], documented: set[str], as_of: str) -> Completeness:
    """The row of one term.

    Blank: all of it where no paper knows of a meeting, `planned` where no plan covers it, and `held` with what hangs on it
    where meetings have passed and nothing says of any of them that it was held.
    """
    if not meetings:
        return Completeness(body_id, one)
    # A doubtful date is counted by the suggested one, and that may lie ahead.
    states = Counter("planned" if m.suggested_date > as_of and m.status == "unknown" else m.status for m in meetings)
    in_plan = sum(meeting.meeting_id in planned for meeting in meetings)
    held = [meeting for meeting in meetings if meeting.status == "held"]
    row = Completeness(
        body_id,
        one,
        planned=str(in_plan) if in_plan else "",
        cancelled=str(states["cancelled"]),
        unknown=str(states["unknown"]),
        ahead=str(states["planned"] + states["called"]),
    )
    if not held and states["unknown"]:
        return row
    approved = sum(meeting.minutes_status == "approved" for meeting in held)
    counts = {"held": len(held), "documented": sum(m.meeting_id in documented for m in held), "approved": approved}
    return replace(row, **{name: str(count) for name, count in counts.items()})
