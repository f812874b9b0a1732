"""A publication as one HTML file that needs nothing else: no script, no link, no picture."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import jinja2

from pipeline.errors import UsageError
from pipeline.publish.contexts import ReportContext
from pipeline.publish.word import TAGS, clean, make_environment


def format_html(context: ReportContext, template: Path) -> bytes:
    """The bytes of an HTML file. Raises UsageError for a template that asks for what is not there."""
    environment = make_environment()
    environment.trim_blocks = environment.lstrip_blocks = True
    try:
        text = environment.from_string(template.read_text(encoding="utf-8")).render(
            clean(asdict(context)), tag=TAGS.get(context.language, "nb-NO")
        )
    except jinja2.TemplateError as error:
        raise UsageError(
            f"The template {template.name} could not be filled in: {error}. Compare it with the one that `referent init` makes."
        ) from error
    return text.encode("utf-8")
