"""The journal: processed/.state/journal.jsonl, one JSON line a run, only ever added to.

Every line ends with its own sha256 and holds that of the line before, so that a line which was changed, taken out or put in is found.
Lines of before there was such a chain stay readable; the first link covers all of them.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault
from pipeline.store.files import format_fault, write_whole
from pipeline.store.state import STATE

JOURNAL = "journal.jsonl"
HEAD = "journal.head"
"""The file with the sha256 of the last line: tells that lines were cut off the end."""
SEAL = re.compile(rb', "sha256": "([0-9a-f]{64})"\}\n?\Z')
TAIL = 1 << 16


def write_journal(out: Path, verb: str, counts: Mapping[str, int | str], **facts: object) -> None:
    """Add one line: when (UTC), what was run by which version, `facts` (digests, dates, files with their sha256) and counts.

    The caller holds the lock. Raises EnvironmentFault, and then leaves the journal as it was.
    """
    path = out / STATE / JOURNAL
    entry: dict[str, object] = {
        "time": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "verb": verb,
        "version": find_version(),
        **facts,
        **counts,
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        last = read_last_line(path)
        end = b"\n" if last and not last.endswith(b"\n") else b""
        known = read_head(out)
        # Where the last line is not the one that was written last, the new one says which that was.
        entry |= {"head": known} if known not in {"", find_seal(last)} else {}
        line = seal_entry({**entry, "before": find_seal(last) or hash_start(path, end)})
        append(path, end + line)
    except OSError as error:
        raise EnvironmentFault(format_fault(path, error)) from error
    write_whole(path.with_name(HEAD), find_seal(line))


def seal_entry(entry: Mapping[str, object]) -> bytes:
    r"""The line of an entry, with its own hash at the end.

    >>> line = seal_entry({"verb": "ingest"}); line[:21]
    b'{"verb": "ingest", "s'
    >>> find_seal(line) == sha256(b'{"verb": "ingest"').hexdigest()
    True
    """
    body = json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace")[:-1]
    return body + f', "sha256": "{sha256(body).hexdigest()}"}}\n'.encode()


def find_seal(line: bytes) -> str:
    """The hash that a line says of itself; "" where it says none."""
    found = SEAL.search(line)
    return found[1].decode() if found else ""


def hash_start(path: Path, end: bytes) -> str:
    """The sha256 of all that stands in the journal so far; "" for nothing."""
    data = path.read_bytes() + end if path.is_file() else b""
    return sha256(data).hexdigest() if data else ""


def append(path: Path, data: bytes) -> None:
    """Add bytes to a file for good, or leave it as it was. Raises OSError."""
    with path.open("ab", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        try:
            if file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise


def read_last_line(path: Path) -> bytes:
    """The last line of a file as it stands, without reading the others; b"" where there is none."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        size, span = file.seek(0, os.SEEK_END), TAIL
        while True:
            file.seek(max(0, size - span))
            tail = file.read()
            cut = tail.rfind(b"\n", 0, -1)
            if cut >= 0 or span >= size:
                return tail[cut + 1 :]
            span *= 8


def find_last_run(out: Path) -> int:
    """When the last line was added, in nanoseconds; 0 where there is none."""
    path = out / STATE / JOURNAL
    return path.stat().st_mtime_ns if path.is_file() else 0


def read_journal(out: Path) -> list[dict[str, Any]]:
    """All runs, oldest first; a line that a killed run left half written is skipped."""
    runs = []
    for line in split_lines(read_bytes(out)):
        with suppress(ValueError):
            if isinstance(entry := json.loads(line), dict):
                runs.append({name: value for name, value in entry.items() if name not in {"before", "head", "sha256"}})
    return runs


def find_break(out: Path) -> int:
    """The number of the first line of the journal at which its chain is broken, one behind the last where lines are missing there;
    0 where it holds, or there is none yet."""
    start, last, seals = sha256(), "", {""}
    loose = 0
    """The first line without a hash since the last one with a hash, once there is a chain."""
    lines = list(split_lines(read_bytes(out)))
    for number, line in enumerate(lines, 1):
        if seal := find_seal(line) if line.endswith(b"\n") else "":
            before = sha256_or_nothing(start, number) if loose or not last else last
            if not is_sealed(line, seal, before, seals):
                return loose or number
            seals.add(seal)
            last, loose = seal, 0
        elif last or b'"before": ' in line:
            loose = loose or number
        start.update(line)
    return loose or (0 if read_head(out) in seals else len(lines) + 1)


def read_head(out: Path) -> str:
    """The hash of the line that was written last; "" where that is not known."""
    path = out / STATE / HEAD
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def sha256_or_nothing(start: Any, number: int) -> str:
    """The hash of what stands before line `number`; "" before the first."""
    return str(start.hexdigest()) if number > 1 else ""


def is_sealed(line: bytes, seal: str, before: str, seals: set[str]) -> bool:
    """True where a line is what its hash says, and names the hash of what stands before it, of which nothing was taken away."""
    try:
        entry: dict[str, str] = json.loads(line)
    except ValueError:
        return False
    body = SEAL.sub(b"", line)
    return sha256(body).hexdigest() == seal and entry.get("before") == before and entry.get("head", "") in seals


def read_bytes(out: Path) -> bytes:
    """The journal as it stands; b"" where there is none."""
    path = out / STATE / JOURNAL
    return path.read_bytes() if path.is_file() else b""


def split_lines(data: bytes) -> Iterator[bytes]:
    """Lines with their ends."""
    yield from (line for line in re.findall(rb"[^\n]*\n?", data) if line)


@cache
def find_version() -> str:
    """The program's version, by the name of its folder: importlib.metadata says the same in many times the time."""
    names = (path.stem for folder in sys.path if Path(folder).is_dir() for path in Path(folder).glob("referent-*.dist-info"))
    return next(names, "referent-").removeprefix("referent-")
