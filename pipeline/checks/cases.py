"""One matter more than once: two items of one paper, and an item that an earlier meeting has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.view import View, name_item
from pipeline.findings import Finding
from pipeline.grammar import find_rule
from pipeline.grammar.checks import GOING_ON, REPEATED
from pipeline.language.calendar import count_days
from pipeline.language.folding import fold, words
from pipeline.records import PROCEDURAL, AgendaItem

LEAST_WORDS = 3
"""Words of four letters that a title must have to tell one matter from another."""
SEASON = 200
"""Days within which one title is one case."""
TELLING = frozenset({"information", "reported", "question"})


def find_twice_listed(view: View) -> Iterator[Finding]:
    """Items of one paper with different numbers and the same title of several words, or the same archive case and a word in common."""
    for meeting_id, rows in view.items.items():
        first: dict[tuple[str, str], AgendaItem] = {}
        for item in rows:
            keys = [(item.document_id, key) for key in list_keys(item)]
            found = next((other for key in keys if (other := first.setdefault(key, item)).number != item.number), None)
            if found and found.number and item.number and tell(found.title) & tell(item.title):
                values = {"title": item.title, "number": found.number, "other": item.number, "date": view.date_of(meeting_id)}
                yield Finding("matter-listed-twice", item.document_id, item.item_id, item.source, values)


def list_keys(item: AgendaItem) -> list[str]:
    """What names the matter of an item: its archive case, and its title where that says enough."""
    if item.item_type in PROCEDURAL | TELLING:
        return []
    is_telling = len(tell(item.title)) >= LEAST_WORDS and not find_rule(REPEATED, item.title)
    return [*([item.case_number] if item.case_number else []), *([fold(item.title)] if is_telling else [])]


def tell(title: str) -> set[str]:
    """The words of a title that tell matters apart: those of four letters or more.

    >>> sorted(tell("Leie av hytta ved vannet"))
    ['hytta', 'leie', 'vannet']
    """
    return {word for word in words(title) if len(word) > 3}


def find_decided_before(view: View) -> Iterator[Finding]:
    """Items to be decided whose case an earlier meeting of the body has decided, and that nothing says go on with it."""
    going_on = {link.item_id for link in view.case_links if link.relation != "same-case"}
    meetings = count_meetings(view)
    for link in view.case_links:
        item, earlier = view.shared.items.get(link.item_id), view.shared.items.get(link.earlier_item_id)
        if not item or not earlier or link.relation != "same-case" or link.item_id in going_on or earlier.meeting_id not in view.meetings:
            continue
        is_new = item.item_type not in PROCEDURAL | TELLING and not find_rule(GOING_ON, item.title)
        is_decided = earlier.outcome == "decided" and earlier.item_type not in PROCEDURAL
        if is_new and is_decided and is_one_case(view, item, earlier, meetings):
            dates = {"date": view.date_of(item.meeting_id), "earlier_date": view.date_of(earlier.meeting_id)}
            values = {"item": name_item(item), "earlier": name_item(earlier), **dates}
            yield Finding("decided-before", item.document_id, item.item_id, item.source, values)


def count_meetings(view: View) -> Counter[str]:
    """In how many meetings a title stands: what comes up again and again is no one case."""
    return Counter(title for rows in view.items.values() for title in {fold(item.title) for item in rows})


def is_one_case(view: View, item: AgendaItem, earlier: AgendaItem, meetings: Counter[str]) -> bool:
    """True for items with one archive case; or of one telling title that stands in these two meetings only, within some months."""
    if item.case_number and item.case_number == earlier.case_number:
        return True
    days = (view.date_of(earlier.meeting_id), view.date_of(item.meeting_id))
    is_near = all(len(day) == 10 for day in days) and count_days(*days) <= SEASON
    title = fold(item.title)
    return is_near and title == fold(earlier.title) and meetings[title] == 2 and len(tell(title)) > 1 and not find_rule(REPEATED, title)
