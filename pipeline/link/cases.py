"""One matter through several meetings: postponed items that come back, explicit references, the same archive case, like titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.language.formats import format_date
from pipeline.language.likeness import ALIKE, SAME, compare_matters
from pipeline.link.papers import Group
from pipeline.link.references import find_references
from pipeline.link.texts import Texts, find_shared, read_texts
from pipeline.link.threads import SEASON, YEAR, Thread, Titles, Treated, index_titles, tie
from pipeline.records import CaseLink, Extracted

LEFT = frozenset({"postponed", "returned"})
RETURNS = 0.3
"""How alike a title must be that comes back."""
OFTEN = 4
"""Meetings from which a title that stands in every second one is a standing item."""
STRENGTH = ("corrects", "postponed-from", "follows-up", "same-case")


def link_cases(group: Group, thread: Thread) -> None:
    """Case links within a body, the strongest for each pair of items, and what only other bodies' items can answer (`across`)."""
    titles = index_titles(thread)
    said = find_said(group)
    ties = [
        *find_references(group),
        *map(Extracted, find_same_case(thread, group.language)),
        *map(Extracted, find_returns(titles, said, find_unreached(thread) | find_called_off(group, thread), group.language)),
        *map(Extracted, find_like(titles, read_texts(group), group.language)),
    ]
    for found in choose(ties):
        group.add("case_links", found.record, found.evidence)
    for row in find_handed_on(group):
        group.add("case_links", row)


def choose(ties: Iterable[Extracted[CaseLink]]) -> Iterator[Extracted[CaseLink]]:
    """One tie for each pair of items: the surest, with the reasons of the others behind its own; a correction stands beside it."""
    pairs: dict[tuple[str, str, bool], list[Extracted[CaseLink]]] = defaultdict(list)
    for found in ties:
        pairs[found.record.item_id, found.record.earlier_item_id, found.record.relation == "corrects"].append(found)
    for (item_id, earlier_id, corrects), said in pairs.items():
        others = {found.record.reason for found in pairs.get((item_id, earlier_id, True), ())} if not corrects else set()
        said = [found for found in said if found.record.reason not in others]
        if said:
            best = min(said, key=lambda found: (-float(found.record.score), STRENGTH.index(found.record.relation)))
            reasons = dict.fromkeys(found.record.reason for found in (best, *said))
            yield Extracted(replace(best.record, reason="; ".join(reasons)), best.evidence)


def find_said(group: Group) -> dict[str, str]:
    """Item -> the sentence that puts it off or says that it comes back."""
    said = {row.item_id: row.text for row in group.records.decisions if row.outcome in LEFT}
    for paper in group.papers:
        for found in paper.parsed.case_links:
            if not found.record.item_id and found.record.relation == "postponed-from":
                said.setdefault(group.ids.get(found.record.earlier_item_id, ""), found.record.reason)
    return said


def find_handed_on(group: Group) -> Iterator[CaseLink]:
    """The items that go on to another body: rows without a later item, which `across` finds."""
    for paper in group.papers:
        for found in paper.parsed.case_links:
            earlier = group.ids.get(found.record.earlier_item_id, "")
            if not found.record.item_id and found.record.relation == "follows-up" and earlier:
                yield replace(found.record, earlier_item_id=earlier)


def find_returns(titles: Titles, said: dict[str, str], unreached: frozenset[str], language: str) -> Iterator[CaseLink]:
    """An item that was put off, not reached, or is to come back, and the first later one whose title says the same."""
    for place, treated in enumerate(titles.thread):
        item = treated.item
        left = item.outcome in LEFT or item.item_id in unreached
        if treated.matter.standing or not (left or item.item_id in said):
            continue
        wanted = RETURNS if item.outcome in LEFT else ALIKE
        later = titles.find_later(treated, place, YEAR)
        found = [(other.date, -rate, other.item.item_id, other) for other, rate in later if rate >= wanted]
        if found:
            reason = format_reason(treated, language, said.get(item.item_id, ""))
            relation, score = ("postponed-from", 0.9) if left else ("follows-up", 0.8)
            yield tie(min(found)[3].item, item.item_id, relation, score, reason)


def find_called_off(group: Group, thread: Thread) -> frozenset[str]:
    """The items of meetings that a paper says were cancelled or moved."""
    called_off = {meeting.meeting_id for meeting in group.records.meetings if meeting.status == "cancelled"}
    return frozenset(treated.item.item_id for treated in thread if treated.item.meeting_id in called_off)


def find_unreached(thread: Thread) -> frozenset[str]:
    """The items of a notice that the minutes of its meeting do not have, neither by number nor by title."""
    held: dict[str, list[Treated]] = defaultdict(list)
    for treated in thread:
        if treated.is_minuted:
            held[treated.item.meeting_id].append(treated)
    return frozenset(
        treated.item.item_id
        for treated in thread
        if not treated.is_minuted
        and (read := held.get(treated.item.meeting_id))
        and not any(compare_matters(treated.matter, other.matter) >= RETURNS for other in read)
    )


def find_same_case(thread: Thread, language: str) -> Iterator[CaseLink]:
    """Items of different meetings that bear the same archive case number; none where it is a folder."""
    by_case: dict[str, Thread] = defaultdict(list)
    for treated in thread:
        if treated.item.case_number:
            by_case[treated.item.case_number].append(treated)
    for number, items in by_case.items():
        for earlier, later in () if is_folder(items) else neighbours(items):
            yield tie(later.item, earlier.item.item_id, "same-case", 1, f"{number}, {format_date(earlier.date, language, 'short')}")


def is_folder(items: Thread) -> bool:
    """True where one meeting has two matters under one archive number: it is the body's or the meeting's folder, no case."""
    return any(
        one.item.meeting_id == other.item.meeting_id and compare_matters(one.matter, other.matter) < RETURNS
        for one, other in pairwise(items)
    )


def neighbours(items: Thread) -> Iterator[tuple[Treated, Treated]]:
    """Each item with the last one before it of an earlier meeting."""
    before: Treated | None = None
    last: Treated | None = None
    for treated in items:
        if last and last.date < treated.date:
            before = last
        if before:
            yield before, treated
        last = treated


def find_like(titles: Titles, texts: Texts, language: str) -> Iterator[CaseLink]:
    """An item, and the last one before it that is the same by title, or by half of its title and what was decided; within a season.

    No heading that stands on every agenda is one matter.
    """
    standing = find_standing(titles.thread)
    counts = {word: len(places) for word, places in titles.places.items()}
    for place, treated in enumerate(titles.thread):
        if treated.matter.standing or treated.matter.words in standing:
            continue
        for earlier, rate in titles.find_earlier(treated, place, SEASON):
            if rate >= SAME:
                yield tie(treated.item, earlier.item.item_id, "same-case", round(rate * 0.85, 2), format_reason(earlier, language))
                break
            if shared := find_shared(texts, treated, earlier, counts):
                reason = f"{format_reason(earlier, language)} ({', '.join(shared)})"
                yield tie(treated.item, earlier.item.item_id, "same-case", 0.6, reason)
                break


def find_standing(thread: Thread) -> frozenset[frozenset[str]]:
    """The words of titles that stood in every second meeting at least, and in four or more."""
    meetings: dict[str, int] = {}
    where: dict[frozenset[str], set[int]] = defaultdict(set)
    for treated in thread:
        number = meetings.setdefault(treated.item.meeting_id, len(meetings))
        where[treated.matter.words].add(number)
    return frozenset(words for words, held in where.items() if len(held) >= OFTEN and 2 * len(held) > max(held) - min(held))


def format_reason(earlier: Treated, language: str, quote: str = "") -> str:
    """The day and the words that tie an item to an earlier one: its own words, else its title."""
    return f"{format_date(earlier.date, language, 'short')}: «{quote or earlier.item.title}»"
