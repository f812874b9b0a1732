"""Values by key in processed/.state, a database for each sort: memory that may be thrown away at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from pipeline.store.state import STATE, remember

T = TypeVar("T")

SCHEMA = "PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS blobs (key TEXT PRIMARY KEY, value BLOB);"
AT_ONCE = 500
"""Keys in one query; SQLite takes 999 at the least."""
SEAL = 4
"""Bytes of the checksum behind each value, of it and its key: a disk that turned one of its bits must not turn a word of a paper."""
LASTING = {"parsed"}
"""What takes long to make anew is flushed to disk. The rest is made of it: where the power fails, a value that is lost, or lies under
another key, shows, and each flush that nobody needs is a wait of the disk."""
LOOSE = "PRAGMA synchronous = OFF;"


def find_file(out: Path, name: str) -> Path:
    """Where the values of one sort lie: a database of its own, since a broken one is thrown away whole."""
    return out / STATE / f"{name}.db"


def read_blobs(out: Path, name: str, keys: Collection[str] | None, decode: Callable[[bytes], T | None]) -> dict[str, T]:
    """What is remembered under `keys` (None: all of it), decoded; left out are keys that are not known, values that are not what was
    written, and those that `decode` gives None for.
    """

    def find(db: sqlite3.Connection) -> dict[str, T]:
        rows = select(db, keys) if keys is not None else db.execute("SELECT key, value FROM blobs")
        return {key: value for key, data in rows if (whole := unseal(key, data)) is not None and (value := decode(whole)) is not None}

    path = find_file(out, name)
    return remember(path, find_schema(name), find) if (keys or keys is None) and path.is_file() else {}


def select(db: sqlite3.Connection, keys: Collection[str], columns: str = "key, value") -> Iterator[Any]:
    """The rows of some keys."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        # All at once: a cursor that an interruption leaves half read is closed behind its database, and says so aloud.
        yield from db.execute(f"SELECT {columns} FROM blobs WHERE key IN ({', '.join('?' * len(some))})", some).fetchall()


def list_keys(out: Path, name: str, keys: Collection[str] | None = None) -> set[str]:
    """The keys under which something is remembered; of some `keys` only, where they are given."""

    def find(db: sqlite3.Connection) -> set[str]:
        rows = select(db, keys, "key") if keys is not None else db.execute("SELECT key FROM blobs")
        return {key for (key,) in rows}

    path = find_file(out, name)
    return remember(path, find_schema(name), find) if path.is_file() else set()


def write_blobs(out: Path, name: str, rows: Mapping[str, bytes], *, only: Container[str] | None = None) -> None:
    """Remember `rows`; with `only`, forget all keys but those."""

    def insert(db: sqlite3.Connection) -> None:
        db.executemany("INSERT OR REPLACE INTO blobs VALUES (?, ?)", ((key, seal(key, data)) for key, data in rows.items()))
        if only is not None:
            stale = [(key,) for (key,) in db.execute("SELECT key FROM blobs") if key not in only]
            db.executemany("DELETE FROM blobs WHERE key = ?", stale)

    if rows or only is not None:
        remember(find_file(out, name), find_schema(name), insert)


def find_schema(name: str) -> str:
    """How the values of one sort are kept."""
    return SCHEMA if name in LASTING else LOOSE + SCHEMA


def seal(key: str, data: bytes) -> bytes:
    """A value with the checksum of its key and it behind it."""
    return data + sum_up(key, data)


def unseal(key: str, data: bytes) -> bytes | None:
    """What was sealed; None where a bit of it is another, or it was sealed under another key.

    >>> sealed = seal("a", b"sak 4")
    >>> unseal("a", sealed), unseal("a", sealed.replace(b"4", b"5")), unseal("b", sealed)
    (b'sak 4', None, None)
    """
    value = data[:-SEAL]
    return value if sum_up(key, value) == data[-SEAL:] else None


def sum_up(key: str, value: bytes) -> bytes:
    """The checksum of a key and its value."""
    return crc32(value, crc32(key.encode())).to_bytes(SEAL, "little")
