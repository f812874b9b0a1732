"""Case papers and their items: by the number, the archive case or the title, in the meeting that the paper names."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath

from pipeline.grammar.case_papers import NAMED_FILE
from pipeline.language.folding import fold
from pipeline.language.formats import find_day
from pipeline.language.likeness import rate_likeness
from pipeline.language.numbers import find_case_numbers
from pipeline.link.items import drop_series
from pipeline.link.papers import Group, Paper
from pipeline.records import AgendaItem, Meeting, MeetingLink, Memo

TOLD_APART = 0.75
"""From here on two titles say by themselves that they are one matter's: a telling word and the same year, or two telling words."""
AHEAD = 365
"""Days after a memo in which the meeting that has its matter can come."""
ALIKE = 0.5
"""From here on a paper's title is an item's in a meeting that the paper names, if no other item is as like it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The meeting and the item that a paper belongs to ("" where it names none), and why."""

    meeting_id: str
    item_id: str
    score: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Items:
    """A body's items by what a paper can name them with; each list in the order of the meetings' days."""

    by_number: dict[str, list[tuple[str, AgendaItem]]]
    by_case: dict[str, list[tuple[str, AgendaItem]]]
    by_meeting: dict[str, list[AgendaItem]]
    dates: dict[str, str]
    short_name: str


def index_items(group: Group) -> Items:
    """The items of a body by number, archive case and meeting; once an item, the words of papers that count first."""
    dates = {m.meeting_id: m.start_date for m in group.records.meetings}
    rows = sorted(group.records.agenda_items, key=lambda row: (dates.get(row.meeting_id, ""), row.document_id in group.superseded))
    items = Items(defaultdict(list), defaultdict(list), defaultdict(list), dates, group.profile.short_name)
    seen = set()
    for row in rows:
        if row.item_id in seen or row.meeting_id not in dates:
            continue
        seen.add(row.item_id)
        items.by_meeting[row.meeting_id].append(row)
        place = dates[row.meeting_id], row
        if row.number:
            items.by_number[fold(drop_series(row.number, items.short_name))].append(place)
        for case in find_case_numbers(row.case_number):
            items.by_case[case.raw].append(place)
    return items


def find_tie(
    group: Group, items: Items, paper: Paper, memo: Memo | None, on: Callable[[str], Meeting | None], mail: MeetingLink | None
) -> Tie | None:
    """The item that a paper belongs to: by its number, its archive case, else by its title in the meeting that it names; None where
    nothing or more than one thing fits."""
    named = [found.record for found in paper.parsed.meeting_links if found.record.relation == "paper"]
    day = next((row.start_date for row in named if row.start_date), "") or (memo.requested_for if memo else "")
    meeting = on(day) if len(day) == 10 else None
    meeting_id = meeting.meeting_id if meeting else mail.meeting_id if mail else ""
    written = memo.date if memo else paper.row.issued
    for key, reason, source in find_keys(paper, named):
        if item := choose_item(items, key, meeting_id, written):
            return Tie(item.meeting_id, item.item_id, "1", reason, source)
    fields = [row.item_id for row in named if not row.item_id[:1].isdigit()]
    titles = dict.fromkeys([*fields, paper.row.title, memo.subject if memo else ""])
    if memo and not meeting_id:
        return find_ahead(items, memo, [title for title in titles if title], paper.row.document_id)
    for title in titles:
        if item := find_alike(items.by_meeting.get(meeting_id, ()), title):
            reason = f"named like the item «{item.title}»"
            return Tie(meeting_id, item.item_id, "0.8", reason, paper.row.document_id)
    if meeting and (said := next((row for row in named[::-1] if row.start_date == day), None)):
        reasons = dict.fromkeys(" ".join(row.reason.split()) for row in (said, *named) if row is said or row.item_id[:1].isdigit())
        return Tie(meeting_id, "", "1", "; ".join(reasons), said.source)
    return None


def find_ahead(items: Items, memo: Memo, titles: Sequence[str], document_id: str) -> Tie | None:
    """The item of that title in the first meeting that has one, within a year after a memo that names no day; none before the memo was
    written, and none outside the month that it asks for."""
    written, last = find_day(memo.date), memo.requested_for
    if not written or len(last) == 10:
        return None
    until = (written + timedelta(days=AHEAD)).isoformat()
    ahead = sorted((day, key) for key, day in items.dates.items() if memo.date <= day <= until and day.startswith(last))
    for _, meeting_id in ahead:
        for title in titles:
            item = find_alike(items.by_meeting.get(meeting_id, ()), title)
            if item and rate_likeness(title, item.title) >= TOLD_APART:
                return Tie(meeting_id, item.item_id, "0.7", f"named like the item «{item.title}»", document_id)
    return None


def find_keys(paper: Paper, named: Iterable[MeetingLink]) -> Iterator[tuple[str, str, str]]:
    """What a paper names its item with, the surest first: (number or case, why, where)."""
    yield from ((row.item_id, row.reason, row.source) for row in named if row.item_id[:1].isdigit())
    if match := NAMED_FILE.search(PurePosixPath(paper.path).stem):
        number, year = match["number"] or match["first"], match["year"] or match["of"]
        yield f"{number}/{year}", f"the file's name {PurePosixPath(paper.path).name}", paper.row.document_id


def choose_item(items: Items, key: str, meeting_id: str, written: str) -> AgendaItem | None:
    """The item that a number or archive case names: in the meeting named, else the only one, else the first after the paper was written.

    A number without a year says nothing outside a meeting; an item of a meeting before the paper was written is not its own.
    """
    found = items.by_case.get(key) or items.by_number.get(fold(drop_series(key, items.short_name))) or find_short(items, key)
    own = [item for _, item in found if item.meeting_id == meeting_id]
    if own or meeting_id:
        return own[0] if len(own) == 1 else None
    if "/" not in key and "-" not in key:
        return None
    place = bisect_left(found, written, key=lambda pair: pair[0]) if written else 0
    later = found[place:]
    return later[0][1] if later and (written or len(later) == 1) else None


def find_earlier_items(items: Items, paper: Paper, memo: Memo) -> str:
    """The items with which a memo's matter goes on: those of meetings before it was written that it names by a number of one year,
    as its own or as an earlier one; joined with semicolons, "" for none."""
    named = [found.record.item_id for found in paper.parsed.meeting_links if found.record.relation == "paper"]
    keys = [key for key in (*memo.earlier_items.split("; "), *named) if "/" in key]
    written = memo.date or (memo.requested_for if len(memo.requested_for) == 10 else "")
    found: dict[str, None] = {}
    for key in keys if written else ():
        rows = items.by_number.get(fold(drop_series(key, items.short_name))) or find_short(items, key)
        before = {item.item_id: None for day, item in rows if day < written}
        found |= before if len(before) == 1 else {}
    return "; ".join(found)


def find_short(items: Items, key: str) -> list[tuple[str, AgendaItem]]:
    """The items of «37/2025» where the body writes «37/25», and the other way round."""
    number, _, year = key.replace("-", "/").partition("/")
    other = year[2:] if len(year) == 4 else f"20{year}"
    return items.by_number.get(f"{number}/{other}") or items.by_number.get(f"{number}/{year}") or []


def find_alike(rows: Iterable[AgendaItem], title: str) -> AgendaItem | None:
    """The one item whose title is most like a paper's; None where none is like it, or two are alike."""
    if not title:
        return None
    rated = sorted(((rate_likeness(title, row.title), row) for row in rows), key=lambda pair: -pair[0])
    best = rated[:2]
    if not best or best[0][0] < ALIKE or (len(best) > 1 and best[1][0] == best[0][0]):
        return None
    return best[0][1]
