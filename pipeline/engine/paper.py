"""One paper from bytes to Parsed, and what is kept of a paper that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.findings import Finding
from pipeline.intake.places import read_place
from pipeline.records import DocumentRow, Extracted, Parsed, fill
from pipeline.settings import Limits
from pipeline.store import encode_parsed


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to be read: its path in raw/, where it lies (a path or an address that fsspec knows), and its document_id."""

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
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """What it may open with where it is encrypted."""
    plain: bool = False
    """Whether readers written in Python only are used: the others have ended a process over it."""


Outcome = tuple[str, bytes]
"""A paper's path, and what it says as encode_parsed gives it: the cheapest form to hand over and to keep."""


def parse_paper(
    data: bytes,
    name: str,
    ocr: str = "off",
    *,
    kind: str = "",
    language: str = "",
    namer: str = "",
    passwords: Sequence[str] = (),
    plain: bool = False,
) -> Parsed:
    """All that one paper says, its attachments' too. Depends on the bytes (and, for text, the name's suffix) only.

    With `ocr` "auto", what scanned pages say depends on the installed tesseract too, and with a `namer` people do on that
    package. A `kind` or `language` that a person has set is taken as it is. `plain` asks for readers written in Python only.
    """
    from pipeline.classify import classify  # a run with nothing new pays for none of these rooms
    from pipeline.language.detection import detect_language
    from pipeline.parse import parse
    from pipeline.parse.collect import collect
    from pipeline.read import read

    document = read(data, name, ocr, passwords, plain=plain)
    if document.status == "failed":
        return failed_paper(document.document_id, document.findings, document.format)
    found = classify(document)
    text = document.text
    language = language or detect_language(f"{document.meta.get('title', '')}\n{text}")
    parsed = collect(parse(document, kind or found.kind, language, namer))
    words = len(text.split())
    row = fill(
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
    asked: dict[str, Any] = {"namer": namer, "passwords": passwords, "plain": plain}
    parsed.attachments = [(one.name, parse_paper(one.data, one.name, ocr, **asked)) for one in document.attachments]
    return parsed


def failed_paper(document_id: str, findings: Iterable[Finding], format_: str = "") -> Parsed:
    """What is kept of a paper that could not be read: its row and why."""
    row = DocumentRow(document_id=document_id, format=format_, status="failed", access="open")
    return Parsed(Extracted(row), findings=list(findings))


def lost_paper(task: Task, code: str, **values: str) -> Outcome:
    """The outcome of a paper of which nothing could be kept, with the finding that says why."""
    finding = Finding(code, task.document_id, task.document_id, task.document_id, {"name": task.path, **values})
    return task.path, encode_parsed(failed_paper(task.document_id, [finding]))


def load_rooms() -> None:
    """Import what every paper needs, before the time of the first one runs."""
    from pipeline import classify, parse, read  # noqa: F401
    from pipeline.language import detection  # noqa: F401
    from pipeline.parse import collect  # noqa: F401


def parse_file(task: Task, limits: Limits) -> Outcome:
    """What one paper says; a fault in our own code loses that paper only, with a finding. Raises MemoryError."""
    try:
        data, name = read_place(task.place, limits.file_mib << 20), task.path.rsplit("/", 1)[-1]
        asked: dict[str, Any] = {"kind": task.kind, "language": task.language, "namer": task.namer, "plain": task.plain}
        return task.path, encode_parsed(parse_paper(data, name, task.ocr, **asked, passwords=task.passwords))
    except MemoryError:
        raise
    except OverflowError as error:
        return lost_paper(task, "too-large", limit=str(error))
    except OSError as error:
        return lost_paper(task, "file-not-readable", reason=error.strerror or str(error))
    except BaseException as error:  # the promise that one paper never stops a run holds for our own faults too
        return lost_paper(task, "reader-failed", reason=type(error).__name__)
