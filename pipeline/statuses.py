"""The columns that depend on the as-of date, computed in one place from what the papers say; stored values are never trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from pipeline.records import SAID_MINUTES, ActionItem, DocumentRow, Meeting, MeetingLink, Records

HELD_BY = frozenset(SAID_MINUTES) - {"notice-only"}
OWN_FACTS = ("start_time", "end_time", "place", "chair", "secretary")
ROW_TABLES = ("attendance", "agenda_items", "decisions", "actions", "memos", "policy_links", "case_links", "meeting_links")


@dataclass(slots=True)
class Said:
    """What the papers received say of one meeting."""

    status: set[str] = field(default_factory=set)
    minutes: set[str] = field(default_factory=set)
    links: list[MeetingLink] = field(default_factory=list)

    def has(self, *relations: str) -> bool:
        """True where a paper of one of these relations is here."""
        return any(link.relation in relations for link in self.links)


def apply_as_of(records: Records, as_of: str) -> Records:
    """The records with the statuses of meetings and actions as they stand on `as_of` (ISO date)."""
    said = gather_statements(records)
    covered = {(m.body_id, term(m.start_date)) for m in records.meetings if said[m.meeting_id].has("minutes", "agenda", "notice")}
    dates = {meeting.meeting_id: meeting.start_date for meeting in records.meetings}
    home = {item.item_id: dates.get(item.meeting_id, "") for item in records.agenda_items}
    return replace(
        records,
        meetings=[keep_corrected(m, meeting_as_of(m, said[m.meeting_id], as_of, covered)) for m in records.meetings],
        actions=[keep_corrected(a, replace(a, status=action_status(a, as_of, dates, home))) for a in records.actions],
    )


Row = TypeVar("Row", Meeting, ActionItem)


def keep_corrected(row: Row, computed: Row) -> Row:
    """The computed row with the columns that a person has set: a person's word stands on every date."""
    names = [name for name in row.corrected.split("; ") if name and name != "row"]
    return replace(computed, **{name: getattr(row, name) for name in names}) if names else computed


def gather_statements(records: Records) -> dict[str, Said]:
    """Meeting id -> what the evidence and the links of the papers say of it."""
    said: dict[str, Said] = defaultdict(Said)
    for row in records.evidence:
        if row.table == "meetings" and row.field in {"status", "minutes_status"}:
            values = said[row.record_id].status if row.field == "status" else said[row.record_id].minutes
            values.add(row.value)
    for link in records.meeting_links:
        said[link.meeting_id].links.append(link)
    return said


def meeting_as_of(meeting: Meeting, said: Said, as_of: str, covered: set[tuple[str, str]]) -> Meeting:
    """A meeting with its status and the state of its minutes on a date."""
    ahead = meeting.start_date[:10] >= as_of[: len(meeting.start_date)] if meeting.start_date else False
    minutes = next((value for value in SAID_MINUTES if value in said.minutes), "")
    if "cancelled" in said.status:
        return replace(meeting, status="cancelled", minutes_status="")
    if said.has("minutes") and not minutes:
        minutes = "written"
    if ahead:
        return replace(meeting, status="called" if said.has("agenda", "notice") else "planned", minutes_status=minutes)
    held = "held" in said.status or minutes in HELD_BY
    if not minutes:
        is_covered = (meeting.body_id, term(meeting.start_date)) in covered and not meeting.suggested_date
        minutes = "notice-only" if said.has("agenda", "notice") else "missing" if is_covered else "unknown"
    return replace(meeting, status="held" if held else "unknown", minutes_status=minutes)


def action_status(action: ActionItem, as_of: str, dates: dict[str, str], home: dict[str, str]) -> str:
    """done, overdue, open or unknown (its meeting has no date) on a date."""
    if action.closed_by and home.get(action.closed_by, "9999") <= as_of:
        return "done"
    last = last_day(action.due_date)
    if last and last < as_of:
        return "overdue"
    return "open" if last or dates.get(action.meeting_id) else "unknown"


def last_day(period: str) -> str:
    """The last day of a day, week, month or year; "" for none.

    >>> [last_day(period) for period in ("2025-10-31", "2025-W48", "2026-02", "2026", "")]
    ['2025-10-31', '2025-11-30', '2026-02-28', '2026-12-31', '']
    """
    if "W" in period:
        year, week = period.split("-W")
        return date.fromisocalendar(int(year), int(week), 7).isoformat()
    if len(period) == 7:
        first = date.fromisoformat(f"{period}-01")
        return (first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1) - timedelta(days=1)).isoformat()
    return f"{period}-12-31" if len(period) == 4 else period


def term(day: str) -> str:
    """The half-year of a date: meetings are planned by spring and autumn.

    >>> term("2025-08-27"), term("2025")
    ('2025-2', '2025')
    """
    return f"{day[:4]}-{1 if day[5:7] < '07' else 2}" if len(day) >= 7 else day


def split_later(records: Records, as_of: str) -> tuple[Records, list[DocumentRow]]:
    """The records without the papers dated after `as_of` and what hangs on them, and those papers' rows."""
    later = find_later(records, as_of)
    if not later:
        return records, []
    hidden = {row.document_id for row in later}
    tables = (*ROW_TABLES, "documents", "evidence")
    kept = {name: [row for row in getattr(records, name) if row.document_id not in hidden] for name in tables}
    by_meeting: dict[str, list[MeetingLink]] = defaultdict(list)
    for link in kept["meeting_links"]:
        by_meeting[link.meeting_id].append(link)
    meetings = [restate(m, by_meeting[m.meeting_id], hidden) for m in records.meetings if by_meeting[m.meeting_id]]
    return replace(records, meetings=meetings, **kept), later


def find_later(records: Records, as_of: str) -> list[DocumentRow]:
    """The papers dated after `as_of`; a notice whose only date is its meeting's is as old as we know, so it stays."""
    own = {(link.document_id, link.start_date) for link in records.meeting_links if link.relation in {"agenda", "notice"}}
    return [row for row in records.documents if row.date[:10] > as_of and (row.document_id, row.date) not in own]


def restate(meeting: Meeting, links: Iterable[MeetingLink], hidden: set[str]) -> Meeting:
    """A meeting whose row came from a later paper, with what the other papers say of it."""
    if meeting.document_id not in hidden:
        return meeting
    rows = list(links)
    facts = {name: next((getattr(link, name) for link in rows if getattr(link, name)), "") for name in OWN_FACTS}
    return keep_corrected(meeting, replace(meeting, document_id=rows[0].document_id, source=rows[0].source, **facts))
