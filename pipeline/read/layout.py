"""Which lines belong to one paragraph: the one rule on soft wraps, shared by all formats whose lines are printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from pipeline.documents import Line
from pipeline.grammar.labels import find_label
from pipeline.read.markers import is_opener

NARROWEST, WIDEST = 45, 140
"""Characters: shorter lines prove no wrap, longer ones are whole paragraphs."""
SMALL_START, OPEN_END, CLOSED_END = 0.75, 0.92, 1.0
"""How full the line before must be, its next word counted in, where this line starts small / the line before has no end / has one."""


def is_wrapped(before: Line, after: Line, fill: float) -> bool:
    """True where `after` goes on with the paragraph of `before`.

    `fill` is the length of `before` with the first word of `after` set behind it, as a share of the usual width: a line
    is only broken because its next word had no room.

    >>> is_wrapped(Line(1, 1, "Rektor har vedtatt ny politikk for"), Line(1, 2, "NTNU (vedlagt)."), 1.02)
    True
    >>> is_wrapped(Line(1, 1, "Rektor har vedtatt ny politikk."), Line(1, 2, "Til: Fakultetene"), 1.02)
    False
    """
    if after.gap >= 0.5 or after.marker or before.kind != "text" or after.kind != "text" or not before.text or not after.text:
        return False
    end, start = before.text[-1], after.text.lstrip('«"“(')[:1]
    if end == ":" or fill < SMALL_START:
        return False
    if start.islower():
        return True
    if find_label(after) or is_opener(after.text):
        return False
    if end == ",":
        return True
    if end in ".!?;":
        return before.joins and fill >= CLOSED_END
    return fill >= OPEN_END


def find_width(lines: Sequence[Line]) -> tuple[float, bool]:
    """The usual length in characters of lines that are broken only for room (0 for none), and whether most full lines are.

    A break for room shows where the next line starts small.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0 and not b.marker and a.kind == b.kind == "text"]
    pairs = [(a, b) for a, b in pairs if NARROWEST <= len(a.text) <= WIDEST]
    lengths = [len(a.text) for a, b in pairs if b.text[:1].islower() and a.text[-1] not in ":.!?"]
    if not lengths:
        return 0.0, False
    width = float(median(lengths))
    full = [b for a, b in pairs if len(a.text) >= 0.9 * width]
    return width, sum(b.text[:1].islower() for b in full) >= 0.3 * len(full)


def link_wraps(lines: Sequence[Line]) -> list[Line]:
    """The lines with `joins` set, by lengths counted in characters (plain text, Markdown, e-mail)."""
    width, steady = find_width(lines)
    if not width:
        return list(lines)
    out = list(lines[:1])
    for line in lines[1:]:
        before = out[-1]
        word = line.text.split(maxsplit=1)[:1] or [""]
        fill = (len(before.text) + 1 + len(word[0])) / width
        fill = fill if steady else min(fill, SMALL_START)  # now and then a wrap proves nothing for capitals
        wraps = len(before.text) <= WIDEST and is_wrapped(before, line, fill)
        out.append(replace(line, joins=True) if wraps else line)
    return out
