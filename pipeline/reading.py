"""What each paper of raw/ says: remembered where its bytes were read before, else read now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pipeline import corrections, store
from pipeline.corrections import Correction
from pipeline.intake import RawFile
from pipeline.language.namers import find_namer
from pipeline.records import Parsed
from pipeline.workers import Task, parse_files

Step = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def find_keys(
    files: list[RawFile], stamps: Mapping[str, store.Stamp], said: Sequence[Correction] = (), names: str = "off"
) -> dict[str, str]:
    """Path -> the key under which a paper is remembered: its bytes, its suffix, the program with the trained pipeline that `names` asks
    for, and what a person says of it."""
    code, forced = find_code(names), corrections.find_forced(said)
    return {
        file.path: "-".join([stamps[file.path].sha256, file.place.suffix.lower(), code, *forced.get(file.path, {}).values()])
        for file in files
    }


def read_papers(
    files: list[RawFile],
    stamps: dict[str, store.Stamp],
    out: Path,
    jobs: int,
    step: Step,
    ocr: str = "off",
    said: Sequence[Correction] = (),
    names: str = "off",
) -> list[tuple[str, Parsed]]:
    """What each paper says: from the cache where its bytes were read before, else read now and put there."""
    keys, eye, forced = find_keys(files, stamps, said, names), find_eye(ocr), corrections.find_forced(said)
    namer = find_package(names).partition(" ")[0]
    # A paper with pages to be read as pictures is kept under what reads them, so that another tesseract reads only these anew.
    places = {f"{key}{end}": key for key in keys.values() for end in ("", f"-{eye}")}
    known = {places[place]: parsed for place, parsed in store.read_cached(out, set(places)).items()}
    unread = {keys[file.path]: file for file in files if keys[file.path] not in known}
    tasks = [
        Task(file.path, str(file.place), stamps[file.path].sha256[:12], ocr, namer=namer, **forced.get(file.path, {}))
        for file in unread.values()
    ]
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


def mark_papers(papers: list[tuple[str, Parsed]], keys: Mapping[str, str], eye: str) -> dict[str, str]:
    """Path -> all that decided what was read from a paper: its key, what read its pictures, the fault of a moment itself."""
    return {path: f"{keys[path]} {eye if is_pictured(parsed) else ''} {parsed if is_passing(parsed) else ''}" for path, parsed in papers}


def find_eye(ocr: str) -> str:
    """What reads scanned pages on this machine: tesseract's version and languages; empty for none."""
    from pipeline.read.ocr import find_engine

    engine = find_engine(ocr)
    return engine.key if engine else ""


def find_package(names: str) -> str:
    """The trained pipeline for names of people on this machine, package and version; empty for rules only."""
    namer = find_namer(names)
    return namer.key if namer else ""


def find_code(names: str) -> str:
    """The part of the keys that stands for the program: another trained pipeline finds other people."""
    return "-".join(part for part in (store.code_digest()[:16], find_package(names)) if part)


def codes_of(parsed: Parsed) -> set[str]:
    """The codes of all that is in doubt in a paper and its attachments."""
    inner = (codes_of(attachment) for _, attachment in parsed.attachments)
    return {finding.code for finding in parsed.findings}.union(*inner)


def is_passing(parsed: Parsed) -> bool:
    """True for a fault of the moment, which the next run must meet anew: a file that could not be opened, tesseract out of time,
    a pipeline for names that could not be loaded."""
    return not {"file-not-readable", "ocr-failed", "people-pipeline-failed"}.isdisjoint(codes_of(parsed))


def is_pictured(parsed: Parsed) -> bool:
    """True where what a paper says hangs on whether and how its scanned pages are read."""
    return not {"page-needs-ocr", "read-by-ocr", "picture-without-words"}.isdisjoint(codes_of(parsed))
