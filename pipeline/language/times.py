"""Clock times in running text. Dates are masked first: «15.10» of «15.10.25» is no time, «19.00» is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.calendar import WEEKDAY
from pipeline.language.dates import find_dates, find_periods
from pipeline.language.numbers import mask_numbers

_DIGIT = re.compile(r"\d")
_LABEL = r"(?:kl(?:okken|okka|ockan|\.)?|at|@)\s*:?\s*"
_ZONE = r"(?:\s?(?:UTC|GMT|CES?T|P[SD]?T|E[SD]?T))?"
_TO = rf"{_ZONE},?\s*(?:-|–|—|−|til|to|till|until|f[ra]+m til)\s*(?:ca\.?\s*)?(?:kl\w*\.?\s*)?"
_HOUR = r"(?:[01]?\d|2[0-3])"
_MINUTE = r"[0-5]\d"
_BEGIN = r"(?<![^\W_])(?<!\d[.,:/-])"
_NOT_AFTER = r"(?![\d%]|\.\d|\s*(?:kr\b|mill|prosent|%|kroner|stk|meter))"

_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEGIN}(?P<h>{_HOUR})(?P<sep>[.:])(?P<m>{_MINUTE})(?::[0-5]\d)?"
        rf"(?:\s?(?P<first_half>[ap]\.?m\b\.?))?(?:(?:{_TO}|(?<=\d\d)(?=\d\d[.:]\d\d)|\s+(?=\d\d[.:]\d\d(?!\d)))(?P<h2>{_HOUR})[.:](?P<m2>{_MINUTE})(?::[0-5]\d)?|{_TO}(?P<h3>{_HOUR})(?![\d.:]))?"
        rf"(?:\s?(?P<half>[ap]\.?m\b\.?))?{_NOT_AFTER}",
        rf"{_BEGIN}(?P<h>[01]\d|2[0-3])(?P<m>{_MINUTE})(?:{_TO}(?P<h2>[01]\d|2[0-3])(?P<m2>{_MINUTE}))?(?!\d|[./:-]\d)",
        rf"{_BEGIN}(?P<h>{_HOUR})(?:\s?(?P<first_half>[ap]\.?m\b\.?))?(?:{_TO}(?P<h2>{_HOUR})(?:[.:](?P<m2>{_MINUTE}))?)?(?:\s?(?P<half>[ap]\.?m\b\.?))?(?![\d/]|[.:]\d|\.\s?\d)",
    )
)
_CANDIDATE = re.compile(rf"(?:(?<![^\W_])(?P<label>{_LABEL}))?{_BEGIN}\d{{1,4}}", re.IGNORECASE)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:møte)?ti[dm]e?(?:spunkt)?|\bmøtetid|møtestart|møteslutt|klokkeslett|\bnår|\bkl\.?|start\w*|slutt|tidspunkt|time|when)\b[^\d\n]{0,12}$",
    re.IGNORECASE,
)
_END_BEFORE = re.compile(
    r"(?:slutt?|slutter|avslut\w*|afslut\w*|avslutning|ferdig|færdig|färdig\w*|ends?|until)\s(?:senast|senest|seinast|ca\.?|cirka|omtrent|rundt|omkring|around|about|by)\s$",
    re.IGNORECASE,
)
"""«planerat avslut senast 21»: an hour without its word, behind the word for the end."""
_COUNT_BEFORE = re.compile(r"(?:\bkr\.?|\bpkt\.?|\bpunkt|§|\bkap\.?|\bnok|\bversjon|\bv|\bsak)\s*$", re.IGNORECASE)

_COUNT_AFTER = re.compile(r"\s*(?:min|pers|delt|stk|timer?\b|medl|hours?\b|%|år\b)", re.IGNORECASE)

_NEXT_DAY = re.compile(rf"\s*(?:-|–|—|−|til|to|till|until)\s*(?:(?:den|{WEEKDAY})\s*,?\s*)*#+,?\s*", re.IGNORECASE)
"""Between the two ends of a meeting of several days: the last day."""


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A clock time or a span of time: `time` and `end_time` are HH:MM, end_time "" for a single time."""

    start: int
    end: int
    raw: str
    time: str
    end_time: str = ""


def find_times(text: str) -> list[TimeFound]:
    """All clock times in the text, in order.

    >>> [(t.time, t.end_time) for t in find_times("26.11.25 kl. 0900-1130, pause 10.15")]
    [('09:00', '11:30'), ('10:15', '')]
    >>> find_times("15.10.25"), [t.end_time for t in find_times("3. mars kl. 12.00 – onsdag 4. mars kl. 11.00")]
    ([], ['11:00'])
    """
    return list(_find_times(text)) if _DIGIT.search(text) else []


@lru_cache(maxsize=1024)
def _find_times(text: str) -> tuple[TimeFound, ...]:
    """The times of a text that has a digit; kept, since several finders ask for those of the same sentences."""
    masked = _mask_dates(text)
    found: list[TimeFound] = []
    for candidate in _CANDIDATE.finditer(masked):
        if found and candidate.start() < found[-1].end:
            continue
        if time := _match_time(masked, text, candidate):
            found.append(time)
    return tuple(_join_days(found, masked, text)) if len(found) > 1 and "#" in masked else tuple(found)


def _join_days(found: list[TimeFound], masked: str, text: str) -> list[TimeFound]:
    """The times, where one and the next are a span over days («26. november kl. 12.00 – 27. november kl. 11.00») as one."""
    joined = found[:1]
    for time in found[1:]:
        last = joined[-1]
        if last.end_time or time.end_time or not _NEXT_DAY.fullmatch(masked[last.end : time.start]):
            joined.append(time)
        else:
            joined[-1] = TimeFound(last.start, time.end, text[last.start : time.end], last.time, time.time)
    return joined


def _mask_dates(text: str) -> str:
    """Dates, weeks and case numbers as «#»: what is left of the digits may be times."""
    masked = mask_numbers(text)
    for date in [*find_dates(text), *find_periods(text)]:
        masked = masked[: date.start] + "#" * (date.end - date.start) + masked[date.end :]
    return masked


def _match_time(masked: str, text: str, candidate: re.Match[str]) -> TimeFound | None:
    start = candidate.end("label") if candidate["label"] else candidate.start()
    clock = bool(re.match("kl", candidate["label"] or "", re.IGNORECASE))
    labelled = bool(candidate["label"]) or bool(_LABEL_BEFORE.search(masked[max(0, start - 30) : start]))
    for form, pattern in enumerate(_FORMS):
        match = pattern.match(masked, start)
        if match and _is_time(masked, match, form, labelled, clock):
            return _build(text, candidate.start(), match)
    return None


def _is_time(masked: str, match: re.Match[str], form: int, labelled: bool, clock: bool) -> bool:
    part = match.groupdict()
    before = masked[max(0, match.start() - 12) : match.start()]
    if form == 0:
        plain = part["sep"] == "." and not (labelled or part["h2"] or part["half"] or part["first_half"])
        return not (plain and (len(part["h"]) < 2 or _COUNT_BEFORE.search(before)))
    if form == 1:
        return labelled or bool(part["h2"] and (part["h"][0] == "0" or re.search(r"#[\s,]*$", before)))
    if labelled and part["h2"] and len(part["h"]) + len(part["h2"]) == 4 and not _COUNT_AFTER.match(masked, match.end()):
        return True  # «Tid: 18-20»
    if _END_BEFORE.search(masked[max(0, match.start() - 24) : match.start()]):
        return not _COUNT_AFTER.match(masked, match.end()) and "#" not in masked[match.end() : match.end() + 3]
    return clock or bool(part["half"] or part["first_half"])


def _build(text: str, start: int, match: re.Match[str]) -> TimeFound:
    part = match.groupdict()
    half = (part.get("half") or part.get("first_half") or "").casefold().replace(".", "")
    first_half = (part.get("first_half") or half).casefold().replace(".", "")
    end_hour = part.get("h2") or part.get("h3")
    end_time = _format_time(end_hour, part.get("m2"), half) if end_hour else ""
    time = _format_time(part["h"], part.get("m"), first_half)
    if end_time and half and time > end_time:
        time = _format_time(part["h"], part.get("m"), "am")  # «11 - 1 pm» begins before noon
    return TimeFound(start, match.end(), text[start : match.end()], time, end_time)


def _format_time(hour: str, minute: str | None, half: str) -> str:
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half == "pm" else 0)
    return f"{number:02}:{minute or '00'}"
