"""The database while a run writes it: a new file laid aside, or a transaction on the one that stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import EnvironmentFault
from pipeline.store.blocks import Trace, start_trace
from pipeline.store.database import DATABASE, create_database, finish_database
from pipeline.store.files import Update, finish_writes, flush_file, name_aside

NEW, STANDING = "PRAGMA cache_size = -32768", "PRAGMA cache_size = -131072"
"""So many kilobytes of pages are kept: of a standing database more than a change takes, so that nothing is written before its commit
and readers do not wait."""


class BrokenError(Exception):
    """The database cannot be read: it must be built anew."""


@dataclass(frozen=True, slots=True)
class Target:
    """A database that is being written."""

    db: sqlite3.Connection
    path: Path
    """Where it is to stand."""
    is_new: bool
    trace: Trace | None = None
    """Of a standing one, for the hashes of what changes."""

    def finish(self) -> Update | None:
        """End the writing: a new database is whole then, a standing one waits for the commit that is given; None where nothing changed."""
        if self.is_new:
            finish_database(self.db)
            self.db.close()
            flush_file(name_aside(self.path))
            return None
        return Update(self.path, self.commit) if self.db.total_changes else None

    def commit(self) -> None:
        """Let all readers see what was changed. Raises OSError."""
        if self.trace:
            self.trace.keep_undo()
        try:
            self.db.execute("COMMIT")
        except sqlite3.Error as error:
            raise OSError(0, str(error)) from error


@contextmanager
def open_target(out: Path, *, is_new: bool) -> Iterator[Target]:
    """The database of `out` to be written. Raises EnvironmentFault where the disk fails, BrokenError where it cannot be read."""
    path = out / DATABASE
    place = name_aside(path) if is_new else path
    try:
        out.mkdir(parents=True, exist_ok=True)
        finish_writes(out)
        if is_new:
            place.unlink(missing_ok=True)
        with closing(sqlite3.connect(place, isolation_level=None, timeout=30)) as db:
            db.execute(NEW if is_new else STANDING)
            create_database(db) if is_new else db.execute("BEGIN IMMEDIATE")
            yield Target(db, path, is_new, None if is_new else start_trace(path))
    except (OSError, sqlite3.OperationalError) as error:
        if is_new:
            place.unlink(missing_ok=True)
        raise EnvironmentFault(f"{place} could not be written: {error}. Free space or check permissions, then run again.") from error
    except sqlite3.DatabaseError as error:
        raise BrokenError from error
