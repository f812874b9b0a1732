"""The shape of minutes and agendas: the head, the list of items where there is one, and the section of each item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.documents import join_lines
from pipeline.grammar.items import PARAGRAPH, PROPOSAL, ROMAN
from pipeline.parse.blocks import Block, make_block
from pipeline.parse.entries import Entry, is_no_item, is_part, read_title, split_explanation
from pipeline.parse.item_heads import find_sections
from pipeline.parse.item_lists import find_agenda
from pipeline.parse.item_tables import find_task_tables


@dataclass(slots=True)
class Outline:
    """A paper's blocks by their place: before the items, the items, and what stands in no item."""

    head: list[Block]
    listed: list[Entry]
    sections: list[Entry]
    loose: list[Block]
    """Blocks under headings that are no items («Formaliteter»), in order."""

    @property
    def items(self) -> list[Entry]:
        """The agenda list where there is one, else the sections."""
        return self.listed or self.sections


def split_outline(blocks: list[Block]) -> Outline:
    """Head, agenda list and sections of one meeting's blocks."""
    tasks = find_task_tables(blocks)
    listed, used = find_agenda([block for block in blocks if block.index not in tasks])
    rest = [block for block in blocks if block.index not in used]
    heads = find_sections([block for block in rest if block.index not in tasks], listed)
    first = min([*used, *(block.index for block in heads)], default=len(blocks) + (blocks[0].index if blocks else 0))
    outline = Outline([block for block in rest if block.index < first], listed, [], [])
    fill_sections(outline, rest, heads, first)
    return outline


def fill_sections(outline: Outline, rest: list[Block], heads: list[Block], first: int) -> None:
    """Give each block after the head to the section above it, or to none."""
    opened = {block.index for block in heads}
    group, current, forms = "", None, find_forms(heads)
    for block in rest:
        if block.index < first:
            group = block.text if block.is_heading else group
            continue
        if block.index in opened:
            number, title = read_heading(block, forms)
            parent = next((entry.number for entry in reversed(outline.sections) if entry.number.isdigit()), "") if number.isalpha() else ""
            current = Entry(block, parent + number, title, group)
            outline.sections.append(current)
            if block.line.marker and (told := split_explanation(title)[1]):
                current.body.append(told_block(block, told))
        elif block.is_heading and not (current and is_part(block)) and (is_no_item(block) or is_above(block, current)):
            group, current = block.text, None
            outline.loose.append(block)
        elif current:
            current.text = current.text or block.text
            current.body.append(block)
        else:
            outline.loose.append(block)


def told_block(block: Block, told: str) -> Block:
    """What an item's own line tells behind its title, as the first block of its section."""
    line = replace(block.line, text=told, marker="", kind="text", level=0)
    return make_block(block.index, join_lines([line]))


@dataclass(frozen=True, slots=True)
class Forms:
    """What the headings of one paper's sections bear: plain numbers, Roman ones."""

    numbered: bool
    roman: bool


def find_forms(heads: list[Block]) -> Forms:
    """The forms that several of the headings share."""
    return Forms(sum(bool(head.ordinal) for head in heads) > 1, sum(bool(ROMAN.match(head.text)) for head in heads) > 2)


def read_heading(block: Block, forms: Forms) -> tuple[str, str]:
    """Number and title of a section's heading; among numbered headings «1A» and a bare number before a small letter count too."""
    if not block.ordinal and forms.numbered and (match := re.match(r"(\d{1,4}[A-Za-z]?)[.):]?\s+(?=\S)", block.text)):
        return match[1], block.text[match.end() :]
    if match := re.match(r"(\d{1,2}[./]\d{1,2}[./-]\d{2,4}):\s+(?=\S)", block.text):
        return match[1], block.text[match.end() :]
    if block.is_heading and (match := PROPOSAL.match(block.text)):
        return match["number"], block.text[match.end() :]
    if match := PARAGRAPH.match(block.text) or (ROMAN.match(block.text) if forms.roman else None):
        return match[0].strip(" .)"), block.text[match.end() :]
    return block.ordinal, read_title(block)


def is_above(block: Block, current: Entry | None) -> bool:
    """True for a heading of a higher rank than the open section's."""
    return bool(current and current.block.is_heading and block.line.level < current.block.line.level)
