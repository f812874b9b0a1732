"""The lines that open an item's section: coded numbers, numbered headings, a numbered series, headings of one rank, bullets."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from rapidfuzz import fuzz, process

from pipeline.grammar import find_rule
from pipeline.grammar.items import APPROVALS, NO_ITEM, REPORTS
from pipeline.grammar.minutes import ORGANISATION, TITLE_WORD
from pipeline.grammar.references import ANNOUNCING
from pipeline.language.dates import find_dates
from pipeline.language.folding import fold
from pipeline.language.numbers import NumberFound
from pipeline.parse.blocks import Block
from pipeline.parse.entries import Entry, find_coded_blocks, is_agenda_heading, is_no_item, is_part, names_item, read_title
from pipeline.parse.item_series import find_paragraphs, find_series, is_short, with_last, with_letters, with_points

ALIKE = 84.0001
"""How alike two titles are, in hundredths, that are one."""


def find_sections(blocks: list[Block], listed: list[Entry]) -> list[Block]:
    """The blocks that open an item's section: coded numbers, else numbered headings, a numbered series, headings, bullets."""
    coded = without_corrected([block for block in find_coded_blocks(blocks) if listed or is_short(block)], blocks)
    coded = without_reported(coded)
    if coded and (len(coded) > 1 or not listed):
        return with_last(blocks, with_points(blocks, with_siblings(blocks, coded)))
    repeated = find_repeated(blocks, listed)
    if len(repeated) > 1:
        return with_siblings(blocks, repeated)
    headings = [block for block in blocks if block.is_heading and not is_no_item(block)]
    if len(headings) == 1 and (only := find_only(blocks, headings[0])):
        return [only]
    numbered = [block for block in headings if block.ordinal]
    if len(numbered) > 1 and not listed:
        return with_points(blocks, with_siblings(blocks, numbered))
    paragraphs = find_paragraphs(blocks)
    if paragraphs and not listed:
        return paragraphs
    ranked, series = find_ranked(headings[opens_paper(headings, blocks) :]), find_series(blocks)
    if len(series) > 1 and not listed and not is_inside(series, ranked):
        return with_letters(blocks, series)
    return with_grouped(blocks, ranked) or find_unmarked(blocks) or find_bullets(blocks)


def without_corrected(coded: list[Block], blocks: list[Block]) -> list[Block]:
    """The coded blocks but those below «… godkjennes med følgende endringer:» that name an earlier item of the series."""
    announced = [block.index for block in blocks if block.text.rstrip().endswith(":") and find_rule(ANNOUNCING, block.text, block.held)]
    kept: list[Block] = []
    for block in coded:
        before = next((other.number for other in reversed(kept)), None)
        told = kept and any(kept[-1].index <= place < block.index for place in announced)
        if not (told and before and block.number and is_before(block.number, before)):
            kept.append(block)
    return kept


def without_reported(coded: list[Block]) -> list[Block]:
    """The coded blocks but those that tell of earlier cases under an item («Sak 9/25: Utført.»).

    Their numbers lie before the paper's first one, and the item behind them bears the next number after the one above them.
    """
    first = next((block.number for block in coded), None)
    earlier = {block.index for block in coded[1:] if first and block.number and not block.is_heading and is_before(block.number, first)}
    kept = [block for block in coded if block.index not in earlier]
    for above, below in pairwise(kept):
        between = any(above.index < place < below.index for place in earlier)
        if between and not (above.number and below.number and is_next(above.number, below.number)):
            return coded
    return kept


def is_next(one: NumberFound, other: NumberFound) -> bool:
    """True where a yeared number is the next of its series."""
    return is_before(one, other) and one.year == other.year and int(other.sequence) == int(one.sequence) + 1


def is_before(one: NumberFound, other: NumberFound) -> bool:
    """True where a yeared number comes before another one of its series."""
    places = [(number.year, int(number.sequence)) for number in (one, other) if number.year and number.sequence.isdigit()]
    return len(places) == 2 and places[0] < places[1]


def opens_paper(headings: list[Block], blocks: list[Block]) -> bool:
    """True where the first heading names the paper or its owner: a title word, an association, labels or a date right below."""
    if not headings or headings[0] is not blocks[0]:
        return False
    text, below = headings[0].text, blocks[1] if len(blocks) > 1 else None
    facts = below and (below.label or find_dates(below.text)) and not below.is_heading
    named = TITLE_WORD.search(text) and not names_item(headings[0])
    return bool(len(headings) == 1 or named or ORGANISATION.match(text) or facts)


def find_only(blocks: list[Block], heading: Block) -> Block | None:
    """The one heading that is an item: not the first line, and a part of an item («Vedtak») is the heading below it."""
    below = next((block for block in blocks if block.is_heading and block.index > heading.index), None)
    return heading if below and is_part(below) and heading is not blocks[0] and not TITLE_WORD.search(heading.text) else None


def find_repeated(blocks: list[Block], listed: list[Entry]) -> list[Block]:
    """The short lines after the agenda list that bear the title of one of its entries again."""
    titles = [fold(entry.text)[:80] for entry in listed if len(entry.text) > 5]
    after = listed[-1].block.index if listed else 0
    short = [block for block in blocks if titles and block.index > after and len(block.text) < 120 and not block.label]
    return [block for block in short if process.extractOne(fold(read_title(block))[:80], titles, scorer=fuzz.ratio, score_cutoff=ALIKE)]


def is_inside(series: list[Block], headings: list[Block]) -> bool:
    """True where the whole series stands under one of several headings: a quoted text, not the items."""
    parts = {sum(heading.index < block.index for heading in headings) for block in series}
    return len(headings) > 1 and len(parts) == 1 and parts != {0}


def find_unmarked(blocks: list[Block]) -> list[Block]:
    """Bold lines, else lines that can only name an item and those that stand as they do, in papers without headings and numbers."""
    plain = [block for block in blocks if is_line(block) and not is_no_item(block)]
    bold = [
        block for block in plain if block.line.bold and not (TITLE_WORD.search(block.text) and block.index < 3 and not names_item(block))
    ]
    if len(bold) > 1:
        return bold
    if len(shouted := find_shouted(blocks, plain)) > 1:
        return shouted
    named = {block.index for block in plain if names_item(block)}
    over = {block.index for block, below in pairwise(blocks) if block.line.gap >= 1 and below.line.gap == 0}
    alike = over if len(named & over) > 1 else set()
    return [block for block in plain if block.index in named | alike and block.index >= min(named)] if len(named) > 1 else []


def find_shouted(blocks: list[Block], plain: list[Block]) -> list[Block]:
    """The lines in capitals, or else those that end with a colon, behind the paper's head and each right above running text."""
    texts = {block.index: below for block, below in pairwise(blocks) if block.line.gap >= 1 and below.line.gap < 1 and is_running(below)}
    lines = [block for block in plain if block.index in texts and block.index > 0 and len(block.text) > 3]
    shouted = [block for block in lines if block.text.isupper() and not TITLE_WORD.search(block.text)]
    return shouted or [block for block in lines if block.text.rstrip().endswith(":") and len(block.text.split()) < 6]


def is_running(block: Block) -> bool:
    """True for text that can stand below the head of an item."""
    return not block.is_heading and not block.label and block.line.kind == "text"


def is_line(block: Block) -> bool:
    """True for one short line that is no heading, label, list item or sentence."""
    marked = block.is_heading or block.line.marker or (block.label and block.label.field != "any_other")
    text = block.text.rstrip()
    return not marked and len(text) < 90 and len(block.paragraph.lines) == 1 and not text.endswith((".", "!", "?")) and "\t" not in text


def find_bullets(blocks: list[Block]) -> list[Block]:
    """The bullets of the top level, where two or more of them have bullets below: items with notes."""
    tops = [(place, block) for place, block in enumerate(blocks) if block.line.marker and block.line.level == 1 and not block.is_heading]
    parents = [block for place, block in tops if blocks[place + 1 : place + 2] and is_below(blocks[place + 1])]
    return [block for _, block in tops if block.index >= parents[0].index] if len(parents) > 1 else []


def is_below(block: Block) -> bool:
    """True for a bullet below another."""
    return bool(block.line.marker) and block.line.level > 1 and not block.is_heading


def with_siblings(blocks: list[Block], found: list[Block]) -> list[Block]:
    """The blocks found and, where most are headings of one level, the unnumbered headings of that level."""
    levels = Counter(block.line.level for block in found if block.is_heading)
    if not levels or sum(levels.values()) * 2 < len(found):
        return found
    level = levels.most_common(1)[0][0]
    chosen = {block.index for block in found}
    others = [block for block in blocks if block.is_heading and block.index not in chosen and not is_no_item(block)]
    chosen |= {one.index for one in others if is_approval(one) or (one.line.level == level and not is_front(one, found))}
    return [block for block in blocks if block.index in chosen]


def is_approval(block: Block) -> bool:
    """True for a heading like «Godkjenning av innkalling», which is an item whatever its rank."""
    return find_rule(APPROVALS, block.text, block.held) is not None


def with_grouped(blocks: list[Block], ranked: list[Block]) -> list[Block]:
    """The headings of one rank and those one rank below a heading that only gathers items («Saker», «Beslutspunkter»).

    One heading like «Orienteringssaker» among others that name items is itself an item, with its points below it.
    """
    if len(ranked) < 2:
        return ranked
    rank, inside = ranked[0].line.level, 0
    groups = [block for block in blocks if block.is_heading and block.line.level == rank and gathers_items(block)]
    alone = groups if len(groups) == 1 and find_rule(REPORTS, groups[0].text) and sum(map(names_item, ranked)) > 1 else []
    chosen = {block.index for block in [*ranked, *alone]}
    for block in blocks:
        if not block.is_heading:
            continue
        if block.line.level <= rank:
            inside = rank if block in groups and not alone else 0
        elif inside and not is_no_item(block):
            inside = block.line.level if inside == rank else inside
            if block.line.level == inside:
                chosen.add(block.index)
    return [block for block in blocks if block.index in chosen]


def gathers_items(block: Block) -> bool:
    """True for a heading that says that items follow and is none: «Saker», «Orienteringssaker», «Beslutspunkter»."""
    row = find_rule(NO_ITEM, block.text, block.held)
    return is_agenda_heading(block) or bool(row and row[0].name == "group_heading")


def is_front(block: Block, found: list[Block]) -> bool:
    """True for headings above the first item that are title, date or signatures."""
    text = block.text
    return block.index < found[0].index and bool(
        "\t" in text
        or (not names_item(block) and (TITLE_WORD.search(text) or find_dates(text)))
        or re.search(r"\bsign", text, re.IGNORECASE)
    )


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
