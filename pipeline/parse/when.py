"""When and where: the date, times and place of a paper's own meeting, each from the best place that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.labels import find_label
from pipeline.grammar.minutes import MEETING_HELD, PLACE_AND_TIME, PLACE_LINE, SAID_APPROVED
from pipeline.grammar.occasions import ADDRESS_LINE, NOT_THIS, PLACE_NEXT, VERB
from pipeline.language.dates import find_dates
from pipeline.language.sentences import split_sentences
from pipeline.language.times import find_times
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found
from pipeline.parse.header import Head, read_head
from pipeline.parse.when_facts import When, Years, read_when, set_place, set_times
from pipeline.parse.when_hours import read_loose_time
from pipeline.parse.when_places import read_label_place, trim_place
from pipeline.parse.when_programme import is_slot, read_programme
from pipeline.parse.when_wide import WIDE, Text, find_spoken, find_wide, is_day, is_other_meeting, join_broken

TOP = 15
"""Blocks whose labels are those of the paper's head, also where the first of them are taken for items."""
TITLE_KEYS = ("title", "tittel", "titel", "rubrik")
"""Keys of a front matter under which the paper's name stands."""


def find_when(document: Document, blocks: Sequence[Block], head: Head, title: Found | None, whole: Sequence[Block] = ()) -> When:
    """Date, times and place of the paper's own meeting; `blocks` are those before the items, `whole` all of the paper's."""
    when = When()
    years = find_years(document, title, head, blocks)
    for text, line, rule in places_to_look(document, blocks, head, title):
        read_when(when, text, line, rule, years)
    below = read_head(whole[:TOP])
    if not (when.date and when.start):
        for text, line, rule in find_wide(below, whole or blocks, when.date.value if when.date else ""):
            read_when(when, text, line, rule, years)
    if not when.date:
        for text, line, rule in find_spoken(blocks):
            read_when(when, text, line, rule, years)
    read_meta(when, document, years)
    read_loose_time(when, blocks)
    read_programme(when, whole or blocks)
    placed = head if "place" in head.fields else below
    if not (when.start and placed.find("place")):  # a labelled place wins in any case
        read_place_line(when, (whole or blocks)[:WIDE])
    read_place_label(when, placed, whole)
    return when


def places_to_look(document: Document, blocks: Sequence[Block], head: Head, title: Found | None) -> Iterator[Text]:
    """Texts that can say when the meeting is, the surest first."""
    for value in [*head.fields.get("when_where", []), *head.fields.get("date", [])]:
        if value.label.casefold() not in PAPER_DATES:
            yield value.text, value.block.line, "label"
    for value in head.fields.get("time", []):
        if any(day.day for day in find_dates(value.text)):  # «Møtetid: Onsdag 22. januar kl. 09.00» below the paper's own date
            yield f"{value.label}: {value.text}", value.block.line, "label"
    if title:
        yield title.quote or title.value, title.line, "title"
    if document.format in {"markdown", "html"} and (name := find_name(document)):
        yield name, Line(1, 1, f"title: {name}"), "title"
    for value in head.fields.get("subject", []):
        yield value.text, value.block.line, "subject"
    for place, block in enumerate(blocks[:5]):
        text = join_broken(blocks, place)
        dates = find_dates(text) if len(block.text) < 120 and not block.label and not block.number else []
        if dates and (not block.line.marker or dates[0].start < 15) and not find_rule(SAID_APPROVED, text):
            yield text, block.line, "top_line"
    for value in [*head.fields.get("date", []), *head.fields.get("time", [])]:
        yield f"{value.label}: {value.text}", value.block.line, "label"
    for text, line in find_summaries(document):
        yield text, line, "front_text"
    for place, block in enumerate(blocks[:30]):
        for sentence in split_sentences(join_broken(blocks, place)) if not is_slot(block) else ():
            if len(sentence) < 300 and not block.number and find_rule(MEETING_HELD, sentence) and not is_other_meeting(sentence):
                yield sentence, block.line, "sentence"
    for key in ("dato", "date"):
        stamp = document.meta.get(key, "")
        if document.format == "markdown" and stamp and not re.search(r"\d[T ]\d\d:\d\d", stamp):
            yield stamp, Line(1, 1, f"{key}: {stamp}"), "front_matter"


def find_name(document: Document) -> str:
    """The paper's name as its front matter or its page's head says it, "" for none."""
    return next((value for key in TITLE_KEYS if (value := document.meta.get(key, ""))), "")


PAPER_DATES = {"dato", "date", "datum", "notatdato", "dokumentdato", "vår dato", "deres dato"}
"""Labels that may give the date of the paper itself; a date in the title or the subject wins over them."""
SUMMARIES = ("subtitle", "subheadline", "description", "summary", "excerpt", "ingress", "teaser", "lead")
"""Keys of a front matter under which a sentence on the meeting may stand."""


def find_summaries(document: Document) -> Iterator[tuple[str, Line]]:
    """The sentences of the front matter that may tell when and where the meeting is."""
    for key in SUMMARIES:
        for sentence in split_sentences(document.meta.get(key, "")):
            if not NOT_THIS.search(sentence):
                yield sentence, Line(1, 1, f"{key}: {sentence}")


def read_meta(when: When, document: Document, years: Years) -> None:
    """What the front matter says under keys that are labels: «time: 16:15:00», «location: Solvik»."""
    for key, value in document.meta.items() if document.format == "markdown" else ():
        text = f"{key.replace('_', ' ')}: {re.sub(r'(?<=[0-9])T(?=[0-9]{2}:)', ' ', value)}"
        label = find_label(text) if value else None
        if label and label.field in {"when_where", "time"}:
            read_when(when, text, Line(1, 1, text), "label", years)
        elif label and label.field == "place":
            set_place(when, read_label_place(value), text, Line(1, 1, text), "front_matter")


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_years(document: Document, title: Found | None, head: Head, blocks: Sequence[Block]) -> Years:
    """The year that the title, the head or a line at the top says, the page's stamp, and all years that the paper names."""
    labelled = [value.text for values in head.fields.values() for value in values[:2]]
    top = [block.text for block in blocks[:4] if len(block.text) < 120 and not any(found.iso for found in find_dates(block.text))]
    texts = [title.value if title else "", find_name(document), *labelled, *top]
    said = next((match for text in texts if (match := YEAR.search(text))), None)
    stamp = next((day.iso for day in find_dates(document.meta.get("date", "")[:10]) if day.iso), "")
    return Years(int(said[0]) if said else 0, stamp, document)


def read_place_line(when: When, blocks: Sequence[Block]) -> None:
    """Place, and time where none is known, of a line by that of the date: «i Grendehuset», «Klubbhuset, kl 20:00»; where a line
    ends in «på:» or «i vores lokale», the place is the next."""
    if when.place:
        return
    blocks = blocks if when.date else blocks[:7]
    near = find_near(when, blocks)
    for index, (before, block) in enumerate(pairwise(blocks), 1):
        if when.place:
            return
        beside = any(0 < index - other <= 3 for other in near)
        dated = (beside or index < 7) and bool(find_dates(before.text))
        leads = beside and bool(PLACE_NEXT.search(before.text))
        if not (dated or leads) or block.number or block.label or NOT_THIS.search(text := block.text):
            continue
        if leads and not find_dates(text):
            set_place(when, trim_place(text), text, block.line, "next_line")
        elif dated and (match := match_place_line(text)):
            set_place(when, trim_place(match["place"]), text, block.line, "line")
            if not when.start and (times := find_times(text)):
                set_times(when, times, text, block.line, "line")


def find_near(when: When, blocks: Sequence[Block]) -> list[int]:
    """Where the blocks stand that name the meeting's day."""
    if not when.date:
        return []
    own = when.date.value
    return [index for index, block in enumerate(blocks) if any(is_day(day, own) for day in find_dates(block.text))]


def match_place_line(text: str) -> re.Match[str] | None:
    """The match of a line that is nothing but a place, or a place and an hour."""
    return None if VERB.search(text) else PLACE_LINE.match(text) or PLACE_AND_TIME.match(text) or ADDRESS_LINE.match(text)


def read_place_label(when: When, head: Head, blocks: Sequence[Block]) -> None:
    """A labelled place wins over what a sentence says; below a label that stands alone, an address may take several lines."""
    if not (found := head.find("place")):
        return
    value, first = found.value, head.fields["place"][0].block
    if not first.label:
        for block in blocks[first.index + 1 - blocks[0].index :][:3] if blocks else ():
            address = len(block.text) < 50 and any(map(str.isdigit, block.text)) and not find_times(block.text)
            if block.line.number != first.line.number + 1 or block.label or block.line.marker or not address:
                break
            value, first = f"{value} {block.text}", block
    when.place = Found(read_label_place(value), found.line, found.quote, found.rule)


def is_wrong_weekday(when: When) -> bool:
    """True where the written weekday is not that of the written date."""
    if when.weekday < 0 or not when.date or len(when.date.value) < 10:
        return False
    return date.fromisoformat(when.date.value).weekday() != when.weekday
