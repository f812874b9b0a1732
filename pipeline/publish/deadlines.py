"""When items, papers and the notice of a meeting are due: on the day that a paper says for it, else so many days before it, and then
never on a day on which nobody is at work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from pipeline.language.formats import find_day, format_date, format_time_span
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.publish.workdays import find_workday, format_free
from pipeline.records import Meeting

KEYS = {"items_due": "items_due_days", "papers_due": "papers_due_days", "notice_due": "notice_days"}
"""Label of a deadline -> the profile's key that says its days."""
AT_HOUR = frozenset({"items_due", "papers_due"})
"""Deadlines that end at the profile's closing hour; the notice goes out in the course of its day."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of a meeting; `day` and `note` are empty where no paper says the day and no days are set."""

    label: str
    """items_due, papers_due or notice_due."""
    day: str
    note: str
    """«7 dager før møtet», and `moved`."""
    moved: str = ""
    """Why the day is another one; empty where it is not."""
    hour: str = ""
    """The closing hour (HH:MM); empty where none is set."""
    is_said: bool = False
    """True where a paper, or a person, says the day of this very meeting."""


def find_meeting_deadlines(view: View, meeting: Meeting) -> Iterator[Deadline]:
    """The three deadlines of a meeting."""
    for label, key in KEYS.items():
        days, said = getattr(view.profile, key), getattr(meeting, label)
        day = said or count_back(meeting.start_date, days)
        note, moved = "", ""
        if said:
            free = find_day(said)
            why = format_free(free, view.t, view.language) if free else ""
            note = "; ".join(part for part in (view.t["due_said"], view.t["due_on_free"].format(why=why) if why else "") if part)
        elif day:
            note, moved = format_count(view.t, "days_before", days), format_moved(view, meeting.start_date, days)
        hour = view.profile.closing_hour if day and label in AT_HOUR else ""
        yield Deadline(label, day, f"{note}, {moved}" if moved else note, moved, hour, bool(said))


def format_deadline(view: View, due: Deadline, style: str = "long") -> str:
    """«onsdag 12. november 2025 kl. 12.00»; empty where no days are set."""
    return add_hour(view, format_date(due.day, view.language, style), due.hour)


def add_hour(view: View, what: str, hour: str) -> str:
    """A day, or the name of a deadline, with the closing hour behind it where one is set."""
    return view.t["at_hour"].format(what=what, hour=format_time_span(hour, "", view.language)) if hour else what


def count_back(start: str, days: int) -> str:
    """The day so many days before another, or the last working day before that; empty where no number is set.

    >>> count_back("2025-11-26", 14), count_back("2025-04-25", 7), count_back("2025-11-26", 0)
    ('2025-11-12', '2025-04-16', '')
    """
    day = find_day(start)
    return find_workday(day - timedelta(days=days)).isoformat() if day and days else ""


def find_due_day(view: View, meeting: Meeting, label: str) -> str:
    """The day of one of a meeting's deadlines (ISO); empty where no paper says it and no days are set."""
    return next(due.day for due in find_meeting_deadlines(view, meeting) if due.label == label)


def format_moved(view: View, start: str, days: int) -> str:
    """«flyttet til nærmeste arbeidsdag før, fordi 18. april er langfredag»; empty where the day counted is a working day."""
    day = find_day(start)
    why = format_free(day - timedelta(days=days), view.t, view.language) if day and days else ""
    return view.t["moved_because"].format(why=why) if why else ""
