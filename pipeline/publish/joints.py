"""Spaces at which no line may break: «§ 13», «kl. 12.00», «kr 5», «26. november», «sak 34/25» stay together in every format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.language.formats import MONTHS

BEFORE = ("§", "§§", "kl.", "kr", "NOK", "nr.", "no.", "pkt.", "s.", "l.", "p.", "uke", "veke", "week", "sak", "item")
"""What holds on to the figure behind it."""
LAWS = ("offl.", "fvl.")
"""What holds on to a section sign."""
AFTER = ("d", "min", "md", "kr", "%")
"""What holds on to the figure before it."""
FULL = "|".join(sorted({month for months in MONTHS.values() for month in months}))
ENGLISH = tuple(name for month in MONTHS["en"] for name in (month, month[:3]))


def behind(words: Iterable[str]) -> str:
    """A pattern for the place behind one of some words and its space."""
    return "(?:" + "|".join(rf"(?<=(?<!\w){re.escape(word)}\ )" for word in words) + ")"


JOINT = re.compile(
    rf" (?:(?=[A-Z]*\d){behind(BEFORE)}"
    rf"|(?=§){behind(LAWS)}"
    rf"|(?<=\d\ )(?=(?:{'|'.join((*AFTER, FULL, *ENGLISH))})(?!\w))"
    rf"|(?<=\d\.\ )(?=(?:{FULL})\b)"
    rf"|(?=\d{{4}}\b){behind(ENGLISH)})"
)


LOOSE = frozenset({"title", "number", "numbers"})
"""Fields of a context whose words are not joined."""


def join(value: Any) -> Any:
    """The value with unbreakable spaces where words belong together, in strings at any depth.

    Titles stay as they are, for a line that begins with a date would be read back as one of its own; so do items' numbers, which stand in
    narrow columns.

    >>> join({"a": ("jf. offl. § 23 i sak 34/25, 26. november kl. 12.00", 1)})
    {'a': ('jf. offl.\\xa0§\\xa023 i sak\\xa034/25, 26.\\xa0november kl.\\xa012.00', 1)}
    """
    if isinstance(value, str):
        return JOINT.sub("\u00a0", value) if " " in value else value
    if isinstance(value, dict):
        return {key: inner if key in LOOSE else join(inner) for key, inner in value.items()}
    return type(value)(join(inner) for inner in value) if isinstance(value, (list, tuple)) else value
