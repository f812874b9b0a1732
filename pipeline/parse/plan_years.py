"""The years of dates that say none: from the heading, its siblings, the order and the neighbours; the reasons are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pipeline.language.dates import turn_date
from pipeline.parse.plan import Block, Entry, Term

SURE, FROM_RANGE, FROM_ORDER, FROM_PAPER = 0.95, 0.85, 0.75, 0.6


def give_years(blocks: Sequence[Block], named: Iterable[str] = (), paper_year: int = 0) -> list[Block]:
    """The blocks with the year of every entry that can be told; 0 where nothing says it.

    `named` are the full dates (ISO) that the paper names elsewhere; `paper_year` is the one that its title says, or 0.
    """
    blocks = turn_dates(blocks)
    explicit = {past: {b.term.years[0] for b in blocks if len(b.term.years) == 1 and b.term.past is past} for past in (True, False)}
    dates = sorted({*named, *(entry.date.iso for block in blocks for entry in block.entries if entry.date.iso)})
    return [Block(block.term, give_block_years(block, explicit[block.term.past], dates, paper_year)) for block in blocks]


def turn_dates(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with «24.01.10» read year first, where all dates of the paper have that form and their first pair varies least."""
    entries = [entry for block in blocks for entry in block.entries if entry.date.month]
    turned = [turn_date(entry.date) for entry in entries]
    if len(entries) < 3 or not all(turned):
        return blocks
    first, last = ({entry.date.raw[place] for entry in entries} for place in (slice(0, 2), slice(-2, None)))
    if len(first) >= len(last):
        return blocks
    return [Block(b.term, [replace(e, date=turn_date(e.date) or e.date) for e in b.entries]) for b in blocks]


def give_block_years(block: Block, explicit: set[int], dates: list[str], paper_year: int) -> list[Entry]:
    """The entries of one block with their years."""
    term, entries = block.term, block.entries
    heading = term.heading.text.strip() if term.heading else ""
    left = tuple(year for year in term.years if year not in explicit) or term.years
    if len(term.years) == 1:
        return [with_year(entry, term.years[0], SURE, (("heading", heading),)) for entry in entries]
    if len(term.years) == 2 and term.study_year:
        return [with_year(e, term.years[e.date.month < 7], FROM_RANGE, (("heading", heading), ("half", ""))) for e in entries]
    if len(left) == 1:
        excluded = ", ".join(str(year) for year in term.years if year != left[0])
        return [with_year(entry, left[0], FROM_RANGE, reasons_of(entries, left[0], heading, excluded, dates)) for entry in entries]
    if len(left) == 2:
        return give_ordered_years(entries, left, heading)
    return give_neighbour_years(entries, paper_year, dates)


def with_year(entry: Entry, year: int, confidence: float, reasons: tuple[tuple[str, str], ...]) -> Entry:
    """The entry with its own year where it says one, else with the year told, unless the calendar or its weekday says no."""
    if entry.date.year:
        return replace(entry, year=entry.date.year)
    if not year or not is_day(year, entry.date.month, entry.date.day):
        return entry
    return replace(entry, year=year, confidence=confidence, reasons=reasons)


def is_day(year: int, month: int, day: int) -> bool:
    """True where the calendar has the day.

    >>> is_day(2023, 2, 29)
    False
    """
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def reasons_of(entries: list[Entry], year: int, heading: str, excluded: str, dates: list[str]) -> tuple[tuple[str, str], ...]:
    """Why entries under a range of years are of this one: the other years have headings of their own, the gaps, the next date named."""
    days = [date(year, e.date.month, e.date.day) for e in entries if is_day(year, e.date.month, e.date.day)]
    gaps = ", ".join(str(abs((later - earlier).days)) for earlier, later in pairwise(days))
    following = next((iso for iso in dates if days and len(iso) == 10 and iso > max(days).isoformat()), "")
    near = following if following and (date.fromisoformat(following) - max(days)).days <= 60 else ""
    found = (("heading", heading), ("excluded", excluded), ("gaps", gaps), ("next", near))
    return tuple((kind, words) for kind, words in found if words)


def give_ordered_years(entries: list[Entry], years: tuple[int, ...], heading: str) -> list[Entry]:
    """A range of two years in one block: where the order turns once, the turn is the new year; else no year is told."""
    keys = [(entry.date.month, entry.date.day) for entry in entries]
    steps = [later > earlier for earlier, later in pairwise(keys)]
    for up in (True, False):
        turns = [index for index, step in enumerate(steps, 1) if step is not up]
        if len(turns) == 1 and len(steps) > 1:
            first, second = years if up else years[::-1]
            reasons = (("heading", heading), ("order", entries[turns[0]].date.raw))
            return [with_year(e, first if i < turns[0] else second, FROM_ORDER, reasons) for i, e in enumerate(entries)]
    return [with_year(entry, 0, 0, ()) for entry in entries]


def give_neighbour_years(entries: list[Entry], paper_year: int, dates: Sequence[str] = ()) -> list[Entry]:
    """No heading says a year: the entry before in the list gives it (one more where the months turn), else the paper's title, else
    the dates of other lists of the paper."""
    result: list[Entry] = []
    for entry in entries:
        before = result[-1] if result and result[-1].year else None
        if before:
            year = before.year + (entry.date.month + 6 < before.date.month)
            result.append(with_year(entry, year, FROM_ORDER, (("order", before.date.raw),)))
        else:
            reasons = (("heading", str(paper_year)),) if paper_year else (("order", max(dates, default="")),)
            result.append(with_year(entry, paper_year or find_near_year(entry, dates), FROM_PAPER, reasons))
    return result


def find_near_year(entry: Entry, dates: Sequence[str]) -> int:
    """The year in which the entry's day comes next after the last date that the paper says in full; 0 without such a date.

    A written weekday must agree.
    """
    full = [iso for iso in dates if len(iso) == 10]
    if not full or not entry.date.month:
        return 0
    last = max(full)
    years = [year for year in range(int(last[:4]) - 1, int(last[:4]) + 2) if is_day(year, entry.date.month, entry.date.day)]
    days = [date(year, entry.date.month, entry.date.day) for year in years]
    fitting = [day for day in days if entry.date.weekday in {-1, day.weekday()}]
    return next((day.year for day in fitting if day.isoformat() > last), fitting[-1].year if fitting else 0)


def is_outside(entry: Entry, term: Term) -> bool:
    """True where an entry's own date lies outside the years and months that its heading says."""
    if not term.years or not entry.year:
        return False
    return entry.year not in term.years or (len(term.years) == 1 and not term.months[0] <= entry.date.month <= term.months[1])
