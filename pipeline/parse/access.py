"""The doubt whether a paper is closed: it cites a paragraph by which things are kept from the public, and nothing in it is closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar.access import CITED
from pipeline.parse.extract import format_source
from pipeline.records import Extracted

KINDS = frozenset({"minutes", "agenda", "memo"})
CHAPTER = re.compile(r"\d\s?kap")


def add_access_doubt(document: Document, kind: str, stream: Iterable[Extracted[Any] | Finding]) -> Iterator[Extracted[Any] | Finding]:
    """The parser's values, and a finding at the first such citation where neither the paper nor an item of it is closed."""
    is_closed = False
    for found in stream:
        is_closed = is_closed or (isinstance(found, Extracted) and getattr(found.record, "access", "") == "withheld")
        yield found
    if is_closed or kind not in KINDS:
        return
    for line in document.lines:
        if may_cite(line.text) and (match := CITED.search(line.text)):
            values = {"name": document.name, "text": match.group().strip(" ,")}
            source = format_source(document.document_id, line)
            yield Finding("access-unclear", document.document_id, document.document_id, source, values)
            return


def may_cite(text: str) -> bool:
    """True for a text with a sign or a word for a paragraph, or with a chapter's number: asked first, for CITED is slow to say no.

    >>> may_cite("jf. offl. § 13"), may_cite("39 kap. 2 § OSL"), may_cite("Regnskap 2025")
    (True, True, False)
    """
    small = text.casefold()
    return "§" in text or "paragraf" in small or ("kap" in small and CHAPTER.search(small) is not None)
