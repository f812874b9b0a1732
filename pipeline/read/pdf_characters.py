"""Places and faces of single characters of pdfium's text page.

pdfium is called with bare addresses and its answers are read from one buffer: a third of the cost of checked ctypes pointers, and a
paper asks for a thousand characters. The numbers are the same.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pipeline.read.encoding import is_clean

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UNTIDY = ("\ufffe", "\x02", "    ")
"""What the words of a piece are put right for beside what `clean` takes; most pages have none of it."""
LINE = re.compile(r"[^\r\n]+")
LONGEST_NAME = 96
"""Bytes of a font's name, its NUL included."""

Turn = Callable[[float, float], tuple[float, float]]
"""A point of the page as pdfium gives it -> points from the left and the top of the page as it is seen."""


class Pdfium(NamedTuple):
    """pdfium's functions that are called most; the first two arguments are a text page's address and a character's number."""

    box: Callable[..., int]
    origin: Callable[..., int]
    size: Callable[..., float]
    matrix: Callable[..., int]
    font: Callable[..., int]
    weight: Callable[..., int]
    item: Callable[..., int]
    at: Callable[..., int]
    mark: Callable[..., int]
    drawn: Callable[..., int]
    """The address of an object of a page, by the page's address and a number."""
    kind: Callable[..., int]
    """What an object is, by its address."""


def bind(function: Any, result: Any, *kinds: Any) -> Callable[..., Any]:
    """One of pdfium's functions, to be called with numbers and addresses."""
    # Python's lock is kept: giving it away and taking it back costs as much as such a call itself.
    return ctypes.PYFUNCTYPE(result, *kinds)(ctypes.cast(function, ctypes.c_void_p).value or 0)


@cache
def load_pdfium() -> Pdfium:
    """The functions that are asked for single characters."""
    import pypdfium2.raw as raw

    at, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
    return Pdfium(
        bind(raw.FPDFText_GetCharBox, number, at, number, at, at, at, at),
        bind(raw.FPDFText_GetCharOrigin, number, at, number, at, at),
        bind(raw.FPDFText_GetFontSize, real, at, number),
        bind(raw.FPDFText_GetMatrix, number, at, number, at),
        bind(raw.FPDFText_GetFontInfo, ctypes.c_ulong, at, number, at, ctypes.c_ulong, at),
        bind(raw.FPDFText_GetFontWeight, number, at, number),
        bind(raw.FPDFText_GetTextObject, at, at, number),
        bind(raw.FPDFText_GetCharIndexFromTextIndex, number, at, number),
        bind(raw.FPDFPageObj_GetMarkedContentID, number, at),
        bind(raw.FPDFPage_GetObject, at, at, number),
        bind(raw.FPDFPageObj_GetType, number, at),
    )


@lru_cache(maxsize=1024)
def is_bold(name: bytes) -> bool:
    """True for the name of a bold face.

    >>> is_bold(b"ABCDEF+Calibri-Bold"), is_bold(b"Helvetica")
    (True, False)
    """
    return BOLD.search(name.decode("latin-1")) is not None


class Characters:
    """The characters of a text page, each asked for by pdfium's number of it."""

    def __init__(self, textpage: Any, text: str) -> None:
        self.text = text
        self.tidy = is_clean(text) and not any(sign in text for sign in UNTIDY)
        self.lines = [(match.start(), match[0]) for match in LINE.finditer(text)]
        self.turn: Turn = lambda x, y: (x, y)
        self.page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        # Where pdfium leaves characters out of the text, or puts some in, their places in the text are not their numbers.
        self.moved = len(text) != textpage.count_chars()
        self.pdfium = load_pdfium()
        self.sides = array("d", bytes(8 * 12))
        self.places = [self.sides.buffer_info()[0] + 8 * place for place in range(12)]
        self.matrix = array("f", bytes(4 * 6))
        self.name = ctypes.create_string_buffer(LONGEST_NAME)
        self.addresses = self.matrix.buffer_info()[0], ctypes.addressof(self.name), self.places[0]

    def number(self, index: int) -> int:
        """pdfium's number of the character at a place in the page's text."""
        return self.pdfium.at(self.page, index) if self.moved else index

    def ends(self, one: int, two: int) -> tuple[float, float, float, float, float, float]:
        """The left edge of one character and the right edge of another, then the points of the baseline where they stand."""
        page, turn, pdfium = self.page, self.turn, self.pdfium
        a, b, c, d, e, f, g, h, i, j, k, m = self.places
        pdfium.box(page, one, a, b, c, d)
        pdfium.box(page, two, e, f, g, h)
        pdfium.origin(page, one, i, j)
        pdfium.origin(page, two, k, m)
        left, right, bottom, top, left2, right2, bottom2, top2, x, y, x2, y2 = self.sides
        x0 = min(turn(left, bottom)[0], turn(right, top)[0])
        x1 = max(turn(left2, bottom2)[0], turn(right2, top2)[0])
        return x0, x1, *turn(x, y), *turn(x2, y2)

    def stroke(self, number: int) -> tuple[float, float, float]:
        """The left and right edge of a character, and its baseline."""
        page, turn = self.page, self.turn
        a, b, c, d, _, _, _, _, i, j, _, _ = self.places
        self.pdfium.box(page, number, a, b, c, d)
        self.pdfium.origin(page, number, i, j)
        left, right, bottom, top, _, _, _, _, x, y, _, _ = self.sides
        one, two = turn(left, bottom)[0], turn(right, top)[0]
        return min(one, two), max(one, two), turn(x, y)[1]

    def size(self, number: int) -> float:
        """Font size in points as printed: the size named, scaled by the text's matrix."""
        size = self.pdfium.size(self.page, number)
        if self.pdfium.matrix(self.page, number, self.addresses[0]):
            size *= max((self.matrix[2] ** 2 + self.matrix[3] ** 2) ** 0.5, 0.001)
        return round(size, 1) if size > 0.5 else 10.0

    def bold(self, number: int) -> bool:
        """True for a bold face, by its name; by its weight where it has none."""
        _, name, flags = self.addresses
        length = self.pdfium.font(self.page, number, name, LONGEST_NAME, flags)
        if length > 1:
            return is_bold(self.name.raw[: min(length, LONGEST_NAME)])
        return self.pdfium.weight(self.page, number) >= 600

    def item(self, number: int) -> int:
        """The address of the text object that draws it; 0 for a space that pdfium has put in."""
        return self.pdfium.item(self.page, number) or 0

    def mark(self, number: int) -> int:
        """The number of the marked stretch of text that it belongs to; -1 for none."""
        item = self.item(number)
        return self.pdfium.mark(item) if item else -1
