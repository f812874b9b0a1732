"""The papers of each body with all that its records depend on, and one digest of that: what has not changed is not linked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from pipeline.finding_rows import format_rows, general_language
from pipeline.findings import Finding
from pipeline.link.bodies import assign_bodies
from pipeline.link.papers import Paper, flatten, split_copies
from pipeline.link.schemes import DUTIES, Scheme, read_schemes
from pipeline.records import DocumentRow, Parsed, Records
from pipeline.settings import Profile, Settings


@dataclass(frozen=True, slots=True)
class Bundle:
    """One body's papers in path order, its profile and the schemes: no other thing decides what its records are."""

    body_id: str
    profile: Profile
    papers: list[Paper]
    schemes: list[Scheme]


@dataclass(frozen=True, slots=True)
class Archive:
    """All papers, in the order of their bodies. To split them no more is needed of each than its row and the policy areas in it."""

    bundles: list[Bundle]
    general: Records
    """Copies, policy areas, and findings that belong to no body."""


def split_bodies(papers: Iterable[tuple[str, Parsed]], settings: Settings) -> Archive:
    """The papers (path relative to raw/, what it says) by the body that each belongs to; copies set aside."""
    kept, copies = split_copies(flatten(papers))
    by_body: dict[str, list[Paper]] = defaultdict(list)
    for paper in assign_bodies(kept, settings):
        by_body[paper.body_id].append(paper)
    schemes, doubts = read_schemes([found for paper in kept for found in paper.parsed.policy_areas], settings.schemes)
    homes = {paper.path: body_id for body_id, members in by_body.items() for paper in members}
    general = [*settings.findings, *find_unknown_schemes(settings, schemes), *doubts, *find_copies(copies)]
    records = Records(
        documents=[replace(row, body_id=homes[row.duplicate_of]) for row in copies],
        policy_areas=[area for scheme in schemes if not scheme.scheme_id.endswith(DUTIES) for area in scheme.areas],
        findings=format_rows(general, general_language(settings, [paper.row for paper in kept]), {}),
    )
    profiles = {body_id: settings.bodies.get(body_id, Profile(body_id)) for body_id in by_body}
    return Archive([Bundle(body_id, profiles[body_id], members, schemes) for body_id, members in sorted(by_body.items())], records)


def fill_bundle(bundle: Bundle, said: Mapping[str, Parsed]) -> Bundle:
    """The bundle with all that its papers say; `said` has it by path in raw/ for each file that holds one of them."""
    whole = {paper.path: paper.parsed for paper in flatten(said.items())}
    return replace(bundle, papers=[replace(paper, parsed=whole[paper.path]) for paper in bundle.papers])


def format_keys(archive: Archive, marks: Mapping[str, str], program: str) -> dict[str, str]:
    """Body -> a digest of all that its records depend on.

    `marks` says by path in raw/ what was read from each file, and by what; `program` the version of everything else.
    """
    keys = {}
    schemes = sha256(repr(archive.bundles[0].schemes).encode()).hexdigest() if archive.bundles else ""  # all bodies have the same
    for bundle in archive.bundles:
        digest = sha256(repr((program, bundle.body_id, bundle.profile, schemes)).encode())
        for paper in bundle.papers:
            digest.update(f"{paper.path}\0{paper.row.document_id}\0{marks[paper.file]}\0".encode("utf-8", "surrogateescape"))
        keys[bundle.body_id] = digest.hexdigest()
    return keys


def find_unknown_schemes(settings: Settings, schemes: list[Scheme]) -> list[Finding]:
    """A warning for each profile that names a scheme which no table has."""
    known = {"", *(scheme.scheme_id for scheme in schemes)}
    wrong = [profile for profile in settings.bodies.values() if profile.scheme not in known]
    told = {"name": "referent.toml", "wanted": " / ".join(f'"{name}"' for name in sorted(known))}
    return [Finding("wrong-setting", values={"key": f"body.{p.body_id}.scheme", "value": f'"{p.scheme}"', **told}) for p in wrong]


EMPTY = sha256(b"").hexdigest()[:12]
"""The document_id of a file without bytes: two of them are no copies of one paper."""


def find_copies(copies: list[DocumentRow]) -> list[Finding]:
    """A note for each copy of a paper; of an empty file, that it is empty too."""
    return [
        Finding("empty-file", row.document_id, row.document_id, row.document_id, {"name": row.path})
        if row.document_id == EMPTY
        else Finding("duplicate-paper", row.document_id, row.document_id, "", {"name": row.path, "of": row.duplicate_of})
        for row in copies
    ]
