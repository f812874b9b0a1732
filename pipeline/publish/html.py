"""A publication as one HTML file that needs nothing else: no script, no link; pictures stand in it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pipeline.publish.charts import draw_chart
from pipeline.publish.contexts import Publication
from pipeline.publish.filling import explain_faults, find_folders
from pipeline.publish.printable import prepare
from pipeline.publish.word import TAGS, make_environment


def format_html(context: Publication, template: Path, _as_of: str = "") -> bytes:
    """The bytes of an HTML file. Raises UsageError for a damaged template, or one that asks for what is not there."""
    environment = make_environment()
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.loader = jinja2.FileSystemLoader(find_folders(template.parent))
    with explain_faults(template):
        text = environment.get_template(template.name).render(
            prepare(context),
            tag=TAGS.get(context.language, "nb-NO"),
            picture=lambda chart: format_picture(chart, template.parent),
        )
    return text.encode("utf-8")


def format_picture(chart: Mapping[str, Any], templates: Path) -> Markup:
    """A chart as an <img> that holds its picture and its text alternative."""
    data = base64.b64encode(draw_chart(chart, "svg", templates)).decode()
    return Markup('<img class="picture" src="data:image/svg+xml;base64,{}" alt="{}">').format(data, chart["alt"])
