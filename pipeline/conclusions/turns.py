"""The days on which what a record set says of a date changes: between two of them every as-of date gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.language.calendar import last_day
from pipeline.records import Records

FIRST, LAST = "0000-01-01", "9999-99-99"
"""No day comes before or behind these."""


def find_window(records: Records, as_of: str) -> tuple[str, str]:
    """The first as-of date that gives the same statuses, figures and checks as `as_of`, and the first later one that may not.

    The dates of records are only ever compared with it, whole or cut: a date that lies on the same side of all of them says the same.
    """
    half_years = {f"{as_of[:4]}-01-01", f"{as_of[:4]}-07-01", f"{int(as_of[:4]) + 1:04}-01-01"}
    try:
        turns = half_years.union(*map(list_turns, {text for text in list_dates(records) if text}))
    except (ValueError, OverflowError):  # no date that a calendar has
        return as_of, f"{as_of}~"
    return max((day for day in turns if day <= as_of), default=FIRST), min((day for day in turns if day > as_of), default=LAST)


def list_dates(records: Records) -> Iterator[str]:
    """All that is compared with an as-of date: days of meetings, papers and tasks, whole or cut."""
    for meeting in records.meetings:
        yield from (meeting.start_date, meeting.suggested_date)
    for paper in records.documents:
        yield from (paper.date, paper.issued)
    yield from (action.due_date for action in records.actions)


def list_turns(text: str) -> set[str]:
    """The days from which on an as-of date stands otherwise to a date, whole or cut.

    >>> sorted(list_turns("2025-11-30"))
    ['2025-11-30', '2025-12-01']
    >>> sorted(list_turns("2025-11"))
    ['2025-01-01', '2025-11-01', '2025-11-30', '2025-12-01', '2026-01-01']
    """
    days = {text[:10]} if len(text) >= 10 else {f"{text[:4]}-01-01", f"{int(text[:4]) + 1:04}-01-01", last_day(text)}
    if len(text) == 7:
        days.add(f"{text}-01")
    return days | {(date.fromisoformat(day) + timedelta(days=1)).isoformat() for day in days if day == last_day(text)}
