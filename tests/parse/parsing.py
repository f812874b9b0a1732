"""What the tests of parse/ share: a text as a paper, and what a parser gives by table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.read import read
from pipeline.records import Evidence, Extracted


def read_page(text: str, name: str = "papir.txt") -> Document:
    """The text as a paper, read as its file name says."""
    return read(text.encode(), name)


class Given:
    """What a parser gave: records by their type's name, findings by code."""

    def __init__(self, stream: Iterable[Extracted[Any] | Finding]) -> None:
        items = list(stream)
        self.extracted = [item for item in items if isinstance(item, Extracted)]
        self.findings = [item for item in items if isinstance(item, Finding)]

    def rows(self, name: str) -> list[Any]:
        """The records of one type, in order."""
        return [item.record for item in self.extracted if type(item.record).__name__ == name]

    def row(self, name: str) -> Any:
        """The one record of a type."""
        (only,) = self.rows(name)
        return only

    def found(self, code: str) -> list[Finding]:
        """The findings with this code."""
        return [finding for finding in self.findings if finding.code == code]

    def codes(self) -> set[str]:
        """All codes found."""
        return {finding.code for finding in self.findings}

    def evidence(self, record: Any, field: str) -> Evidence:
        """The evidence of one value of a record."""
        (item,) = [item for item in self.extracted if item.record is record]
        (row,) = [row for row in item.evidence if row.field == field]
        return row
