"""The lines that open an item's section: coded numbers, numbered headings, a numbered series, headings of one rank, bullets."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.grammar import find_rule
from pipeline.grammar.decisions import DECIDED
from pipeline.grammar.items import PARAGRAPH
from pipeline.grammar.minutes import ORGANISATION, TITLE_WORD
from pipeline.language.dates import find_dates
from pipeline.language.folding import fold
from pipeline.parse.blocks import Block
from pipeline.parse.entries import Entry, is_no_item, names_item, read_title


def find_sections(blocks: list[Block], listed: list[Entry]) -> list[Block]:
    """The blocks that open an item's section: coded numbers, else numbered headings, a numbered series, headings, bullets."""
    coded = [block for block in blocks if block.number and (block.number.labelled or block.number.year) and (listed or is_short(block))]
    if coded and (len(coded) > 1 or not listed):
        return with_siblings(blocks, coded)
    repeated = find_repeated(blocks, listed)
    if len(repeated) > 1:
        return with_siblings(blocks, repeated)
    headings = [block for block in blocks if block.is_heading and not is_no_item(block)]
    numbered = [block for block in headings if block.ordinal]
    if len(numbered) > 1 and not listed:
        return with_points(blocks, with_siblings(blocks, numbered))
    paragraphs = find_paragraphs(blocks)
    if len(paragraphs) > 2 and not listed:
        return paragraphs
    ranked, series = find_ranked(headings[opens_paper(headings, blocks) :]), find_series(blocks)
    if len(series) > 1 and not listed and not is_inside(series, ranked):
        return with_letters(blocks, series)
    return ranked or find_unmarked(blocks) or find_bullets(blocks)


def opens_paper(headings: list[Block], blocks: list[Block]) -> bool:
    """True where the first heading names the paper or its owner: a title word, an association, labels or a date right below."""
    if not headings or headings[0] is not blocks[0]:
        return False
    text, below = headings[0].text, blocks[1] if len(blocks) > 1 else None
    facts = below and (below.label or find_dates(below.text)) and not below.is_heading
    return bool(len(headings) == 1 or TITLE_WORD.search(text) or ORGANISATION.match(text) or facts)


def is_short(block: Block) -> bool:
    """True where the block can be a heading: not a paragraph of running text."""
    return len(block.line.text) < 200


def find_repeated(blocks: list[Block], listed: list[Entry]) -> list[Block]:
    """The short lines after the agenda list that bear the title of one of its entries again."""
    titles = [fold(entry.text)[:80] for entry in listed if len(entry.text) > 5]
    after = listed[-1].block.index if listed else 0
    return [
        block
        for block in blocks
        if block.index > after
        and len(block.text) < 120
        and not block.label
        and any(fuzz.ratio(fold(read_title(block))[:80], title) > 84 for title in titles)
    ]


def is_inside(series: list[Block], headings: list[Block]) -> bool:
    """True where the whole series stands under one of several headings: a quoted text, not the items."""
    parts = {sum(heading.index < block.index for heading in headings) for block in series}
    return len(headings) > 1 and len(parts) == 1 and parts != {0}


def find_unmarked(blocks: list[Block]) -> list[Block]:
    """Bold lines, else lines that can only name an item and those that stand as they do, in papers without headings and numbers."""
    plain = [block for block in blocks if is_line(block) and not is_no_item(block)]
    bold = [block for block in plain if block.line.bold and not (TITLE_WORD.search(block.text) and block.index < 3)]
    if len(bold) > 1:
        return bold
    named = {block.index for block in plain if names_item(block)}
    over = {block.index for block, below in pairwise(blocks) if block.line.gap >= 1 and below.line.gap == 0}
    alike = over if len(named & over) > 1 else set()
    return [block for block in plain if block.index in named | alike and block.index >= min(named)] if len(named) > 1 else []


def is_line(block: Block) -> bool:
    """True for one short line that is no heading, label, list item or sentence."""
    marked = block.is_heading or block.line.marker or (block.label and block.label.field != "any_other")
    text = block.text.rstrip()
    return not marked and len(text) < 90 and len(block.paragraph.lines) == 1 and not text.endswith((".", "!", "?")) and "\t" not in text


def find_bullets(blocks: list[Block]) -> list[Block]:
    """The bullets of the top level, where two or more of them have bullets below: items with notes."""
    tops = [(place, block) for place, block in enumerate(blocks) if block.line.marker and block.line.level == 1 and not block.is_heading]
    parents = [block for place, block in tops if place + 1 < len(blocks) and blocks[place + 1].line.level > 1]
    return [block for _, block in tops if block.index >= parents[0].index] if len(parents) > 1 else []


def with_siblings(blocks: list[Block], found: list[Block]) -> list[Block]:
    """The blocks found and, where most are headings of one level, the unnumbered headings of that level."""
    levels = Counter(block.line.level for block in found if block.is_heading)
    if not levels or sum(levels.values()) * 2 < len(found):
        return found
    level = levels.most_common(1)[0][0]
    chosen = {block.index for block in found}
    return [
        block
        for block in blocks
        if block.index in chosen
        or (block.is_heading and block.line.level == level and not is_no_item(block) and not is_front(block, found))
    ]


def with_points(blocks: list[Block], heads: list[Block]) -> list[Block]:
    """The heads and the short lines between them that count on their numbers («9.1 Gjester», «9.2 Talerett» below «9»)."""
    chosen, parent, points = {block.index for block in heads}, "", 0
    for block in blocks:
        if block.index in chosen:
            parent, points = block.ordinal, 0
        elif parent and block.ordinal == f"{parent}.{points + 1}" and is_point(block):
            points += 1
            chosen.add(block.index)
    return [block for block in blocks if block.index in chosen]


def is_point(block: Block) -> bool:
    """True for a short line that stands apart and is no sentence."""
    return len(block.text) < 90 and block.line.gap >= 0.5 and not block.text.rstrip().endswith((".", "!", "?"))


def is_front(block: Block, found: list[Block]) -> bool:
    """True for headings above the first item that are title, date or signatures."""
    text = block.text
    return block.index < found[0].index and bool(
        "\t" in text or (TITLE_WORD.search(text) and not names_item(block)) or find_dates(text) or re.search(r"\bsign", text, re.IGNORECASE)
    )


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
    """The lines «§ 1 Mötets öppnande», «§ 2 …» of Swedish minutes, short and rising from 1."""
    found: list[Block] = []
    for block in blocks:
        match = PARAGRAPH.match(block.text)
        if match and len(block.text) < 100 and int(match["number"]) == len(found) + 1:
            found.append(block)
    return found


def can_head(block: Block) -> bool:
    """True for a numbered line that is not itself a decision («1. Kari Nes velges ved akklamasjon»)."""
    return is_short(block) and not find_rule(DECIDED, block.text)


def find_ranked(headings: list[Block]) -> list[Block]:
    """The headings of one rank: the one with most names of items («Valg av styre»), else the highest that has two or more.

    A single heading counts where it names an item.
    """
    counts = Counter(block.line.level for block in headings)
    levels = sorted(level for level, count in counts.items() if count > 1)
    named = Counter(block.line.level for block in headings if names_item(block))
    if not levels:
        return [block for block in headings if names_item(block)]
    best = max(levels, key=lambda level: (named[level] if named[level] > 1 else 0, -level))
    return [block for block in headings if block.line.level == best]
