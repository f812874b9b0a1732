"""What a person says: corrections and decisions on the public edition, written into raw/; and the working folder that they begin with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline import corrections, releases, store
from pipeline.changes import hash_said, read_said
from pipeline.corrections import Change, Correction
from pipeline.errors import UsageError
from pipeline.findings import Finding
from pipeline.releases import Release
from pipeline.run.footing import note_run, require_papers, require_tables
from pipeline.run.opening import open_tables
from pipeline.settings import Settings


def correct(raw: Path, processed: Path, record: str, **change: str) -> list[Correction]:
    """Write what a person says of a record (the fields of a corrections.Change) into raw/corrections.csv; the lines written.

    Raises UsageError where it cannot stand.
    """
    require_papers(raw)
    with store.hold_lock(processed):
        known, doubts = corrections.read_corrections(read_said(raw), store.find_misfit)
        lines = corrections.make_lines(store.read_tables(processed), record, Change(**change), store.find_misfit, known)
        require_understood(raw / corrections.FILE, doubts)
        text = corrections.format_corrections(corrections.merge_lines(known, lines))
        write_said(raw / corrections.FILE, text, processed, "correct", len(lines))
        return lines


def release(raw: Path, processed: Path, name: str, settings: Settings, as_of: str, *, hold: bool, field: str, **said: str) -> list[Release]:
    """Write what a person decides on the public edition into raw/releases.csv; the lines written. `said` are by, date and note.

    Raises UsageError where it cannot stand: personal numbers and what papers close are never released.
    """
    from pipeline.disclosure import make_holds, make_releases

    require_tables(processed)
    with store.hold_lock(processed):
        known, doubts = releases.read_releases(read_said(raw, releases.FILE))
        require_understood(raw / releases.FILE, doubts)
        if hold:
            lines = make_holds(store.read_tables(processed), name, field, **said)
        else:
            lines = make_releases(open_tables(processed, settings, as_of)[1], name, **said, known=known)
        text = releases.format_releases(releases.merge_releases(known, lines))
        write_said(raw / releases.FILE, text, processed, "release", len(lines))
        return lines


def require_understood(file: Path, doubts: Sequence[Finding]) -> None:
    """Raises UsageError where lines of a file of what people say mean nothing: writing it anew would lose them."""
    if doubts:
        raise UsageError(f"{file} has lines that are not understood; `referent check` names them. Mend them first.")


def write_said(file: Path, text: str, processed: Path, verb: str, lines: int) -> None:
    """Write a file of what people say, and note in the journal what they now say."""
    store.write_whole(file, text)
    note_run(processed, verb, {"lines": lines}, said=hash_said(file.parent))


def init(folder: Path) -> list[Path]:
    """Make a working folder for another body; nothing that is there is overwritten."""
    from pipeline.init import init_folder

    return init_folder(folder)
