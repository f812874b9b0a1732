"""Which part of the tables is whose: what the last run wrote for each body, so that only what has changed is made anew.

A memory of runs, believed only while the files of processed/ are as that run left them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from pipeline.store.blobs import read_blobs, write_blobs
from pipeline.store.state import measure

MEMORY, ENTRY = "fragments", "tables"


@dataclass(frozen=True, slots=True)
class Fragment:
    """One body's rows (or those of several that a correction ties together) in all tables."""

    key: str
    """A digest of all that decides what they say but the as-of date."""
    since: str
    until: str
    """The first as-of date for which they hold, and the first for which they do not."""
    slot: int = 0
    """Where they stand in the database."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Table -> bytes of its rows in the CSV file."""
    lost: int = 0
    """Rows that the database left out, since another body has their key."""
    failed: list[str] = field(default_factory=list)
    """The messages of errors among their findings."""
    warnings: int = 0
    notes: int = 0

    def holds(self, key: str, as_of: str) -> bool:
        """True where the rows are what would be made now."""
        return self.key == key and self.since <= as_of < self.until


@dataclass(frozen=True, slots=True)
class Memory:
    """What a run wrote."""

    program: str = ""
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)
    """File -> size and time."""
    fragments: dict[str, Fragment] = field(default_factory=dict)
    """By name, in the order of their rows."""


def read_fragments(out: Path, program: str) -> tuple[dict[str, Fragment], dict[str, Fragment]]:
    """The fragments of which the tables in `out` consist, as far as they can be kept: none where another program wrote them, or one
    has lost rows to another; then all of them, for comparison. None of either where the files have been touched since."""
    memory = read_blobs(out, MEMORY, [ENTRY], decode_memory).get(ENTRY, Memory())
    if any(measure(out / name) != tuple(found) for name, found in memory.outputs.items()):
        return {}, {}
    is_kept = memory.program == program and not any(one.lost for one in memory.fragments.values())
    return memory.fragments if is_kept else {}, memory.fragments


def count_findings(out: Path) -> tuple[list[str], int, int] | None:
    """The messages of errors, and how many warnings and notes the tables hold; None where that is not remembered."""
    memory = read_blobs(out, MEMORY, [ENTRY], decode_memory).get(ENTRY)
    if not memory or any(measure(out / name) != tuple(found) for name, found in memory.outputs.items()):
        return None
    found = memory.fragments.values()
    return [text for one in found for text in one.failed], sum(one.warnings for one in found), sum(one.notes for one in found)


def remember_fragments(out: Path, program: str, fragments: Mapping[str, Fragment], outputs: tuple[str, ...]) -> None:
    """Remember what the tables consist of."""
    memory = Memory(program, {name: measure(out / name) for name in outputs}, dict(fragments))
    write_blobs(out, MEMORY, {ENTRY: msgspec.msgpack.encode(memory)}, only=[ENTRY])


def decode_memory(data: bytes) -> Memory | None:
    """What remember_fragments wrote; None where the bytes are something else."""
    try:
        return msgspec.msgpack.decode(data, type=Memory)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return None


def find_slots(known: Mapping[str, Fragment]) -> Iterator[int]:
    """Slots of the database that no fragment has, the lowest first."""
    taken = {one.slot for one in known.values()}
    return (slot for slot in range(len(taken) + (1 << 32)) if slot not in taken)


def place_pieces(fragments: Mapping[str, Fragment], table: str, start: int) -> dict[str, tuple[int, int]]:
    """Fragment -> where its rows begin and end in a file whose first row stands at `start`.

    >>> place_pieces({"a": Fragment("", "", "", sizes={"t": 5}), "b": Fragment("", "", "", sizes={"t": 2})}, "t", 10)
    {'a': (10, 15), 'b': (15, 17)}
    """
    places = {}
    for name, one in fragments.items():
        places[name] = (start, start + one.sizes.get(table, 0))
        start = places[name][1]
    return places
