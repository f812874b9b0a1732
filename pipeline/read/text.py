"""Plain text -> lines. A physical line is a Line; blank lines count in the numbering and are the next line's gap."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.read.encoding import FALLBACKS, Decoded, clean, decode
from pipeline.read.layout import link_wraps
from pipeline.read.markers import find_marker, is_ruler


def read_text(data: bytes) -> Document:
    """The lines of a plain text file, with markers, gaps and soft wraps."""
    decoded = decode(data)
    return Document("", "", "text", tuple(split_lines(clean(decoded.text).split("\n"))), findings=letter_findings(decoded))


def letter_findings(decoded: Decoded) -> tuple[Finding, ...]:
    """The findings about the letters of a text: that they were put right, or that their encoding was found by its words."""
    if decoded.repaired:
        return (Finding("letters-repaired"),)
    if decoded.certainty < 1 or decoded.encoding in FALLBACKS[:1] + FALLBACKS[2:]:
        return (Finding("encoding-found", values={"encoding": decoded.encoding, "certainty": f"{decoded.certainty:.0%}"}),)
    return ()


def split_lines(rows: Iterable[str], first: int = 1) -> list[Line]:
    """Lines of rows of text, numbered from `first`.

    >>> [(line.number, line.marker, line.gap) for line in split_lines(["Notat", "", "- Lønn"])]
    [(1, '', 0.0), (3, '-', 1.0)]
    """
    lines: list[Line] = []
    indents: list[int] = []
    strokes: list[str] = []
    blank = 0
    for number, row in enumerate(rows, first):
        text = row.strip()
        if not text or is_ruler(text):
            if lines and not blank and is_underline(text, lines[-1]):
                strokes += [text[0]] if text[0] not in strokes else []
                lines[-1] = replace(lines[-1], kind="heading", level=strokes.index(text[0]) + 1)
            blank += 1
            continue
        marker = find_marker(text)
        level = find_depth(indents, len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip())) if marker else 0
        if not marker and blank:
            indents.clear()
        lines.append(Line(1, number, text, level=level, marker=marker, gap=float(blank)))
        blank = 0
    return link_wraps(lines)


def is_underline(text: str, above: Line) -> bool:
    """True where a row of one sign underlines the line above, which stands alone: a heading of plain text.

    >>> is_underline("=======", Line(1, 1, "Referat")), is_underline("-" * 60, Line(1, 1, "Referat"))
    (True, False)
    """
    alone = above.gap > 0 or above.number == 1
    return len(text) >= 3 and len(set(text)) == 1 and text[0] in "=-~^*#" and alone and abs(len(text) - len(above.text)) <= 3


def find_depth(indents: list[int], indent: int) -> int:
    """Depth from 1 of a list item that is indented so; `indents` remembers the open lists and is changed.

    >>> indents: list[int] = []
    >>> [find_depth(indents, indent) for indent in (0, 2, 4, 2, 0)]
    [1, 2, 3, 2, 1]
    """
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1] + 1:
        indents.append(indent)
    return len(indents)
