"""Under what a paper is remembered, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from pipeline import store
from pipeline.engine.paper import Outcome, Task, lost_paper
from pipeline.intake import RawFile
from pipeline.language.namers import find_namer
from pipeline.records import Parsed

Step = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""
Engine = Callable[[Sequence[Task]], Iterator[list[Outcome]]]
"""Gives what papers say, some at a time and in any order."""
PASSING = frozenset({"file-not-readable", "ocr-failed", "people-pipeline-failed"})
"""Codes of a fault of the moment, which the next run must meet anew: a file that could not be opened, tesseract out of time, a pipeline
for names that could not be loaded."""
PICTURED = frozenset({"page-needs-ocr", "read-by-ocr", "picture-without-words"})
"""Codes where what a paper says hangs on whether and how its scanned pages are read."""
LIMITED = frozenset({
    "reader-crashed", "too-large", "too-much-memory", "too-slow", "encrypted-file",
    "corrupt-file", "damaged-but-read", "no-pages", "page-count-differs", "page-unreadable",
})  # fmt: skip
"""Codes where what was read of a paper hangs on what it may take, on the passwords, or on what repairs damaged ones."""


def find_keys(
    files: Iterable[RawFile], stamps: Mapping[str, store.Stamp], forced: Mapping[str, Mapping[str, str]], names: str = "off"
) -> dict[str, str]:
    """Path -> the key under which a paper is remembered: its bytes, its suffix, the program with the trained pipeline that `names` asks
    for, and what a person says of it (`forced`, as corrections.find_forced gives it). Papers without a stamp are left out."""
    code = find_code(names)
    keys = {file.path: f"{stamps[file.path].sha256}-{file.suffix}-{code}" for file in files if file.path in stamps}
    return keys | {path: "-".join([keys[path], *words.values()]) for path, words in forced.items() if path in keys}


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
    places = {key: f"{key}{end}" if has_any(head, PICTURED | LIMITED) else key for key, (head, _) in papers.items()}
    heads = {places[key]: head for key, (head, _) in papers.items()}
    store.write_cached(out, {places[key]: encoded for key, (_, encoded) in papers.items()}, heads=heads)


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


def has_any(parsed: Parsed, codes: Collection[str]) -> bool:
    """True where something with one of some codes is in doubt in a paper or its attachments."""
    return not codes_of(parsed).isdisjoint(codes)
