"""Filling in a published form as Word does: what is written takes the place of a control's prompt, a click ticks a box."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn


def open_form(data: bytes) -> Document:
    """A published form, ready to be written in."""
    return docx.Document(io.BytesIO(data))


def save_form(document: Document) -> bytes:
    """The form as the secretary saves it."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def find_controls(document: Any, tag: str) -> list[Any]:
    """The controls with a tag, in the order of the paper."""
    return [node for node in document.element.body.iter(qn("w:sdt")) if read_tag(node) == tag]


def read_tag(control: Any) -> str:
    """The tag by which a program knows a control."""
    return str(control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")))


def write_in(control: Any, *texts: str) -> None:
    """Write paragraphs, or one line, into a control."""
    said = control.find(qn("w:sdtPr"))
    said.remove(said.find(qn("w:showingPlcHdr")))
    content = control.find(qn("w:sdtContent"))
    first = content[0]
    for text in texts[1:]:
        content.append(deepcopy(first))
        set_text(content[-1], text)
    set_text(first, texts[0])


def set_text(node: Any, text: str) -> None:
    """The words of a paragraph or run, without the prompt's style."""
    next(node.iter(qn("w:t"))).text = text
    for style in list(node.iter(qn("w:rStyle"))):
        style.getparent().remove(style)


def tick(control: Any) -> None:
    """Tick a box."""
    next(control.iter(qn("w:t"))).text = "☒"


def find_box(document: Document, name: str, tag: str) -> Any:
    """The box with a tag in the row in which somebody is named."""
    row = next(row._tr for table in document.tables for row in table.rows if row.cells[0].text == name)
    return next(node for node in row.iter(qn("w:sdt")) if read_tag(node) == tag)
