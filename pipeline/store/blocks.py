"""The hash of the database, block by block: after a change only the blocks are hashed anew of which SQLite itself says that they changed.

SQLite lays every page that a transaction changes into its journal first, but for pages that were free or are new. The journal is gone
with the commit, so it gets a second name before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from pipeline.store.blobs import read_blobs, write_blobs
from pipeline.store.files import hash_file
from pipeline.store.state import measure

BLOCK = 1 << 16
PREFIX = "blocks:"
"""What opens the hash of a file that is the hash of the hashes of its blocks."""
MEMORY, ENTRY = "blocks", "database"
UNDO = ".undo.part"
"""The second name of the journal, beside it; files.clear_asides takes away what a killed run leaves."""
MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How SQLite's journals begin (https://www.sqlite.org/fileformat.html)."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The hashes of a file's blocks, and the size and time it had."""

    stamp: tuple[int, int]
    digests: bytes


def hash_database(path: Path) -> str:
    """The hash of a database in processed/ by its blocks: remembered, else made now. Raises OSError."""
    out, stamp = path.parent, measure(path)
    known = read_blobs(out, MEMORY, [ENTRY], decode).get(ENTRY)
    if not known or known.stamp != stamp:
        known = Blocks(stamp, b"".join(hash_blocks(path, range(-(-stamp[0] // BLOCK)))))
        write_blobs(out, MEMORY, {ENTRY: msgspec.msgpack.encode(known)})
    return PREFIX + sha256(known.digests).hexdigest()


def is_hashed(path: Path, digests: Iterable[str]) -> bool:
    """True where a file is what one of some hashes says, of hash_file or of hash_database; nothing that is remembered counts. Raises
    OSError."""
    by_blocks = {digest for digest in digests if digest.startswith(PREFIX)}
    if by_blocks and PREFIX + sha256(b"".join(hash_blocks(path, range(-(-path.stat().st_size // BLOCK))))).hexdigest() in by_blocks:
        return True
    whole = {*digests} - by_blocks
    return bool(whole) and hash_file(path) in whole


def hash_blocks(path: Path, numbers: Iterable[int]) -> Iterator[bytes]:
    """The sha256 of some blocks of a file."""
    with path.open("rb", buffering=0) as file:
        for number in numbers:
            file.seek(number * BLOCK)
            yield sha256(file.read(BLOCK)).digest()


def decode(data: bytes) -> Blocks | None:
    """What was remembered; None where the bytes are something else."""
    try:
        return msgspec.msgpack.decode(data, type=Blocks)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class Trace:
    """A database before a transaction: its blocks, as far as they are remembered, and the pages that are free in it."""

    path: Path
    known: Blocks | None
    free: frozenset[int]

    def keep_undo(self) -> None:
        """Give the journal a second name: comes right before the commit."""
        undo = self.path.parent / UNDO
        with suppress(OSError):
            undo.unlink(missing_ok=True)
            if self.known:
                os.link(f"{self.path}-journal", undo)

    def remember(self) -> None:
        """After the commit the hashes of what changed are made anew; where it is not known what did, none are remembered."""
        undo = self.path.parent / UNDO
        try:
            changed = read_undo(undo)
            undo.unlink()
        except OSError:
            changed = None
        if not changed or not self.known:
            return
        size, page, pages = changed
        stamp = measure(self.path)
        count = -(-stamp[0] // BLOCK)
        numbers = {(number - 1) * page // BLOCK for number in {1, *pages, *self.free}} | {*range(size * page // BLOCK, count)}
        digests = bytearray(self.known.digests.ljust(count * 32)[: count * 32])
        fresh = sorted(number for number in numbers if number < count)
        for number, digest in zip(fresh, hash_blocks(self.path, fresh), strict=True):
            digests[number * 32 : number * 32 + 32] = digest
        write_blobs(self.path.parent, MEMORY, {ENTRY: msgspec.msgpack.encode(Blocks(stamp, bytes(digests)))})


def start_trace(path: Path) -> Trace:
    """What is known of a database before a transaction on it. Raises OSError."""
    known = read_blobs(path.parent, MEMORY, [ENTRY], decode).get(ENTRY)
    known = known if known and known.stamp == measure(path) else None
    return Trace(path, known, frozenset(list_free(path)) if known else frozenset())


def list_free(path: Path) -> Iterator[int]:
    """The pages of a database that are free: what SQLite may write there without a line in its journal."""
    with path.open("rb") as file:
        head = file.read(100)
        page = int.from_bytes(head[16:18], "big")
        page = 1 << 16 if page == 1 else page
        trunk, left = (int.from_bytes(head[place : place + 4], "big") for place in (32, 36))
        while trunk and left > 0:  # a broken list may go in circles
            yield trunk
            file.seek((trunk - 1) * page)
            data = file.read(page)
            trunk, count = (int.from_bytes(data[place : place + 4], "big") for place in (0, 4))
            left -= count + 1
            yield from (int.from_bytes(data[place : place + 4], "big") for place in range(8, 8 + 4 * count, 4))


def read_undo(path: Path) -> tuple[int, int, set[int]] | None:
    """Of a journal the pages that the database had, the bytes of a page, and the pages that were changed; None where it is of another
    form than a transaction leaves that fits into memory. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(28)
        count, _, size, sector, page = (int.from_bytes(head[place : place + 4], "big") for place in range(8, 28, 4))
        if head[:8] != MAGIC or file.seek(0, os.SEEK_END) != sector + count * (page + 8):
            return None
        pages = set()
        for number in range(count):
            file.seek(sector + number * (page + 8))
            pages.add(int.from_bytes(file.read(4), "big"))
    return size, page, pages
