"""Which later item takes an action up: the words of the item are looked for in the action, by an index that grows with the items only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import ahocorasick

from pipeline.language.folding import fold, words
from pipeline.language.likeness import Matter, differ, read_matter
from pipeline.link.threads import REACH, Thread, Treated
from pipeline.records import ActionItem, CaseLink

HALF = 0.5
"""Share of an action's words that an item must take up to report it: two words of many are a mere mention."""
LONG = 6
"""Letters of a word that tells what was promised."""
TREATED = frozenset({"decided", "noted", "rejected"})
LAYS_BEFORE = re.compile(
    r"\b(?:legg\w*|leggj\w*|lagt|kom\w*|kjem)\s(?:\w+\s){0,6}?(?:fram|frem|tilbake)\b|\b(?:fram|frem)legg\w*|\bfremm\w*|\bpresenter\w*|\brapporter\w*|\borienter\w*"
    r"|\b(?:utarbeid|skriv|lag)\w*\s(?:\w+\s){0,2}?(?:utkast|forslag|notat|saksframlegg|saksfremlegg)\b"
    r"|\bredegj\w*|\bgjer\w* greie|\bpresent\w*|\breport\w*|\bbring\w* back",
    re.IGNORECASE,
)
"""Work that is done when the body has the matter again: «legge fram», «rapportere», «utarbeide utkast»."""


@dataclass(slots=True)
class Reports:
    """The items that minutes tell of: by the rarest word of their title, then by all its words, in the order of their dates."""

    rarest: ahocorasick.Automaton = field(default_factory=ahocorasick.Automaton)
    titles: dict[str, dict[frozenset[str], None]] = field(default_factory=lambda: defaultdict(dict))
    """Rarest word -> the titles that have it, each as its words."""
    dates: dict[frozenset[str], list[str]] = field(default_factory=lambda: defaultdict(list))
    items: dict[frozenset[str], list[Treated]] = field(default_factory=lambda: defaultdict(list))
    followers: dict[str, list[Treated]] = field(default_factory=lambda: defaultdict(list))
    """Item -> the later ones that go on with it, in the order of their dates."""


def index_reports(thread: Thread, links: Iterable[CaseLink] = ()) -> Reports:
    """The items of minutes that can take an action up: those whose title has two words at least and that were not put off."""
    reports = Reports()
    told = [treated for treated in thread if treated.is_minuted and treated.item.outcome not in {"postponed", "returned", "withdrawn"}]
    titled = [treated for treated in told if len(treated.matter.words) > 1 and not treated.matter.standing]
    counts = Counter(word for treated in titled for word in treated.matter.words)
    for treated in titled:
        words = treated.matter.words
        rarest = min(words, key=lambda word: (counts[word], word))
        reports.rarest.add_word(rarest, rarest)
        reports.titles[rarest][words] = None
        reports.dates[words].append(treated.date)
        reports.items[words].append(treated)
    reports.rarest.make_automaton()
    by_id = {treated.item.item_id: treated for treated in told if treated.item.outcome in TREATED}
    for link in links:
        if link.relation != "corrects" and link.item_id in by_id:
            reports.followers[link.earlier_item_id].append(by_id[link.item_id])
    for rows in reports.followers.values():
        rows.sort(key=lambda row: (row.date, row.item.item_id))
    return reports


def find_report(action: ActionItem, title: str, date: str, reports: Reports) -> str:
    """The item_id of the first item in the minutes of a later meeting that reports the action; "" for none."""
    return find_titled(action, title, date, reports) or find_laid_before(action, title, date, reports)


def find_titled(action: ActionItem, title: str, date: str, reports: Reports) -> str:
    """The first later item whose every word the action says, or the action and the title of its own item together.

    One word at least must be the action's own, half of the action's words the item's, and years and quarters the same.
    A compound says its parts: «sykefraværsoppfølging» says «sykefravær».
    """
    if not reports.titles:
        return ""
    text, own = fold(action.work), fold(title)
    both, said = f"{text} {own}", read_matter(action.work)
    found = []
    for rarest in sorted({word for _, word in reports.rarest.iter(both)}):
        for told in reports.titles[rarest]:
            if is_report(told, text, own, said):
                place = bisect_right(reports.dates[told], date)
                later = (row for row in reports.items[told][place : place + REACH] if not is_other_time(row.matter, said))
                found += [(row.date, row.item.item_id) for row in islice(later, 1)]
    return min(found, default=("", ""))[1]


def is_report(words: frozenset[str], text: str, own: str, said: Matter) -> bool:
    """True where what an item's title says is what was promised in `text` under the title `own`."""
    both = f"{text} {own}"
    if not all(word in both for word in words) or not any(word in text and word not in own for word in words):
        return False
    taken = sum(any(word in own_word for word in words) for own_word in said.words)
    return bool(said.words) and taken >= HALF * len(said.words)


def is_other_time(one: Matter, other: Matter) -> bool:
    """True where two texts name different years or quarters."""
    return differ(one.years, other.years) or differ(one.periods, other.periods)


def find_laid_before(action: ActionItem, title: str, date: str, reports: Reports) -> str:
    """The first later item that goes on with the action's own, in the meeting asked for or later, where the work was to lay the
    matter before the body, or where the later title has a word of the work that the action's own item has not («utkast»)."""
    due = action.due_date if action.precision == "meeting" else ""
    laid = LAYS_BEFORE.search(action.text)
    promised = set(words(action.work)) - set(words(title))
    for row in reports.followers.get(action.item_id, ()):
        if row.date > date and row.date >= due and (laid or any(len(word) >= LONG for word in promised & set(words(row.item.title)))):
            return row.item.item_id
    return ""
