"""What a paper closes to the public: itself by a stamp in its running head; its items by their words, a heading above, a note below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.documents import Document, Line
from pipeline.grammar.access import CLOSED_PART, DOORS_CLOSED, NAMED, NOTE, OPEN_PART, STARRED, closes_paper, find_access, is_stamp
from pipeline.language.dates import find_dates
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.items import Item

SENSITIVE = frozenset({"personal", "private", "company-confidential"})
"""What RFC 2156 calls a message that is not for everybody."""
NUMBER = re.compile(r"\d+(?:/\d+)?")
PLACES = 6
"""Digits of an item's number at most; Python itself refuses to count with thousands of them."""
HEAD, SHORT = 8, 60
"""Lines of a page's head, and letters of such a line: pages and plans tell of closed meetings, too."""
RANGE = re.compile(r"\s*(?:[-–]|til|til og med|t\.?o\.?m\.?|to)\s*", re.IGNORECASE)
WIDEST = 60
"""So many items a range has at most."""
STARS = ("*", "†", "‡")
LONGEST = 120
"""Letters of a heading of closed or open items."""
END = re.compile(r"(?<!\bjf)(?<!\bjfr)(?<!offl)(?<!\bfvl)(?<!koml)(?<!\boff)(?<!unnt)\.$|[:;!?]$", re.IGNORECASE)
"""The end of a line that goes on in no other."""
MEMO_HEAD = 30
"""Lines of a memo in which its stamp may stand."""
PART = 30
"""Letters of a line that may be a part of a stamp which is broken over two."""
ANSWER = re.compile(r"^\s*(?:(?:re|sv|vs|fwd?|vb|aw)\s?:\s*)+", re.IGNORECASE)
"""What stands before the subject of an answer."""


def find_running_stamp(document: Document) -> Found | None:
    """The stamp in a page's head, foot or margin, or the mark of a message or file as not for everybody: it closes the whole paper."""
    if document.lines and is_marked(document):
        return Found("withheld", document.lines[0], rule="withheld")
    stamped = (line for line in document.lines if line.kind == "furniture" and closes_paper(line.text))
    return next((Found("withheld", line, line.text, "withheld") for line in stamped), None)


def is_marked(document: Document) -> bool:
    """True for a message or file that is marked as closed: as private, by a word beside its lines, in its front matter or own title."""
    meta = document.meta
    front = (text for key, value in meta.items() for text in (value, f"{key}: {value}")) if document.format == "markdown" else ()
    marks = (*meta.get("marks", "").split("\n"), meta.get("title", ""), *front)
    return meta.get("sensitivity", "").casefold() in SENSITIVE or any(closes_paper(mark, is_title=True) for mark in marks)


def find_broken_stamp(texts: Sequence[str]) -> str:
    """A stamp that is broken over two short lines which say nothing by themselves; empty where there is none.

    >>> find_broken_stamp(["Unntatt offent-", "lighet", "Rådet drøftet saken om kantina i bygg 4 og 5."])
    'Unntatt offentlighet'
    """
    for first, second in pairwise(texts):
        if 0 < len(first) <= PART and 0 < len(second) <= PART and not END.search(first):
            joined = first[:-1] + second if first.endswith("-") else f"{first} {second}"
            if closes_paper(joined) and not closes_paper(first) and not closes_paper(second):
                return joined
    return ""


def find_memo_stamp(document: Document, lines: Sequence[Line], subject: Found | None) -> Found | None:
    """The stamp in a memo's first lines (`lines` are those that have words), in its subject, or what find_running_stamp finds."""
    head = lines[:MEMO_HEAD]
    for line in head:
        if closes_paper(line.text, is_title=line.kind == "heading" or (subject is not None and line is subject.line)):
            return Found("withheld", line, rule="withheld")
    if subject and closes_paper(ANSWER.sub("", subject.value), is_title=True):
        return Found("withheld", subject.line, rule="withheld")
    if find_broken_stamp([line.text for line in head]):
        return Found("withheld", head[0], rule="withheld")
    return find_running_stamp(document)


def find_head_stamp(document: Document) -> Found | None:
    """The stamp of a page or plan: a short line of its first ones that tells of no meeting, or what find_running_stamp finds."""
    head = [line for line in document.lines if line.kind != "furniture"][:HEAD]
    short = (line for line in head if len(line.text) <= SHORT and not find_dates(line.text) and closes_paper(line.text))
    return next((Found("withheld", line, line.text, "withheld") for line in short), None) or find_running_stamp(document)


def close_items(items: Sequence[Item], blocks: Sequence[Block]) -> None:
    """Give each item that the paper closes its access and legal basis."""
    below = find_closed_blocks(blocks)
    for item in items:
        if item.entry.block.index in below or any(block.index in below for block in item.body):
            item.values["access"] = "withheld"
    close_by_loose(items, blocks)
    for item in items:
        close_by_words(item, items)
    closed = {item.number for item in items if item.values.get("access") == "withheld" and "/" in item.number}
    for item in items:
        if item.number in closed:  # a note may have been read as the item that it closes
            item.values["access"] = "withheld"


def close_by_loose(items: Sequence[Item], blocks: Sequence[Block]) -> None:
    """Close what stamps are about that stand in no item, or were read as one without a number."""
    own = {block.index for item in items for block in (item.entry.block, *item.body)}
    for block in blocks:
        text = block.paragraph.text
        if block.index not in own and (basis := find_access(text)) is not None:
            for one in find_named(text, items) or find_above(block, items, text):
                close_item(one, basis)
    for above, item in pairwise(items):
        text = item.entry.text
        if not item.number and is_stamp(text) and not CLOSED_PART.match(text):
            close_item(above, find_access(text) or "")


def close_by_words(item: Item, items: Sequence[Item]) -> None:
    """Close what the words of an item close: mostly itself; the items that it names, where it is a note to them."""
    whole = item.entry.block.paragraph.text
    if NOTE.match(whole) and (basis := find_access(whole)) is not None:
        for one in (item, *find_named(whole, items)):
            close_item(one, basis)
    texts = [(item.entry.text, True), *((block.paragraph.text, block.is_heading) for block in item.body)]
    for text, is_title in (*texts, (find_broken_stamp([text for text, _ in texts[1:]]), False)):
        if (basis := find_access(text, is_title=is_title)) is not None:
            for one in find_meant(text, item, items):
                close_item(one, basis)


def find_above(block: Block, items: Sequence[Item], text: str) -> list[Item]:
    """The item above a stamp that stands in no item, as a heading of its own does; none where it names items or heads several."""
    if CLOSED_PART.match(text) or NAMED.search(text) or STARRED.match(text):
        return []
    above = [item for item in items if item.entry.block.index < block.index]
    return above[-1:]


def close_item(item: Item, basis: str) -> None:
    """Close one item; the last legal basis that is written holds."""
    item.values["access"] = "withheld"
    if basis:
        item.values["legal_basis"] = basis


def find_closed_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of blocks that stand below a heading of closed items («Lukkede saker»), until the meeting is open again."""
    if not any(CLOSED_PART.takes(block.held) or DOORS_CLOSED.takes(block.held) for block in blocks):
        return frozenset()
    is_closed, found = False, []
    reopened = max((block.index for block in blocks if OPEN_PART.match(find_heading(block))), default=-1)
    for block in blocks:
        text = find_heading(block)
        if not text:
            pass
        elif OPEN_PART.match(text):
            is_closed = False
        elif CLOSED_PART.match(text) or (block.index < reopened and DOORS_CLOSED.match(text)):
            is_closed = True
            continue
        if is_closed:
            found.append(block.index)
    return frozenset(found)


def find_heading(block: Block) -> str:
    """What may be a heading of closed or open items: a short block, or the one text of a row; empty for others."""
    cells = {cell.strip() for cell in block.line.cells if cell.strip()}
    text = cells.pop() if len(cells) == 1 else block.text
    return text if len(text) <= LONGEST else ""


def find_meant(text: str, item: Item, items: Sequence[Item]) -> Iterator[Item]:
    """The items that a stamp closes: those that it names, those with a star where it is a note to them, none where it is a heading of
    several, else the one in which it stands.
    """
    if text is item.entry.text:
        yield item
    elif not CLOSED_PART.match(text):
        yield from find_named(text, items) or [item]


def find_named(text: str, items: Sequence[Item]) -> list[Item]:
    """The items that a stamp names by number, or by the star that they bear."""
    numbers = {number for match in NAMED.finditer(text) for number in find_numbers(match["numbers"] or match["listed"])}
    named = [one for one in items if numbers & set(name_item(one))] if numbers else []
    return named or [one for one in items if STARRED.match(text) and has_star(one)]


def name_item(item: Item) -> tuple[str, ...]:
    """What a note may call an item: its number with the year and without, but not with the body's letters."""
    bare = next(iter(NUMBER.findall(item.number)), "")
    return (bare, bare.partition("/")[0]) if bare else ()


def find_numbers(text: str) -> Iterator[str]:
    """The numbers of items in a list, those between the ends of a range too.

    >>> list(find_numbers("2/25, 4/25 – 6/25")), list(find_numbers("2 og 3"))
    (['2/25', '4/25', '5/25', '6/25'], ['2', '3'])
    >>> len(list(find_numbers("1" * 5000 + "–" + "2" * 5000)))
    2
    """
    before, place = "", 0
    for match in NUMBER.finditer(text):
        first, _, _ = before.partition("/")
        last, _, year = match[0].partition("/")
        if 0 < len(first) <= PLACES >= len(last) and RANGE.fullmatch(text[place : match.start()]) and 0 < int(last) - int(first) < WIDEST:
            yield from (f"{number}/{year}" if year else str(number) for number in range(int(first) + 1, int(last)))
        yield match[0]
        before, place = match[0], match.end()


def has_star(item: Item) -> bool:
    """True for an item whose line begins or ends with a star."""
    text = item.entry.block.paragraph.text.strip(" |()")
    return text.startswith(STARS) or text.endswith(STARS) or item.entry.block.line.marker in STARS
