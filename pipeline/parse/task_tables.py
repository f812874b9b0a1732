"""Tables of tasks: «Oppgave | Ansvarlig | Frist» -> tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.grammar.task_lists import CLOSED
from pipeline.language.due import find_due
from pipeline.parse.blocks import Block
from pipeline.parse.item_tables import find_columns
from pipeline.parse.tasks import Task


def hands_out(columns: Sequence[str]) -> bool:
    """True for the columns of a table that says who does what: an owner, and a task or a due date."""
    return "responsible" in columns and (
        "action" in columns or ("due" in columns and bool({"title", "decision", "discussion"} & set(columns)))
    )


def read_task_row(block: Block, head: Block, date: str) -> Task | None:
    """The task of one row below the head row; None where owner or task is empty, and for tables of other things."""
    columns = find_columns(head.line.cells)
    if block.index == head.index or not hands_out(columns):
        return None
    cells = dict(zip(reversed(columns), reversed(block.line.cells), strict=False))
    text = next((cells[name].strip() for name in ("action", "decision", "title", "discussion") if cells.get(name, "").strip()), "")
    owner = cells.get("responsible", "").strip(" .–-")
    if not text or not owner or any(CLOSED.match(cell) for cell in block.line.cells):
        return None
    due = find_due(LEAD + cells.get("due", ""), date)
    return Task(text, owner, block, replace(due, raw=due.raw.removeprefix(LEAD)) if due else None, "table")


LEAD = "Frist: "
"""Makes a bare date of a column one that something is due on."""
