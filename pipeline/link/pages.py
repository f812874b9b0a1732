"""Two saved versions of one page or plan: which is the later, and what has changed in its meetings and its members."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from pathlib import PurePosixPath

from pipeline.findings import Finding
from pipeline.grammar.versions import VERSION_WORD
from pipeline.language.calendar import count_days, term
from pipeline.language.dates import find_dates
from pipeline.language.folding import fold
from pipeline.link.page_members import Seats, find_seats, link_changed_seats
from pipeline.link.papers import Group, Paper
from pipeline.link.statements import Statement
from pipeline.records import Evidence, Extracted, Meeting, MeetingLink

KINDS = frozenset({"committee_page", "meeting_plan"})
NEAR = 21
"""Days within which a meeting that is gone and one that has come are one meeting moved."""


@dataclass(frozen=True, slots=True)
class Page:
    """One saved page: what it lists, and what tells its version."""

    paper: Paper
    title: str
    issued: str
    number: float
    is_revised: bool
    meetings: Mapping[str, Extracted[Meeting]]
    """Day -> the meeting as the page has it, those it cancels too."""
    days: tuple[str, ...]
    """The days that it lists as meetings, in order."""
    held: str
    """The last day that it calls held."""
    seats: Seats

    @property
    def name(self) -> str:
        """The file's name."""
        return PurePosixPath(self.paper.path).name

    @property
    def document_id(self) -> str:
        """The paper's id."""
        return self.paper.row.document_id


def link_pages(group: Group) -> list[tuple[Page, Page]]:
    """Pages saved again supersede the older ones; each older one with its next version."""
    buckets: dict[tuple[str, str], list[Page]] = defaultdict(list)
    for paper in group.papers:
        if paper.row.kind in KINDS:
            page = read_page(paper, group)
            buckets[paper.row.kind, page.title].append(page)
    pairs = []
    for pages in buckets.values():
        pages.sort(key=lambda page: page.document_id)
        pages.sort(key=cmp_to_key(compare))
        for place, older in enumerate(pages):
            newer = next((page for page in pages[place + 1 :] if is_same_page(older, page)), None)
            if newer and compare(older, newer) < 0:
                group.superseded[older.document_id] = newer.document_id
                group.findings.append(note("page-superseded", older, newer, newer.document_id, older.document_id))
                pairs.append((older, newer))
            elif newer:
                group.findings.append(note("versions-undecided", older, newer, newer.document_id, older.document_id))
    return pairs


def link_changes(group: Group, pairs: Sequence[tuple[Page, Page]]) -> Iterator[Statement]:
    """What later versions of pages say of meetings that they no longer list; findings on these and on the members that have changed."""
    for older, newer in pairs:
        yield from note_changes(group, older, newer)
        until = newer.issued or next((day for day in newer.days if day not in older.meetings), "")
        link_changed_seats(group, older.seats, newer.seats, newer.document_id, (older.issued, until), name_both(older, newer))


def read_page(paper: Paper, group: Group) -> Page:
    """A page with its meetings by day and its members by name."""
    row, parsed = paper.row, paper.parsed
    links = {found.record.meeting_id: found.record.relation for found in parsed.meeting_links}
    meetings = {found.record.start_date: found for found in parsed.meetings if len(found.record.start_date) == 10}
    days = sorted(day for day, found in meetings.items() if links.get(found.record.meeting_id) == "plan")
    said = set(row.version.split("; ")) - {""}
    numbers = [float(word) for word in said if word.replace(".", "", 1).isdigit()]
    return Page(
        paper,
        find_key(row.title, (group.profile.name, group.profile.short_name, row.body_name)),
        row.issued,
        max(numbers, default=1.0),
        bool(said & {"corrected", "final"}),
        meetings,
        tuple(days),
        max((day for day in days if meetings[day].record.status == "held"), default=""),
        find_seats(found.record for found in parsed.memberships),
    )


def find_key(title: str, names: Sequence[str]) -> str:
    """A title without the body's names, days and words for a version: what stays the same when a page is saved again.

    >>> find_key("Revidert møteplan 2025 – Rådet for fjellvett", ["Rådet for fjellvett"])
    'møteplan 2025'
    """
    for day in reversed(find_dates(title)):
        title = title[: day.start] + title[day.end :]
    for name in filter(None, names):
        title = re.sub(re.escape(name), " ", title, flags=re.IGNORECASE)
    return " ".join(re.findall(r"\w+", fold(VERSION_WORD.sub(" ", title))))


def is_same_page(one: Page, other: Page) -> bool:
    """True for two versions of one page: they have a meeting or a member in common, or are plans of the year that their title says.

    Two pages with one heading can be of two things, such as members here and meetings there.
    """
    if set(one.days) & set(other.days) or set(one.seats) & set(other.seats):
        return True
    return one.paper.row.kind == "meeting_plan" and bool(re.search(r"\b(?:19|20)\d\d\b", one.title))


def compare(one: Page, other: Page) -> int:
    """-1 where `other` is the later version, 1 the other way round, 0 where nothing tells: by the day of issue, the version's number and
    words, else by the meetings that the page reaches."""
    signs = [(one.issued, other.issued)] if one.issued and other.issued else []
    for left, right in [*signs, (one.number, other.number), (one.is_revised, other.is_revised)]:
        if left != right:
            return -1 if left < right else 1  # type: ignore[operator]
    reach = [(a > b) - (a < b) for a, b in ((one.held, other.held), (max(one.days, default=""), max(other.days, default="")))]
    return 0 if len(set(reach) - {0}) != 1 else sum(set(reach))


def note_changes(group: Group, older: Page, newer: Page) -> Iterator[Statement]:
    """Findings on what has changed from one version to the next, and what the later one says of the meetings that are gone."""
    gone, come = find_gone(older, newer), find_come(older, newer)
    moved = dict(find_moved(gone, come, set(older.days) & set(newer.days)))
    for day in gone:
        meeting = older.meetings[day].record
        values = {"date": day, "new": moved.get(day, "")}
        code = "plan-meeting-moved" if day in moved else "plan-meeting-dropped"
        group.findings.append(note(code, older, newer, newer.document_id, meeting.meeting_id, meeting.source, **values))
        yield state_gone(older, newer, day, moved.get(day, ""))
    for day in come:
        if day not in moved.values():
            meeting = newer.meetings[day].record
            group.findings.append(note("plan-meeting-added", older, newer, newer.document_id, meeting.meeting_id, meeting.source, date=day))
    for day in sorted(set(older.days) & set(newer.days)):
        for field in ("start_time", "end_time", "place", "items_due", "papers_due", "notice_due"):
            one, other = (getattr(page.meetings[day].record, field) for page in (older, newer))
            if one and other and fold(one) != fold(other):
                meeting = newer.meetings[day].record
                values = {"date": day, "field": field, "one": one, "value": other}
                group.findings.append(note("plan-changed", older, newer, newer.document_id, meeting.meeting_id, meeting.source, **values))


def find_gone(older: Page, newer: Page) -> list[str]:
    """The days that only the older version lists, of the time that the newer one is about."""
    if not newer.days:
        return []
    terms = {term(day) for day in newer.days}
    start = newer.issued or newer.days[0]
    return [day for day in older.days if day not in newer.meetings and day >= start and (day <= newer.days[-1] or term(day) in terms)]


def find_come(older: Page, newer: Page) -> list[str]:
    """The days that only the newer version lists, of the terms that the older one was about."""
    terms = {term(day) for day in older.days}
    return [day for day in newer.days if day not in older.meetings and term(day) in terms]


def find_moved(gone: Sequence[str], come: Sequence[str], kept: set[str]) -> Iterator[tuple[str, str]]:
    """Each day that is gone with the one that came for it: the only one within three weeks, with no other meeting between.

    >>> list(find_moved(["2025-03-12"], ["2025-03-19"], {"2025-02-12", "2025-04-09"}))
    [('2025-03-12', '2025-03-19')]
    """
    near = {day: [other for other in come if abs(count_days(day, other)) <= NEAR] for day in gone}
    for day, others in near.items():
        if len(others) == 1 and sum(others[0] in found for found in near.values()) == 1:
            low, high = sorted((day, others[0]))
            if not any(low < other < high for other in kept):
                yield day, others[0]


def state_gone(older: Page, newer: Page, day: str, new: str) -> Statement:
    """What the later version says of a meeting that it no longer lists: moved, or no longer planned."""
    document_id = newer.document_id
    key = f"{document_id}/gone-{day}"
    status = "cancelled" if new else "unknown"
    quote = newer.meetings[new].record.raw_date if new else ""
    facts = {"status": status, "moved_to": new}
    rows = tuple(
        Evidence(field=name, value=value, document_id=document_id, quote=quote, rule="page_versions", confidence=0.8)
        for name, value in facts.items()
        if value
    )
    meeting = Meeting(key, start_date=day, document_id=document_id, source=document_id, **facts)
    reason = f"listed in {older.document_id}, not in this later version" + (f", which lists {new}" if new else "")
    link = MeetingLink(key, "mention", score="0.8", reason=reason, document_id=document_id, source=document_id)
    return Statement(newer.paper, Extracted(meeting, rows), Extracted(link))


def note(code: str, older: Page, newer: Page, document_id: str, subject: str, source: str = "", **values: str) -> Finding:
    """A finding on two versions of one page."""
    return Finding(code, document_id, subject, source or document_id, {**name_both(older, newer), **values})


def name_both(older: Page, newer: Page) -> dict[str, str]:
    """The names of two versions of a page and their days of issue, as the findings' words call them."""
    return {"name": older.name, "other": newer.name, "older": older.issued or "?", "newer": newer.issued or "?"}
