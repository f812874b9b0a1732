"""Lists of a web page: their numbers, and the pieces of an item that only the page's style sets apart."""

from __future__ import annotations

import re
from typing import Any

INLINE = {"a", "b", "strong", "em", "i", "span", "small", "time"}
CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?")


def find_value(node: Any) -> int:
    """The number that a list item says itself; 0 for none.

    >>> find_value({"value": "7"}), find_value({})
    (7, 0)
    """
    value = node.get("value") or ""
    return int(value) if value.isdecimal() and len(value) < 7 else 0


def find_style(node: Any) -> str:
    """How an ordered list prints its numbers, by Word's names."""
    return {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}.get(node.get("type") or "", "decimal")


def touches(node: Any) -> bool:
    """True for an inline element whose first capital comes right behind the last small letter of the element before it."""
    before = node.getprevious()
    if before is None or before.tail or node.tag not in INLINE or before.tag not in INLINE:
        return False
    left, right = "".join(before.itertext()), "".join(node.itertext())
    return left[-1:].isalnum() and not left[-1:].isupper() and right[:1].isupper()


def find_start(node: Any) -> int:
    """The first number of an ordered list."""
    start = node.get("start") or ""
    return int(start) if start.isdecimal() and len(start) < 7 and int(start) else 1
