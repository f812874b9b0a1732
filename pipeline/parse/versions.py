"""What a paper says of its own version, and the day on which it was issued: link/ tells by it which of two versions counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar import open_rows
from pipeline.grammar.versions import ISSUED, NUMBERED, VERSIONS
from pipeline.language.dates import find_dates
from pipeline.language.numbers import find_item_number
from pipeline.parse.day_marks import mask_days, write_day
from pipeline.parse.extract import Found, cite, format_source
from pipeline.parse.moves import find_stamp
from pipeline.records import DocumentRow, Extracted, Meeting, fill

TOP, END, LONGEST = 8, 6, 120
"""Lines at the top that can say the version, lines at the end that can say the day, and their length."""
LETTERHEAD, HEAD = 5, 40
"""Lines at the top in which a day that stands alone, and one behind a place («Oslo, 17.11.2025»), is the paper's own."""
BARE = frozenset({"day_alone", "dated", "dateline"})
"""Rules whose lines say no word of issuing: the day of a meeting can stand so too."""
PAGES = frozenset({"committee_page", "meeting_plan"})
META = ("article:modified_time", "dcterms.modified", "last-modified", "lastmod", "last_modified_at", "updated", "modified")
"""Keys of a page's head or a front matter that say when it was changed last."""


def add_version(document: Document, kind: str, values: Iterable[Extracted[Any] | Finding]) -> Iterator[Extracted[Any] | Finding]:
    """What a parser gave, the paper's own row with its version and the day of its issue."""
    read = list(values)
    version, issued = find_version(document), find_issued(document, kind, find_stamp(document, read), find_meeting_places(read))
    for found in read:
        if isinstance(found, Extracted) and isinstance(found.record, DocumentRow):
            said = {name: value for name, value in (("version", version), ("issued", issued)) if value}
            rows = tuple(cite(document, f"documents.{name}", value) for name, value in said.items())
            yield Extracted(fill(found.record, **{name: value.value for name, value in said.items()}), (*found.evidence, *rows))
        else:
            yield found


def find_meeting_places(read: Iterable[Extracted[Any] | Finding]) -> frozenset[str]:
    """Where the meetings of the paper stand, as `document_id:page:line`, and their days as ISO."""
    meetings = [found.record for found in read if isinstance(found, Extracted) and isinstance(found.record, Meeting)]
    return frozenset(place for one in meetings for place in (one.source, one.start_date) if place)


def find_version(document: Document) -> Found | None:
    """What the title lines say of the version («corrected; 2»); None where they say nothing."""
    margins = (line for line in document.lines if line.kind == "furniture" and line.text.strip())
    top = (line for line in document.lines if line.kind != "furniture" and line.text.strip())
    for line in (*islice(margins, 2), *islice(top, TOP)):
        if len(line.text) <= LONGEST and not is_listed(line) and (said := read_version(line.text)):
            return Found(said, line, line.text, "version")
    return None


def is_listed(line: Line) -> bool:
    """True for an item or a row: what it says of a version is about another paper."""
    return bool(line.marker or line.cells or find_item_number(line.text))


def read_version(text: str) -> str:
    """The words of the tables that a line holds, and the number.

    >>> read_version("Rettet referat, versjon 2"), read_version("Referat fra møte 12. mars")
    ('corrected; 2', '')
    """
    names = [row.name for row in open_rows(VERSIONS, text) if row.pattern.match(text)]
    number = NUMBERED.pattern.match(text)
    return "; ".join([*names, *([number["number"]] if number else [])])


def find_issued(document: Document, kind: str, stamp: str, meetings: frozenset[str] = frozenset()) -> Found | None:
    """The latest day that the paper's first or last lines call its own; the day an e-mail was sent; what the head of a page says.

    `meetings` are the places and the days of the paper's meetings: no bare day among them is a day of issue.
    """
    if document.format == "email" and (days := find_dates(document.meta.get("date", ""))) and days[0].iso and document.lines:
        return Found(days[0].iso, document.lines[0], document.meta["date"], "mail_date")
    lines = [line for line in document.lines if line.text.strip() and len(line.text) <= LONGEST]
    ends = len(lines) - END
    # between the top and the end, only a line with a place and a comma can give the paper's own day
    near = [(place, line) for place, line in enumerate(lines) if place < TOP * 2 or place >= ends or (place < HEAD and "," in line.text)]
    read = [(place, one) for place, line in near if (one := read_issued(line, stamp)) and not is_meeting_day(document, one, meetings)]
    alone = {one.value for place, one in read if one.rule == "day_alone" and place < TOP * 2}  # several are a list of days
    found = [one for place, one in read if is_own_place(one.rule, place, len(lines)) and (one.rule != "day_alone" or len(alone) == 1)]
    if found:
        return max(found, key=lambda one: one.value)
    keys = META if kind in PAGES and document.format in {"html", "markdown"} else ()  # of other papers it is the file's day
    said = next((document.meta[key] for key in keys if document.meta.get(key)), "")
    days = find_dates(said[:10])
    return Found(days[0].iso, document.lines[0], said, "page_head") if days and len(days[0].iso) == 10 and document.lines else None


def is_meeting_day(document: Document, found: Found, meetings: frozenset[str]) -> bool:
    """True for a bare day that the paper gives as one of its meetings'."""
    return found.rule in BARE and not meetings.isdisjoint((found.value, format_source(document.document_id, found.line)))


def is_own_place(rule: str, place: int, count: int) -> bool:
    """True where a day told by a rule can be the paper's own: a day alone only in a letterhead, with a place in front within the head."""
    if rule == "day_alone":
        return place < LETTERHEAD
    return place < (HEAD if rule == "dateline" else TOP * 2) or (place >= count - END and rule != "dated")


def read_issued(line: Line, stamp: str) -> Found | None:
    """The day that a line calls the paper's own; its meeting's (`stamp`) is none."""
    masked, days = mask_days(line.text) if not line.marker and find_dates(line.text) else ("", [])
    row = next((row for row in ISSUED if days and row.pattern.match(masked)), None)
    iso = write_day(days, "0", stamp) if row else ""
    return Found(iso, line, line.text, row.name) if row and len(iso) == 10 and iso != stamp else None
