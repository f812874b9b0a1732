"""What has changed since the last run: the papers in raw/, and the program itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import pipeline
from pipeline import corrections, releases, store
from pipeline.corrections import Correction
from pipeline.engine.reading import find_package, find_repairer
from pipeline.findings import Finding
from pipeline.intake import SPOKEN, RawFile, find_papers
from pipeline.intake.folders import Folder, group_files, name_folder
from pipeline.intake.places import find_papers_at, hash_places
from pipeline.outcomes import Summary
from pipeline.releases import Release
from pipeline.settings import Settings

HashAll = Callable[[Sequence[str]], Iterable[tuple[str, str, str]]]
"""Gives places of files, each with the sha256 of its bytes or with why they cannot be read."""


@dataclass(frozen=True)
class Inputs:
    """All that decides what processed/ holds, as far as it is known without opening a paper."""

    raw: Path
    folders: dict[str, Folder]
    """The papers, by the folder at the top of raw/ in which they lie."""
    strange: list[Finding]
    """What is wrong with entries of raw/, and with lines of corrections.csv and releases.csv."""
    said: list[Correction]
    releases: list[Release]
    """What may be published all the same, and what may not."""
    package: str
    """The trained pipeline that finds people; "" for rules only."""
    others: tuple[str, ...]
    """What besides the papers decides: the program, the settings, what people say, the as-of date."""

    @cached_property
    def listing(self) -> str:
        """A digest of it all, the papers by path, size and time."""
        return store.digest_folders({name: folder.listing for name, folder in self.folders.items()}, *self.others)

    @property
    def newest(self) -> int:
        """The time of the file that was changed last."""
        return max((folder.newest for folder in self.folders.values()), default=0)


def gather_inputs(raw: Path, settings: Settings, as_of: str, address: str = "") -> Inputs:
    """What lies in raw/, and what else decides; with an `address`, the papers lie there."""
    files, strange = find_papers_at(address) if address else find_papers(raw)
    said, doubts = corrections.read_corrections(read_said(raw), store.find_misfit)
    released, unclear = releases.read_releases(read_said(raw, releases.FILE))
    package, strange = find_package(settings.people), [*strange, *doubts, *unclear]
    others = (program_digest(), repr(settings), repr(strange), repr(said), repr(released), as_of, package, find_repairer())
    return Inputs(raw, group_files(files), strange, said, released, package, others)


def read_said(raw: Path, name: str = corrections.FILE) -> bytes:
    """The bytes of raw/corrections.csv, or of another file of what people say; none where it is not there."""
    try:
        return (raw / name).read_bytes()
    except FileNotFoundError:
        return b""


def hash_said(raw: Path) -> dict[str, str]:
    """What people say in raw/: name -> sha256 of each file that is there."""
    places = [raw / name for name in sorted(SPOKEN)]
    files = [inner for place in places for inner in ([place] if place.is_file() else sorted(place.glob("*.csv")))]
    return {file.relative_to(raw).as_posix(): store.hash_file(file) for file in files}


@dataclass(slots=True)
class Stamps:
    """What is known of the bytes of the papers in raw/: remembered where nothing in their folder has changed, else looked at now."""

    folders: Mapping[str, Folder]
    shelves: dict[str, store.Shelf]
    """The folders in which nothing has changed since the last run."""
    seen: dict[str, store.Stamp]
    """What the last run knew of the papers in the others."""
    found: dict[str, dict[str, store.Stamp]]
    """The others."""
    unreadable: list[Finding]
    out: Path

    def read(self, name: str) -> dict[str, store.Stamp]:
        """The stamps of the papers in a folder, by path."""
        if name not in self.found:
            self.found[name], _ = stamp_files(self.folders[name].files, store.read_manifest(self.out, [name]))
        return self.found[name]

    def digest(self) -> dict[str, str]:
        """Folder -> a digest of the paths and bytes of its papers."""
        fresh = {name: store.digest_inputs(stamps) for name, stamps in self.found.items() if name not in self.shelves and stamps}
        return {name: shelf.papers for name, shelf in self.shelves.items()} | fresh

    def remember(self) -> None:
        """Let the next run know it."""
        stamps = {path: stamp for name, one in self.found.items() if name not in self.shelves for path, stamp in one.items()}
        store.write_manifest(self.out, stamps, self.seen, sum(shelf.count for shelf in self.shelves.values()))

    def compare(self) -> Summary:
        """How the papers of raw/ differ from those that the last run saw."""
        stamps = {path: stamp for name, one in self.found.items() if name not in self.shelves for path, stamp in one.items()}
        summary = compare(self.seen, stamps)
        return replace(summary, unchanged=summary.unchanged + sum(shelf.count for shelf in self.shelves.values()))


def stamp_folders(folders: Mapping[str, Folder], out: Path, hash_all: HashAll = hash_places) -> Stamps:
    """What is known of the bytes of all papers, after those were read that may have changed."""
    remembered = store.read_shelves(out)
    shelves = {name: shelf for name, shelf in remembered.items() if name in folders and folders[name].listing == shelf.listing}
    seen = store.read_manifest(out, (remembered.keys() | folders.keys()) - shelves.keys() if remembered else None)
    loose = [file for name, folder in folders.items() if name not in shelves for file in folder.files]
    stamps, unreadable = stamp_files(loose, seen, hash_all)
    found: dict[str, dict[str, store.Stamp]] = {name: {} for name in folders if name not in shelves}
    for path, stamp in stamps.items():
        found[name_folder(path)][path] = stamp
    return Stamps(folders, shelves, seen, found, unreadable, out)


def stamp_files(
    files: list[RawFile], seen: dict[str, store.Stamp], hash_all: HashAll = hash_places
) -> tuple[dict[str, store.Stamp], list[Finding]]:
    """Size, time and sha256 of each file by path, and a finding for each that cannot be opened or has just gone.

    Bytes are read only where size or time differ from what was seen.
    """
    stamps: dict[str, store.Stamp] = {}
    strange: dict[str, RawFile] = {}
    for file in files:
        known = seen.get(file.path)
        if known and (known.size, known.mtime_ns) == (file.size, file.mtime_ns):
            stamps[file.path] = known
        else:
            strange[str(file.place)] = file
    reasons = {}
    for place, digest, reason in hash_all(list(strange)):
        file = strange[place]
        if digest:
            stamps[file.path] = store.Stamp(file.size, file.mtime_ns, digest)
        else:
            reasons[file.path] = reason
    unreadable = [Finding("file-not-readable", values={"name": path, "reason": reasons[path]}) for path in sorted(reasons)]
    return stamps, unreadable


def compare(seen: dict[str, store.Stamp], stamps: dict[str, store.Stamp]) -> Summary:
    """How the papers of raw/ differ from those that the last run saw."""
    states = Counter(
        "new" if path not in seen else "unchanged" if seen[path].sha256 == stamp.sha256 else "changed" for path, stamp in stamps.items()
    )
    return Summary(new=states["new"], changed=states["changed"], unchanged=states["unchanged"], gone=len(seen.keys() - stamps.keys()))


@cache
def program_digest() -> str:
    """A digest of the program itself: another version may link and store otherwise."""
    return sha256(b"\0".join(path.read_bytes() for path in store.list_files(Path(pipeline.__file__).parent))).hexdigest()
