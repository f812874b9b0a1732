"""One matter through several meetings: postponed items that come back, explicit references, the same archive case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.language.folding import fold
from pipeline.link.items import drop_series
from pipeline.link.papers import Group
from pipeline.records import AgendaItem, CaseLink, Evidence

WORD = re.compile(r"[^\W\d_]{4,}")
PROCEDURAL = frozenset({"approval", "any-other"})
STOP = frozenset(
    [
        "eller",
        "etter",
        "fram",
        "frem",
        "med",
        "møte",
        "møtet",
        "sak",
        "saken",
        "saka",
        "skal",
        "over",
        "under",
        "videre",
        "mellom",
        "innen",
        "with",
        "from",
        "that",
        "this",
    ]
)


@dataclass(frozen=True, slots=True)
class Treated:
    """An item that stood in a meeting, with the words that tell matters apart."""

    date: str
    item: AgendaItem
    words: frozenset[str]
    is_minuted: bool = True
    """False where only a notice lists it: what became of it is not known."""


Thread = list[Treated]
"""A body's items in the order of their meetings."""


def make_thread(group: Group) -> Thread:
    """The body's items in the order of their meetings, one a meeting and item_id (the minutes' row first), procedural ones left out."""
    dates = {meeting.meeting_id: meeting.start_date for meeting in group.records.meetings}
    minutes = {paper.row.document_id for paper in group.papers if paper.row.kind == "minutes"}
    found: dict[str, Treated] = {}
    for item in sorted(group.records.agenda_items, key=lambda row: row.document_id not in minutes):
        date = dates.get(item.meeting_id, "")
        if date and item.item_type not in PROCEDURAL:
            found.setdefault(item.item_id, Treated(date, item, content_words(item.title), item.document_id in minutes))
    return sorted(found.values(), key=lambda treated: (treated.date, treated.item.item_id))


def content_words(text: str) -> frozenset[str]:
    """The folded words of four letters or more that say what a matter is about.

    >>> sorted(content_words("Plan for oppfølging av sykefravær"))
    ['oppfølging', 'plan', 'sykefravær']
    """
    return frozenset(WORD.findall(fold(text))) - STOP


def link_cases(group: Group, thread: Thread) -> None:
    """Case links: postponed items that come back, the same archive case, and what papers say of earlier items by number."""
    seen = set()
    for link, evidence in (*find_references(group), *find_returns(thread), *find_same_case(thread)):
        key = (link.item_id, link.earlier_item_id, link.relation)
        if key not in seen:
            seen.add(key)
            group.add("case_links", link, evidence)


def find_references(group: Group) -> Iterator[tuple[CaseLink, tuple[Evidence, ...]]]:
    """«sak 31/25 også gjelder …»: the earlier item of the body that bears the number."""
    short = group.profile.short_name
    by_number = {fold(drop_series(item.number, short)): item.item_id for item in group.records.agenda_items if item.number}
    for paper in group.papers:
        for found in paper.parsed.case_links:
            earlier = by_number.get(fold(drop_series(found.record.earlier_item_id, short)), "")
            item_id = group.ids.get(found.record.item_id, "")
            if earlier and item_id and earlier != item_id:
                yield replace(found.record, item_id=item_id, earlier_item_id=earlier, score=found.record.score or "1"), found.evidence


def find_returns(thread: Thread) -> Iterator[tuple[CaseLink, tuple[Evidence, ...]]]:
    """A postponed item and the first later item whose title says the same."""
    for index, treated in enumerate(thread):
        if treated.item.outcome not in {"postponed", "returned"}:
            continue
        for later in thread[index + 1 :]:
            if later.date > treated.date and is_same_title(treated, later):
                yield tie(later.item, treated.item, "postponed-from", "0.9", f"«{treated.item.title}» {treated.date}"), ()
                break


def is_same_title(one: Treated, other: Treated) -> bool:
    """True where the words of one title are all in the other, and the shorter has two at least or is the whole title."""
    short, long = sorted((one.words, other.words), key=len)
    return (
        bool(short) and short <= long and (len(short) > 1 or fold(one.item.title) == fold(other.item.title) or len(long) - len(short) < 2)
    )


def find_same_case(thread: Thread) -> Iterator[tuple[CaseLink, tuple[Evidence, ...]]]:
    """Items of different meetings that bear the same archive case number."""
    by_case: dict[str, list[Treated]] = defaultdict(list)
    for treated in thread:
        if treated.item.case_number:
            by_case[treated.item.case_number].append(treated)
    for number, items in by_case.items():
        for earlier, later in pairwise(items):
            if later.date > earlier.date:
                yield tie(later.item, earlier.item, "same-case", "1", number), ()


def tie(later: AgendaItem, earlier: AgendaItem, relation: str, score: str, reason: str) -> CaseLink:
    """A case link that stands where the later item stands."""
    return CaseLink(later.item_id, earlier.item_id, relation, score, reason, document_id=later.document_id, source=later.source)
