"""Tables of items: what each column holds by the head row, and the entry of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.documents import join_lines
from pipeline.grammar import find_rule
from pipeline.grammar.access import BARE, find_access
from pipeline.grammar.item_columns import CLOSED_CELLS, EITHER, FIELD_BY_HEAD, OPEN_CELLS, TASKS
from pipeline.grammar.items import NO_ITEM
from pipeline.grammar.labels import Label
from pipeline.language.numbers import find_item_number
from pipeline.parse.blocks import Block, make_block
from pipeline.parse.entries import Entry


def read_row(block: Block, first: Block) -> list[Entry]:
    """The entry of one row of a table whose first row is `first`; none for the head row and breaks."""
    cells, columns = block.line.cells, find_columns(first.line.cells)
    if block.index == first.index and (columns or not opens_item(cells)):
        return []
    title = next((cell for cell, name in zip(cells, columns, strict=False) if name == "title" and cell), "") or find_title(cells, columns)
    if find_rule(NO_ITEM, title) or not any(map(str.isalpha, title)):
        return []
    values = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name and name != "title" and cell.strip()}
    number = values.pop("number", "") or ("" if columns else find_number(cells))
    opened = number or title
    found = find_item_number(opened + " ")
    if found and not number:
        number, title = found.number, title[found.rest :].strip()
    body = list(read_cells(block, columns)) if SAID & set(columns) else []
    said = read_values(values)
    is_done = bool(COMING & set(columns))  # «Lukket» tells of a task, not of the doors
    marks = [*cells, *(f"{head}: {cell}" for head, cell in zip(first.line.cells, cells, strict=False) if 0 < len(cell) <= LONGEST_MARK)]
    if any(find_access(mark) is not None for mark in marks if mark != title and not (is_done and DONE.search(mark))):
        said["access"] = "withheld"
    return [Entry(block, (found.number if found else number).strip(" ."), title, body=body, values=said)]


def find_item_rows(blocks: Sequence[Block]) -> list[Entry]:
    """The entries of the first table of items and of those with the same columns; a table of people is none.

    Its head names a column of titles, or its rows open with numbers; else any larger table will do.
    """
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.line.kind == "row" and block.line.cells:
            tables.setdefault(block.line.table, []).append(block)
    found = [
        rows
        for rows in tables.values()
        if len(rows) > 1 and ("title" in find_columns(rows[0].line.cells) or opens_item(rows[0].line.cells))
    ]
    others = [
        rows
        for rows in tables.values()
        if len(rows) > 2
        and not PEOPLE_HEADS & {cell.casefold().strip(" :") for cell in rows[0].line.cells}
        and sum(row.label is not None for row in rows) * 2 < len(rows)  # the paper's own head
    ]
    first = next(iter(found or others), [])
    alike = [
        rows
        for rows in tables.values()
        if first and (rows is first or find_columns(rows[0].line.cells) == find_columns(first[0].line.cells) != [])
    ]
    return [entry for rows in alike for row in rows for entry in read_row(row, rows[0])]


LONGEST_MARK = 30
"""Letters of a cell that may be a mark together with its column's head («Klassifisering»: «Intern»)."""
DONE = re.compile(r"(?:^|: )\W*lukk", re.IGNORECASE)
"""What a cell of tasks says of one that is done, and that closes nothing to the public."""
COMING = frozenset({"action", "due", "decision", "discussion"})
"""Columns of tables that tell how far things have come."""
PEOPLE_HEADS = {
    "navn",
    "namn",
    "name",
    "telefon",
    "phone",
    "e-post",
    "email",
    "epost",
    "rolle",
    "role",
    "funksjon",
    "present",
    "til stede",
    "attendee",
    "verv",
}
"""Heads of a table of people."""
SAID = {"discussion", "decision", "action"}
"""Columns of minutes kept as a table: what was said, decided and handed out under each item."""


def is_minutes_table(head: Block) -> bool:
    """True for the head row of minutes kept as a table («Sak | Referat | Ansvarlig | Frist»)."""
    columns = find_columns(head.line.cells)
    return "title" in columns and bool(SAID & set(columns))


def hands_out(columns: Sequence[str]) -> bool:
    """True for the columns of a table that says who does what: an owner, and a task or a due date.

    >>> hands_out(find_columns(["Sak", "Hva", "Hvem", "Når"])), hands_out(find_columns(["Sak", "Tittel", "Ansvarlig"]))
    (True, False)
    """
    return "responsible" in columns and (
        "action" in columns or ("due" in columns and bool({"title", "decision", "discussion"} & set(columns)))
    )


def find_task_tables(blocks: Sequence[Block]) -> set[int]:
    """The indexes of the rows of tables that only hand out tasks: no row of theirs is an item.

    Such a table says how far each task has come, or names the items of its tasks by bare numbers: where titles stand in that column and
    nothing tells of a status, it is minutes kept as a table.
    """
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.line.kind == "row" and len(block.line.cells) > 2:
            tables.setdefault(block.line.table, []).append(block)
    return {row.index for rows in tables.values() if is_task_table(rows) for row in rows}


def is_task_table(rows: Sequence[Block]) -> bool:
    """True for the rows of one table that only hands out tasks."""
    columns = find_columns(rows[0].line.cells)
    if not hands_out(columns) or not set(columns) - {""} <= TASKS or len(rows) < 2:
        return False
    if "status" in columns:
        return True
    titles = [row.line.cells[columns.index("title")].strip() for row in rows[1:]] if "title" in columns else []
    return "action" in columns and all(not title or find_number([title]) for title in titles)


def read_cells(block: Block, columns: Sequence[str]) -> Iterator[Block]:
    """The cells of a row as blocks of the item's section, each under the label that its column is."""
    cells = {name: cell.strip() for name, cell in zip(columns, block.line.cells, strict=False) if cell.strip()}
    due = f" Frist: {cells['due']}" if "due" in cells else ""
    for name in ("discussion", "decision", "action", "responsible"):
        if text := cells.get(name, ""):
            text += due if name == "responsible" else ""
            line = replace(block.line, text=text, kind="text", cells=(), marker="")
            label = Label(name, "Ansvarlig" if name == "responsible" else name, text, 0) if name != "discussion" else None
            yield make_block(block.index, join_lines([line]), label)


def find_columns(heads: Sequence[str]) -> list[str]:
    """The field of each column by the words of the head row, "" for an unknown one; empty where no cell names a column.

    >>> find_columns(["Sak", "Tittel", "Type"])
    ['number', 'title', 'item_type']
    >>> find_columns(["Saksnr", "Sak", "Start", "Tidsforbruk"])
    ['number', 'title', 'other', 'duration_minutes']
    """
    words = [" ".join(head.casefold().split()).strip(" .:") for head in heads]
    columns = [FIELD_BY_HEAD.get(word, "") for word in words]
    for place, word in enumerate(words):
        if word in EITHER:
            columns[place] = "number" if "title" in columns and "number" not in columns else "title"
    if "title" not in columns and columns.count("number") == 1 and words[columns.index("number")] in {"item", "punkt"}:
        columns[columns.index("number")] = "title"
    return columns if any(columns) else []


def find_title(cells: Sequence[str], columns: Sequence[str]) -> str:
    """The first cell that no named column claims, in a table without a head row the longest."""
    free = [cell for place, cell in enumerate(cells) if place >= len(columns) or not columns[place]]
    return next((cell for cell in free if cell.strip()), "") if columns else max(free, key=len, default="")


def opens_item(cells: Sequence[str]) -> bool:
    """True for a row without head whose first cell is an item number."""
    return bool(cells and find_number(cells[:1]) and len(cells) > 1)


def find_number(cells: Sequence[str]) -> str:
    """The first cell that is nothing but an item number."""
    for cell in cells[:2]:
        found = find_item_number(cell.strip() + " ")
        if found and not cell[found.rest :].strip():
            return found.number
    return ""


def read_values(cells: dict[str, str]) -> dict[str, str]:
    """The values of an item in its row's cells; a type's word as `code`, minutes as digits, a clock time is none."""
    values = {name: cells[name] for name in ("responsible", "case_number") if cells.get(name, "").strip("-– ")}
    if kind := cells.get("item_type", ""):
        values["code"] = kind
    if match := re.fullmatch(r"(\d{1,3})\s*(?:min\w*\.?|['’m])?", cells.get("duration_minutes", "")):
        values["duration_minutes"] = match[1]
    return values | read_access(cells)


def read_access(cells: dict[str, str]) -> dict[str, str]:
    """What the columns «Lukket», «Hjemmel» or «Offentlig» of an item's row say.

    >>> read_access({"access": "offl. § 25"}), read_access({"public": "Nei"}), read_access({"access": "Åpen", "public": "Ja"})
    ({'access': 'withheld', 'legal_basis': 'offl. § 25'}, {'access': 'withheld'}, {})
    """
    access, public = (cells.get(name, "").strip("-–—. ") for name in ("access", "public"))
    is_open = access.casefold() in OPEN_CELLS and public.casefold() not in CLOSED_CELLS and find_access(public) is None
    bare = BARE.match(access)
    basis = find_access(access) or find_access(public) or (bare["basis"] if bare else "")
    return {} if is_open else {"access": "withheld"} | ({"legal_basis": basis} if basis else {})
