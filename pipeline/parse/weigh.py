"""What leaves the room: values with the confidence that their doubts leave them, and a finding for each doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.language.formats import shorten
from pipeline.parse.collect import collect
from pipeline.parse.confidence import counted_columns, doubt_ratio, lower, rate
from pipeline.parse.doubts import Doubt, find_doubts, read_paper
from pipeline.parse.extract import TABLE_OF
from pipeline.records import DocumentRow, Evidence, Extracted, fill

UNCERTAIN = 0.6
"""A value with less confidence than this carries a finding, whatever the reason."""
SUBJECTS = {
    "documents": "document_id",
    "memos": "document_id",
    "agenda_items": "item_id",
    "decisions": "decision_id",
    "actions": "action_id",
}
"""Table -> the column that names what a finding is about; the meeting for the others."""


def weigh(document: Document, kind: str, language: str, stream: Iterable[Extracted[Any] | Finding]) -> Iterator[Extracted[Any] | Finding]:
    """The parser's values, the doubtful with less confidence, its findings, and after them the doubts as findings."""
    items = [with_kind(found, document, kind, language) for found in stream]
    doubts = list(find_doubts(read_paper(collect(items), kind)))
    by_record: dict[int, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        by_record[id(doubt.extracted)].append(doubt)
    for found in items:
        yield found if isinstance(found, Finding) else lower_values(found, by_record[id(found)])
    yield from (write_doubt(document, doubt) for doubt in [*doubts, *find_uncertain(items, doubts)])


def with_kind(found: Extracted[Any] | Finding, document: Document, kind: str, language: str) -> Extracted[Any] | Finding:
    """The paper's own row with its kind and language, and how often the classifier is right when it says so."""
    if isinstance(found, Finding) or not isinstance(found.record, DocumentRow) or not document.lines:
        return found
    said = {name: value for name, value in (("kind", kind), ("language", language)) if value}
    rows = [
        Evidence(
            field=name,
            value=value,
            document_id=document.document_id,
            rule=f"{name}:{value}",
            confidence=rate(f"documents.{name}", f"{name}:{value}"),
        )
        for name, value in said.items()
    ]
    return Extracted(fill(found.record, **said), (*found.evidence, *rows))


def find_uncertain(items: Sequence[Extracted[Any] | Finding], doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """A doubt for each value whose rule is often wrong and of which nothing else says so."""
    told = {found.source for found in items if isinstance(found, Finding)}
    doubted = {(id(doubt.extracted), doubt.column) for doubt in doubts}
    for found in items:
        if isinstance(found, Finding) or getattr(found.record, "source", "") in told:
            continue
        for row in found.evidence:
            if row.confidence >= UNCERTAIN:
                continue
            column = f"{TABLE_OF[type(found.record)]}.{row.field}"
            if column in counted_columns() and (id(found), column) not in doubted:
                yield Doubt("value-uncertain", column, found)


def lower_values(found: Extracted[Any], doubts: Sequence[Doubt]) -> Extracted[Any]:
    """The record's evidence with each doubted value's odds lowered by its gravest doubt."""
    if not doubts:
        return found
    ratios: dict[str, float] = {}
    for doubt in doubts:
        ratios[doubt.name] = min(ratios.get(doubt.name, 1.0), doubt_ratio(doubt.column, doubt.code))
    rows = (fill(row, confidence=lower(row.confidence, ratios[row.field])) if row.field in ratios else row for row in found.evidence)
    return Extracted(found.record, tuple(rows))


def write_doubt(document: Document, doubt: Doubt) -> Finding:
    """The finding: which value of which record, where it stands, and how often such values are right."""
    values = {"name": document.name, "field": doubt.column, "value": doubt.value, "text": shorten(doubt.value)}
    if not doubt.extracted:
        return Finding(doubt.code, document.document_id, document.document_id, document.document_id, values)
    record = doubt.extracted.record
    row = next((row for row in doubt.extracted.evidence if row.field == doubt.name), Evidence())
    source = f"{document.document_id}:{row.page}:{row.line}" if row.page else document.document_id
    subject = getattr(record, SUBJECTS.get(TABLE_OF[type(record)], "meeting_id"))
    shares = {"rule": row.rule, "share": f"{row.confidence:.0%}", "quote": shorten(row.quote)}
    return Finding(doubt.code, document.document_id, subject or document.document_id, source, values | shares)
