"""Word's styles: what a paragraph has unless it says otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING_NAME = re.compile(r"(?:heading|overskrift|overskrift|rubrik|otsikko|titre|überschrift)\s*(\d)$", re.IGNORECASE)
TITLE_NAME = re.compile(r"(?:title|tittel|titel)$", re.IGNORECASE)
PROMPT_NAME = re.compile(r"placeholder text$", re.IGNORECASE)
"""Word keeps the English name of this style in files of every language."""
OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """What paragraphs of a style have unless they say otherwise."""

    level: int = 0
    """Heading level from 1; 0 for text."""
    number: str = ""
    depth: int = 0
    bold: bool = False
    size: float = 0.0
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of one document, each worked out once along its chain."""

    nodes: dict[str, Any]
    base: Style
    default: str = ""
    done: dict[str, Style] = field(default_factory=dict)

    def find(self, name: str, seen: tuple[str, ...] = ()) -> Style:
        """A style by id, with what it inherits."""
        if name not in self.nodes or name in seen:
            return self.base
        if name not in self.done:
            node = self.nodes[name]
            parent = child_value(node, "basedOn")
            style = self.find(parent, (*seen, name)) if parent else self.base
            self.done[name] = apply_properties(replace(style, level=0) if parent == self.default else style, node, style_level(node))
        return self.done[name]


def read_styles(root: Any | None) -> Styles:
    """The styles part of a document."""
    if root is None:
        return Styles({}, Style())
    nodes = {node.get(f"{W}styleId"): node for node in root.iter(f"{W}style")}
    default = next((name for name, node in nodes.items() if node.get(f"{W}default") == "1" and node.get(f"{W}type") == "paragraph"), "")
    runs = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    base = Style(size=find_size(runs)) if runs is not None else Style()
    return Styles(nodes, base, default)


def child_value(node: Any | None, path: str) -> str:
    """The w:val of a child element, "" where there is none."""
    child = None if node is None else node.find("/".join(W + part for part in path.split("/")))
    return "" if child is None else child.get(f"{W}val") or ""


def child_number(node: Any | None, path: str, default: int) -> int:
    """The w:val of a child element as a number; `default` where there is none."""
    value = child_value(node, path)
    return int(value) if value.isdecimal() and len(value) < 10 else default


def is_on(node: Any | None, name: str, inherited: bool) -> bool:
    """True where a toggle such as w:b is on: as the element says, else as inherited."""
    child = None if node is None else node.find(W + name)
    return inherited if child is None else child.get(f"{W}val") not in OFF


def find_size(runs: Any | None) -> float:
    """Font size in points that run properties say; 0 for none."""
    return child_number(runs, "sz", 0) / 2


def style_level(node: Any) -> int:
    """The heading level that a style's own name says; 0 for none."""
    name = child_value(node, "name")
    if match := HEADING_NAME.match(name):
        return int(match[1])
    return 1 if TITLE_NAME.match(name) else 0


def is_prompt_style(node: Any) -> bool:
    """True for Word's own style of the words that a control shows until somebody writes («Klikk her for å skrive inn tekst»)."""
    return PROMPT_NAME.match(child_value(node, "name")) is not None


def apply_properties(style: Style, node: Any, level: int = 0) -> Style:
    """A style changed by what a style or paragraph node says itself."""
    block, runs = node.find(f"{W}pPr"), node.find(f"{W}rPr")
    outline = child_number(block, "outlineLvl", -1)
    if outline >= 0:
        level = outline + 1 if outline < 9 else 0
        style = replace(style, level=level)
    return replace(
        style,
        level=level or style.level,
        number=child_value(block, "numPr/numId") or style.number,
        depth=child_number(block, "numPr/ilvl", style.depth),
        bold=is_on(runs, "b", style.bold),
        size=find_size(runs) or style.size,
        hidden=is_on(runs, "vanish", style.hidden),
    )
