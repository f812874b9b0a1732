"""Several papers, one record set: bodies, meetings, people, items, cases, actions and policy areas get their ids and links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace

from pipeline.finding_rows import format_rows, general_language, main_language
from pipeline.findings import Finding
from pipeline.link.actions import link_actions
from pipeline.link.bodies import assign_bodies, link_body
from pipeline.link.cases import link_cases, make_thread
from pipeline.link.items import link_decisions, link_items
from pipeline.link.meetings import link_meetings
from pipeline.link.memos import link_memos
from pipeline.link.papers import Group, Paper, flatten, split_copies
from pipeline.link.people import link_attendance, link_memberships, make_register
from pipeline.link.policy import Scheme, link_areas, read_schemes
from pipeline.records import DocumentRow, Parsed, Records
from pipeline.settings import Profile, Settings


def link(papers: list[tuple[str, Parsed]], settings: Settings) -> Records:
    """The record set of all papers (path relative to raw/, what it says), in path order within each table."""
    kept, copies = split_copies(flatten(papers))
    groups: dict[str, list[Paper]] = defaultdict(list)
    for paper in assign_bodies(kept, settings):
        groups[paper.body_id].append(paper)
    schemes, doubts = read_schemes([found for paper in kept for found in paper.parsed.policy_areas])
    homes = {paper.path: paper.body_id for group in groups.values() for paper in group}
    records = Records(
        documents=[replace(row, body_id=homes[row.duplicate_of]) for row in copies],
        policy_areas=[area for scheme in schemes for area in scheme.areas],
    )
    general = [*settings.findings, *find_unknown_schemes(settings, schemes), *doubts, *find_copies(copies)]
    records.findings.extend(format_rows(general, general_language(settings, [paper.row for paper in kept]), {}))
    for body_id, members in sorted(groups.items()):
        profile = settings.bodies.get(body_id, Profile(body_id))
        extend(records, link_group(body_id, profile, members, schemes))
    return records


def link_group(body_id: str, profile: Profile, papers: list[Paper], schemes: list[Scheme]) -> Records:
    """The records of one body: depends on its own papers, its profile and the schemes only."""
    language = profile.language or main_language([paper.row for paper in papers])
    group = Group(body_id, profile, language, papers, Records(), {}, [])
    link_body(group)
    link_memberships(group)
    link_meetings(group)
    link_items(group)
    classification = group.records.bodies[0].classification if group.records.bodies else ""
    link_decisions(group, classification)
    register = make_register(profile, group.records.memberships)
    link_attendance(group, register)
    thread = make_thread(group)
    link_cases(group, thread)
    link_actions(group, register, thread)
    link_memos(group)
    link_areas(group, schemes)
    link_documents(group)
    doubts = [doubt for paper in papers for doubt in paper.parsed.findings]
    group.records.findings.extend(format_rows([*doubts, *group.findings, *find_gaps(group)], language, group.ids))
    return group.records


def link_documents(group: Group) -> None:
    """One row a paper; minutes without a date of their own bear their meeting's."""
    held = {link.document_id: link.start_date for link in reversed(group.records.meeting_links) if link.relation == "minutes"}
    for paper in group.papers:
        row = paper.row
        row = replace(row, path=paper.path, body_id=group.body_id, date=row.date or held.get(row.document_id, ""))
        group.add("documents", row, paper.parsed.document.evidence)


def find_gaps(group: Group) -> list[Finding]:
    """Minutes that are drafts, and minutes that another paper speaks of but that are not here."""
    here = {link.meeting_id for link in group.records.meeting_links if link.relation == "minutes"}
    approved = {row.record_id: row for row in group.records.evidence if (row.field, row.value) == ("minutes_status", "approved")}
    found = []
    for meeting in group.records.meetings:
        if meeting.minutes_status == "draft" and meeting.meeting_id in here:
            found.append(Finding("minutes-draft", meeting.document_id, meeting.meeting_id, meeting.source, {"date": meeting.start_date}))
        if meeting.minutes_status == "approved" and meeting.meeting_id not in here:
            said = approved[meeting.meeting_id]
            place = f"{said.document_id}:{said.page}:{said.line}" if said.page else said.document_id
            values = {"date": meeting.start_date}
            found.append(Finding("minutes-not-received", said.document_id, meeting.meeting_id, place, values))
    return found


def find_unknown_schemes(settings: Settings, schemes: list[Scheme]) -> list[Finding]:
    """A warning for each profile that names a scheme which no table has."""
    known = {"", *(scheme.scheme_id for scheme in schemes)}
    wrong = [profile for profile in settings.bodies.values() if profile.scheme not in known]
    names = [{"key": f"body.{p.body_id}.scheme", "value": p.scheme, "name": "referent.toml"} for p in wrong]
    return [Finding("wrong-setting", values=values) for values in names]


def find_copies(copies: list[DocumentRow]) -> list[Finding]:
    """A note for each copy of a paper."""
    return [Finding("duplicate-paper", row.document_id, row.document_id, "", {"name": row.path, "of": row.duplicate_of}) for row in copies]


def extend(records: Records, part: Records) -> None:
    """Put the tables of one body behind those of the others."""
    for table in fields(Records):
        getattr(records, table.name).extend(getattr(part, table.name))
