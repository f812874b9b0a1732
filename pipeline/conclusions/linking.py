"""The bodies of an archive, linked: remembered where their papers were linked before, else linked now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.conclusions.ties import Bonds, tie_archive
from pipeline.engine.reading import Papers, Step
from pipeline.records import Records
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.link import Archive, Outline

KEPT = 4
"""Bodies whose records are kept in memory when they were linked now: they are asked for next."""


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


def link_papers(papers: Papers, marks: Mapping[str, str], out: Path, settings: Settings, program: str, step: Step) -> Linked:
    """The bodies of all papers; only those are linked whose papers, profile or schemes the last run did not have."""
    from pipeline.link import Heard, Outline, fill_bundle, format_keys, link_bundle, make_outline, split_bodies

    archive = split_bodies(papers.heads, settings)
    keys = format_keys(archive, marks, program)
    bundles = {bundle.body_id: bundle for bundle in archive.bundles}
    memories = {body_id: name_memory(body_id, program) for body_id in keys}
    fresh: dict[str, Records] = {}

    def link_anew(body_id: str) -> tuple[Records, Outline]:
        bundle = bundles[body_id]
        heard = store.read_linked(out, [memories[body_id]], Heard).get(memories[body_id], {})
        part = link_bundle(fill_bundle(bundle, papers.load({paper.file for paper in bundle.papers})), heard)
        outline = make_outline(body_id, part)
        store.write_linked(out, {keys[body_id]: part, name_outline(keys[body_id]): outline, memories[body_id]: heard})
        if len(fresh) < KEPT:
            fresh[body_id] = part
        return part, outline

    def load(body_id: str) -> Records:
        found = fresh.get(body_id) or store.read_linked(out, [keys[body_id]], Records).get(keys[body_id])
        return found or link_anew(body_id)[0]

    def load_outline(body_id: str) -> Outline:
        name = name_outline(keys[body_id])
        return store.read_linked(out, [name], Outline).get(name) or link_anew(body_id)[1]

    known = store.find_linked(out)
    unlinked = [body_id for body_id, key in keys.items() if not {key, name_outline(key)} <= known]
    for done, body_id in enumerate(unlinked):
        step("linking", done, len(unlinked))
        link_anew(body_id)
    store.write_linked(out, {}, only={*keys.values(), *map(name_outline, keys.values()), *memories.values()})
    return Linked(archive, keys, tie_archive(out, keys, load_outline), load, len(unlinked))


def name_outline(key: str) -> str:
    """The key under which a body's outline is remembered."""
    return f"{key}-outline"


def name_memory(body_id: str, program: str) -> str:
    """The key under which is remembered what this program found in a body's texts, whatever papers it has."""
    return f"{sha256(f'{program} {body_id}'.encode('utf-8', 'surrogateescape')).hexdigest()}-heard"
