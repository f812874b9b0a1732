"""Whether the meeting of a paper has been held: what is told in the past, who spoke, how they voted, items told of a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.documents import Line
from pipeline.grammar import holds_any
from pipeline.grammar.gates import DIGITS
from pipeline.grammar.happened import SPEAKER, VOTE, is_past, may_be_past
from pipeline.language.folding import fold

_STOP = re.compile(r"[.!?]\s+")
_SHORTEST_TITLE = 5
_FEW, _MANY = (4, 0.12), (6, 0.2)
"""Sentences in the past, and their share of all: more than a notice has, and as many as only minutes have."""


def weigh_happened(lines: Sequence[Line]) -> Iterator[tuple[str, float, str]]:
    """What speaks for minutes, whatever the paper calls itself."""
    told = sentences = 0
    for line in lines:
        text = line.text[:1000]
        parts = [part for part in _STOP.split(text) if part.count(" ") > 1]
        sentences += len(parts)
        told += sum(map(is_past, parts)) if may_be_past(text) else 0
    for (least, share), weight in ((_MANY, 3.0), (_FEW, 1.5)):
        if told >= least and told >= share * sentences:
            yield "minutes", weight, f"{told} of {sentences} sentences in the past"
            break
    spoken = sum(bool(SPEAKER.match(line.text)) for line in lines)
    if spoken > 3:
        yield "minutes", 2.5, f"{spoken} lines open with who speaks"
    votes = sum(bool(VOTE.match(line.text)) for line in lines if holds_any(DIGITS, line.text))
    if votes > 1:
        yield "minutes", 2.0, f"{votes} votes"
    again = count_told_again(lines) if told > 2 else 0
    if again > 1:
        yield "minutes", 4.0, f"{again} items of the list told of below it"


def count_told_again(lines: Sequence[Line]) -> int:
    """How many lines of a list come back below it, each with text of its own that is no list item.

    >>> rows = ["1. Ny leder", "2. Budsjett", "1. Ny leder", "Kari ble valgt.", "2. Budsjett", "Godkjent."]
    >>> count_told_again([Line(1, place, row, marker=row[:2] if row[0].isdigit() else "") for place, row in enumerate(rows)])
    2
    """
    seen: set[str] = set()
    heads: set[str] = set()
    again = 0
    for line, below in pairwise(lines):
        listed = bool(line.marker) or line.kind in {"row", "heading"}
        followed = bool(seen) and not below.marker and below.kind == "text"
        if not (listed or followed):
            continue
        content = line.content
        head = content[:3]
        if not listed and head.isalpha() and head.casefold()[:3] not in heads:  # most lines of prose begin otherwise than all titles
            continue
        title = fold(content).strip(" .:")
        if len(title) < _SHORTEST_TITLE or len(title) > 100:
            continue
        again += followed and title in seen
        if listed:
            seen.add(title)
            heads.add(title[:3])
    return again
