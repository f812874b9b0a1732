"""The order of things: what each verb does, from files to files. The only room that knows all others."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from pipeline import corrections, releases, store
from pipeline.changes import HashAll, Inputs, compare, gather_inputs, hash_said, program_digest, read_said, stamp_files
from pipeline.conclusions import Conclusions, conclude
from pipeline.conclusions.linking import link_papers
from pipeline.corrections import Change, Correction
from pipeline.engine.collector import pause_collector
from pipeline.engine.reading import Engine, Step, find_eye, is_passing, is_pictured, list_doubted, mark_papers, read_papers
from pipeline.errors import UsageError
from pipeline.finding_rows import hide_in_paths, hide_persons
from pipeline.intake import known_name, list_folder
from pipeline.intake.places import fetch_said, hash_places, is_address, write_places
from pipeline.outcomes import Changed, Published, Shown, Summary, format_mode
from pipeline.records import DocumentRow, FindingRow, Records
from pipeline.releases import Release
from pipeline.settings import Settings
from pipeline.withheld import Withheld

if TYPE_CHECKING:
    from pipeline.audit import Retained, Verified

EXPORTS = tuple(store.PUBLIC)
"""The kinds of files that `export` makes of the tables."""


def ingest(raw: Path | str, out: Path, settings: Settings, as_of: str, *, jobs: int = 0, scheduler: str = "", step: Step) -> Summary:
    """Read what is new in raw/, link all of it, and store the tables in `out`. Raises LockedError, EnvironmentFault.

    `raw` may be an address that fsspec knows; with a `scheduler`, dask's workers read the papers.
    """
    address = str(raw) if is_address(raw) else ""
    if not address and not Path(raw).is_dir():
        raise UsageError(f"the folder {raw} is not there; make it with `referent init FOLDER`, or name another")
    with store.hold_lock(out), pause_collector():
        raw = fetch_said(address, out / store.STATE / "said") if address else Path(raw)
        inputs = gather_inputs(raw, settings, as_of, address)
        if store.is_listed(out, inputs.listing, inputs.newest):
            summary = Summary(unchanged=len(inputs.files), is_current=True)
        else:
            summary = renew(inputs, out, settings, as_of, choose_engine(settings, jobs, scheduler, address), step)
        summary = replace(count_findings(summary, out), people=format_mode(inputs.package), out=str(out))
        if summary.is_current:
            note_run(out, "ingest", summary.counts(), as_of=as_of, said=hash_said(raw))
        return summary


def share(processed: Path, address: str) -> int:
    """Copy the tables to an address or a folder, as they are and as Parquet files by body and year; how many files stand there.

    Raises UsageError where there are no tables, or where fsspec or pyarrow is missing.
    """
    require_tables(processed)
    with store.hold_lock(processed):
        tables = ((name, (processed / name).read_bytes()) for name in store.OUTPUTS if name != store.DATABASE)
        return write_places(address, chain(store.format_partitions(processed), tables))


def note_run(out: Path, verb: str, counts: Mapping[str, int | str], **facts: object) -> None:
    """Add a run to the journal, with what tells which program it was."""
    store.write_journal(out, verb, counts, program=program_digest(), **facts)


def renew(inputs: Inputs, out: Path, settings: Settings, as_of: str, engine: tuple[HashAll, Engine], step: Step) -> Summary:
    """What changed, after the tables say what raw/ says: papers that changed are read, their bodies linked, these bodies' rows written."""
    seen = store.read_manifest(out)
    hash_all, read_all = engine
    stamps, unreadable = stamp_files(inputs.files, seen, hash_all)
    files, said = [file for file in inputs.files if file.path in stamps], inputs.said
    summary = compare(seen, stamps)
    digest = store.digest_inputs(stamps, *inputs.others, repr(unreadable))
    # Only tables with scans in them hang on tesseract, which is slow to ask.
    if store.is_current(out, digest) or store.is_current(out, f"{digest}-{find_eye(settings.ocr)}"):
        return replace(summary, is_current=True)
    papers = read_papers(files, stamps, out, read_all, step, settings.ocr, said, settings.people, settings.limits, settings.passwords)
    pictured, passing = (any(is_so(head) for _, head in list_doubted(papers)) for is_so in (is_pictured, is_passing))
    marks = mark_papers(papers, papers.keys, find_eye(settings.ocr))
    program = program_digest() + store.code_digest()
    general = replace(settings, findings=(*settings.findings, *inputs.strange, *unreadable))
    linked = link_papers(papers, marks, out, general, program, step)
    stored = store_records(Conclusions(linked, settings, tuple(said), as_of), out, program)
    store.remember_releases(out, inputs.releases)
    store.write_manifest(out, stamps, seen)
    new, changed, gone = (stored.differences[change] for change in ("new", "changed", "gone"))
    summary = replace(summary, relinked=linked.relinked, rows_new=new, rows_changed=changed, rows_gone=gone)
    facts = {"as_of": as_of, "inputs": store.digest_inputs(stamps), "said": hash_said(inputs.raw)}
    outputs = {name: (store.hash_database if name == store.DATABASE else store.hash_file)(out / name) for name in store.OUTPUTS}
    # Before the run is remembered as complete: one that is killed here is done again, so that no tables stand without a line.
    note_run(out, "ingest", count_findings(summary, out).counts(), **facts, outputs=outputs)
    listing = "" if pictured or passing or unreadable else inputs.listing
    key = f"{digest}-{find_eye(settings.ocr)}" if pictured else digest
    store.write_current(out, "" if passing else key, (*store.OUTPUTS, store.RELEASES), listing)
    return summary


def choose_engine(settings: Settings, jobs: int, scheduler: str, address: str) -> tuple[HashAll, Engine]:
    """What hashes papers and what reads them: processes of this machine, or a cluster; bytes that lie here are hashed here."""
    if not scheduler:
        from pipeline.engine.pool import parse_files  # a run with nothing new starts no process, and does not pay for how

        jobs = jobs or os.cpu_count() or 1
        return hash_places, partial(parse_files, jobs=jobs, limits=settings.limits, meanwhile=partial(start_warm_up, settings))
    from pipeline.engine.cluster import hash_on_cluster, parse_on_cluster

    read_all = partial(parse_on_cluster, scheduler=scheduler, limits=settings.limits, ocr=settings.ocr, names=settings.people)
    return partial(hash_on_cluster, scheduler=scheduler) if address else hash_places, read_all


def start_warm_up(settings: Settings) -> None:
    """Warm up in a thread of its own."""
    Thread(target=warm_up, args=(settings,), daemon=True).start()


def warm_up(settings: Settings) -> None:
    """Load what linking and concluding need while workers read: they leave this process idle."""
    from pipeline import checks, overviews  # noqa: F401
    from pipeline.link import make_ready

    make_ready(settings)


def store_records(conclusions: Conclusions, out: Path, program: str) -> store.Stored:
    """What the tables consist of now: what is concluded of each body, made anew only where that may say something else."""
    from pipeline.conclusions.turns import find_window

    def conclude_one(name: str) -> tuple[Records, str, str]:
        records = conclusions.conclude(name)
        return records, *find_window(records, conclusions.as_of)

    return store.write_fragments(out, conclusions.keys, conclusions.as_of, program, conclude_one)


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
        note_run(processed, "correct", {"lines": len(lines)}, said=hash_said(raw))
        return lines


def release(raw: Path, processed: Path, name: str, settings: Settings, as_of: str, *, hold: bool, field: str, **said: str) -> list[Release]:
    """Write what a person decides on the public edition into raw/releases.csv; the lines written. `said` are by, date and note.

    Raises UsageError where it cannot stand: personal numbers and what papers close are never released.
    """
    from pipeline.disclosure import make_holds, make_releases

    require_tables(processed)
    with store.hold_lock(processed):
        known, doubts = releases.read_releases(read_said(raw, releases.FILE))
        if doubts:
            raise UsageError(f"{raw / releases.FILE} has lines that are not understood; `referent check` names them. Mend them first.")
        if hold:
            lines = make_holds(store.read_tables(processed), name, field, **said)
        else:
            lines = make_releases(open_tables(processed, settings, as_of)[1], name, **said, known=known)
        store.write_whole(raw / releases.FILE, releases.format_releases(releases.merge_releases(known, lines)))
        note_run(processed, "release", {"lines": len(lines)}, said=hash_said(raw))
        return lines


def count_findings(summary: Summary, out: Path) -> Summary:
    """The summary with what the tables hold: papers that failed, and findings by severity."""
    if not (counts := store.count_findings(out)):
        findings = store.read_tables(out, only="findings").findings
        severities = Counter(row.severity for row in findings)
        counts = [row.message for row in findings if row.severity == "error"], severities["warning"], severities["note"]
    return replace(summary, failed=counts[0], warnings=counts[1], notes=counts[2])


def reports(
    processed: Path,
    settings: Settings,
    as_of: str,
    out: Path,
    *,
    body: str = "",
    meeting: str = "",
    plan: bool = False,
    period: str = "",
    public: bool = False,
) -> Published:
    """Write the next agenda, the report before the meeting and the calendar, for every body or for one, as seen on `as_of`.

    With `plan`, propose the next meeting plan even where none is due. With `period`, write only the reports of that year or half-year.
    With `public`, write the public edition instead, and the internal list of what was left out of it.
    """
    from pipeline.checks import check_records
    from pipeline.engine.apart import Apart
    from pipeline.overviews import count_overviews
    from pipeline.publish import find_slots, publish
    from pipeline.publish.edition import Edition, find_marks
    from pipeline.statuses import apply_as_of, drop_superseded, split_later

    require_tables(processed)
    with store.hold_lock(processed), pause_collector():
        tables = store.read_tables(processed, evidence=True)
        records, later = split_later(tables, as_of)
        records = check_records(count_overviews(apply_as_of(records, as_of), as_of, settings.bodies), settings, as_of)
        edition = None
        if public:
            internal = drop_superseded(records)
            slots, marks = find_slots(internal, settings, as_of, body=body, meeting=meeting), find_marks(internal)
            records, later, withheld = open_records(records, later, tables, settings, as_of, store.read_released(processed))
            edition = Edition(slots, withheld, marks)
        sent = store.read_sent(processed)
        shown = drop_superseded(replace(records, documents=hide_in_paths(records.documents)))
        asked = {"body": body, "meeting": meeting, "period": period}
        later = hide_in_paths(later)
        with Apart(settings.limits) as apart:
            published = publish(shown, settings, as_of, later=later, plan=plan, sent=sent, edition=edition, guard=apart.do, **asked)  # type: ignore[arg-type]
        store.remember_sent(processed, {name: data for name, data in published.files if name.endswith(".ics")})
        written = write_all(processed, out, published.files)
        note_run(processed, "reports", {"files": len(written)}, as_of=as_of, published=store.name_places(processed, written))
        return Published([(str(one.path), one.state) for one in written], published.notes, published.faults)


def open_records(
    records: Records, later: list[DocumentRow], tables: Records, settings: Settings, as_of: str, released: list[Release]
) -> tuple[Records, list[DocumentRow], list[Withheld]]:
    """The public edition of the records as of a date and of the papers dated later, and what was left out. All `tables` close."""
    from pipeline.disclosure import disclose, find_closed, hold_passages, name_papers
    from pipeline.overviews import count_overviews

    closed = find_closed(tables, released)
    opened, withheld = disclose(records, closed, as_of, released)
    named, _ = name_papers([row for row in later if row.document_id not in closed.papers], settings.bodies, released)
    shown, _ = hold_passages(Records(documents=named), as_of, released)
    return count_overviews(opened, as_of, settings.bodies), shown.documents, withheld


def open_tables(processed: Path, settings: Settings, as_of: str) -> tuple[Records, list[Withheld]]:
    """The public edition of the tables with the statuses and figures of a date, and what was left out."""
    tables = store.read_tables(processed, evidence=True)
    seen = conclude(tables, settings, as_of, [])
    opened, _, withheld = open_records(seen, [], tables, settings, as_of, store.read_released(processed))
    return opened, withheld


def require_tables(processed: Path) -> None:
    """Raises UsageError where a folder holds no tables, before anything is written there."""
    if not (processed / "documents.csv").is_file():
        store.require_peace(processed)
        raise UsageError(f"there are no tables in {processed}; run `referent ingest` first, or name the folder that holds them")


def export(processed: Path, kind: str, out: Path, settings: Settings, as_of: str, *, public: bool = False) -> Published:
    """Write the tables in another form (one of EXPORTS) into `out`. Raises UsageError where they, or what it needs, are not there.

    With `public`, write their public edition with the statuses and figures of `as_of`, and the internal list of what was left out.
    """
    require_tables(processed)
    if kind not in store.EXPORTS and not public:
        raise UsageError(f"the tables in {processed} are {kind} already; `--public` writes their public edition")
    with store.hold_lock(processed), pause_collector():
        if public:
            opened, withheld = open_tables(processed, settings, as_of)
            files, notes = store.format_public(kind, opened, withheld)
        else:
            files, notes = store.EXPORTS[kind](processed)
        written = write_all(processed, out, files.items())
        note_run(processed, "export", {"files": len(written)}, as_of=as_of, published=store.name_places(processed, written))
        return Published([(str(one.path), one.state) for one in written], notes)


def write_all(processed: Path, out: Path, files: Iterable[tuple[str, bytes | str]]) -> list[store.Written]:
    """Where publications now stand; what a killed run laid aside among them is gone."""
    store.clear_asides(out)
    return [store.write_published(processed, out / hide_persons(name), data) for name, data in files]


def changes(processed: Path) -> Changed:
    """What the last run that changed the tables found new, changed and gone in them."""
    require_tables(processed)
    runs = [line for line in store.read_journal(processed) if any(line.get(f"rows_{change}") for change in ("new", "changed", "gone"))]
    return Changed(store.read_differences(processed), str(runs[-1]["time"]) if runs else "", str(processed / store.CHANGES))


def verify(processed: Path, raw: Path) -> Verified:
    """What differs from what runs have written and read. Raises UsageError where there is nothing, LockedError."""
    from pipeline.audit import verify_files

    require_tables(processed)
    if not raw.is_dir():
        raise UsageError(f"the folder {raw} is not there; name the folder that holds the papers with --raw")
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
        while not (found := find_listed(place)).exists() and place != place.parent:
            inner.insert(0, place.name)
            place = place.parent
        if found.is_file():
            return found, inner
    raise UsageError(f"there is no paper {path}; name it as documents.csv does, or by its place on disk")


def find_listed(place: Path) -> Path:
    """The file that documents.csv lists under a name, which may look like another's or have a number; the place itself where none is."""
    if not place.parent.is_dir():
        return place
    listed, name = list_folder(place.parent), known_name(place.name)
    return next((Path(file.place) for file in listed if file.path == name), place)


def init(folder: Path) -> list[Path]:
    """Make a working folder for another body; nothing that is there is overwritten."""
    from pipeline.init import init_folder

    return init_folder(folder)
