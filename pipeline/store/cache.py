"""What need not be done again: what was read from a paper's bytes, and what was linked from a body's papers."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, partial
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any, Generic, TypeVar

import msgspec

from pipeline.findings import Finding
from pipeline.records import DocumentRow, Extracted, Parsed, PolicyArea
from pipeline.store.blobs import list_keys, read_blobs, write_blobs

T = TypeVar("T")

FASTEST = 1
"""The level of compression: records name the same columns and papers over and over."""
ROW = tuple(f.name for f in fields(DocumentRow))
AREA = tuple(f.name for f in fields(PolicyArea))
LISTS = tuple(f.name for f in fields(Parsed))[1:]
NOTHING: list[Any] = []
"""What most heads have in most places."""
EMPTY = [NOTHING] * len(LISTS)
AT_ONCE = 64
"""Papers in memory when heads are made anew."""
BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, TypeError, zlib.error)


class Row(msgspec.Struct, Generic[T], frozen=True, array_like=True):
    """A record without its evidence."""

    record: T


@dataclass(frozen=True, slots=True)
class Code:
    """A finding of which no more than its code is wanted."""

    code: str


@dataclass(frozen=True, slots=True)
class Start:
    """What take_head asks for of a paper: a decoder of it passes over all else."""

    document: Row[DocumentRow]
    policy_areas: list[Row[PolicyArea]]
    findings: list[Code]
    attachments: list[tuple[str, Start]]


def read_cached(out: Path, keys: Collection[str]) -> dict[str, Parsed]:
    """What is remembered of papers under `keys`; keys that are not known, or cannot be understood, are left out."""
    return read_blobs(out, "parsed", keys, decode_parsed)


def read_heads(out: Path, keys: Collection[str]) -> dict[str, Parsed]:
    """Of papers remembered under `keys` what strip_parsed keeps: a hundredth of the bytes, so that all of an archive fit into memory."""
    return read_blobs(out, "heads", keys, decode_head)


def find_heads(out: Path, keys: Collection[str]) -> set[str]:
    """Those of the keys under which the head of a paper is remembered."""
    return list_keys(out, "heads", keys)


def restore_heads(out: Path, keys: Iterable[str]) -> Iterator[tuple[str, Parsed]]:
    """Heads made anew, and remembered, of papers of which only the whole is remembered."""
    waiting = iter(keys)
    while some := list(islice(waiting, AT_ONCE)):
        heads = {key: strip_parsed(parsed) for key, parsed in read_cached(out, some).items()}
        write_blobs(out, "heads", {key: encode_head(head) for key, head in heads.items()})
        yield from heads.items()


def write_cached(
    out: Path, entries: Mapping[str, Parsed | bytes], *, heads: Mapping[str, Parsed] | None = None, only: Container[str] | None = None
) -> None:
    """Remember `entries` (as they are, or as encode_parsed gave them); with `only`, forget all keys but those.

    `heads` are of those given as bytes whose head the caller has read already.
    """
    rows = {key: value if isinstance(value, bytes) else encode_parsed(value) for key, value in entries.items()}
    write_blobs(out, "parsed", rows, only=only)
    known = {key: value for key, value in entries.items() if not isinstance(value, bytes)} | dict(heads or {})
    found = {key: encode_head(head) for key, value in rows.items() if (head := known.get(key) or decode_start(value))}
    write_blobs(out, "heads", found, only=only)


def strip_parsed(parsed: Parsed) -> Parsed:
    """What it takes to find a paper's body: its row, the policy areas in it, the codes of its findings; its attachments' too."""
    return make_head(*take_head(parsed))


def encode_head(parsed: Parsed | Start) -> bytes:
    """The head of a paper as MessagePack, without the names of columns."""
    return msgspec.msgpack.encode(take_head(parsed))


def decode_head(data: bytes) -> Parsed | None:
    """What encode_head wrote; None where the bytes are something else."""
    try:
        return make_head(*msgspec.msgpack.decode(data))
    except (*BROKEN, ValueError, AttributeError):
        return None


def decode_start(data: bytes) -> Start | None:
    """Of what encode_parsed wrote what its head takes, in a twentieth of the time; None where the bytes are something else."""
    try:
        found: Start = find_decoder(Start).decode(data)
    except BROKEN:
        return None
    return found


def find_head(data: bytes) -> Parsed | None:
    """What strip_parsed keeps of what encode_parsed wrote; None where the bytes are something else."""
    start = decode_start(data)
    return make_head(*take_head(start)) if start else None


def take_head(parsed: Parsed | Start) -> tuple[Any, ...]:
    """The cells of a paper's row, those of its policy areas, the codes of its findings, and its attachments by name."""
    row = parsed.document.record
    areas = [[getattr(found.record, name) for name in AREA] for found in parsed.policy_areas]
    codes = sorted({finding.code for finding in parsed.findings})
    return [getattr(row, name) for name in ROW], areas, codes, [(name, take_head(inner)) for name, inner in parsed.attachments]


def make_head(row: list[str], areas: list[list[str]], codes: list[str], attachments: list[tuple[str, Any]]) -> Parsed:
    """A paper of which no more is known than take_head gave. It is not to be changed: heads share what is the same in them, so that
    those of an archive take a tenth of the memory."""
    paper = Extracted(DocumentRow(*map(intern, row)))
    if not (areas or codes or attachments):
        return Parsed(paper, *EMPTY)
    said: dict[str, Any] = {
        "policy_areas": [Extracted(PolicyArea(*cells)) for cells in areas],
        "findings": [make_finding(code) for code in codes],
        "attachments": [(name, make_head(*one)) for name, one in attachments],
    }
    return Parsed(paper, *(said.get(name, NOTHING) for name in LISTS))


@cache
def make_finding(code: str) -> Finding:
    """A finding of which no more than its code is known."""
    return Finding(code)


def encode_parsed(parsed: Parsed) -> bytes:
    """What one paper says as MessagePack: also the cheapest form in which a worker can hand it over."""
    return msgspec.msgpack.encode(parsed)


def decode_parsed(data: bytes) -> Parsed | None:
    """What encode_parsed wrote; None where the bytes are something else."""
    try:
        found: Parsed = find_decoder(Parsed).decode(data)
    except BROKEN:
        return None
    return found


def read_linked(out: Path, keys: Collection[str], kind: type[T]) -> dict[str, T]:
    """What is remembered of bodies under `keys`, of the type `kind`; keys that are not known, or cannot be understood, are left out."""
    return read_blobs(out, "linked", keys, partial(decode_pressed, kind=kind))


def find_linked(out: Path) -> set[str]:
    """The keys under which something is remembered of bodies."""
    return list_keys(out, "linked")


def write_linked(out: Path, entries: Mapping[str, object], *, only: Collection[str] | None = None) -> None:
    """Remember what was linked of bodies; with `only`, forget all keys but those."""
    write_blobs(out, "linked", {key: encode_pressed(value) for key, value in entries.items()}, only=only)


def encode_linked(entries: Mapping[str, object]) -> bytes:
    """Entries for write_encoded: made by another process than the one that remembers them."""
    return msgspec.msgpack.encode({key: encode_pressed(value) for key, value in entries.items()})


def write_encoded(out: Path, data: bytes) -> bool:
    """True where `data` is what encode_linked gave, and is remembered now."""
    try:
        rows = msgspec.msgpack.decode(data, type=dict[str, bytes])
    except BROKEN:
        return False
    write_blobs(out, "linked", rows)
    return True


def encode_pressed(value: object) -> bytes:
    """Dataclasses as MessagePack, pressed: a tenth of the time that linking takes."""
    return zlib.compress(msgspec.msgpack.encode(value), FASTEST)


def decode_pressed(data: bytes, kind: type[T]) -> T | None:
    """What encode_pressed wrote; None where the bytes are something else."""
    try:
        found: T = find_decoder(kind).decode(zlib.decompress(data))  # type: ignore[arg-type]
    except BROKEN:
        return None
    return found


@cache
def find_decoder(kind: type[Any]) -> msgspec.msgpack.Decoder[Any]:
    """A decoder that makes every record of its own class."""
    return msgspec.msgpack.Decoder(kind)
