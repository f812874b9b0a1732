"""Every noun of the record set: one frozen dataclass a table; a CSV's columns are its record's fields, in order.

Values are text as design and CSV want it: dates ISO 8601 cut where the source is less precise, times HH:MM, lists joined
with "; ", numbers as digits, empty where the paper says nothing. In parse/ the ids are local keys (`document_id/m1`);
link/ replaces them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.figures import AttendanceCount, Completeness, Coverage
from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One file of raw/ (or one attachment inside it)."""

    document_id: str = ""
    path: str = ""
    format: str = ""
    kind: str = ""
    kind_score: str = ""
    language: str = ""
    title: str = ""
    body_id: str = ""
    body_name: str = ""
    date: str = ""
    pages: str = ""
    words: str = ""
    status: str = ""
    access: str = ""
    duplicate_of: str = ""
    version: str = ""
    issued: str = ""
    superseded_by: str = ""
    attachments: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A committee, board or council."""

    body_id: str = ""
    name: str = ""
    short_name: str = ""
    classification: str = ""
    purpose: str = ""
    parent: str = ""
    tasks: str = ""
    composition: str = ""
    cadence: str = ""
    secretariat: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's seat in a body, for a unit, with a role."""

    membership_id: str = ""
    body_id: str = ""
    person_name: str = ""
    role: str = ""
    unit: str = ""
    unit_name: str = ""
    function: str = ""
    valid_from: str = ""
    valid_to: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""

    @property
    def home(self) -> str:
        """The unit that the seat stands for, by its short name where it has one."""
        return self.unit or self.unit_name

    def holds_on(self, day: str) -> bool:
        """True where the seat may hold on a day (ISO date, "" for any): within the time that the papers give it, if they do."""
        begun = self.valid_from <= day[: len(self.valid_from)]
        return not day or (begun and (not self.valid_to or day[: len(self.valid_to)] <= self.valid_to))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: in parse/ what one paper says of it, in processed/ what all papers say."""

    meeting_id: str = ""
    body_id: str = ""
    start_date: str = ""
    end_date: str = ""
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    number: str = ""
    status: str = ""
    minutes_status: str = ""
    raw_date: str = ""
    suggested_date: str = ""
    moved_to: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """How one paper belongs to a meeting, and what that paper says of it."""

    meeting_id: str = ""
    relation: str = ""
    item_id: str = ""
    score: str = ""
    reason: str = ""
    start_date: str = ""
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's, or one unit's, presence or absence in a meeting."""

    meeting_id: str = ""
    person_name: str = ""
    unit: str = ""
    status: str = ""
    for_name: str = ""
    role: str = ""
    note: str = ""
    membership_id: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of a meeting as one paper has it."""

    item_id: str = ""
    meeting_id: str = ""
    position: str = ""
    number: str = ""
    case_number: str = ""
    title: str = ""
    item_type: str = ""
    responsible: str = ""
    duration_minutes: str = ""
    outcome: str = ""
    access: str = ""
    legal_basis: str = ""
    amended_by: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, advised or concluded, word for word."""

    decision_id: str = ""
    item_id: str = ""
    meeting_id: str = ""
    number: str = ""
    text: str = ""
    kind: str = ""
    outcome: str = ""
    votes_for: str = ""
    votes_against: str = ""
    votes_blank: str = ""
    unanimous: str = ""
    amended_by: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something that somebody is to do after the meeting."""

    action_id: str = ""
    item_id: str = ""
    meeting_id: str = ""
    text: str = ""
    owner: str = ""
    owner_raw: str = ""
    due_date: str = ""
    due_raw: str = ""
    precision: str = ""
    status: str = ""
    closed_by: str = ""
    task: str = ""
    membership_id: str = ""
    carried_from: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""

    @property
    def work(self) -> str:
        """What is to be done; all the words where nobody has parted them."""
        return self.task or self.text


@dataclass(frozen=True, slots=True)
class Done:
    """What minutes report as done. It has no table: link/ looks for the action of an earlier meeting that it is about."""

    item_id: str = ""
    meeting_id: str = ""
    text: str = ""
    task: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo, letter, application or e-mail with a request."""

    document_id: str = ""
    date: str = ""
    reference: str = ""
    sender: str = ""
    recipients: str = ""
    copies: str = ""
    subject: str = ""
    signed_by: str = ""
    decided_by: str = ""
    authority: str = ""
    decided_on: str = ""
    effective_from: str = ""
    consulted: str = ""
    attachments_expected: str = ""
    requests: str = ""
    requested_for: str = ""
    corrected: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PolicyArea:
    """One area of a scheme, named as in the paper that enumerates it."""

    policy_area_id: str = ""
    scheme: str = ""
    number: str = ""
    name: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PolicyLink:
    """An assertion that a document, item, decision or action is about an area."""

    subject_kind: str = ""
    subject_id: str = ""
    policy_area_id: str = ""
    score: str = ""
    terms: str = ""
    quote: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A later item that goes on with an earlier one.

    In parse/ earlier_item_id is the number (or meeting, or body) as written; item_id is empty for a matter that goes on to another
    body (follows-up) or comes back (postponed-from), of which earlier_item_id is the item. In a body's own records these, and numbers
    of other bodies' items, wait until all bodies are linked (link/across.py), which answers or drops them.
    """

    item_id: str = ""
    earlier_item_id: str = ""
    relation: str = ""
    score: str = ""
    reason: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in words, in the body's language."""

    code: str = ""
    severity: str = ""
    subject_id: str = ""
    message: str = ""
    suggestion: str = ""
    document_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one value of one record stands. `table` and `record_id` are filled in by link/."""

    table: str = ""
    record_id: str = ""
    field: str = ""
    value: str = ""
    document_id: str = ""
    page: int = 0
    line: int = 0
    box: str = ""
    quote: str = ""
    rule: str = ""
    confidence: float = 1.0
    by: str = "machine"


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Extracted(Generic[R]):
    """A record as one paper has it, with the place of each of its values."""

    record: R
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class Parsed:
    """All that one paper says, by table: what the cache holds and link/ takes."""

    document: Extracted[DocumentRow]
    bodies: list[Extracted[Body]] = field(default_factory=list)
    memberships: list[Extracted[Membership]] = field(default_factory=list)
    meetings: list[Extracted[Meeting]] = field(default_factory=list)
    meeting_links: list[Extracted[MeetingLink]] = field(default_factory=list)
    attendance: list[Extracted[Attendance]] = field(default_factory=list)
    agenda_items: list[Extracted[AgendaItem]] = field(default_factory=list)
    decisions: list[Extracted[Decision]] = field(default_factory=list)
    actions: list[Extracted[ActionItem]] = field(default_factory=list)
    done: list[Extracted[Done]] = field(default_factory=list)
    memos: list[Extracted[Memo]] = field(default_factory=list)
    policy_areas: list[Extracted[PolicyArea]] = field(default_factory=list)
    case_links: list[Extracted[CaseLink]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    attachments: list[tuple[str, Parsed]] = field(default_factory=list)  # files inside this one, by name


@dataclass(slots=True)
class Records:
    """The linked record set: one list a table, in the order of processed/."""

    documents: list[DocumentRow] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    meeting_links: list[MeetingLink] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    agenda_items: list[AgendaItem] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)
    memos: list[Memo] = field(default_factory=list)
    policy_areas: list[PolicyArea] = field(default_factory=list)
    policy_links: list[PolicyLink] = field(default_factory=list)
    case_links: list[CaseLink] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    attendance_counts: list[AttendanceCount] = field(default_factory=list)
    completeness: list[Completeness] = field(default_factory=list)
    findings: list[FindingRow] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)  # no CSV table, but the table `evidence` of referent.db


SAID_MINUTES = ("approved", "draft", "written", "not-written", "notice-only", "elsewhere")
"""What papers can say of a meeting's minutes, the strongest first; missing and unknown are concluded, not said."""
OF_THE_PAPER = frozenset({"draft", "written"})
"""What minutes say of themselves: of superseded ones it holds no longer."""
RELATION_RANK = {"minutes": 0, "agenda": 1, "notice": 1, "plan": 2, "mention": 3}
"""Whose word on a meeting counts first when papers differ."""
