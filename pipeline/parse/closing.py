"""What a paper closes to the public: itself by a stamp in its running head; its items by their words, a heading above, a note below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Document
from pipeline.grammar.access import CLOSED_PART, NAMED, OPEN_PART, STARRED, find_access
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.items import Item

SENSITIVE = frozenset({"personal", "private", "company-confidential"})
"""What RFC 2156 calls a message that is not for everybody."""
NUMBER = re.compile(r"\d+(?:/\d+)?")


def find_running_stamp(document: Document) -> Found | None:
    """The stamp in a page's head or foot, or the mark of a message as private, which closes the whole paper."""
    if document.meta.get("sensitivity", "").casefold() in SENSITIVE and document.lines:
        return Found("withheld", document.lines[0], rule="withheld")
    stamped = (line for line in document.lines if line.kind == "furniture" and find_access(line.text) is not None)
    return next((Found("withheld", line, line.text, "withheld") for line in stamped), None)


def close_items(items: Sequence[Item], blocks: Sequence[Block]) -> None:
    """Give each item that the paper closes its access and legal basis."""
    below = find_closed_blocks(blocks)
    for item in items:
        if item.entry.block.index in below or any(block.index in below for block in item.body):
            item.values["access"] = "withheld"
    own = {block.index for item in items for block in (item.entry.block, *item.body)}
    for block in blocks:
        text = block.paragraph.text
        if block.index not in own and (basis := find_access(text)) is not None:
            for one in find_named(text, items):
                close_item(one, basis)
    for item in items:
        texts = [(item.entry.text, True), *((block.paragraph.text, block.is_heading) for block in item.body)]
        for text, is_title in texts:
            if (basis := find_access(text, is_title=is_title)) is not None:
                for one in find_meant(text, item, items):
                    close_item(one, basis)


def close_item(item: Item, basis: str) -> None:
    """Close one item; the last legal basis that is written holds."""
    item.values["access"] = "withheld"
    if basis:
        item.values["legal_basis"] = basis


def find_closed_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of blocks that stand below a heading of closed items («Lukkede saker»), until the meeting is open again."""
    is_closed, found = False, []
    for block in blocks:
        if len(block.text) > 120 or not (OPEN_PART.lets(block.text) or CLOSED_PART.lets(block.text)):
            pass
        elif OPEN_PART.match(block.text):
            is_closed = False
        elif CLOSED_PART.match(block.text):
            is_closed = True
            continue
        if is_closed:
            found.append(block.index)
    return frozenset(found)


def find_meant(text: str, item: Item, items: Sequence[Item]) -> Iterator[Item]:
    """The items that a stamp closes: those that it names, those with a star where it is a note to them, none where it is a heading of
    several, else the one in which it stands.
    """
    if text is not item.entry.text and CLOSED_PART.match(text):
        return
    yield from ([] if text is item.entry.text else find_named(text, items)) or [item]


def find_named(text: str, items: Sequence[Item]) -> list[Item]:
    """The items that a stamp names by number, or by the star that they bear."""
    numbers = {number for match in NAMED.finditer(text) for number in NUMBER.findall(match["numbers"])}
    named = [one for one in items if one.number in numbers]
    return named or [one for one in items if STARRED.match(text) and has_star(one)]


def has_star(item: Item) -> bool:
    """True for an item whose line begins or ends with a star."""
    text = item.entry.block.paragraph.text.strip(" |")
    return text.startswith("*") or text.endswith("*") or item.entry.block.line.marker == "*"
