"""What each paper of raw/ says: remembered where its bytes were read before, else read now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pipeline import corrections, store
from pipeline.corrections import Correction
from pipeline.engine.paper import Outcome, Task, lost_paper
from pipeline.intake import RawFile
from pipeline.language.namers import find_namer
from pipeline.records import Parsed
from pipeline.settings import Limits, Passwords

Step = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""
Engine = Callable[[Sequence[Task]], Iterator[list[Outcome]]]
"""Gives what papers say, some at a time and in any order."""
LIMITED = {"reader-crashed", "too-large", "too-much-memory", "too-slow"} | {"encrypted-file"} | {
    "corrupt-file", "damaged-but-read", "no-pages", "page-count-differs", "page-unreadable",
}  # fmt: skip


def find_keys(
    files: list[RawFile], stamps: Mapping[str, store.Stamp], said: Sequence[Correction] = (), names: str = "off"
) -> dict[str, str]:
    """Path -> the key under which a paper is remembered: its bytes, its suffix, the program with the trained pipeline that `names` asks
    for, and what a person says of it."""
    code, forced = find_code(names), corrections.find_forced(said)
    keys = {file.path: f"{stamps[file.path].sha256}-{file.suffix}-{code}" for file in files}
    return keys | {path: "-".join([keys[path], *words.values()]) for path, words in forced.items() if path in keys}


@dataclass(slots=True)
class Papers:
    """The papers of raw/: the head of each at hand, all that it says on demand."""

    heads: list[tuple[str, Parsed]]
    """Path and what store.strip_parsed keeps."""
    load: Callable[[Collection[str]], dict[str, Parsed]]
    """Gives all that the papers at some paths say, by path."""
    keys: Mapping[str, str]
    """Path -> the key under which a paper is remembered."""


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
    passwords: Passwords | None = None,
) -> Papers:
    """What each paper says: from the cache where its bytes were read before, else read now and put there."""
    keys, eye, forced = find_keys(files, stamps, said, names), find_eye(ocr), corrections.find_forced(said)
    namer = find_package(names).partition(" ")[0]
    # A paper with pages to be read as pictures is kept under what reads them, so that another tesseract reads only these anew;
    # so is one that took more than it may, that wants a password, or is damaged.
    words = passwords or Passwords()
    end = f"+{eye} {limits} {words.stamp} {find_repairer()}"
    places = {place: key for key in keys.values() for place in (key, f"{key}{end}")}
    known = {places[place]: head for place, head in store.read_heads(out, places.keys()).items()}
    unknown = [place for place, key in places.items() if key not in known]
    known |= {places[place]: head for place, head in store.restore_heads(out, unknown)}
    passing: dict[str, bytes] = {}

    def read(wanted: list[RawFile], told: Step) -> Iterator[tuple[str, Parsed]]:
        tasks = [
            Task(path, str(file.place), stamps[path].sha256[:12], ocr if eye else "off", namer=namer, **known_of, passwords=words.words)
            for file in wanted
            for path, known_of in [(file.path, forced.get(file.path, {}))]
        ]
        done = 0
        by_path = {task.path: task for task in tasks}
        for batch in engine(tasks):
            fresh = {keys[path]: both for path, encoded in batch if (both := open_outcome(by_path[path], encoded))}
            passing.update((key, data) for key, (head, data) in fresh.items() if is_passing(head))
            keep_papers(out, {key: both for key, both in fresh.items() if key not in passing}, end)
            yield from ((key, head) for key, (head, _) in fresh.items())
            done += len(batch)
            told("reading", done, len(tasks))

    def find(wanted: set[str]) -> dict[str, Parsed]:
        stored = store.read_cached(out, [place for key in wanted for place in (key, f"{key}{end}")])
        found = {place.removesuffix(end): parsed for place, parsed in stored.items()}
        return found | {key: parsed for key in wanted if key in passing and (parsed := store.decode_parsed(passing[key]))}

    def load(paths: Collection[str]) -> dict[str, Parsed]:
        found = find({keys[path] for path in paths})
        if lost := {keys[path] for path in paths} - found.keys():
            list(read(list({keys[file.path]: file for file in files if keys[file.path] in lost}.values()), lambda *_: None))
            found |= find(lost)
        return {path: found[keys[path]] for path in paths}

    unread = {keys[file.path]: file for file in files if keys[file.path] not in known}
    known |= read(list(unread.values()), step)
    store.write_cached(out, {}, only=places.keys())
    return Papers([(file.path, known[keys[file.path]]) for file in files], load, keys)


def open_outcome(task: Task, encoded: bytes) -> tuple[Parsed, bytes] | None:
    """The head of what a worker says of a paper, and its bytes; None where they are something else.

    A finding instead where the file was another one by then than what was hashed.
    """
    head = store.find_head(encoded)
    if head and head.document.record.document_id != task.document_id:
        _, encoded = lost_paper(task, "file-not-readable", reason="it changed while it was read")
        head = store.find_head(encoded)
    return (head, encoded) if head else None


def keep_papers(out: Path, papers: Mapping[str, tuple[Parsed, bytes]], end: str) -> None:
    """Remember papers by key; with `end` behind it where what they say hangs on more than their bytes."""
    places = {key: f"{key}{end}" if is_pictured(head) or is_limited(head) else key for key, (head, _) in papers.items()}
    heads = {places[key]: head for key, (head, _) in papers.items()}
    store.write_cached(out, {places[key]: encoded for key, (_, encoded) in papers.items()}, heads=heads)


def mark_papers(papers: Papers, keys: Mapping[str, str], eye: str) -> dict[str, str]:
    """Path -> all that decided what was read from a paper: its key, what read its pictures, a fault of the moment or the machine."""
    marks = {path: f"{keys[path]}  " for path, _ in papers.heads}
    doubted = list_doubted(papers)
    passing = papers.load([path for path, head in doubted if is_passing(head) or is_limited(head)])
    return marks | {path: f"{keys[path]} {eye if is_pictured(head) else ''} {passing.get(path, '')}" for path, head in doubted}


def list_doubted(papers: Papers) -> list[tuple[str, Parsed]]:
    """The heads of papers in which, or in whose attachments, anything may be in doubt: few have any, and every run looks at all."""
    return [(path, head) for path, head in papers.heads if head.findings or head.attachments]


def find_eye(ocr: str) -> str:
    """What reads scanned pages on this machine: tesseract's version and languages; empty for none."""
    from pipeline.read.ocr import find_engine

    engine = find_engine(ocr)
    return engine.key if engine else ""


def find_package(names: str) -> str:
    """The trained pipeline for names of people on this machine, package and version; empty for rules only."""
    namer = find_namer(names)
    return namer.key if namer else ""


def find_repairer() -> str:
    """What repairs damaged PDFs on this machine besides the readers; empty for nothing."""
    return "qpdf" if find_spec("pikepdf") else ""


def find_code(names: str) -> str:
    """The part of the keys that stands for the program: another trained pipeline finds other people."""
    return "-".join(part for part in (store.code_digest()[:16], find_package(names)) if part)


def codes_of(parsed: Parsed) -> set[str]:
    """The codes of all that is in doubt in a paper and its attachments."""
    codes = {finding.code for finding in parsed.findings}
    for _, attachment in parsed.attachments:
        codes |= codes_of(attachment)
    return codes


def is_passing(parsed: Parsed) -> bool:
    """True for a fault of the moment, which the next run must meet anew: a file that could not be opened, tesseract out of time,
    a pipeline for names that could not be loaded."""
    return not {"file-not-readable", "ocr-failed", "people-pipeline-failed"}.isdisjoint(codes_of(parsed))


def is_pictured(parsed: Parsed) -> bool:
    """True where what a paper says hangs on whether and how its scanned pages are read."""
    return not {"page-needs-ocr", "read-by-ocr", "picture-without-words"}.isdisjoint(codes_of(parsed))


def is_limited(parsed: Parsed) -> bool:
    """True where what was read of a paper hangs on what a paper may take, on the passwords, or on what repairs damaged ones."""
    return not LIMITED.isdisjoint(codes_of(parsed))
