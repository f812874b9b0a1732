"""Lists of meetings whose dates are headings, with links to notice and minutes below each («## Dato 2024-05-14»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.grammar.plans import GIVEN_UP, HEADING_LEAD, NOT_ENTRY
from pipeline.language.dates import find_dates
from pipeline.parse.plan import Block, Entry, Term, find_remarks
from pipeline.parse.sections import Section

FEWEST = 2
"""Headings that make a list."""
NEAR = 4
"""Lines below a heading that are read for what is linked."""


def find_heading_block(sections: Sequence[Section]) -> Iterator[Block]:
    """One block of the meetings whose dates are headings of their own; none where fewer than two are."""
    entries = [entry for section in sections if (entry := read_heading(section))]
    if len(entries) >= FEWEST:
        yield Block(Term(), entries)


def read_heading(section: Section) -> Entry | None:
    """The meeting that a section's heading dates; a date in brackets before another was given up.

    >>> from pipeline.documents import Line
    >>> read_heading(Section("", Line(1, 1, "Dato: (2010-05-29) 2010-06-06", kind="heading"), ())).date.iso
    '2010-06-06'
    """
    if not section.heading:
        return None
    text = section.heading.content
    kept = GIVEN_UP.sub(lambda match: " " * len(match[0]), text) if len(find_dates(text)) > 1 else text
    dates = find_dates(kept)
    before = kept[: dates[0].start] if dates else ""
    if not dates or not HEADING_LEAD.fullmatch(before.strip()) or NOT_ENTRY.search(before):
        return None
    below = ", ".join(line.content for line in section.lines[:NEAR] if line.marker or line.links)
    return Entry(section.heading, dates[0], text, remarks=tuple(find_remarks(f"{text}, {below}")))
