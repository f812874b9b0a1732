"""What need not be done again: what was read from a paper's bytes, and what was linked from a body's papers."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import msgspec

from pipeline.records import Parsed, Records
from pipeline.store.blobs import read_blobs, write_blobs

FASTEST = 1
"""The level of compression: records name the same columns and papers over and over."""
BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, TypeError, zlib.error)


def read_cached(out: Path, keys: Collection[str]) -> dict[str, Parsed]:
    """What is remembered of papers under `keys`; keys that are not known, or cannot be understood, are left out."""
    return read_blobs(out, "parsed", keys, decode_parsed)


def write_cached(out: Path, entries: Mapping[str, Parsed | bytes], *, only: Collection[str] | None = None) -> None:
    """Remember `entries` (as they are, or as encode_parsed gave them); with `only`, forget all keys but those."""
    rows = {key: value if isinstance(value, bytes) else encode_parsed(value) for key, value in entries.items()}
    write_blobs(out, "parsed", rows, only=only)


def encode_parsed(parsed: Parsed) -> bytes:
    """What one paper says as MessagePack: also the cheapest form in which a worker can hand it over."""
    return msgspec.msgpack.encode(parsed)


def decode_parsed(data: bytes) -> Parsed | None:
    """What encode_parsed wrote; None where the bytes are something else."""
    try:
        return parsed_decoder().decode(data)
    except BROKEN:
        return None


@cache
def parsed_decoder() -> msgspec.msgpack.Decoder[Parsed]:
    """A decoder that makes every record of its own class."""
    return msgspec.msgpack.Decoder(Parsed)


def read_linked(out: Path, keys: Collection[str]) -> dict[str, Records]:
    """What is remembered of bodies under `keys`; keys that are not known, or cannot be understood, are left out."""
    return read_blobs(out, "linked", keys, decode_records)


def write_linked(out: Path, entries: Mapping[str, Records], *, only: Collection[str]) -> None:
    """Remember the records of bodies; forget all keys but `only`."""
    write_blobs(out, "linked", {key: encode_records(value) for key, value in entries.items()}, only=only)


def encode_records(records: Records) -> bytes:
    """A body's records as MessagePack, pressed: a tenth of the time that linking them takes."""
    return zlib.compress(msgspec.msgpack.encode(records), FASTEST)


def decode_records(data: bytes) -> Records | None:
    """What encode_records wrote; None where the bytes are something else."""
    try:
        return records_decoder().decode(zlib.decompress(data))
    except BROKEN:
        return None


@cache
def records_decoder() -> msgspec.msgpack.Decoder[Records]:
    """A decoder that makes every record of its own class."""
    return msgspec.msgpack.Decoder(Records)
