"""The list of items that opens an agenda or minutes: under a heading, with or without numbers, nested, or a table."""

from __future__ import annotations

from pipeline.grammar import find_rule
from pipeline.grammar.items import NO_ITEM
from pipeline.parse.blocks import Block
from pipeline.parse.entries import Entry, is_agenda_heading, read_title
from pipeline.parse.item_tables import is_minutes_table, read_row


def find_agenda(blocks: list[Block]) -> tuple[list[Entry], set[int]]:
    """The entries of the first list of two or more items under an agenda heading, and the indexes of the blocks it takes."""
    for place, block in enumerate(blocks):
        if not is_agenda_heading(block):
            continue
        if sum(bool(other.ordinal) and other.is_heading == block.is_heading for other in blocks[:place]) > 3:
            break  # «12. Dagsorden» is itself an item
        entries, end = read_list(blocks, place + 1)
        if len(entries) >= 2:
            return entries, {block.index for block in blocks[place:end]}
    return find_table(blocks) or find_coded(blocks)


def find_table(blocks: list[Block]) -> tuple[list[Entry], set[int]] | None:
    """The entries of minutes kept as a table, and the indexes of its rows; None where there is no such table."""
    heads = [block for block in blocks if block.line.kind == "row" and is_minutes_table(block)]
    rows = [block for block in blocks if heads and block.line.table == heads[0].line.table]
    entries = [entry for row in rows for entry in read_row(row, heads[0])]
    return (entries, {row.index for row in rows}) if len(entries) > 1 else None


def find_coded(blocks: list[Block]) -> tuple[list[Entry], set[int]]:
    """The run of coded lines («PS 12/26 …») that comes before their sections without a heading of its own, and its indexes."""
    coded = [block for block in blocks if block.number and (block.number.labelled or block.number.year)]
    numbers = [block.ordinal for block in coded]
    size = numbers.index(numbers[0], 1) if numbers and numbers[0] in numbers[1:] else 0
    run = coded[:size]
    if size < 2 or run[-1].index - run[0].index >= 2 * size or not set(numbers[:size]) <= set(numbers[size:]):
        return [], set()
    return [Entry(block, block.ordinal, read_title(block)) for block in run], {block.index for block in run}


def read_list(blocks: list[Block], start: int) -> tuple[list[Entry], int]:
    """The run of list entries from `start`, nested ones with their parent's number, and where it ends."""
    entries: list[Entry] = []
    head: Block | None = None
    restarts = False
    group, first = "", blocks[start] if start < len(blocks) else None
    bare = first is not None and not first.is_entry and not first.is_heading and is_bare_entry(first)
    for place in range(start, len(blocks)):
        block = blocks[place]
        if starts_group(blocks, place, entries):
            group, restarts = block.text, True
        elif block.line.kind == "row":
            head = head if head and head.line.table == block.line.table else block
            entries += read_row(block, head)
        elif (
            block.is_heading
            or (not restarts and goes_back(block, entries))
            or not (block.is_entry or is_head_row(block) or (bare and is_bare_entry(block)))
        ):
            return entries, place
        elif is_listed(block, entries):
            entries.append(Entry(block, full_number(block, entries), read_title(block), group))
            restarts = False
    return entries, len(blocks)


def is_head_row(block: Block) -> bool:
    """True for the head of a table whose cells came out as text: «Saksnr  Tittel»."""
    row = find_rule(NO_ITEM, block.text)
    return bool(row and row[0].name == "table_head")


def is_bare_entry(block: Block) -> bool:
    """True for a line that can be an entry of a list whose bullets were lost: short, no label, no sentence."""
    text = block.text.strip()
    return len(text) < 110 and not text.endswith((".", ":")) and not (block.label and block.value) and block.line.gap < 1.5


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


def starts_group(blocks: list[Block], place: int, entries: list[Entry]) -> bool:
    """True for a line between entries that names a group of them («Informasjonssaker»)."""
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.is_entry or not following or not following.is_entry or following.line.kind == "row":
        return False
    rank = block.is_heading and not entries and not following.is_heading
    return rank or bool((row := find_rule(NO_ITEM, block.text)) and row[0].name == "group_heading")


def goes_back(block: Block, entries: list[Entry]) -> bool:
    """True where the first number, or any coded one, comes again at the top level: the list is over and the sections begin."""
    if not entries or not block.ordinal or is_deeper(block, entries[0].block):
        return False
    coded = block.number and (block.number.labelled or block.number.year)
    return block.ordinal in {entry.number for entry in (entries if coded else entries[:1])}


def is_listed(block: Block, entries: list[Entry]) -> bool:
    """True for entries of the top level and numbered entries below it; False for unnumbered sub-points and breaks."""
    row = find_rule(NO_ITEM, block.text)
    if (row and row[0].name in {"break", "table_foot", "table_head"}) or not any(letter.isalpha() for letter in block.text):
        return False
    return not entries or bool(block.ordinal) or not is_deeper(block, entries[0].block)


def full_number(block: Block, entries: list[Entry]) -> str:
    """The number as written; a sub-item's with its parent's before it («5» + «a» = «5a»)."""
    number = block.ordinal
    parents = [entry for entry in entries if entry.block.line.level < block.line.level and entry.number]
    if number and parents and not number.startswith(parents[-1].number):
        return parents[-1].number + ("." if number.isdigit() else "") + number
    return number
