"""Which later item takes an action up: the words of the item are looked for in the action, by an index that grows with the items only."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

import ahocorasick

from pipeline.language.folding import fold
from pipeline.link.cases import Thread
from pipeline.records import ActionItem

Title = frozenset[str]
"""The content words of a title."""


@dataclass(slots=True)
class Reports:
    """The items that minutes tell of: by the longest word of their title, then by all its words, in the order of their dates."""

    words: ahocorasick.Automaton = field(default_factory=ahocorasick.Automaton)
    titles: dict[str, set[Title]] = field(default_factory=lambda: defaultdict(set))
    dates: dict[Title, list[str]] = field(default_factory=lambda: defaultdict(list))
    item_ids: dict[Title, list[str]] = field(default_factory=lambda: defaultdict(list))


def index_reports(thread: Thread) -> Reports:
    """The items of minutes that can take an action up: those with two content words at least that were not postponed."""
    reports = Reports()
    for treated in thread:
        if len(treated.words) < 2 or not treated.is_minuted or treated.item.outcome == "postponed":
            continue
        longest = max(treated.words, key=lambda word: (len(word), word))
        reports.words.add_word(longest, longest)
        reports.titles[longest].add(treated.words)
        reports.dates[treated.words].append(treated.date)
        reports.item_ids[treated.words].append(treated.item.item_id)
    reports.words.make_automaton()
    return reports


def find_report(action: ActionItem, title: str, date: str, reports: Reports) -> str:
    """The item_id of the first item in the minutes of a later meeting that takes the action up; "" for none.

    That is one whose every word the action says, or the action and the title of its own item together, with one at least
    that the action adds. A compound says its parts: «sykefraværsoppfølging» says «sykefravær».
    """
    if not reports.titles:
        return ""
    text, own = fold(action.work), fold(title)
    both = f"{text} {own}"
    found = []
    for longest in {word for _, word in reports.words.iter(both)}:
        for words in reports.titles[longest]:
            if all(word in both for word in words) and any(word in text and word not in own for word in words):
                place = bisect_right(reports.dates[words], date)
                found += [(reports.dates[words][place], reports.item_ids[words][place])] if place < len(reports.dates[words]) else []
    return min(found, default=("", ""))[1]
