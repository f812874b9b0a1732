"""Places and faces of single characters of pdfium's text page, a thousand a paper: its answers are read from one buffer."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pipeline.read.encoding import is_clean
from pipeline.read.pdf_library import address_of, at_address, load_pdfium

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UNTIDY = ("\ufffe", "\x02", "    ")
"""What the words of a piece are put right for beside what `clean` takes; most pages have none of it."""
LINE = re.compile(r"[^\r\n]+")
LONGEST_NAME = 96
"""Bytes of a font's name, its NUL included."""

Turn = Callable[[float, float], tuple[float, float]]
"""A point of the page as pdfium gives it -> points from the left and the top of the page as it is seen."""


@lru_cache(maxsize=1024)
def is_bold(name: bytes) -> bool:
    """True for the name of a bold face.

    >>> is_bold(b"ABCDEF+Calibri-Bold"), is_bold(b"Helvetica")
    (True, False)
    """
    return BOLD.search(name.decode("latin-1")) is not None


@lru_cache(maxsize=1024)
def printed_size(size: float, across: float, up: float) -> float:
    """A font size named, scaled by the second row of the matrix of the text, to a tenth of a point.

    >>> printed_size(1.0, 0.0, 11.04), printed_size(0.0, 0.0, 1.0)
    (11.0, 10.0)
    """
    size *= max((across**2 + up**2) ** 0.5, 0.001)
    return round(size, 1) if size > 0.5 else 10.0


def split_lines(text: str) -> list[tuple[int, str]]:
    """Each printed line of a page's text that is not empty, and where it begins.

    >>> split_lines("Sak 1\\r\\n\\r\\nVedtak")
    [(0, 'Sak 1'), (9, 'Vedtak')]
    """
    if text.count("\r") != text.count("\n") or text.count("\n") != text.count("\r\n"):
        return [(match.start(), match[0]) for match in LINE.finditer(text)]
    lines, start = [], 0
    for line in text.split("\r\n"):  # as pdfium ends them; five times as fast
        if line:
            lines.append((start, line))
        start += len(line) + 2
    return lines


class Characters:
    """The characters of a text page, each asked for by pdfium's number of it."""

    def __init__(self, textpage: Any, text: str) -> None:
        self.text = text
        self.tidy = is_clean(text) and not any(sign in text for sign in UNTIDY)
        self.lines = split_lines(text)
        self.turn: Turn = lambda x, y: (x, y)
        self.shift: tuple[float, float] | None = None
        """The left and top edge of a page that is not turned: `turn` for most pages, and far cheaper."""
        self.page = address_of(textpage.raw)
        # Where pdfium leaves characters out of the text, or puts some in, their places in the text are not their numbers.
        self.moved = len(text) != textpage.count_chars()
        self.pdfium = load_pdfium()
        self.sides = array("d", bytes(8 * 12))
        self.places = [at_address(self.sides.buffer_info()[0] + 8 * place) for place in range(12)]
        self.matrix = array("f", bytes(4 * 6))
        self.name = ctypes.create_string_buffer(LONGEST_NAME)
        self.rooms = (
            at_address(self.matrix.buffer_info()[0]),
            at_address(ctypes.addressof(self.name)),
            ctypes.c_ulong.from_param(LONGEST_NAME),
        )

    def number(self, index: int) -> int:
        """pdfium's number of the character at a place in the page's text."""
        return self.pdfium.at(self.page, index) if self.moved else index

    def ends(self, one: int, two: int) -> tuple[float, float, float, float, float, float]:
        """The left edge of one character and the right edge of another, then the points of the baseline where they stand."""
        page, pdfium = self.page, self.pdfium
        a, b, c, d, e, f, g, h, i, j, k, m = self.places
        pdfium.box(page, one, a, b, c, d)
        pdfium.box(page, two, e, f, g, h)
        pdfium.origin(page, one, i, j)
        pdfium.origin(page, two, k, m)
        left, right, bottom, top, left2, right2, bottom2, top2, x, y, x2, y2 = self.sides
        if self.shift:
            edge, height = self.shift
            return (
                (left if left < right else right) - edge,
                (right2 if right2 > left2 else left2) - edge,
                x - edge,
                height - y,
                x2 - edge,
                height - y2,
            )
        turn = self.turn
        x0 = min(turn(left, bottom)[0], turn(right, top)[0])
        x1 = max(turn(left2, bottom2)[0], turn(right2, top2)[0])
        return x0, x1, *turn(x, y), *turn(x2, y2)

    def stroke(self, number: int) -> tuple[float, float, float]:
        """The left and right edge of a character, and its baseline."""
        a, b, c, d, _, _, _, _, i, j, _, _ = self.places
        self.pdfium.box(self.page, number, a, b, c, d)
        self.pdfium.origin(self.page, number, i, j)
        left, right, bottom, top, _, _, _, _, x, y, _, _ = self.sides
        if self.shift:
            one, two, base = left - self.shift[0], right - self.shift[0], self.shift[1] - y
        else:
            one, two, base = self.turn(left, bottom)[0], self.turn(right, top)[0], self.turn(x, y)[1]
        return (one, two, base) if one < two else (two, one, base)

    def run(self, one: int, two: int) -> tuple[float, float]:
        """How far the baseline goes across and up from one character to another, on the page as pdfium has it."""
        _, _, _, _, _, _, _, _, i, j, k, m = self.places
        self.pdfium.origin(self.page, one, i, j)
        self.pdfium.origin(self.page, two, k, m)
        _, _, _, _, _, _, _, _, x, y, x2, y2 = self.sides
        return x2 - x, y2 - y

    def size(self, number: int) -> float:
        """Font size in points as printed: the size named, scaled by the text's matrix."""
        size = self.pdfium.size(self.page, number)
        if self.pdfium.matrix(self.page, number, self.rooms[0]):
            return printed_size(size, self.matrix[2], self.matrix[3])
        return round(size, 1) if size > 0.5 else 10.0

    def bold(self, number: int) -> bool:
        """True for a bold face, by its name; by its weight where it has none."""
        _, name, most = self.rooms
        length = self.pdfium.font(self.page, number, name, most, None)
        if length > 1:
            return is_bold(self.name.value if length <= LONGEST_NAME else self.name.raw)
        return self.pdfium.weight(self.page, number) >= 600

    def item(self, number: int) -> int:
        """The address of the text object that draws it; 0 for a space that pdfium has put in."""
        return self.pdfium.item(self.page, number) or 0

    def mark(self, index: int) -> int:
        """The number of the marked stretch of text to which the character at a place in the page's text belongs; -1 for none."""
        item = self.pdfium.item(self.page, self.number(index))
        return self.pdfium.mark(at_address(item)) if item else -1
