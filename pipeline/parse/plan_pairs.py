"""What two dates of one line of a plan are to one another: a meeting and the day it was moved to, or a term of office."""

from __future__ import annotations

import re

from pipeline.grammar.plans import BETWEEN, MOVED, MOVED_FROM
from pipeline.language.dates import DateFound


def is_joined(between: str) -> bool:
    """True for what may stand between two days of one entry: «og», «flyttet til», «flyttet fra».

    >>> is_joined(" – flyttet til "), is_joined(" i Rådssalen, frist ")
    (True, False)
    """
    return bool(BETWEEN.match(between) or MOVED.search(between) or MOVED_FROM.search(between))


def find_target(text: str, days: list[DateFound], index: int) -> str:
    """The day, as written, that a day of the same text was given up for; "" for none.

    >>> from pipeline.language.dates import find_dates
    >>> text = "12. mars flyttet til 19. mars"
    >>> [find_target(text, find_dates(text), index) for index in (0, 1)]
    ['19. mars', '']
    """
    day = days[index]
    before, after = days[index - 1] if index else None, days[index + 1] if index + 1 < len(days) else None
    if after and MOVED.search(text[day.end : after.start]):
        return after.raw
    if before and MOVED_FROM.search(text[before.end : day.start]):
        return before.raw
    return ""


def is_term_of_office(text: str, dates: list[DateFound]) -> bool:
    """True for «1. juni 2025 – 31. mai 2026»: from one day to another more than a month later is no meeting.

    >>> from pipeline.language.dates import find_dates
    >>> is_term_of_office("1. juni 2025 – 31. mai 2026", find_dates("1. juni 2025 – 31. mai 2026"))
    True
    """
    first = dates[0]
    if first.end_day:
        return (first.end_year, first.end_month) > (first.year, first.month + 1)
    second = dates[1] if len(dates) > 1 else None
    if not second or not re.fullmatch(r"\s*(?:-|–|—|til|to|till)\s*", text[first.end : second.start]):
        return False
    return (second.year, second.month) > (first.year or second.year, first.month + 1)
