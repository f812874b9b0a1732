"""The papers of raw/ by the folder in which they lie: where nothing in one has changed, its papers need not be looked at one by one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from pipeline.intake import RawFile

GLANCE = 2000
"""Entries at the top of raw/ that are looked at for a sign of something new."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The papers below one folder at the top of raw/, in path order; those that lie at the top themselves are in the folder ""."""

    files: list[RawFile]
    listing: str
    """A digest of the path, size and time of each."""
    newest: int
    """The time of the file that was changed last."""


def name_folder(path: str) -> str:
    """The folder of a path in raw/.

    >>> name_folder("raad/2025/mars.txt"), name_folder("mars.txt")
    ('raad', '')
    """
    return path.split("/", 1)[0] if "/" in path else ""


def group_files(files: Iterable[RawFile]) -> dict[str, Folder]:
    """The papers, which are in path order, by folder."""
    groups: dict[str, list[RawFile]] = {}
    for file in files:
        groups.setdefault(name_folder(file.path), []).append(file)
    return {name: make_folder(members) for name, members in groups.items()}


def make_folder(files: list[RawFile]) -> Folder:
    """One folder with these papers."""
    lines = "\n".join([f"{file.path}\0{file.size}\0{file.mtime_ns}" for file in files])
    return Folder(files, sha256(lines.encode("utf-8", "surrogateescape")).hexdigest(), max(file.mtime_ns for file in files))


def is_touched(raw: Path, since: int) -> bool:
    """True where a name seems to be new or gone in raw/, or in a folder at its top, since a time in nanoseconds: a cheap guess."""
    try:
        with os.scandir(raw) as entries:
            folders = [entry for entry in islice(entries, GLANCE) if entry.is_dir(follow_symlinks=False)]
        return raw.stat().st_mtime_ns > since or any(entry.stat(follow_symlinks=False).st_mtime_ns > since for entry in folders)
    except OSError:
        return False
