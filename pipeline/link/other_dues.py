"""Due dates that are another body's meeting, resolved when all bodies are linked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from pipeline.link.all_bodies import Bodies
from pipeline.link.dues import find_other, settle
from pipeline.link.outlines import Outline
from pipeline.records import Records

UNCLEAR = "action-due-unclear"


def find_dues(outline: Outline, bodies: Bodies) -> dict[str, str]:
    """Action -> the day of «neste dekanmøte»: the next meeting of the other body, where its papers say when that is."""
    found = {}
    for row, date in outline.dues:
        word = find_other(row.due_raw, "")
        body = bodies.find_named(f"{word}møtet", outline.body_id) or bodies.find_named(word, outline.body_id)
        calendar = bodies.calendar(body) if body else []
        place = bisect_right(calendar, date)
        if date and place < len(calendar):
            found[row.action_id] = calendar[place]
    return found


def settle_dues(part: Records, dues: Mapping[str, str]) -> None:
    """Put the days into a body's actions; the doubt goes then."""
    for at, row in enumerate(part.actions):
        if row.action_id in dues and not row.due_date:
            part.actions[at], evidence = settle(row, dues[row.action_id], "next_meeting_of_body")
            part.evidence.extend(replace(line, table="actions", record_id=row.action_id) for line in evidence)
    part.findings[:] = [row for row in part.findings if row.code != UNCLEAR or row.subject_id not in dues]
