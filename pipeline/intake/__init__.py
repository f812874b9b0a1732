"""What lies in raw/: regular files that are papers, by path; everything else is left alone, and said."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from pipeline.findings import Finding

SPOKEN = {"corrections.csv", "releases.csv", "agenda"}
"""What people say at the top of raw/: not papers."""


@dataclass(slots=True)  # not frozen, which would take four times as long to make: there are as many as files
class RawFile:
    """A file of raw/: its path with / and in NFC, where it lies, and what stat says of it."""

    path: str
    place: str
    size: int
    mtime_ns: int

    def read(self) -> bytes:
        """The bytes. Raises OSError."""
        return Path(self.place).read_bytes()

    @property
    def suffix(self) -> str:
        """What the name ends in, in small letters."""
        return os.path.splitext(self.path)[1].lower()  # noqa: PTH122 (a Path for each file of an archive takes as long as finding it)


def find_papers(raw: Path) -> tuple[list[RawFile], list[Finding]]:
    """The papers of raw/ in path order, and a finding for each entry that is no regular file."""
    files: list[RawFile] = []
    strange: list[Finding] = []
    for entry, path in walk(str(raw), ""):
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(facts.st_mode):
            known = path if path.isascii() else unicodedata.normalize("NFC", path)
            files.append(RawFile(known, entry.path, facts.st_size, facts.st_mtime_ns))
        else:
            strange.append(Finding("not-a-regular-file", values={"name": path}))
    return sort_papers(files), sorted(strange, key=lambda doubt: doubt.values["name"])


def sort_papers(files: list[RawFile]) -> list[RawFile]:
    """Papers in path order."""
    return sorted(files, key=attrgetter("path", "place"))


def is_paper(path: str) -> bool:
    """True where nothing in a path says that it is hidden, a lock of Word's, or what people say at the top of raw/.

    >>> is_paper("raad/referat.pdf"), is_paper("raad/.skjult"), is_paper("agenda/a.docx")
    (True, False, False)
    """
    parts = path.split("/")
    return parts[0] not in SPOKEN and not any(part.startswith((".", "~$")) for part in parts)


def walk(folder: str, prefix: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every entry below a folder that is no folder, with its path from the top; links are never followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name if entry.name.isascii() else entry.name.encode("utf-8", "replace").decode("utf-8")
            if name.startswith((".", "~$")) or (not prefix and name in SPOKEN):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path, f"{prefix}{name}/")
            else:
                yield entry, f"{prefix}{name}"
