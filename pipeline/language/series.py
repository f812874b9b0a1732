"""Item numbers that run through a year («37/25», «ALU-sak 37/25», «S-12/2025»): the series, the place in it, and the year."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.language.folding import fold

NUMBER = re.compile(r"(?P<prefix>[^\d/]*)(?P<sequence>\d{1,4})[a-z]?\s?/\s?(?P<year>(?:19|20)?\d\d)(?:[-/][a-zæøå]{1,2})?", re.IGNORECASE)
YEARED = re.compile(r"(?P<sequence>\d(?<![\d./-]\d)\d{0,3})\s?/\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)")
"""A yeared number anywhere in a text."""
WORD_SAK = re.compile(r"\bsak(?:s?nr|snummer|en)?\b\.?|[^\w]+")


class Place(Struct, frozen=True, gc=False):
    """The place of an item in a body's numbering: prefix folded and without the word Sak, year in two digits."""

    prefix: str
    sequence: int
    year: str


def find_place(number: str, short_name: str = "") -> Place | None:
    """The place of a number in its series; None for numbers without a year and for those with points («7.1/07»).

    >>> find_place("ALU-sak 37/25", "ALU"), find_place("S-sak 12/2025").prefix, find_place("S 7.1/07"), find_place("4")
    (Place(prefix='', sequence=37, year='25'), 's', None, None)
    """
    match = NUMBER.fullmatch(number.strip())
    if not match:
        return None
    prefix = WORD_SAK.sub("", fold(match["prefix"]))
    if short_name and prefix == fold(short_name):
        prefix = ""
    return Place(prefix, int(match["sequence"]), match["year"][-2:])


def find_yeared(text: str) -> list[tuple[int, str, int]]:
    """Sequence, year in two digits and offset of every yeared number in a text.

    >>> find_yeared("Sak 38/25 og 39/2025 utsettes; arkiv 2025/417, den 3/4-25")
    [(38, '25', 4), (39, '25', 13)]
    """
    return [(int(found["sequence"]), found["year"][-2:], found.start()) for found in YEARED.finditer(text)] if "/" in text else []
