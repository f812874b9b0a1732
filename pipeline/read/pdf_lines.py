"""Rows of all pages -> Lines: gaps, soft wraps, headings by size, numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from pipeline.documents import Line
from pipeline.read.layout import SMALL_START, is_wrapped
from pipeline.read.markers import MONTHS, find_marker, is_ruler
from pipeline.read.pdf_order import Row
from pipeline.read.pdf_runs import continue_tables, depth_of, heading_of, join_runs, stays
from pipeline.read.pdf_tagged import runs_on

LARGER, LONGEST_HEADING, WIDEST_GAP = 1.12, 160, 0.3
"""A heading's size as a share of the body's; its letters; the widest gap in a paragraph, in lines."""
NARROWEST = 0.65
"""Share of a page's width that its text reaches: where all lines are shorter, none is broken for room."""
MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
"""A heading of Markdown that was printed as it stood."""
DATE = re.compile(rf"\d{{1,2}}\.?\s?{MONTHS}|\d{{1,2}}\.\d{{1,2}}\.", re.IGNORECASE)
"""A date at the beginning of a line: no number of an item."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in one paper."""

    size: float
    """Of the body's letters."""
    leading: dict[float, float]
    """Font size -> step from baseline to baseline, in font sizes; 0 stands for all sizes."""
    rights: dict[int, float]
    """Page width -> where full lines end."""
    levels: dict[float, int]
    """Font size of a heading -> its level."""


def make_lines(pages: Sequence[tuple[float, Sequence[Row]]], furniture: set[tuple[int, int]]) -> list[Line]:
    """All lines of a paper; furniture keeps its place but takes no part in paragraphs."""
    text = [[row for index, row in enumerate(rows) if (number, index) not in furniture] for number, (_, rows) in enumerate(pages)]
    measures = find_measures([(width, rows) for (width, _), rows in zip(pages, text, strict=True)])
    lines: list[Line] = []
    runs: list[bool] = []
    before: tuple[Row, Line] | None = None
    for number, (width, rows) in enumerate(pages):
        indents: list[float] = []
        count = 0
        for index, row in enumerate(rows):
            words = row.text.strip()
            if is_ruler(words):
                continue
            count += 1
            line = make_line(row, words, number + 1, count, measures)
            if (number, index) in furniture:
                lines.append(replace(line, kind="furniture", level=0))
                runs.append(False)
                continue
            if before:
                line = place_line(row, line, before, width, measures)
            if line.marker and line.kind == "text":
                line = replace(line, level=max(depth_of(row), find_level(indents, row)))
            lines.append(line)
            runs.append(before is not None and line.joins and line.page == before[1].page and runs_on(before[0], row))
            before = row, line
    return continue_tables(join_runs(lines, runs))


def make_line(row: Row, text: str, page: int, number: int, measures: Measures) -> Line:
    """A row's words, place and face; `text` is its text without blanks around."""
    first, base, size = row.pieces[0], row.base, row.longest.size
    box = (tenth(row.x0), tenth(base - 0.8 * size), tenth(row.x1), tenth(base + 0.22 * size))
    if first.cells:
        return Line(page, number, first.text, "row", cells=first.cells, table=first.table, size=first.size, bold=first.bold, box=box)
    if text.startswith("#") and (mark := MARKDOWN.match(text)):
        return Line(page, number, text[mark.end() :], "heading", len(mark[1]), size=size, bold=row.bold, box=box)
    level = heading_of(row) or measures.levels.get(size, 0)
    if level and (len(text) > LONGEST_HEADING or not any(char.isalpha() for char in text)):
        level = 0
    kind = "heading" if level else "text"
    return Line(page, number, text, kind, level, find_marker(text), size=size, bold=row.bold, box=box, certainty=row.certainty)


def tenth(number: float) -> float:
    """A number to one decimal: `round(number, 1)` at a third of its price, which is a tenth of all that a line costs.

    >>> tenth(841.8898), tenth(0.25), tenth(-0.04)
    (841.9, 0.2, -0.0)
    """
    times = number * 10
    if not 1 <= times < 1e9:  # below nothing, or no number at all
        return round(number, 1)
    whole = round(times)
    return whole / 10 if -0.49 < times - whole < 0.49 else round(number, 1)


def find_measures(pages: Sequence[tuple[float, Sequence[Row]]]) -> Measures:
    """Body size, leading, right edges and heading sizes of a paper."""
    sizes: Counter[float] = Counter()
    rights: dict[int, list[float]] = {}
    for width, rows in pages:
        for row in rows:
            sizes[row.longest.size] += len(row.text)
        ends = [row.pieces[0].x1 for row in rows if not row.pieces[0].right and not row.pieces[0].cells]
        if ends:
            rights.setdefault(round(width), []).extend(ends)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    large = sorted((other for other in sizes if other >= LARGER * size), reverse=True)
    told = [row.longest.size for _, rows in pages for row in rows if row.pieces[0].tag and heading_of(row)]
    large = [other for other in large if not told or other > max(told)]  # where tags tell the headings, size tells the title only
    # The longest line may run out of the margin; the next to longest is trusted where there are enough.
    edges = {width: sorted(ends)[-2 if len(ends) >= 8 else -1] for width, ends in rights.items()}
    return Measures(size, find_leading([rows for _, rows in pages]), edges, {other: min(level, 6) for level, other in enumerate(large, 1)})


def find_leading(pages: Sequence[Sequence[Row]]) -> dict[float, float]:
    """The usual step between the baselines of a paragraph for each size; lines that start small tell best."""
    steps = [measure_step(before, row) for rows in pages for before, row in pairwise(rows)]
    met = Counter([step for step in steps if step])
    every: defaultdict[float, Counter[float]] = defaultdict(Counter, {0.0: Counter()})
    wraps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for (size, step, small), count in met.items():
        for key in (0.0, size):
            every[key][step] += count
            wraps[key][step] += count * small
    counts = {key: +wraps[key] if sum(wraps[key].values()) >= 2 else steps for key, steps in every.items()}
    usual = counts[0.0].most_common(1)[0][0] if counts[0.0] else 1.2
    return {0.0: usual} | {key: steps.most_common(1)[0][0] for key, steps in counts.items() if key and sum(wraps[key].values()) >= 2}


def measure_step(above: Row, row: Row) -> tuple[float, float, bool] | None:
    """Size of a row, step to it in font sizes, and whether it starts small; None where it cannot stand in the paragraph above."""
    size = row.longest.size
    if not -0.6 < size - above.longest.size < 0.6:
        return None
    step = tenth((row.base - above.base) / (size if size > 1 else 1))
    return (size, step, row.text[:1].islower()) if 0.8 < step < 3 else None


def place_line(row: Row, line: Line, before: tuple[Row, Line], width: float, measures: Measures) -> Line:
    """The line with its gap, and whether it goes on with the line before."""
    above, earlier = before
    step = row.base - above.base
    away = line.page != earlier.page or step <= 0.3 * line.size
    size = max(line.size, earlier.size, 1.0)
    blank = step / (size * measures.leading.get(size, measures.leading[0.0])) - 1
    gap = 1.0 if away else tenth(blank) if blank > 0.04 else 0.0
    told = row.pieces[0].tag and above.pieces[0].tag and not away
    fits = has_same_face(earlier, line)
    if not told and (not fits or (gap > WIDEST_GAP and not away)):
        return replace(line, gap=gap) if gap else line
    edge = measures.rights.get(round(width), row.x1)
    right = above.pieces[-1].right or edge if away else row.pieces[-1].right or max(edge, NARROWEST * width)
    fill = find_fill(above, row, right)
    joins = fits and goes_on(earlier, line, fill, gap, away)
    if told:
        joins = stays(above, row, fill, joins)
    return replace(line, joins=joins, gap=0.0 if joins else gap) if joins or gap else line


def has_same_face(before: Line, line: Line) -> bool:
    """True where the letters of a line are like those before, or near enough to go on with them."""
    if abs(before.size - line.size) > 0.6:
        return False
    if before.bold == line.bold:
        return True
    small = line.text[:1].islower()
    return small if line.bold else small and before.kind != "heading" and not before.text.endswith(":")


def goes_on(before: Line, line: Line, fill: float, gap: float, away: bool) -> bool:
    """True where a line of the same face is the soft wrap of the one before; over a page or column only with a small start or a date."""
    if before.kind == line.kind == "heading" and before.level == line.level:
        before, line = replace(before, kind="text"), replace(line, kind="text")
    if away:
        goes = line.text[:1].islower() or bool(DATE.match(line.text))
        return goes and fill >= SMALL_START and is_wrapped(before, line, fill)
    return gap <= WIDEST_GAP and is_wrapped(before, line, fill)


def find_fill(above: Row, row: Row, right: float) -> float:
    """How far the line above would reach with this line's first word set behind it, as a share of its column's width."""
    first = row.pieces[0]
    word = (first.text.split(None, 1) or [""])[0]
    letter = (first.x1 - first.x0) / max(1, len(first.text))
    return (above.x1 - above.x0 + (len(word) + 1) * letter) / max(1.0, right - above.x0)


def find_level(indents: list[float], row: Row) -> int:
    """Depth of a list item from its left edge; `indents` remembers the open lists and is changed."""
    while indents and row.x0 < indents[-1] - 4:
        indents.pop()
    if not indents or row.x0 > indents[-1] + 4:
        indents.append(row.x0)
    return len(indents)
