"""What a block can be in minutes and agendas: the head of an item, of a list of items, of a part of an item, or of none."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.grammar import find_rule
from pipeline.grammar.items import AGENDA_HEADING, CLOCK, ITEM_TYPES, NO_ITEM
from pipeline.grammar.task_lists import TO_DO_HEADING
from pipeline.parse.blocks import Block


@dataclass(slots=True)
class Entry:
    """One item: where it is listed or headed, its number as written, and the blocks that belong to it."""

    block: Block
    number: str
    text: str
    """The line without its number: title and tail."""
    group: str = ""
    """The heading of the group above («Vedtakssaker»)."""
    body: list[Block] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    """What the other cells of its row say: code, responsible, duration_minutes, case_number, access."""


def read_title(block: Block) -> str:
    """The block's text without marker and number.

    Only the first line where a sentence follows in the same paragraph.
    """
    text = block.paragraph.text
    if block.number:
        return text[block.number.rest :].strip()
    return block.text


def is_agenda_heading(block: Block) -> bool:
    """True for «Saksliste», «Agenda: …», also as a numbered heading, but not for a list item."""
    if block.line.marker and not block.is_heading and not block.line.marker[0].isdigit():
        return False
    return len(block.text) < 90 and find_rule(AGENDA_HEADING, block.text) is not None


def is_no_item(block: Block) -> bool:
    """True for headings that stand between items: «Referat», «Saksliste», «Gjøremål»."""
    return bool(find_rule(NO_ITEM, block.text) or find_rule(TO_DO_HEADING, block.text) or is_agenda_heading(block) or is_part(block))


def is_part(block: Block) -> bool:
    """True for a heading that names a part of an item: «Bakgrunn», «Diskusjon», «Vedtak»."""
    return bool(block.label and not block.value and block.label.field in PARTS)


PARTS = {"background", "issue", "proposal", "discussion", "decision", "conclusion", "advice", "action", "responsible", "due", "attachments"}
"""Labels that open a part of an item's section."""


def names_item(block: Block) -> bool:
    """True for a heading that can only be an item's: «Godkjenning av innkalling», «Valg av styre», «Eventuelt»."""
    row = find_rule(ITEM_TYPES, CLOCK.sub("", block.text))
    return bool(row and row[0].name in {"approval", "decision", "any-other"})
