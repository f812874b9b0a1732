"""What has changed since the last run: the papers in raw/, and the program itself."""

from __future__ import annotations

from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

import pipeline
from pipeline import store
from pipeline.findings import Finding
from pipeline.intake import RawFile
from pipeline.outcomes import Summary


def stamp_files(files: list[RawFile], seen: dict[str, store.Stamp]) -> tuple[dict[str, store.Stamp], list[Finding]]:
    """Size, time and sha256 of each file by path, and a finding for each that cannot be opened or has just gone.

    Bytes are read only where size or time differ from what was seen.
    """
    stamps: dict[str, store.Stamp] = {}
    unreadable = []
    for file in files:
        known = seen.get(file.path)
        try:
            is_known = known and (known.size, known.mtime_ns) == (file.size, file.mtime_ns)
            sha = known.sha256 if known and is_known else sha256(file.place.read_bytes()).hexdigest()
            stamps[file.path] = store.Stamp(file.size, file.mtime_ns, sha)
        except OSError as error:
            values = {"name": file.path, "reason": error.strerror or str(error)}
            unreadable.append(Finding("file-not-readable", values=values))
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
