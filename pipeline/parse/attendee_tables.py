"""Tables of attendees: rows of cells, also where only tabs or wide gaps are left of them, with columns of crosses and of principals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.grammar.attendance import (
    ABSENT_COLUMNS,
    COLUMN_HEADS,
    CROSS,
    CROSS_COLUMNS,
    DEPUTY_FOR,
    FOR_COLUMNS,
    NAME_COLUMNS,
    PARTLY,
)
from pipeline.grammar.gates import GAPS
from pipeline.language.name_forms import is_inverted
from pipeline.language.names import PersonFound, apply_notes, find_role, is_person_name, is_single_name, strip_title
from pipeline.parse.blocks import Block

ABSENT_WORD = re.compile(
    r"\W*(?:forfall|frafall|fråfall|fravær|fråvær|meldt forfall|ikke møtt|ikke|nei|no|absent|apologies)\b", re.IGNORECASE
)


def split_cells(block: Block) -> list[str]:
    """The cells of a table row, also where a table came out as text with tabs or wide gaps; none for other lines."""
    if block.line.kind == "row":
        return [cell.strip() for cell in block.line.cells]
    cells = COLUMN_GAP.split(block.text) if block.held & GAPS else []
    return [cell.strip() for cell in cells] if len(cells) > 1 else []


COLUMN_GAP = re.compile(r"\t|\s{3,}")


COLUMN_OF_PEOPLE = re.compile(r"(?:for|fra|frå|från|from)\s+(?:the\s+)?\w[^:]{2,40}:", re.IGNORECASE)


def opens_columns(cells: Sequence[str]) -> bool:
    """True for the heads of two lists of people side by side: «For arbeidsgiver:    For organisasjonene:».

    >>> opens_columns(["For ledelsen:", "For de ansatte:"]), opens_columns(["For: 12", "Mot: 3"])
    (True, False)
    """
    return len(cells) > 1 and all(COLUMN_OF_PEOPLE.fullmatch(cell) for cell in cells)


def read_columns(cells: Sequence[str]) -> list[str]:
    """The folded heads of a table of people («Navn», «Funksjon», «Møtte for»); none where the row is no such head."""
    folded = [re.sub(r"\s*\([^)]*\)", "", cell.casefold()).strip(" .:*_") for cell in cells]
    heads = sum(cell in COLUMN_HEADS for cell in folded)
    return folded if heads and heads * 2 >= len(cells) and not any(is_person_name(cell) for cell in cells) else []


def has_crosses(columns: Sequence[str]) -> bool:
    """True for the head of a table that says by crosses who was there: it needs no label above."""
    return any(name in CROSS_COLUMNS | ABSENT_COLUMNS for name in columns) and any(name in NAME_COLUMNS for name in columns)


def read_row(cells: Sequence[str], columns: Sequence[str], status: str) -> tuple[PersonFound, str] | None:
    """The person of a row and the status: the cell that is a name, its principal, and the cross under its column; None without either.

    >>> read_row(["Kari Nes", "", "x"], ["navn", "til stede", "forfall"], "present")[1]
    'absent'
    >>> read_row(["Kari Nes", "x"], ["navn", "til stede"], "observer")[1]
    'observer'
    """
    named = [
        index
        for index, name in enumerate(columns)
        if name in NAME_COLUMNS and index < len(cells) and is_single_name(strip_title(cells[index]))
    ]
    place = next((index for index, cell in enumerate(cells) if is_person_name(cell) or is_inverted(cell)), next(iter(named), -1))
    if place < 0:
        return None
    found = PersonFound(cells[place] if is_inverted(cells[place]) else strip_title(cells[place]), 0, 0)
    marks = []
    for index, cell in enumerate(cells):
        column = columns[index] if index < len(columns) else ""
        if index == place:
            continue
        if column in FOR_COLUMNS and cell:
            found, status = replace(found, for_name=cell), "deputy"
        elif column in CROSS_COLUMNS | ABSENT_COLUMNS:
            found, mark = read_state(found, cell, column)
            marks.append(mark)
        elif len(cell) > 1:
            found = apply_notes(replace(found, unit=", ".join(filter(None, (found.unit, cell)))), [])
    if not marks or status == "deputy":
        return found, status
    if decided := next(filter(None, marks), ""):
        return found, status if decided == "present" and status in {"observer", "guest"} else decided
    both = CROSS_COLUMNS & set(columns) and ABSENT_COLUMNS & set(columns)
    return None if both else (found, "absent" if CROSS_COLUMNS & set(columns) else "present")


def read_state(found: PersonFound, cell: str, column: str) -> tuple[PersonFound, str]:
    """The person and the status that a cell in a column of crosses gives: a mark, or words for how somebody was there.

    >>> read_state(PersonFound("Siv Aa", 0, 0), "Vara for Kari Nes", "oppmøte")[1]
    'deputy'
    >>> read_state(PersonFound("Kari Nes", 0, 0), "Til stede (møteleder)", "oppmøte")[0].role
    'chair'
    """
    if match := DEPUTY_FOR.match(cell):
        return replace(found, for_name=match["name"].strip()), "deputy"
    if (role := find_role(cell)) in {"observer", "guest", "deputy"}:
        return found, role
    found = apply_notes(found, re.findall(r"\(([^)]*)\)", cell))
    return found, found.status or read_mark(cell, column) or ("partly" if PARTLY.search(cell) else "")


def read_mark(cell: str, column: str) -> str:
    """The status that a mark under a column gives, "" for an empty cell."""
    if ABSENT_WORD.match(cell):
        return "absent"
    if CROSS.match(cell):
        return "absent" if column in ABSENT_COLUMNS else "present"
    return ""
