"""The passwords that encrypted papers may open with: from a file that a person names for a run, never from raw/."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Passwords:
    """What is tried on encrypted papers, in order."""

    words: tuple[str, ...] = field(default=(), repr=False)
    """Never shown, so that they enter no log, no error and no digest."""
    stamp: str = ""
    """Size and time of their file: papers are tried anew when it has changed."""


def read_passwords(path: Path | None, raw: str = "") -> Passwords:
    """The passwords of a file, one a line; none where `path` is None.

    Raises UsageError where it cannot be read, or lies in `raw`, where it would be taken for a paper.
    """
    if path is None:
        return Passwords()
    if raw and Path(raw).resolve() in path.resolve().parents:
        raise UsageError(f"the password file {path} lies in {raw}, where it would be read as a paper: move it elsewhere")
    try:
        text, stat = path.read_text(encoding="utf-8-sig"), path.stat()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the password file {path} could not be read; it wants one password a line, in UTF-8") from error
    return Passwords(tuple(line for line in text.splitlines() if line), f"{stat.st_size}-{stat.st_mtime_ns}")
