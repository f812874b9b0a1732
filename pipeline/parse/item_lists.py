"""The list of items that opens an agenda or minutes: under a heading, with or without numbers, nested, or a table."""

from __future__ import annotations

from pipeline.grammar import find_rule
from pipeline.grammar.decisions import DECIDED
from pipeline.grammar.items import AGENDA_SENTENCE, CLOCK_ALONE, NO_ITEM, PARAGRAPH, PLAIN_TYPES
from pipeline.language.dates import find_dates
from pipeline.parse.blocks import Block
from pipeline.parse.entries import Entry, find_coded_blocks, is_agenda_heading, is_coded, is_no_item, names_item, read_title
from pipeline.parse.item_notes import goes_on, is_deeper
from pipeline.parse.item_tables import is_minutes_table, read_row


def find_agenda(blocks: list[Block]) -> tuple[list[Entry], set[int]]:
    """The entries of the first list of two or more items under an agenda heading, and the indexes of the blocks it takes."""
    for place, block in enumerate(blocks):
        if not is_agenda_heading(block) and not announces_list(blocks, place):
            continue
        above = blocks[:place]
        if sum(bool(other.ordinal) and other.is_heading == block.is_heading for other in above) > 3 or sum(map(is_coded, above)) > 1:
            break  # «12. Dagsorden» is itself an item, or a group of them
        entries, end = read_headings(blocks, place) if block.is_heading else ([], 0)
        if not entries:
            entries, end = read_list(blocks, place + 1)
        if len(entries) >= 2 and is_programme(block, entries) and any(announces_items(blocks, at) for at in range(end, len(blocks))):
            continue
        if len(entries) >= 2 and not runs_on(blocks[end:], entries):
            return entries, {block.index for block in blocks[place:end]}
    return find_table(blocks) or find_coded(blocks)


def is_programme(block: Block, entries: list[Entry]) -> bool:
    """True for a programme of the day, whose entries have no numbers: where the agenda itself follows, they are no items."""
    return "program" in block.text.casefold() and not any(entry.number for entry in entries)


def announces_items(blocks: list[Block], place: int) -> bool:
    """True for a heading or sentence right above a numbered list whose first points can only be items."""
    below = [block for block in blocks[place + 1 : place + 4] if block.ordinal]
    if len(below) < 3 or sum(map(names_item, below)) < 2:
        return False
    return is_agenda_heading(blocks[place]) or announces_list(blocks, place)


def announces_list(blocks: list[Block], place: int) -> bool:
    """True for a sentence that speaks of the agenda and stands right above a list, such as «På møtet tar vi opp følgende saker:»."""
    block, following = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    text = block.text.rstrip(" *_")
    if not following or not following.line.marker or following.is_heading or block.is_entry:
        return False
    if block.is_heading and not (text.endswith(":") and following.ordinal):
        return False
    opens = following.ordinal in {"1", "01", "a", "A", "i", "I"}
    return bool((text.endswith(":") or opens) and find_rule(AGENDA_SENTENCE, text) and not find_rule(DECIDED, text))


def read_headings(blocks: list[Block], place: int) -> tuple[list[Entry], int]:
    """The unnumbered headings right below an agenda heading, one rank under it, each with its section, and where they end.

    None where they are numbered, or only name groups of a list («Orienteringssaker»).
    """
    rank = blocks[place].line.level
    end = next((at for at in range(place + 1, len(blocks)) if blocks[at].is_heading and blocks[at].line.level <= rank), len(blocks))
    below = [at for at in range(place + 1, end) if blocks[at].is_heading]
    if not below or below[0] != place + 1 or blocks[below[0]].ordinal:
        return [], 0
    tops = [at for at in below if blocks[at].line.level == blocks[below[0]].line.level and not is_no_item(blocks[at])]
    if len(tops) < 2 or any(is_group(blocks[at]) for at in tops):
        return [], 0
    bodies = [blocks[at + 1 : stop] for at, stop in zip(tops, [*tops[1:], end], strict=True)]
    return [Entry(blocks[at], "", read_title(blocks[at]), body=body) for at, body in zip(tops, bodies, strict=True)], end


def is_group(block: Block) -> bool:
    """True for a heading of one word that says only what kind of items follow («Orienteringer», «Discussion»)."""
    return " " not in block.text.strip() and bool(find_rule(PLAIN_TYPES, block.text, block.held))


def find_table(blocks: list[Block]) -> tuple[list[Entry], set[int]] | None:
    """The entries of minutes kept as a table, and the indexes of its rows; None where there is no such table."""
    heads = [block for block in blocks if block.line.kind == "row" and is_minutes_table(block)]
    rows = [block for block in blocks if heads and block.line.table == heads[0].line.table]
    entries = [entry for row in rows for entry in read_row(row, heads[0])]
    return (entries, {row.index for row in rows}) if len(entries) > 1 else None


def find_coded(blocks: list[Block]) -> tuple[list[Entry], set[int]]:
    """The run of coded lines («PS 12/26 …») that comes before their sections without a heading of its own, and its indexes."""
    coded = find_coded_blocks(blocks)
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
        elif block.is_heading or (not restarts and goes_back(block, entries)):
            return entries, place
        elif not (block.is_entry or is_head_row(block) or (bare and is_bare_entry(block))):
            if not goes_on(blocks, place, entries):
                return entries, place
            add_note(block, entries[-1])
        elif is_listed(block, [entry for entry in entries if entry.group == group]):
            entries.append(read_entry(block, entries, group))
            restarts = False
        elif entries and not find_rule(NO_ITEM, block.text, block.held):
            entries[-1].body.append(block)
    return entries, len(blocks)


def read_entry(block: Block, entries: list[Entry], group: str) -> Entry:
    """The entry of a line of the list; «§ 3» and «3 §» are numbers too."""
    if not block.ordinal and (match := PARAGRAPH.match(block.text)):
        return Entry(block, match[0].strip(" ."), block.text[match.end() :], group)
    return Entry(block, full_number(block, entries), read_title(block), group)


def runs_on(rest: list[Block], entries: list[Entry]) -> bool:
    """True where the numbers of a list with notes go on behind its end: it is no list, but the sections themselves."""
    top = entries[0].block
    if not top.ordinal.isdigit() or not any(entry.body for entry in entries):
        return False
    tops = [entry.block for entry in entries if entry.block.ordinal.isdigit() and not is_deeper(entry.block, top)]
    following = next((block for block in rest if block.ordinal.isdigit() and not is_deeper(block, top)), None)
    return bool(following and int(following.ordinal) == int(tops[-1].ordinal) + 1 and following.is_heading == top.is_heading)


def add_note(block: Block, entry: Entry) -> None:
    """The block below an entry: its title where the entry's own line bears only a number or a time, else a part of its section."""
    if not entry.text.strip() or CLOCK_ALONE.fullmatch(entry.text):
        entry.text = f"{entry.text} {block.text}".strip()
    else:
        entry.body.append(block)


def is_head_row(block: Block) -> bool:
    """True for the head of a table whose cells came out as text: «Saksnr  Tittel»."""
    row = find_rule(NO_ITEM, block.text, block.held)
    return bool(row and row[0].name == "table_head")


def is_bare_entry(block: Block) -> bool:
    """True for a line that can be an entry of a list whose bullets were lost: short, no label, no sentence."""
    text = block.text.strip()
    if len(text) >= 110 or text.endswith(":") or (block.label and block.value) or block.line.gap >= 1.5:
        return False
    return names_item(block) or not (text.endswith(".") or find_dates(text))


def starts_group(blocks: list[Block], place: int, entries: list[Entry]) -> bool:
    """True for a line between entries that names a group of them («Informasjonssaker»)."""
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.is_entry or not following or not following.is_entry or following.line.kind == "row":
        return False
    rank = block.is_heading and not entries and not following.is_heading
    return rank or bool((row := find_rule(NO_ITEM, block.text, block.held)) and row[0].name == "group_heading")


def goes_back(block: Block, entries: list[Entry]) -> bool:
    """True where the first number, or any coded one, comes again at the top level: the list is over and the sections begin."""
    if not entries or not block.ordinal or is_deeper(block, entries[0].block):
        return False
    return block.ordinal.lstrip("0") in {entry.number.lstrip("0") for entry in (entries if is_coded(block) else entries[:1])}


def is_listed(block: Block, entries: list[Entry]) -> bool:
    """True for entries of the top level and numbered entries below it; False for unnumbered sub-points and breaks.

    Among numbered entries a bullet is a sub-point wherever it stands.
    """
    row = find_rule(NO_ITEM, block.text, block.held)
    if (row and row[0].name in {"break", "table_foot", "table_head"}) or not any(map(str.isalpha, block.text)):
        return bool(CLOCK_ALONE.fullmatch(block.text))
    if not entries or block.ordinal:
        return True
    first = entries[0]
    return not (first.number and block.line.marker) and not is_deeper(block, first.block)


def full_number(block: Block, entries: list[Entry]) -> str:
    """The number as written; a sub-item's with its parent's before it («5» + «a» = «5a»)."""
    number = block.ordinal
    parents = [entry for entry in entries if entry.block.line.level < block.line.level and entry.number and entry.block.line.marker]
    if not number or not parents:
        return number
    above = parents[-1].number
    if number.startswith(f"{above}.") or (number.startswith(above) and number[len(above) :].isalpha()):
        return number
    return above + ("." if number.isdigit() else "") + number
