"""Times in which Norwegian universities hold no meetings, and the weeks that a body keeps free itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.publish.workdays import find_easter, format_day, format_free


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time without meetings, both days in. `name` is a row of tables/texts.toml."""

    name: str
    first: date
    last: date


RULES: tuple[tuple[str, Callable[[int], tuple[date, date]]], ...] = (
    # Name, and the first and last day in a calendar year.
    ("free_new_year", lambda year: (date(year, 1, 1), date(year, 1, 6))),
    ("free_easter", lambda year: (find_easter(year) - timedelta(days=6), find_easter(year) + timedelta(days=7))),
    ("free_summer", lambda year: (date(year, 6, 24), date(year, 8, 14))),
    ("free_christmas", lambda year: (date(year, 12, 20), date(year, 12, 31))),
)
"""The weeks before and after Easter Sunday; midsummer to the middle of August; 20 December to Epiphany."""


def find_half(term: str) -> tuple[date, date]:
    """First and last day of a half-year.

    >>> find_half("2026-1")
    (datetime.date(2026, 1, 1), datetime.date(2026, 6, 30))
    """
    year = int(term[:4])
    return (date(year, 1, 1), date(year, 6, 30)) if term.endswith("1") else (date(year, 7, 1), date(year, 12, 31))


def next_half(term: str) -> str:
    """The half-year after one.

    >>> next_half("2025-2"), next_half("2026-1")
    ('2026-1', '2026-2')
    """
    return f"{term[:4]}-2" if term.endswith("1") else f"{int(term[:4]) + 1}-1"


def list_free_times(term: str, weeks: list[int]) -> list[FreeTime]:
    """The times without meetings that touch a half-year, in order; `weeks` are the ISO weeks that the body keeps free.

    >>> [time.name for time in list_free_times("2026-1", [8])]
    ['free_new_year', 'free_week', 'free_easter', 'free_summer']
    """
    start, end = find_half(term)
    found = [FreeTime(name, *days(start.year)) for name, days in RULES]
    found += [FreeTime("free_week", monday, monday + timedelta(days=6)) for week in weeks for monday in find_monday(start.year, week)]
    return sorted((time for time in found if time.first <= end and time.last >= start), key=lambda time: time.first)


def find_monday(year: int, week: int) -> Iterator[date]:
    """The Monday of an ISO week; none where the year has no such week."""
    try:
        yield date.fromisocalendar(year, week, 1)
    except ValueError:
        return


def find_span(term: str, times: Sequence[FreeTime], lead: int) -> tuple[date, date]:
    """First and last day on which a half-year may have a meeting: `lead` days after the holidays before it, up to those at its end.

    >>> find_span("2026-1", list_free_times("2026-1", []), 14)
    (datetime.date(2026, 1, 21), datetime.date(2026, 6, 23))
    """
    start, end = find_half(term)
    before = [time.last + timedelta(days=1) for time in times if time.first <= start]
    after = [time.first - timedelta(days=1) for time in times if time.last >= end]
    return max(before, default=start) + timedelta(days=lead), min(after, default=end)


def format_obstacle(day: date, times: Sequence[FreeTime], t: dict[str, str], language: str) -> str:
    """«1. april ligger i påskeferien», «14. mai er Kristi himmelfartsdag»: why a day can have no meeting; empty where it can."""
    for time in times:
        if time.first <= day <= time.last:
            return t["lies_in"].format(day=format_day(day, language), name=t[time.name].format(week=time.first.isocalendar().week))
    return format_free(day, t, language)
