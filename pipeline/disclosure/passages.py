"""Passages that may not be published wherever they stand: found in every text cell of the record set by rules.RULES, and replaced there.

What is known of one cell helps its neighbours: where a sentence is held because it names a person, the other cells of its row, of its line
and of its item are held too where they speak of the same matter without the name.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.disclosure.closed import Reason
from pipeline.disclosure.gate import NOBODY, Gate, Passage, make_gate
from pipeline.disclosure.held_terms import keep_said_terms
from pipeline.disclosure.listing import Listing
from pipeline.disclosure.split_numbers import Spans, find_flagged, find_remains, hide, hide_split
from pipeline.disclosure.told_names import hide_told_names
from pipeline.finding_rows import hide_persons
from pipeline.language.names import is_person_name
from pipeline.records import Evidence, Records
from pipeline.releases import Release, digest_passage
from pipeline.schema import TABLES, record_id
from pipeline.withheld import Withheld

CODES = frozenset({"document_id", "source", "superseded_by", "box", "table"})
"""Columns that the program fills with letters and figures of its own."""
NAMES = frozenset({"path", "duplicate_of", "closed_by", "amended_by", "carried_from", "earlier_items"})
"""Columns that name files and records, as do those that end in _id: of these only personal numbers are hidden, digit by digit."""
ABOUT_PERSON = {"attendance": ("note", "role", "unit"), "memberships": ("function", "unit")}
"""Table -> its columns that are about the person whom the row names."""
COUNTED = frozenset({"unit"})
"""Columns by which rows are counted: one that is held whole is empty, so that nobody is counted with others whose unit is held."""
Known = dict[str, frozenset[str]]
"""Source, item or row -> the matters of which it is known that they are a person's there."""


@dataclass(slots=True)
class Context:
    """What holding rows needs beside the rows."""

    gate: Gate
    known: Known
    remains: Spans
    """Where parts of personal numbers stand that are cut between records."""
    listing: Listing
    languages: dict[str, str] = field(default_factory=dict)
    """document_id -> its language."""


def hold_passages(
    records: Records, day: str = "", releases: Sequence[Release] = (), shown: frozenset[str] = NOBODY
) -> tuple[Records, list[Withheld]]:
    """The records with the passages replaced that a rule holds back and nobody has released, and a row for each of them.

    `day` (ISO date) says which statutes are in force, `shown` which rules the settings switch off. Linear in the number of cells.
    """
    gate = make_gate(records, day, releases, shown)
    languages = {row.document_id: row.language for row in records.documents}
    context = Context(gate, find_known(records, gate), find_cut_cells(records), Listing(records), languages)
    held = {table: [hold_row(table, row, context) for row in getattr(records, table)] for table in (*TABLES, "evidence")}
    public = hide_told_names(replace(records, **held), gate, context.listing)
    return replace(public, policy_links=keep_said_terms(records, public, context.listing)), context.listing.rows


def find_known(records: Records, gate: Gate) -> Known:
    """The sources and items at which a sentence is held because it names a person, with its matters."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in (*TABLES, "evidence"):
        columns = find_columns(table)[0]
        for row in getattr(records, table):
            rules = {passage.rule.name for column in columns for passage in gate.find(getattr(row, column)) if passage.rule.is_of_row}
            for place in find_places(table, row) if rules else ():
                found[place] |= rules
    return {place: frozenset(rules) for place, rules in found.items()}


def find_places(table: str, row: Any) -> Iterator[str]:
    """The line from which a row was read, and the item that it belongs to. A whole paper is no place."""
    yield from (
        name
        for name in (find_source(table, row), getattr(row, "item_id", ""))
        if name and (":" in name or name != getattr(row, "document_id", ""))
    )


def find_source(table: str, row: Any) -> str:
    """Where a row stands in its paper."""
    return f"{row.document_id}:{row.page}:{row.line}" if table == "evidence" else getattr(row, "source", "")


def find_cut_cells(records: Records) -> Spans:
    """The cells of lines with personal numbers in which a part of one stands whose rest is in another record."""
    flagged = find_flagged(records.findings)
    rows = ((table, row) for table in TABLES if flagged and table != "findings" for row in getattr(records, table))
    lines = {source for below in flagged.values() for source in below}
    near = ((table, row, source) for table, row in rows if (source := find_source(table, row)) in lines)
    return find_remains(
        ((source, text) for table, row, source in near for name in find_columns(table)[0] if (text := getattr(row, name))), flagged
    )


def hold_row(table: str, row: Any, context: Context) -> Any:
    """A row with its passages replaced; evidence repeats its records' cells, so it is not listed."""
    words, names = find_columns(table)
    cells = {column: text for column in words if (text := getattr(row, column))}
    changed = {column: hidden for column in names if (hidden := hide_persons(before := getattr(row, column))) != before}
    for column in changed:
        note(table, row, column, "personal-number", changed[column], context)
    for column, passages in find_row(table, row, cells, context).items():
        whole = column in COUNTED and any(found.end - found.start == len(cells[column]) for found in passages)
        changed[column] = "" if whole else context.gate.replace_passages(cells[column], passages, context.languages.get(row_paper(row), ""))
        for passage in passages:
            note(table, row, column, passage.rule.name, passage.text, context, passage)
    changed |= hide_parts(table, row, cells, changed, context)
    return replace(row, **changed) if changed else row


def find_row(table: str, row: Any, cells: dict[str, str], context: Context) -> dict[str, list[Passage]]:
    """The passages of a row by column."""
    gate = context.gate
    known = frozenset().union(*(context.known.get(place, NOBODY) for place in find_places(table, row)))
    person = getattr(row, "person_name", "")
    about = ABOUT_PERSON.get(table, ()) if person and is_person_name(person) else ()
    found: dict[str, list[Passage]] = {}
    for column, text in cells.items():
        passages = gate.find(text, gate.matters, person) if column in about else gate.find(text, known)
        if passages:
            found[column] = list(passages)
    for column in gate.find_held(table, row, cells):
        found[column] = [gate.whole(cells[column])]
    return found


def hide_parts(table: str, row: Any, cells: dict[str, str], changed: dict[str, str], context: Context) -> dict[str, str]:
    """The cells in which a part of a personal number stands whose rest is in another cell, or in the next line."""
    shown = {column: changed.get(column, text) for column, text in cells.items()}
    hidden = hide_split(shown)
    source = find_source(table, row)
    for column, text in cells.items() if context.remains else ():
        for start, end in context.remains.get((source, text), ()):
            place = (start, end) if shown[column] == text else (0, len(shown[column]))  # what was replaced has moved it
            hidden[column] = hide(hidden.get(column, shown[column]), *place)
    for column, text in hidden.items():
        note(table, row, column, "personal-number", text, context)
    return hidden


def note(table: str, row: Any, column: str, rule: str, text: str, context: Context, passage: Passage | None = None) -> None:
    """Put a passage on the list. Its id is the same as long as record, column, rule and words are; what nobody can release has none."""
    if table == "evidence":
        return
    basis = passage.citation if passage else context.gate.cite(rule)
    digest = passage.digest if passage else ""
    name = digest_passage(rule, f"{table} {record_id(table, row)} {column} {digest}")[:12] if digest else ""
    context.listing.add(table, row, Reason(rule, basis, column), text, passage=digest, withheld_id=name)


def row_paper(row: Any) -> str:
    """The paper that says a row."""
    return getattr(row, "document_id", "") or getattr(row, "source", "").partition(":")[0]


@cache
def read_columns() -> dict[str, Any]:
    """tables/columns.toml."""
    return tomllib.loads(files("pipeline").joinpath("tables/columns.toml").read_text(encoding="utf-8"))


@cache
def find_columns(table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns of a table that hold words, and those that name files and records; days, figures and closed lists are neither."""
    told = {
        name
        for name, row in read_columns().get(table, {}).get("columns", {}).items()
        if row.get("type", "text") != "text" or "one_of" in row
    }
    texts = [f.name for f in fields(TABLES.get(table, Evidence)) if f.type == "str" and f.name not in CODES | told]
    names = [name for name in texts if name in NAMES or name.endswith("_id")]
    return tuple(name for name in texts if name not in names), tuple(names)


def count_rules(rows: Iterable[Withheld]) -> dict[str, int]:
    """Rule -> how many rows it has, most first."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.rule] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
