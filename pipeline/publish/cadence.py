"""The rhythm of a body's meetings, and days that keep it: same weekday, same distance, around the weeks that are kept free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

FEWEST = 3
"""Fewer meetings show no rhythm."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often, and on which weekday (0 Monday to 6), a body meets."""

    weekday: int
    weeks: int
    count: int
    """How many meetings show it."""
    same_weekday: int
    """How many of them fell on the weekday."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A day that was chosen, the one that the rhythm asked for, and why it is another."""

    day: date
    wanted: date
    reason: str = ""


def find_cadence(days: Sequence[date]) -> Cadence | None:
    """The commonest weekday (the latest of several) and the middle distance of meetings; None for fewer than three.

    >>> find_cadence([date(2025, 8, 27), date(2025, 9, 24), date(2025, 10, 15), date(2025, 11, 5)])
    Cadence(weekday=2, weeks=3, count=4, same_weekday=4)
    """
    days = sorted(set(days))
    if len(days) < FEWEST:
        return None
    (weekday, same) = Counter(day.weekday() for day in reversed(days)).most_common(1)[0]
    gap = median_low((later - earlier).days for earlier, later in pairwise(days))
    return Cadence(weekday, max(1, round(gap / 7)), len(days), same)


def choose_days(cadence: Cadence, after: date, first: date, last: date, find_obstacle: Callable[[date], str]) -> Iterator[Chosen]:
    """Days from `first` to `last` in the rhythm that goes on from the meeting of `after`, in order.

    Where `find_obstacle` says why a day is not free, the nearest week with a free day is taken, the earlier of two, and the rhythm goes
    on from there. A body that meets each week skips such a week.
    """
    step = timedelta(weeks=cadence.weeks)
    wanted = find_weekday(max(after + step, first), cadence.weekday)
    while wanted <= last:
        shifts = sorted(range(1 - cadence.weeks, cadence.weeks), key=lambda weeks: (abs(weeks), weeks))
        days = (wanted + timedelta(weeks=shift) for shift in shifts)
        fitting = (day for day in days if first <= day <= last and 2 * (day - after) >= step and not find_obstacle(day))
        day = next(fitting, None)
        if day:
            yield Chosen(day, wanted, find_obstacle(wanted))
            after = day
        wanted = (day or wanted) + step


def find_weekday(day: date, weekday: int) -> date:
    """The first such weekday on or after a day.

    >>> find_weekday(date(2026, 1, 20), 2)
    datetime.date(2026, 1, 21)
    """
    return day + timedelta(days=(weekday - day.weekday()) % 7)
