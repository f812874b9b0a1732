"""Doubts about the dates of a plan: outside the term, out of step, twice, the wrong weekday. A suggestion stands beside, never instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.grammar.committees import NTH
from pipeline.language.dates import find_dates
from pipeline.parse.plan import Block, Entry, Term
from pipeline.parse.plan_years import is_outside

CLOSE_DAYS = 3
NORMAL_GAP = 10


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another reading of a doubtful date, and the facts that speak for it."""

    iso: str = ""
    reasons: tuple[str, ...] = ()
    same_weekday: int = 0
    others: int = 0
    gap: int = 0


def find_outsiders(block: Block) -> Iterator[tuple[int, Suggestion]]:
    """The entries of a block that lie outside its term, or (where no term is said) break its order, with a suggestion."""
    for index, entry in enumerate(block.entries):
        if is_outside(entry, block.term) or is_out_of_order(block, index):
            yield index, find_suggestion(block, index)


def is_out_of_order(block: Block, index: int) -> bool:
    """True for the one full date that breaks an otherwise rising list of at least four."""
    isos = [entry.iso for entry in block.entries]
    if block.term.years or block.term.past or len(isos) < 4 or not all(isos) or not block.entries[index].date.year:
        return False
    rest = isos[:index] + isos[index + 1 :]
    return isos != sorted(isos) and rest == sorted(rest) and isos[index] == min(isos) and index == len(isos) - 1


def find_suggestion(block: Block, index: int) -> Suggestion:
    """The reading one digit away that lies in the term, keeps the order and has the list's weekday or its step; else none.

    An inserted digit is likelier than a changed one: it is only tried when no insertion fits.
    """
    others = [date.fromisoformat(e.iso) for i, e in enumerate(block.entries) if i != index and e.iso and not is_outside(e, block.term)]
    before, after = find_neighbours(block, index)
    for kind, readings in (("inserted-digit", insert_digit), ("changed-digit", change_digit)):
        found = []
        for iso in readings(block.entries[index].date.raw):
            day = date.fromisoformat(iso)
            if is_inside(day, block.term) and (before is None or before < day) and (after is None or day < after):
                found.append(weigh(day, kind, others, before))
        best = sorted((s for s in found if len(s.reasons) > 2), key=lambda s: -len(s.reasons))
        if best and (len(best) == 1 or len(best[0].reasons) > len(best[1].reasons)):
            return best[0]
    return Suggestion()


def is_inside(day: date, term: Term) -> bool:
    """True where a day lies in the term's years and months."""
    return (not term.years or day.year in term.years) and term.months[0] <= day.month <= term.months[1]


def find_neighbours(block: Block, index: int) -> tuple[date | None, date | None]:
    """The days between which the entry stands in a rising list; None where a list falls or ends."""
    good = [(i, date.fromisoformat(e.iso)) for i, e in enumerate(block.entries) if e.iso and i != index and not is_outside(e, block.term)]
    days = [day for _, day in good]
    if days != sorted(days):
        return None, None
    before = [day for i, day in good if i < index]
    after = [day for i, day in good if i > index]
    return (before[-1] if before else None), (after[0] if after else None)


def weigh(day: date, kind: str, others: list[date], before: date | None) -> Suggestion:
    """What speaks for a reading: how many others share its weekday, whether its step from the day before is one of the list's."""
    same = sum(other.weekday() == day.weekday() for other in others)
    steps = Counter((later - earlier).days for earlier, later in pairwise(others))
    gap = (day - before).days if before else 0
    usual = steps.most_common(1)[0][0] if steps else 0
    holds = {kind: True, "weekday": same == len(others) > 1, "gap": gap == usual > 0, "order": before is not None}
    return Suggestion(day.isoformat(), tuple(reason for reason, true in holds.items() if true), same, len(others), gap)


def insert_digit(raw: str) -> Iterator[str]:
    """The days that one more digit makes of a raw date.

    >>> sorted(insert_digit("17.2.25"))
    ['2025-02-17', '2025-12-17']
    """
    yield from read_days(f"{raw[:place]}{digit}{raw[place:]}" for place in range(len(raw) + 1) for digit in "0123456789")


def change_digit(raw: str) -> Iterator[str]:
    """The days that one other digit makes of a raw date."""
    places = [match.start() for match in re.finditer(r"\d", raw)]
    yield from read_days(f"{raw[:i]}{digit}{raw[i + 1 :]}" for i in places for digit in "0123456789" if digit != raw[i])


def read_days(texts: Iterator[str]) -> set[str]:
    """The days that the texts say, each text being one whole date."""
    found = ((text, find_dates(text)) for text in texts)
    return {dates[0].iso for text, dates in found if len(dates) == 1 and dates[0].raw == text and len(dates[0].iso) == 10}


def find_twins(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, int]]:
    """Neighbours so close in a list of usually wide steps that one may be a correction of the other; both are kept."""
    days = [(date.fromisoformat(entry.iso), entry) for entry in entries if entry.iso]
    steps = [abs((later - earlier).days) for (earlier, _), (later, _) in pairwise(days)]
    if len(steps) < 3 or sorted(steps)[len(steps) // 2] < NORMAL_GAP:
        return
    for (_, first), (_, second), step in zip(days, days[1:], steps, strict=False):
        if step <= CLOSE_DAYS and not first.body and not second.body:
            yield first, second, step


def find_uneven_steps(entries: Sequence[Entry], days: int) -> Iterator[tuple[Entry, Entry, int]]:
    """Neighbours whose distance is not the cadence that the page says."""
    known = [entry for entry in entries if entry.iso]
    for first, second in pairwise(known):
        step = abs((date.fromisoformat(second.iso) - date.fromisoformat(first.iso)).days)
        if step != days:
            yield first, second, step


def cadence_days(cadence: str) -> int:
    """The days between meetings that a cadence in weeks says; 0 for others.

    >>> cadence_days("hver tredje uke"), cadence_days("annenhver uke"), cadence_days("månedlig")
    (21, 14, 0)
    """
    text = cadence.casefold()
    if re.match(r"(?:annenhver|annankvar|hveranden|varannan|every\s+other)\s+(?:uke|veke|week|vecka|uge)", text):
        return 14
    match = re.match(r"(?:hver|kvar|hvar|var|every)\s+(?:(\w+)\s+)?(?:uke|veke|week|vecka|uge)\b", text)
    return 7 * NTH.get(match[1] or "", 0) if match else 0


def is_wrong_weekday(entry: Entry) -> bool:
    """True where the weekday written beside a date is not that date's."""
    return bool(entry.iso) and entry.date.weekday >= 0 and date.fromisoformat(entry.iso).weekday() != entry.date.weekday
