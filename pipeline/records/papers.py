"""What is known of a paper: its row, where each value stands in it, what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One file of raw/ (or one attachment inside it)."""

    document_id: str = ""
    path: str = ""
    format: str = ""
    kind: str = ""
    kind_score: str = ""
    language: str = ""
    title: str = ""
    body_id: str = ""
    body_name: str = ""
    date: str = ""
    pages: str = ""
    words: str = ""
    status: str = ""
    access: str = ""
    duplicate_of: str = ""
    version: str = ""
    issued: str = ""
    superseded_by: str = ""
    attachments: str = ""
    corrected: str = ""


@dataclass(slots=True, unsafe_hash=True)  # never changed; but not frozen, for a frozen one takes three times as long to make
class Evidence:
    """Where one value of one record stands. `table` and `record_id` are filled in by link/."""

    table: str = ""
    record_id: str = ""
    field: str = ""
    value: str = ""
    document_id: str = ""
    page: int = 0
    line: int = 0
    box: str = ""
    quote: str = ""
    rule: str = ""
    confidence: float = 1.0
    by: str = "machine"


R = TypeVar("R")


@dataclass(slots=True, unsafe_hash=True)  # as Evidence
class Extracted(Generic[R]):
    """A record as one paper has it, with the place of each of its values."""

    record: R
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in words, in the body's language."""

    code: str = ""
    severity: str = ""
    subject_id: str = ""
    message: str = ""
    suggestion: str = ""
    document_id: str = ""
    source: str = ""
