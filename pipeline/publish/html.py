"""A publication as one HTML file that needs nothing else: no script, no link, no picture."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from pipeline.publish.contexts import Publication
from pipeline.publish.filling import explain_faults
from pipeline.publish.word import TAGS, clean, make_environment


def format_html(context: Publication, template: Path, _as_of: str = "") -> bytes:
    """The bytes of an HTML file. Raises UsageError for a damaged template, or one that asks for what is not there."""
    environment = make_environment()
    environment.trim_blocks = environment.lstrip_blocks = True
    with explain_faults(template):
        text = environment.from_string(template.read_text(encoding="utf-8")).render(
            clean(asdict(context)), tag=TAGS.get(context.language, "nb-NO")
        )
    return text.encode("utf-8")
