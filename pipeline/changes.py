"""What has changed since the last run: the papers in raw/, and the program itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import pipeline
from pipeline import corrections, releases, store
from pipeline.corrections import Correction
from pipeline.engine.reading import find_package, find_repairer
from pipeline.findings import Finding
from pipeline.intake import SPOKEN, RawFile, find_papers
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
    files: list[RawFile]
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
        lines = [f"{file.path}\0{file.size}\0{file.mtime_ns}" for file in self.files]
        return store.digest_inputs({}, *self.others, *lines)

    @property
    def newest(self) -> int:
        """The time of the file that was changed last."""
        return max((file.mtime_ns for file in self.files), default=0)


def gather_inputs(raw: Path, settings: Settings, as_of: str, address: str = "") -> Inputs:
    """What lies in raw/, and what else decides; with an `address`, the papers lie there."""
    files, strange = find_papers_at(address) if address else find_papers(raw)
    said, doubts = corrections.read_corrections(read_said(raw), store.find_misfit)
    released, unclear = releases.read_releases(read_said(raw, releases.FILE))
    package, strange = find_package(settings.people), [*strange, *doubts, *unclear]
    others = (program_digest(), repr(settings), repr(strange), repr(said), repr(released), as_of, package, find_repairer())
    return Inputs(raw, files, strange, said, released, package, others)


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
    home = Path(pipeline.__file__).parent
    sources = sorted(path for path in home.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
