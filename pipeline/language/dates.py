"""Dates in running text, day first, in five languages, with the place where each stands.

`find_dates` gives days and spans of days; `find_periods` gives weeks and months. Nothing is guessed: a year, month or day
that the text does not say is 0. Archive and case numbers are masked first («2021/4465», «sak 16/10-20»).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.grammar import Rule, open_rows
from pipeline.language.calendar import FULL_NAMES, MONTHS, WEEKDAY, WEEKDAYS, format_iso_week
from pipeline.language.date_patterns import COMPACT, DATE_RULES, ENGLISH_MONTHS, MONTH_FIRST, PERIOD_RULES, YEARLESS
from pipeline.language.folding import fold_letters
from pipeline.language.numbers import mask_numbers

_DIGIT = re.compile(r"\d")
_BEHIND_WORD = re.compile(r"\s\d")
_SIX_DIGITS = re.compile(r"\d\d{5}")
_PHONE_BEFORE = re.compile(r"(?:tlf|tele?f?o?n?|phone|mob\w*|sms(?:\s+til)?|ring|vipps|org\w*|konto\w*|nr)\W*$", re.IGNORECASE)
_CANDIDATE = re.compile(r"\d(?<![^\W_]\d)(?<!\d[.,/:-]\d)\d{0,3}(?=\s{0,3}(?:[-./–—:−]|[^\W\d_]))")
_WEEKDAY_BEFORE = re.compile(rf"(?<![^\W_])(?P<weekday>{WEEKDAY})\.?,?\s*(?:(?:den|the|d\.)\s*)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"\s*\(?(?P<weekday>{WEEKDAY})(?![^\W\d_])\.?\)?", re.IGNORECASE)
_DATE_BEFORE = re.compile(
    r"(?:^|\W)(?:den|dato|date|datum|frist|innen|innan|inden|senest|seinast|[\w-]*møtet?|[\w-]*møde[t]?|[\w-]*mötet?|generalforsamling|møtedato|referat|deadline|d\.)\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?:pkt|punkt|kap|kapittel|§|kl|klokken|klokka|sak|nr|kr|vers\w*|del)\.?\s*$", re.IGNORECASE)
_TIME_AFTER = re.compile(r"\s*,?\s*(?:kl\b|klokk|@|at\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written: 0 for what is not said, -1 for no weekday. `end_*` are of a span's last day, else 0."""

    start: int
    end: int
    raw: str
    year: int = 0
    month: int = 0
    day: int = 0
    end_year: int = 0
    end_month: int = 0
    end_day: int = 0
    weekday: int = -1
    week: int = 0
    rule: str = ""

    @property
    def iso(self) -> str:
        """ISO 8601, cut where the date is less precise ("2025-11-26", "2025-11", "2025-W48"); "" without a year, or with no such week."""
        if not self.year:
            return ""
        if self.week:
            return format_iso_week(self.year, self.week)
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def end_iso(self) -> str:
        """The span's last day; "" for a single day or when no year is said."""
        return f"{self.end_year}-{self.end_month:02}-{self.end_day:02}" if self.end_year and self.end_day else ""


def find_dates(text: str) -> list[DateFound]:
    """All days and spans of days in the text, in order; impossible dates are left out.

    >>> [(d.raw, d.iso) for d in find_dates("Møte 05.11.25 kl. 09.00, neste onsdag 26. november 2025")]
    [('05.11.25', '2025-11-05'), ('26. november 2025', '2025-11-26')]
    >>> find_dates("18 - 19.oktober")[0].end_day
    19
    """
    return list(_find_days(text)) if _DIGIT.search(text) else []


@lru_cache(maxsize=2048)
def _find_days(text: str) -> tuple[DateFound, ...]:
    """The days of a text; kept, since times and periods are looked for beside the days of the same sentences."""
    masked = mask_numbers(text)
    if not _DIGIT.search(masked):
        return ()
    found = [*_find_day_first(masked, text), *_find_month_first(masked, text), *_find_compact(masked, text)]
    return tuple(sorted(found, key=lambda date: date.start))


def find_periods(text: str) -> list[DateFound]:
    """All weeks («uke 48», «uke 48/2025») and months with a year («mars 2026») in the text, in order.

    >>> [(p.raw, p.iso, p.week) for p in find_periods("Frist: uke 48, ellers mars 2026")]
    [('uke 48', '', 48), ('mars 2026', '2026-03', 0)]
    """
    if not _DIGIT.search(text):
        return []
    days = find_dates(text)
    found = []
    for row in PERIOD_RULES:
        for match in row.pattern.finditer(text):
            if any(date.start < match.end() and match.start() < date.end for date in days):
                continue
            part = match.groupdict()
            month = MONTHS[fold_letters(part["name"])] if part.get("name") else 0
            week, year = int(part.get("week") or 0), int(part["year"] or 0)
            found.append(DateFound(match.start(), match.end(), match[0].rstrip(), year, month, week=week, rule=row.name))
    return sorted(found, key=lambda period: period.start)


def _find_day_first(masked: str, text: str) -> Iterator[DateFound]:
    candidates = list(_CANDIDATE.finditer(masked))
    end, rules = 0, list(open_rows(DATE_RULES, masked)) if candidates else []
    for candidate in candidates:
        if candidate.start() < end:
            continue
        date = _match_rules(rules, masked, text, candidate.start()) or _match_yearless(masked, text, candidate.start())
        if date:
            end = date.end
            yield date


def _match_rules(rules: list[Rule], masked: str, text: str, start: int) -> DateFound | None:
    for row in rules:
        match = row.pattern.compiled.match(masked, start)
        if match and (date := _build(match, text, row.name)):
            return date
    return None


def _find_month_first(masked: str, text: str) -> Iterator[DateFound]:
    for match in MONTH_FIRST.pattern.finditer(masked) if _BEHIND_WORD.search(masked) else ():
        word = match["name"]
        says_year = bool(match["year"])
        opens = not masked[: match.start()].strip(" -*•\t") and re.match(r"\s*(?:$|[,(:;–-])", masked[match.end() :])
        ordinal = match[0].endswith(("st", "nd", "rd", "th"))  # «August 8th» is English in any month
        if not (says_year or opens or ordinal or (word.casefold() in ENGLISH_MONTHS and word[0].isupper())):
            continue
        if re.search(r"\d\s?\.?\s*$", masked[max(0, match.start() - 5) : match.start()]):
            continue  # «26. November 26 deltakere»: the day stands before the month
        if date := _build(match, text, "month_first"):
            yield date


def _find_compact(masked: str, text: str) -> Iterator[DateFound]:
    if not _SIX_DIGITS.search(masked):
        return
    for row in COMPACT:
        for match in row.pattern.finditer(masked):
            if _PHONE_BEFORE.search(masked[max(0, match.start() - 12) : match.start()]):
                continue
            if date := _build(match, text, row.name):
                yield date


def _match_yearless(masked: str, text: str, start: int) -> DateFound | None:
    """«14.03» and «11.9.»: a date only beside a weekday or a word that calls for a date, or alone on its line."""
    match = YEARLESS.pattern.match(masked, start)
    if not match:
        return None
    before, after = masked[max(0, start - 24) : start], masked[match.end() : match.end() + 12]
    if _NUMBER_BEFORE.search(before) or re.match(r"\s*[-–]\s*\d|\d|[./]\d", after):
        return None
    zero_padded = bool(match["stop"]) and len(match["month"] or "") == 2 and before.strip() != ""
    alone = bool(match["stop"]) and text.strip(" -*•\t") == match[0]
    called = _WEEKDAY_BEFORE.search(before) or _DATE_BEFORE.search(before) or (match["stop"] and _TIME_AFTER.match(after))
    if not (called or alone or (zero_padded and re.match(r"\s+[a-zæøå]|[),]", after))):
        return None
    return _build(match, text, YEARLESS.name)


def _build(match: re.Match[str], text: str, name: str) -> DateFound | None:
    """The match as a date; None where no calendar has it, or where a span would run backwards."""
    part = {key: value for key, value in match.groupdict().items() if value}
    month = _month_of(part)
    year = _year_of(part.get("year") or part.get("short") or "")
    first_month = int(part["first_month"]) if "first_month" in part else MONTHS.get(fold_letters(part.get("first_name", "")), month)
    first_year = _year_of(part.get("first_year", "")) or year
    start, end = match.start("raw" if "raw" in part else 0), match.start() + len(match[0].rstrip())
    if text[end - 1] == "." and part.get("name", "").casefold() in FULL_NAMES:
        end -= 1  # the sentence's stop, not an abbreviation's
    day, last = int(part["day"]), int(part.get("last", 0))
    if not _is_day(first_year, first_month, day) or (last and not _is_day(year, month, last)):
        return None
    if last and (first_year, first_month, day) >= (year, month, last):
        if first_month <= month or "first_year" in part:
            return None
        first_year -= 1 if year else 0  # «30. desember – 2. januar 2026» begins the year before
    if not year and _is_name(text, start, end, part.get("name", "")):
        return None
    if last and re.search(r"\b(?:og|and|och)\b", match[0]) and not _is_next_day(first_month, day, month, last):
        # «18. og 25. oktober» are two days, not a span; the second is found on its own
        end, last = (match.end("first_name") if "first_name" in part else match.end("day") + 1), 0
    weekday = _find_weekday(text, start, end)
    span = (year, month, last) if last else (0, 0, 0)
    return DateFound(start, end, text[start:end], first_year, first_month, day, *span, weekday=weekday, rule=name)


def turn_date(date: DateFound) -> DateFound | None:
    """The other reading of three pairs of digits, year first («24.12.06» as 6 December 2024); None where it has none.

    >>> turn_date(find_dates("24.12.06")[0]).iso
    '2024-12-06'
    """
    match = re.fullmatch(r"(\d\d)\s?\.\s?(\d\d)\s?\.\s?(\d\d)", date.raw)
    if not match or date.rule != "number_date":
        return None
    year, day = _year_of(match[1]), int(match[3])
    return replace(date, year=year, day=day, rule="turned_date") if _is_day(year, date.month, day) else None


def _is_next_day(first_month: int, day: int, month: int, last: int) -> bool:
    if first_month == month:
        return last - day == 1
    return last == 1 and month == first_month % 12 + 1 and day >= 28


def _is_name(text: str, start: int, end: int, month: str) -> bool:
    """True for «2. Jan Dahl» at the beginning of a line: a numbered list of people, not a day."""
    opens = not text[:start].strip(" \t#*-•")
    return (
        opens and month in {"Jan", "Mai", "August", "April", "June", "May"} and bool(re.match(r"\s+(?!Kl\b)[A-ZÆØÅ][a-zæøå]", text[end:]))
    )


def _month_of(part: dict[str, str]) -> int:
    number = part.get("month") or part.get("other")
    return int(number) if number else MONTHS[fold_letters(part["name"])]


def _year_of(digits: str) -> int:
    """A two-digit year is of this century up to 69.

    >>> _year_of("25"), _year_of("98"), _year_of("")
    (2025, 1998, 0)
    """
    if len(digits) == 2:
        return 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)
    return int(digits or 0)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


def _find_weekday(text: str, start: int, end: int) -> int:
    """The weekday written before the date, or in brackets after it («2020-06-02 (Man)»)."""
    match = _WEEKDAY_BEFORE.search(text[max(0, start - 20) : start])
    if not match and text[end : end + 2].lstrip()[:1] == "(":
        match = _WEEKDAY_AFTER.match(text, end)
    return WEEKDAYS[fold_letters(match["weekday"])] if match else -1
