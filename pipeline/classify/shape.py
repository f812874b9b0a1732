"""What the shape of a paper as a whole says of its kind: its lists, its dates, its names with offices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.documents import Document, Line
from pipeline.grammar import ask_all, find_rule
from pipeline.grammar.gates import DIGITS, Gated, stems
from pipeline.grammar.items import AGENDA_HEADING, DURATION, find_duration
from pipeline.grammar.kinds import FORMAL_ITEM, OFFICE, SEAT_BREAK
from pipeline.language.dates import find_dates
from pipeline.language.names import is_person_name
from pipeline.language.numbers import find_item_number


def weigh_shape(
    document: Document, lines: Sequence[Line], held: Sequence[tuple[Line, int]], attended: bool
) -> list[tuple[str, float, str]]:
    """What the paper as a whole says: an e-mail is a memo, a paper of dates or months a plan, a bare list of items an agenda.

    `held` are the lines with the bits of the gates that they pass.
    """
    shape = []
    if document.format == "email":
        shape.append(("memo", 6.0, "e-mail"))
    numbered = [line for line, bits in held if bits & DIGITS]  # few lines hold a digit, so dates are seldom looked for
    if dated := count_third([line for line in numbered if len(line.text) < 120], opens_with_date, 4, len(lines)):
        shape.append(("meeting_plan", 6.0, f"dates open {dated} of {len(lines)} lines"))
    elif listed := count_third([line for line in numbered if is_short_entry(line)], holds_date, 5, len(lines)):
        shape.append(("meeting_plan", 4.0, f"a list of {listed} dates"))
    named = len({line.text.strip(" :*#").casefold() for line, bits in held if bits & MONTH_STEMS} & MONTHS)
    if named >= 4:
        shape.append(("meeting_plan", 6.0, f"{named} months as headings"))
    if any(is_month_row(line.text) for line in lines[:10]):
        shape.append(("meeting_plan", 6.0, "a row of months"))
    if is_one_case(lines):
        shape.append(("memo", 5.0, "one case with a proposal"))
    return shape + weigh_list(lines, held, attended)


def count_third(lines: Sequence[Line], test: Callable[[Line], bool], fewest: int, of: int) -> int:
    """How many lines pass a test; 0 where they are too few, or less than a third of the paper's: asked only as long as they may be."""
    least = max(fewest, of / 3)
    missed = 0
    for line in lines:
        if len(lines) - missed < least:
            return 0
        missed += not test(line)
    return len(lines) - missed if len(lines) - missed >= least else 0


def is_short_entry(line: Line) -> bool:
    """True for a short list item or row of a table."""
    return bool(line.marker or line.cells) and len(line.text) < 70


def holds_date(line: Line) -> bool:
    """True for a line with a date."""
    return bool(find_dates(line.text))


def is_one_case(lines: Sequence[Line]) -> bool:
    """True for a case paper: it opens with a case's number, numbers no other case, and proposes what to decide."""
    opening = next((number for line in lines[:2] if (number := find_item_number(line.text)) and number.year), None)
    if not opening:
        return False
    numbers = {number.number for line in lines if (number := find_item_number(line.text)) and number.year}
    return len(numbers) == 1 and any(PROPOSES.match(line.text) for line in lines)


PROPOSES = Gated(
    r"\W*(?:[\wæøå]+s |[\wæøå]+ si )?(?:forslag til (?:vedtak|beslutning|konklusjon)|innstilling|framlegg til vedtak|tilråding)\b",
    re.IGNORECASE,
)


def weigh_list(lines: Sequence[Line], held: Sequence[tuple[Line, int]], attended: bool) -> list[tuple[str, float, str]]:
    """Whether a list of items is all there is (an agenda), or much text comes after it (minutes)."""
    heads = ((place, line) for place, (line, bits) in enumerate(held) if bits & HEADS and len(line.text) < 90)
    start = next((place for place, line in heads if find_rule(AGENDA_HEADING, line.content)), None)
    timed = sum(find_duration(line.text) is not None for line, bits in held if bits & DURATION.bits == DURATION.bits)
    shape = [("agenda", 2.0, f"{timed} items with minutes")] if timed > 2 else []
    if start is None:
        return shape
    after = lines[start + 1 :]
    headings = [line.kind for line in after].count("heading")
    entries = any(line.marker or line.kind == "row" for line in after)
    prose = sum([len(line.text) for line in after if not line.marker and line.kind not in {"row", "heading"}])
    if headings > 2 or prose > 1500:
        return [*shape, ("minutes", 1.5, "text after the list of items")]
    if entries and headings < 2 and prose < 600 and not attended:
        return [*shape, ("agenda", 2.5, "nothing but a list of items")]
    return shape


def weigh_bare(lines: Sequence[Line], held: Sequence[tuple[Line, int]]) -> list[tuple[str, float, str]]:
    """What a paper without the marks of minutes is by its lists: of items that every assembly has, or of names with their offices."""
    formal, seats = count_formal(lines), sum(is_seat(line) for line, bits in held if OFFICE.takes(bits))
    shape = [("agenda", 3.0, f"{formal} formal items, nothing said of them")] if formal > 1 else []
    return [*shape, ("committee_page", float(min(seats, 4)), f"{seats} names with their offices")] if seats > 1 else shape


HEADS = ask_all(AGENDA_HEADING)
"""What every heading of a list of items has."""


def weigh_rules(held: Sequence[tuple[Line, int]]) -> list[tuple[str, float, str]]:
    """Statutes are no paper of a meeting; items numbered with «§» are: short lines of which several stand in every agenda."""
    signed = [line for line, bits in held if bits & PARAGRAPH.bits == PARAGRAPH.bits and PARAGRAPH.compiled.match(line.text)]
    formal = sum(len(line.text) < 110 and FORMAL_ITEM.match(PARAGRAPH.sub("", line.text)) is not None for line in signed)
    if formal > 2 and formal * 4 >= len(signed):
        return [("agenda", 2.0, f"{formal} formal items with a paragraph sign")]
    return [("unknown", min(len(signed), 12) * 0.6, f"{len(signed)} lines with a paragraph sign")] if signed else []


def count_formal(lines: Sequence[Line]) -> int:
    """How many items that every assembly has («Valg av møteleder») stand in a list with nothing said below them."""
    pairs = zip(lines, [*lines[1:], None], strict=False)
    return sum(
        bool(line.marker and len(line.text) < 110 and FORMAL_ITEM.match(line.content))
        for line, below in pairs
        if below is None or below.marker or below.kind == "heading" or below.gap
    )


def is_seat(line: Line) -> bool:
    """True for a name with an office: «Kari Nes, nestleder», «Styremedlem: Kari Nes», a row of a table of members."""
    if len(line.text) > 120:
        return False
    parts = [part.strip(" *_)") for part in SEAT_BREAK.split(line.content) if part.strip(" *_)")]
    return (
        1 < len(parts) < 7
        and any(OFFICE.compiled.fullmatch(part) for part in parts[:2])
        and any(is_person_name(part) for part in parts[:2])
    )


def is_month_row(text: str) -> bool:
    """True for the head of a table with a column a month."""
    words = text.split()
    return len(words) <= 14 and sum(word.casefold()[:3] in SHORT_MONTHS for word in words) >= 4


PARAGRAPH = Gated(r"\W{0,3}[§$]\s?\d+[a-z]?\s*[.:)–-]?\s*")
MONTHS = {
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
    "january",
    "february",
    "march",
    "may",
    "june",
    "october",
    "december",
}
MONTH_STEMS = stems(*MONTHS)
SHORT_MONTHS = {"jan", "feb", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "des", "dec"}


def opens_with_date(line: Line) -> bool:
    """True where a date stands within the first words of the line."""
    dates = find_dates(line.content[:60])
    return bool(dates) and dates[0].start < 16
