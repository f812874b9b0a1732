"""A task as found, its due date and its record."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from pipeline.documents import Document
from pipeline.language.due import DueFound, find_due
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.parse.owners import Setting
from pipeline.records import ActionItem, Extracted


class Task(Struct, frozen=True, gc=False):
    """One task: what, by whom, until when, and where it stands."""

    text: str
    """What is to be done, without its owner and due date."""
    owner: str
    block: Block
    due: DueFound | None = None
    rule: str = ""
    sentence: str = ""
    """The words of the paper where they are a sentence; the text itself for a line of a list."""
    item: str = ""
    """The number of the item that its row names."""


THAT = re.compile(r"^(?:om at|om å|at|å|att|to)\s+")
"""What joins a task to the verb that asks for it."""


def finish(task: Task, setting: Setting) -> Task:
    """The task with its due date read and taken off its text."""
    due = task.due or find_due(task.text, setting.date)
    text = task.text
    if due and not task.due and text.rstrip(" .)").endswith(due.raw):
        text = text[: text.rindex(due.raw)].rstrip(" (,–-")
    text = THAT.sub("", text.strip(" .,;:"))
    return replace(task, text=text.strip(" .,;:") if len(text.split()) > 1 else task.text, due=due)


def write_task(document: Document, task: Task, key: str, item_id: str, meeting_id: str) -> Extracted[ActionItem]:
    """The record of a task. A due date that is another meeting's is left to link/, and the number of an earlier item that it comes from."""
    line, quote = task.block.line, task.block.paragraph.text
    due = task.due
    return extract(
        document,
        ActionItem,
        line,
        action_id=key,
        item_id=item_id,
        meeting_id=meeting_id,
        text=Found(task.sentence.strip(" -*•–") or task.text, line, quote, task.rule),
        task=Found(task.text, line, quote, task.rule),
        owner_raw=Found(task.owner, line, quote, task.rule),
        due_date=Found("" if not due or due.next_meeting else due.due_date, line, quote, "due"),
        due_raw=Found(due.raw if due else "", line, quote, "due"),
        precision=due.precision if due else "",
        carried_from=task.item,
    )
