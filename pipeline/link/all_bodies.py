"""All bodies side by side: the names by which a text can mean them, and the items of those that a text means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.language.likeness import Matter, read_matter
from pipeline.language.namesakes import Names, find_named, index_names
from pipeline.language.series import find_place
from pipeline.link.outlines import Outline, Stood
from pipeline.link.threads import REACH

MOST = 50_000
"""Items on the shelves that are kept: of few large bodies, or of many small ones."""


@dataclass(slots=True)
class Shelf:
    """One body's items in the order of their meetings, by their numbers, the words of their titles, and their archive numbers."""

    items: list[Stood]
    numbers: dict[tuple[int, str], list[Stood]] = field(default_factory=lambda: defaultdict(list))
    """Sequence and year -> the items that bear them."""
    words: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """A word, or # and an archive number -> the places at which it stands; filled when it is first asked for."""

    def near(self, stood: Stood, later: bool) -> list[Stood]:
        """The items with a word or the number of another: after its day, or before it, the last first."""
        if not self.words:
            self.index_words()
        days = [one.date for one in self.items]
        found: set[int] = set()
        for key in find_keys(stood):
            places = self.words.get(key, [])
            if later:
                start = bisect_left(places, bisect_right(days, stood.date))
                found.update(places[start : start + REACH])
            else:
                end = bisect_left(places, bisect_left(days, stood.date))
                found.update(places[max(0, end - REACH) : end])
        return [self.items[place] for place in sorted(found, reverse=not later)]

    def index_words(self) -> None:
        """Fill `words`."""
        for place, one in enumerate(self.items):
            for key in find_keys(one):
                self.words[key].append(place)


@dataclass(slots=True)
class Bodies:
    """All bodies' outlines, and what they are called."""

    outlines: Mapping[str, Outline]
    """In the order of their ids."""
    names: Names
    shelves: dict[str, Shelf] = field(default_factory=dict)
    """Those that were asked for last."""
    asked: set[str] = field(default_factory=set)
    """The bodies of which something was asked."""

    def find_named(self, text: str, other_than: str) -> str:
        """The body that a text names, by name (inflected or not) or short name; the longest name wins; "" for none."""
        return find_named(self.names, text, other_than)

    def shelf(self, body_id: str) -> Shelf:
        """A body's items."""
        self.asked.add(body_id)
        if body_id not in self.shelves:
            self.shelves[body_id] = index_shelf(self.outlines[body_id].items)
            while len(self.shelves) > 1 and sum(len(shelf.items) for shelf in self.shelves.values()) > MOST:
                del self.shelves[next(iter(self.shelves))]
        return self.shelves[body_id]

    def calendar(self, body_id: str) -> list[str]:
        """The days of a body's meetings that nobody doubts."""
        self.asked.add(body_id)
        return self.outlines[body_id].calendar


def index_bodies(outlines: Iterable[Outline]) -> Bodies:
    """The bodies in the order of their ids."""
    found = {outline.body_id: outline for outline in sorted(outlines, key=lambda one: one.body_id)}
    return Bodies(found, name_bodies((one.body_id, one.name, one.short_name) for one in found.values()))


def name_bodies(called: Iterable[tuple[str, str, str]]) -> Names:
    """By what names a text can mean each body (id, name, short name)."""
    return index_names(one for one in called if one[0])


def index_shelf(items: list[Stood]) -> Shelf:
    """The items with an index of their numbers."""
    shelf = Shelf(items)
    for one in items:
        if place := find_place(one.item.number):
            shelf.numbers[place.sequence, place.year].append(one)
    return shelf


def find_keys(stood: Stood) -> tuple[str, ...]:
    """What an item is looked for by: the words of its title, its archive number."""
    number = (f"#{stood.item.case_number}",) if stood.item.case_number else ()
    return (*matter_of(stood).words, *number)


def matter_of(stood: Stood) -> Matter:
    """What the title of an item says."""
    return read_matter(stood.item.title)
