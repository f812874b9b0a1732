"""From found values to records with evidence: the one way in which parsers make a record."""

from __future__ import annotations

from dataclasses import fields
from functools import cache, lru_cache
from typing import Any, TypeVar

from msgspec import Struct

from pipeline.documents import Box, Document, Line
from pipeline.parse.confidence import rate
from pipeline.records import Evidence, Extracted
from pipeline.schema import TABLES

R = TypeVar("R")
TABLE_OF = {kind: table for table, kind in TABLES.items()}


class Found(Struct, frozen=True, gc=False):
    """A value, the line it stands on, the words it was read from, and the rule that read it."""

    value: str
    line: Line
    quote: str = ""
    """The text around the value as printed; the line's text when empty."""
    rule: str = ""
    confidence: float = 1.0
    """The parser's own: less than 1 where it had to guess. How often the rule is right is not in it."""


def extract(document: Document, kind: type[R], /, line: Line | None = None, **values: Found | str) -> Extracted[R]:
    """A record of `kind` and the evidence of each of its `Found` values.

    `source` is `line` (where the record itself stands), else the first found value's line, else the whole paper. Plain
    strings are keys and facts without a place of their own.
    """
    columns = columns_of(kind)  # type: ignore[arg-type]
    plain: dict[str, str] = {}
    evidence: list[Evidence] = []
    for name, value in values.items():
        if isinstance(value, str):
            plain[name] = value
        elif value.value:
            plain[name] = value.value
            line = line or value.line
            evidence.append(cite(document, columns[name], value, name))
    if "document_id" in columns and "document_id" not in plain:
        plain["document_id"] = document.document_id
    if "source" in columns:
        plain["source"] = format_source(document.document_id, line)
    return Extracted(kind(**plain), tuple(evidence))


@lru_cache(maxsize=256)
def format_box(box: Box) -> str:
    """The sides of a box in points, parted by blanks."""
    return " ".join(f"{side:.1f}" for side in box)


@cache
def columns_of(kind: Any) -> dict[str, str]:
    """Field of a record -> its column as `table.field`."""
    return {field.name: f"{TABLE_OF.get(kind, '')}.{field.name}" for field in fields(kind)}


def cite(document: Document, column: str, found: Found, name: str = "") -> Evidence:
    """The evidence row of one found value of `table.column`; how often its rule is right, times the parser's and the line's certainty."""
    line = found.line
    return Evidence(
        field=name or column.partition(".")[2],
        value=found.value,
        document_id=document.document_id,
        page=line.page,
        line=line.number,
        box=format_box(line.box) if line.box else "",
        quote=found.quote or line.text,
        rule=found.rule,
        confidence=round(rate(column, found.rule) * found.confidence * line.certainty, 4),
    )


def format_source(document_id: str, line: Line | None) -> str:
    """`document_id:page:line`, or only the document_id where it is about the whole paper.

    >>> format_source("0123456789ab", Line(2, 7, "Vedtak"))
    '0123456789ab:2:7'
    """
    return f"{document_id}:{line.page}:{line.number}" if line else document_id
