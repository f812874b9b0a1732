"""Which body a paper belongs to, and what the papers say of each body."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields, replace

from pipeline.language.folding import short_slug, slug
from pipeline.link.body_names import group_names
from pipeline.link.papers import Group, Paper
from pipeline.link.profile_names import Find
from pipeline.records import Body
from pipeline.settings import Settings

GENERAL = frozenset({"memo", "unknown"})
"""Kinds of paper that name whoever wrote them: in the folder of a body with settings they are that body's."""


def assign_bodies(papers: list[Paper], settings: Settings, find: Find) -> list[Paper]:
    """The papers with their body_id: the profile that the paper names (as `find` does); else the folder under raw/ when its papers
    speak of one body; else folder + slug of the body's name."""
    by_folder: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_folder[paper.folder].append(paper)
    homes: dict[tuple[str, str, bool], str] = {}
    for folder, group in by_folder.items():
        own, named = short_slug(folder), name_bodies(group, settings)
        for said in {paper.row.body_name for paper in group}:
            other = "-".join(part for part in (own, slug(named.get(said, ""))[:40].strip("-")) if part)
            homes |= {(folder, said, False): other, (folder, said, True): own if own in settings.bodies else other}
    return [
        Paper(paper.path, paper.parsed, find(row.body_name) or find(row.title) or homes[key], paper.file)
        for paper in papers
        if (row := paper.row) and (key := (paper.folder, row.body_name, row.kind in GENERAL))
    ]


def name_bodies(papers: list[Paper], settings: Settings) -> dict[str, str]:
    """Each name in the papers of one folder -> the body's fullest name, "" for the folder's own body: the only one, or for a folder
    with settings the one that they name, else the one that most papers name."""
    names = [paper.row.body_name for paper in papers if paper.row.body_name]
    folder = short_slug(papers[0].folder)
    profile = settings.bodies.get(folder)
    own = [name for name in (profile.name, profile.short_name) if name] if profile else []
    groups = group_names([*names, *own])
    counts = Counter(groups[name] for name in names)
    main = {groups[name] for name in own}
    if not main and counts and (profile or len(counts) == 1) and folder:
        main = {max(counts, key=lambda name: (counts[name], len(name), name))}
    return {name: "" if full in main else full for name, full in groups.items()}


def link_body(group: Group) -> None:
    """The row of the group's body: the profile's words first, then what its pages say; nothing for papers of no body."""
    if not group.body_id:
        return
    merged = Body(body_id=group.body_id)
    for paper in sorted(group.papers, key=lambda paper: paper.row.document_id in group.superseded):
        for found in paper.parsed.bodies:
            merged = fill_blanks(merged, found.record)
            group.cite("bodies", group.body_id, found.evidence)
    said = next((paper.row for paper in group.papers if paper.row.body_name), None)
    profile = group.profile
    name = profile.name or merged.name or (said.body_name if said else "")
    merged = replace(
        merged,
        body_id=group.body_id,
        name=name,
        short_name=profile.short_name or merged.short_name,
        classification=profile.classification or merged.classification,
    )
    if not merged.source and said and not profile.name:
        merged = replace(merged, document_id=said.document_id, source=said.document_id)
    group.add("bodies", merged)


def fill_blanks(first: Body, second: Body) -> Body:
    """`first` with each blank taken from `second`."""
    blanks = {f.name: getattr(second, f.name) for f in fields(Body) if not getattr(first, f.name)}
    return replace(first, **blanks)
