"""Items that are known by their numbers: the longest series, numbers of a kind («§ 3», «IV.»), and the points below them."""

from __future__ import annotations

import re

from pipeline.grammar import find_rule
from pipeline.grammar.decisions import DECIDED
from pipeline.grammar.items import PARAGRAPH, ROMAN
from pipeline.parse.blocks import Block
from pipeline.parse.entries import names_item, split_explanation


def find_series(blocks: list[Block]) -> list[Block]:
    """The longest run of plain numbers that rise by one or two from 1, each followed by its text or by the next."""
    best: list[Block] = []
    for start, block in enumerate(blocks):
        if block.ordinal not in {"1", "01"} or block.line.level > 1 or block.is_heading or not can_head(block):
            continue
        run = [block]
        for later in blocks[start + 1 :]:
            if later.ordinal.isdigit() and later.line.level <= 1 and 0 < int(later.ordinal) - int(run[-1].ordinal) <= 2 and can_head(later):
                run.append(later)
        if len(run) > len(best):
            best = run
    return best


def with_points(blocks: list[Block], heads: list[Block]) -> list[Block]:
    """The heads and the short lines between them that count on their numbers («9.1 Gjester», «9.2 Talerett» below «9»)."""
    chosen, parent, points = {block.index for block in heads}, "", 0
    for block in blocks:
        if block.index in chosen:
            parent, points = block.ordinal, 0
        elif parent and (block.is_heading or is_point(block)) and counts_on(block, parent, points + 1):
            points += 1
            chosen.add(block.index)
    return [block for block in blocks if block.index in chosen]


def counts_on(block: Block, parent: str, point: int) -> bool:
    """True for the point of that place below the parent's number: «9.2», in headings also «9B»."""
    letter = chr(ord("A") + point - 1)
    lettered = block.is_heading and re.match(rf"{re.escape(parent)}\s?[{letter}{letter.lower()}][.):]?\s", block.text)
    return block.ordinal == f"{parent}.{point}" or bool(lettered and parent.isdigit())


def with_last(blocks: list[Block], found: list[Block]) -> list[Block]:
    """The blocks found, and the line «Eventuelt» behind the last where none of them is that."""
    last = [block for block in blocks if block.index > found[-1].index and is_last(block)][:1]
    return found if any(is_last(block) for block in found) else found + last


def is_last(block: Block) -> bool:
    """True for a line that says only «Eventuelt»."""
    return bool(block.label and block.label.field == "any_other" and not block.label.value)


def is_point(block: Block) -> bool:
    """True for a short line that stands apart and is no sentence."""
    return len(block.text) < 90 and block.line.gap >= 0.5 and not block.text.rstrip().endswith((".", "!", "?"))


def with_letters(blocks: list[Block], series: list[Block]) -> list[Block]:
    """The series and the lettered lines within it that name items («a) Valg av møteleder»)."""
    chosen = {block.index for block in series}
    letters = [
        block
        for block in blocks
        if block.index > series[0].index and len(block.ordinal) == 1 and block.ordinal.isalpha() and names_item(block)
    ]
    return [block for block in blocks if block.index in chosen or block in letters]


def find_paragraphs(blocks: list[Block]) -> list[Block]:
    """The lines «§ 1 Mötets öppnande», «2 § …», or «I. Call to order», «II. …», short and rising from 1."""
    for pattern, read_number in ((PARAGRAPH, int), (ROMAN, parse_roman)):
        found: list[Block] = []
        for block in blocks:
            match = pattern.match_held(block.text, block.held) if len(block.text) < 100 else None
            if match and read_number(match["number"]) == len(found) + 1:
                found.append(block)
        if len(found) > 2:
            return found
    return []


def parse_roman(number: str) -> int:
    """The value of a number of I, V and X.

    >>> [parse_roman(number) for number in ("I", "IV", "IX", "XIV")]
    [1, 4, 9, 14]
    """
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in number]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def can_head(block: Block) -> bool:
    """True for a numbered line whose title is not itself a decision («1. Kari Nes velges ved akklamasjon»)."""
    title, told = split_explanation(block.text)
    return (is_short(block) or bool(told)) and not find_rule(DECIDED, title)


def is_short(block: Block) -> bool:
    """True where the block can be a heading: not a paragraph of running text."""
    return len(block.line.text) < 200
