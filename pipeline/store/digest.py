"""A digest of all that decides what is read from given bytes: part of every key of the parse cache."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import pipeline

ROOMS = ("read", "classify", "parse", "grammar", "language", "tables", "records")
FILES = ("documents.py", "findings.py")
NOT_READ = {"columns.toml", "findings.toml", "rehearsal.txt"}
"""Tables that no stage before the cache reads: a new wording of a finding must not cost a new reading of all papers."""
LIBRARIES = ("pypdfium2", "pdfplumber", r"pdfminer[._]six", r"python[-_]docx", "lxml", "pyahocorasick", "spacy")
"""What reading and parsing lean on: another version may read otherwise."""


@cache
def code_digest() -> str:
    """The digest of the code and tables of the stages before the cache, and of the versions of libraries."""
    digest = sha256()
    home = Path(pipeline.__file__).parent
    for path in find_sources(home):
        digest.update(f"{path.relative_to(home).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    digest.update("\0".join(find_versions(sys.path)).encode())
    return digest.hexdigest()


def find_sources(home: Path) -> Iterator[Path]:
    """The files behind the cache, in a fixed order."""
    yield from (home / name for name in FILES)
    for room in ROOMS:
        yield from (path for path in list_files(home / room) if path.name not in NOT_READ)


def list_files(folder: Path) -> list[Path]:
    """All files below a folder but what Python has compiled, in order, in a tenth of the time that pathlib takes to find them."""
    found = ((place, names) for place, _, names in os.walk(folder) if not place.endswith("__pycache__"))
    return [Path(place, name) for place, names in sorted(found) for name in sorted(names)]


def find_versions(folders: list[str]) -> list[str]:
    """The libraries' installed versions, by the names of their folders: importlib.metadata says the same in ten times the time."""
    wanted = re.compile(rf"({'|'.join(LIBRARIES)})-(.+)\.dist-info", re.IGNORECASE)
    names = (path.name for folder in folders if Path(folder).is_dir() for path in Path(folder).iterdir())
    return sorted({name for name in names if wanted.fullmatch(name)})
