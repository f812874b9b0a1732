"""A committee's page cut into its sections, by the words of the headings (a page printed as text shows nothing else)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.committees import LEAD_IN, SECTIONS
from pipeline.grammar.plans import TERM_HEADING

LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Section:
    """The lines below one heading; name "" for what no rule knows (also the lines above the first heading)."""

    name: str
    heading: Line | None
    lines: tuple[Line, ...]


def split_sections(lines: Iterable[Line]) -> list[Section]:
    """The sections of a page in order. Term headings («2023», «Mars») stay lines of the plan they stand in.

    >>> [s.name for s in split_sections([Line(1, 1, "Sekretariat"), Line(1, 2, "Møteplan 2025"), Line(1, 3, "- 27.08.25", marker="-")])]
    ['', 'secretariat', 'plan']
    """
    sections: list[Section] = []
    name, heading, body = "", None, list[Line]()
    for line in lines:
        if line.kind == "furniture":
            continue
        found = find_section(line, name)
        if found is None:
            body.append(line)
            continue
        sections.append(Section(name, heading, tuple(body)))
        name, heading, body = found, line, []
    sections.append(Section(name, heading, tuple(body)))
    return sections


def find_section(line: Line, current: str = "") -> str | None:
    """The name of the section that a line opens ("" for a heading that no rule knows); None for a line that is no heading."""
    text = line.text.strip().rstrip(":").strip()
    if line.marker or line.cells or len(text) > LONGEST_HEADING:
        return None
    in_plan = current in {"plan", "past"}
    if in_plan and TERM_HEADING.pattern.fullmatch(text):
        return None
    if found := find_rule(SECTIONS, text):
        return found[0].name
    if found := find_rule(LEAD_IN, text):
        return "members" if current != "members" else None
    return "" if line.kind == "heading" else None


def join_items(lines: Iterable[Line]) -> str:
    """The lines of a section as one cell: list items joined with "; ", running text with a space.

    >>> join_items([Line(1, 1, "- Råd", marker="-"), Line(1, 2, "- Innspill", marker="-")])
    'Råd; Innspill'
    """
    text = ""
    for line in lines:
        glue = "" if not text else " " if line.joins or (not line.marker and not text.endswith(";")) else "; "
        text += (" " if text.endswith(":") else glue) + line.content
    return text
