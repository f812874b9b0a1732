"""The stream of a parser as one value: records by table, doubts, and the paper's own row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.findings import Finding
from pipeline.records import DocumentRow, Done, Extracted, Parsed
from pipeline.schema import DERIVED, TABLES

LISTS = {kind: table for table, kind in TABLES.items() if table not in {"documents", "policy_links", *DERIVED}} | {Done: "done"}


def collect(stream: Iterable[Extracted[Any] | Finding]) -> Parsed:
    """All that a parser yields, by table, in its order; the paper's own row may come at any place.

    >>> from pipeline.records import Memo
    >>> collect([Extracted(Memo(subject="Plan")), Finding("memo-undated")]).memos[0].record.subject
    'Plan'
    """
    parsed = Parsed(Extracted(DocumentRow()))
    lists = {kind: getattr(parsed, table) for kind, table in LISTS.items()}
    for value in stream:
        if isinstance(value, Finding):
            parsed.findings.append(value)
        elif isinstance(value.record, DocumentRow):
            parsed.document = value
        else:
            lists[type(value.record)].append(value)
    return parsed
