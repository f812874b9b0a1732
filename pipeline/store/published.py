"""Published files: written anew each time, but what a person has changed is never overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path

from pipeline.store.files import write_whole
from pipeline.store.state import STATE, remember

PUBLISHED = "published.db"
SCHEMA = "CREATE TABLE IF NOT EXISTS published (place INTEGER PRIMARY KEY, path TEXT, sha256 TEXT, UNIQUE (path, sha256));"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a publication stands, and what became of it."""

    path: Path
    state: str
    """wrote, unchanged, beside (a person has changed the file that stood there), or kept (a person's version of this very data)."""
    sha256: str = ""
    """Of the data that was published."""


def write_published(out: Path, path: Path, data: bytes | str) -> Written:
    """Where `data` now stands, or a person's own version of the very same data.

    Where `path` holds what no run has written, a person has changed it: the new file is laid beside it as `-new`,
    `-new-2` … Nothing is laid beside it while there is nothing new to say. Raises EnvironmentFault.
    """
    data = data.encode() if isinstance(data, str) else data
    digest = sha256(data).hexdigest()
    for place in find_places(path):
        name = name_place(out, place)
        known = read_published(out, name)
        current = sha256(place.read_bytes()).hexdigest() if place.is_file() else ""
        if current in {"", digest, *known}:
            remember_published(out, name, digest)  # before the file: a run killed in between still knows its own
            changed = write_whole(place, data)
            return Written(place, "unchanged" if not changed else "wrote" if place == path else "beside", digest)
        if known[-1:] == [digest]:
            return Written(place, "kept", digest)
    raise AssertionError("there is always another place")


def find_places(path: Path) -> Iterator[Path]:
    """The path itself, then the names beside it.

    >>> places = find_places(Path("alu-agenda.docx")); [next(places).name for _ in range(3)]
    ['alu-agenda.docx', 'alu-agenda-new.docx', 'alu-agenda-new-2.docx']
    """
    yield path
    for number in count(1):
        yield path.with_stem(f"{path.stem}-new" + (f"-{number}" if number > 1 else ""))


def name_places(out: Path, written: Iterable[Written]) -> dict[str, str]:
    """Publications as they are remembered: path -> sha256."""
    return {name_place(out, one.path): one.sha256 for one in written}


def name_place(out: Path, place: Path) -> str:
    """A path as it is remembered: within `out` by its place there, so that the folder may be moved."""
    place, out = place.resolve(), out.resolve()
    return (place.relative_to(out) if place.is_relative_to(out) else place).as_posix()


def list_standing(out: Path, folder: Path) -> set[str]:
    """The names of files in a folder that runs have written into it and that are still there, edited or not."""
    path = out / STATE / PUBLISHED
    if not path.is_file():
        return set()
    names = remember(path, SCHEMA, lambda db: [name for (name,) in db.execute("SELECT DISTINCT path FROM published")])
    return {file.name for file in folder.iterdir() if name_place(out, file) in names} if folder.is_dir() else set()


def read_published(out: Path, name: str) -> list[str]:
    """The digests of all that runs have written under a name, the latest last."""
    path = out / STATE / PUBLISHED
    if not path.is_file():
        return []
    query = "SELECT sha256 FROM published WHERE path = ? ORDER BY place"
    return remember(path, SCHEMA, lambda db: [digest for (digest,) in db.execute(query, (name,))])


def remember_published(out: Path, name: str, digest: str) -> None:
    """`digest` is the latest of what runs have written under a name."""

    def insert(db: sqlite3.Connection) -> None:
        db.execute("INSERT OR REPLACE INTO published (path, sha256) VALUES (?, ?)", (name, digest))

    remember(out / STATE / PUBLISHED, SCHEMA, insert)
