"""Matters that one body hands on to another: «oversendes dekanmøtet» there, «oversendt fra fagrådet» here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.grammar import find_rule
from pipeline.grammar.references import HANDED_ON
from pipeline.language.calendar import count_days
from pipeline.language.formats import format_date
from pipeline.language.likeness import ALIKE, compare_matters
from pipeline.link.all_bodies import Bodies
from pipeline.link.references import FROM
from pipeline.link.threads import REACH, YEAR, Treated, tie
from pipeline.records import CaseLink

RELATED = 0.2
"""How alike titles must be under one archive number: two organisations can both have a case 2025/417."""


@dataclass(slots=True)
class Shelf:
    """Where each item stands among its body's, and where each word of a title and each archive number does."""

    numbers: dict[str, int] = field(default_factory=dict)
    days: dict[str, list[str]] = field(default_factory=dict)
    places: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def near(self, treated: Treated, body: str, later: bool) -> list[int]:
        """The places in a body's order at which a word or the number of an item stands: after its day, or before it, the last first."""
        days = self.days[body]
        found: set[int] = set()
        for key in find_keys(treated):
            places = self.places[body, key]
            if later:
                start = bisect_left(places, bisect_right(days, treated.date))
                found.update(places[start : start + REACH])
            else:
                end = bisect_left(places, bisect_left(days, treated.date))
                found.update(places[max(0, end - REACH) : end])
        return sorted(found, reverse=not later)


def find_handed(waiting: list[CaseLink], bodies: Bodies) -> Iterator[CaseLink]:
    """Each matter handed on, tied to the first item of the other body with the same archive number or a like title."""
    handed = [link for link in waiting if not link.item_id or link.earlier_item_id.startswith(FROM)]
    shelf = index_shelf(bodies) if handed else Shelf()
    for link in handed:
        own = link.item_id or link.earlier_item_id
        home, at = bodies.homes.get(own, ""), shelf.numbers.get(own, -1)
        named = find_receiver(link.reason) if not link.item_id else link.earlier_item_id
        body = bodies.find_named(named, home) if at >= 0 else ""
        if body not in bodies.items:
            continue
        treated = bodies.items[home][at]
        near = (bodies.items[body][place] for place in shelf.near(treated, body, later=not link.item_id))
        other = next((row for row in near if abs(count_days(row.date, treated.date)) <= YEAR and is_one(row, treated)), None)
        if other and link.item_id:
            yield replace(link, earlier_item_id=other.item.item_id, reason=format_reason(other, body, f"«{link.reason}»"))
        elif other:
            yield tie(other.item, own, "follows-up", 0.9, format_reason(treated, home, f"«{link.reason}»"))


def index_shelf(bodies: Bodies) -> Shelf:
    """The shelf of all bodies."""
    shelf = Shelf()
    for body, rows in bodies.items.items():
        shelf.days[body] = [row.date for row in rows]
        for at, row in enumerate(rows):
            shelf.numbers[row.item.item_id] = at
            for key in find_keys(row):
                shelf.places[body, key].append(at)
    return shelf


def find_keys(treated: Treated) -> tuple[str, ...]:
    """What an item is looked for by: the words of its title, its archive number."""
    number = (f"#{treated.item.case_number}",) if treated.item.case_number else ()
    return (*treated.matter.words, *number)


def find_receiver(sentence: str) -> str:
    """The words of a sentence that say where a matter goes on; the whole of it where no rule parts them."""
    row = find_rule(HANDED_ON, sentence)
    groups = row[1].groupdict() if row else {}
    return groups.get("to") or groups.get("by") or sentence


def is_one(one: Treated, other: Treated) -> bool:
    """True where two items bear the same archive number and have a word in common, or their titles say the same."""
    rate = compare_matters(one.matter, other.matter)
    same = one.item.case_number and one.item.case_number == other.item.case_number
    return rate >= ALIKE or bool(same and (rate >= RELATED or one.matter.telling & other.matter.telling))


def format_reason(earlier: Treated, body: str, why: str) -> str:
    """The day, the body, and what ties the items."""
    return f"{body} {format_date(earlier.date, 'nb', 'short')}: {why}"
