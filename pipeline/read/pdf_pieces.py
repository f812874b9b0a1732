"""pdfium's text page -> pieces of printed lines with place, size and weight. Only the ends of a piece are asked for: that is fast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from pipeline.documents import Box
from pipeline.read.encoding import clean
from pipeline.read.pdf_characters import Characters, Turn
from pipeline.read.pdf_tags import Tag

SPACES = re.compile(r" {4,}")
HYPHEN = re.compile("(?<=[\ufffe\x02])")
WORD = re.compile(r"\S+")
HYPHENS = re.compile("[\ufffe\x02]")
"""What pdfium puts for a hyphen over which it has joined two lines."""
SLANT = 0.1
"""How far a line of a scanned page may rise on its way and still counts as level."""
WIDE_GAP, LINE_STEP, FLAT, BROAD, TIGHT = 1.5, 0.5, 0.01, 1.12, 0.8
"""In font sizes: a gap that parts two pieces, a step to another line, and one that is none; how much broader than usual a piece with a gap
is; how narrow a word may be that is taken for whole."""


class Piece(Struct, frozen=True, gc=False):
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


def find_turn(box: Box, chars: Characters) -> tuple[Turn, tuple[float, float] | None]:
    """How points of a page are turned so that its text runs from left to right; its left and top edge where that is as they are.

    `box` is the page's left, bottom, right and top edge. pdfium gives points as if the page were not rotated; how the text runs says
    more than the page's own /Rotate.
    """
    left, bottom, right, top = box
    turns: dict[str, Turn] = {
        "right": lambda x, y: (x - left, top - y),
        "up": lambda x, y: (y - bottom, x - left),
        "left": lambda x, y: (right - x, y - bottom),
        "down": lambda x, y: (top - y, right - x),
    }
    votes = dict.fromkeys(turns, 0)
    for start, line in sorted(chars.lines, key=lambda found: -len(found[1]))[:6]:
        middle = len(line) // 2  # a line may begin with a running head; of a space that pdfium has put in, nothing tells
        across, up = chars.direction(chars.number(start + max(0, middle - line[middle].isspace())))
        way = ("right" if across > 0 else "left") if abs(across) >= abs(up) else ("up" if up > 0 else "down")
        votes[way] += len(line)
    way = max(votes, key=votes.__getitem__)
    return turns[way], (left, top) if way == "right" else None


def find_pieces(chars: Characters) -> list[Piece]:
    """All pieces of a page in pdfium's order."""
    pieces: list[Piece] = []
    for start, line in chars.lines:
        for part in (line,) if chars.tidy else HYPHEN.split(line):
            if piece := measure(chars, part, start):
                pieces.append(piece)
            start += len(part)
    usual = [(p.x1 - p.x0) / (len(p.text) * p.size) for p in pieces if len(p.text) >= 15]
    normal = median(usual) if usual else 0.5
    out: list[Piece] = []
    for piece in pieces:
        broad = len(piece.text) > 2 and (piece.x1 - piece.x0) > BROAD * normal * len(piece.text) * piece.size
        leaps = broad if piece.upright else not is_askew(chars, piece)
        out += split_piece(chars, piece, normal) if leaps else [piece]
    return out


def is_askew(chars: Characters, piece: Piece) -> bool:
    """True for text that is set slanting, on end or on its head, on a page that is not turned itself."""
    across, up = chars.direction(chars.number(piece.first))
    return chars.shift is not None and abs(up) > SLANT * across


def measure(chars: Characters, part: str, start: int) -> Piece | None:
    """The piece that a stretch of the page's text is; None for blanks."""
    inner = part.strip()
    if not inner or not (words := inner if chars.tidy else clean_piece(inner)):
        return None
    first = start if len(inner) == len(part) else start + part.index(inner[0])
    last = first + len(inner) - 1
    one, two = (chars.number(first), chars.number(last)) if chars.moved else (first, last)
    x0, x1, x, base, end, other = chars.ends(one, two)
    size, bold = chars.face(one, two)
    level = abs(other - base) <= LINE_STEP * size and x1 >= x0
    if not level and abs(end - x) < 0.2 * size and len(inner) > 1:
        x0, x1 = min(x0, x1), max(x0, x1)
    return Piece(words, x0, x1 if x1 > x0 else x0, base, size, bold, first, last, upright=level)


def clean_piece(text: str) -> str:
    """Words of a piece as they are printed: the sign of a joined hyphen is a hyphen again, a row of spaces a tab."""
    return SPACES.sub("\t", clean(HYPHENS.sub("-", text))).strip()


def split_piece(chars: Characters, piece: Piece, normal: float) -> list[Piece]:
    """A piece cut where its letters leap: over a wide gap, to another line, or back."""
    parts: list[Piece] = []
    text, start, right, base = chars.text, piece.first, None, piece.base
    for index, x0, x1, y in find_strokes(chars, piece, normal):
        leap = right is not None and (
            x0 - right > WIDE_GAP * piece.size or right - x0 > piece.size or abs(y - base) > LINE_STEP * piece.size
        )
        if leap:
            if part := measure(chars, text[start:index], start):
                parts.append(part)
            start, base = index, y
        right = x1
    if not parts:
        return [piece]
    rest = measure(chars, text[start : piece.last + 1], start)
    return [*parts, rest] if rest else parts


def find_strokes(chars: Characters, piece: Piece, normal: float) -> Iterator[tuple[int, float, float, float]]:
    """Place, left and right edge and baseline of each letter; a word of usual width that is drawn in one go counts as one letter.

    No letter of such a word leaps: one text object sets them all on one line, and pdfium puts a space into every wide gap but those
    of letters that are set apart evenly, which make the word broader than `normal`; a leap back makes it narrower.
    """
    whole = is_drawn_at_once(chars, piece)
    for match in WORD.finditer(chars.text, piece.first, piece.last + 1):
        first, last = match.start(), match.end() - 1
        if piece.upright and last > first:
            one, two = (chars.number(first), chars.number(last)) if chars.moved else (first, last)
            if whole:
                x0, x1 = chars.edges(one, two)
                y = y1 = piece.base
            else:
                x0, x1, _, y, _, y1 = chars.ends(one, two)
            usual = TIGHT * normal * piece.size * len(match[0]) < x1 - x0 < WIDE_GAP * piece.size * (last - first)
            if usual and abs(y1 - y) < FLAT * piece.size and (whole or chars.item(one) == chars.item(two) != 0):
                yield first, x0, x1, y
                continue
        for index in range(first, last + 1):
            yield index, *chars.stroke(chars.number(index))


def is_drawn_at_once(chars: Characters, piece: Piece) -> bool:
    """True where one text object sets the whole piece on one line, and so each of its words; asked of pages that are not turned."""
    if not chars.shift or not piece.upright:
        return False
    one, two = chars.number(piece.first), chars.number(piece.last)
    return chars.item(one) == chars.item(two) != 0 and abs(chars.run(one, two)[1]) < FLAT * piece.size


def find_words(chars: Characters, piece: Piece) -> list[Piece]:
    """The words of a piece, each a piece of its own."""
    found = WORD.finditer(chars.text, piece.first, piece.last + 1)
    return [word for match in found if (word := measure(chars, match[0], match.start()))]
