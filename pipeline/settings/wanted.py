"""What a wrong setting is told by: its value as TOML writes it, and what the key wants, in signs that need no language."""

from __future__ import annotations

import json
from typing import Any

from pipeline.findings import Finding

NUMBER, TEXT, HOUR = "0, 1, 2 …", '"…"', '"09:30"'
WANTED = {
    "as_of": '"2026-01-15"',
    "body": "[body.…]",
    "bool": "true / false",
    "citation": TEXT,
    "classification": '"advisory" / "deciding"',
    "closing_hour": HOUR,
    "dict": "{… = …}",
    "end_time": HOUR,
    "file_mib": "1 – 200",
    "free_weeks": "[1 – 53]",
    "groups": '["…", "…"]',
    "int": NUMBER,
    "language": '"nb" / "nn" / "en"',
    "limits": "[limits]",
    "list": "[…]",
    "memory_mib": "256 – 1048575",
    "minutes": NUMBER,
    "month": "1 – 12",
    "numbering": '"Sak {n}/{yy}"',
    "ocr": '"auto" / "off"',
    "outcome": '"råd" / "uttalelse" / …',
    "people": '"auto" / "off" / "…"',
    "place": '"first" / "last"',
    "read": "[read]",
    "responsible": TEXT,
    "retention": '"keep" / 10 / {years = 10, citation = "…"}',
    "schemes": '"…/"',
    "seconds": "1 – 86400",
    "standing": "title",
    "str": TEXT,
    "term": '"spring" / "autumn"',
    "title": TEXT,
    "type": '"decision" / "discussion" / "information" / "approval" / "reported" / "question" / "any-other" / "unknown"',
    "units": TEXT,
    "week": "1 – 53",
    "yearly": "title; month / week / term",
}
"""Key, or type of a key's value -> what it takes."""


def refuse(key: str, value: Any, wanted: str = "") -> Finding:
    """The finding that a value means nothing; `wanted` names a row of WANTED."""
    return Finding("wrong-setting", values={"key": key, "value": format_toml(value), "wanted": WANTED.get(wanted, wanted)})


def format_toml(value: Any) -> str:
    """A value as TOML writes it, in one line.

    >>> format_toml("3"), format_toml({"title": "HMS", "weeks": [8, 40], "all": True})
    ('"3"', '{title = "HMS", weeks = [8, 40], all = true}')
    """
    match value:
        case dict():
            return "{" + ", ".join(f"{key} = {format_toml(one)}" for key, one in value.items()) + "}"
        case list():
            return f"[{', '.join(map(format_toml, value))}]"
        case str() | bool():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
