"""Days on which nobody is at work: weekends and Norway's public holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from pipeline.language.formats import DAYS, format_date


@cache
def read_holidays(year: int) -> dict[date, str]:
    """The public holidays of a year, by their English names in the package `holidays`."""
    from holidays import country_holidays

    return dict(country_holidays("NO", years=year, language="en_US"))


def is_workday(day: date) -> bool:
    """True for Monday to Friday but for public holidays.

    >>> is_workday(date(2025, 4, 16)), is_workday(date(2025, 4, 17)), is_workday(date(2025, 4, 26))
    (True, False, False)
    """
    return day.weekday() < 5 and day not in read_holidays(day.year)


def find_workday(day: date) -> date:
    """The day itself where somebody is at work on it, else the last working day before it.

    >>> find_workday(date(2025, 4, 18)), find_workday(date(2025, 11, 12))
    (datetime.date(2025, 4, 16), datetime.date(2025, 11, 12))
    """
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def find_easter(year: int) -> date:
    """Easter Sunday.

    >>> find_easter(2026)
    datetime.date(2026, 4, 5)
    """
    return next(day for day, name in read_holidays(year).items() if name == "Easter Sunday")


def format_free(day: date, t: dict[str, str], language: str) -> str:
    """«18. april er langfredag», «19. april er en lørdag»: why nobody is at work; empty for a working day."""
    if is_workday(day):
        return ""
    name = read_holidays(day.year).get(day, "")
    known = t.get(f"holiday_{re.sub(r'[^a-z]+', '_', name.lower())}", name)
    words = known or t["a_weekend_day"].format(day=DAYS[language][day.weekday()])
    return t["day_is"].format(day=format_day(day, language), name=words)


def format_day(day: date, language: str) -> str:
    """«18. april», without the year.

    >>> format_day(date(2025, 4, 18), "nb"), format_day(date(2025, 4, 18), "en")
    ('18. april', '18 April')
    """
    return format_date(day.isoformat(), language, "plain").removesuffix(f" {day.year}")
