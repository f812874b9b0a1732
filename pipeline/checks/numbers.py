"""Gaps in the number series that run through a year: a number skipped, or items of a meeting whose papers are not here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checks.view import View
from pipeline.findings import Finding
from pipeline.language.series import find_place
from pipeline.records import AgendaItem, Meeting

SMALL_GAP = 2
"""So many numbers between two meetings may have been skipped; more are rather a meeting's."""
LARGEST_INSIDE = 3
"""More numbers than this are not skipped within one meeting: the body shares its numbers with others."""
STEADY = 2 / 3
"""At least this share of the steps within meetings is one, or the numbers are no series of the body's own."""
SEQUENCE = re.compile(r"\d+(?=[a-zA-Z]?\s?/)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its place in a series, and the first meeting in which it stood."""

    sequence: int
    year: str
    item: AgendaItem
    meeting: Meeting


def find_gaps(view: View) -> Iterator[Finding]:
    """The gaps in each series of the body, in the order of their numbers."""
    calendar = view.calendar
    series = list_series(view, calendar)
    taken = list_taken(view)
    dates = [meeting.start_date for meeting in calendar]
    for (_, year), items in sorted(series.items()):
        ordered = [items[sequence] for sequence in sorted(items)]
        if not is_steady(ordered):
            continue
        uncounted = any(two.sequence == one.sequence + 1 and count_bare(view, one, two) for one, two in pairwise(ordered))
        for before, after in pairwise(ordered):
            missing = [n for n in range(before.sequence + 1, after.sequence) if n not in taken[year]]
            if missing:
                between = calendar[bisect_right(dates, before.meeting.start_date) : bisect_left(dates, after.meeting.start_date)]
                unknown = [meeting for meeting in between if not view.items.get(meeting.meeting_id)]
                bare = 0 if uncounted else count_bare(view, before, after)
                if code := judge(view, before, after, missing, bool(unknown), bare):
                    yield write(code, before, after, missing, unknown)


def list_taken(view: View) -> dict[str, set[int]]:
    """Year -> the numbers of all series (two may share one count), also of meetings that were cancelled or have no date."""
    taken: dict[str, set[int]] = defaultdict(set)
    for rows in view.items.values():
        for place in (find_place(item.number) for item in rows):
            if place:
                taken[place.year].add(place.sequence)
    return taken


def list_series(view: View, calendar: list[Meeting]) -> dict[tuple[str, str], dict[int, Numbered]]:
    """(prefix, year) -> sequence -> its item in the first meeting that has it; only items numbered in the year of their meeting."""
    series: dict[tuple[str, str], dict[int, Numbered]] = defaultdict(dict)
    for meeting in calendar:
        for item in view.items.get(meeting.meeting_id, ()):
            place = find_place(item.number, view.profile.short_name)
            if place and place.year == meeting.start_date[2:4]:
                series[place.prefix, place.year].setdefault(place.sequence, Numbered(place.sequence, place.year, item, meeting))
    return series


def is_steady(ordered: list[Numbered]) -> bool:
    """True where numbers run on within meetings and never fall from one meeting to the next."""
    steps = [two.sequence - one.sequence for one, two in pairwise(ordered) if one.meeting == two.meeting]
    rising = all(one.meeting.start_date <= two.meeting.start_date for one, two in pairwise(ordered))
    return rising and len(steps) > 1 and steps.count(1) >= STEADY * len(steps)


def judge(view: View, before: Numbered, after: Numbered, missing: list[int], is_unknown: bool, bare: int) -> str:
    """The code of a gap: a number skipped, or items of papers not received; empty where the papers explain it.

    `bare` items without a number stand in it; `is_unknown` where a meeting lies in it whose items are not known.
    """
    is_inside = before.meeting == after.meeting
    if not is_inside and is_unknown:
        return "item-numbers-elsewhere"
    if not is_inside and len(missing) > SMALL_GAP:
        return "item-numbers-unexplained"
    ids = list(dict.fromkeys((before.meeting.meeting_id, after.meeting.meeting_id)))
    # Where only the notice is here, more may have come up than it has.
    is_open = not is_inside and not all(view.papers_of(meeting_id, "minutes") for meeting_id in ids)
    is_shared = is_inside and len(missing) > LARGEST_INSIDE
    papers = {link.document_id for meeting_id in ids for link in view.links.get(meeting_id, ())}
    named = {name for paper in papers for name in view.shared.named.get(paper, ())}
    is_named = all(f"{n}/{before.year}" in named for n in missing)
    return "" if is_open or is_shared or is_named or bare >= len(missing) else "item-number-gap"


def count_bare(view: View, before: Numbered, after: Numbered) -> int:
    """How many items without a number stand between two numbered ones, in the papers of both."""
    inside = before.meeting == after.meeting
    first, last = position(before.item), position(after.item)
    behind = [row for row in view.items[before.meeting.meeting_id] if is_bare(row, before) and position(row) > first]
    if inside:
        return sum(position(row) < last for row in behind)
    return len(behind) + sum(is_bare(row, after) and position(row) < last for row in view.items[after.meeting.meeting_id])


def is_bare(row: AgendaItem, other: Numbered) -> bool:
    """True for an item without a number in the same paper as another item."""
    return not row.number and row.document_id == other.item.document_id


def position(item: AgendaItem) -> int:
    """The place of an item in its paper."""
    return int(item.position) if item.position.isdigit() else 0


def write(code: str, before: Numbered, after: Numbered, missing: list[int], unknown: list[Meeting]) -> Finding:
    """The finding, at the item behind the gap."""
    values = {
        "numbers": format_range(before.item.number, missing),
        "before": before.item.number,
        "before_date": before.meeting.start_date,
        "after": after.item.number,
        "after_date": after.meeting.start_date,
        "between": ", ".join(meeting.start_date for meeting in unknown),
    }
    return Finding(code, after.item.document_id, after.item.item_id, after.item.source, values)


def format_range(number: str, missing: list[int]) -> str:
    """The missing numbers as the body writes its own, runs of them as from and to.

    >>> format_range("S-sak 4/25", [5]), format_range("37/25", [38, 39, 40, 42])
    ('S-sak 5/25', '38/25–40/25, 42/25')
    """
    known = set(missing)
    starts = [n for n in missing if n - 1 not in known]
    ends = [n for n in missing if n + 1 not in known]
    runs = (dict.fromkeys(pair) for pair in zip(starts, ends, strict=True))
    return ", ".join("–".join(SEQUENCE.sub(str(n), number, count=1) for n in run) for run in runs)
