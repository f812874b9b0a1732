"""What a picture shows, before any format: figures with their words. The same figures stand in a table beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a heat map, one bar, or one line of a timeline."""

    label: str
    values: tuple[float | None, ...]
    """heat-map: a figure a column; bars: the length of each part; timeline: where each mark stands, 0 (first day) to 1 (last).

    None says that nothing is known, which is not zero.
    """
    texts: tuple[str, ...]
    """What stands in each cell, on each part or at each mark."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its text alternative."""

    kind: str
    """heat-map, bars or timeline."""
    title: str
    alt: str
    """What somebody who does not see the picture must know of it, in one or two sentences."""
    columns: tuple[str, ...]
    """heat-map: heads of the columns; bars: names of the parts; timeline: names along the axis, evenly spread (months, terms)."""
    rows: tuple[ChartRow, ...]
