"""Document + kind -> records and findings with local keys: a generator, of this one paper only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.parse.agenda import parse_agenda
from pipeline.parse.blocks import split_blocks
from pipeline.parse.extract import extract
from pipeline.parse.header import find_body, find_title, read_head
from pipeline.parse.minutes import parse_minutes
from pipeline.records import DocumentRow, Extracted


def parse(document: Document, kind: str, language: str) -> Iterator[Extracted[Any] | Finding]:
    """All that one paper of this kind says; exactly one DocumentRow among it, for every kind."""
    if kind == "minutes":
        yield from parse_minutes(document)
    elif kind == "agenda":
        yield from parse_agenda(document)
    elif kind == "memo":
        from pipeline.parse.memo import parse_memo

        yield from parse_memo(document)
    elif kind in {"meeting_plan", "committee_page"}:
        from pipeline.parse.committee import parse_committee

        yield from parse_committee(document, language)
    else:
        yield parse_unknown(document)


def parse_unknown(document: Document) -> Extracted[Any]:
    """Only the paper's title and body, where it says them."""
    blocks = split_blocks(document)
    title = find_title(document, blocks)
    body = find_body(document, read_head(blocks[:20]), title, blocks)
    return extract(document, DocumentRow, None, **{name: found for name, found in (("title", title), ("body_name", body)) if found})
