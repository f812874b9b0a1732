"""When a meeting began and ended, as its minutes say it in passing, and the hour of a line that says nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.grammar import ask_all, find_rule
from pipeline.grammar.gates import DIGITS, Gated
from pipeline.grammar.minutes import MEETING_ENDED, MEETING_STARTED
from pipeline.grammar.occasions import CLOSING_HEAD, NOT_THIS, PLACE_WORD, ROOM
from pipeline.language.dates import find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.times import TimeFound, find_times
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.when_facts import When, set_place, set_times
from pipeline.parse.when_places import find_behind, trim_place

ABOUT_MEETING = Gated(
    r"\b\w*(?:møte|meeting|møde|möte|generalforsamling)|\b(?:hevet|heva|hævet|slutt)|^\W*(?:adjourned|ended|closed|avslut|afslut)",
    re.IGNORECASE,
)
OPENS_WITH_START = Gated(r"\W*(?:møtestart|start|åpne|åbne|opna|opne|öppna|begyn|called|opened|ble satt|vart sett)", re.IGNORECASE)
CLOCK = re.compile(r"\d(?:[.:]?\d\d|\s?[ap]\.?m)", re.IGNORECASE)
HOUR = re.compile(r"\bkl", re.IGNORECASE)
TURNS = ask_all(MEETING_STARTED, MEETING_ENDED)
WHEN_FIELDS = {"time", "place", "when_where", "date"}


def read_ending(when: When, blocks: Sequence[Block]) -> None:
    """The adjournment is the end of the meeting, where a paper says it; so is «møtet startet» its start."""
    for before, block in pairwise([*blocks[:1], *blocks]):
        if not block.held & DIGITS:
            continue
        text, turns = block.paragraph.text, block.held & TURNS
        below = CLOSING_HEAD.match_held(before.text, before.held)
        if not (turns or below) or not (CLOCK.search(text) or HOUR.search(text)):
            continue
        if below and len(text) < 120 and (times := find_times(text)) and not find_dates(text):
            when.end = Found(times[-1].end_time or times[-1].time, block.line, text, "closing_head")
        for sentence in split_sentences(text) if turns else ():
            if len(sentence) <= 200:
                read_turn(when, block, sentence)


def read_turn(when: When, block: Block, sentence: str) -> None:
    """What one sentence says of the beginning or the end."""
    begins, ends = find_rule(MEETING_STARTED, sentence), find_rule(MEETING_ENDED, sentence)
    times = find_times(sentence) if begins or ends else []
    if not times or (when.date and any(day.iso not in {"", when.date.value} for day in find_dates(sentence))):
        return
    about = ABOUT_MEETING.search(sentence)
    if not when.place and about and begins:
        set_place(when, find_behind(sentence, [times[0].end]), sentence, block.line, "meeting_started")
    started = not when.start and (about or OPENS_WITH_START.match(sentence)) and begins
    if about and ends:
        if started and len(times) > 1:
            when.start = Found(times[0].time, block.line, sentence, "meeting_started")
        when.end = Found(times[-1].end_time or times[-1].time, block.line, sentence, "meeting_ended")
    elif started:
        when.start = Found(times[0].time, block.line, sentence, "meeting_started")


def read_loose_time(when: When, blocks: Sequence[Block]) -> None:
    """The hour of a line at the top that says little more: «Tidsramme: kl. 18:00 – 20:00», «Sted Kjelleren 16:15»."""
    for block in blocks[:12]:
        text = block.text
        if len(text) > 60 or block.number or block.line.kind == "row" or NOT_THIS.search(text):
            continue
        if match := PLACE_WORD.search(text):
            set_place(when, trim_place(match["place"]), text, block.line, "loose")
        if when.start or (block.label and block.label.field not in WHEN_FIELDS):
            continue
        times = find_times(text)
        if is_bare_hour(text, times):
            set_times(when, times, text, block.line, "loose")
            after = text[times[-1].end :]
            if AT_PLACE.search(after):
                set_place(when, find_behind(text, [times[-1].end]), text, block.line, "loose")


AT_PLACE = re.compile(rf"^\W*(?:(?:UTC|CES?T)\W+)?(?:(?:på|paa|ved|at|via|in|i|hos|vid)\s|(?<=@)\s?\w|{ROOM})", re.IGNORECASE)
"""What follows an hour where a place follows it; «Efter spillet» is none."""


def is_bare_hour(text: str, times: Sequence[TimeFound]) -> bool:
    """True where an hour stands among a few words, none of which speaks of the end."""
    if not times or (len(times) == 1 and find_rule(MEETING_ENDED, text)):
        return False
    before, after = text[: times[0].start], text[times[-1].end :]
    return "(" not in before and len(before.split()) <= 4 and len(after.split()) <= 4
