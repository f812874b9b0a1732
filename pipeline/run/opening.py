"""What may leave the house: the public edition of the records, and what was left out of it."""

from __future__ import annotations

from pathlib import Path

from pipeline import store
from pipeline.conclusions import conclude
from pipeline.records import DocumentRow, Records
from pipeline.releases import Release
from pipeline.settings import Settings
from pipeline.withheld import Withheld


def open_records(
    records: Records, later: list[DocumentRow], tables: Records, settings: Settings, as_of: str, released: list[Release]
) -> tuple[Records, list[DocumentRow], list[Withheld]]:
    """The public edition of the records as of a date and of the papers dated later, and what was left out. All `tables` close."""
    from pipeline.disclosure import UNION_OFFICE, disclose, find_closed, hold_passages, name_papers
    from pipeline.overviews import count_overviews

    closed = find_closed(tables, released)
    shown = frozenset({UNION_OFFICE} if settings.union_offices == "show" else ())
    opened, withheld = disclose(records, closed, as_of, released, shown)
    named, _ = name_papers([row for row in later if row.document_id not in closed.papers], settings.bodies, released)
    late, _ = hold_passages(Records(documents=named), as_of, released, shown)
    return count_overviews(opened, as_of, settings.bodies), late.documents, withheld


def open_tables(processed: Path, settings: Settings, as_of: str) -> tuple[Records, list[Withheld]]:
    """The public edition of the tables with the statuses and figures of a date, and what was left out."""
    tables = store.read_tables(processed, evidence=True)
    seen = conclude(tables, settings, as_of, [])
    opened, _, withheld = open_records(seen, [], tables, settings, as_of, store.read_released(processed))
    return opened, withheld
