"""The bodies of an archive, linked: remembered where their papers were linked before, else linked now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.conclusions.folders import Split, split_archive
from pipeline.conclusions.ties import Bonds, tie_archive
from pipeline.engine.papers import Papers
from pipeline.engine.reading import Step
from pipeline.records import Parsed, Records

if TYPE_CHECKING:
    from pipeline.link import Archive, Heard, Outline

KEPT = 1000
"""Papers whose bodies' records are kept in memory when they were linked now: they are asked for next."""
MANY = 60
"""Papers for which copies of this process do not start too late to help."""
Load = Callable[[Collection[str]], dict[str, Parsed]]


@dataclass(frozen=True, slots=True)
class Linked:
    """All bodies: their keys and what ties them at hand, their records on demand."""

    archive: Archive
    keys: dict[str, str]
    """Body -> a digest of all that its own records depend on."""
    bonds: Bonds
    """What other bodies' papers add to each body's records."""
    load: Callable[[str], Records]
    """Gives the records of a body as its own papers say them, without its ties."""
    relinked: int
    """How many bodies were linked now."""


@dataclass(frozen=True, slots=True)
class Linking:
    """The linking of bodies: what is said of each, and what is remembered of it."""

    papers: Papers
    out: Path
    archive: Archive
    keys: dict[str, str]
    memories: dict[str, str]
    """Body -> the key under which is remembered what was found in its texts."""
    fresh: dict[str, Records] = field(default_factory=dict)

    def link(self, body_id: str, load: Load) -> tuple[Records, Outline, Heard]:
        """A body's records, their outline, and what was found in its texts; `load` gives what its papers say. Raises KeyError where that
        leaves one out."""
        from pipeline.link import Heard, fill_bundle, link_bundle, make_outline

        bundle, memory = self.archive.read_bundle(body_id), self.memories[body_id]
        heard = store.read_linked(self.out, [memory], Heard).get(memory, {})
        part = link_bundle(fill_bundle(bundle, load({paper.file for paper in bundle.papers})), heard)
        return part, make_outline(body_id, part), heard

    def name(self, body_id: str, found: tuple[Records, Outline, Heard]) -> dict[str, object]:
        """What `link` gave, by the keys under which it is remembered."""
        key = self.keys[body_id]
        return dict(zip((key, name_outline(key), self.memories[body_id]), found, strict=True))

    def link_anew(self, body_id: str) -> tuple[Records, Outline]:
        """A body's records and their outline, linked and remembered now."""
        found = self.link(body_id, self.papers.load)
        store.write_linked(self.out, self.name(body_id, found))
        if sum(self.archive.sizes[one] for one in (*self.fresh, body_id)) <= KEPT:
            self.fresh[body_id] = found[0]
        return found[:2]

    def link_apart(self, body_id: str) -> bytes:
        """What a copy of this process gives to be remembered of a body."""
        return store.encode_linked(self.name(body_id, self.link(body_id, self.papers.find)))

    def load(self, body_id: str) -> Records:
        """A body's records: from memory, else linked anew."""
        key = self.keys[body_id]
        found = self.fresh.get(body_id) or store.read_linked(self.out, [key], Records).get(key)
        return found or self.link_anew(body_id)[0]

    def load_outline(self, body_id: str) -> Outline:
        """The outline of a body's records: from memory, else linked anew."""
        from pipeline.link import Outline

        name = name_outline(self.keys[body_id])
        return store.read_linked(self.out, [name], Outline).get(name) or self.link_anew(body_id)[1]


def link_papers(split: Split, out: Path, step: Step, share: store.Share | None = None) -> Linked:
    """The bodies of all papers; only those are linked whose papers, profile or schemes the last run did not have. Where there are many
    papers in several, `share` lets copies of this process link them."""
    from pipeline.link import format_keys

    archive = split_archive(split)
    keys = format_keys(archive, split.program)
    linking = Linking(split.papers, out, archive, keys, {body_id: name_memory(body_id, split.program) for body_id in keys})
    known = store.find_linked(out)
    unlinked = [body_id for body_id, key in keys.items() if not {key, name_outline(key)} <= known]
    unlinked.sort(key=archive.sizes.__getitem__, reverse=True)  # so that no copy begins with a large one when the others are done
    is_much = sum(archive.sizes[body_id] for body_id in unlinked) >= MANY
    linked = store.hand_out(unlinked, linking.link_apart, share if is_much else None)
    for done, (body_id, data) in enumerate(linked):
        step("linking", done, len(unlinked))
        if not store.write_encoded(out, data):
            linking.link_anew(body_id)
    store.write_linked(out, {}, only={*keys.values(), *map(name_outline, keys.values()), *linking.memories.values()})
    return Linked(archive, keys, tie_archive(out, keys, linking.load_outline), linking.load, len(unlinked))


def name_outline(key: str) -> str:
    """The key under which a body's outline is remembered."""
    return f"{key}-outline"


def name_memory(body_id: str, program: str) -> str:
    """The key under which is remembered what this program found in a body's texts, whatever papers it has."""
    return f"{sha256(f'{program} {body_id}'.encode('utf-8', 'surrogateescape')).hexdigest()}-heard"
