"""What kind of paper is this: minutes, agenda, memo, meeting_plan, committee_page, or unknown where the cues do not say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.items import AGENDA_HEADING, DURATION
from pipeline.grammar.kinds import CUES, Cue
from pipeline.language.dates import find_dates
from pipeline.language.numbers import find_item_number

KINDS = ("minutes", "agenda", "memo", "meeting_plan", "committee_page", "unknown")
"""In this order where two weigh the same."""
FLOOR = 3.0
"""A kind with less weight than this is a guess; the paper is unknown."""
TOP_LINES = 25


@dataclass(frozen=True, slots=True)
class Classification:
    """The kind, how sure (0 to 1), and the cues that speak for it, heaviest first."""

    kind: str
    score: float
    reasons: tuple[str, ...] = ()


def classify(document: Document) -> Classification:
    """The kind of a paper by its cues; "unknown" when none is strong enough.

    >>> lines = (Line(1, 1, "Referat fra styremøte"), Line(1, 2, "Til stede: Kari Nes"), Line(1, 3, "Møtet ble hevet kl. 20."))
    >>> classify(Document("x", "x.txt", "text", lines)).kind
    'minutes'
    """
    weights, reasons = weigh(document)
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], KINDS.index(pair[0])))
    kind, best = ranked[0] if ranked else ("unknown", 0.0)
    if best < FLOOR:
        return Classification("unknown", 0.0, tuple(reasons[kind]))
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return Classification(kind, round(best / (best + max(second, 0.0) + 1), 2), tuple(reasons[kind]))


def weigh(document: Document) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Weight and reasons of every kind."""
    weights: dict[str, float] = defaultdict(float)
    reasons: dict[str, list[str]] = defaultdict(list)
    lines = [line for line in document.lines if line.kind != "furniture" and line.text.strip()]
    texts = [line.text for line in lines]
    hits: list[tuple[Cue, float]] = [
        (row, count_hits(row, texts[:TOP_LINES] if row.where == "top" else texts)) for row in CUES if row.where != "title"
    ]
    for row, count in [*hits, *count_titles(find_titles(document, lines))]:
        if count:
            weights[row.kind] += row.weight * count
            reasons[row.kind].append(f"{row.rule.name} ×{count:g}")
    for kind, weight, reason in weigh_shape(document, lines):
        weights[kind] += weight
        reasons[kind].append(reason)
    return weights, reasons


def find_titles(document: Document, lines: Sequence[Line]) -> list[str]:
    """The texts that can name the paper: front matter's title, an e-mail's subject, the first lines but for sentences and list items."""
    titles = [document.meta.get("title", ""), document.meta.get("subject", "")]
    for place, line in enumerate(lines[:4]):
        number = find_item_number(line.text)
        listed = bool(line.marker or line.kind == "row" or (number and (number.labelled or line.kind == "heading")))
        sentence = line.text.rstrip().endswith((".", "?")) and len(line.text.split()) > 6
        if not (listed or sentence) and (place == 0 or not find_rule(AGENDA_HEADING, line.text)):
            titles.append(line.text[:150])
    return [title for title in titles if title]


def count_titles(titles: Sequence[str]) -> list[tuple[Cue, float]]:
    """The title cue that comes first in each title, counted once a kind: «Referat … sakliste» are minutes.

    A kind that only a later line names counts half: «Møteinnkalling» above «Møtebok fra forrige møte» is an agenda.
    """
    found: dict[str, Cue] = {}
    first: set[str] = set()
    for title in titles:
        matches = [(match.end(), row) for row in CUES if row.where == "title" and (match := row.rule.pattern.match(title))]
        weighty = [match for match in matches if match[1].weight > 1]
        for _, row in (weighty and [min(weighty, key=lambda match: match[0])]) or matches:
            found[row.kind] = max(found.get(row.kind, row), row, key=lambda cue: cue.weight)
        first = first or {row.kind for _, row in weighty}
    return [(row, 0.5 if first and row.kind not in first else 1.0) for row in found.values()]


def count_hits(row: Cue, texts: Sequence[str]) -> int:
    """How many lines have the cue, up to what it counts for."""
    hits = 0
    for text in texts:
        if row.rule.pattern.match(text[:400]):
            hits += 1
            if hits == row.most:
                break
    return hits


def weigh_shape(document: Document, lines: Sequence[Line]) -> list[tuple[str, float, str]]:
    """What the paper as a whole says: an e-mail is a memo, a paper of dates or months a plan, a bare list of items an agenda."""
    shape = []
    if document.format == "email":
        shape.append(("memo", 6.0, "e-mail"))
    dated = sum(opens_with_date(line) for line in lines if len(line.text) < 120)
    if dated >= 4 and dated * 3 >= len(lines):
        shape.append(("meeting_plan", 6.0, f"dates open {dated} of {len(lines)} lines"))
    named = len({line.text.strip(" :*#").casefold() for line in lines} & MONTHS)
    if named >= 4:
        shape.append(("meeting_plan", 6.0, f"{named} months as headings"))
    if any(is_month_row(line.text) for line in lines[:10]):
        shape.append(("meeting_plan", 6.0, "a row of months"))
    if is_one_case(lines):
        shape.append(("memo", 5.0, "one case with a proposal"))
    return shape + weigh_list(lines)


def is_one_case(lines: Sequence[Line]) -> bool:
    """True for a case paper: it opens with a case's number, numbers no other case, and proposes what to decide."""
    opening = next((number for line in lines[:2] if (number := find_item_number(line.text)) and number.year), None)
    if not opening:
        return False
    numbers = {number.number for line in lines if (number := find_item_number(line.text)) and number.year}
    return len(numbers) == 1 and any(PROPOSES.match(line.text) for line in lines)


PROPOSES = re.compile(
    r"\W*(?:[\wæøå]+s |[\wæøå]+ si )?(?:forslag til (?:vedtak|beslutning|konklusjon)|innstilling|framlegg til vedtak|tilråding)\b",
    re.IGNORECASE,
)


def weigh_list(lines: Sequence[Line]) -> list[tuple[str, float, str]]:
    """Whether a list of items is all there is (an agenda), or much text comes after it (minutes)."""
    start = next((place for place, line in enumerate(lines) if len(line.text) < 90 and find_rule(AGENDA_HEADING, line.content)), None)
    timed = sum(bool(DURATION.search(line.text)) for line in lines)
    shape = [("agenda", 2.0, f"{timed} items with minutes")] if timed > 2 else []
    if start is None:
        return shape
    after = lines[start + 1 :]
    entries = sum(bool(line.marker or line.kind == "row") for line in after)
    prose = sum(len(line.text) for line in after if not line.marker and line.kind not in {"row", "heading"})
    headings = sum(line.kind == "heading" for line in after)
    if entries and headings < 2 and prose < 600:
        return [*shape, ("agenda", 2.5, "nothing but a list of items")]
    if headings > 2 or prose > 1500:
        return [*shape, ("minutes", 1.5, "text after the list of items")]
    return shape


def is_month_row(text: str) -> bool:
    """True for the head of a table with a column a month."""
    words = text.split()
    return len(words) <= 14 and sum(word.casefold()[:3] in SHORT_MONTHS for word in words) >= 4


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
SHORT_MONTHS = {"jan", "feb", "mar", "apr", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "des", "dec"}


def opens_with_date(line: Line) -> bool:
    """True where a date stands within the first words of the line."""
    dates = find_dates(line.content[:60])
    return bool(dates) and dates[0].start < 16
