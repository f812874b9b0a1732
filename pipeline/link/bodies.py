"""Which body a paper belongs to, and what the papers say of each body."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields, replace

from pipeline.language.folding import fold, slug
from pipeline.link.papers import Group, Paper
from pipeline.records import Body
from pipeline.settings import Profile, Settings


def assign_bodies(papers: list[Paper], settings: Settings) -> list[Paper]:
    """The papers with their body_id: the profile that the paper names; else the folder under raw/ when its papers speak of
    one body; else folder + slug of the body's name."""
    by_folder: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_folder[paper.folder].append(paper)
    bodies = {folder: count_bodies(group) for folder, group in by_folder.items()}
    return [replace(paper, body_id=find_body(paper, settings, bodies[paper.folder])) for paper in papers]


def find_body(paper: Paper, settings: Settings, bodies_in_folder: int) -> str:
    """The body_id of one paper, "" where neither paper nor folder says anything."""
    said = paper.row.body_name
    for profile in settings.bodies.values():
        if names_body(f"{said}\n{paper.row.title}", profile):
            return profile.body_id
    folder = slug(paper.folder)
    if folder in settings.bodies and not said:
        return folder
    if not folder or (said and bodies_in_folder > 1):
        return "-".join(part for part in (folder, slug(said)[:40].strip("-")) if part)
    return folder


def names_body(text: str, profile: Profile) -> bool:
    """True where the text holds the profile's name (any inflection by ending) or its short name as a word.

    >>> names_body("Referat ALU 5.11.25", Profile("alu", name="Administrativt lederutvalg", short_name="ALU"))
    True
    """
    if profile.name and fold(profile.name) in fold(text):
        return True
    return bool(profile.short_name and re.search(rf"(?<!\w){re.escape(profile.short_name)}(?!\w)", text))


def count_bodies(papers: list[Paper]) -> int:
    """How many different bodies the papers of one folder name; a name inside another, or its initials, is the same body."""
    names = sorted({fold(paper.row.body_name) for paper in papers if paper.row.body_name}, key=len, reverse=True)
    kept: list[str] = []
    for name in names:
        if not any(name in other or name == initials(other) for other in kept):
            kept.append(name)
    return len(kept)


def initials(name: str) -> str:
    """The first letters of a name's words.

    >>> initials("administrativt lederutvalg")
    'al'
    """
    return "".join(word[0] for word in name.split())


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
