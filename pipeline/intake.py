"""What lies in raw/: regular files that are papers, by path; everything else is left alone, and said."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.findings import Finding

SPOKEN = {"corrections.csv", "releases.csv", "agenda"}
"""What people say at the top of raw/: not papers."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of raw/: its path with / and in NFC, where it lies, and what stat says of it."""

    path: str
    place: Path
    size: int
    mtime_ns: int


def find_papers(raw: Path) -> tuple[list[RawFile], list[Finding]]:
    """The papers of raw/ in path order, and a finding for each entry that is no regular file."""
    files: list[RawFile] = []
    strange: list[Finding] = []
    for entry, path in walk(raw, ""):
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(facts.st_mode):
            files.append(RawFile(unicodedata.normalize("NFC", path), Path(entry.path), facts.st_size, facts.st_mtime_ns))
        else:
            strange.append(Finding("not-a-regular-file", values={"name": path}))
    return sorted(files, key=lambda file: (file.path, str(file.place))), strange


def walk(folder: Path, prefix: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every entry below a folder that is no folder, with its path from the top; links are never followed."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda found: found.name):
            name = entry.name.encode("utf-8", "replace").decode("utf-8")
            if name.startswith((".", "~$")) or (not prefix and name in SPOKEN):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walk(Path(entry.path), f"{prefix}{name}/")
            else:
                yield entry, f"{prefix}{name}"
