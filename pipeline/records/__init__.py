"""Every noun of the record set: one frozen struct a table; a CSV's columns are its record's fields, in order.

Values are text as design and CSV want it: dates ISO 8601 cut where the source is less precise, times HH:MM, lists joined
with "; ", numbers as digits, empty where the paper says nothing. In parse/ the ids are local keys (`document_id/m1`);
link/ replaces them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.findings import Finding
from pipeline.records.bodies import Body, Membership
from pipeline.records.figures import AttendanceCount, Completeness, Coverage
from pipeline.records.matters import PROCEDURAL, ActionItem, AgendaItem, CaseLink, Decision, Done, Memo, PolicyArea, PolicyLink
from pipeline.records.meetings import OF_THE_PAPER, RELATION_RANK, SAID_MINUTES, Attendance, Meeting, MeetingLink, day_of
from pipeline.records.papers import DocumentRow, Evidence, Extracted, FindingRow
from pipeline.records.rows import fill

__all__ = [
    "OF_THE_PAPER",
    "PROCEDURAL",
    "RELATION_RANK",
    "SAID_MINUTES",
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "AttendanceCount",
    "Body",
    "CaseLink",
    "Completeness",
    "Coverage",
    "Decision",
    "DocumentRow",
    "Done",
    "Evidence",
    "Extracted",
    "FindingRow",
    "Meeting",
    "MeetingLink",
    "Membership",
    "Memo",
    "Parsed",
    "PolicyArea",
    "PolicyLink",
    "Records",
    "day_of",
    "fill",
]


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
