"""What the verbs stand on: the tables and papers that they need, and a line in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline import store
from pipeline.changes import program_digest
from pipeline.errors import UsageError


def require_tables(processed: Path) -> None:
    """Raises UsageError where a folder holds no tables, before anything is written there."""
    if not (processed / "documents.csv").is_file():
        store.require_peace(processed)
        raise UsageError(f"there are no tables in {processed}; run `referent ingest` first, or name the folder that holds them")


def require_papers(raw: Path) -> None:
    """Raises UsageError where the folder of the papers is not there."""
    if not raw.is_dir():
        raise UsageError(f"the folder {raw} is not there; name the folder that holds the papers with --raw")


def note_run(out: Path, verb: str, counts: Mapping[str, int | str], **facts: object) -> None:
    """Add a run to the journal, with what tells which program it was."""
    store.write_journal(out, verb, counts, program=program_digest(), **facts)
