"""Month names and weekdays of five languages (nb nn en da sv): words -> numbers, and patterns that take them; half-years and last days."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januar january januari jan",
            "februar february februari feb febr",
            "mars march marts mar",
            "april apr",
            "mai may maj",
            "juni june jun",
            "juli july jul",
            "august augusti aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Folded name or abbreviation -> 1 to 12."""

FULL_NAMES = frozenset(name for name in MONTHS if len(name) > 4 or name in {"mai", "maj", "may", "mars", "juni", "june", "juli", "july"})
"""Month names that are no abbreviations: a stop after one ends the sentence."""

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "mandag måndag mandagen måndagen monday man mån mon",
            "tirsdag tysdag tirsdagen tisdagen tuesday tisdag tir tirs tys tue tues tis",
            "onsdag onsdagen wednesday ons wed",
            "torsdag torsdagen thursday tor tors thu thur thurs",
            "fredag fredagen friday fre fri",
            "lørdag lørdagen lördagen laurdag saturday lördag lør lau sat lör",
            "søndag søndagen söndagen sunday söndag søn sun sön",
        )
    )
    for name in names.split()
}
"""Folded name or abbreviation -> 0 (Monday) to 6."""


def format_choice(names: dict[str, int]) -> str:
    """A regular expression's alternatives for the names, the longest first.

    >>> format_choice({"mai": 5, "mars": 3})
    'mars|mai'
    """
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


MONTH = format_choice(MONTHS)
WEEKDAY = format_choice(WEEKDAYS)


def term(day: str) -> str:
    """The half-year of a date: meetings are planned by spring and autumn. A bare year stays as it is.

    >>> term("2025-08-27"), term("2025-W10"), term("2025")
    ('2025-2', '2025-1', '2025')
    """
    if len(day) < 7:
        return day
    spring = int(day[6:8]) <= 26 if day[5] == "W" else day[5:7] < "07"
    return f"{day[:4]}-{1 if spring else 2}"


def list_terms(first: str, last: str) -> list[str]:
    """The half-years from one to another, both in.

    >>> list_terms("2024-2", "2025-2")
    ['2024-2', '2025-1', '2025-2']
    """
    terms = [f"{year}-{half}" for year in range(int(first[:4]), int(last[:4]) + 1) for half in (1, 2)]
    return [one for one in terms if first <= one <= last]


def format_iso_week(year: int, week: int) -> str:
    """A week as ISO 8601; "" for week 53 of a year that has 52, and for a week whose year is not known.

    >>> format_iso_week(2026, 53), format_iso_week(2025, 53), format_iso_week(0, 7)
    ('2026-W53', '', '')
    """
    is_there = year and week <= date(year, 12, 28).isocalendar().week
    return f"{year}-W{week:02}" if is_there else ""


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


def count_days(start: str, end: str) -> int:
    """Days between two dates; those that are cut short count from their first month and day.

    >>> count_days("2025-10-15", "2025-11-05"), count_days("2025", "2025-03")
    (21, 59)
    """
    first, last = (date.fromisoformat(f"{day}-01-01"[:10] if len(day) < 7 else f"{day}-01"[:10]) for day in (start, end))
    return (last - first).days
