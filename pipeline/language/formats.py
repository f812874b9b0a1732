"""How publications write dates, weeks and times in nb, nn and en. No locale: the names stand here."""

from __future__ import annotations

import re
from datetime import date

DAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NORWEGIAN = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")
_ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MONTHS = {"nb": _NORWEGIAN, "nn": _NORWEGIAN, "en": _ENGLISH}
WEEK = {"nb": "uke", "nn": "veke", "en": "week"}
TERMS = {"nb": ("våren", "høsten"), "nn": ("våren", "hausten"), "en": ("spring", "autumn")}


def format_date(iso: str, language: str = "nb", style: str = "long") -> str:
    """A date as publications write it; an ISO date cut to week, month or year is written as far as it goes.

    `style` is long (with the weekday), plain (without it) or short. What is no date comes back as it is.

    >>> format_date("2025-11-26"), format_date("2025-11-26", "nn", "plain"), format_date("2025-11-26", "nb", "short")
    ('onsdag 26. november 2025', '26. november 2025', '26.11.25')
    >>> format_date("2025-11-26", "en"), format_date("2025-W48", "nn"), format_date("2025-03"), format_date("2023")
    ('Wednesday 26 November 2025', 'veke 48', 'mars 2025', '2023')
    """
    language = language if language in MONTHS else "nb"
    if week := re.fullmatch(r"\d{4}-W(\d{2})", iso):
        return f"{WEEK[language]} {int(week[1])}"
    if month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", iso):
        return f"{MONTHS[language][int(month[2]) - 1]} {month[1]}"
    if not (day := find_day(iso)):
        return iso
    return _format_day(day, language, style)


def _format_day(day: date, language: str, style: str) -> str:
    if style == "short":
        return f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}" if language == "en" else f"{day:%d.%m.%y}"
    point = "" if language == "en" else "."
    plain = f"{day.day}{point} {MONTHS[language][day.month - 1]} {day.year}"
    return f"{DAYS[language][day.weekday()]} {plain}" if style == "long" else plain


def format_dates(start: str, end: str, language: str = "nb", style: str = "long") -> str:
    """A meeting's day, or its days with a dash where it runs over several.

    >>> format_dates("2023-10-18", "2023-10-19"), format_dates("2023-10-18", "2023-10-19", "nb", "short")
    ('18.–19. oktober 2023', '18.10.23–19.10.23')
    """
    first = format_date(start, language, style)
    if not end or end == start:
        return first
    if style == "long" and find_day(start) and find_day(end):
        return _format_span(start, end, language)
    dash = "–" if style == "short" else " – "
    return f"{first}{dash}{format_date(end, language, style)}"


def _format_span(start: str, end: str, language: str) -> str:
    """Several days without weekdays, the month and the year that they share only once: so our own reader takes both."""
    first, last = (format_date(iso, language, "plain") for iso in (start, end))
    if start[:7] == end[:7]:
        return f"{first.split()[0]}–{last}"
    return f"{first.rsplit(' ', 1)[0] if start[:4] == end[:4] else first} – {last}"


def format_week(iso: str, language: str = "nb") -> str:
    """The ISO week of a day, in words; empty for what is no day.

    >>> format_week("2025-11-26"), format_week("2025-11-26", "en"), format_week("2025-11")
    ('uke 48', 'week 48', '')
    """
    day = find_day(iso)
    return f"{WEEK.get(language, 'uke')} {day.isocalendar().week}" if day else ""


def format_term(iso: str, language: str = "nb") -> str:
    """The half-year that a day lies in.

    >>> format_term("2025-11-26"), format_term("2026-02-01", "nn"), format_term("2026-02-01", "en")
    ('høsten 2025', 'våren 2026', 'spring 2026')
    """
    day = find_day(iso)
    return f"{TERMS.get(language, TERMS['nb'])[day.month > 6]} {day.year}" if day else ""


def format_time_span(start: str, end: str = "", language: str = "nb") -> str:
    """A meeting's hours, HH:MM in; empty without a start.

    >>> format_time_span("09:00", "11:30"), format_time_span("09:00"), format_time_span("09:00", "11:30", "en")
    ('kl. 09.00–11.30', 'kl. 09.00', '09:00–11:30')
    """
    if not start:
        return ""
    span = f"{start}–{end}" if end else start
    return span if language == "en" else f"kl. {span.replace(':', '.')}"


def find_day(iso: str) -> date | None:
    """The day of a whole ISO date, None for a cut or impossible one.

    >>> find_day("2025-11-26"), find_day("2025-11"), find_day("2025-02-30")
    (datetime.date(2025, 11, 26), None, None)
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def shorten(text: str, longest: int = 80) -> str:
    """The beginning of a long quote.

    >>> len(shorten("Vedtak " * 20)), shorten("Vedtak")
    (80, 'Vedtak')
    """
    return text if len(text) <= longest else f"{text[: longest - 2].rstrip()} …"


def format_noun(count: int, noun: str) -> str:
    """A number with an English noun, as the command line tells it; publications have their own texts for one and many.

    >>> format_noun(1, "note"), format_noun(0, "note")
    ('1 note', '0 notes')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
