"""What is new, changed and gone in the tables since they were last written: a memory of runs, in processed/.state/changes.csv."""

from __future__ import annotations

import csv
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from pipeline.schema import KEYS
from pipeline.store.order import Cells
from pipeline.store.state import STATE

CHANGES = f"{STATE}/changes.csv"
PLACES = {"document_id", "source"}
"""Where a row stands, not what it says: a corrected paper has another document_id, and its lines move."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of changes.csv. A new row has one line, since the table holds it; a changed or gone row one line a value."""

    table: str
    record_id: str
    change: str
    """new, changed or gone."""
    field: str = ""
    before: str = ""
    after: str = ""
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A table as it stands or stood, in the columns that both versions of it have."""

    names: Cells
    rows: list[Cells]

    def places(self, names: Iterable[str]) -> list[int]:
        """Where columns stand."""
        return [self.names.index(name) for name in names]


def find_renamed(former: Iterable[tuple[str, str]], now: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The document_id of papers that are no more -> that of the paper which now stands at their path; of all papers id and path.

    >>> find_renamed([("a", "x.pdf"), ("b", "y.pdf")], [("c", "x.pdf"), ("b", "y.pdf")])
    {'a': 'c'}
    """
    places = {path: paper for paper, path in now}
    still = set(places.values())
    renamed: dict[str, str] = {}
    for paper, path in former:
        if paper and paper not in still and places.get(path):
            renamed.setdefault(paper, places[path])
    return renamed


def compare_table(name: str, former: Version, now: Version, renamed: dict[str, str]) -> Iterator[list[Difference]]:
    """The lines of each row that differs, in the order of the new table; then of those that are gone, in the order of the old.

    A column that only one version has is not compared. Rows are told apart by schema.KEYS; a paper that took another's place (the same
    path, other bytes; `renamed`) counts as that paper, and a row that only stands elsewhere as unchanged.
    """
    key = now.places(column for column in KEYS[name] if column != "source")
    same = set(former.rows) & set(now.rows)
    waiting: dict[Cells, deque[Cells]] = defaultdict(deque)
    for row in former.rows:
        if row not in same:
            waiting[tuple(renamed.get(row[place], row[place]) for place in key)].append(row)
    for row in now.rows:
        if row in same:
            continue
        before = waiting.get(tuple(row[place] for place in key))
        if not before:
            record_id, paper = name_row(name, now, row)
            yield [Difference(name, record_id, "new", document_id=paper)]
        elif lines := tell_changed(name, now, before.popleft(), row, renamed):
            yield lines
    for rows in waiting.values():
        for row in rows:
            yield tell_gone(name, former, row)


def name_row(name: str, version: Version, row: Cells) -> tuple[str, str]:
    """A row's record_id, and the paper that says it."""
    paper = row[version.names.index("document_id")] if "document_id" in version.names else ""
    return "|".join([row[place] for place in version.places(KEYS[name])]), paper


def tell_changed(name: str, now: Version, before: Cells, after: Cells, renamed: dict[str, str]) -> list[Difference]:
    """A line for each value that changed; none where the row only stands elsewhere."""
    record_id, paper = name_row(name, now, after)
    return [
        Difference(name, record_id, "changed", now.names[place], before[place], after[place], paper)
        for place in said_columns(name, now.names)
        if before[place] != after[place] and renamed.get(before[place]) != after[place]
    ]


def tell_gone(name: str, former: Version, row: Cells) -> list[Difference]:
    """A line for each value that stands nowhere any more; one line at least."""
    record_id, paper = name_row(name, former, row)
    values = [(former.names[place], row[place]) for place in said_columns(name, former.names) if row[place]]
    return [Difference(name, record_id, "gone", field, value, "", paper) for field, value in values or [("", "")]]


@cache
def said_columns(name: str, names: Cells) -> list[int]:
    """Where the columns stand in which a change is one; of documents the document_id too, which tells the bytes."""
    return [place for place, column in enumerate(names) if column not in PLACES or name == "documents"]


def format_differences(found: list[Difference]) -> list[Cells]:
    """The lines as cells, under a head."""
    head = tuple(field.name for field in fields(Difference))
    return [head, *((one.table, one.record_id, one.change, one.field, one.before, one.after, one.document_id) for one in found)]


def read_differences(out: Path) -> list[Difference]:
    """The lines of the last run that changed the tables; none where none did, or where they cannot be read."""
    try:
        with (out / CHANGES).open(encoding="utf-8", newline="") as file:
            return [Difference(*row) for row in list(csv.reader(file))[1:]]
    except (OSError, UnicodeDecodeError, csv.Error, TypeError):
        return []
