"""What tesseract found on a page -> pieces of printed lines, as pdfium's text pages give them: straight, with sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from pipeline.read.encoding import clean
from pipeline.read.ocr_traps import mend
from pipeline.read.pdf_pieces import WIDE_GAP, Piece

UPPER, LOWER, RINGED = re.compile(r"[A-ZÆØ0-9bdfhklßtij!?&%]"), re.compile(r"[gjpqyQ,;()\[\]/|]"), re.compile(r"[ÅÉÄÖÜ]")
"""Letters that reach over the small ones, letters that reach below the line, letters that reach higher than others."""
HEIGHTS = {(True, True): 0.93, (True, False): 0.72, (False, True): 0.73, (False, False): 0.52}
"""Height of a word as a share of the font size, by whether it has letters that reach up and down: measured on printed papers."""
BELOW = 0.21
"""How far letters reach below the line, as a share of the font size."""
SAME_SIZE = 0.14
"""Sizes that differ less are one size: a picture's letters are measured by whole dots."""
SPECK, SURE = 0.6, 0.8
"""Certainty below which a word without letters and figures is dirt, and below which the size of letters means nothing."""


class Word(Struct, frozen=True, gc=False):
    """A word with its box in points from the page's top left corner, how sure tesseract is of it, and the line it put it on."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    certainty: float
    line: tuple[str, ...]

    @property
    def size(self) -> float:
        """Font size by the word's height; 0 for words that do not tell."""
        if RINGED.search(self.text) or not is_written(self):
            return 0.0
        return (self.bottom - self.top) / HEIGHTS[UPPER.search(self.text) is not None, LOWER.search(self.text) is not None]


def parse_words(table: str, scale: float) -> list[Word]:
    """The words of tesseract's table of a page; `scale` is its dots a point.

    >>> parse_words("head\\n5\\t1\\t2\\t1\\t1\\t1\\t300\\t600\\t120\\t40\\t96.5\\tVedtak", 4.0)
    [Word(text='Vedtak', x0=75.0, top=150.0, x1=105.0, bottom=160.0, certainty=0.965, line=('2', '1', '1'))]
    """
    words = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) == 12 and fields[0] == "5" and (text := clean(fields[11]).strip()):
            left, top, width, height, sure = (float(number) for number in fields[6:11])
            box = (left / scale, top / scale, (left + width) / scale, (top + height) / scale)
            words.append(Word(text, *box, max(sure, 0.0) / 100, tuple(fields[2:5])))
    return words


def find_printed(words: Sequence[Word], height: float) -> list[Piece]:
    """The pieces of a page of so many points' height that words make, without dirt and set straight."""
    slope = find_slope(split_lines(words))
    straight = [straighten(word, slope, height / 2) for word in words]
    return [piece for line in split_lines(straight) for piece in make_pieces(line)]


def split_lines(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line that tesseract saw, from left to right, without dirt; lines without any letter or figure are dirt, too."""
    lines: dict[tuple[str, ...], list[Word]] = {}
    for word in words:
        if word.certainty >= SPECK or is_written(word):
            lines.setdefault(word.line, []).append(word)
    return [sorted(line, key=lambda word: word.x0) for line in lines.values() if any(map(is_written, line))]


def is_written(word: Word) -> bool:
    """True for a word with a letter or figure."""
    return any(char.isalnum() for char in word.text)


def sum_certainty(words: Sequence[Word]) -> float:
    """How much words say: their letters, each as sure as its word."""
    return sum(word.certainty * len(word.text) for word in words)


def mean_certainty(words: Sequence[Word]) -> float:
    """How sure words are, long ones counting more; 0 for none."""
    return sum_certainty(words) / max(1, sum(len(word.text) for word in words))


def find_slope(lines: Sequence[Sequence[Word]]) -> float:
    """How much the lines of a page fall from left to right: the middle of all lines of six words or more."""
    slopes = []
    for line in lines:
        if len(line) >= 6:
            size = size_of(line)
            third = len(line) // 3
            ends = [
                (median(word.x0 for word in side), median(base_of(word, size) for word in side)) for side in (line[:third], line[-third:])
            ]
            (x0, y0), (x1, y1) = ends
            slopes.append((y1 - y0) / max(x1 - x0, 1.0))
    return median(slopes) if slopes else 0.0


def straighten(word: Word, slope: float, middle: float) -> Word:
    """A word moved to where it would stand on a straight page; what stands in the middle of the height stays."""
    fall, drift = slope * (word.x0 + word.x1) / 2, slope * ((word.top + word.bottom) / 2 - middle)
    return replace(word, x0=word.x0 + drift, x1=word.x1 + drift, top=word.top - fall, bottom=word.bottom - fall)


def size_of(line: Sequence[Word]) -> float:
    """Font size of a line: the middle of its words', long ones counting more, else its height."""
    sizes = [word.size for word in line if word.size for _ in word.text]
    return median(sizes) if sizes else max(word.bottom - word.top for word in line)


def base_of(word: Word, size: float) -> float:
    """Where the letters of a word stand."""
    return word.bottom - (BELOW * size if LOWER.search(word.text) else 0.0)


def make_pieces(line: Sequence[Word]) -> Iterator[Piece]:
    """A line's words from left to right, those without wide gaps between made one piece."""
    size = size_of(line)
    base = median(base_of(word, size) for word in line)
    groups = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > WIDE_GAP * size:
            groups.append([])
        groups[-1].append(word)
    for group in groups:
        text = mend(" ".join(word.text for word in group), group is groups[0])
        if not text:
            continue
        yield Piece(text, group[0].x0, group[-1].x1, base, round(size, 1), certainty=round(mean_certainty(group), 2))


def even_sizes(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of all pictured pages with sizes that differ by little made one, and unsure ones the usual: noise makes no headings."""
    weights: dict[float, int] = {}
    for piece in (piece for page in pages for piece in page):
        weights[piece.size] = weights.get(piece.size, 0) + len(piece.text)
    even: dict[float, float] = {}
    usual = 0.0
    while weights:
        # The size that most letters stand in, neighbours counted in, takes them; then the next.
        best = max(weights, key=lambda size: (sum(count for other, count in weights.items() if is_near(other, size)), size))
        near = {size: weights.pop(size) for size in list(weights) if is_near(size, best)}
        mean = sum(size * count for size, count in near.items()) / sum(near.values())
        even |= dict.fromkeys(near, round(mean, 1))
        usual = usual or round(mean, 1)
    return [[replace(piece, size=even[piece.size] if piece.certainty >= SURE else usual) for piece in page] for page in pages]


def is_near(size: float, other: float) -> bool:
    """True for sizes that are one, as far as a picture tells."""
    return abs(size - other) <= SAME_SIZE * other
