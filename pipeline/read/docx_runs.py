"""The words of one Word paragraph: insertions count, deletions and hidden text do not, links and text boxes are kept beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from pipeline.documents import Link
from pipeline.read.docx_styles import OFF, Style, Styles, W, child_value, find_size, is_on, is_prompt_style

REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACES = {f"{{http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in ("diagram}relIds", "chart}chart")}
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
"""Drawn letters of older Word files; what a watermark («FORTROLIG») is made of."""
BOXES = {f"{W}txbxContent", WORD_ART, *PLACES}
LETTERS = (f"{W}t", f"{DRAWING}t", f"{MATH}t")
LEFT_OUT = {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "delText", "instrText", "sdtPr", "txbxContent")}
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


class Paragraph(Struct, frozen=True):
    """A paragraph's words, with what is said about them."""

    text: str
    bold: bool
    size: float
    links: tuple[Link, ...]
    boxes: tuple[Any, ...]
    """Its text boxes, drawings that hold letters, diagrams and charts."""
    hidden: int
    """Words of it that are hidden, and left out."""


@dataclass(slots=True)
class Words:
    """What has been gathered so far; `bold` counts bold letters, `sizes` letters by size."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    hidden: int = 0
    sizes: dict[float, int] = field(default_factory=dict)


def read_paragraph(node: Any, style: Style, styles: Styles, targets: dict[str, str]) -> Paragraph:
    """All that one w:p says; `targets` are the addresses of its part's links."""
    words = Words()
    gather(node, style, styles, targets, words)
    size = max(words.sizes, key=lambda size: words.sizes[size]) if words.sizes else style.size
    text = "".join(words.parts)
    return Paragraph(text, 0 < words.letters == words.bold, size, tuple(words.links), tuple(words.boxes), words.hidden)


def gather(node: Any, style: Style, styles: Styles, targets: dict[str, str], words: Words) -> None:
    """Adds what stands in an element to `words`."""
    for child in node:
        tag = child.tag
        if is_box(child):
            words.boxes.append(child)
        elif tag in LEFT_OUT or not isinstance(tag, str):
            continue
        elif tag == f"{COMPATIBLE}AlternateContent":
            gather(choose_form(child), style, styles, targets, words)
        elif tag == f"{MATH}t":
            words.parts.append(child.text or "")
        elif tag == f"{W}r":
            gather_run(child, style, styles, words)
        elif tag == f"{W}hyperlink":
            start = len(words.parts)
            gather(child, style, styles, targets, words)
            target, text = targets.get(child.get(REL) or "", ""), "".join(words.parts[start:]).strip()
            if target and text:
                words.links.append(Link(text, target))
        else:
            gather(child, style, styles, targets, words)


def gather_run(run: Any, style: Style, styles: Styles, words: Words) -> None:
    """Adds a run's letters, with its weight and size."""
    own = run.find(f"{W}rPr")
    named = child_value(own, "rStyle")
    inherited = styles.find(named) if named in styles.nodes else None
    if inherited and is_prompt_style(styles.nodes[named]) and is_prompt(run):
        return
    if is_on(own, "vanish", style.hidden):
        words.hidden += sum(len((node.text or "").split()) for node in run.iter(f"{W}t"))
        return
    bold = is_on(own, "b", style.bold or (inherited is not None and inherited.bold))
    gather_signs(run, bold, find_size(own) or style.size, words)


def gather_signs(node: Any, bold: bool, size: float, words: Words) -> None:
    """Adds the letters and signs of a run, which all have one weight and size."""
    for child in node:
        if child.tag == f"{W}t":
            text = child.text or ""
            letters = len("".join(text.split()))
            words.letters += letters
            words.bold += letters if bold else 0
            words.sizes[size] = words.sizes.get(size, 0) + letters
            words.parts.append(text)
        elif child.tag in SIGNS:
            page = child.get(f"{W}type") in {"page", "column"}
            words.parts.append("" if page else SIGNS[child.tag])
        elif child.tag == f"{W}sym":
            words.parts.append("•" if not words.parts else "")
        elif child.tag == f"{W}ruby":
            for run in child.iterfind(f"{W}rubyBase/{W}r"):
                gather_signs(run, bold, size, words)
        elif child.tag == f"{COMPATIBLE}AlternateContent":
            gather_signs(choose_form(child), bold, size, words)
        elif child.tag not in LEFT_OUT:
            words.boxes += [child] if is_box(child) else find_boxes(child)


def is_prompt(run: Any) -> bool:
    """True for words of a form's control that shows them until somebody writes; what a register has filled in counts as written."""
    control = next(run.iterancestors(f"{W}sdt"), None)
    said = None if control is None else control.find(f"{W}sdtPr")
    if said is None or said.find(f"{W}dataBinding") is not None:
        return False
    shown = said.find(f"{W}showingPlcHdr")
    return shown is not None and shown.get(f"{W}val") not in OFF


def choose_form(node: Any) -> Any:
    """The form of a mc:AlternateContent to be read: the newest that holds words, else the newest; the node where there is none."""
    forms = [child for child in node if child.tag in {f"{COMPATIBLE}Choice", f"{COMPATIBLE}Fallback"}]
    return next((form for form in forms if any(one.text for one in form.iter(*LETTERS))), (forms or [node])[0])


def is_box(node: Any) -> bool:
    """True for a text box, for the words of a drawing, and for the place of a diagram or chart."""
    return isinstance(node.tag, str) and (node.tag in BOXES or (node.tag.endswith("}txBody") and node.tag.startswith("{http")))


def find_boxes(node: Any) -> list[Any]:
    """The boxes in a drawing, the outermost only; where a drawing is given twice, those of the newer form."""
    found: list[Any] = []
    for child in choose_form(node) if node.tag == f"{COMPATIBLE}AlternateContent" else node:
        if is_box(child):
            found.append(child)
        elif isinstance(child.tag, str):
            found += find_boxes(child)
    return found


def find_drawn(root: Any | None) -> Iterator[str]:
    """The paragraphs of words in a drawing or diagram."""
    for paragraph in () if root is None else root.iter(f"{DRAWING}p"):
        yield "".join("\n" if node.tag == f"{DRAWING}br" else node.text or "" for node in paragraph.iter(f"{DRAWING}t", f"{DRAWING}br"))
