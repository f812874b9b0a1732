"""What one text adds to the facts of a meeting's time and place: what is known already is never overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.documents import Document, Line
from pipeline.grammar.gates import Gated
from pipeline.grammar.occasions import NOT_DAY
from pipeline.language.dates import DateFound, find_dates, turn_date
from pipeline.language.detection import detect_language
from pipeline.language.times import TimeFound, find_times
from pipeline.parse.extract import Found
from pipeline.parse.when_places import find_place


@dataclass(slots=True)
class When:
    """The facts of a meeting's time and place; None where the paper says nothing."""

    date: Found | None = None
    end_date: Found | None = None
    start: Found | None = None
    end: Found | None = None
    place: Found | None = None
    raw_date: str = ""
    weekday: int = -1
    """As written, 0 for Monday; -1 where no weekday is written."""


@dataclass(frozen=True, slots=True)
class Years:
    """What a paper says of the year of its dates: in its head, by its front matter's stamp, anywhere."""

    head: int = 0
    stamp: str = ""
    """ISO date of the page itself; the meeting is near it."""
    document: Document | None = None

    def find_named(self) -> frozenset[int]:
        """All years that the paper names; looked for only where a date needs them, since they stand anywhere."""
        return frozenset(int(year) for year in YEAR.findall(self.document.text[:20_000])) if self.document else frozenset()


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_when(when: When, text: str, line: Line, rule: str, years: Years) -> None:
    """Fill what is still missing from one text."""
    dates, times = find_dates(text), find_times(text)
    if dates and not (dates := [day for day in dates if not NOT_DAY.search(text[max(0, day.start - 60) : day.start])]):
        return
    days = [(day, iso) for day in dates if day.day and (iso := complete_day(day, text, years))]
    said = bool(days or (rule in {"title", "top_line"} and any(found.day for found in dates)))
    if days and not when.date:
        set_date(when, *days[0], text, line, rule)
    elif dates and when.date and rule in OTHER_DAY and all(f"-{day.month:02}-{day.day:02}" != when.date.value[4:] for day in dates):
        return
    if times and rule == "label" and END_LABEL.match(text):
        when.end = when.end or Found(times[-1].end_time or times[-1].time, line, text, "time:label")
    elif times and not when.start and (said or rule in {"label", "sentence", "front_text"}):
        set_times(when, times, text, line, rule)
    if said or times or rule in {"sentence", "title"}:
        set_place(when, find_place(text, dates, times, rule), text, line, rule)


OTHER_DAY = {"top_line", "sentence", "front_matter", "front_text"}
"""Texts that may be about another day than the meeting's: then their hours and places are not the meeting's."""


def complete_day(day: DateFound, text: str, years: Years) -> str:
    """The day as ISO, its year from the text, the paper's head, its stamp, or the one year named whose calendar has the weekday."""
    turned = turn_date(day)
    if turned and is_year_first(day, turned, years):
        return turned.iso
    if day.iso:
        return day.iso
    year = find_own_year(text) or years.head or find_near_year(day, years.stamp) or find_weekday_year(day, years.find_named())
    return f"{year}-{day.month:02}-{day.day:02}" if year and write_day(year, day) else ""


def is_year_first(day: DateFound, turned: DateFound, years: Years) -> bool:
    """True where «24.12.06» is of 2024: the head says so, or the paper names 2024 and no year that one of 2006 could name, or it is
    Swedish, where the year comes first."""
    if years.head or turned.year <= day.year or not years.document:
        return day.year != years.head == turned.year
    if not (named := years.find_named()):
        return detect_language(years.document.text) == "sv"
    return turned.year in named and min(named) > day.year + AHEAD


AHEAD = 2
"""Years ahead that a paper names of itself."""


def find_own_year(text: str) -> int:
    """The year that stands apart from day and month in the same sentence («År 2024, den 6. februar»), 0 where none or several do.

    >>> find_own_year("År 2024, den 6. februar"), find_own_year("den 6. februar")
    (2024, 0)
    """
    years = set(re.findall(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-]|\.\d)", text))
    return int(years.pop()) if len(years) == 1 else 0


def find_near_year(day: DateFound, stamp: str) -> int:
    """The year in which the day lies nearest to the stamp: a notice of 20 December 2023 calls for 9 January 2024.

    >>> find_near_year(find_dates("9. januar")[0], "2023-12-20"), find_near_year(find_dates("9. januar")[0], "")
    (2024, 0)
    """
    if len(stamp) < 10:
        return 0
    own = date.fromisoformat(stamp[:10])
    days = [found for year in (own.year - 1, own.year, own.year + 1) if (found := write_day(year, day))]
    right = [found for found in days if day.weekday in {-1, found.weekday()}] or days
    return min(right, key=lambda found: abs((found - own).days)).year if right else 0


def find_weekday_year(day: DateFound, named: Iterable[int]) -> int:
    """The one of the years in whose calendar the day has the weekday written with it; 0 where none or several do.

    >>> find_weekday_year(find_dates("torsdag 13. februar")[0], {2024, 2025})
    2025
    """
    fitting = [year for year in named if day.weekday >= 0 and (found := write_day(year, day)) and found.weekday() == day.weekday]
    return fitting[0] if len(fitting) == 1 else 0


def write_day(year: int, day: DateFound) -> date | None:
    """The day in that year; None where the calendar has none."""
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


def set_date(when: When, day: DateFound, iso: str, text: str, line: Line, rule: str) -> None:
    """The meeting's date, completed with the paper's year."""
    when.date = Found(iso, line, text, f"date:{rule}", 1.0 if day.iso == iso else 0.8)
    when.raw_date, when.weekday = day.raw, day.weekday
    if day.end_day:
        end = day.end_iso or f"{iso[:4]}-{day.end_month:02}-{day.end_day:02}"
        when.end_date = Found(end, line, text, f"date:{rule}")


END_LABEL = Gated(r"\W*(?:møteslutt|møtet slutt|slutt\w*|slut|hevet kl\.|heva kl\.|closed|adjourned|end\b|end time|ended)", re.IGNORECASE)
END_BETWEEN = re.compile(
    r"\W*(?:(?:UTC|CES?T)\W*)?(?:(?:og|och|and|med|with)\s)?(?:\w+\s){0,2}?(?:møteslutt|slutt?|slutte[rt]|til|till|to|ends?|ending|until|ferdig|färdig\w*|færdig"
    r"|avslut\w*|afslut\w*|avslutning)(?:\s(?:senast|senest|seinast|ca|cirka|omtrent|rundt|omkring|kl\w*|at|by|about|around)\.?){0,2}\W*$",
    re.IGNORECASE,
)
"""What stands between the hour of the start and that of the end."""


def set_times(when: When, times: list[TimeFound], text: str, line: Line, rule: str) -> None:
    """Start and announced end, also as «Fra: 10:00 Til: 12:00»; an end before the start where the hours name its day."""
    when.start = Found(times[0].time, line, text, f"time:{rule}")
    end = times[0].end_time
    if not end and len(times) > 1 and END_BETWEEN.match(text[times[0].end : times[1].start]):
        end = times[1].time
    if end and not when.end and (end > times[0].time or find_dates(times[0].raw)):
        when.end = Found(end, line, text, f"time:{rule}")


def set_place(when: When, place: str, text: str, line: Line, rule: str) -> None:
    """The place, or a fuller form of the one known («baksiden av klubbhuset» after «klubbhuset»)."""
    fuller = when.place and place.casefold().endswith(when.place.value.casefold()) and len(place) > len(when.place.value)
    if place and (not when.place or fuller):
        when.place = Found(place, line, text, f"place:{rule}")
