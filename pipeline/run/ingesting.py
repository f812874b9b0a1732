"""From papers to tables: what is new is read, all of it linked and concluded, and the tables say what raw/ says."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Thread

from pipeline import store
from pipeline.changes import HashAll, Inputs, gather_inputs, hash_said, program_digest, stamp_folders
from pipeline.conclusions import Conclusions
from pipeline.conclusions.folders import Split
from pipeline.conclusions.linking import link_papers
from pipeline.engine.collector import pause_collector
from pipeline.engine.early import Early
from pipeline.engine.papers import Means, read_papers
from pipeline.engine.reading import Engine, Step, find_eye
from pipeline.errors import UsageError
from pipeline.intake.folders import is_touched
from pipeline.intake.places import fetch_said, hash_places, is_address, write_places
from pipeline.outcomes import Summary, format_mode
from pipeline.records import Records
from pipeline.run.footing import note_run, require_tables
from pipeline.settings import Settings

GIVE_WAY = 0.0005
"""Seconds after which a thread lets another go on; Python's own are ten times as long, as much as it takes to store a paper."""


def ingest(raw: Path | str, out: Path, settings: Settings, as_of: str, *, jobs: int = 0, scheduler: str = "", step: Step) -> Summary:
    """Read what is new in raw/, link all of it, and store the tables in `out`. Raises LockedError, EnvironmentFault.

    `raw` may be an address that fsspec knows; with a `scheduler`, dask's workers read the papers.
    """
    address = str(raw) if is_address(raw) else ""
    if not address and not Path(raw).is_dir():
        if Path(raw).exists():
            raise UsageError(f"{raw} is no folder; name the one that it lies in: all its papers are read")
        raise UsageError(f"the folder {raw} is not there; make it with `referent init FOLDER`, or name another")
    with store.hold_lock(out), pause_collector(), Early(settings.limits) as early:
        raw = fetch_said(address, out / store.STATE / "said") if address else Path(raw)
        eye = None if address or scheduler else begin_early(raw, out, settings, early)
        inputs = gather_inputs(raw, settings, as_of, address)
        if store.is_listed(out, inputs.listing, inputs.newest):
            summary = Summary(unchanged=sum(len(folder.files) for folder in inputs.folders.values()), is_current=True)
        else:
            if eye:
                eye.join()
            summary = renew(inputs, out, settings, as_of, choose_engine(settings, jobs, scheduler, address, early), step)
        if summary.is_current:
            summary = count_findings(summary, out)
            note_run(out, "ingest", summary.counts(), as_of=as_of, said=hash_said(raw))
        return replace(summary, people=format_mode(inputs.package), out=str(out))


def share(processed: Path, address: str) -> int:
    """Copy the tables to an address or a folder, as they are and as Parquet files by body and year; how many files stand there.

    Raises UsageError where there are no tables, or where fsspec or pyarrow is missing.
    """
    require_tables(processed)
    with store.hold_lock(processed):
        tables = ((name, (processed / name).read_bytes()) for name in store.OUTPUTS if name != store.DATABASE)
        return write_places(address, chain(store.format_partitions(processed), tables))


def renew(inputs: Inputs, out: Path, settings: Settings, as_of: str, engine: tuple[HashAll, Engine, store.Share], step: Step) -> Summary:
    """What changed, after the tables say what raw/ says: papers that changed are read, their bodies linked, these bodies' rows written."""
    hash_all, read_all, share_work = engine
    stamps = stamp_folders(inputs.folders, out, hash_all)
    summary, papers = stamps.compare(), stamps.digest()
    digest = store.digest_folders(papers, *inputs.others, repr(stamps.unreadable))
    # Only tables with scans in them hang on tesseract, which is slow to ask.
    if store.is_current(out, digest) or store.is_current(out, f"{digest}-{find_eye(settings.ocr)}"):
        return replace(summary, is_current=True)
    means = Means(settings.ocr, inputs.said, settings.people, settings.limits, settings.passwords)
    is_grown = bool(stamps.shelves) and not (summary.changed or summary.gone)
    read, known = read_papers(inputs.folders, stamps.read, stamps.shelves, out, read_all, step, means, is_grown=is_grown)
    program = program_digest() + store.code_digest()
    general = replace(settings, findings=(*settings.findings, *inputs.strange, *stamps.unreadable))
    split = Split(read, general, program, known)
    linked = link_papers(split, out, step, share_work)
    stored = store_records(Conclusions(linked, settings, tuple(inputs.said), as_of), out, program, share_work)
    store.remember_releases(out, inputs.releases)
    stamps.remember()
    store.write_shelves(out, {name: split.shelves[name] for name in split.fresh}, only=split.shelves)
    new, changed, gone = (stored.differences[change] for change in ("new", "changed", "gone"))
    summary = count_findings(replace(summary, relinked=linked.relinked, rows_new=new, rows_changed=changed, rows_gone=gone), out)
    note_tables(out, summary, store.digest_folders(papers), inputs.raw, as_of, stored.digests)
    remember_run(out, split, digest, find_eye(settings.ocr), "" if stamps.unreadable else inputs.listing)
    return summary


def begin_early(raw: Path, out: Path, settings: Settings, early: Early) -> Thread | None:
    """Where something new seems to lie in raw/, what can be begun before it is known what: a worker, and what reads scanned pages is
    asked for its version in the thread that is given."""
    if not (last := store.find_last_run(out)) or not is_touched(raw, last):
        return None
    early.start()
    eye = Thread(target=find_eye, args=(settings.ocr,), daemon=True)
    eye.start()
    return eye


def choose_engine(settings: Settings, jobs: int, scheduler: str, address: str, early: Early) -> tuple[HashAll, Engine, store.Share]:
    """What hashes papers, what reads them, and what else shares work out: processes of this machine, or a cluster for the first two.

    Bytes that lie here are hashed here.
    """
    from pipeline.engine.copies import share_out  # a run with nothing new starts no process, and does not pay for how

    jobs = jobs or os.cpu_count() or 1
    share_here = partial(share_out, jobs=jobs)
    if not scheduler:
        from pipeline.engine.pool import parse_files

        read_all = partial(parse_files, jobs=jobs, limits=settings.limits, meanwhile=partial(start_warm_up, settings), early=early.take)
        return hash_places, read_all, share_here
    from pipeline.engine.cluster import hash_on_cluster, parse_on_cluster

    read_all = partial(parse_on_cluster, scheduler=scheduler, limits=settings.limits, ocr=settings.ocr, names=settings.people)
    return partial(hash_on_cluster, scheduler=scheduler) if address else hash_places, read_all, share_here


def start_warm_up(settings: Settings) -> None:
    """Warm up in a thread of its own, which gives way at once to the one that hands out papers and hears of them."""
    sys.setswitchinterval(GIVE_WAY)
    Thread(target=warm_up, args=(settings,), daemon=True).start()


def warm_up(settings: Settings) -> None:
    """Load what linking and concluding need while workers read: they leave this process idle."""
    from pipeline import checks, overviews  # noqa: F401
    from pipeline.link import make_ready

    make_ready(settings)


def store_records(conclusions: Conclusions, out: Path, program: str, share: store.Share) -> store.Stored:
    """What the tables consist of now: what is concluded of each body, made anew only where that may say something else."""
    from pipeline.conclusions.turns import find_window

    def conclude_one(name: str) -> tuple[Records, str, str]:
        records = conclusions.conclude(name)
        return records, *find_window(records, conclusions.as_of)

    return store.write_fragments(out, conclusions.keys, conclusions.as_of, program, conclude_one, share)


def note_tables(out: Path, summary: Summary, inputs: str, raw: Path, as_of: str, digests: Mapping[str, str]) -> None:
    """Add to the journal what the tables are now, and a digest of the papers that they were made of (`inputs`); `digests` are known."""
    hashes = {store.DATABASE: store.hash_database}
    outputs = {name: digests.get(name) or hashes.get(name, store.hash_file)(out / name) for name in store.OUTPUTS}
    note_run(out, "ingest", summary.counts(), as_of=as_of, inputs=inputs, said=hash_said(raw), outputs=outputs)


def remember_run(out: Path, split: Split, digest: str, eye: str, listing: str) -> None:
    """Remember that the tables say what raw/ says, as long as nothing that they hang on changes; a fault of the moment is met anew.

    Comes after the journal's line: a run that is killed between the two is done again, so that no tables stand without a line.
    """
    is_pictured = any(shelf.is_pictured for shelf in split.shelves.values())
    key = f"{digest}-{eye}" if is_pictured else digest
    listing = "" if is_pictured or split.is_passing else listing
    store.write_current(out, "" if split.is_passing else key, (*store.OUTPUTS, store.RELEASES), listing)


def count_findings(summary: Summary, out: Path) -> Summary:
    """The summary with what the tables hold: papers that failed, and findings by severity."""
    if not (counts := store.count_findings(out)):
        findings = store.read_tables(out, only="findings").findings
        severities = Counter(row.severity for row in findings)
        counts = [row.message for row in findings if row.severity == "error"], severities["warning"], severities["note"]
    return replace(summary, failed=counts[0], warnings=counts[1], notes=counts[2])
