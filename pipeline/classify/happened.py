"""Whether the meeting of a paper has been held: what is told in the past, who spoke, how they voted, items told of a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.documents import Line
from pipeline.grammar.gates import Gated
from pipeline.grammar.happened import PAST, PAST_STEMS, SPEAKER, VOTE, is_past
from pipeline.language.folding import fold

_STOP = re.compile(r"[.!?]\s+")
_SHORTEST_TITLE = 5
_FEW, _MANY = (4, 0.12), (6, 0.2)
"""Sentences in the past, and their share of all: more than a notice has, and as many as only minutes have."""


def weigh_happened(lines: Sequence[Line], held: Sequence[tuple[Line, int]]) -> Iterator[tuple[str, float, str]]:
    """What speaks for minutes, whatever the paper calls itself; `held` are the lines with the bits of the gates that they pass."""
    telling = [(split_told(line), bits) for line, bits in held if bits & PAST_STEMS or bits & PAST.bits == PAST.bits]
    told = sum([is_past(part, bits) for parts, bits in telling for part in parts])
    sentences = count_told(held, telling) if told >= _FEW[0] else 0
    for (least, share), weight in ((_MANY, 3.0), (_FEW, 1.5)):
        if told >= least and told >= share * sentences:
            yield "minutes", weight, f"{told} of {sentences} sentences in the past"
            break
    spoken = count_taken(SPEAKER, held)
    if spoken > 3:
        yield "minutes", 2.5, f"{spoken} lines open with who speaks"
    votes = count_taken(VOTE, held)
    if votes > 1:
        yield "minutes", 2.0, f"{votes} votes"
    again = count_told_again(lines) if told > 2 else 0
    if again > 1:
        yield "minutes", 4.0, f"{again} items of the list told of below it"


def count_told(held: Sequence[tuple[Line, int]], telling: Sequence[tuple[list[str], int]]) -> int:
    """How many sentences all lines have, where those that may be in the past are cut already."""
    plain = [line for line, bits in held if not (bits & PAST_STEMS or bits & PAST.bits == PAST.bits)]
    return sum([len(parts) for parts, _ in telling]) + sum([len(split_told(line)) for line in plain])


def split_told(line: Line) -> list[str]:
    """The sentences of a line that have three words or more."""
    return [part for part in _STOP.split(line.text[:1000]) if part.count(" ") > 1]


def count_taken(pattern: Gated, held: Sequence[tuple[Line, int]]) -> int:
    """How many lines a pattern takes."""
    return sum(pattern.compiled.match(line.text) is not None for line, bits in held if bits & pattern.bits == pattern.bits)


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
