"""What the checks look at: one body's records from the papers that count, indexed once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePosixPath

from pipeline.records import (
    AgendaItem,
    Attendance,
    CaseLink,
    Decision,
    DocumentRow,
    Evidence,
    Meeting,
    MeetingLink,
    Memo,
    Records,
)
from pipeline.settings import Profile, Settings
from pipeline.statuses import drop_superseded, split_later

CALLING = frozenset({"notice", "agenda"})


@dataclass(slots=True)
class View:
    """One body's records, by what the checks ask for; rows keep their order."""

    body_id: str
    profile: Profile
    as_of: str
    shared: Shared
    papers: dict[str, DocumentRow] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    links: dict[str, list[MeetingLink]] = field(default_factory=lambda: defaultdict(list))
    """Meeting -> its papers that count."""
    items: dict[str, list[AgendaItem]] = field(default_factory=lambda: defaultdict(list))
    """Meeting -> the rows of its items."""
    decisions: list[Decision] = field(default_factory=list)
    attendance: dict[str, list[Attendance]] = field(default_factory=lambda: defaultdict(list))
    memos: list[Memo] = field(default_factory=list)
    case_links: list[CaseLink] = field(default_factory=list)

    @property
    def calendar(self) -> list[Meeting]:
        """The meetings with a day that nobody doubts and that were not cancelled, in order."""
        dated = (m for m in self.meetings.values() if len(m.start_date) == 10 and not m.suggested_date and m.status != "cancelled")
        return sorted(dated, key=lambda m: (m.start_date, m.meeting_id))

    def papers_of(self, meeting_id: str, *relations: str) -> set[str]:
        """The ids of the papers that are in one of these relations to a meeting."""
        return {link.document_id for link in self.links.get(meeting_id, ()) if link.relation in relations}

    def minuted(self, meeting_id: str) -> list[AgendaItem]:
        """The items in the minutes of a meeting."""
        own = self.papers_of(meeting_id, "minutes")
        return [item for item in self.items.get(meeting_id, ()) if item.document_id in own]

    def date_of(self, meeting_id: str) -> str:
        """The day of a meeting; empty where it is not known."""
        return self.meetings.get(meeting_id, Meeting()).start_date

    def name_of(self, document_id: str) -> str:
        """The file name of a paper."""
        row = self.papers.get(document_id)
        return PurePosixPath(row.path).name if row else document_id


ASKED = frozenset({"status", "minutes_status", "votes_for", "votes_against", "votes_blank", "attachments_expected"})
"""The fields of which the evidence is asked for."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What is asked across bodies."""

    items: Mapping[str, AgendaItem]
    """The first row of each item, minutes' rows before notices'."""
    dates: Mapping[str, str]
    """Meeting -> its day."""
    evidence: Mapping[tuple[str, str], list[Evidence]]
    """(record, field) -> evidence of what is asked for: statuses of meetings, votes, attachments."""
    approving: frozenset[str]
    """The papers that say of a meeting's minutes that they are approved."""
    rules: Mapping[str, str]
    """Decision -> the rule that read its words."""
    named: Mapping[str, frozenset[str]]
    """Paper -> the item numbers that only its text names, as «38/25»."""


def open_views(records: Records, settings: Settings, as_of: str) -> Iterator[View]:
    """A view of each body, in the order of their ids."""
    counted = drop_superseded(split_later(records, as_of)[0])
    old = {row.document_id for row in counted.documents if row.superseded_by}
    shared = share(counted)
    views: dict[str, View] = {}

    def view(body_id: str) -> View:
        return views.setdefault(body_id, View(body_id, settings.bodies.get(body_id, Profile(body_id)), as_of, shared))

    for row in counted.documents:
        if row.status == "read" and row.document_id not in old:
            view(row.body_id).papers[row.document_id] = row
    for meeting in counted.meetings:
        view(meeting.body_id).meetings[meeting.meeting_id] = meeting
    place_rows(counted, views, old)
    yield from (views[body_id] for body_id in sorted(views))


def place_rows(records: Records, views: Mapping[str, View], old: set[str]) -> None:
    """Put the rows of meetings and papers into their body's view."""
    by_meeting = {meeting_id: view for view in views.values() for meeting_id in view.meetings}
    by_paper = {document_id: view for view in views.values() for document_id in view.papers}
    for link in records.meeting_links:
        if link.meeting_id in by_meeting and link.document_id not in old:
            by_meeting[link.meeting_id].links[link.meeting_id].append(link)
    rows: Iterable[AgendaItem | Attendance | Decision] = chain(records.agenda_items, records.attendance, records.decisions)
    for row in rows:
        if view := by_meeting.get(row.meeting_id) or by_paper.get(row.document_id):
            put(view, row)
    for memo in records.memos:
        if memo.document_id in by_paper:
            by_paper[memo.document_id].memos.append(memo)
    homes = {item.item_id: item.meeting_id for item in records.agenda_items}
    for case in records.case_links:
        if view := by_meeting.get(homes.get(case.item_id, "")):
            view.case_links.append(case)


def put(view: View, row: AgendaItem | Attendance | Decision) -> None:
    """Put one row into its place."""
    if isinstance(row, AgendaItem):
        view.items[row.meeting_id].append(row)
    elif isinstance(row, Attendance):
        view.attendance[row.meeting_id].append(row)
    else:
        view.decisions.append(row)


def name_item(item: AgendaItem) -> str:
    """An item as findings name it.

    >>> name_item(AgendaItem(number="37/25", title="Budsjett")), name_item(AgendaItem(title="Budsjett"))
    ('37/25 «Budsjett»', '«Budsjett»')
    """
    return f"{item.number} «{item.title}»".strip()


def share(records: Records) -> Shared:
    """The indexes over all bodies."""
    minutes = {(link.meeting_id, link.document_id) for link in records.meeting_links if link.relation == "minutes"}
    items: dict[str, AgendaItem] = {}
    for item in sorted(records.agenda_items, key=lambda item: (item.meeting_id, item.document_id) not in minutes):
        items.setdefault(item.item_id, item)
    evidence: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    named: dict[str, set[str]] = defaultdict(set)
    rules: dict[str, str] = {}
    for row in records.evidence:  # once: it is the largest table by far
        if row.field == "text":
            if row.table == "decisions":
                rules[row.record_id] = row.rule
        elif row.field in ASKED:
            evidence[row.record_id, row.field].append(row)
        elif row.field == "numbers" and row.table == "documents":
            named[row.document_id].add(row.value)
    statuses = (row for (_, field), rows in evidence.items() if field == "minutes_status" for row in rows)
    approving = frozenset(row.document_id for row in statuses if row.value == "approved")
    dates = {meeting.meeting_id: meeting.start_date for meeting in records.meetings}
    return Shared(items, dates, evidence, approving, rules, {key: frozenset(values) for key, values in named.items()})
