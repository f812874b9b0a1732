"""What a reader must know of the data: findings, unread papers, and how complete the term's minutes are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.language.formats import format_dates
from pipeline.publish.contexts import Doubts, MeetingRow
from pipeline.publish.sources import format_source
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.records import DocumentRow, FindingRow, Meeting, day_of

SEVERITIES = ("error", "warning", "note")
SHOWN = 8
"""So many findings of one kind are printed; the rest are counted."""
MISSING = {"notice-only": "notice_only", "missing": "missing"}
"""State of a passed meeting's minutes that is a warning -> its text."""
TOLD = frozenset({"meeting-without-papers", "next-meeting-differs"})
"""Findings that say of a meeting already that nothing of it was received."""
NOT_HELD = frozenset({"cancelled", "planned", "called"})
WRITTEN = frozenset({"approved", "draft", "written"})


def compose_doubts(view: View) -> tuple[Doubts, ...]:
    """The body's findings by kind, the worst first, each with its source."""
    groups: dict[tuple[int, str], list[FindingRow]] = {}
    for row in view.records.findings:
        if row.severity in SEVERITIES and is_about(view, row):
            groups.setdefault((SEVERITIES.index(row.severity), row.code), []).append(row)
    found = [compose_group(view, rows) for _, rows in sorted(groups.items(), key=lambda group: group[0])]
    place = sum(group.severity != "note" for group in found)
    told = (*found[:place], *find_missing(view), *found[place:])
    return tuple(replace(group, advice="") for group in told) if view.is_public else told  # what to do is the secretary's business


def find_missing(view: View) -> Iterator[Doubts]:
    """The passed meetings whose minutes are missing, the newest first, in one group; it depends on the day, so no table has it."""
    said = {row.subject_id for row in view.records.findings if row.code.startswith("minutes-") or row.code in TOLD}
    rows = [
        (view.t[f"warning_{MISSING[m.minutes_status]}"].format(date=view.date(m.start_date)), format_source(view, m.source))
        for m in reversed(view.meetings)
        if m.minutes_status in MISSING and is_passed(view, m) and m.meeting_id not in said
    ]
    if rows:
        more = format_count(view.t, "more_meetings", len(rows) - SHOWN) if len(rows) > SHOWN else ""
        name, advice = view.t["severity_warning"], view.t["advice_missing"]
        yield Doubts("warning", name, advice, tuple(rows[:SHOWN]), more, len(rows))


def is_passed(view: View, meeting: Meeting) -> bool:
    """True for a meeting whose day nobody doubts, that lies behind and was not cancelled."""
    return meeting.start_date < view.as_of and meeting.status not in NOT_HELD and not meeting.suggested_date


def compose_group(view: View, rows: list[FindingRow]) -> Doubts:
    """The findings of one code."""
    said = tuple(dict.fromkeys((row.message, format_source(view, row.source or row.document_id)) for row in rows))
    more = format_count(view.t, "more_findings", len(said) - SHOWN) if len(said) > SHOWN else ""
    return Doubts(rows[0].severity, view.t[f"severity_{rows[0].severity}"], rows[0].suggestion, said[:SHOWN], more, len(said))


def is_about(view: View, row: FindingRow) -> bool:
    """True for a finding about one of the body's papers or records."""
    body_id = view.body.body_id
    paper = view.documents.get(row.document_id or row.source.split(":")[0] or row.subject_id)
    if paper and paper.body_id:
        return paper.body_id == body_id
    return row.subject_id == body_id or row.subject_id.startswith(f"{body_id}-") or bool(paper and is_own(view, paper))


def is_own(view: View, row: DocumentRow) -> bool:
    """True for a paper of the body, by what it says or, where it says nothing, by its folder."""
    return row.body_id == view.body.body_id or (not row.body_id and PurePosixPath(row.path).parts[:1] == (view.body.body_id,))


def find_unread(view: View) -> tuple[tuple[str, str], ...]:
    """The body's papers that could not be read or placed, by name, and why."""
    rows = []
    for row in view.records.documents:
        reason = (
            row.status if row.status in {"failed", "needs-ocr"} else "unknown" if row.kind == "unknown" and row.status == "read" else ""
        )
        if reason and is_own(view, row):
            rows.append((row.path, view.t[f"unread_{reason.replace('-', '_')}"]))
    return tuple(rows)


def compose_meetings(view: View, meeting: Meeting) -> tuple[MeetingRow, ...]:
    """The meetings of the coming meeting's term, in order."""
    return tuple(compose_meeting(view, m) for m in view.meetings if view.term(m) == view.term(meeting))


def compose_meeting(view: View, meeting: Meeting) -> MeetingRow:
    """One meeting: its day, whether it was held, and what is known of its minutes."""
    t = view.t
    items = view.minutes.get(meeting.meeting_id, ())
    past = meeting.start_date <= view.as_of and not meeting.suggested_date
    minutes = t.get(f"minutes_{(meeting.minutes_status or 'unknown').replace('-', '_')}", "") if past else "–"
    if past and not items and meeting.minutes_status in WRITTEN:
        minutes += f", {t['no_items_found' if meeting.start_date in view.paper_days.values() else 'not_received']}"
    note = t["assumed"].format(raw=meeting.raw_date or view.date(meeting.start_date)) if meeting.suggested_date else ""
    numbers = [item.number for item in items if item.number]
    last = "" if meeting.suggested_date else meeting.end_date
    date = format_dates(day_of(meeting), last, view.language, "short")
    state = "planned" if meeting.suggested_date > view.as_of else meeting.status
    status = t.get(f"meeting_{state}", "") or t["meeting_unknown"]
    if state == "cancelled":
        minutes = "–"
        status = t["meeting_moved"].format(date=view.date(meeting.moved_to)) if meeting.moved_to else status
    return MeetingRow(date, status, minutes, note, "–".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else "–")


def format_completeness(view: View, meeting: Meeting) -> str:
    """«Leste referater: 2 av 4 møter høsten 2025 (27.08.25 mangler, 24.09.25 uten saker)»."""
    term = view.term(meeting)
    past = [m for m in view.meetings if m.start_date <= view.as_of and view.term(m) == term and not m.suggested_date]
    held = [m for m in past if m.status not in NOT_HELD and m.minutes_status != "not-written"]
    if not held:
        return ""
    gaps: dict[str, list[str]] = {"missing": [], "without_items": []}
    for day in (m.start_date for m in held if m.meeting_id not in view.minutes):
        gaps["without_items" if day in view.paper_days.values() else "missing"].append(view.date(day))
    text = view.t["minutes_read"].format(n=len(held) - sum(map(len, gaps.values())), count=len(held), term=term)
    told = ", ".join(view.t[gap].format(dates=", ".join(dates)) for gap, dates in gaps.items() if dates)
    return f"{text} ({told})" if told else text


def find_bare_minutes(view: View, before: str) -> list[Meeting]:
    """The meetings before a day whose minutes have been read and hold no item."""
    days = set(view.paper_days.values())
    return [m for m in view.meetings if m.start_date in days and m.meeting_id not in view.minutes and m.start_date < before]


def format_bare_minutes(view: View, bare: list[Meeting]) -> str:
    """That minutes were read in which no item was found, and of which days; empty for none."""
    return format_count(view.t, "minutes_bare", len(bare), dates=", ".join(view.date(m.start_date) for m in bare)) if bare else ""


def compose_sources(view: View) -> tuple[tuple[str, str], ...]:
    """The body's papers that were read, with kind and date."""
    return tuple((row.path, format_paper(view, row)) for row in view.records.documents if is_own(view, row) and row.status == "read")


def format_paper(view: View, row: DocumentRow) -> str:
    """«referat, 26.09.25, 3f2a…»: kind, date and the paper's id."""
    return ", ".join(part for part in (view.t.get(f"kind_{row.kind}", ""), view.date(row.date), row.document_id) if part)


def find_making(view: View) -> Iterator[str]:
    """How the publication was made: by which rules, from how much, as seen from which day."""
    t, records = view.t, view.records
    yield t["made_by_rules"]
    papers = sum(is_own(view, row) for row in records.documents)
    items = sum(map(len, view.minutes.values()))
    counts = {"papers": papers, "meetings": len(view.meetings), "items": items, "actions": len(view.tasks)}
    yield t["made_from"].format(**{name: format_count(t, f"count_{name}", n) for name, n in counts.items()})
    if view.is_public:
        yield t["made_public"]
    yield t["made_as_of"].format(date=view.date(view.as_of), iso=view.as_of)
