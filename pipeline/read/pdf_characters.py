"""Places and faces of single characters of pdfium's text page, a thousand a paper: its answers are read from one buffer."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
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
    parts = text.split("\r\n")  # as pdfium ends them; five times as fast
    if not text.count("\r") == text.count("\n") == len(parts) - 1:
        return [(match.start(), match[0]) for match in LINE.finditer(text)]
    lines, start = [], 0
    for line in parts:
        if line:
            lines.append((start, line))
        start += len(line) + 2
    return lines


def find_units(text: str) -> list[int]:
    """Where each character begins as pdfium counts, to which an emoji is two; empty for a text without such.

    >>> find_units("a\U0001f642b"), find_units("æøå")
    ([0, 1, 3], [])
    """
    if max(text, default="") <= "\uffff":
        return []
    return list(accumulate((2 if sign > "\uffff" else 1 for sign in text[:-1]), initial=0))


class Room:
    """Room for pdfium's answers, which are taken out of it at once."""

    def __init__(self) -> None:
        self.sides = array("d", bytes(8 * 12))
        self.places = [at_address(self.sides.buffer_info()[0] + 8 * place) for place in range(12)]
        self.matrix = array("f", bytes(4 * 6))
        self.name = ctypes.create_string_buffer(LONGEST_NAME)
        self.rooms = (
            at_address(self.matrix.buffer_info()[0]),
            at_address(ctypes.addressof(self.name)),
            ctypes.c_ulong.from_param(LONGEST_NAME),
        )


make_room = cache(Room)
"""The room of this process: pdfium answers one question at a time."""


class Characters:
    """The characters of a text page, each asked for by pdfium's number of it."""

    def __init__(self, textpage: Any, text: str, count: int) -> None:
        self.text = text
        self.tidy = is_clean(text) and not any(sign in text for sign in UNTIDY)
        self.lines = split_lines(text)
        self.turn: Turn = lambda x, y: (x, y)
        self.shift: tuple[float, float] | None = None
        """The left and top edge of a page that is not turned: `turn` for most pages, and far cheaper."""
        self.page = address_of(textpage)
        # Where pdfium leaves characters out of the text, or puts some in, their places in the text are not their numbers.
        self.moved = len(text) != count
        self.units = find_units(text) if self.moved else []
        self.pdfium = load_pdfium()
        room = make_room()
        self.sides, self.places, self.matrix, self.name, self.rooms = room.sides, room.places, room.matrix, room.name, room.rooms
        ctypes.memset(self.sides.buffer_info()[0], 0, 8 * 12)  # for where there is no answer, that of no other page may stand

    def number(self, index: int) -> int:
        """pdfium's number of the character at a place in the page's text."""
        return self.pdfium.at(self.page, self.units[index] if self.units else index) if self.moved else index

    def ends(self, one: int, two: int) -> tuple[float, float, float, float, float, float]:
        """The left edge of one character and the right edge of another, then the points of the baseline where they stand."""
        page, box, origin = self.page, self.pdfium.box, self.pdfium.origin
        a, b, c, d, e, f, g, h, i, j, k, m = self.places
        box(page, one, a, b, c, d)
        box(page, two, e, f, g, h)
        origin(page, one, i, j)
        origin(page, two, k, m)
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

    def edges(self, one: int, two: int) -> tuple[float, float]:
        """The left edge of one character and the right edge of another, on a page that is not turned."""
        a, b, c, d, e, f, g, h, _, _, _, _ = self.places
        self.pdfium.box(self.page, one, a, b, c, d)
        self.pdfium.box(self.page, two, e, f, g, h)
        left, right, _, _, left2, right2, _, _, _, _, _, _ = self.sides
        edge = self.shift[0] if self.shift else 0.0
        return (left if left < right else right) - edge, (right2 if right2 > left2 else left2) - edge

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

    def direction(self, number: int) -> tuple[float, float]:
        """How far the baseline of a character's text goes across and up, on the page as pdfium has it.

        The place of another letter of the line does not tell: pdfium joins what stands on one height, or is hyphenated, to one line.
        """
        return (self.matrix[0], self.matrix[1]) if self.pdfium.matrix(self.page, number, self.rooms[0]) else (1.0, 0.0)

    def face(self, one: int, two: int) -> tuple[float, bool]:
        """Font size of a character in points as printed (the size named, scaled by the text's matrix), and whether both are bold."""
        page, pdfium, matrix = self.page, self.pdfium, self.matrix
        size = pdfium.size(page, one)
        if pdfium.matrix(page, one, self.rooms[0]):
            size = printed_size(size, matrix[2], matrix[3])
        else:
            size = round(size, 1) if size > 0.5 else 10.0
        return size, self.bold(one) and self.bold(two)

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
