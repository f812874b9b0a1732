"""Doubts as values: a Finding names the paper, the place and the raw text; the words stand in tables/findings.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt, fault or fact that a person should see. Codes, words and advice stand in one table."""

    code: str
    """Kebab-case, a key of tables/findings.toml."""
    document_id: str = ""
    subject_id: str = ""
    """A record's id or local key; empty where it is about the whole paper."""
    source: str = ""
    """document_id:page:line, or empty."""
    values: dict[str, str] = field(default_factory=dict)
    """What the message's placeholders say: raw text, dates, names."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: how grave a finding is, what it says and what to do, per language."""

    severity: str
    message: dict[str, str]
    advice: dict[str, str]
    settled_by: tuple[str, ...] = ()
    """Fields of its subject that, set by a person, leave nothing in doubt; a table's name where the removal of a row of the paper does."""
    one: dict[str, str] = field(default_factory=dict)
    """What it says where its `count`, or its `days`, is one; empty for one that counts nothing."""


@cache
def codes() -> dict[str, Code]:
    """All finding codes by name."""
    rows = tomllib.loads(files("pipeline").joinpath("tables/findings.toml").read_text(encoding="utf-8"))
    return {
        name: Code(row["severity"], row["message"], row["advice"], tuple(row.get("settled_by", ())), row.get("one", {}))
        for name, row in rows.items()
    }


def format_finding(finding: Finding, language: str) -> tuple[str, str, str]:
    """Severity, message and advice of a finding in a body's language (nb where it has no words).

    >>> format_finding(Finding("empty-file", values={"name": "a.pdf"}), "en")[1]
    'The file a.pdf is empty.'
    >>> format_finding(Finding("hidden-words-left-out", values={"name": "a.docx", "count": "1"}), "en")[1]
    '1 word of a.docx is hidden text and was not read.'
    """
    code = codes()[finding.code]
    values = _Blank(finding.values)
    said = code.one if code.one and "1" in (finding.values.get("count"), finding.values.get("days")) else code.message
    texts = (side.get(language) or side["nb"] for side in (said, code.advice))
    message, advice = (text.format_map(values) for text in texts)
    return code.severity, message, advice


class _Blank(dict[str, str]):
    """Placeholders without a value print as an ellipsis, so that a message never fails."""

    def __missing__(self, key: str) -> str:
        return "…"
