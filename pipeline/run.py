"""The order of things: what each verb does, from files to files. The only room that knows all others."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pipeline
from pipeline import corrections, store
from pipeline.corrections import Change, Correction
from pipeline.errors import UsageError
from pipeline.finding_rows import general_language
from pipeline.findings import Finding
from pipeline.intake import RawFile, find_papers
from pipeline.outcomes import Published, Shown, Summary
from pipeline.records import FindingRow, Parsed, Records
from pipeline.settings import Settings
from pipeline.workers import Task, parse_files

Step = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def ingest(raw: Path, out: Path, settings: Settings, as_of: str, *, jobs: int = 0, step: Step) -> Summary:
    """Read what is new in raw/, link all of it, and store the tables in `out`. Raises LockedError, EnvironmentFault."""
    if not raw.is_dir():
        raise UsageError(f"the folder {raw} is not there; make it with `referent init FOLDER`, or name another")
    with store.hold_lock(out):
        files, strange = find_papers(raw)
        seen = store.read_manifest(out)
        stamps, unreadable = stamp_files(files, seen)
        files, strange = [file for file in files if file.path in stamps], [*strange, *unreadable]
        summary = compare(seen, stamps)
        said, doubts = corrections.read_corrections(read_said(raw))
        strange += doubts
        digest = store.digest_inputs(stamps, program_digest(), repr(settings), repr(strange), repr(said), as_of)
        # Only tables with scans in them hang on tesseract, which is slow to ask.
        current = store.is_current(out, digest) or store.is_current(out, f"{digest}-{find_eye(settings.ocr)}")
        if current:
            records = Records(findings=store.read_tables(out, only="findings").findings)
        else:
            papers = read_papers(files, stamps, out, jobs or os.cpu_count() or 1, step, settings.ocr, said)
            step("linking", 0, len(papers))
            records = link_papers(papers, strange, settings, as_of, said)
            store.write_tables(records, out)
            store.write_manifest(out, stamps)
            pictured = any(is_pictured(parsed) for _, parsed in papers)
            store.write_current(out, f"{digest}-{find_eye(settings.ocr)}" if pictured else digest, store.OUTPUTS)
        summary = replace(summarise(summary, records, out), is_current=current)
        store.write_journal(out, "ingest", summary.counts())
        return summary


def stamp_files(files: list[RawFile], seen: dict[str, store.Stamp]) -> tuple[dict[str, store.Stamp], list[Finding]]:
    """Size, time and sha256 of each file by path, and a finding for each that cannot be opened or has just gone.

    Bytes are read only where size or time differ from what was seen.
    """
    stamps: dict[str, store.Stamp] = {}
    unreadable = []
    for file in files:
        known = seen.get(file.path)
        try:
            is_known = known and (known.size, known.mtime_ns) == (file.size, file.mtime_ns)
            sha = known.sha256 if known and is_known else sha256(file.place.read_bytes()).hexdigest()
            stamps[file.path] = store.Stamp(file.size, file.mtime_ns, sha)
        except OSError as error:
            values = {"name": file.path, "reason": error.strerror or str(error)}
            unreadable.append(Finding("file-not-readable", values=values))
    return stamps, unreadable


def compare(seen: dict[str, store.Stamp], stamps: dict[str, store.Stamp]) -> Summary:
    """How the papers of raw/ differ from those that the last run saw."""
    states = Counter(
        "new" if path not in seen else "unchanged" if seen[path].sha256 == stamp.sha256 else "changed" for path, stamp in stamps.items()
    )
    return Summary(new=states["new"], changed=states["changed"], unchanged=states["unchanged"], gone=len(seen.keys() - stamps.keys()))


def program_digest() -> str:
    """A digest of the program itself: another version may link and store otherwise."""
    home = Path(pipeline.__file__).parent
    sources = sorted(path for path in home.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()


def read_papers(
    files: list[RawFile],
    stamps: dict[str, store.Stamp],
    out: Path,
    jobs: int,
    step: Step,
    ocr: str = "off",
    said: Sequence[Correction] = (),
) -> list[tuple[str, Parsed]]:
    """What each paper says: from the cache where its bytes were read before, else read now and put there."""
    code, eye, forced = store.code_digest(), find_eye(ocr), corrections.find_forced(said)
    keys = {
        file.path: "-".join([stamps[file.path].sha256, file.place.suffix.lower(), code[:16], *forced.get(file.path, {}).values()])
        for file in files
    }
    # A paper with pages to be read as pictures is kept under what reads them, so that another tesseract reads only these anew.
    places = {f"{key}{end}": key for key in keys.values() for end in ("", f"-{eye}")}
    known = {places[place]: parsed for place, parsed in store.read_cached(out, set(places)).items()}
    unread = {keys[file.path]: file for file in files if keys[file.path] not in known}
    tasks = [Task(file.path, str(file.place), stamps[file.path].sha256[:12], ocr, **forced.get(file.path, {})) for file in unread.values()]
    done = 0
    for batch in parse_files(tasks, jobs):
        fresh = {keys[path]: (parsed, encoded) for path, encoded in batch if (parsed := store.decode_parsed(encoded))}
        kept = {key: both for key, both in fresh.items() if not is_passing(both[0])}
        store.write_cached(out, {f"{key}-{eye}" if is_pictured(parsed) else key: encoded for key, (parsed, encoded) in kept.items()})
        known |= {key: parsed for key, (parsed, _) in fresh.items()}
        done += len(batch)
        step("reading", done, len(tasks))
    store.write_cached(out, {}, only=set(places))
    return [(file.path, known[keys[file.path]]) for file in files]


def find_eye(ocr: str) -> str:
    """What reads scanned pages on this machine: tesseract's version and languages; empty for none."""
    from pipeline.read.ocr import find_engine

    engine = find_engine(ocr)
    return engine.key if engine else ""


def codes_of(parsed: Parsed) -> set[str]:
    """The codes of all that is in doubt in a paper and its attachments."""
    inner = (codes_of(attachment) for _, attachment in parsed.attachments)
    return {finding.code for finding in parsed.findings}.union(*inner)


def is_passing(parsed: Parsed) -> bool:
    """True for a fault of the moment, which the next run must meet anew: a file that could not be opened, tesseract out of time."""
    return not {"file-not-readable", "ocr-failed"}.isdisjoint(codes_of(parsed))


def is_pictured(parsed: Parsed) -> bool:
    """True where what a paper says hangs on whether and how its scanned pages are read."""
    return not {"page-needs-ocr", "read-by-ocr", "picture-without-words"}.isdisjoint(codes_of(parsed))


def link_papers(
    papers: list[tuple[str, Parsed]], strange: list[Finding], settings: Settings, as_of: str, said: list[Correction]
) -> Records:
    """The linked records as a person has corrected them, with their statuses as of a date."""
    from pipeline.link import link  # a run with nothing new does not pay for it
    from pipeline.statuses import apply_as_of

    records = link(papers, replace(settings, findings=(*settings.findings, *strange)))
    corrections.apply_corrections(records, said, general_language(settings, records.documents))
    return apply_as_of(records, as_of)


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
        lines = corrections.make_lines(store.read_tables(processed), record, Change(**change), store.find_misfit)
        known, doubts = corrections.read_corrections(read_said(raw))
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


def reports(processed: Path, settings: Settings, as_of: str, out: Path, *, body: str = "", meeting: str = "") -> Published:
    """Write the next agenda and the report before the meeting, for every body or for one, as seen on `as_of`."""
    from pipeline.publish import publish
    from pipeline.statuses import apply_as_of, split_later

    if not (processed / "documents.csv").is_file():
        raise UsageError(f"there are no tables in {processed}; run `referent ingest` first, or name the folder that holds them")
    with store.hold_lock(processed):
        records, later = split_later(store.read_tables(processed, evidence=True), as_of)
        published = publish(apply_as_of(records, as_of), settings, as_of, later=later, body=body, meeting=meeting)
        written = [store.write_published(processed, out / name, data) for name, data in published.files]
        store.write_journal(processed, "reports", {"files": len(written)})
        return Published([(str(one.path), one.state) for one in written], published.notes)


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
