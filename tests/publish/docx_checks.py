"""What a Word file must have so that a screen reader can read it out: an own checker, for every file that is published."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

RANK = re.compile(r"(?:Heading|heading) (\d)")
TYPED_LIST = re.compile(r"\s*(?:[-–•*·▪]\s|\d{1,2}[.)]\s|[a-z]\)\s)")
"""A list that is typed, not made with a style."""
LANGUAGES = {"nb-NO", "nn-NO", "en-GB"}
CONTRAST = 4.5
GROUNDS = ("FFFFFF", "EEF2F6")
"""White, and the ground of header rows."""


def find_faults(data: bytes) -> list[str]:
    """What is wrong with a Word file, in words; empty for one that everybody can read."""
    document = docx.Document(io.BytesIO(data))
    checks = (find_title_faults, find_language_faults, find_heading_faults, find_table_faults, find_picture_faults, find_list_faults)
    return [fault for check in (*checks, find_colour_faults) for fault in check(document)]


def find_paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph of the body, in tables and content controls too, in order."""
    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]


def style_of(document: Document, paragraph: Paragraph) -> str:
    """The name of a paragraph's style, as Word shows it."""
    return str(paragraph.style.name) if paragraph.style else ""


def find_title_faults(document: Document) -> Iterator[str]:
    """The file's title is the one that the page shows, once."""
    titles = [p.text for p in find_paragraphs(document) if style_of(document, p) == "Title"]
    if titles != [document.core_properties.title] or not titles[0].strip():
        yield f"title: the file says {document.core_properties.title!r}, the page {titles!r}"


def find_language_faults(document: Document) -> Iterator[str]:
    """One language for the whole file, and no text in another."""
    said = {element.get(qn("w:val")) for part in (document.styles.element, document.element) for element in part.iter(qn("w:lang"))}
    if len(said) != 1 or not said <= LANGUAGES or document.core_properties.language not in said:
        yield f"language: the styles say {sorted(map(str, said))}, the file {document.core_properties.language!r}"


def find_heading_faults(document: Document) -> Iterator[str]:
    """Headings begin with rank 1, skip none on the way down, and none is empty."""
    ranks = [0]
    for paragraph in find_paragraphs(document):
        if match := RANK.fullmatch(style_of(document, paragraph)):
            ranks.append(int(match[1]))
            if not paragraph.text.strip():
                yield "heading: one is empty"
    yield from (f"heading: rank {after} follows rank {before}" for before, after in pairwise(ranks) if after > before + 1)
    if ranks == [0]:
        yield "heading: there is none"


def find_table_faults(document: Document) -> Iterator[str]:
    """Each table has a header row, which has words in each cell and is repeated, or its first column is said to be the header."""
    for table in document.element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        name = "".join(rows[0].itertext()).strip()[:30] if rows else ""
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        if not any(heads) and (look is None or look.get(qn("w:firstColumn")) != "1"):
            yield f"table {name!r}: neither a header row nor a header column"
        if heads != sorted(heads, reverse=True):
            yield f"table {name!r}: a header row in the middle"
        if heads[:1] == [True] and not all("".join(cell.itertext()).strip() for cell in rows[0].iter(qn("w:tc"))):
            yield f"table {name!r}: an empty head"
        if next(table.iter(qn("w:vMerge")), None) is not None:
            yield f"table {name!r}: cells merged over rows"


def find_picture_faults(document: Document) -> Iterator[str]:
    """Each picture has a text that says what it shows, or is marked as decoration."""
    for picture in document.element.body.iter(qn("wp:docPr")):
        if not picture.get("descr", "").strip() and not any(element.tag.endswith("}decorative") for element in picture.iter()):
            yield f"picture {picture.get('name', '')!r}: no alternative text"


def find_list_faults(document: Document) -> Iterator[str]:
    """Lists are made with styles that number, not typed; no empty paragraph stands in for space."""
    numbered = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style")) if has_numbers(style)}
    paragraphs = find_paragraphs(document)
    for paragraph in paragraphs:
        if TYPED_LIST.match(paragraph.text) and style_of(document, paragraph).startswith(("List", "Normal")):
            yield f"list: typed by hand: {paragraph.text[:30]!r}"
        if style_of(document, paragraph).startswith("List") and paragraph.style and paragraph.style.style_id not in numbered:
            yield f"list: the style {style_of(document, paragraph)!r} has no numbers or bullets"
    free = [p for p in document.paragraphs if not p.text.strip() and next(p._p.iter(qn("w:drawing")), None) is None]
    if free:
        yield f"space: {len(free)} empty paragraphs"


def has_numbers(style: Any) -> bool:
    """True for a style that carries numbers or bullets."""
    return style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def find_colour_faults(document: Document) -> Iterator[str]:
    """Every colour of a style that is used stands out from the grounds on which text stands."""
    used = {element.get(qn("w:val")) for name in ("w:pStyle", "w:rStyle") for element in document.element.iter(qn(name))}
    for style in document.styles.element.iter(qn("w:style")):
        colour = style.find(f"{qn('w:rPr')}/{qn('w:color')}")
        value = colour.get(qn("w:val"), "auto") if colour is not None else "auto"
        if style.get(qn("w:styleId")) in used and value != "auto" and min(contrast(value, ground) for ground in GROUNDS) < CONTRAST:
            yield f"colour: {style.get(qn('w:styleId'))} in {value} is too pale"


def contrast(one: str, two: str) -> float:
    """The contrast of two colours «RRGGBB» after WCAG, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of «RRGGBB» after WCAG."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
