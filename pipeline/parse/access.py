"""The doubt whether a paper is closed: it cites a paragraph by which things are kept from the public, and nothing in it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar.access import CITED
from pipeline.parse.extract import format_source
from pipeline.records import Extracted

KINDS = frozenset({"minutes", "agenda", "memo"})


def add_access_doubt(document: Document, kind: str, stream: Iterable[Extracted[Any] | Finding]) -> Iterator[Extracted[Any] | Finding]:
    """The parser's values, and a finding at the first such citation where neither the paper nor an item of it is closed."""
    is_closed = False
    for found in stream:
        is_closed = is_closed or (isinstance(found, Extracted) and getattr(found.record, "access", "") == "withheld")
        yield found
    if is_closed or kind not in KINDS:
        return
    for line in document.lines:
        if match := CITED.search(line.text):
            values = {"name": document.name, "text": match.group().strip(" ,")}
            source = format_source(document.document_id, line)
            yield Finding("access-unclear", document.document_id, document.document_id, source, values)
            return
