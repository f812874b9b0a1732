"""What a person asks of the tables and of their history. Nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.changes import hash_said
from pipeline.finding_rows import hide_in_paths
from pipeline.outcomes import Changed
from pipeline.records import FindingRow
from pipeline.run.footing import require_papers, require_tables
from pipeline.run.opening import open_tables
from pipeline.settings import Settings
from pipeline.withheld import Withheld

if TYPE_CHECKING:
    from pipeline.audit import Retained, Verified


def changes(processed: Path) -> Changed:
    """What the last run that changed the tables found new, changed and gone in them."""
    require_tables(processed)
    runs = [line for line in store.read_journal(processed) if any(line.get(f"rows_{change}") for change in ("new", "changed", "gone"))]
    return Changed(store.read_differences(processed), str(runs[-1]["time"]) if runs else "", str(processed / store.CHANGES))


def verify(processed: Path, raw: Path) -> Verified:
    """What differs from what runs have written and read. Raises UsageError where there is nothing, LockedError."""
    from pipeline.audit import verify_files

    require_tables(processed)
    require_papers(raw)
    with store.hold_lock(processed):
        return verify_files(processed, raw, hash_said(raw))


def retention(processed: Path, settings: Settings, as_of: str, *, due: bool) -> Retained:
    """How long each paper is to be kept; with `due`, only those whose time is up. Raises UsageError where there are no tables."""
    from pipeline.audit import Retained, list_kept

    require_tables(processed)
    papers = list_kept(hide_in_paths(store.read_tables(processed, only="documents").documents), settings, as_of)
    return Retained([paper for paper in papers if paper.is_due or not due], as_of)


def check(processed: Path) -> list[FindingRow]:
    """The findings of the last ingest, gravest first."""
    require_tables(processed)
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(store.read_tables(processed, only="findings").findings, key=lambda row: (order.get(row.severity, 3), row.code))


def check_public(processed: Path, settings: Settings, as_of: str) -> list[Withheld]:
    """What the public edition as of a date would leave out or hold back, by rule."""
    require_tables(processed)
    return sorted(open_tables(processed, settings, as_of)[1], key=lambda row: (row.rule, row.body_id, row.date, row.kind, row.record_id))


def search(processed: Path, text: str, limit: int) -> list[store.Hit]:
    """Records in which the words stand, best first."""
    return store.search(processed / store.DATABASE, text, limit)
