"""Which policy areas the last meetings touched, and which they did not."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.publish.contexts import Area, Line
from pipeline.publish.views import View, is_closed_paper
from pipeline.records import Meeting, Memo, PolicyArea


def find_areas(view: View, scheme: str) -> list[PolicyArea]:
    """The areas of a scheme in the order of their numbers."""
    return sorted((a for a in view.records.policy_areas if a.scheme == scheme), key=lambda a: (len(a.number), a.number, a.policy_area_id))


def find_standing(view: View) -> list[Memo]:
    """The open memos that set the body's areas and ask in general, for no meeting, to have them on the agenda."""
    scheme = {area.document_id for area in find_areas(view, view.profile.scheme)}
    asks = (memo for memo in view.records.memos if memo.document_id in scheme and memo.requests and not memo.requested_for)
    return [memo for memo in asks if not is_closed_paper(view, memo.document_id)]


def find_untouched(view: View, meetings: list[Meeting]) -> list[PolicyArea]:
    """The areas of the body's scheme that no item of these meetings was about."""
    held = {item.item_id for m in meetings for item in view.minutes.get(m.meeting_id, ())}
    return [area for area in find_areas(view, view.profile.scheme) if not view.touched.get(area.policy_area_id, set()) & held]


def compose_coverage(view: View, meetings: list[Meeting], lines: Iterable[Line]) -> tuple[Area, ...]:
    """One row an area: its items in each meeting, their sum, when it was last touched, where it stands on the coming agenda."""
    coming = [line for line in lines if line.earlier_id]
    return tuple(compose_area(view, area, meetings, coming) for area in find_areas(view, view.profile.scheme))


def compose_area(view: View, area: PolicyArea, meetings: list[Meeting], coming: list[Line]) -> Area:
    """One row of the coverage table; «–» says that nothing was found, not that nothing was said."""
    touched = view.touched.get(area.policy_area_id, set())
    found = [[item.number or item.title for item in view.minutes.get(m.meeting_id, ()) if item.item_id in touched] for m in meetings]
    total = sum(map(len, found))
    days = [
        m.start_date
        for m in view.meetings
        if m.start_date <= view.as_of and any(i.item_id in touched for i in view.minutes.get(m.meeting_id, ()))
    ]
    return Area(
        f"{area.number} {area.name}".strip(),
        tuple(", ".join(cell) or "–" for cell in found),
        total,
        view.date(days[-1]) if days else view.t["not_in_papers"],
        ", ".join(line.number for line in coming if line.earlier_id in touched) or view.t["no"],
    )


def compose_tasks(view: View, meetings: list[Meeting]) -> tuple[tuple[str, str], ...]:
    """The body's own main tasks and the items of the last meetings that were about them; empty where no link says so."""
    rows = []
    held = [item for m in meetings for item in view.minutes.get(m.meeting_id, ())]
    for area in find_areas(view, f"{view.body.body_id}-oppgaver"):
        touched = view.touched.get(area.policy_area_id, set())
        cells = [
            f"{i.number} ({view.t['outcome_postponed']})" if i.outcome == "postponed" else i.number for i in held if i.item_id in touched
        ]
        rows.append((f"{area.number} {area.name}".strip(), ", ".join(cells) or "–"))
    return tuple(rows) if any(cell != "–" for _, cell in rows) else ()
