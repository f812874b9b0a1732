"""Actions through several minutes: listed again (carried over), and reported as done by mark, by item number or in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.grammar.done import DONE
from pipeline.language.calendar import count_days
from pipeline.language.folding import fold
from pipeline.language.matters import stem_words
from pipeline.language.name_forms import compare_names, split_name
from pipeline.language.names import is_person_name
from pipeline.language.series import find_yeared
from pipeline.link.threads import SEASON
from pipeline.records import ActionItem, Done

MARK = re.compile(r"T\s?(\d{1,3})|(?<=[,&gd]\s)(\d{1,3})\b")
PLAIN = re.compile(rf"\b{DONE}\b", re.IGNORECASE)
"""Words of doing («utført», «ferdig»), whatever was done; any other participle must speak of the work."""
MOST = 0.6
"""Share of an action's words that a report in words must have."""
REACH = 8
"""Actions that are looked at for each word, the last first."""


@dataclass(slots=True)
class Ledger:
    """A body's actions in the order in which they were handed out, found by owner, words, item number and mark."""

    rows: list[ActionItem] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    """When each was listed last."""
    words: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Stem of the work -> places of actions."""
    numbers: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Sequence and year of the item -> places of its actions."""
    marks: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """What publications count as one action -> its mark, T1 being 1."""
    places: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Mark -> places of its rows."""

    def add(self, action: ActionItem, date: str, number: str) -> None:
        """Put an action at the end; they come in the order of their meetings."""
        place = len(self.rows)
        self.rows.append(action)
        self.dates.append(date)
        self.seen.append(date)
        for word in read_work(action):
            self.words[word].append(place)
        for sequence, year, _ in find_yeared(number)[:1]:
            self.numbers[sequence, year].append(place)
        key = (action.item_id or action.meeting_id, action.text, action.owner_raw)
        self.places[self.marks.setdefault(key, len(self.marks) + 1)].append(place)

    def find_carried(self, action: ActionItem, date: str) -> ActionItem | None:
        """The action of an earlier meeting that a row lists again: same owner, same work, listed within a season; None for none."""
        work = read_work(action)
        for place in self.near(work, date):
            row = self.rows[place]
            own = read_work(row)
            is_named = bool(action.item_id) and row.item_id == action.item_id and bool(work & own)  # the list names the item
            if (is_named or is_same_work(work, own)) and self.is_fresh(place, date) and is_same_owner(row.owner_raw, action.owner_raw):
                self.seen[place] = date
                return row
        return None

    def is_fresh(self, place: int, date: str) -> bool:
        """True where an action was listed within a season before a date."""
        return len(date) == 10 and bool(self.seen[place]) and count_days(self.seen[place], date) <= SEASON

    def find_done(self, report: Done, date: str) -> Iterator[ActionItem]:
        """The earlier actions that a report is about: by mark, by the number of their item, or in words."""
        earlier = bisect_left(self.dates, date)
        if marks := [int(first or second) for first, second in MARK.findall(report.task)]:
            yield from (self.rows[place] for mark in marks for place in self.places.get(mark, ()) if place < earlier)
            return
        said = stem_words(fold(report.text))
        numbered = [place for sequence, year, _ in find_yeared(report.text) for place in self.numbers[sequence, year] if place < earlier]
        works = {read_work(self.rows[place]) for place in numbered}
        if len(works) == 1 and (PLAIN.search(report.text) or said & next(iter(works))):
            yield from (self.rows[place] for place in numbered)
            return
        found = [place for place in numbered or self.near(said, date) if covers(said, read_work(self.rows[place]))]
        if len({read_work(self.rows[place]) for place in found}) == 1:
            yield from (self.rows[place] for place in found)

    def near(self, work: frozenset[str], date: str) -> Sequence[int]:
        """The last places of earlier meetings at which some word of the work stands, the first of them first."""
        found: set[int] = set()
        until = bisect_left(self.dates, date)
        for word in work:
            places = self.words[word]
            end = bisect_left(places, until)
            found.update(places[max(0, end - REACH) : end])
        return sorted(found)


def read_work(action: ActionItem) -> frozenset[str]:
    """The stems of what is to be done."""
    return stem_work(action.work)


@lru_cache(maxsize=8192)  # an action is held against many others
def stem_work(work: str) -> frozenset[str]:
    """The stems of words."""
    return stem_words(fold(work))


def is_same_work(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where two lists say the same work: all words of the shorter, two at least unless they are alike."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short <= long and (one == other or (len(short) > 1 and len(long) - len(short) < 2))


def is_same_owner(one: str, other: str) -> bool:
    """True for one owner, also where a full name is spelled otherwise.

    >>> is_same_owner("Ragnhild Øvrebo", "Ragnhild Øvrebø"), is_same_owner("HR", "hr"), is_same_owner("Kari Nes", "Kari Moe")
    (True, True, False)
    """
    if one == other:
        return True
    (first, first_name), (second, second_name) = read_owner(one), read_owner(other)
    full = bool(first_name and second_name)
    return first == second or (full and compare_names(first_name, second_name) in {"spelling", "parts", "letter"})


@lru_cache(maxsize=8192)  # a body hands its actions to the same few, and each is held against many
def read_owner(text: str) -> tuple[str, tuple[str, ...]]:
    """An owner's words folded, and the parts of the name where they are one person's full name."""
    return fold(text), split_name(text) if is_person_name(text) else ()


def covers(said: frozenset[str], work: frozenset[str]) -> bool:
    """True where a report says nearly all words of a work, two at least."""
    shared = len(said & work)
    return shared > 1 and shared >= MOST * len(work)
