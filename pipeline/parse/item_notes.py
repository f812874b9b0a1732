"""Whether a list of items goes on below a block that is none: notes, lines on enclosures, sub-items."""

from __future__ import annotations

from pipeline.parse.blocks import Block
from pipeline.parse.entries import Entry, is_agenda_heading, is_coded

HEAD_FIELDS = {"present", "absent", "date", "time", "place", "when_where", "chair", "secretary"}
"""Labels of a paper's head: the list above them is over."""


FARTHEST = 8
"""How many blocks of notes may stand below an entry of a list that goes on."""


def goes_on(blocks: list[Block], place: int, entries: list[Entry]) -> bool:
    """True where the block is a note below an entry: the list's next number follows soon, or after a sentence its next bullet."""
    tops = [entry.block for entry in entries if entry.block.line.kind != "row" and not is_deeper(entry.block, entries[0].block)]
    if not tops or tops[-1].is_heading:
        return False
    last, block = tops[-1], blocks[place]
    if counts(last):
        if is_agenda_heading(block) or (block.label and block.label.field in HEAD_FIELDS):
            return False
        for other in blocks[place + 1 : place + FARTHEST]:
            if other.is_heading or other.line.kind == "row":
                return False
            if counts(other) and not is_deeper(other, last):
                return follows(other, last)
        return False
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    note = block.line.gap == 0 and not block.label and (len(block.text) > 60 or block.text.rstrip().endswith((".", "?", "!", "…")))
    return bool(note and following and last.line.marker and following.line.marker == last.line.marker)


def counts(block: Block) -> bool:
    """True for a block whose number others can follow: «7.», «Sak 7/25»."""
    return block.ordinal.isdigit() or is_coded(block)


def follows(block: Block, last: Block) -> bool:
    """True where a block bears the number next to another's, written in the same way."""
    if block.ordinal.isdigit() and last.ordinal.isdigit():
        return int(block.ordinal) == int(last.ordinal) + 1
    one, other = block.number, last.number
    if not one or not other or (one.series, one.year, one.labelled) != (other.series, other.year, other.labelled):
        return False
    return one.sequence.isdigit() and other.sequence.isdigit() and int(one.sequence) == int(other.sequence) + 1


def depth(block: Block) -> float:
    """How deep an entry is indented: its level, or its place on the page where it has no bullet."""
    if block.line.marker or block.is_heading or not block.line.box:
        return float(block.line.level)
    return block.line.box[0] / 8


def is_deeper(block: Block, other: Block) -> bool:
    """True where the block is indented below the other."""
    if bool(block.line.marker) != bool(other.line.marker):
        return block.line.level > max(other.line.level, 1)
    return depth(block) >= depth(other) + 1
