"""Whether the minutes given to the items of an agenda fit into the meeting."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.publish.contexts import Line
from pipeline.publish.views import View
from pipeline.records import Meeting


def find_overrun(view: View, meeting: Meeting, lines: Iterable[Line]) -> str:
    """The warning that the items take longer than the meeting; empty where they fit, or nobody has said when it ends.

    The profile's hours stand in where no paper says them, as in the header.
    """
    start, end = (meeting.start_time, meeting.end_time) if meeting.start_time else (view.profile.start_time, view.profile.end_time)
    length, wanted = count_minutes(start, end), sum(int(line.minutes) for line in lines if line.minutes.isdigit())
    over = wanted - length
    return view.t["overrun"].format(wanted=wanted, length=length, over=over) if length and over > 0 else ""


def count_minutes(start: str, end: str) -> int:
    """The minutes between two times of one day; 0 where one is missing, or the end is not the later.

    >>> count_minutes("09:00", "11:30"), count_minutes("09:00", ""), count_minutes("22:00", "01:00")
    (150, 0, 0)
    """
    if not start or not end:
        return 0
    (hour, minute), (end_hour, end_minute) = (map(int, time.split(":")) for time in (start, end))
    return max(0, (end_hour - hour) * 60 + end_minute - minute)
