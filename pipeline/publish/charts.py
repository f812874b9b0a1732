"""Charts as pictures: typst draws each from templates/charts.typ, in place in a PDF, as SVG in a page, as PNG in a Word file.

A template places a Chart of its context with one word in every format, with its text alternative:

    Word    {{ picture(chart) }}                  alone in a paragraph
    HTML    {{ picture(chart) }}                  an <img>; the page's policy says `img-src data:`
    typst   #import "charts.typ": picture
            #picture(d.chart)

The title is not in the picture: the template writes `chart.title` above it, as text, and the table with the same figures beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pipeline.publish.filling import find_template

PPI = 200
"""Dots an inch: sharp in print, and small."""


def draw_chart(chart: Mapping[str, Any], form: Literal["svg", "png"], templates: Path) -> bytes:
    """The picture of a chart (as `asdict` gives it) as `svg` or `png`, drawn by the charts.typ of a folder, else the shipped one.

    The same chart gives the same bytes on every machine. Raises typst's error where charts.typ is damaged.
    """
    import typst

    return typst.compile(
        find_template("charts.typ", templates),
        format=form,
        ppi=PPI,
        sys_inputs={"chart": json.dumps(chart, ensure_ascii=False)},
        ignore_system_fonts=True,
    )
