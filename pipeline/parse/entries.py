"""What a block can be in minutes and agendas: the head of an item, of a list of items, of a part of an item, or of none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.grammar import find_rule
from pipeline.grammar.item_names import ITEM_NAMES, TELLING_VERB, without_box
from pipeline.grammar.items import AGENDA_HEADING, AGENDA_STEMS, CLOCK, CLOCK_FIRST, ITEM_TYPES, NO_ITEM
from pipeline.grammar.task_lists import TO_DO_HEADING
from pipeline.language.dates import find_dates
from pipeline.language.sentences import split_sentences
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
    if block.number:
        return without_box(block.paragraph.text[block.number.rest :]).strip()
    return without_box(block.text)


def is_coded(block: Block) -> bool:
    """True for a number that only an item bears: «Sak 3», «12/25»."""
    if not block.number or (ARCHIVED.fullmatch(block.number.number) and not read_title(block)):
        return False  # «Saksnr. 2025/4465» below a heading is its archive case
    return block.number.labelled or bool(block.number.year)


def find_coded_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a number that only an item bears, but those that tell of an item in a sentence, where others head items."""
    coded = [block for block in blocks if is_coded(block)]
    heads = [block for block in coded if not tells_of_item(read_title(block)) or block.is_heading]
    return heads or coded


def tells_of_item(text: str) -> bool:
    """True for what goes on behind an item's number as a sentence about it: a verb first, a full stop last.

    >>> tells_of_item("kom til i tilleggssakliste."), tells_of_item("ble utsatt til neste møte. Innkallingen ble godkjent.")
    (True, True)
    >>> tells_of_item("Ny kai."), tells_of_item("er vi klare for vinteren?"), tells_of_item("kai i Vika")
    (False, False, False)
    """
    return text.rstrip(" *_").endswith((".", "!")) and TELLING_VERB.match(text) is not None


ARCHIVED = re.compile(r"(?:19|20)\d\d/\d{3,6}")
"""An archive case number."""


def is_agenda_heading(block: Block) -> bool:
    """True for «Saksliste», «Agenda: …», also as a numbered heading, but not for a list item."""
    if block.line.marker and not block.is_heading and not block.line.marker[0].isdigit():
        return False
    return bool(block.held & AGENDA_STEMS) and len(block.text) < 90 and find_rule(AGENDA_HEADING, block.text, block.held) is not None


def is_no_item(block: Block) -> bool:
    """True for headings that stand between items: «Referat», «Saksliste», «Gjøremål», «8 juli 2021»."""
    return (
        bool(find_rule(NO_ITEM, block.text, block.held) or find_rule(TO_DO_HEADING, block.text, block.held))
        or is_agenda_heading(block)
        or is_part(block)
        or is_occasion(block.text)
    )


def is_occasion(text: str) -> bool:
    """True for a heading that only says which meeting its section is about, by its full date or its week.

    >>> [is_occasion(text) for text in ("8 juli 2021", "Rapport 12.02.19", "2026-01-23 — Første møte", "- Uke 11 -")]
    [True, True, True, True]
    >>> is_occasion("17. mai"), is_occasion("Møteplan 2025"), is_occasion("Tur 3. juni 2025")
    (False, False, False)
    """
    if len(text) > LONGEST_OCCASION or not any(map(str.isdigit, text)):
        return False
    days = [day for day in find_dates(text) if day.year]
    if not days and not WEEK.search(text):
        return False
    for day in reversed(days):
        text = f"{text[: day.start]} {text[day.end :]}"
    return not any(map(str.isalpha, OCCASION_WORDS.sub(" ", text)))


LONGEST_OCCASION = 60
WEEK = re.compile(r"\b(?:uke|veke|uge|vecka|week)\s?\d{1,2}\b", re.IGNORECASE)
OCCASION_WORDS = re.compile(
    r"\b(?:uke|veke|uge|vecka|week|kl|nr|no|den|the|of|fra|från|frå|av|første|fyrste|andre|tredje|fjerde|femte|siste|ekstra|ordinært|ordinær|"
    r"\w*(?:møte|møtet|möte|mötet|møde|mødet|meeting)|rapport|referat|protokoll?|minutes|report|digitalt|fysisk|online|teams|zoom|"
    r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tis|lör)da[gn]|(?:mon|tues|wednes|thurs|fri)day)\b",
    re.IGNORECASE,
)
"""Words of a heading over one meeting's section; anything else in it makes it an item."""


def is_part(block: Block) -> bool:
    """True for a heading that names a part of an item: «Bakgrunn», «Diskusjon», «Vedtak»."""
    return bool(block.label and not block.value and block.label.field in PARTS)


PARTS = {"background", "issue", "proposal", "discussion", "decision", "conclusion", "advice", "action", "responsible", "due", "attachments"}
"""Labels that open a part of an item's section."""


def names_item(block: Block) -> bool:
    """True for a heading that can only be an item's: «Godkjenning av innkalling», «Valg av styre», «Eventuelt»."""
    text = CLOCK_FIRST.sub("", CLOCK.sub("", without_box(block.text)))
    row = find_rule(ITEM_TYPES, text)
    return bool((row and row[0].name in {"approval", "decision", "any-other"}) or find_rule(ITEM_NAMES, text))


def split_explanation(text: str) -> tuple[str, str]:
    """The first of several sentences in the line of a list, and what comes behind: it explains the title.

    >>> split_explanation("Regnskap 2021. Regnskapet legges fram for godkjenning.")
    ('Regnskap 2021.', 'Regnskapet legges fram for godkjenning.')
    >>> split_explanation("Velkommen. Hva gjør vi nå?")
    ('Velkommen. Hva gjør vi nå?', '')
    """
    first, *rest = split_sentences(text) or [text]
    told = " ".join(rest)
    is_title = bool(rest) and first.endswith(".") and len(first) < LONGEST_TITLE and len(first.split()[-1]) > 3
    return (first, told) if is_title and told.endswith(".") and len(told.split()) > 1 else (text, "")


LONGEST_TITLE = 100
"""A longer first sentence is no title."""
