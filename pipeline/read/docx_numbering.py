"""Word's lists: the number that Word prints before a paragraph, which stands nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.read.docx_styles import W, child_number, child_value, is_on
from pipeline.read.numerals import format_number


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int = -1
    """The depth (from 1) after whose items it begins anew; -1 for any higher one, 0 for never."""
    legal: bool = False
    """All numbers in it print as decimals."""


@dataclass(slots=True)
class Numbering:
    """Word's lists and how far each has been counted."""

    levels: dict[str, dict[int, Level]]
    """numId -> depth -> how it is numbered."""
    lists: dict[str, str]
    """numId -> the abstract list whose count it shares."""
    overrides: dict[str, dict[int, int]]
    by_style: dict[str, tuple[str, int]]
    """Paragraph style -> numId and depth, where the list names its styles."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def next(self, number: str, depth: int) -> str:
        """The marker of the next item of a list at a depth; "" for lists that print none."""
        levels = self.levels.get(number)
        if not levels or depth not in levels:
            return ""
        level = levels[depth]
        counts = self.counts.setdefault(self.lists[number], {})
        if number not in self.met:
            self.met.add(number)
            for deep, start in self.overrides[number].items():
                counts[deep] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deep in [deep for deep in counts if deep > depth]:
            after = levels[deep].restart if deep in levels else -1
            if after == -1 or depth < after:
                del counts[deep]
        if level.style == "bullet":
            return "•" if level.text.strip() else ""
        return format_marker(levels, counts, level)


def format_marker(levels: dict[int, Level], counts: dict[int, int], level: Level) -> str:
    """The level's pattern («%1.%2.») with the numbers as they stand."""
    if level.style == "none" and "%" not in level.text:
        return level.text.strip()

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, Level())
        if other.style == "none":
            return ""
        return format_number(counts.setdefault(depth, other.start), "decimal" if level.legal else other.style)

    return re.sub(r"%(\d)", number, level.text).strip()


def read_numbering(root: Any | None) -> Numbering:
    """The numbering part of a document."""
    abstract, numbering = {}, Numbering({}, {}, {}, {})
    if root is None:
        return numbering
    for node in root.iter(f"{W}abstractNum"):
        abstract[node.get(f"{W}abstractNumId")] = {depth_of(level): level for level in node.iter(f"{W}lvl")}
    for node in root.iter(f"{W}num"):
        number, source = node.get(f"{W}numId") or "", child_value(node, "abstractNumId")
        nodes = dict(abstract.get(source, {}))
        starts = {}
        for override in node.iter(f"{W}lvlOverride"):
            depth = depth_of(override)
            if (own := override.find(f"{W}lvl")) is not None:
                nodes[depth] = own
            if (start := child_number(override, "startOverride", -1)) >= 0:
                starts[depth] = start
        numbering.levels[number] = {depth: read_level(level) for depth, level in nodes.items()}
        numbering.lists[number], numbering.overrides[number] = source, starts
        for depth, level in nodes.items():
            if style := child_value(level, "pStyle"):
                numbering.by_style.setdefault(style, (number, depth))
    return numbering


def depth_of(node: Any) -> int:
    """The depth that an element of a list speaks of."""
    value = node.get(f"{W}ilvl") or ""
    return int(value) if value.isdecimal() and len(value) < 3 else 0


def read_level(node: Any) -> Level:
    """One depth of a list."""
    return Level(
        start=child_number(node, "start", 1),
        style=child_value(node, "numFmt") or "decimal",
        text=child_value(node, "lvlText"),
        restart=child_number(node, "lvlRestart", -1),
        legal=is_on(node, "isLgl", False),
    )
