"""pdfium's text page -> pieces of printed lines with place, size and weight. Only the ends of a piece are asked for: that is fast."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from pipeline.read.encoding import clean
from pipeline.read.pdf_tags import Tag

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
SPACES = re.compile(r" {4,}")
SEGMENT = re.compile(r"[^\r\n]+")
HYPHENS = "\ufffe\x02"
"""What pdfium puts for a hyphen over which it has joined two lines."""
WIDE_GAP, LINE_STEP, BROAD = 1.5, 0.5, 1.12
"""In font sizes: a gap that parts two pieces, a step to another line; how much broader than usual a piece with a gap is."""

Turn = Callable[[float, float], tuple[float, float]]
"""A point of the page as pdfium gives it -> points from the left and the top of the page as it is seen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one printed line without wide gaps, in points from the page's top left corner."""

    text: str
    x0: float
    x1: float
    base: float
    """Where its letters stand."""
    size: float
    bold: bool = False
    first: int = 0
    last: int = 0
    """Its first and last character on pdfium's text page."""
    cells: tuple[str, ...] = ()
    """Set for a row of a ruled table."""
    table: int = 0
    right: float = 0.0
    """The right edge of the column it stands in; 0 for the page's own."""
    upright: bool = True
    tag: Tag | None = None
    """What the paper's tag tree says of it, where it has one."""
    end: int = -1
    """The marked stretch of text in which its last character stands."""
    certainty: float = 1.0
    """Of its words, where they were read from a picture."""


def find_turn(page: Any, textpage: Any, text: str) -> Turn:
    """How points of a page are turned so that its text runs from left to right.

    pdfium gives them as if the page were not rotated; how the text runs says more than the page's own /Rotate.
    """
    left, bottom, right, top = page.get_bbox()
    turns: dict[str, Turn] = {
        "right": lambda x, y: (x - left, top - y),
        "up": lambda x, y: (y - bottom, x - left),
        "left": lambda x, y: (right - x, y - bottom),
        "down": lambda x, y: (top - y, right - x),
    }
    chars = Characters(textpage, lambda x, y: (x, y))
    votes: Counter[str] = Counter()
    for match in sorted(SEGMENT.finditer(text), key=lambda found: found.start() - found.end())[:6]:
        first, last = match.start(), match.end() - 1
        if len(text) != textpage.count_chars():
            first, last = chars.at(first), chars.at(last)
        (x0, y0), (x1, y1) = chars.origin(first), chars.origin(last)
        across, up = x1 - x0, y1 - y0
        way = ("right" if across > 0 else "left") if abs(across) >= abs(up) else ("up" if up > 0 else "down")
        votes[way] += len(match[0])
    return turns[votes.most_common(1)[0][0] if votes else "right"]


class Characters:
    """Places and faces of single characters of a text page."""

    def __init__(self, textpage: Any, turn: Turn) -> None:
        import pypdfium2.raw as raw

        self.raw, self.page, self.turn = raw, textpage.raw, turn
        self.sides = [ctypes.c_double() for _ in range(4)]
        self.refs = [ctypes.byref(side) for side in self.sides]
        self.name = ctypes.create_string_buffer(96)
        self.flags = ctypes.c_int()
        self.matrix = raw.FS_MATRIX()

    def box(self, index: int) -> tuple[float, float, float, float]:
        """left, top, right, bottom."""
        self.raw.FPDFText_GetCharBox(self.page, index, *self.refs)
        left, right, bottom, top = self.sides
        x0, y0 = self.turn(left.value, bottom.value)
        x1, y1 = self.turn(right.value, top.value)
        return (x0 if x0 < x1 else x1), (y0 if y0 < y1 else y1), (x1 if x0 < x1 else x0), (y1 if y0 < y1 else y0)

    def origin(self, index: int) -> tuple[float, float]:
        """Where the character stands on its baseline."""
        self.raw.FPDFText_GetCharOrigin(self.page, index, self.refs[0], self.refs[1])
        return self.turn(self.sides[0].value, self.sides[1].value)

    def size(self, index: int) -> float:
        """Font size in points as printed: the size named, scaled by the text's matrix."""
        size = float(self.raw.FPDFText_GetFontSize(self.page, index))
        if self.raw.FPDFText_GetMatrix(self.page, index, ctypes.byref(self.matrix)):
            size *= max((self.matrix.c**2 + self.matrix.d**2) ** 0.5, 0.001)
        return round(size, 1) if size > 0.5 else 10.0

    def bold(self, index: int) -> bool:
        """True for a bold face, by its name; by its weight where it has none."""
        length = self.raw.FPDFText_GetFontInfo(self.page, index, self.name, 96, ctypes.byref(self.flags))
        if length > 1:
            return BOLD.search(self.name.raw[: min(length, 96)].decode("latin-1")) is not None
        return int(self.raw.FPDFText_GetFontWeight(self.page, index)) >= 600

    def mark(self, index: int) -> int:
        """The number of the marked stretch of text that a character belongs to; -1 for none."""
        item = self.raw.FPDFText_GetTextObject(self.page, index)
        return int(self.raw.FPDFPageObj_GetMarkedContentID(item)) if item else -1

    def at(self, index: int) -> int:
        """The character that stands for a place in the page's text."""
        return int(self.raw.FPDFText_GetCharIndexFromTextIndex(self.page, index))


def find_pieces(textpage: Any, text: str, turn: Turn) -> list[Piece]:
    """All pieces of a page in pdfium's order; `text` is the whole page's text as pdfium gives it."""
    chars = Characters(textpage, turn)
    place: Callable[[int], int] = chars.at if len(text) != textpage.count_chars() else int
    pieces: list[Piece] = []
    for match in SEGMENT.finditer(text):
        start = match.start()
        for part in re.split(f"(?<=[{HYPHENS}])", match[0]):
            pieces += measure(chars, place, part, start)
            start += len(part)
    usual = [(p.x1 - p.x0) / (len(p.text) * p.size) for p in pieces if len(p.text) >= 15]
    normal = median(usual) if usual else 0.5
    out: list[Piece] = []
    for piece in pieces:
        broad = len(piece.text) > 2 and (piece.x1 - piece.x0) > BROAD * normal * len(piece.text) * piece.size
        out += split_piece(chars, place, text, piece) if broad or not piece.upright else [piece]
    return out


def measure(chars: Characters, place: Callable[[int], int], part: str, start: int) -> list[Piece]:
    """The piece that a stretch of the page's text is; none for blanks."""
    inner = part.strip()
    if not inner or not (words := clean_piece(inner)):
        return []
    first = start + part.index(inner[0])
    last = first + len(inner) - 1
    one, two = place(first), place(last)
    (x, base), (end, other) = chars.origin(one), chars.origin(two)
    x0 = chars.box(one)[0]
    x1 = chars.box(two)[2]
    size = chars.size(one)
    bold = chars.bold(one) and chars.bold(two)
    level = abs(other - base) <= LINE_STEP * size and x1 >= x0
    if not level and abs(end - x) < 0.2 * size and len(inner) > 1:
        x0, x1 = min(x0, x1), max(x0, x1)
    return [Piece(words, x0, max(x0, x1), base, size, bold, first, last, upright=level)]


def clean_piece(text: str) -> str:
    """Words of a piece as they are printed: the sign of a joined hyphen is a hyphen again, a row of spaces a tab."""
    for sign in HYPHENS:
        text = text.replace(sign, "-")
    return SPACES.sub("\t", clean(text)).strip()


def split_piece(chars: Characters, place: Callable[[int], int], text: str, piece: Piece) -> list[Piece]:
    """A piece cut where its letters leap: over a wide gap, to another line, or back."""
    parts: list[Piece] = []
    start, right, base = piece.first, None, piece.base
    for index in range(piece.first, piece.last + 1):
        if text[index].isspace():
            continue
        code = place(index)
        x0, _, x1, _ = chars.box(code)
        y = chars.origin(code)[1]
        leap = right is not None and (
            x0 - right > WIDE_GAP * piece.size or right - x0 > piece.size or abs(y - base) > LINE_STEP * piece.size
        )
        if leap:
            parts += measure(chars, place, text[start:index], start)
            start, base = index, y
        right = x1
    if not parts:
        return [replace(piece, upright=True)] if piece.upright else [piece]
    return parts + measure(chars, place, text[start : piece.last + 1], start)


def find_words(textpage: Any, text: str, piece: Piece, turn: Turn) -> list[Piece]:
    """The words of a piece, each a piece of its own."""
    chars = Characters(textpage, turn)
    place: Callable[[int], int] = chars.at if len(text) != textpage.count_chars() else int
    words: list[Piece] = []
    for match in re.finditer(r"\S+", text[piece.first : piece.last + 1]):
        words += measure(chars, place, match[0], piece.first + match.start())
    return words
