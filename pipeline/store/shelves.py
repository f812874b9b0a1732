"""What the last run found in each folder of raw/: one in which nothing has changed is not gone through again.

A memory of runs, believed where the folder has the same listing, and only beside the manifest that was written with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.store.blobs import read_blobs, write_blobs
from pipeline.store.cache import find_decoder
from pipeline.store.state import count_seen, find_trusted

T = TypeVar("T")

MEMORY = "folders"
START = 12


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder as it was found."""

    listing: str
    """A digest of the path, size and time of each paper; "" where they must be looked at again."""
    newest: int
    count: int
    papers: str
    """A digest of the path and bytes of each paper."""
    starts: str
    """How the sha256 of each file begins (START signs), in lines: what is remembered of papers begins so, too."""
    reading: str
    """A digest of all else that decided what was read from them."""
    ids: str
    """The document_id of every paper, also of attachments, in lines and in path order."""
    doubled: dict[str, tuple[str, str]]
    """Of each document_id that another folder has too, or that stands here twice: the first file with it, and the path of the paper."""
    is_pictured: bool
    """Whether what they say hangs on whether and how scanned pages are read."""
    decided: str
    """A digest of all that decided `part` beside them."""
    part: bytes
    """What the folder gives to the bodies, as pack() made it."""


def read_shelves(out: Path) -> dict[str, Shelf]:
    """Folder -> what the last run found there; none where that does not belong to the manifest that stands.

    A folder in which a file had changed just before it was seen has the listing "": a change within the same tick would not show.
    """
    shelves = read_blobs(out, MEMORY, None, partial(unpack, kind=Shelf))
    if sum(shelf.count for shelf in shelves.values()) != count_seen(out):
        return {}
    trusted = find_trusted(out)
    return {name: shelf if shelf.newest < trusted else replace(shelf, listing="") for name, shelf in shelves.items()}


def write_shelves(out: Path, fresh: Mapping[str, Shelf], only: Collection[str]) -> None:
    """Remember what was found in some folders; all but `only` are forgotten. Comes after write_manifest."""
    write_blobs(out, MEMORY, {name: pack(shelf) for name, shelf in fresh.items()}, only=only)


def pack(value: object) -> bytes:
    """Dataclasses as bytes."""
    return msgspec.msgpack.encode(value)


def unpack(data: bytes, kind: type[T]) -> T | None:
    """What pack() made of a value of a kind; None where the bytes are something else."""
    try:
        found: T = find_decoder(kind).decode(data)  # type: ignore[arg-type]
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return None
    return found
