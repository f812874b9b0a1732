"""One paper from bytes to Parsed, and the worker processes that do it: a paper that kills its worker becomes a finding."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from queue import SimpleQueue

from pipeline.findings import Finding
from pipeline.records import DocumentRow, Extracted, Parsed
from pipeline.store import encode_parsed

SECONDS_A_PAPER = 60
MEMORY = 2 << 30
"""Bytes that a worker may take."""
BATCH = 16


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to be read: its path in raw/, where it lies, and its document_id."""

    path: str
    place: str
    document_id: str
    ocr: str = "off"
    """Whether its scanned pages are to be read: auto or off."""
    kind: str = ""
    language: str = ""
    """Kind and language that a person has set; empty where the machine finds them."""
    namer: str = ""
    """The package of the trained pipeline that finds people where no rule does; empty for rules only."""


Outcome = tuple[str, bytes]
"""A paper's path, and what it says as encode_parsed gives it: the cheapest form to hand over and to keep."""


def parse_paper(data: bytes, name: str, ocr: str = "off", *, kind: str = "", language: str = "", namer: str = "") -> Parsed:
    """All that one paper says, its attachments' too. Depends on the bytes (and, for text, the name's suffix) only.

    With `ocr` "auto", what scanned pages say depends on the installed tesseract too, and with a `namer` people do on that
    package. A `kind` or `language` that a person has set is taken as it is.
    """
    from pipeline.classify import classify  # a run with nothing new pays for none of these rooms
    from pipeline.language.detection import detect_language
    from pipeline.parse import parse
    from pipeline.parse.collect import collect
    from pipeline.read import read

    document = read(data, name, ocr)
    if document.status == "failed":
        return failed_paper(document.document_id, document.findings, document.format)
    found = classify(document)
    language = language or detect_language(f"{document.meta.get('title', '')}\n{document.text}")
    parsed = collect(parse(document, kind or found.kind, language, namer))
    words = len(document.text.split())
    row = replace(
        parsed.document.record,
        document_id=document.document_id,
        format=document.format,
        kind=kind or (found.kind if words else ""),
        kind_score=f"{found.score:.2f}" if words else "",
        language=language,
        pages=str(document.pages),
        words=str(words),
        status=document.status,
        access=parsed.document.record.access or "open",
    )
    parsed.document = Extracted(row, parsed.document.evidence)
    parsed.findings[:0] = document.findings
    parsed.attachments = [(one.name, parse_paper(one.data, one.name, ocr, namer=namer)) for one in document.attachments]
    return parsed


def failed_paper(document_id: str, findings: Iterable[Finding], format_: str = "") -> Parsed:
    """What is kept of a paper that could not be read: its row and why."""
    row = DocumentRow(document_id=document_id, format=format_, status="failed", access="open")
    return Parsed(Extracted(row), findings=list(findings))


def lost_paper(task: Task, code: str, **values: str) -> Outcome:
    """The outcome of a paper of which nothing could be kept, with the finding that says why."""
    finding = Finding(code, task.document_id, task.document_id, task.document_id, {"name": task.path, **values})
    return task.path, encode_parsed(failed_paper(task.document_id, [finding]))


def parse_batch(tasks: tuple[Task, ...], seconds: int) -> list[Outcome]:
    """What each paper says; runs in a worker, which is killed where one takes longer than `seconds`."""
    outcomes = []
    for task in tasks:
        limit_time(seconds)
        outcomes.append(parse_file(task))
        limit_time(0)
    return outcomes


def parse_file(task: Task) -> Outcome:
    """What one paper says; a fault in our own code loses that paper only, with a finding."""
    try:
        data, name = Path(task.place).read_bytes(), task.path.rsplit("/", 1)[-1]
        return task.path, encode_parsed(parse_paper(data, name, task.ocr, kind=task.kind, language=task.language, namer=task.namer))
    except OSError as error:
        return lost_paper(task, "file-not-readable", reason=error.strerror or str(error))
    except Exception as error:  # the promise that one paper never stops a run holds for our own faults too
        return lost_paper(task, "reader-failed", reason=type(error).__name__)


def limit_time(seconds: int) -> None:
    """Kill this worker when a paper takes longer: C code that hangs takes no other hint. 0 lifts the limit."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def limit_memory() -> None:
    """Let this worker fail rather than the machine, where the system knows such limits."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def parse_files(tasks: list[Task], jobs: int, seconds: int = SECONDS_A_PAPER) -> Iterator[list[Outcome]]:
    """What the papers say, a batch at a time and in their order, read in `jobs` worker processes."""
    batches = [tuple(tasks[start : start + BATCH]) for start in range(0, len(tasks), BATCH)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker(seconds) for _ in range(min(jobs, len(batches)))]
    for worker in workers:
        idle.put(worker)

    def run(batch: tuple[Task, ...]) -> list[Outcome]:
        worker = idle.get()
        try:
            return worker.run(batch)
        finally:
            idle.put(worker)

    try:
        with ThreadPoolExecutor(len(workers) or 1) as threads:
            yield from threads.map(run, batches)
    finally:
        for worker in workers:
            worker.close()


class Worker:
    """One process that reads papers; made anew when a paper kills it, and that paper becomes a finding."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._pool = make_pool()

    def run(self, batch: tuple[Task, ...]) -> list[Outcome]:
        """The outcomes of a batch; after a failure it is repeated one paper at a time, so that only the one at fault is lost."""
        try:
            return self._pool.submit(parse_batch, batch, self._seconds).result()
        except BrokenProcessPool:
            self.close()
            self._pool = make_pool()
            if len(batch) == 1:
                return [lost_paper(batch[0], "reader-crashed", seconds=str(self._seconds))]
            return [outcome for task in batch for outcome in self.run((task,))]

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown(cancel_futures=True)


def make_pool() -> ProcessPoolExecutor:
    """A pool of one process, spawned: a fork of a program with threads can hang."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=limit_memory)
