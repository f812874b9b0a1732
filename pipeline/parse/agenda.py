"""Notices and agendas -> the meeting they call and its items; those summoned are not present."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.findings import Finding
from pipeline.grammar.kinds import NOTICE_TITLE
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block, split_blocks
from pipeline.parse.entries import Entry, read_title
from pipeline.parse.extract import Found
from pipeline.parse.item_heads import find_series
from pipeline.parse.item_lists import full_number, is_listed, read_list
from pipeline.parse.item_tables import read_row
from pipeline.parse.items import read_items, write_item
from pipeline.parse.reading import Reading, read_meeting, write_document, write_meeting
from pipeline.records import Extracted


def parse_agenda(document: Document) -> Iterator[Extracted[Any] | Finding]:
    """All that a notice or agenda says of its meeting."""
    reading = read_meeting(document, split_blocks(document))
    reading.outline.sections = [] if not reading.outline.listed else reading.outline.sections
    if not reading.outline.listed:
        reading.outline.listed = find_list(reading.blocks)
    span_table(reading)
    yield write_document(reading)
    yield from write_meeting(reading, "notice" if is_notice(reading) else "agenda")
    for position, item in enumerate(read_items(document, reading.outline), 1):
        yield write_item(document, item, position, reading.key)


def is_notice(reading: Reading) -> bool:
    """True where the paper calls the meeting, not only lists its items."""
    title = reading.title.value if reading.title else ""
    return bool(NOTICE_TITLE.search(title))


def find_list(blocks: list[Block]) -> list[Entry]:
    """The items of a paper without a heading over them: coded numbers, else a table, else the longest numbered list."""
    coded = [block for block in blocks if block.number and (block.number.labelled or block.number.year)]
    if len(coded) > 1:
        return [Entry(block, block.ordinal, read_title(block)) for block in coded]
    rows = [block for block in blocks if block.line.kind == "row"]
    if len(rows) > 2 and rows[0].line.cells:
        return [entry for row in rows for entry in read_row(row, rows[0])]
    series = find_series(blocks)
    if len(series) > 1:
        run = read_list(blocks, blocks.index(series[0]))[0]
        return run if len(run) >= len(series) else list_series(blocks, series)
    return []


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
