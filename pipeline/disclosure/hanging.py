"""What hangs on closed papers and items, table by table: rows to leave out, and the reason of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline.disclosure.closed import Closed, Reason, find_name_basis, find_titles, is_opened
from pipeline.disclosure.words import Telltales, find_sentences, is_telling
from pipeline.records import PROCEDURAL, ActionItem, Decision, Evidence, Records
from pipeline.releases import NEVER
from pipeline.schema import record_id

REFERS: dict[str, dict[str, str]] = {
    "attendance": {"meeting_id": "meetings"},
    "decisions": {"item_id": "agenda_items", "meeting_id": "meetings"},
    "actions": {"item_id": "agenda_items", "meeting_id": "meetings", "carried_from": "actions"},
    "agenda_items": {"meeting_id": "meetings"},
    "meeting_links": {"item_id": "agenda_items", "meeting_id": "meetings"},
    "policy_links": {"policy_area_id": "policy_areas"},
    "case_links": {"item_id": "agenda_items", "earlier_item_id": "agenda_items"},
}
"""Table -> its columns that name a record without which a row cannot stand -> the table of that record."""
CLEARED: dict[str, dict[str, str]] = {
    "attendance": {"membership_id": "memberships"},
    "agenda_items": {"amended_by": "agenda_items"},
    "decisions": {"amended_by": "agenda_items"},
    "actions": {"closed_by": "agenda_items", "membership_id": "memberships"},
    "memos": {"requested_for": "meetings", "earlier_items": "agenda_items"},
}
"""Table -> its columns whose cell is emptied, or cut, where it names what is gone."""
TOLD: dict[str, tuple[str, ...]] = {
    "decisions": ("text",),
    "actions": ("text", "task"),
    "attendance": ("note",),
    "policy_links": ("quote",),
    "findings": ("message", "suggestion"),
}
"""Table -> its columns in which words of a closed matter close the row."""
MENTIONED: dict[str, tuple[str, ...]] = {
    "documents": ("title", "attachments"),
    "meeting_links": ("reason",),
    "case_links": ("reason",),
    "attendance": ("note",),
    "memos": ("attachments_expected", "consulted", "reference"),
    "bodies": ("purpose", "tasks", "composition", "cadence"),
}
"""Table -> its columns from which words of a closed matter are taken, the entry of a list by itself."""
SUBJECTS = {"document": "documents", "item": "agenda_items", "decision": "decisions", "action": "actions"}
"""What policy_links.subject_kind calls a table."""
OWN_SECTION: dict[str, Callable[[Any], bool]] = {
    "decisions": lambda row: not row.item_id,
    "actions": lambda row: not row.item_id,
    "policy_links": lambda row: row.subject_kind == "document",
    "findings": lambda row: True,
}
"""Table -> whether a row that names no open item belongs to the item under which it stands."""
OF_A_YEAR = re.compile(r"\d/\d{2}")
"""A number that is nobody else's in its body («37/25»); «3» and «4.1» stand in too many texts."""
Place = tuple[int, ...]


@dataclass(slots=True)
class Hanging:
    """What is gone so far, and how to tell what hangs on it."""

    closed: Closed
    gone: dict[str, dict[str, Reason]]
    """Table -> record -> why it is gone; papers by document_id, closed items too although their numbers stay."""
    words: Telltales
    """Titles and sentences of what is closed, the names of its papers, its numbers in the series of a year, its archive cases."""
    sections: dict[str, tuple[list[Place], list[str]]]
    """Paper -> where its items begin, and which they are."""
    numbers: dict[tuple[str, str], Reason]
    """(meeting_id, number) of closed items."""
    opened: frozenset[str] = frozenset()
    """Items that a person has opened."""
    lines: set[tuple[str, int, int]] = field(default_factory=set)
    """Lines from which something closed was read."""

    def find_reason(self, table: str, row: Any) -> Reason | None:
        """Why a row is left out; None where it stays, as the places of personal numbers do until all that is cut there is found."""
        if table == "findings" and row.code == NEVER:
            return None
        paper = getattr(row, "document_id", "") or getattr(row, "source", "").partition(":")[0]
        if reason := self.closed.papers.get(paper):
            return reason if table == "documents" else reason.passed_on("hangs-on", paper)
        for column, target in self.find_references(table, row):
            for one in getattr(row, column).split("|"):
                if reason := self.gone[target].get(one):
                    return reason.passed_on("hangs-on", one)
        if reason := self.find_number(table, row) or self.find_section(table, row):
            return reason
        if getattr(row, "item_id", "") in self.opened:
            return None
        told = TOLD.get(table, ()) if table != "attendance" or row.status == "guest" else ()  # members stay, without the note
        if any(self.words.stand_in(getattr(row, column)) for column in told):
            return Reason("same-matter")
        return None

    def find_references(self, table: str, row: Any) -> Iterator[tuple[str, str]]:
        """The columns of a row that name records, and the tables of these."""
        yield from REFERS.get(table, {}).items()
        if table == "policy_links" and row.subject_kind in SUBJECTS:
            yield "subject_id", SUBJECTS[row.subject_kind]
        if table == "findings":
            yield from (("subject_id", target) for target in self.gone)

    def find_number(self, table: str, row: Any) -> Reason | None:
        """Why a decision under no item is closed: a closed item of its meeting bears its number."""
        reason = self.numbers.get((row.meeting_id, row.number)) if table == "decisions" and row.number and not row.item_id else None
        return reason.passed_on("hangs-on", row.number) if reason else None

    def find_section(self, table: str, row: Any) -> Reason | None:
        """Why a row is closed that names no item but stands under a closed one in its paper."""
        if table not in OWN_SECTION or not row.source or not OWN_SECTION[table](row):
            return None
        paper, place = split_source(row.source)
        places, items = self.sections.get(paper, ([], []))
        above = bisect_right(places, place) - 1
        item = items[above] if place and above >= 0 else ""
        return self.closed.items[item].passed_on("hangs-on", item) if item in self.closed.items else None

    def has_quote(self, row: Evidence, removed: set[tuple[str, str]]) -> bool:
        """True for evidence that must not be quoted: of a closed record, from a line with one, or with words of one."""
        at = (row.document_id, row.page, row.line)
        own = row.document_id in self.closed.papers or (row.table, row.record_id) in removed
        return own or at in self.lines or self.words.stand_in(row.quote) or self.words.stand_in(row.value)


def find_hanging(records: Records, closed: Closed) -> Hanging:
    """What is needed to tell, row by row, what hangs on what is closed."""
    items = [row for row in records.agenda_items if row.item_id in closed.items]
    words = [*find_titles(records, closed), *find_closed_texts(records, closed), *closed.names]
    words += [row.case_number for row in items] + [row.number for row in items if OF_A_YEAR.search(row.number)]
    paths = [PurePosixPath(row.path) for row in records.documents if row.document_id in closed.papers]
    words += find_closed_names(records)
    words += [path.name for path in paths] + [path.stem for path in paths if is_telling(path.stem) and " " in path.stem]
    gone: dict[str, dict[str, Reason]] = {"documents": closed.papers, "agenda_items": closed.items}
    gone |= {table: {} for table in ("memberships", "policy_areas", "meetings", "decisions", "actions")}
    return Hanging(
        closed,
        gone,
        words=Telltales(words),
        sections=find_sections(records),
        opened=frozenset(row.item_id for row in records.agenda_items if is_opened(row)),
        numbers={(row.meeting_id, row.number): closed.items[row.item_id] for row in items if row.number},
    )


def find_closed_names(records: Records) -> Iterator[str]:
    """The names of enclosures that say themselves that they are closed («Fortrolig - klage.pdf»), as papers list them."""
    cells = [row.attachments for row in records.documents] + [row.attachments_expected for row in records.memos]
    names = dict.fromkeys(name for cell in cells for name in cell.split("; ") if name)
    yield from (name for name in names if find_name_basis(name) is not None)


def find_closed_texts(records: Records, closed: Closed) -> Iterator[str]:
    """The long sentences that were decided or ordered in closed items of substance."""
    procedural = {row.item_id for row in records.agenda_items if row.item_type in PROCEDURAL}
    rows: list[Decision | ActionItem] = [*records.decisions, *records.actions]
    for row in rows:
        if row.item_id in closed.items and row.item_id not in procedural:
            yield from find_sentences(row.text)


def find_sections(records: Records) -> dict[str, tuple[list[Place], list[str]]]:
    """Paper -> the places where its items begin, in order, and the items."""
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for row in records.agenda_items:
        paper, place = split_source(row.source)
        if place:
            found[paper].append((place, row.item_id))
    return {paper: ([place for place, _ in sorted(rows)], [item for _, item in sorted(rows)]) for paper, rows in found.items()}


def split_source(source: str) -> tuple[str, Place]:
    """A paper's id, and page and line as numbers.

    >>> split_source("0123456789ab:1:12"), split_source("0123456789ab")
    (('0123456789ab', (1, 12)), ('0123456789ab', ()))
    """
    paper, *place = source.split(":")
    return paper, tuple(int(part) for part in place if part.isdigit())


def key_of(table: str, row: Any) -> str:
    """The id by which other records name a row of a table: a paper's document_id, else its key."""
    return row.document_id if table == "documents" else row.item_id if table == "agenda_items" else record_id(table, row)
