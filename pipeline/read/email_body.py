"""What the sender of a message wrote: lines out of its parts, without the older mail that is quoted in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from pipeline.documents import Line
from pipeline.errors import UnreadableError
from pipeline.read.email_parts import find_texts, is_plain, read_part
from pipeline.read.encoding import clean
from pipeline.read.html import read_html
from pipeline.read.quotes import split_quotes
from pipeline.read.text import split_lines

QUOTE = re.compile(r"<(?P<end>/?)blockquote\b(?P<rest>[^<>]*)>", re.IGNORECASE)
CITED = re.compile(r"type\s*=\s*[\"']?cite", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class Body:
    """The lines of a message, how many of older mail were left out, and which of its parts were read, or could not be."""

    lines: list[Line] = field(default_factory=list)
    left: int = 0
    read: list[Any] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    is_repaired: bool = False


def read_body(message: Any) -> Body:
    """The lines of all parts that mail programs show. A message that only hands on another is read whole."""
    body = Body(read=find_texts(message))
    read_parts(body, keep=False)
    if body.left and not body.lines:
        body = Body(read=body.read)
        read_parts(body, keep=True)
    return body


def read_parts(body: Body, *, keep: bool) -> None:
    """Adds the lines of the parts to be read to a body; with `keep` those of older mail, too."""
    for part in body.read:
        decoded = read_part(part)
        body.is_repaired |= decoded.repaired
        try:
            lines, left = (read_plain if is_plain(part) else read_page)(part, decoded.text, keep)
        except UnreadableError:
            body.unread.append(part.get_content_type())
            continue
        last = body.lines[-1].number if body.lines else 0
        body.lines += [
            replace(line, number=line.number + last, gap=max(line.gap, float(bool(last and not index)))) for index, line in enumerate(lines)
        ]
        body.left += left


def read_plain(part: Any, text: str, keep: bool) -> tuple[list[Line], int]:
    """The lines of plain text, and how many of older mail were left out."""
    rows = clean(text).split("\n")
    own, left = ([row.lstrip("> ") if row.startswith(">") else row for row in rows], 0) if keep else split_quotes(rows)
    return split_lines(unflow(part, own)), left


def read_page(part: Any, text: str, keep: bool) -> tuple[list[Line], int]:
    """The lines of a page, and how many of older mail were left out. Raises UnreadableError."""
    page, left = (text, 0) if keep else cut_cites(text)
    if not TAG.sub("", page).strip():
        return [], left
    lines = read_html(page.encode("utf-8", "replace"), encoding="utf-8").lines
    if keep:
        return list(lines), 0
    kept, more = split_quotes([line.text for line in lines])
    return [line for line, own in zip(lines, kept, strict=False) if own], left + more


def cut_cites(page: str) -> tuple[str, int]:
    """A page without the older mail that is marked as cited, and how many rows of it there were; what stands below it stays.

    >>> cut_cites('Hei<blockquote type="cite">eldre<blockquote>eldst</blockquote></blockquote>svar')
    ('Heisvar', 1)
    """
    parts: list[str] = []
    depth = start = opened = left = 0
    for match in QUOTE.finditer(page):
        if not match["end"] and (depth or CITED.search(match["rest"])):
            if not depth:
                parts.append(page[start : match.start()])
                opened = match.end()
            depth += 1
        elif match["end"] and depth:
            depth -= 1
            if not depth:
                left += count_rows(page[opened : match.start()])
                start = match.end()
    if depth:
        return "".join(parts), left + count_rows(page[opened:])
    return "".join(parts) + page[start:], left


def count_rows(page: str) -> int:
    """How many rows of a piece of a page hold words."""
    return sum(1 for row in TAG.sub("", page).split("\n") if row.strip())


def unflow(part: Any, rows: list[str]) -> list[str]:
    """Rows with the soft breaks of format=flowed undone; the row that a paragraph ends on is blanked, so rows keep their numbers."""
    if part.get_param("format") != "flowed":
        return rows
    out = list(rows)
    first = 0
    for index, row in enumerate(out):
        if index and out[first].endswith(" ") and row.strip() and out[first].strip() != "--":
            out[first] += row
            out[index] = ""
        else:
            first = index
    return [new for old, new in zip(rows, out, strict=True) if new.strip() or not old.strip()]
