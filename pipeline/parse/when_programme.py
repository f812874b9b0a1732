"""The hours of a meeting from its programme: rows or lines that each begin with an hour («10.15–10.30 Bordet rundt»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.grammar.occasions import ARRIVAL, MEETING_SLOT, NOT_SLOT
from pipeline.language.dates import find_dates
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.when_facts import When


@dataclass(frozen=True, slots=True)
class Slot:
    """One point of a programme: when it begins and ends (HH:MM, "" for no end), what is on, and where it stands."""

    start: str
    end: str
    name: str
    block: Block


FEWEST, LONGEST = 3, 120
"""Hours that make a programme, and the characters of a line of one."""
HOURS = re.compile(r"(?:kl\w*\.?\s*)?[\d.:?\s–—-]+", re.IGNORECASE)
"""The cells of hours and minutes before what is on."""
SLOT = re.compile(r"(?:kl\w*\.?\s*)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?![.\d]|/\d)", re.IGNORECASE)


def read_programme(when: When, blocks: Sequence[Block]) -> None:
    """Start and end where no other line says them: those of the slot that is the meeting itself, else of the first and the last slot."""
    if when.start and when.end:
        return
    slots = find_slots(blocks)
    hours = [slot.start for slot in slots]
    if len(slots) < FEWEST or hours != sorted(hours):
        return
    own = [slot for slot in slots if slot.end and MEETING_SLOT.match(slot.name)]
    if len(own) == 1 and (not when.start or when.start.value == own[0].start):
        set_span(when, own[0], own[0])
    elif not when.start:
        set_span(when, next((slot for slot in slots if not ARRIVAL.match(slot.name)), slots[0]), slots[-1])
    elif when.start.value in hours:
        set_span(when, slots[0], slots[-1])


def find_slots(blocks: Sequence[Block]) -> list[Slot]:
    """The blocks that begin with an hour, in the paper's order."""
    slots: list[Slot] = []
    for block in blocks:
        text = block.text
        if not is_slot(block) or (len(text) > LONGEST and block.line.kind != "row"):
            continue
        hours = HOURS.match(text)
        times = [time for time in find_times(text) if hours and time.start < hours.end()]
        name = text[max(times[-1].end, hours.end()) :].strip(" \t:–-") if times and hours and not find_dates(text) else ""
        if name and not NOT_SLOT.search(name):
            slots.append(Slot(times[0].time, times[-1].end_time or (times[-1].time if times[1:] else ""), name, block))
    return slots


def is_slot(block: Block) -> bool:
    """True for a block that begins with an hour, as the rows of a programme do."""
    return SLOT.match(block.text) is not None


def set_span(when: When, first: Slot, last: Slot) -> None:
    """Start and end from two slots; the last slot may say only when it begins, as the farewell does."""
    if not when.start:
        when.start = Found(first.start, first.block.line, first.block.text, "time:programme")
    end = last.end or (last.start if ARRIVAL.match(last.name) else "")
    if end > when.start.value and not when.end:
        when.end = Found(end, last.block.line, last.block.text, "time:programme")
