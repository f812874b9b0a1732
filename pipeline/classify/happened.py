"""Whether the meeting of a paper has been held: what is told in the past, who spoke, how they voted, items told of a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.documents import Line
from pipeline.grammar.happened import SPEAKER, VOTE, is_past
from pipeline.language.folding import fold

_ENDS = re.compile(r"[.!?]\s")
_STOP = re.compile(r"(?<=[.!?])\s+")
_SHORTEST_TITLE = 5
_FEW, _MANY = (4, 0.12), (6, 0.2)
"""Sentences in the past, and their share of all: more than a notice has, and as many as only minutes have."""


def weigh_happened(lines: Sequence[Line]) -> Iterator[tuple[str, float, str]]:
    """What speaks for minutes, whatever the paper calls itself."""
    texts = [line.text[:1000] for line in lines]
    sentences = [part for text in texts for part in (_STOP.split(text) if _ENDS.search(text) else [text]) if part.count(" ") > 1]
    told = sum(map(is_past, sentences))
    for (least, share), weight in ((_MANY, 3.0), (_FEW, 1.5)):
        if told >= least and told >= share * len(sentences):
            yield "minutes", weight, f"{told} of {len(sentences)} sentences in the past"
            break
    spoken = sum(bool(SPEAKER.match(line.text)) for line in lines)
    if spoken > 3:
        yield "minutes", 2.5, f"{spoken} lines open with who speaks"
    votes = sum(bool(VOTE.match(line.text)) for line in lines)
    if votes > 1:
        yield "minutes", 2.0, f"{votes} votes"
    again = count_told_again(lines)
    if again > 1 and told > 2:
        yield "minutes", 4.0, f"{again} items of the list told of below it"


def count_told_again(lines: Sequence[Line]) -> int:
    """How many lines of a list come back below it, each with text of its own that is no list item.

    >>> rows = ["1. Ny leder", "2. Budsjett", "1. Ny leder", "Kari ble valgt.", "2. Budsjett", "Godkjent."]
    >>> count_told_again([Line(1, place, row, marker=row[:2] if row[0].isdigit() else "") for place, row in enumerate(rows)])
    2
    """
    seen: set[str] = set()
    again = 0
    for line, below in pairwise(lines):
        listed = bool(line.marker) or line.kind in {"row", "heading"}
        followed = bool(seen) and not below.marker and below.kind == "text"
        if not (listed or followed):
            continue
        title = fold(line.content).strip(" .:")
        if len(title) < _SHORTEST_TITLE or len(title) > 100:
            continue
        again += followed and title in seen
        if listed:
            seen.add(title)
    return again
