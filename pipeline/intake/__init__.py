"""What lies in raw/: regular files that are papers, by path; everything else is left alone, and said."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from pathlib import Path

from pipeline.findings import Finding

SPOKEN = {"corrections.csv", "releases.csv", "agenda"}
"""What people say at the top of raw/: not papers."""


INSIDE = "."
"""Stands in a file's place between raw/ itself, which may be a link, and what lies in it, where no link is followed."""
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a name may hold on disk but never shows: line ends, signs that turn the direction, bytes that are no letters."""


@dataclass(slots=True)  # not frozen, which would take four times as long to make: there are as many as files
class RawFile:
    """A file of raw/: its path with /, in NFC and in letters that print, where it lies, and what stat says of it."""

    path: str
    place: str
    size: int
    mtime_ns: int

    @property
    def suffix(self) -> str:
        """What the name ends in, in small letters."""
        return os.path.splitext(self.path)[1].lower()  # noqa: PTH122 (a Path for each file of an archive takes as long as finding it)


def find_papers(raw: Path) -> tuple[list[RawFile], list[Finding]]:
    """The papers of raw/ in path order, and a finding for each entry that is no regular file."""
    files: list[RawFile] = []
    strange: list[Finding] = []
    for entry, path in walk(os.path.join(raw, INSIDE), ""):  # noqa: PTH118 (a Path drops the point)
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:  # gone since the folder was listed
            continue
        if stat.S_ISREG(facts.st_mode):
            files.append(RawFile(path, entry.path, facts.st_size, facts.st_mtime_ns))
        else:
            strange.append(Finding("not-a-regular-file", values={"name": path}))
    return part_twins(sort_papers(files), strange), sorted(strange, key=lambda doubt: doubt.values["name"])


def list_folder(folder: Path) -> list[RawFile]:
    """The regular files of one folder, under the names that documents.csv gives them; none where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            files = [RawFile(known_name(entry.name), entry.path, 0, 0) for entry in entries if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []
    return part_twins(sort_papers(files), [])


def sort_papers(files: list[RawFile]) -> list[RawFile]:
    """Papers in path order."""
    return sorted(files, key=attrgetter("path", "place"))


def part_twins(files: list[RawFile], doubts: list[Finding]) -> list[RawFile]:
    """Sorted papers, the later of two whose paths look the same with a number («møte (2).txt»), which goes among the doubts.

    >>> [file.path for file in part_twins([RawFile("a.txt", "1", 0, 0), RawFile("a.txt", "2", 0, 0)], [])]
    ['a (2).txt', 'a.txt']
    """
    taken = {file.path for file in files}
    if len(taken) == len(files):
        return files
    last = RawFile("", "", 0, 0)
    for file in files:
        if file.path != last.path:
            last = file
            continue
        told = dict(zip(("first", "second"), map(spell_name, (last.place, file.place)), strict=True))
        stem, suffix = os.path.splitext(file.path)  # noqa: PTH122
        file.path = next(path for number in count(2) if (path := f"{stem} ({number}){suffix}") not in taken)
        taken.add(file.path)
        doubts.append(Finding("names-look-alike", values={"name": file.path, "other": last.path, **told}))
    return sort_papers(files)


def spell_name(place: str) -> str:
    """What a file is called on disk, with its folders in raw/, each sign that is no plain letter by its number.

    >>> spell_name("raw/./møte.txt"), spell_name("raw/./mo\u0338te.txt")
    ('m\\\\xf8te.txt', 'mo\\\\u0338te.txt')
    """
    return re.split(r"[/\\]\.[/\\]", place, maxsplit=1)[-1].encode("unicode_escape").decode()


def known_name(name: str) -> str:
    """A name in NFC, with a sign of its own (�) for what does not print.

    >>> known_name("referat\\u202etxt.exe\\n"), known_name("møte.txt")
    ('referat�txt.exe�', 'møte.txt')
    """
    if name.isascii() and name.isprintable():
        return name
    return UNSAFE.sub("\ufffd", unicodedata.normalize("NFC", name))


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
            name = known_name(entry.name)
            if name.startswith((".", "~$")) or (not prefix and name in SPOKEN):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path, f"{prefix}{name}/")
            else:
                yield entry, f"{prefix}{name}"
