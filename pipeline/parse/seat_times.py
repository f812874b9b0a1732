"""The time of a seat on a list of members: what a line says of it, and the seats with their first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.grammar.plans import AUTUMN, SPRING
from pipeline.grammar.seat_times import LEFT, SEAT_TIMES, SINCE
from pipeline.language.calendar import last_day
from pipeline.language.dates import find_dates, find_periods
from pipeline.parse.seats import Seat

_MARK = re.compile(r"[\ue000-\uf8ff]")
_HOLLOW = re.compile(r"\s*[(\[][\s,;:–-]*[)\]]|\s*[,;:–-]\s*(?=$|[)\]])")
_HALVES = ((re.compile(SPRING, re.IGNORECASE), "01", "06"), (re.compile(AUTUMN, re.IGNORECASE), "07", "12"))


@dataclass(frozen=True, slots=True)
class Time:
    """From when until when (ISO dates, cut where the list is less precise; "" for open), and whether it is leave."""

    since: str = ""
    until: str = ""
    is_leave: bool = False


def mark_times(text: str) -> tuple[str, list[Time]]:
    """The text with a mark (a letter that no text has) for each time that it says, and these times in the order of their marks.

    >>> mark_times("Kari Nes, leder (2023–2025)")[1]
    [Time(since='2023', until='2025', is_leave=False)]
    """
    times: list[Time] = []
    for row in SEAT_TIMES if any(map(str.isdigit, text)) else ():
        for match in reversed(list(row.pattern.finditer(text))):
            said = {name: value for name, value in match.groupdict().items() if value}
            since, until = said.get("since") or said.get("both", ""), said.get("until") or said.get("both", "")
            if re.fullmatch(r"\d\d", until):
                until = since[:2] + until
            times.append(Time(read_point(since)[0], read_point(until)[1], row.name.startswith("leave")))
            text = f"{text[: match.start()]}{chr(0xE000 + len(times) - 1)}{text[match.end() :]}"
    return text, times


def drop_marks(text: str) -> str:
    """The text without its marks and the brackets and commas that held nothing else.

    >>> drop_marks(mark_times("Kari Nes, leder (2023–2025)")[0])
    'Kari Nes, leder'
    """
    return _HOLLOW.sub("", _MARK.sub("", text)).strip() if _MARK.search(text) else text


def read_point(text: str) -> tuple[str, str]:
    """The first and last day, month or year of a point in time.

    >>> read_point("31.12.24"), read_point("høsten 2025"), read_point("2023"), read_point("")
    (('2024-12-31', '2024-12-31'), ('2025-07', '2025-12'), ('2023', '2023'), ('', ''))
    """
    found = [one.iso for one in (*find_dates(text), *find_periods(text)) if one.iso]
    if found:
        return found[0], found[0]
    year = re.search(r"(?:19|20)\d\d", text)
    for season, first, last in _HALVES:
        if year and season.search(text):
            return f"{year[0]}-{first}", f"{year[0]}-{last}"
    return (year[0], year[0]) if year else ("", "")


def time_seats(seats: Sequence[Seat], marked: str, times: Sequence[Time]) -> list[Seat]:
    """The seats of one line with the times that stand behind each name, or, for all, before the first name."""
    starts = [marked.find(seat.name) if seat.name else 0 for seat in seats]
    if not times or -1 in starts:
        return list(seats)
    common = read_marks(marked[: min(starts, default=0)], times)
    timed: list[Seat] = []
    for seat, start in zip(seats, starts, strict=True):
        end = min([other for other in starts if other > start], default=len(marked))
        timed += fit(seat, read_marks(marked[start:end], times) or common)
    return timed


def read_marks(text: str, times: Sequence[Time]) -> list[Time]:
    """The times whose marks stand in a text."""
    return [times[ord(mark) - 0xE000] for mark in _MARK.findall(text)]


def fit(seat: Seat, times: Sequence[Time]) -> Iterator[Seat]:
    """The seat within its time; one with leave in between comes as two, before it and after it."""
    own = [time for time in times if not time.is_leave]
    since = next((time.since for time in own if time.since), seat.since)
    until = next((time.until for time in own if time.until), seat.until)
    leave = next((time for time in times if time.is_leave), None)
    if not leave:
        yield replace(seat, since=since, until=until)
        return
    if leave.since:
        yield replace(seat, since=since, until=shift(leave.since, -1))
    if leave.until:
        yield replace(seat, since=shift(leave.until, 1), until=until)


def read_left(sentence: str) -> tuple[str, str]:
    """Who gave up the seat and the last day with it, as a sentence says it; ("", "") for others.

    >>> read_left("Per Lie trådte ut av utvalget fra 1. mars 2025."), read_left("Siv Aa gjekk ut av styret 31.08.2026")
    (('Per Lie', '2025-02-28'), ('Siv Aa', '2026-08-31'))
    """
    match = LEFT.pattern.match(sentence)
    first, last = read_point(match["day"]) if match else ("", "")
    if not match or not last:
        return "", ""
    return match["who"], shift(first, -1) if SINCE.search(match["words"]) else last


def shift(point: str, step: int) -> str:
    """The day before the first day of a point in time (step -1), or behind its last (1).

    >>> shift("2025-01-01", -1), shift("2025-06", 1), shift("2025", -1)
    ('2024-12-31', '2025-07-01', '2024-12-31')
    """
    first = f"{point}-01-01"[:10] if len(point) == 4 else f"{point}-01"[:10]
    return (date.fromisoformat(first if step < 0 else last_day(point)) + timedelta(days=step)).isoformat()
