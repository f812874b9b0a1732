"""Several papers, one record set: bodies, meetings, people, items, cases, actions and policy areas get their ids and links."""

from __future__ import annotations

from dataclasses import replace

from pipeline.finding_rows import format_rows, main_language
from pipeline.link.across import Ties, join_ties, tie_bodies
from pipeline.link.actions import link_actions
from pipeline.link.all_bodies import index_bodies
from pipeline.link.attendance import link_attendance
from pipeline.link.bodies import link_body
from pipeline.link.bundles import (
    Archive,
    Bundle,
    Members,
    Part,
    choose_originals,
    fill_bundle,
    find_firsts,
    find_twice,
    format_keys,
    join_parts,
    make_archive,
    split_folder,
)
from pipeline.link.cases import link_cases
from pipeline.link.items import link_decisions, link_items
from pipeline.link.meetings import link_meetings
from pipeline.link.memos import link_memos
from pipeline.link.outlines import Outline, make_outline
from pipeline.link.pages import link_pages
from pipeline.link.papers import Group, Paper, flatten
from pipeline.link.people import link_memberships, make_register
from pipeline.link.policy import Heard, link_areas
from pipeline.link.profile_names import index_profiles
from pipeline.link.ready import make_ready
from pipeline.link.roster import make_roster
from pipeline.link.schemes import Scheme
from pipeline.link.threads import make_thread
from pipeline.records import Parsed, Records
from pipeline.schema import add_rows
from pipeline.settings import Profile, Settings

__all__ = [
    "Archive",
    "Bundle",
    "Heard",
    "Members",
    "Outline",
    "Part",
    "Ties",
    "choose_originals",
    "fill_bundle",
    "find_firsts",
    "find_twice",
    "flatten",
    "format_keys",
    "index_bodies",
    "index_profiles",
    "join_parts",
    "join_ties",
    "link",
    "link_bundle",
    "make_outline",
    "make_ready",
    "split_folder",
    "tie_bodies",
]


def link(papers: list[tuple[str, Parsed]], settings: Settings) -> Records:
    """The record set of all papers (path relative to raw/, what it says), in path order within each table.

    What belongs to no body comes first, then each body's own in the order of their ids.
    """
    archive = make_archive(papers, settings)
    parts = {body_id: link_bundle(archive.read_bundle(body_id)) for body_id in archive.profiles}
    ties = tie_bodies(index_bodies(make_outline(*part) for part in parts.items()))
    for body_id, part in parts.items():
        join_ties(part, ties[body_id])
    records = Records()
    for part in (archive.general, *parts.values()):
        add_rows(records, part)
    return records


def link_bundle(bundle: Bundle, heard: Heard | None = None) -> Records:
    """The records of one body; they hang on nothing that another body's papers say. `heard` as policy.link_areas has it."""
    return link_group(bundle.body_id, bundle.profile, bundle.papers, bundle.schemes, heard)


def link_group(body_id: str, profile: Profile, papers: list[Paper], schemes: list[Scheme], heard: Heard | None) -> Records:
    """The records of one body: depends on its own papers, its profile and the schemes only."""
    language = profile.language or main_language([paper.row for paper in papers])
    group = Group(body_id, profile, language, papers, Records(), {}, [])
    saved = link_pages(group)
    link_body(group)
    link_memberships(group)
    link_meetings(group, saved)
    link_items(group)
    classification = group.records.bodies[0].classification if group.records.bodies else ""
    link_decisions(group, classification)
    roster = make_roster(make_register(profile, group.records.memberships), group.records.memberships)
    link_attendance(group, roster)
    thread = make_thread(group)
    link_cases(group, thread)
    link_actions(group, roster, thread)
    link_memos(group)
    link_areas(group, schemes, heard)
    link_documents(group)
    doubts = [doubt for paper in papers for doubt in paper.parsed.findings]
    group.records.findings.extend(format_rows([*doubts, *group.findings], language, group.ids))
    return group.records


def link_documents(group: Group) -> None:
    """One row a paper; minutes without a date of their own bear their meeting's."""
    held = {link.document_id: link.start_date for link in reversed(group.records.meeting_links) if link.relation == "minutes"}
    for paper in group.papers:
        row = paper.row
        later = group.superseded.get(row.document_id, "")
        date = row.date or held.get(row.document_id, "")
        row = replace(row, path=paper.path, body_id=group.body_id, date=date, superseded_by=later)
        group.add("documents", row, paper.parsed.document.evidence)
