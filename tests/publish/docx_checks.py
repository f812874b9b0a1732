"""What a Word file must have so that a screen reader can read it out: an own checker, for every file that is published."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
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
    return [fault for check in CHECKS for fault in check(document)]


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
            if next(paragraph._p.iterancestors(qn("w:tc")), None) is not None:
                yield f"heading: {paragraph.text[:30]!r} stands in a table"
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
        if any(next(row.iter(qn("w:gridSpan")), None) is not None for row, is_head in zip(rows, heads, strict=True) if is_head):
            yield f"table {name!r}: merged heads"
        if next(table.iterancestors(qn("w:tbl")), None) is not None:
            yield f"table {name!r}: inside another"
        if any(height.get(qn("w:hRule")) == "exact" for height in table.iter(qn("w:trHeight"))):
            yield f"table {name!r}: a row of fixed height, which cuts its text"


def find_picture_faults(document: Document) -> Iterator[str]:
    """Each picture has a text that says what it shows, or is marked as decoration."""
    for picture in document.element.body.iter(qn("wp:docPr")):
        if not picture.get("descr", "").strip() and not any(element.tag.endswith("}decorative") for element in picture.iter()):
            yield f"picture {picture.get('name', '')!r}: no alternative text"


def find_float_faults(document: Document) -> Iterator[str]:
    """No text outside the flow: no text boxes, frames, footnotes or endnotes."""
    tags = ("w:txbxContent", "w:framePr", "w:footnoteReference", "w:endnoteReference", "w:pict")
    yield from (f"float: {tag}" for tag in tags if next(document.element.body.iter(qn(tag)), None) is not None)


def find_link_faults(document: Document) -> Iterator[str]:
    """Each link has words, and they are not the address."""
    for link in document.element.body.iter(qn("w:hyperlink")):
        words = "".join(text.text or "" for text in link.iter(qn("w:t"))).strip()
        if not words or re.match(r"https?://|www\.", words):
            yield f"link: {words!r} says nothing of where it leads"


def find_list_faults(document: Document) -> Iterator[str]:
    """Lists are made with styles that number, not typed; no empty paragraph stands in for space."""
    numbered = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style")) if has_numbers(style)}
    paragraphs = find_paragraphs(document)
    for paragraph in paragraphs:
        if TYPED_LIST.match(paragraph.text) and style_of(document, paragraph).startswith(("List", "Normal")):
            yield f"list: typed by hand: {paragraph.text[:30]!r}"
        if style_of(document, paragraph).startswith("List") and paragraph.style and paragraph.style.style_id not in numbered:
            yield f"list: the style {style_of(document, paragraph)!r} has no numbers or bullets"
        if re.search(r" {3}|\t\t", paragraph.text):
            yield f"space: made with blanks or tabs: {paragraph.text[:30]!r}"
    free = [p for p in paragraphs if is_space(p)]
    if free:
        yield f"space: {len(free)} empty paragraphs"


def is_space(paragraph: Paragraph) -> bool:
    """True for an empty paragraph that only makes room; an empty cell has one, and what is to be filled in stands in a control."""
    element = paragraph._p
    cell = element.getparent() if element.getparent().tag == qn("w:tc") else None
    held = any(next(element.iter(qn(tag)), None) is not None for tag in ("w:drawing", "w:sdt"))
    alone = cell is not None and len(list(cell.iter(qn("w:p")))) == 1
    return not paragraph.text.strip() and not held and not alone


def has_numbers(style: Any) -> bool:
    """True for a style that carries numbers or bullets."""
    return style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def find_colour_faults(document: Document) -> Iterator[str]:
    """Every colour of a style that is used, or of a run, stands out from the grounds on which text stands."""
    used = {element.get(qn("w:val")) for name in ("w:pStyle", "w:rStyle") for element in document.element.iter(qn(name))}
    for style in document.styles.element.iter(qn("w:style")):
        value = colour_of(style)
        if style.get(qn("w:styleId")) in used and is_pale(value, GROUNDS):
            yield f"colour: {style.get(qn('w:styleId'))} in {value} is too pale"
    for run in document.element.body.iter(qn("w:r")):
        grounds = [ground for ground in (ground_of(cell) for cell in run.iterancestors(qn("w:tc"))) if ground] or list(GROUNDS)
        if is_pale(colour_of(run), grounds):
            words = "".join(text.text or "" for text in run.iter(qn("w:t")))
            yield f"colour: {words[:30]!r} in {colour_of(run)} on {grounds[0]} is too pale"


def colour_of(element: Any) -> str:
    """The colour of a style's or a run's letters, «RRGGBB»; black where it says nothing or «auto»."""
    colour = element.find(f"{qn('w:rPr')}/{qn('w:color')}")
    value = str(colour.get(qn("w:val"), "auto")) if colour is not None else "auto"
    return "000000" if value == "auto" else value


def ground_of(cell: Any) -> str:
    """The colour that a cell is filled with, «RRGGBB»; empty for none."""
    fill = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    value = str(fill.get(qn("w:fill"), "")) if fill is not None else ""
    return "" if value == "auto" else value


def is_pale(colour: str, grounds: Iterable[str]) -> bool:
    """True where a colour does not stand out from each of the grounds."""
    return min(contrast(colour, ground) for ground in grounds) < CONTRAST


def contrast(one: str, two: str) -> float:
    """The contrast of two colours «RRGGBB» after WCAG, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of «RRGGBB» after WCAG."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CHECKS: tuple[Callable[[Document], Iterator[str]], ...] = (
    find_title_faults,
    find_language_faults,
    find_heading_faults,
    find_table_faults,
    find_picture_faults,
    find_float_faults,
    find_link_faults,
    find_list_faults,
    find_colour_faults,
)
