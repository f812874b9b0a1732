"""What ties bodies to one another, in processed/.state/ties.db: by archive number and by body, so that a run looks up what it needs.

A memory of runs, of which every row hangs on what stands in `bodies`: who changes that changes the others with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.records import CaseLink
from pipeline.store.state import STATE, remember

T = TypeVar("T")

FILE = "ties.db"
SCHEMA = """
CREATE TABLE IF NOT EXISTS bodies (body_id TEXT PRIMARY KEY, key TEXT, name TEXT, short_name TEXT, folder TEXT, waits INTEGER,
    digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cases (number TEXT, body_id TEXT, date TEXT, item_id TEXT, meeting_id TEXT, title TEXT, document_id TEXT,
    source TEXT);
CREATE INDEX IF NOT EXISTS cases_number ON cases (number);
CREATE INDEX IF NOT EXISTS cases_body ON cases (body_id);
CREATE TABLE IF NOT EXISTS ties (kind INTEGER, origin TEXT, place INTEGER, body_id TEXT, earlier_body TEXT, link BLOB,
    PRIMARY KEY (kind, origin, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ties_body ON ties (body_id);
CREATE INDEX IF NOT EXISTS ties_earlier ON ties (earlier_body);
CREATE TABLE IF NOT EXISTS dues (body_id TEXT, action_id TEXT, day TEXT);
CREATE INDEX IF NOT EXISTS dues_body ON dues (body_id);
CREATE TABLE IF NOT EXISTS meant (body_id TEXT, other TEXT);
CREATE INDEX IF NOT EXISTS meant_body ON meant (body_id);
CREATE INDEX IF NOT EXISTS meant_other ON meant (other);
"""
Held = tuple[str, ...]
"""An item under an archive number: the columns of `cases`."""
Found = tuple[str, str, CaseLink]
"""The body of the later item, that of the earlier one, and what ties them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A body as its ties were found."""

    key: str
    """A digest of all that its own records depend on."""
    name: str = ""
    short_name: str = ""
    folder: str = ""
    waits: bool = False
    """Whether its papers speak of other bodies."""
    digest: str = ""
    """Of its ties."""


@dataclass(frozen=True, slots=True)
class Book:
    """The memory while it is open."""

    db: sqlite3.Connection

    def clear(self) -> None:
        """Nothing is known any more."""
        for table in ("bodies", "cases", "ties", "dues", "meant"):
            self.db.execute(f"DELETE FROM {table}")

    def read_bodies(self) -> dict[str, Known]:
        """All bodies that are known, in the order of their ids."""
        rows = self.db.execute("SELECT * FROM bodies ORDER BY body_id")
        return {row[0]: Known(row[1], row[2], row[3], row[4], bool(row[5]), row[6]) for row in rows}

    def write_body(self, body_id: str, known: Known) -> None:
        """A body as it is known now."""
        row = (body_id, known.key, known.name, known.short_name, known.folder, known.waits, known.digest)
        self.db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def forget_body(self, body_id: str) -> None:
        """A body is no more."""
        self.db.execute("DELETE FROM bodies WHERE body_id = ?", (body_id,))

    def swap_cases(self, body_id: str, cases: Iterable[Held]) -> set[Held]:
        """The items under archive numbers that a body has now and had not, or had and has no more."""
        wanted = set(cases)
        stood = {row[1:]: row[0] for row in self.db.execute("SELECT rowid, * FROM cases WHERE body_id = ?", (body_id,))}
        self.db.executemany("DELETE FROM cases WHERE rowid = ?", [(place,) for row, place in stood.items() if row not in wanted])
        self.db.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sorted(wanted - stood.keys()))
        return wanted ^ stood.keys()

    def read_cases(self, number: str) -> Iterator[Held]:
        """All items under an archive number."""
        return self.db.execute("SELECT * FROM cases WHERE number = ?", (number,))

    def list_numbers(self, body_id: str) -> set[str]:
        """The archive numbers under which a body has items."""
        return {number for (number,) in self.db.execute("SELECT number FROM cases WHERE body_id = ?", (body_id,))}

    def swap_ties(self, kind: int, origin: str, found: Iterable[Found]) -> set[str]:
        """The bodies of the ties that came from a body or an archive number and now do; `kind` orders ties of several origins."""
        rows = self.db.execute("SELECT body_id, earlier_body FROM ties WHERE kind = ? AND origin = ?", (kind, origin)).fetchall()
        self.db.execute("DELETE FROM ties WHERE kind = ? AND origin = ?", (kind, origin))
        fresh = [(kind, origin, place, *bodies, encode(link)) for place, (*bodies, link) in enumerate(found)]
        self.db.executemany("INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?)", fresh)
        return {body for row in rows for body in row} | {str(body) for row in fresh for body in row[3:5]}

    def read_ties(self, body_id: str) -> Iterator[Found]:
        """What ties a body to others, in the order of kinds, origins and places."""
        query = """SELECT body_id, earlier_body, link FROM (SELECT * FROM ties WHERE body_id = :own
            UNION ALL SELECT * FROM ties WHERE earlier_body = :own AND body_id <> :own) ORDER BY kind, origin, place"""
        for later, earlier, link in self.db.execute(query, {"own": body_id}):
            yield later, earlier, decode(link)

    def read_tied(self) -> dict[str, set[str]]:
        """Body -> the others to whose items its own are tied."""
        tied: dict[str, set[str]] = {}
        for later, earlier in self.db.execute("SELECT DISTINCT body_id, earlier_body FROM ties"):
            tied.setdefault(later, set()).add(earlier)
            tied.setdefault(earlier, set()).add(later)
        return tied

    def swap_dues(self, body_id: str, dues: Iterable[tuple[str, str]]) -> None:
        """The days on which actions of a body are due, since another body meets then."""
        self.db.execute("DELETE FROM dues WHERE body_id = ?", (body_id,))
        self.db.executemany("INSERT INTO dues VALUES (?, ?, ?)", [(body_id, *due) for due in dues])

    def read_dues(self, body_id: str) -> dict[str, str]:
        """Action -> the day on which it is due."""
        return dict(self.db.execute("SELECT action_id, day FROM dues WHERE body_id = ? ORDER BY rowid", (body_id,)).fetchall())

    def swap_meant(self, body_id: str, others: Iterable[str]) -> None:
        """The bodies that a body's papers mean."""
        self.db.execute("DELETE FROM meant WHERE body_id = ?", (body_id,))
        self.db.executemany("INSERT INTO meant VALUES (?, ?)", [(body_id, other) for other in sorted(others)])

    def find_meaning(self, others: Iterable[str]) -> set[str]:
        """The bodies whose papers mean one of these."""
        rows = (self.db.execute("SELECT body_id FROM meant WHERE other = ?", (other,)) for other in others)
        return {body_id for found in rows for (body_id,) in found}


def open_book(out: Path, act: Callable[[Book], T]) -> T:
    """What `act` gives of the memory of ties; all its changes last, or none. Raises EnvironmentFault."""
    return remember(out / STATE / FILE, SCHEMA, lambda db: act(Book(db)))


def encode(link: CaseLink) -> bytes:
    """A case link as bytes."""
    return msgspec.msgpack.encode(link)


def decode(data: bytes) -> CaseLink:
    """What encode gave. Raises DatabaseError where it is something else, for `remember` to start anew."""
    try:
        return msgspec.msgpack.decode(data, type=CaseLink)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError) as error:
        raise sqlite3.DatabaseError from error
