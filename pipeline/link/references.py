"""References to earlier items by number or day -> the items that bear them, in the same body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.language.dates import find_dates
from pipeline.language.folding import fold
from pipeline.language.likeness import rate_likeness
from pipeline.language.series import Place, find_place
from pipeline.link.papers import Group
from pipeline.records import AgendaItem, CaseLink, Extracted

NAME = re.compile(r"(?:(?P<series>[A-ZÆØÅ/]+) )?(?P<number>\d[\d./]*[a-z]?)(?: (?P<of>\D.*))?$")
FROM = "fra "
"""What opens a reference to whatever another body has sent on."""
LAST = re.compile(r"\b(?:forrige|førre|siste|sist|last|previous)\b", re.IGNORECASE)
DAY = re.compile(r"møte (?P<day>.+)")
LIKE_ENOUGH = 0.3
"""How alike titles must be where a paper says in which meeting the matter stood."""


@dataclass(slots=True)
class Numbers:
    """The items of one body by their numbers, and its meetings by their days."""

    short_name: str
    names: frozenset[str]
    """What the body is called, folded: a reference to it is one to its own items."""
    dates: dict[str, str]
    """Item -> day of its meeting."""
    by_place: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_year: dict[tuple[int, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    by_meeting: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """(day, number) -> items; for bodies that number each meeting anew."""
    by_day: dict[str, dict[str, AgendaItem]] = field(default_factory=lambda: defaultdict(dict))
    calendar: list[str] = field(default_factory=list)
    anniversaries: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """MM-DD -> the days of meetings on it."""

    def find(self, link: CaseLink, day: str) -> str:
        """The earlier item that a reference made on a day names; "" for none, or where two bear the name."""
        if match := DAY.match(link.earlier_item_id):
            return self.find_like(self.find_day(match["day"], day), link.item_id)
        name = NAME.match(link.earlier_item_id)
        if not name or (name["of"] and not self.is_own(name["of"])):
            return ""
        series = "" if name["series"] and self.is_own(name["series"]) else name["series"] or ""
        if place := find_place(f"{series} {name['number']}".strip(), self.short_name):
            items = self.by_place[place] if series else self.by_year[place.sequence, place.year]
        else:
            held = self.find_day(link.reason, day, link.relation == "corrects")
            items = self.by_meeting[held, fold(f"{series} {name['number']}".strip())]
        earlier = {item for item in items if item != link.item_id and (not day or self.dates[item] < day)}
        return earlier.pop() if len(earlier) == 1 else ""

    def find_day(self, text: str, before: str, is_last: bool = False) -> str:
        """The day of an earlier meeting that a text names, or of the last one where it says so or `is_last`; "" for none."""
        for found in find_dates(text):
            days = [found.iso] if found.year else self.anniversaries[f"{found.month:02}-{found.day:02}"]
            place = bisect_left(days, before)
            if days and place:
                return days[place - 1]
        place = bisect_left(self.calendar, before)
        return self.calendar[place - 1] if place and (is_last or LAST.search(text)) else ""

    def find_like(self, day: str, item_id: str) -> str:
        """The item of a day's meeting that is most like another one; "" for none."""
        own = self.by_day[self.dates.get(item_id, "")].get(item_id)
        rated = [(rate_likeness(own.title, other.title), other.item_id) for other in self.by_day[day].values()] if own and day else []
        best = max(rated, default=(0.0, ""))
        return best[1] if best[0] >= LIKE_ENOUGH else ""

    def is_own(self, name: str) -> bool:
        """True for the body's own name or letters."""
        return fold(re.sub(r"^(?:i|in|fra|frå|from|hos|of)\s(?:the\s)?", "", name.strip("() "), flags=re.IGNORECASE)) in self.names


NONE = Numbers("", frozenset(), {})
"""For papers that speak of no earlier item."""


def index_numbers(group: Group) -> Numbers:
    """The items of a body by number and day."""
    days = {meeting.meeting_id: meeting.start_date for meeting in group.records.meetings}
    dates = {item.item_id: days.get(item.meeting_id, "") for item in group.records.agenda_items}
    body = group.records.bodies[0] if group.records.bodies else None
    short = group.profile.short_name or (body.short_name if body else "")
    numbers = Numbers(short, frozenset(fold(name) for name in (short, body.name if body else "") if name), dates)
    for item in group.records.agenda_items:
        day = dates[item.item_id]
        numbers.by_day[day].setdefault(item.item_id, item)
        numbers.by_meeting[day, fold(item.number)].add(item.item_id)
        if place := find_place(item.number, short):
            numbers.by_place[place].add(item.item_id)
            numbers.by_year[place.sequence, place.year].add(item.item_id)
    numbers.calendar = sorted(day for day in {*dates.values()} if len(day) == 10)
    for day in numbers.calendar:
        numbers.anniversaries[day[5:]].append(day)
    return numbers


def find_references(group: Group) -> Iterator[Extracted[CaseLink]]:
    """What the body's papers say of earlier items by number or day; what names another body keeps the number as written."""
    said = [found for paper in group.papers for found in paper.parsed.case_links if found.record.item_id]
    numbers = index_numbers(group) if said else NONE
    for found in said:
        row = replace(found.record, item_id=group.ids.get(found.record.item_id, ""), score=found.record.score or "1")
        day = numbers.dates.get(row.item_id, "")
        if row.item_id and (earlier := numbers.find(row, day)):
            yield Extracted(replace(row, earlier_item_id=earlier), found.evidence)
        elif row.item_id and is_foreign(row.earlier_item_id):
            yield Extracted(row)


def is_foreign(name: str) -> bool:
    """True for an item's name that says whose it is: «AMU 9/25», «12/25 i styret», «fra styret»."""
    match = NAME.match(name)
    return name.startswith(FROM) or bool(match and (match["series"] or match["of"]))
