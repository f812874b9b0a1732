"""When something is due, in the words of a paper: a day, a week, a month or a meeting.

The year of a year-less day is that of the next such day on or after the meeting. A word without a date («snarest») gives an
empty due_date and precision "": that it is vague is for the parser to find.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pipeline.grammar.gates import Gated
from pipeline.language.calendar import MONTH, MONTHS, WEEKDAY, format_iso_week
from pipeline.language.dates import DateFound, find_dates, find_periods
from pipeline.language.folding import fold_letters

_LEAD = re.compile(
    r"(?<![^\W_])(?:tids)?(?:frist(?:en)?(?:\s+for\s+[\w-]+(?:\s+[\w-]+){0,2}?)?(?:\s+er)?|deadline\s+is|innen|innan|inden|innom|senest|senast|seinast|før|före|forfaller|ferdig(?:stilles)?(?:\s+innen)?|til|to|by|"
    r"due(?:\s+by)?|deadline|before|no\s+later\s+than|den|på|i|in|on)(?:\s+(?:den|dato|utgangen\s+av|utgongen\s+av|slutten\s+av|udgangen\s+af|utgången\s+av|the\s+end\s+of|"
    r"end\s+of|ca\.?|kl\.?|og\s+med|med|senest|innen))*\s*:?\s*(?:den\s+|the\s+)?$",
    re.IGNORECASE,
)
_WEEKDAY_LAST = Gated(rf"(?<![^\W_])(?:{WEEKDAY})\.?,?\s*(?:den\s+)?$", re.IGNORECASE)
_STRONG = re.compile(
    r"(?:frist|innen|innan|inden|innom|senest|senast|seinast|før|före|forfaller|ferdig|\btil\b|\bto\b|\bby\b|due|deadline|before|later\s+than|"
    r"utgang|utgong|utgång|udgang|end of)",
    re.IGNORECASE,
)
_MONTH_ALONE = Gated(
    rf"(?<![^\W_])(?P<lead>(?:frist(?:en)?\s*:?\s*|innen\s+|innan\s+|inden\s+|senest\s+|seinast\s+|by\s+|before\s+|until\s+|til\s+|i\s+løpet\s+av\s+|i\s+løbet\s+af\s+|during\s+)*"
    rf"(?:(?:ved\s+|innen\s+|before\s+|by\s+)?(?:utgangen|utgongen|slutten|udgangen|utgången|the\s+end|end)\s+(?:av|af|of)\s+)?)(?P<name>{MONTH})(?![^\W\d_])",
    re.IGNORECASE,
)
# An annual meeting is not the next one.
_MEETING = r"(?:(?:(?!års|general|lands|all)[\w-]*[^\W\d_-])?(?:møt[et]{0,2}|møtet|mødet|møde|mötet|möte)|meeting|gang|ordinære\s+møte)"
_NEXT_MEETING = Gated(
    rf"(?<![^\W_])(?:(?:innen|innan|inden|senest|før|seinast|til|i|på|by|to|at|before|until|for|in|inför|till|på|frist\s*:?)\s+)*(?:(?:det|the|our)\s+)?"
    rf"(?:neste|næste|nästa|next|førstkommende|komande)\s+(?:\w+\s+)?{_MEETING}(?![^\W\d_])",
    re.IGNORECASE,
)
_MEETING_BEFORE = re.compile(
    rf"(?<![^\W_])(?:(?:til|i|på|innen|innan|inden|før|senest|by|to|at|before|in|till|inför)\s+)+(?:the\s+)?{_MEETING}\s+(?:den\s+|on\s+|i\s+|in\s+|the\s+)?$",
    re.IGNORECASE,
)
_MEETING_IN_MONTH = Gated(
    rf"(?<![^\W_])(?:(?:til|i|på|innen|innan|inden|før|senest|by|to|at|before|in|till|inför)\s+|(?:frist|deadline|due)\s*:\s*)+(?:(?:the|det|neste|next)\s+)?(?:[\w-]*møt(?:e|et)|mødet|mötet|meeting)\s+(?:i|in)\s+"
    rf"(?P<name>{MONTH})(?![^\W\d_])(?:\s+(?P<year>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_VAGUE = Gated(
    r"(?<![^\W_])(?:så\s+snart\s+som\s+mulig|snarest(?:\s+mulig)?|snarast(?:\s+(?:mogleg|möjligt|råd))?|straks|omgående|fortløpende|løpende|fortløpande|hurtigst\s+muligt|as\s+soon\s+as\s+possible|asap|immediately|ongoing)(?![^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DueFound:
    """A due date as written and as ISO: precision day, week, month or meeting, "" for a vague word («snarest»)."""

    raw: str
    start: int
    end: int
    due_date: str
    precision: str
    next_meeting: bool = False


@lru_cache(maxsize=512)  # every way in which a sentence may hand out work asks until when
def find_due(text: str, meeting_date: str) -> DueFound | None:
    """The first due date of the text, with the words that call it one; None where there is none.

    `meeting_date` (ISO, may be "") gives year-less days, weeks and months their year.

    >>> find_due("Notat til dekanene innen 31. oktober.", "2025-10-15")
    DueFound(raw='innen 31. oktober', start=19, end=36, due_date='2025-10-31', precision='day', next_meeting=False)
    >>> find_due("Frist: uke 48", "2025-11-05").due_date
    '2025-W48'
    >>> find_due("Legges fram til neste møte", "2025-11-05").next_meeting
    True
    >>> find_due("Legges fram til møtet i mars", "2025-11-05").due_date
    '2026-03'
    """
    found = [due for due in (_find_day(text, meeting_date), _find_period(text, meeting_date), _find_month(text, meeting_date)) if due]
    if match := _MEETING_IN_MONTH.search(text):
        month = MONTHS[fold_letters(match["name"])]
        year = match["year"] or _year_of_month(month, meeting_date)
        found.append(_trim(text, match.start(), match.end(), f"{year}-{month:02}" if year else "", "meeting"))
    if match := _NEXT_MEETING.search(text):
        found.append(_trim(text, match.start(), match.end(), "", "meeting", next_meeting=True))
    if not found and (match := _VAGUE.search(text)):
        found.append(_trim(text, match.start(), match.end(), "", ""))
    return min(found, key=lambda due: (due.start, -due.end)) if found else None


def _find_day(text: str, meeting_date: str) -> DueFound | None:
    for day in find_dates(text):
        before = _WEEKDAY_LAST.sub("", text[: day.start])
        in_meeting = _MEETING_BEFORE.search(before)
        lead = in_meeting or _LEAD.search(before)
        if not lead or not (in_meeting or _STRONG.search(lead[0])):
            continue
        last = _last_day(day)
        iso = last.iso or _next_day(last.month, last.day, meeting_date)
        return _trim(text, lead.start(), day.end, iso, "meeting" if in_meeting else "day")
    return None


def _last_day(day: DateFound) -> DateFound:
    """A span is due on its last day."""
    return replace(day, year=day.end_year, month=day.end_month, day=day.end_day) if day.end_day else day


def _find_period(text: str, meeting_date: str) -> DueFound | None:
    for period in find_periods(text):
        lead = _LEAD.search(text[: period.start])
        if not period.week and not lead:
            continue
        iso = period.iso if period.year else _next_week(period.week, meeting_date)
        return _trim(text, lead.start() if lead else period.start, period.end, iso, "week" if period.week else "month")
    return None


def _find_month(text: str, meeting_date: str) -> DueFound | None:
    """«innen utgangen av mars», «i løpet av mai»: a month with no day; its year is the next such month's."""
    for match in _MONTH_ALONE.finditer(text):
        after = re.match(r"\.?\s+((?:19|20)\d\d)(?!\d)|\s+\d{1,2}\b", text[match.end() :])
        if not match["lead"] or (after and not after[1]) or _is_name(match):
            continue
        month = MONTHS[fold_letters(match["name"])]
        year = after[1] if after else _year_of_month(month, meeting_date)
        end = match.end() + (after.end() if after else 0)
        return _trim(text, match.start(), end, f"{year}-{month:02}" if year else "", "month")
    return None


def _is_name(match: re.Match[str]) -> bool:
    """True for «til Jan», «til Mai»: a person's name rather than a month."""
    name, lead = match["name"], match["lead"].strip()
    if len(name) < 4:
        return name not in {"mai", "maj", "May"}
    return name in {"August", "April", "June"} and lead in {"til", "to"}


def _trim(text: str, start: int, end: int, iso: str, precision: str, next_meeting: bool = False) -> DueFound:
    return DueFound(text[start:end], start, end, iso, precision, next_meeting)


def _next_day(month: int, day: int, meeting_date: str) -> str:
    """The next such day on or after the meeting; "" when the meeting's day is not known."""
    if len(meeting_date) != 10:
        return ""
    for year in range(int(meeting_date[:4]), int(meeting_date[:4]) + 5):
        iso = f"{year}-{month:02}-{day:02}"
        if day <= monthrange(year, month)[1] and iso >= meeting_date:
            return iso
    return ""


def _next_week(week: int, meeting_date: str) -> str:
    """The next such ISO week, from the meeting's own week on; "" where that year has no week 53."""
    if len(meeting_date) != 10:
        return ""
    year, own, _ = date.fromisoformat(meeting_date).isocalendar()
    return format_iso_week(year if week >= own else year + 1, week)


def _year_of_month(month: int, meeting_date: str) -> str:
    if len(meeting_date) < 7:
        return ""
    year, own = int(meeting_date[:4]), int(meeting_date[5:7])
    return str(year if month >= own else year + 1)
