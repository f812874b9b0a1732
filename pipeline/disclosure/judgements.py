"""Lines for raw/releases.csv, from what a person says of a withheld passage or of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.disclosure.gate import BY_PERSON
from pipeline.disclosure.listing import TITLES
from pipeline.errors import UsageError
from pipeline.records import Records
from pipeline.releases import NEVER, Release
from pipeline.schema import DERIVED, TABLES, columns, record_id
from pipeline.withheld import Withheld

HELD_COLUMNS = (*TITLES, "task", "note", "requests", "proposal", "consulted")
"""What a person's hold is about where no column is named."""


WHOLE = frozenset({"agenda_items", "documents"})
"""Tables whose records are held with what hangs on them."""


def make_releases(
    withheld: Iterable[Withheld], name: str, by: str = "", date: str = "", note: str = "", known: Iterable[Release] = ()
) -> list[Release]:
    """The line that releases the passage with this id, or those that undo what `known` lines hold of the record of this name.

    Raises UsageError where there is none, or none that may be released.
    """
    held = {(one.record, one.field): one for one in known if one.decision == "hold"}
    rows = [row for row in withheld if name in {row.withheld_id, row.record_id, row.number} - {""}]
    found = next((row for row in rows if row.withheld_id == name), None)
    names = {name, name.partition("|")[0]} | {row.source for row in rows if row.kind == "documents" and row.rule == BY_PERSON}
    own = [Release("release", *key, by=by, date=date, note=note) for key in held if {key[0], key[0].partition("|")[0]} & names]
    if found is None and own:
        return own
    if found is None:
        if any(row.rule == NEVER for row in rows):
            raise UsageError(f"{name} holds a personal number, which is never released")
        if rows:
            raise UsageError(f"{name} is closed by its papers, or hangs on what is; `referent correct ITEM access open` opens an item")
        raise UsageError(f"nothing withheld is called {name}; `referent check --public` lists the ids of passages")
    if found.rule == BY_PERSON:
        records = [key for key in (found.record_id, found.record_id.partition("|")[0]) if not held or (key, found.because) in held]
        if not records:
            raise UsageError(f"{name} repeats words that a person holds in another record: `referent release` that record, by its id")
        return [Release("release", records[0], found.because, by=by, date=date, note=note)]
    return [Release("release", found.record_id, found.because, found.rule, found.passage, by, date, note)]


def make_holds(records: Records, name: str, field: str = "", by: str = "", date: str = "", note: str = "") -> list[Release]:
    """Lines for the records of this name (a key, or its first part). Raises UsageError where there are none.

    An item or a paper is held as a whole where no column is named, with what hangs on it; of others each column with words.
    """
    wholes = {
        row.item_id if table == "agenda_items" else row.document_id
        for table, _, row in find_named(records, name)
        if table in WHOLE and field in {"", "access"}
    }
    if wholes:
        return [Release("hold", key, "access", by=by, date=date, note=note) for key in sorted(wholes)]
    lines = {
        (key, column): Release("hold", key, column, by=by, date=date, note=note)
        for table, key, row in find_named(records, name)
        for column in ([field] if field else HELD_COLUMNS)
        if column in columns(table) and getattr(row, column)
    }
    if not lines:
        raise UsageError(
            f"no record is called {name}{f', or it has no words in {field}' if field else ''}; `referent show PAPER` names them"
        )
    return list(lines.values())


def find_named(records: Records, name: str) -> Iterator[tuple[str, str, Any]]:
    """Table, key and row of the records of this name."""
    for table in TABLES.keys() - DERIVED:
        for row in getattr(records, table):
            key = record_id(table, row)
            if name in {key, key.partition("|")[0]} or (table == "documents" and name == row.document_id):
                yield table, key, row
