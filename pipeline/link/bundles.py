"""The papers of each body with all that its records depend on, and one digest of that: what has not changed is not linked again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import itemgetter

from pipeline.finding_rows import format_rows, general_language
from pipeline.findings import Finding
from pipeline.link.bodies import assign_bodies
from pipeline.link.papers import Paper, flatten, split_copies
from pipeline.link.profile_names import Find, index_profiles
from pipeline.link.schemes import DUTIES, Scheme, read_schemes
from pipeline.records import DocumentRow, Extracted, Parsed, PolicyArea, Records
from pipeline.settings import Profile, Settings


@dataclass(frozen=True, slots=True)
class Bundle:
    """One body's papers in path order, its profile and the schemes: no other thing decides what its records are."""

    body_id: str
    profile: Profile
    papers: list[Paper]
    schemes: list[Scheme]


@dataclass(frozen=True, slots=True)
class Part:
    """What the papers of one folder of raw/ give to all bodies, as far as it is known without their records."""

    originals: dict[str, str]
    """Of papers of which there are several: document_id -> the path of the one that counts."""
    papers: dict[str, tuple[int, str]]
    """Body -> how many papers it has here, and a digest of them and of what was read from them."""
    languages: dict[str, int]
    areas: list[tuple[str, Extracted[PolicyArea]]]
    """The policy areas that papers enumerate, with the file that holds each paper."""
    copies: list[tuple[str, DocumentRow]]
    """The rows of papers that do not count, likewise."""
    homes: dict[str, str]
    """The path of a paper that has copies -> its body."""


Members = Mapping[str, Sequence[Paper]]
"""Body -> its papers in one folder, in path order."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All papers, folder by folder. To split them no more is needed of each than its row and the policy areas in it."""

    parts: Mapping[str, Part]
    general: Records
    """Copies, policy areas, and findings that belong to no body."""
    languages: Counter[str]
    """Of all papers that count."""
    schemes: list[Scheme]
    profiles: Mapping[str, Profile]
    """Every body, in order."""
    sizes: Mapping[str, int]
    """Body -> how many papers it has."""
    open: Callable[[str], Members]
    """Gives the papers of one folder."""

    def read_bundle(self, body_id: str) -> Bundle:
        """One body's papers."""
        papers = [paper for name, part in self.parts.items() if body_id in part.papers for paper in self.open(name)[body_id]]
        papers.sort(key=lambda paper: paper.file)  # of one folder they are in order; attachments stay behind their e-mail
        return Bundle(body_id, self.profiles[body_id], papers, self.schemes)


def make_archive(papers: Iterable[tuple[str, Parsed]], settings: Settings) -> Archive:
    """The papers (path relative to raw/, what it says) by the body that each belongs to; copies set aside."""
    folders: dict[str, list[Paper]] = defaultdict(list)
    for paper in flatten(papers):
        folders[paper.folder].append(paper)
    twice = find_twice(paper.row.document_id for members in folders.values() for paper in members)
    firsts = {name: find_firsts(members, twice) for name, members in folders.items()}
    originals, find = choose_originals(firsts.values()), index_profiles(settings.bodies.values())
    split = {
        name: split_folder(members, {document_id: originals[document_id] for document_id in firsts[name]}, settings, find)
        for name, members in folders.items()
    }
    return join_parts({name: part for name, (part, _) in split.items()}, lambda name: split[name][1], settings)


def find_twice(ids: Iterable[str]) -> set[str]:
    """Those of the ids that stand there more than once."""
    seen: set[str] = set()
    return {document_id for document_id in ids if document_id in seen or seen.add(document_id)}  # type: ignore[func-returns-value]


def find_firsts(papers: Iterable[Paper], twice: Collection[str]) -> dict[str, tuple[str, str]]:
    """Document_id of papers of which there are several -> the file of the first of a folder, and its path."""
    firsts: dict[str, tuple[str, str]] = {}
    for paper in papers:
        if (document_id := paper.row.document_id) in twice:
            firsts.setdefault(document_id, (paper.file, paper.path))
    return firsts


def choose_originals(folders: Iterable[Mapping[str, tuple[str, str]]]) -> dict[str, str]:
    """Document_id -> the path of the paper that counts: the one in the first file of those that find_firsts gave of all folders."""
    best: dict[str, tuple[str, str]] = {}
    for firsts in folders:
        for document_id, place in firsts.items():
            best[document_id] = min(best.get(document_id, place), place)
    return {document_id: path for document_id, (_, path) in best.items()}


def split_folder(
    papers: Iterable[Paper], originals: Mapping[str, str], settings: Settings, find: Find, marks: Mapping[str, str] | None = None
) -> tuple[Part, Members]:
    """What the papers of one folder give, and its papers that count, body by body; `originals` as Part has them.

    `marks` says by file what was read from each, and by what.
    """
    kept, copies = split_copies(papers, originals)
    members: dict[str, list[Paper]] = defaultdict(list)
    for paper in assign_bodies(kept, settings, find):
        members[paper.body_id].append(paper)
    wanted = {*originals.values()}
    part = Part(
        dict(originals),
        {body_id: (len(some), digest_papers(some, marks or {})) for body_id, some in members.items()},
        Counter(paper.row.language for paper in kept),
        [(paper.file, found) for paper in kept for found in paper.parsed.policy_areas],
        copies,
        {paper.path: paper.body_id for some in members.values() for paper in some if paper.path in wanted},
    )
    return part, members


def digest_papers(papers: Iterable[Paper], marks: Mapping[str, str]) -> str:
    """A digest of some papers of a body and of what was read from them."""
    lines = (f"{paper.path}\0{paper.row.document_id}\0{marks.get(paper.file, '')}\0" for paper in papers)
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def join_parts(parts: Mapping[str, Part], open_folder: Callable[[str], Members], settings: Settings) -> Archive:
    """The archive of all folders; `open_folder` gives the papers of one."""
    languages: Counter[str] = Counter()
    homes: dict[str, str] = {}
    for part in parts.values():
        languages.update(part.languages)
        homes |= part.homes
    areas = sorted((found for part in parts.values() for found in part.areas), key=itemgetter(0))
    copies = [row for _, row in sorted((found for part in parts.values() for found in part.copies), key=itemgetter(0))]
    schemes, doubts = read_schemes([found for _, found in areas], settings.schemes)
    general = [*settings.findings, *find_unknown_schemes(settings, schemes), *doubts, *find_copies(copies)]
    records = Records(
        documents=[replace(row, body_id=homes[row.duplicate_of]) for row in copies],
        policy_areas=[area for scheme in schemes if not scheme.scheme_id.endswith(DUTIES) for area in scheme.areas],
        findings=format_rows(general, general_language(settings, languages), {}),
    )
    sizes: Counter[str] = Counter()
    for part in parts.values():
        sizes.update({body_id: size for body_id, (size, _) in part.papers.items()})
    profiles = {body_id: settings.bodies.get(body_id, Profile(body_id)) for body_id in sorted(sizes)}
    return Archive(parts, records, languages, schemes, profiles, sizes, open_folder)


def fill_bundle(bundle: Bundle, said: Mapping[str, Parsed]) -> Bundle:
    """The bundle with all that its papers say; `said` has it by path in raw/ for each file that holds one of them."""
    whole = {paper.path: paper.parsed for paper in flatten(said.items())}
    return replace(bundle, papers=[replace(paper, parsed=whole[paper.path]) for paper in bundle.papers])


def format_keys(archive: Archive, program: str) -> dict[str, str]:
    """Body -> a digest of all that its records depend on; `program` says the version of everything but what was read."""
    papers: dict[str, list[str]] = defaultdict(list)
    for part in archive.parts.values():
        for body_id, (_, digest) in part.papers.items():
            papers[body_id].append(digest)
    schemes = sha256(repr(archive.schemes).encode()).hexdigest()  # all bodies have the same
    parts = {body_id: repr((program, body_id, profile, schemes, sorted(papers[body_id]))) for body_id, profile in archive.profiles.items()}
    return {body_id: sha256(text.encode()).hexdigest() for body_id, text in parts.items()}


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
