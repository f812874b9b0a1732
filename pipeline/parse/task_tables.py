"""Tables of tasks: «Oppgave | Ansvarlig | Frist» -> tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.grammar.gates import Gated
from pipeline.grammar.task_lists import CLOSED, STATUS_DONE
from pipeline.language.due import find_due
from pipeline.parse.blocks import Block
from pipeline.parse.decisions import BRACKETED
from pipeline.parse.item_tables import find_columns, find_number, hands_out
from pipeline.parse.tasks import Task


def read_task_row(block: Block, head: Block, date: str) -> Task | None:
    """The task of one row below the head row; None where owner or task is empty or a hint, and for tables of other things."""
    columns = find_columns(head.line.cells)
    if block.index == head.index or not hands_out(columns):
        return None
    cells = dict(zip(reversed(columns), reversed(block.line.cells), strict=False))
    text = next((cells[name].strip() for name in ("action", "decision", "title", "discussion") if cells.get(name, "").strip()), "")
    owner = cells.get("responsible", "").strip(" .–-")
    if not text or not owner or BRACKETED.match(text) or is_closed(block, columns):
        return None
    due = find_due(LEAD + cells.get("due", ""), date)
    counted = cells.get("number", "")  # «Nr.» counts rows; only a number with a year names an item
    number = find_number([cells.get("title", ""), counted if "/" in counted else ""]) or find_named(text)
    return Task(text, owner, block, replace(due, raw=due.raw.removeprefix(LEAD)) if due else None, "table", item=number)


def find_named(text: str) -> str:
    """The number of the item that a task names in brackets, "" for none.

    >>> find_named("Oppdatere retningslinjene (sak 26/26)"), find_named("Bestille vifte (12 stk)")
    ('26/26', '')
    """
    match = NAMED.search(text)
    return match["number"] if match else ""


NAMED = Gated(
    r"\(\s*(?:(?:jfr?|cf|se|see|frå|fra|from)\.?\s)?(?:[\w-]*(?:[Ss]ak|item|case)|[A-ZÆØÅ]{1,5})\s?(?P<number>\d{1,4}/\d{2,4})\s*\)"
)
"""The item in which a task was handed out, behind the task."""


def is_closed(block: Block, columns: Sequence[str]) -> bool:
    """True for a row of which some cell is a word of doing, or whose cell of status opens with one («Levert 3.11.»)."""
    cells = block.line.cells
    status = next((cell for name, cell in zip(reversed(columns), reversed(cells), strict=False) if name == "status"), "")
    return any(CLOSED.match(cell) for cell in cells) or bool(STATUS_DONE.match(status))


LEAD = "Frist: "
"""Makes a bare date of a column one that something is due on."""
