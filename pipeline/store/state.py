"""The memory of runs in processed/.state: which files were seen, and whether the tables already say what raw/ says.

It is only memory: what is broken is thrown away, and the next run takes longer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pipeline.errors import EnvironmentFault

T = TypeVar("T")

STATE = ".state"
MANIFEST = "manifest.db"
SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS listing (digest TEXT);
"""
BY_FOLDER = "folders:"
"""What opens a digest of papers that was made folder by folder."""
TOO_FRESH_NS = 2_000_000_000
"""A file that was changed within one tick of the clock after it was read looks unchanged; the coarsest file systems tick in 2 s."""


@dataclass(slots=True)  # not frozen, which would take three times as long to make: there are as many as files
class Stamp:
    """What a file looked like when its bytes were last read."""

    size: int
    mtime_ns: int
    sha256: str


def read_manifest(out: Path, folders: Iterable[str] | None = None) -> dict[str, Stamp]:
    """The files seen by the last run, by path; with `folders` only those below some at the top of raw/, or that lie at the top ("").

    A file that had changed just before it was seen has the time -1, so that its bytes are looked at again.
    """
    path = out / STATE / MANIFEST
    if not path.is_file():
        return {}
    trusted = find_trusted(out)
    rows = remember(path, SCHEMA, lambda db: list(select_seen(db, folders)))
    return {
        name.decode("utf-8", "surrogateescape"): Stamp(size, mtime if mtime < trusted else -1, digest) for name, size, mtime, digest in rows
    }


def select_seen(db: sqlite3.Connection, folders: Iterable[str] | None) -> Iterator[tuple[bytes, int, int, str]]:
    """The rows of files, below some folders."""
    if folders is None:
        yield from db.execute("SELECT * FROM seen")
    for name in folders or ():
        if name:  # from the first name behind «name/» to the first behind «name0», the sign that follows /
            yield from db.execute("SELECT * FROM seen WHERE path > ? AND path < ?", (encode(f"{name}/"), encode(f"{name}0")))
        else:
            yield from db.execute("SELECT * FROM seen WHERE instr(path, x'2f') = 0")


def find_trusted(out: Path) -> int:
    """The time before which a file must have been changed to be known by its time; nothing is where no manifest stands."""
    path = out / STATE / MANIFEST
    return path.stat().st_mtime_ns - TOO_FRESH_NS if path.is_file() else -1


def count_seen(out: Path) -> int:
    """How many files the manifest has."""
    path = out / STATE / MANIFEST
    return remember(path, SCHEMA, lambda db: int(db.execute("SELECT count(*) FROM seen").fetchone()[0])) if path.is_file() else 0


def write_manifest(out: Path, stamps: Mapping[str, Stamp], seen: Mapping[str, Stamp] | None = None, others: int = 0) -> None:
    """`stamps` is what the next run remembers of raw/, besides so many `others` of folders in which nothing has changed; with what
    read_manifest gave as `seen`, only other stamps are written."""
    known = seen or {}
    fresh = [path for path, stamp in stamps.items() if known.get(path) is not stamp]

    def replace(db: sqlite3.Connection) -> None:
        if db.execute("SELECT count(*) FROM seen").fetchone()[0] != len(known) + others:
            db.execute("DELETE FROM seen")
            fresh[:] = stamps
        db.executemany("DELETE FROM seen WHERE path = ?", ((encode(path),) for path in known.keys() - stamps.keys()))
        rows = ((encode(path), stamps[path].size, stamps[path].mtime_ns, stamps[path].sha256) for path in fresh)
        db.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", rows)

    remember(out / STATE / MANIFEST, SCHEMA, replace)


def encode(path: str) -> bytes:
    """A path as bytes, since a file name may be no valid Unicode."""
    return path.encode("utf-8", "surrogateescape")


def digest_folders(folders: Mapping[str, str], *others: str) -> str:
    """One digest of all that processed/ depends on: of each folder that has papers the digest_inputs, and what else the caller names."""
    parts = [*others, *(f"{name}\0{digest}" for name, digest in sorted(folders.items()))]
    return BY_FOLDER + sha256("\0\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def digest_inputs(stamps: Mapping[str, Stamp], *others: str) -> str:
    """One digest of every file's path and bytes, and what else the caller names.

    >>> digest_inputs({"a": Stamp(1, 2, "ff")}, "x") == digest_inputs({"a": Stamp(1, 3, "ff")}, "x")
    True
    """
    parts = [*others, *(f"{path}\0{stamps[path].sha256}" for path in sorted(stamps))]
    return sha256("\0\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def is_current(out: Path, digest: str) -> bool:
    """True where the last complete run had this digest and none of the files it wrote has been touched since."""
    path = out / STATE / MANIFEST
    if not path.is_file():
        return False
    rows = remember(path, SCHEMA, lambda db: db.execute("SELECT * FROM outputs").fetchall())
    return bool(rows) and all(said == digest and (size, mtime) == measure(out / name) for name, size, mtime, said in rows)


def is_listed(out: Path, listing: str, newest: int) -> bool:
    """True where the last complete run saw this very listing of files, the `newest` of them old enough to be known by its time,
    and none of the files it wrote has been touched since."""
    path = out / STATE / MANIFEST
    if not path.is_file() or newest >= path.stat().st_mtime_ns - TOO_FRESH_NS:
        return False
    said = remember(
        path, SCHEMA, lambda db: db.execute("SELECT digest FROM outputs WHERE ? IN (SELECT digest FROM listing)", (listing,)).fetchone()
    )
    return bool(said) and is_current(out, said[0])


def write_current(out: Path, digest: str, outputs: Iterable[str], listing: str = "") -> None:
    """Remember that the files `outputs` of `out` are what a run with this digest gives, and by what listing its files are known."""
    rows = [(name, *measure(out / name), digest) for name in outputs]

    def replace(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM outputs")
        db.execute("DELETE FROM listing")
        db.executemany("INSERT INTO outputs VALUES (?, ?, ?, ?)", rows)
        db.execute("INSERT INTO listing VALUES (?)", (listing,))

    remember(out / STATE / MANIFEST, SCHEMA, replace)


def measure(path: Path) -> tuple[int, int]:
    """Size and time of a file; -1 twice where it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


def remember(path: Path, schema: str, act: Callable[[sqlite3.Connection], T]) -> T:
    """What `act` gives on the database at `path`, in one transaction; a broken database is made anew first.

    Raises EnvironmentFault where the disk or the permissions fail.
    """
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(path, timeout=30)) as db:
                db.executescript(f"PRAGMA synchronous = NORMAL; {schema}")
                with db:
                    return act(db)
        except (OSError, sqlite3.OperationalError) as error:
            raise EnvironmentFault(f"{path} could not be used: {error}. Free space or check permissions, then run again.") from error
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
    raise EnvironmentFault(f"{path} breaks as soon as it is written. Check the disk, then run again.")
