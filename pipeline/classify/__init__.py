"""What kind of paper is this: minutes, agenda, memo, meeting_plan, committee_page, or unknown where the cues do not say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import itemgetter, or_

from pipeline.classify.happened import weigh_happened
from pipeline.classify.shape import weigh_bare, weigh_rules, weigh_shape
from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.cues import Cue
from pipeline.grammar.gates import OPENED
from pipeline.grammar.items import AGENDA_HEADING
from pipeline.grammar.kinds import CUES, LETTERHEAD_BELOW, SUPPLEMENT
from pipeline.language.numbers import find_item_number

KINDS = ("minutes", "agenda", "memo", "meeting_plan", "committee_page", "unknown")
"""In this order where two weigh the same."""
FLOOR = 3.0
"""A kind with less weight than this is a guess; the paper is unknown."""
TOP_LINES = 25
LONGEST_LINE = 400
MOST_LINES = 400
"""What a paper is shows in its first pages."""


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
    lines = [line for line in document.lines if line.kind != "furniture" and line.text.strip()][:MOST_LINES]
    held = [(line, OPENED[line.text]) for line in lines]
    somewhere = reduce(or_, map(itemgetter(1), held), 0)
    hits: list[tuple[Cue, float]] = [
        (row, count_hits(row, held[:TOP_LINES] if row.where == "top" else held))
        for row in CUES
        if row.where != "title" and row.rule.pattern.bits & somewhere == row.rule.pattern.bits
    ]
    for row, count in [*hits, *count_titles(find_titles(document, lines))]:
        if count:
            weights[row.kind] += row.weight * count
            reasons[row.kind].append(f"{row.rule.name} ×{count:g}")
    loose = weigh_bare(lines, held) if weights["minutes"] < FLOOR else []
    attended = any(reason.startswith("attendance_label") for reason in reasons["minutes"])
    for kind, weight, reason in [*weigh_shape(document, lines, held, attended), *loose, *weigh_happened(lines, held), *weigh_rules(held)]:
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
        own = place == 0 or SUPPLEMENT.match(line.text) or not find_rule(AGENDA_HEADING, line.text)
        if own and not (listed or sentence):
            titles.append(line.text[:150])
    return [title for title in titles if title]


def count_titles(titles: Sequence[str]) -> list[tuple[Cue, float]]:
    """The title cue that comes first in each title, counted once a kind: «Referat … sakliste» are minutes.

    A kind that only a later line names counts half: «Møteinnkalling» above «Møtebok fra forrige møte» is an agenda. A body's name
    above the paper's own title is its letterhead.
    """
    found: dict[str, Cue] = {}
    first: set[str] = set()
    own = next((place for place, title in enumerate(titles) if LETTERHEAD_BELOW.match(title)), 0)
    for title in titles[own:]:
        matches = [(match.end(), row) for row in CUES if row.where == "title" and (match := row.rule.pattern.match(title))]
        weighty = [match for match in matches if match[1].weight > 1]
        for _, row in (weighty and [min(weighty, key=lambda match: match[0])]) or matches:
            found[row.kind] = max(found.get(row.kind, row), row, key=lambda cue: cue.weight)
        first = first or {row.kind for _, row in weighty}
    return [(row, 0.5 if first and row.kind not in first else 1.0) for row in found.values()]


def count_hits(row: Cue, held: Sequence[tuple[Line, int]]) -> int:
    """How many lines, given with the bits of the gates that they pass, have the cue, up to what it counts for."""
    hits, pattern = 0, row.rule.pattern
    bits = pattern.bits
    for line in [line for line, passed in held if passed & bits == bits]:
        if pattern.compiled.match(line.text[:LONGEST_LINE]):
            hits += 1
            if hits == row.most:
                break
    return hits
