"""Files that are either whole or not there: written aside in the same folder, flushed to disk, renamed."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pipeline.errors import EnvironmentFault

PENDING = ".pending"
"""The note, beside files that belong together, that all of them are laid aside and only the renaming is left."""
AFTER = "after "
"""What opens the line of a note that says after which commit of a database it holds."""


def write_whole(path: Path, data: bytes | str) -> bool:
    """True where the file was written, False where it held these very bytes already; text becomes UTF-8 as it stands.

    A killed run leaves the old file or the new one. The caller holds the lock of the folder. Raises EnvironmentFault.
    """
    return bool(write_together(path.parent, {path.name: data}))


@dataclass(frozen=True, slots=True)
class Update:
    """A database that is changed in its place, and appears together with files that are renamed."""

    path: Path
    commit: Callable[[], None]

    @property
    def mark(self) -> str:
        """What the database's file says of its last commit, and will say after the next one (SQLite's file change counter)."""
        return f"{AFTER}{self.path.name} {read_counter(self.path) + 1}"


def write_together(folder: Path, contents: Mapping[str, bytes | str | None], update: Update | None = None) -> list[str]:
    """The names that changed: all are laid aside first, then renamed one after the other in the order given.

    None as content: the finished file lies under name_aside already, and flush_file was called on it. With an `update` its commit
    decides: before it all stands as it was, after it all is new. A run that is killed while it renames leaves a note, and finish_writes
    does the rest. Raises EnvironmentFault, and then leaves every file as it was (or, where a rename failed, the rest).
    """
    at = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finish_writes(folder)
        staged = []
        for name, data in contents.items():
            at = folder / name
            if write_aside(at, data):
                staged.append(name)
        if len(staged) > 1 or update:
            note = folder / PENDING
            write_aside(note, "\n".join([*([update.mark] if update else []), *staged]))
            name_aside(note).replace(note)
        if update:
            at = update.path
            update.commit()
        rename_all(folder, staged)
    except OSError as error:
        for name in contents:
            with suppress(OSError):
                name_aside(folder / name).unlink()
        raise EnvironmentFault(format_fault(at, error)) from error
    return staged


def finish_writes(folder: Path) -> None:
    """Rename what a killed run had laid aside as a whole; without its note, or where the database that belongs to it was not
    committed, nothing is touched. Raises EnvironmentFault."""
    note = folder / PENDING
    try:
        if note.is_file():
            names = note.read_text(encoding="utf-8").splitlines()
            marks = [names.pop(0)] if names and names[0].startswith(AFTER) else []
            if all(is_committed(folder, mark) for mark in marks):
                rename_all(folder, names)
            note.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(format_fault(note, error)) from error


def is_committed(folder: Path, mark: str) -> bool:
    """True where a database is as a note says that it is after its commit; a journal beside it means that the commit was cut short."""
    name, _, counter = mark.removeprefix(AFTER).partition(" ")
    return not (folder / f"{name}-journal").exists() and str(read_counter(folder / name)) == counter


def read_counter(path: Path) -> int:
    """How often an SQLite database has been committed, from the head of its file; -1 where it is not there."""
    try:
        with path.open("rb") as file:
            return int.from_bytes(file.read(28)[24:], "big")
    except FileNotFoundError:
        return -1


def rename_all(folder: Path, names: list[str]) -> None:
    """Put what is laid aside in place, for good; then the note is gone."""
    for name in names:
        if (aside := name_aside(folder / name)).exists():
            aside.replace(folder / name)
    if names:
        flush_folder(folder)
    (folder / PENDING).unlink(missing_ok=True)


def name_aside(path: Path) -> Path:
    """Where a file is written before it is renamed; always the same, so that a killed run leaves no heap of them.

    >>> name_aside(Path("processed/meetings.csv")).name
    '.meetings.csv.part'
    """
    return path.with_name(f".{path.name}.part")


def write_aside(target: Path, data: bytes | str | None) -> bool:
    """True where what is to become `target` is now aside, on disk; False, and nothing aside, where `target` is that already."""
    aside = name_aside(target)
    data = data.encode() if isinstance(data, str) else data
    if target.is_file() and holds(target, data):
        aside.unlink(missing_ok=True)
        return False
    if data is None:
        aside.stat()  # or it would be missed when the others are renamed
    else:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return True


def flush_file(path: Path) -> None:
    """A file's bytes on disk. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def holds(target: Path, data: bytes | None) -> bool:
    """True where a file has these bytes (None: those of the file laid aside)."""
    if data is None:
        return filecmp.cmp(name_aside(target), target, shallow=False)
    return target.stat().st_size == len(data) and target.read_bytes() == data


def hash_file(path: Path) -> str:
    """The sha256 of a file's bytes. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        return file_digest(file, "sha256").hexdigest()


def clear_asides(folder: Path) -> None:
    """Take away what a killed run had laid aside and no run needs; the caller holds the lock and has finished writes."""
    with suppress(OSError):
        for aside in folder.glob(".*.part"):
            aside.unlink()


def flush_folder(folder: Path) -> None:
    """The folder's new names on disk, where the system can do that (Windows cannot)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse; the files themselves are safe
        pass
    finally:
        os.close(handle)


def format_fault(path: Path, error: OSError) -> str:
    """What could not be written, why, and what to do.

    >>> format_fault(Path("out/a.csv"), OSError(28, "No space left on device"))
    'out/a.csv could not be written: No space left on device. Free space or check permissions, then run again.'
    """
    # Windows refuses to replace a table that a spreadsheet has open.
    advice = "Close it where it is open, or check permissions" if isinstance(error, PermissionError) else "Free space or check permissions"
    return f"{path} could not be written: {error.strerror or error}. {advice}, then run again."
