"""What differs from what runs wrote and read: tables, publications, papers, what people say, and the journal that tells of them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pipeline import store
from pipeline.audit.told import Discrepancy, Verified
from pipeline.intake import find_papers
from pipeline.intake.folders import name_folder

MANIFEST, PUBLISHED = f"{store.STATE}/{store.MANIFEST}", f"{store.STATE}/{store.PUBLISHED}"
JOURNAL = f"{store.STATE}/{store.JOURNAL}"
PAPERS = "SELECT path, sha256 FROM seen"
PUBLICATIONS = "SELECT path, sha256 FROM published ORDER BY place"
Rows = list[tuple[Any, ...]]


def verify_files(processed: Path, raw: Path, said: Mapping[str, str]) -> Verified:
    """What differs. `said` are the files in which people say something, by name in raw/, and their sha256 now."""
    entries = store.read_journal(processed)
    seen, published = read_memory(processed, MANIFEST, PAPERS), read_memory(processed, PUBLISHED, PUBLICATIONS)
    tables: dict[str, str] = next((line["outputs"] for line in reversed(entries) if isinstance(line.get("outputs"), dict)), {})
    sent = join_published(entries, published or [])
    found = [
        *verify_journal(processed, entries, seen),
        *(Discrepancy("changed", name) for name, rows in ((MANIFEST, seen), (PUBLISHED, published)) if rows is None),
        *verify_known(processed, {name: [digest] for name, digest in tables.items()}, lambda _: "changed"),
        *verify_known(processed, sent, judge_published),
        *find_strangers(processed, {*store.OUTPUTS, *tables, *sent}),
    ]
    papers = {os.fsdecode(path): digest for path, digest in seen or []}
    if seen is not None:
        found += verify_papers(raw, papers)
        found += verify_said(said, entries)
    return Verified(len(tables) + len(sent) + len(papers) + len(said), len(entries), found)


def verify_journal(processed: Path, entries: list[dict[str, Any]], seen: Rows | None) -> Iterator[Discrepancy]:
    """The first line at which the journal's chain is broken, and a manifest that is not the one of the last run."""
    if not (processed / JOURNAL).is_file():
        yield Discrepancy("missing", JOURNAL)
    elif number := store.find_break(processed):
        yield Discrepancy("broken", JOURNAL, line=number)
    inputs = next((line["inputs"] for line in reversed(entries) if "inputs" in line), "")
    if inputs and seen is not None and inputs != digest_papers(seen, is_whole=not inputs.startswith(store.BY_FOLDER)):
        yield Discrepancy("changed", MANIFEST)


def digest_papers(seen: Rows, *, is_whole: bool) -> str:
    """The digest of the manifest, as the journal holds it; `is_whole` as it was once made, of all papers together."""
    papers = {os.fsdecode(path): store.Stamp(0, 0, digest) for path, digest in seen}
    if is_whole:
        return store.digest_inputs(papers)
    folders: dict[str, dict[str, store.Stamp]] = {}
    for path, stamp in papers.items():
        folders.setdefault(name_folder(path), {})[path] = stamp
    return store.digest_folders({name: store.digest_inputs(stamps) for name, stamps in folders.items()})


def read_memory(processed: Path, name: str, query: str) -> Rows | None:
    """Rows of a database in .state, which is only looked at; none where it is not there, None where it cannot be read."""
    path = processed / name
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            sound = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return db.execute(query).fetchall() if sound else None
    except sqlite3.DatabaseError:
        return None


def join_published(entries: Iterable[Mapping[str, Any]], rows: Rows) -> dict[str, list[str]]:
    """Published path -> the hashes of all that runs have written there: what the journal says, and what is remembered from before it."""
    known: dict[str, list[str]] = {}
    told = (item for entry in entries if isinstance(entry.get("published"), dict) for item in entry["published"].items())
    for name, digest in (*rows, *told):
        known.setdefault(name, []).append(digest)
    return known


def verify_known(folder: Path, known: Mapping[str, list[str]], judge: Callable[[Path], str]) -> Iterator[Discrepancy]:
    """The files that are not there or hold what no run wrote there; `judge` says what has become of those."""
    for name, digests in sorted(known.items()):
        path = folder / name
        if not path.is_file():
            yield Discrepancy("missing", name)
        elif not is_one_of(path, digests):
            yield Discrepancy(judge(path), name)


def judge_published(path: Path) -> str:
    """Edited by a person; changed where it is no whole file of its kind any more, which no program would have saved.

    A Word file or workbook is a ZIP archive, which holds a checksum of each of its parts.
    """
    try:
        with path.open("rb") as file:
            is_archive = file.read(2) == b"PK" or path.suffix not in {".docx", ".xlsx"}
        if path.suffix in {".docx", ".xlsx"} and is_archive:
            with ZipFile(path) as archive:
                return "changed" if archive.testzip() else "edited"
    except Exception:  # zipfile raises a dozen classes on damaged archives
        return "changed"
    return "edited"


def find_strangers(processed: Path, known: set[str]) -> Iterator[Discrepancy]:
    """Files under processed/ that no run wrote; what programs hide there is theirs."""
    for path in sorted(processed.rglob("*")):
        name = path.relative_to(processed).as_posix()
        if not any(part.startswith((".", "~$")) for part in Path(name).parts) and name not in known and not path.is_dir():
            yield Discrepancy("unknown", name)


def verify_papers(raw: Path, papers: Mapping[str, str]) -> Iterator[Discrepancy]:
    """The papers that are not what the last run read: changed, missing, or not known to it."""
    files = {file.path: file.place for file in find_papers(raw)[0]}
    for name in sorted({*files, *papers}):
        state = "unknown" if name not in papers else "missing" if name not in files else ""
        if not state and hash_safely(Path(files[name])) != papers[name]:
            state = "changed"
        if state:
            yield Discrepancy(state, name, in_raw=True)


def verify_said(said: Mapping[str, str], entries: Iterable[Mapping[str, Any]]) -> Iterator[Discrepancy]:
    """Files in which people say something that have been edited since the last run that read or wrote them."""
    known = [entry["said"] for entry in entries if isinstance(entry.get("said"), dict)]
    for name in sorted({*known[-1], *said}) if known else ():
        if said.get(name) != known[-1].get(name):
            yield Discrepancy("edited" if name in said else "missing", name, in_raw=True)


def is_one_of(path: Path, digests: list[str]) -> bool:
    """True where a file is what one of the hashes says; False where it cannot be read."""
    try:
        return store.is_hashed(path, digests)
    except OSError:
        return False


def hash_safely(path: Path) -> str:
    """The sha256 of a file; "" where it cannot be read."""
    try:
        return store.hash_file(path)
    except OSError:
        return ""
