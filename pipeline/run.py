"""The order of things: what each verb does, from files to files. The only room that knows all others."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

from pipeline import corrections, store
from pipeline.changes import compare, program_digest, stamp_files
from pipeline.collector import pause_collector
from pipeline.corrections import Change, Correction
from pipeline.errors import UsageError
from pipeline.finding_rows import general_language
from pipeline.intake import find_papers
from pipeline.outcomes import Changed, Published, Shown, Summary, format_mode
from pipeline.reading import Step, find_eye, find_keys, find_package, is_pictured, mark_papers, read_papers
from pipeline.records import FindingRow, Parsed, Records
from pipeline.settings import Settings

EXPORTS = tuple(store.EXPORTS)
"""The kinds of files that `export` makes of the tables."""


def ingest(raw: Path, out: Path, settings: Settings, as_of: str, *, jobs: int = 0, step: Step) -> Summary:
    """Read what is new in raw/, link all of it, and store the tables in `out`. Raises LockedError, EnvironmentFault."""
    if not raw.is_dir():
        raise UsageError(f"the folder {raw} is not there; make it with `referent init FOLDER`, or name another")
    with store.hold_lock(out), pause_collector():
        files, strange = find_papers(raw)
        seen = store.read_manifest(out)
        stamps, unreadable = stamp_files(files, seen)
        files, strange = [file for file in files if file.path in stamps], [*strange, *unreadable]
        summary = compare(seen, stamps)
        said, doubts = corrections.read_corrections(read_said(raw), store.find_misfit)
        strange += doubts
        package = find_package(settings.people)
        digest = store.digest_inputs(stamps, program_digest(), repr(settings), repr(strange), repr(said), as_of, package)
        # Only tables with scans in them hang on tesseract, which is slow to ask.
        current = store.is_current(out, digest) or store.is_current(out, f"{digest}-{find_eye(settings.ocr)}")
        if current:
            records = Records(findings=store.read_tables(out, only="findings").findings)
        else:
            papers = read_papers(files, stamps, out, jobs or os.cpu_count() or 1, step, settings.ocr, said, settings.people)
            step("linking", 0, len(papers))
            marks = mark_papers(papers, find_keys(files, stamps, said, settings.people), find_eye(settings.ocr))
            records, relinked = link_papers(papers, marks, out, replace(settings, findings=(*settings.findings, *strange)))
            records = conclude(records, settings, as_of, said)
            summary = replace(summary, relinked=relinked)
            counts = store.write_tables(records, out)
            new, changed, gone = (counts.get(change, 0) for change in ("new", "changed", "gone"))
            summary = replace(summary, rows_new=new, rows_changed=changed, rows_gone=gone)
            store.write_manifest(out, stamps)
            pictured = any(is_pictured(parsed) for _, parsed in papers)
            store.write_current(out, f"{digest}-{find_eye(settings.ocr)}" if pictured else digest, store.OUTPUTS)
        summary = replace(summarise(summary, records, out), is_current=current, people=format_mode(package))
        store.write_journal(out, "ingest", summary.counts())
        return summary


def link_papers(papers: list[tuple[str, Parsed]], marks: dict[str, str], out: Path, settings: Settings) -> tuple[Records, int]:
    """The linked records, and how many bodies were linked anew: those whose papers, profile or schemes the last run did not have."""
    from pipeline.link import format_keys, join_bodies, link_bodies, split_bodies  # a run with nothing new does not pay for it

    archive = split_bodies(papers, settings)
    keys = format_keys(archive, marks, program_digest() + store.code_digest())
    remembered = store.read_linked(out, set(keys.values()))
    known = {body_id: remembered[key] for body_id, key in keys.items() if key in remembered}
    fresh = link_bodies([bundle for bundle in archive.bundles if bundle.body_id not in known])
    store.write_linked(out, {keys[body_id]: part for body_id, part in fresh.items()}, only=set(keys.values()))
    return join_bodies(archive, known | fresh), len(fresh)


def conclude(records: Records, settings: Settings, as_of: str, said: list[Correction]) -> Records:
    """The records as a person has corrected them, with statuses, figures and checks as of a date."""
    from pipeline.checks import check_records
    from pipeline.overviews import count_overviews
    from pipeline.statuses import apply_as_of

    corrections.apply_corrections(records, said, general_language(settings, records.documents))
    return check_records(count_overviews(apply_as_of(records, as_of), as_of, settings.bodies), settings, as_of)


def read_said(raw: Path) -> bytes:
    """The bytes of raw/corrections.csv; none where it is not there."""
    try:
        return (raw / corrections.FILE).read_bytes()
    except FileNotFoundError:
        return b""


def correct(raw: Path, processed: Path, record: str, **change: str) -> list[Correction]:
    """Write what a person says of a record (the fields of a corrections.Change) into raw/corrections.csv; the lines written.

    Raises UsageError where it cannot stand.
    """
    if not raw.is_dir():
        raise UsageError(f"the folder {raw} is not there; name the folder that holds the papers with --raw")
    with store.hold_lock(processed):
        known, doubts = corrections.read_corrections(read_said(raw), store.find_misfit)
        lines = corrections.make_lines(store.read_tables(processed), record, Change(**change), store.find_misfit, known)
        if doubts:
            raise UsageError(f"{raw / corrections.FILE} has lines that are not understood; `referent check` names them. Mend them first.")
        store.write_whole(raw / corrections.FILE, corrections.format_corrections(corrections.merge_lines(known, lines)))
        store.write_journal(processed, "correct", {"lines": len(lines)})
        return lines


def summarise(summary: Summary, records: Records, out: Path) -> Summary:
    """The summary with what the tables hold: papers that failed, findings by severity, and where it all lies."""
    severities = Counter(row.severity for row in records.findings)
    failed = [row.message for row in records.findings if row.severity == "error"]
    return replace(summary, failed=failed, warnings=severities["warning"], notes=severities["note"], out=str(out))


def reports(
    processed: Path, settings: Settings, as_of: str, out: Path, *, body: str = "", meeting: str = "", plan: bool = False
) -> Published:
    """Write the next agenda, the report before the meeting and the calendar, for every body or for one, as seen on `as_of`.

    With `plan`, propose the next meeting plan even where none is due.
    """
    from pipeline.checks import check_records
    from pipeline.overviews import count_overviews
    from pipeline.publish import publish
    from pipeline.statuses import apply_as_of, drop_superseded, split_later

    require_tables(processed)
    with store.hold_lock(processed), pause_collector():
        records, later = split_later(store.read_tables(processed, evidence=True), as_of)
        records = check_records(count_overviews(apply_as_of(records, as_of), as_of, settings.bodies), settings, as_of)
        sent = store.read_sent(processed)
        published = publish(drop_superseded(records), settings, as_of, later=later, body=body, meeting=meeting, plan=plan, sent=sent)
        store.remember_sent(processed, {name: data for name, data in published.files if name.endswith(".ics")})
        written = [store.write_published(processed, out / name, data) for name, data in published.files]
        store.write_journal(processed, "reports", {"files": len(written)})
        return Published([(str(one.path), one.state) for one in written], published.notes)


def require_tables(processed: Path) -> None:
    """Raises UsageError where a folder holds no tables, before anything is written there."""
    if not (processed / "documents.csv").is_file():
        raise UsageError(f"there are no tables in {processed}; run `referent ingest` first, or name the folder that holds them")


def export(processed: Path, kind: str, out: Path) -> Published:
    """Write the tables in another form (one of EXPORTS) into `out`. Raises UsageError where they, or what it needs, are not there."""
    require_tables(processed)
    with store.hold_lock(processed), pause_collector():
        files, notes = store.EXPORTS[kind](processed)
        written = [store.write_published(processed, out / name, data) for name, data in files.items()]
        store.write_journal(processed, "export", {"files": len(written)})
        return Published([(str(one.path), one.state) for one in written], notes)


def changes(processed: Path) -> Changed:
    """What the last run that changed the tables found new, changed and gone in them."""
    require_tables(processed)
    runs = [line for line in store.read_journal(processed) if any(line.get(f"rows_{change}") for change in ("new", "changed", "gone"))]
    return Changed(store.read_differences(processed), str(runs[-1]["time"]) if runs else "", str(processed / store.CHANGES))


def check(processed: Path) -> list[FindingRow]:
    """The findings of the last ingest, gravest first."""
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(store.read_tables(processed, only="findings").findings, key=lambda row: (order.get(row.severity, 3), row.code))


def search(processed: Path, text: str, limit: int) -> list[store.Hit]:
    """Records in which the words stand, best first."""
    return store.search(processed / store.DATABASE, text, limit)


def show(path: Path, processed: Path, ocr: str = "auto") -> Shown:
    """What was read from one paper: its lines, and the values that were taken from each."""
    from pipeline.read import read

    place, inner = find_place(path)
    document = read(place.read_bytes(), place.name, ocr)
    for name in inner:
        attachment = next((found for found in document.attachments if found.name == name), None)
        if attachment is None:
            raise UsageError(f"{place} holds no attachment {name}")
        document = read(attachment.data, attachment.name, ocr)
    database = processed / store.DATABASE
    evidence = store.read_evidence(database, document.document_id) if database.exists() else []
    return Shown(document, evidence)


def find_place(path: Path) -> tuple[Path, list[str]]:
    """The file that a path names (from here or from raw/), and the attachments to open inside it. Raises UsageError."""
    for start in (path, Path("raw") / path):
        inner: list[str] = []
        place = start
        while not place.exists() and place != place.parent:
            inner.insert(0, place.name)
            place = place.parent
        if place.is_file():
            return place, inner
    raise UsageError(f"there is no paper {path}; name it as documents.csv does, or by its place on disk")


def init(folder: Path) -> list[Path]:
    """Make a working folder for another body; nothing that is there is overwritten."""
    from pipeline.init import init_folder

    return init_folder(folder)
