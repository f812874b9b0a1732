"""What each paper of raw/ says: remembered where its bytes were read before, else read now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import corrections, store
from pipeline.corrections import Correction
from pipeline.engine.paper import Outcome, Task, lost_paper
from pipeline.intake import RawFile
from pipeline.language.namers import find_namer
from pipeline.records import Parsed
from pipeline.settings import Limits

Step = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""
Engine = Callable[[Sequence[Task]], Iterator[list[Outcome]]]
"""Gives what papers say, some at a time and in any order."""


def find_keys(
    files: list[RawFile], stamps: Mapping[str, store.Stamp], said: Sequence[Correction] = (), names: str = "off"
) -> dict[str, str]:
    """Path -> the key under which a paper is remembered: its bytes, its suffix, the program with the trained pipeline that `names` asks
    for, and what a person says of it."""
    code, forced = find_code(names), corrections.find_forced(said)
    return {file.path: "-".join([stamps[file.path].sha256, file.suffix, code, *forced.get(file.path, {}).values()]) for file in files}


@dataclass(slots=True)
class Papers:
    """The papers of raw/: the head of each at hand, all that it says on demand."""

    heads: list[tuple[str, Parsed]]
    """Path and what store.strip_parsed keeps."""
    load: Callable[[Collection[str]], dict[str, Parsed]]
    """Gives all that the papers at some paths say, by path."""


def read_papers(
    files: list[RawFile],
    stamps: dict[str, store.Stamp],
    out: Path,
    engine: Engine,
    step: Step,
    ocr: str = "off",
    said: Sequence[Correction] = (),
    names: str = "off",
    limits: Limits | None = None,
) -> Papers:
    """What each paper says: from the cache where its bytes were read before, else read now and put there."""
    keys, eye, forced = find_keys(files, stamps, said, names), find_eye(ocr), corrections.find_forced(said)
    namer = find_package(names).partition(" ")[0]
    # A paper with pages to be read as pictures is kept under what reads them, so that another tesseract reads only these anew;
    # so is one that took more than it may.
    end = f"+{eye} {limits}"
    places = {place for key in keys.values() for place in (key, f"{key}{end}")}
    known = {place.removesuffix(end): head for place, head in store.read_heads(out, places).items()}
    unknown = [place for place in places if place.removesuffix(end) not in known]
    known |= {place.removesuffix(end): head for place, head in store.restore_heads(out, unknown)}
    passing: dict[str, Parsed] = {}

    def read(wanted: list[RawFile], told: Step) -> Iterator[tuple[str, Parsed]]:
        tasks = [
            Task(file.path, str(file.place), stamps[file.path].sha256[:12], ocr if eye else "off", namer=namer, **forced.get(file.path, {}))
            for file in wanted
        ]
        done = 0
        by_path = {task.path: task for task in tasks}
        for batch in engine(tasks):
            fresh = {keys[path]: both for path, encoded in batch if (both := open_outcome(by_path[path], encoded))}
            passing.update((key, parsed) for key, (parsed, _) in fresh.items() if is_passing(parsed))
            keep_papers(out, {key: both for key, both in fresh.items() if key not in passing}, end)
            yield from ((key, parsed) for key, (parsed, _) in fresh.items())
            done += len(batch)
            told("reading", done, len(tasks))

    def load(paths: Collection[str]) -> dict[str, Parsed]:
        wanted = {keys[path] for path in paths}
        stored = store.read_cached(out, [place for key in wanted for place in (key, f"{key}{end}")])
        found = {place.removesuffix(end): parsed for place, parsed in stored.items()}
        found |= {key: passing[key] for key in wanted if key in passing}
        lost = {keys[file.path]: file for file in files if keys[file.path] in wanted - found.keys()} if wanted - found.keys() else {}
        found |= dict(read(list(lost.values()), lambda *_: None))
        return {path: found[keys[path]] for path in paths}

    unread = {keys[file.path]: file for file in files if keys[file.path] not in known}
    known |= {key: store.strip_parsed(parsed) for key, parsed in read(list(unread.values()), step)}
    store.write_cached(out, {}, only=places)
    return Papers([(file.path, known[keys[file.path]]) for file in files], load)


def open_outcome(task: Task, encoded: bytes) -> tuple[Parsed, bytes] | None:
    """What a worker says of a paper, and its bytes; None where they are something else.

    A finding instead where the file was another one by then than what was hashed.
    """
    parsed = store.decode_parsed(encoded)
    if parsed and parsed.document.record.document_id != task.document_id:
        _, encoded = lost_paper(task, "file-not-readable", reason="it changed while it was read")
        parsed = store.decode_parsed(encoded)
    return (parsed, encoded) if parsed else None


def keep_papers(out: Path, papers: Mapping[str, tuple[Parsed, bytes]], end: str) -> None:
    """Remember papers by key; with `end` behind it where what they say hangs on more than their bytes."""
    places = {key: f"{key}{end}" if is_pictured(parsed) or is_limited(parsed) else key for key, (parsed, _) in papers.items()}
    decoded = {places[key]: parsed for key, (parsed, _) in papers.items()}
    store.write_cached(out, {places[key]: encoded for key, (_, encoded) in papers.items()}, decoded=decoded)


def mark_papers(papers: Papers, keys: Mapping[str, str], eye: str) -> dict[str, str]:
    """Path -> all that decided what was read from a paper: its key, what read its pictures, a fault of the moment or the machine."""
    passing = papers.load([path for path, head in papers.heads if is_passing(head) or is_limited(head)])
    return {path: f"{keys[path]} {eye if is_pictured(head) else ''} {passing.get(path, '')}" for path, head in papers.heads}


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


def is_limited(parsed: Parsed) -> bool:
    """True where a paper was not read because it took more than a paper may."""
    return not {"reader-crashed", "too-large", "too-much-memory", "too-slow"}.isdisjoint(codes_of(parsed))
