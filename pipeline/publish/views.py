"""What publications ask of the record set about one body: its meetings in order, its items, actions and areas."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pipeline.language.formats import find_day, format_date, format_term
from pipeline.publish.contexts import Line
from pipeline.publish.numbering import find_prefix
from pipeline.publish.tasks import Task, find_tasks, place
from pipeline.publish.texts import LANGUAGES, read_texts
from pipeline.records import AgendaItem, Body, CaseLink, Decision, DocumentRow, Evidence, Meeting, Records, day_of
from pipeline.settings import Profile
from pipeline.settings.profiles import DECISIVE


@dataclass(frozen=True, slots=True)
class View:
    """One body's part of the record set, ordered and indexed."""

    body: Body
    profile: Profile
    records: Records
    as_of: str
    language: str
    t: dict[str, str]
    documents: dict[str, DocumentRow]
    meetings: tuple[Meeting, ...]
    """All that have a day, by the day that holds (`day_of`)."""
    minutes: dict[str, tuple[AgendaItem, ...]]
    """Meeting -> its items as the minutes have them, in order."""
    noticed: dict[str, tuple[AgendaItem, ...]]
    """Meeting -> its items as a notice or agenda has them."""
    items: dict[str, AgendaItem]
    """item_id -> the minutes' row, else the notice's."""
    closed: dict[str, str]
    """item_id of what is exempt from public access -> its legal basis as written, or empty."""
    decisions: dict[str, tuple[Decision, ...]]
    tasks: tuple[Task, ...]
    paper_days: dict[str, str]
    """Minutes' document_id -> the day of their meeting."""
    touched: dict[str, set[str]]
    """Policy area -> the items of minutes that an assertion ties to it, by themselves or by what was concluded in them."""
    links: dict[str, list[CaseLink]]
    """item_id -> its ties to earlier items."""
    followers: dict[str, set[str]]
    """item_id -> the later items that go on with it; a correction does not."""
    evidence: dict[tuple[str, str, str], list[Evidence]]
    """Table, the record's first id and field -> where the value stands."""
    slots: Mapping[str, tuple[Line, ...]] | None = None
    """In the public edition meeting_id -> the emptied lines of its internal agenda (edition.py)."""

    @property
    def is_public(self) -> bool:
        """True for the public edition, whose records come without what is closed."""
        return self.slots is not None

    def date(self, iso: str) -> str:
        """A day in short form."""
        return format_date(iso, self.language, "short")

    def term(self, meeting: Meeting) -> str:
        """The half-year of a meeting, in words."""
        return format_term(day_of(meeting), self.language)

    def meeting_of(self, item_id: str) -> str:
        """The short date of the meeting in which an item stood."""
        meeting_id = self.items[item_id].meeting_id if item_id in self.items else ""
        return next((self.date(m.start_date) for m in self.meetings if m.meeting_id == meeting_id), "")


def compose_view(records: Records, profile: Profile, as_of: str) -> View:
    """One body's view of a record set. `profile` wins over what papers say of name and classification."""
    body = next((row for row in records.bodies if row.body_id == profile.body_id), Body(profile.body_id))
    profile = fill_profile(profile, body)
    meetings = sorted(
        (m for m in records.meetings if m.body_id == body.body_id and find_day(day_of(m))), key=lambda m: (day_of(m), m.meeting_id)
    )
    documents = {row.document_id: row for row in reversed(records.documents)}
    language = profile.language or find_language(records, body.body_id)
    ids = {m.meeting_id: m.start_date for m in meetings}
    prefix = find_prefix(profile.numbering)
    t = read_texts(language, profile.classification, profile.outcome)
    own = [
        replace(row, number=row.number.removeprefix(prefix), title=row.title or (t["withheld_title"] if row.access == "withheld" else ""))
        for row in records.agenda_items
        if row.meeting_id in ids
    ]
    minutes = group_items([row for row in own if kind_of(row, documents) == "minutes"])
    noticed = group_items([row for row in own if kind_of(row, documents) != "minutes"])
    decisions: dict[str, tuple[Decision, ...]] = {}
    for decision in records.decisions:
        decisions[decision.item_id] = (*decisions.get(decision.item_id, ()), decision)
    return View(
        body=body,
        profile=profile,
        records=records,
        as_of=as_of,
        language=language,
        t=t,
        documents=documents,
        meetings=tuple(meetings),
        minutes=minutes,
        noticed=noticed,
        items={row.item_id: row for side in (noticed, minutes) for rows in side.values() for row in rows},
        closed=find_closed(own, documents),
        decisions=decisions,
        tasks=tuple(find_tasks((a for a in records.actions if a.meeting_id in ids), ids)),
        paper_days={k.document_id: ids[k.meeting_id] for k in records.meeting_links if k.relation == "minutes" and k.meeting_id in ids},
        touched=index_touched(records, minutes),
        links=index_links(records),
        followers=index_followers(records),
        evidence=index_evidence(records),
    )


def index_touched(records: Records, minutes: dict[str, tuple[AgendaItem, ...]]) -> dict[str, set[str]]:
    """Policy area -> the items of minutes that an assertion ties to it, by themselves or by what was concluded in them."""
    home = {row.decision_id: row.item_id for row in records.decisions}
    held = {item.item_id for rows in minutes.values() for item in rows}
    touched: dict[str, set[str]] = defaultdict(set)
    for link in records.policy_links:
        item_id = home.get(link.subject_id, "") if link.subject_kind == "decision" else link.subject_id
        if link.subject_kind in {"item", "decision"} and item_id in held:
            touched[link.policy_area_id].add(item_id)
    return dict(touched)


def index_links(records: Records) -> dict[str, list[CaseLink]]:
    """item_id -> its ties to earlier items."""
    links: dict[str, list[CaseLink]] = defaultdict(list)
    for link in records.case_links:
        links[link.item_id].append(link)
    return dict(links)


def index_followers(records: Records) -> dict[str, set[str]]:
    """item_id -> the later items that go on with it; a correction does not."""
    followers: dict[str, set[str]] = defaultdict(set)
    for link in records.case_links:
        if link.relation != "corrects":
            followers[link.earlier_item_id].add(link.item_id)
    return dict(followers)


def index_evidence(records: Records) -> dict[tuple[str, str, str], list[Evidence]]:
    """Table, the record's first id and field -> where the value stands, in the order of the records."""
    found: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for row in records.evidence:
        found[row.table, row.record_id.partition("|")[0], row.field].append(row)
    return dict(found)


def fill_profile(profile: Profile, body: Body) -> Profile:
    """The profile, with what a paper of the body says in place of keys that are not set; where that is that the body gives advice,
    without a word for what comes of its items that only deciding bodies may use."""
    said = {name: getattr(profile, name) or getattr(body, name) for name in ("name", "short_name", "classification")}
    outcome = "" if said["classification"] == "advisory" and DECISIVE.search(profile.outcome) else profile.outcome
    return replace(
        profile,
        **said,
        outcome=outcome,
        items_due_days=profile.items_due_days or read_days(body.items_due_days),
        papers_due_days=profile.papers_due_days or read_days(body.papers_due_days),
        notice_days=profile.notice_days or read_days(body.notice_days),
    )


def read_days(text: str) -> int:
    """The days that a cell says, 0 for what is no number.

    >>> read_days("14"), read_days(""), read_days("to uker")
    (14, 0, 0)
    """
    return int(text) if re.fullmatch("[0-9]{1,3}", text) else 0


def find_language(records: Records, body_id: str) -> str:
    """The language that most of a body's papers are written in; nb where none is nb, nn or en."""
    spoken = Counter(row.language for row in records.documents if row.body_id == body_id and row.language in LANGUAGES)
    return spoken.most_common(1)[0][0] if spoken else "nb"


def kind_of(row: AgendaItem, documents: dict[str, DocumentRow]) -> str:
    """The kind of the paper in which an item stands."""
    return documents[row.document_id].kind if row.document_id in documents else ""


def find_closed(rows: list[AgendaItem], documents: dict[str, DocumentRow]) -> dict[str, str]:
    """The items that a paper withholds, or that stand in a withheld paper, with the legal basis where one is written."""
    closed: dict[str, str] = {}
    for row in rows:
        paper = documents.get(row.document_id)
        if row.access == "withheld" or (paper and paper.access == "withheld"):
            closed[row.item_id] = closed.get(row.item_id) or row.legal_basis
    return closed


def group_items(rows: list[AgendaItem]) -> dict[str, tuple[AgendaItem, ...]]:
    """Items by meeting, in order; an item that stands in two papers of one kind comes once."""
    grouped: dict[str, dict[str, AgendaItem]] = {}
    for row in sorted(rows, key=lambda row: (row.meeting_id, int(row.position or 0) if row.position.isdigit() else 0, place(row.source))):
        grouped.setdefault(row.meeting_id, {}).setdefault(row.item_id, row)
    return {meeting_id: tuple(items.values()) for meeting_id, items in grouped.items()}


def find_last_minutes(view: View, before: str, count: int) -> list[Meeting]:
    """The last meetings before a day whose minutes have been read, the newest last."""
    return [m for m in view.meetings if m.meeting_id in view.minutes and m.start_date < before][-count:]


def is_closed_paper(view: View, document_id: str) -> bool:
    """True for a paper that is exempt from public access."""
    return document_id in view.documents and view.documents[document_id].access == "withheld"


def name_paper(row: DocumentRow) -> str:
    """A paper's file name, without its folders."""
    return PurePosixPath(row.path).name


def find_previous(view: View, before: str) -> Meeting | None:
    """The meeting before a day, by a date that nobody doubts; None for the first one."""
    return next((m for m in reversed(view.meetings) if m.start_date < before and not m.suggested_date and m.status != "cancelled"), None)


def find_following(view: View, meeting: Meeting) -> Meeting | None:
    """The meeting after one, doubtful dates taken as suggested; None for the last one."""
    return next((m for m in view.meetings if day_of(m) > meeting.start_date and m.status != "cancelled"), None)
