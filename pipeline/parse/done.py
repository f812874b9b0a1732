"""What minutes report as done: closed rows of task tables, lines of follow-up lists, sentences -> Done.

They are no new actions: `link` looks for the earlier ones that they are about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.documents import Document
from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.done import DONE_SAID, DONE_STEMS, NOT_DONE
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.extract import extract
from pipeline.parse.item_tables import find_columns, hands_out
from pipeline.parse.items import Item
from pipeline.parse.task_tables import is_closed
from pipeline.records import Done, Extracted

LONGEST = 300
"""Characters of a sentence that is looked at."""


def write_done(document: Document, item: Item, meeting_id: str) -> Iterator[Extracted[Done]]:
    """What an item's section reports as done: the words (text), and what was done (task)."""
    for block, text, task in find_done(item.body):
        yield extract(document, Done, block.line, item_id=item.key, meeting_id=meeting_id, text=text, task=task)


def find_done(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, str]]:
    """Each block that reports something done, with the words, and what was done."""
    head: Block | None = None
    for block in blocks:
        if block.line.kind == "row" and len(block.line.cells) > 1:
            head = head if head and head.line.table == block.line.table else block
            if row := read_row(block, head):
                yield block, *row
        elif not block.is_heading and block.held & DONE_STEMS:
            yield from ((block, *row) for sentence in split_sentences(block.paragraph.text) if (row := read_said(sentence)))


def read_row(block: Block, head: Block) -> tuple[str, str] | None:
    """A closed row of a table of tasks; None for any other."""
    columns, cells = find_columns(head.line.cells), block.line.cells
    if block.index == head.index or not hands_out(columns) or not is_closed(block, columns):
        return None
    named = dict(zip(reversed(columns), reversed(cells), strict=False))
    task = next((named[name].strip() for name in ("action", "decision", "title", "discussion") if named.get(name, "").strip()), "")
    return (" | ".join(cells), task) if task else None


@lru_cache(maxsize=512)  # minutes repeat themselves
def read_said(sentence: str) -> tuple[str, str] | None:
    """A sentence that says that something is done.

    >>> read_said("HR har lagt fram plan for sykefravær.")
    ('HR har lagt fram plan for sykefravær.', 'plan for sykefravær.')
    >>> read_said("Planen er ikke ferdig.") is None
    True
    """
    row = find_rule(DONE_SAID, sentence) if len(sentence) <= LONGEST and holds_any(DONE_STEMS, sentence) else None
    if not row or NOT_DONE.search(sentence):
        return None
    groups = row[1].groupdict()
    return sentence, groups.get("marks") or groups.get("task") or sentence
