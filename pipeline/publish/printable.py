"""What may stand in a file that leaves the house: text without control characters and personal numbers, and none without end.

Every publication's context passes here once, whatever its format: what a paper says can then forge no line and break no file.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from pipeline.finding_rows import hide_persons
from pipeline.publish.contexts import Publication
from pipeline.publish.joints import join

NO_CHARACTER = "\ufffd"
"""Stands where a paper has a sign that XML, or a page, cannot hold."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters (docxtpl would make paragraphs and page breaks of some), halves of characters, and what is none."""
TURNING = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""Signs that turn text around: a line could say one thing and show another."""
LONGEST = 20_000
"""Characters of one text in a publication, some seven pages: a page maker needs a second for what is fifty times as long."""
TWO_DIGITS = re.compile(r"\d.*\d", re.DOTALL)


def prepare(context: Publication) -> dict[str, Any]:
    """A context's values as every template may print them: cleaned, shortened, with spaces that do not break."""
    values: dict[str, Any] = join(clean(asdict(context), context.t.get("shortened", "")))
    return values


def clean(value: Any, shortened: str = "") -> Any:
    """The value with strings at any depth fit to be printed; `shortened` is said, with the length, where one is too long for any page.

    >>> clean({"a": ("b\\x07c\\r\\n", 1, "f. 020132 99997")})
    {'a': ('b\ufffdc\\n', 1, 'f. •••••• •••••')}
    >>> len(clean("a" * 10**6, "[{n}]"))
    20012
    """
    if isinstance(value, str):
        return clean_text(value, shortened)
    if isinstance(value, dict):
        return {key: clean(inner, shortened) for key, inner in value.items()}
    return type(value)(clean(inner, shortened) for inner in value) if isinstance(value, (list, tuple)) else value


def clean_text(text: str, shortened: str) -> str:
    """One text."""
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]} … {shortened.format(n=len(text))}".rstrip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = TURNING.sub("", UNPRINTABLE.sub(NO_CHARACTER, text))
    return hide_persons(text, accounts=False) if TWO_DIGITS.search(text) else text
