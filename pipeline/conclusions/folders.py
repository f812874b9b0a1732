"""The archive, folder by folder: what a folder of raw/ gives to the bodies is remembered while nothing that decides it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.engine.papers import Papers
from pipeline.engine.reading import PASSING, PICTURED, has_any
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.link import Archive, Members, Part
    from pipeline.link.papers import Paper
    from pipeline.link.profile_names import Find

Firsts = dict[str, tuple[str, str]]
"""What link.find_firsts gives of a folder."""


@dataclass(slots=True)
class Split:
    """The papers of raw/ while they are split by folder and body."""

    papers: Papers
    settings: Settings
    program: str
    shelves: dict[str, store.Shelf]
    """Folder -> all that is known of it: by the last run, else by this one."""
    fresh: set[str] = field(default_factory=set)
    """The folders of which the next run is to know something new."""
    is_passing: bool = False
    """Whether a paper met a fault of the moment."""
    _find: Find | None = None
    _open: dict[str, Members] = field(default_factory=dict)

    def list_papers(self, name: str) -> list[Paper]:
        """The papers of a folder, attachments among them."""
        from pipeline.link import flatten

        return list(flatten(self.papers.heads(name)))

    def note(self, name: str) -> None:
        """Look through a folder of which the last run does not know all."""
        folder, stamps, heads = self.papers.folders[name], self.papers.stamp(name), self.papers.heads(name)
        pictured, passing = (any(has_any(head, codes) for _, head in heads) for codes in (PICTURED, PASSING))
        listing = "" if passing or len(stamps) < len(folder.files) else folder.listing
        reading = self.papers.means.digest(name, is_pictured=pictured)
        ids = "\n".join(paper.row.document_id for paper in self.list_papers(name))
        starts = "\n".join(stamp.sha256[: store.START] for stamp in stamps.values())
        papers = store.digest_inputs(stamps)
        self.shelves[name] = store.Shelf(listing, folder.newest, len(stamps), papers, starts, reading, ids, {}, pictured, "", b"")
        self.fresh.add(name)
        self.is_passing = self.is_passing or passing

    def find_firsts(self, name: str, twice: set[str]) -> Firsts:
        """The first papers of a folder with each of some ids, as link.find_firsts gives them."""
        from pipeline.link import find_firsts

        shelf = self.shelves[name]
        here = twice.intersection(shelf.ids.split()) if twice else twice
        if here <= shelf.doubled.keys():
            return {document_id: shelf.doubled[document_id] for document_id in here}
        doubled = find_firsts(self.list_papers(name), here)
        self.shelves[name] = replace(shelf, doubled=doubled)
        self.fresh.add(name)
        return doubled

    def read_part(self, name: str, originals: Mapping[str, str]) -> Part:
        """What a folder gives; `originals` as link.Part has them."""
        from pipeline.link import Part

        said = repr((self.program, self.settings.bodies, sorted(originals.items())))
        decided, shelf = sha256(said.encode("utf-8", "surrogateescape")).hexdigest(), self.shelves[name]
        part = store.unpack(shelf.part, Part) if shelf.decided == decided else None
        if part is None:
            part, _ = self.split(name, originals, self.papers.mark(name, self.papers.heads(name)))
            self.shelves[name] = replace(shelf, decided=decided, part=store.pack(part))
            self.fresh.add(name)
        return part

    def split(self, name: str, originals: Mapping[str, str], marks: Mapping[str, str]) -> tuple[Part, Members]:
        """What a folder gives, and its papers by body."""
        from pipeline.link import index_profiles, split_folder

        self._find = self._find or index_profiles(self.settings.bodies.values())
        return split_folder(self.list_papers(name), originals, self.settings, self._find, marks)

    def open(self, name: str, originals: Mapping[str, str]) -> Members:
        """The papers of a folder by body. A folder of one body is asked for once, and not kept."""
        if name in self._open:
            return self._open[name]
        _, members = self.split(name, originals, {})
        if len(members) > 1:
            self._open[name] = members
        return members


def split_archive(split: Split) -> Archive:
    """All papers by the body that each belongs to, as link.make_archive gives them."""
    from pipeline.link import choose_originals, find_twice, join_parts

    for name in split.papers.folders.keys() - split.shelves.keys():
        split.note(name)
    names = sorted(split.shelves)
    twice = find_twice(document_id for name in names for document_id in split.shelves[name].ids.split())
    firsts = {name: split.find_firsts(name, twice) for name in names}
    best = choose_originals(firsts.values())
    originals = {name: {document_id: best[document_id] for document_id in firsts[name]} for name in names}
    parts = {name: split.read_part(name, originals[name]) for name in names}
    return join_parts(parts, lambda name: split.open(name, originals[name]), split.settings)
