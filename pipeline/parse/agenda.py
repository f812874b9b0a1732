"""Notices and agendas -> the meeting they call and its items; those summoned are not present."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar import find_rule
from pipeline.grammar.items import CLOCK_FIRST, NO_ITEM, find_duration
from pipeline.grammar.kinds import NOTICE_TITLE
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block, split_blocks
from pipeline.parse.closing import close_items
from pipeline.parse.entries import Entry, find_coded_blocks, names_item, read_title
from pipeline.parse.extract import Found
from pipeline.parse.item_lists import full_number, is_listed, read_list
from pipeline.parse.item_series import find_paragraphs, find_series
from pipeline.parse.item_tables import find_item_rows, find_task_tables
from pipeline.parse.items import read_items, write_item
from pipeline.parse.notice_members import parse_notice_members
from pipeline.parse.outline import find_forms, read_heading
from pipeline.parse.reading import Reading, read_meeting, write_document, write_meeting
from pipeline.parse.references import write_references
from pipeline.records import Extracted


def parse_agenda(document: Document) -> Iterator[Extracted[Any] | Finding]:
    """All that a notice or agenda says of its meeting."""
    reading = read_meeting(document, split_blocks(document))
    if not reading.outline.listed:
        reading.outline.listed = find_list(reading.blocks) or keep_named(reading.outline.sections)
        reading.outline.sections = []
    span_table(reading)
    yield write_document(reading)
    yield from write_meeting(reading, "notice" if is_notice(reading) else "agenda")
    yield from parse_notice_members(document)
    items = read_items(document, reading.outline)
    close_items(items, reading.blocks)
    for position, item in enumerate(items, 1):
        yield write_item(document, item, position, reading.key)
        yield from (found for found in write_references(document, item) if found.record.item_id)  # what comes of it is not yet known


def is_notice(reading: Reading) -> bool:
    """True where the paper calls the meeting, not only lists its items."""
    title = reading.title.value if reading.title else ""
    return bool(NOTICE_TITLE.search(title))


def find_list(blocks: list[Block]) -> list[Entry]:
    """The items of a paper without a heading over them: coded numbers, else a table, else the longest numbered list, else named bullets."""
    tasks = find_task_tables(blocks)
    blocks = [block for block in without_annexes(blocks) if block.index not in tasks]
    coded = find_coded_blocks(blocks)
    rows = find_item_rows(blocks)
    if len(coded) > 1 and not (len(rows) >= len(coded) and all(block.line.cells for block in coded)):
        return [Entry(block, block.ordinal, read_title(block)) for block in coded]
    if rows:
        return rows
    if coded and coded[0].number and coded[0].number.labelled:  # «Sak 25/25 …» alone: a supplement may have one item
        return [Entry(coded[0], coded[0].ordinal, read_title(coded[0]))]
    if paragraphs := find_paragraphs(blocks):
        forms = find_forms(paragraphs)
        return [Entry(block, *read_heading(block, forms)) for block in paragraphs]
    series = find_series(blocks)
    if len(series) > 1:
        run = read_list(blocks, blocks.index(series[0]))[0]
        return run if len(run) >= len(series) else list_series(blocks, series)
    return find_named(blocks)


def without_annexes(blocks: list[Block]) -> list[Block]:
    """The blocks but those below a heading such as «Vedlegg», up to the next heading: papers that are enclosed are no items."""
    kept: list[Block] = []
    inside = False
    for block in blocks:
        row = find_rule(NO_ITEM, block.text) if block.is_heading or block.line.bold or block.text.endswith(":") else None
        if row or block.is_heading:
            inside = bool(row and row[0].name == "annex_heading")
        if not inside:
            kept.append(block)
    return kept


def find_named(blocks: list[Block]) -> list[Entry]:
    """The first run of bullets with one or more (of two: both) that can only be items («Eventuelt»), or of lines with a clock time each."""
    for place, block in enumerate(blocks):
        if not opens_run(block) or (place and opens_run(blocks[place - 1])):
            continue
        if block.line.marker:
            run = read_list(blocks, place)[0]
            if sum(names_item(entry.block) for entry in run) > (len(run) < 3):
                return run
        else:
            timed = [*takewhile(opens_run, blocks[place:])]
            if len(timed) > 2:
                return [Entry(one, "", one.text) for one in timed if not find_rule(NO_ITEM, one.text)]
    return []


def opens_run(block: Block) -> bool:
    """True for a bullet, or a line that opens with a clock time: «18.30 Regnskap»."""
    return not block.is_heading and block.line.kind == "text" and bool(block.line.marker or CLOCK_FIRST.match(block.text))


def keep_named(sections: list[Entry]) -> list[Entry]:
    """The sections of a paper without a list, where two or more can only be items or say how long they take; else parts of a letter."""
    return sections if sum(bool(names_item(entry.block) or find_duration(entry.text)) for entry in sections) > 1 else []


def list_series(blocks: list[Block], series: list[Block]) -> list[Entry]:
    """The series and the numbered sub-items between its lines."""
    entries: list[Entry] = []
    chosen = {block.index for block in series}
    for block in blocks:
        nested = block.line.level > series[0].line.level and series[0].index < block.index < series[-1].index and block.ordinal
        if block.index in chosen or (nested and is_listed(block, entries)):
            entries.append(Entry(block, full_number(block, entries), read_title(block)))
    return entries


def span_table(reading: Reading) -> None:
    """The start of the first and the end of the last row of a timed table are the meeting's times."""
    rows = [block for block in reading.blocks if block.line.kind == "row" and len(block.line.cells) > 2]
    if reading.when.start or len(rows) < 3:
        return
    first, last = find_times(" ".join(rows[1].line.cells[:3])), find_times(" ".join(rows[-1].line.cells[:3]))
    if first and last:
        reading.when.start = Found(first[0].time, rows[1].line, rows[1].paragraph.text, "timed_table")
        reading.when.end = Found(last[-1].end_time or last[-1].time, rows[-1].line, rows[-1].paragraph.text, "timed_table")
