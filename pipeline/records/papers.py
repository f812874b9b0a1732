"""What is known of a paper: its row, where each value stands in it, what is to be said of it."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from pipeline.records.rows import row


@row
class DocumentRow(Struct, frozen=True, gc=False, array_like=True):
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


@row
class Evidence(Struct, frozen=True, gc=False, array_like=True):
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


@row
class Extracted(Struct, Generic[R], frozen=True, gc=False, array_like=True):
    """A record as one paper has it, with the place of each of its values."""

    record: R
    evidence: tuple[Evidence, ...] = ()


@row
class FindingRow(Struct, frozen=True, gc=False, array_like=True):
    """A finding in words, in the body's language."""

    code: str = ""
    severity: str = ""
    subject_id: str = ""
    message: str = ""
    suggestion: str = ""
    document_id: str = ""
    source: str = ""
