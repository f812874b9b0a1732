"""The papers of raw/ by the folder in which they lie: where nothing in one has changed, its papers need not be looked at one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from pipeline.intake import RawFile


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
