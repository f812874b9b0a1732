"""Where papers and tables lie: a path of this machine, or an address that fsspec knows (s3://, abfs://, sftp://, …)."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.findings import Finding
from pipeline.intake import INSIDE, SPOKEN, RawFile, is_paper, known_name, part_twins, sort_papers

if TYPE_CHECKING:
    import fsspec

TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")
"""What file systems call the time of a file's last change."""
CHUNK = 1 << 20
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def is_address(place: str | Path) -> bool:
    """True for an address, false for a path.

    >>> is_address("s3://papers/raw"), is_address("raw")
    (True, False)
    """
    return "://" in str(place)


def open_place(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system of an address, and the path in it. Raises UsageError where fsspec, or its package for the address, is missing."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError("addresses like s3://… need fsspec; install it with `pip install 'referent[dask]'`") from error
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{address} cannot be opened: {error}") from error
    return system, path


def find_papers_at(address: str) -> tuple[list[RawFile], list[Finding]]:
    """The papers below an address in path order, and a finding for each twin of a path. Raises UsageError, EnvironmentFault."""
    system, top = open_place(address)
    try:
        if not system.isdir(top):
            raise UsageError(f"there is no folder {address}")
        found = system.find(top, detail=True)
    except UsageError:
        raise
    except Exception as error:  # each of fsspec's packages has faults of its own
        raise EnvironmentFault(f"{address} could not be listed: {type(error).__name__}: {error}") from error
    files = []
    for place, facts in found.items():
        path = known_name(place.removeprefix(top).lstrip("/"))
        if is_paper(path) and not facts.get("islink"):
            files.append(RawFile(path, system.unstrip_protocol(place), facts.get("size") or 0, find_time(system, place, facts)))
    doubts: list[Finding] = []
    return part_twins(sort_papers(files), doubts), doubts


def fetch_said(address: str, folder: Path) -> Path:
    """The local folder, after it holds what people say at the top of an address (intake.SPOKEN), and nothing else."""
    system, top = open_place(address)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in SPOKEN:
        if system.exists(f"{top}/{name}"):
            system.get(f"{top}/{name}", str(folder / name), recursive=True)
    return folder


def find_time(system: Any, place: str, facts: dict[str, Any]) -> int:
    """When a file was changed last, in nanoseconds; where its file system does not know, a number that changes with the file."""
    for name in TIMES:
        match facts.get(name):
            case datetime() as moment:
                return int(moment.timestamp() * 1_000_000) * 1000
            case float() | int() as seconds:
                return int(seconds * 1_000_000_000)
    return int.from_bytes(sha256(str(system.ukey(place)).encode()).digest()[:7])  # as a time, long past


def read_place(place: str, most: int) -> bytes:
    """The bytes of a paper. Raises OSError, and OverflowError where they are more than `most`."""
    if not is_address(place):
        with open_file(place) as stream:
            if os.fstat(stream.fileno()).st_size > most:
                raise OverflowError(f"{most >> 20} MiB")
            return stream.read()
    system, path = open_place(place)
    if (system.size(path) or 0) > most:
        raise OverflowError(f"{most >> 20} MiB")
    data: bytes = system.cat_file(path)
    return data


def open_file(place: str) -> IO[bytes]:
    """A regular file of this machine, open to be read: what has become a link, a pipe or a device since it was found is refused.

    Raises OSError; never waits for somebody to write.
    """
    raw, inside, path = place.rpartition(f"{os.sep}{INSIDE}{os.sep}")
    if inside and os.open in os.supports_dir_fd:
        handle = open_inside(raw, Path(path).parts)
    else:
        handle = os.open(place, READING | os.O_NONBLOCK if hasattr(os, "O_NONBLOCK") else READING)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is no regular file", place)
    return os.fdopen(handle, "rb")


def open_inside(raw: str, parts: tuple[str, ...]) -> int:
    """A handle on a file in raw/, no folder on the way to which is a link, whatever they were when it was found. Raises OSError."""
    folder = os.open(raw, os.O_RDONLY | os.O_DIRECTORY)
    for name in parts[:-1]:
        try:
            inner = os.open(name, READING | os.O_DIRECTORY, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    try:
        return os.open(parts[-1], READING | os.O_NONBLOCK, dir_fd=folder)
    finally:
        os.close(folder)


def open_bytes(place: str) -> IO[bytes]:
    """A paper, open to be read. Raises OSError."""
    if not is_address(place):
        return open_file(place)
    system, path = open_place(place)
    stream: IO[bytes] = system.open(path, "rb")
    return stream


def hash_place(place: str) -> str:
    """The sha256 of a paper's bytes, a chunk in memory at a time. Raises OSError."""
    digest = sha256()
    with open_bytes(place) as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def hash_places(places: Iterable[str]) -> list[tuple[str, str, str]]:
    """Each place with the sha256 of its bytes, or with why they cannot be read."""
    found = []
    for place in places:
        try:
            found.append((place, hash_place(place), ""))
        except OSError as error:
            found.append((place, "", error.strerror or str(error)))
    return found


def write_places(address: str, files: Iterable[tuple[str, bytes]]) -> int:
    """How many files now stand below an address, or a folder, each whole; Parquet files of an earlier run that are not among them are gone.

    Raises UsageError, EnvironmentFault.
    """
    system, top = open_place(address)
    written = set()
    try:
        for name, data in files:
            place = f"{top}/{name}"
            system.makedirs(place.rpartition("/")[0], exist_ok=True)
            system.pipe_file(place, data)
            written.add(place)
        stale = [place for place in system.find(top) if place.endswith(".parquet") and place not in written]
        if stale:
            system.rm(stale)
    except OSError as error:
        raise EnvironmentFault(f"{address} could not be written: {error}") from error
    return len(written)
