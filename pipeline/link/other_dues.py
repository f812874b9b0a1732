"""Due dates that are another body's meeting, resolved when all bodies are linked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from pipeline.link.actions import is_dated
from pipeline.link.all_bodies import Bodies
from pipeline.link.dues import find_other, settle
from pipeline.records import Meeting, Records


def settle_dues(records: Records, bodies: Bodies) -> None:
    """«innen neste dekanmøte»: the next meeting of the other body, where its papers say when that is; the doubt goes then."""
    waiting = [row for row in records.actions if row.precision == "meeting" and not row.due_date and find_other(row.due_raw, "")]
    if not waiting:
        return
    held = {meeting.meeting_id: meeting for meeting in records.meetings}
    calendars: dict[str, list[str]] = defaultdict(list)
    for meeting in sorted(records.meetings, key=lambda row: row.start_date):
        if is_dated(meeting):
            calendars[meeting.body_id].append(meeting.start_date)
    settled: dict[str, str] = {}
    for row in waiting:
        word, own = find_other(row.due_raw, ""), held.get(row.meeting_id, Meeting())
        body = bodies.find_named(f"{word}møtet", own.body_id) or bodies.find_named(word, own.body_id)
        calendar = calendars.get(body, [])
        place = bisect_right(calendar, own.start_date)
        if own.start_date and place < len(calendar):
            settled[row.action_id] = calendar[place]
            found, evidence = settle(row, calendar[place], "next_meeting_of_body")
            records.evidence.extend(replace(line, table="actions", record_id=found.action_id) for line in evidence)
    records.actions[:] = [replace(row, due_date=settled.get(row.action_id, row.due_date)) for row in records.actions]
    told = {"action-due-unclear"}
    records.findings[:] = [row for row in records.findings if row.code not in told or row.subject_id not in settled]
