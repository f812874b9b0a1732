"""How complete the papers of a period are: the body's figures by half-year, and each meeting with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.formats import format_term
from pipeline.publish.contexts import Doubts
from pipeline.publish.doubts import compose_doubts, compose_meeting, find_unread, format_paper, is_own
from pipeline.publish.periods.contexts import BoardMeeting, Grid
from pipeline.publish.periods.spans import Period, find_meetings
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import DocumentRow, FindingRow

COLUMNS = ("planned", "held", "cancelled", "unknown", "ahead", "documented", "approved")
DAY = re.compile(r"-(\d{4}-\d{2}-\d{2})(?!\d)")
"""The day of a meeting in its id and in those of its items."""


def compose_board(view: View, period: Period) -> Grid:
    """One row a half-year; what no paper covers is said to be unknown."""
    t = view.t
    rows = []
    for row in view.records.completeness:
        if row.body_id == view.body.body_id and row.term in period.terms:
            day = f"{row.term[:4]}-{'01' if row.term[-1] == '1' else '07'}-01"
            rows.append((format_term(day, view.language), tuple(getattr(row, name) or t["unknown"] for name in COLUMNS)))
    return Grid(tuple(t[f"board_{name}"] for name in COLUMNS), tuple(rows), None)


def compose_meetings(view: View, period: Period) -> Iterator[BoardMeeting]:
    """The meetings of the period in order; how many items is unknown without minutes."""
    for meeting in find_meetings(view, period):
        row = compose_meeting(view, meeting)
        if row.minutes == "–":
            yield BoardMeeting(row, "–")
            continue
        items = view.minutes.get(meeting.meeting_id)
        yield BoardMeeting(row, str(len(items)) if items is not None else view.t["unknown"])


def compose_period_doubts(view: View, period: Period) -> tuple[Doubts, ...]:
    """The findings about the period's meetings and papers, and those that no day can be told of."""
    papers = find_papers(view, period)
    findings = [row for row in view.records.findings if is_of_period(view, period, papers, row)]
    own = replace(view, records=replace(view.records, findings=findings), meetings=tuple(find_meetings(view, period)))
    return compose_doubts(own)


def find_papers(view: View, period: Period) -> dict[str, bool]:
    """document_id -> whether the paper is of the period: by its own day, or by a meeting it belongs to; undated papers are left out."""
    days = {m.meeting_id: m.start_date for m in view.meetings}
    found = {row.document_id: period.holds(row.date or row.issued) for row in view.records.documents if row.date or row.issued}
    for link in view.records.meeting_links:
        if link.relation in {"minutes", "agenda", "notice", "paper"} and link.meeting_id in days:
            found[link.document_id] = found.get(link.document_id, False) or period.holds(days[link.meeting_id])
    return found


def is_of_period(view: View, period: Period, papers: dict[str, bool], row: FindingRow) -> bool:
    """True for a finding about the period, or about nothing that has a day."""
    if said := DAY.search(row.subject_id):
        return period.holds(said[1])
    return papers.get(row.document_id or row.source.split(":")[0] or row.subject_id, True)


def find_sources(view: View, period: Period) -> tuple[tuple[str, str], ...]:
    """The papers of the period, and those without a day, with kind and date."""
    papers = find_papers(view, period)
    return tuple((row.path, format_paper(view, row)) for row in view.records.documents if is_source(view, papers, row))


def is_source(view: View, papers: dict[str, bool], row: DocumentRow) -> bool:
    """True for a paper of the body that was read and may stand behind the report."""
    return is_own(view, row) and row.status == "read" and papers.get(row.document_id, True)


def find_unread_papers(view: View, period: Period) -> tuple[tuple[str, str], ...]:
    """The papers that could not be read or placed, of the period or without a day."""
    papers = find_papers(view, period)
    kept = [row for row in view.records.documents if papers.get(row.document_id, True)]
    return find_unread(replace(view, records=replace(view.records, documents=kept)))


def format_minutes_read(view: View, period: Period) -> str:
    """«Referater er lest fra 4 av 5 holdte møter. 3 referater er godkjent.»; empty where no meeting of the period was held."""
    held = [m for m in find_meetings(view, period) if m.status == "held" and m.start_date <= view.as_of]
    read = sum(m.meeting_id in view.minutes for m in held)
    approved = sum(m.minutes_status == "approved" for m in held)
    if not held:
        return ""
    said = format_count(view.t, "per_read", read, held=format_count(view.t, "per_held_meetings", len(held)))
    return f"{said} {format_count(view.t, 'read_approved', approved)}" if approved else said
