"""The parse cache, processed/.state/cache.db: what was read from a paper's bytes, so that only changed papers are read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import msgspec

from pipeline.records import Parsed
from pipeline.store.state import STATE, remember

CACHE = "cache.db"
SCHEMA = "PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, value BLOB);"
AT_ONCE = 500
"""Keys in one query; SQLite takes 999 at the least."""


def read_cached(out: Path, keys: Collection[str]) -> dict[str, Parsed]:
    """What is remembered under `keys`; keys that are not known, or cannot be understood, are left out."""

    def find(db: sqlite3.Connection) -> dict[str, Parsed]:
        found: dict[str, Parsed] = {}
        wanted = sorted(keys)
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            marks = ", ".join("?" * len(some))
            for key, value in db.execute(f"SELECT key, value FROM parsed WHERE key IN ({marks})", some):
                if parsed := decode_parsed(value):
                    found[key] = parsed
        return found

    path = out / STATE / CACHE
    return remember(path, SCHEMA, find) if keys and path.is_file() else {}


def write_cached(out: Path, entries: Mapping[str, Parsed | bytes], *, only: Collection[str] | None = None) -> None:
    """Remember `entries` (as they are, or as encode_parsed gave them); with `only`, forget all keys but those."""
    rows = [(key, value if isinstance(value, bytes) else encode_parsed(value)) for key, value in entries.items()]

    def insert(db: sqlite3.Connection) -> None:
        db.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?)", rows)
        if only is not None:
            stale = [(key,) for (key,) in db.execute("SELECT key FROM parsed") if key not in only]
            db.executemany("DELETE FROM parsed WHERE key = ?", stale)

    if rows or only is not None:
        remember(out / STATE / CACHE, SCHEMA, insert)


def encode_parsed(parsed: Parsed) -> bytes:
    """What one paper says as MessagePack: also the cheapest form in which a worker can hand it over."""
    return msgspec.msgpack.encode(parsed)


def decode_parsed(data: bytes) -> Parsed | None:
    """What encode_parsed wrote; None where the bytes are something else."""
    try:
        return parsed_decoder().decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return None


@cache
def parsed_decoder() -> msgspec.msgpack.Decoder[Parsed]:
    """A decoder that makes every record of its own class."""
    return msgspec.msgpack.Decoder(Parsed)
