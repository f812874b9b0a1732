"""The days of a sentence as marks, so that one pattern takes every way of writing a day: «Møtet ‹0› er flytta til ‹1›»."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.grammar.gates import lower
from pipeline.language.calendar import WEEKDAY, WEEKDAYS
from pipeline.language.dates import DateFound, find_dates
from pipeline.parse.when_facts import find_near_year

_BEFORE = re.compile(rf"(?:(?:{WEEKDAY})\.?,?\s+)?(?:(?:den|d\.|the)\s+)?$", re.IGNORECASE)
_ENDS = (*WEEKDAYS, "den", "d", "the")
"""How a text ends in which _BEFORE finds anything: it is slow to say no."""

OWN = str.maketrans("‹›", "<>")
"""What a paper's own marks become, so that none is taken for one of a day."""


def mask_days(sentence: str) -> tuple[str, list[DateFound]]:
    """The sentence with ‹0›, ‹1› … for its days, and the days; «12. til 19. mars» are two.

    >>> mask_days("Møtet onsdag 12. mars er flyttet fra 12. til 19. mars")[0]
    'Møtet ‹0› er flyttet fra ‹1› til ‹2›'
    """
    sentence = sentence.translate(OWN)
    parts: list[str] = []
    days: list[DateFound] = []
    end = 0
    for day in find_dates(sentence):
        if not day.day:
            continue
        before = sentence[end : day.start]
        parts.append(cut_weekday(before))
        inner = re.split(r"\b(til|to|till)\b", day.raw, maxsplit=1)
        if day.end_day and len(inner) == 3:
            last = replace(day, year=day.end_year, month=day.end_month, day=day.end_day, end_day=0, weekday=-1)
            parts.append(f"‹{len(days)}› {inner[1]} ‹{len(days) + 1}›")
            days += [replace(day, end_day=0), last]
        else:
            parts.append(f"‹{len(days)}›")
            days.append(day)
        year = f" {day.year}"  # «12. mars 2025 og 9. april 2025»: the first day's year stands outside of it
        end = day.end + (len(year) if sentence.startswith(year, day.end) else 0)
    return "".join([*parts, sentence[end:]]), days


def cut_weekday(before: str) -> str:
    """The text before a day without the weekday and the article that belong to the day.

    >>> cut_weekday("Møtet onsdag den "), cut_weekday("Møtet er flyttet fra ")
    ('Møtet ', 'Møtet er flyttet fra ')
    """
    if not before.endswith("\n") and not lower(before).rstrip().rstrip(".,").endswith(_ENDS):
        return before
    match = _BEFORE.search(before)
    return before[: match.start()] if match else before


def write_day(days: list[DateFound], index: str | None, stamp: str) -> str:
    """The day of a mark as ISO; its year from itself, from another day of the sentence, else the one nearest to the paper's own date."""
    if index is None:
        return ""
    day = days[int(index)]
    stamp = next((other.iso for other in days if len(other.iso) == 10), stamp)
    year = day.year or find_near_year(day, stamp)
    return f"{year}-{day.month:02}-{day.day:02}" if year else ""
