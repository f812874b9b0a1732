"""A publication as a Word file, from a template that the customer owns.

The template is run in a sandbox with escaping on: a value can neither run code nor forge a paragraph. The same context
gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.language.formats import find_day
from pipeline.publish.charts import draw_chart
from pipeline.publish.contexts import Publication
from pipeline.publish.filling import explain_faults, fit_tables
from pipeline.publish.printable import clean, prepare

TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
"""A body's language -> the tag that readers and spell checkers know."""
HIGHEST = 0.9
"""A picture's greatest part of a page's height, so that its heading stays with it."""
MOST_OF_PROPERTY = 255
"""Characters of a document's property, by the library's reading of the standard."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def format_word(context: Publication, template: Path, as_of: str) -> bytes:
    """The bytes of a DOCX file. Raises UsageError for a damaged template, or one that asks for what is not there."""
    from docxtpl import DocxTemplate

    buffer = io.BytesIO()
    with explain_faults(template):
        document = DocxTemplate(str(template))
        values = prepare(context) | {"picture": lambda chart: format_picture(document, chart, template.parent)}
        document.render(values, jinja_env=make_environment())
        fit_tables(document.docx)
        drop_foreign_properties(document.docx.part.package)
        set_properties(document.docx, context, as_of)
        document.docx.save(buffer)
    return fix_bytes(buffer.getvalue())


def format_picture(document: Any, chart: Mapping[str, Any], templates: Path) -> Markup:
    """The XML that stands in a run's text for a chart: its picture with its text alternative, as wide as the page and no higher."""
    section, image = document.docx.sections[0], io.BytesIO(draw_chart(chart, "png", templates))
    inline = document.current_rendering_part.new_pic_inline(image, section.page_width - section.left_margin - section.right_margin)
    width, height = inline.extent.cx, inline.extent.cy
    scale = min(1, HIGHEST * (section.page_height - section.top_margin - section.bottom_margin) / height)
    for extent in (inline.extent, inline.graphic.graphicData.pic.spPr.xfrm.ext):
        extent.cx, extent.cy = int(width * scale), int(height * scale)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("title", chart["title"])
    inline.docPr.set("descr", chart["alt"])
    return Markup(f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">')


def make_environment() -> jinja2.Environment:
    """The sandbox in which every template runs."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)


def drop_foreign_properties(package: Any) -> None:
    """Takes away properties under LibreOffice's own relation: python-docx does not know them and would write a second core.xml."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/core-properties") and relation.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES:
            del package.rels[key]


def set_properties(document: Any, context: Publication, as_of: str) -> None:
    """Title, language and dates, so that readers and archives know what they have."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tag, day = TAGS.get(context.language, "nb-NO"), find_day(as_of)
    properties = document.core_properties
    properties.title, properties.language, properties.last_modified_by = clean(context.title)[:MOST_OF_PROPERTY], tag, ""
    properties.author, properties.subject, properties.revision = clean(context.body_name)[:MOST_OF_PROPERTY], clean(context.date), 1
    properties.created = properties.modified = datetime(day.year, day.month, day.day) if day else datetime(2000, 1, 1)
    for run in document.styles.element.iter(qn("w:rPr")):
        for language in run.findall(qn("w:lang")):
            run.remove(language)
    default = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if default is not None:
        language = OxmlElement("w:lang")
        for name in ("w:val", "w:eastAsia", "w:bidi"):
            language.set(qn(name), tag)
        default.append(language)


def fix_bytes(data: bytes) -> bytes:
    """The same file with its parts in one order and under one date, each once."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in sorted(set(source.namelist()), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(info, source.read(name))
    return buffer.getvalue()
