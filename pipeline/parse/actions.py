"""What somebody is to do after the meeting: owner, task and due date, in labels, sentences, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.actions import PROPOSAL
from pipeline.grammar.task_lists import BODY_ASKS, CHECKBOX, LISTED, TO_DO_HEADING, TRAILING_OWNER
from pipeline.language.due import find_due
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.decisions import find_deciding_rule
from pipeline.parse.owners import Setting, is_listed_owner, is_owner, split_owner
from pipeline.parse.task_sentences import HANDING_OUT, TASK_LABELS, is_timed, read_sentence, split_tasks
from pipeline.parse.task_tables import read_task_row
from pipeline.parse.tasks import Task, finish


def find_tasks(blocks: Sequence[Block], setting: Setting, heading: str = "") -> list[Task]:
    """The tasks of a section's blocks, in order; a following «Frist:» or «Ansvarlig:» belongs to the task before it."""
    tasks: list[Task] = []
    listing = opens_list(heading)
    above = head = None
    for block in without_proposals(blocks):
        name = block.label.field if block.label else ""
        table = block.line.kind == "row" and len(block.line.cells) > 1
        if (
            name == "responsible"
            and OWNS.match(block.label.text if block.label else "")
            and (told := list(read_sentences(block, "action", setting)))
        ):
            tasks += told  # «Ansvar: Kari Nes oppdaterer planen.»
        elif (name in {"due", "responsible", "votes"} and not (table and len(block.line.cells) > 2)) or is_followed_up(block):
            amend(tasks, block, above, setting)
        elif find_rule(TO_DO_HEADING, block.text, block.held) or (name == "action" and not block.value):
            listing = True
        elif table:
            head = head if head and head.line.table == block.line.table else block
            tasks += filter(None, [read_task_row(block, head, setting.date)])
        else:
            listing = listing and not block.is_heading and not (name and name in TASK_LABELS)
            boxed = not block.is_heading and CHECKBOX.match_held(block.text, block.held)
            if (listing or boxed) and (task := read_listed(block, setting)):
                tasks.append(finish(task, setting))
            elif not block.is_heading:
                tasks += read_sentences(block, name or ("action" if listing else ""), setting)
            above = block
    return tasks


def opens_list(text: str) -> bool:
    """True for a line above a list of tasks, or the title of an item that is one («Action items»)."""
    return bool(text and find_rule(TO_DO_HEADING, text))


def without_proposals(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks but proposals: the line «Innstilling: …», and the paragraph below where it stands alone."""
    proposing = 0
    for block in blocks:
        opens = (block.text.rstrip().endswith(":") and PROPOSAL.match(block.text)) or (block.label and block.label.field == "proposal")
        if opens:
            proposing = 2 if block.text.rstrip().endswith(":") or (block.label and not block.value) else 0
        elif proposing and not block.label and not block.is_heading and (proposing == 2 or block.line.gap < 1):
            proposing = 1
        else:
            proposing = 0
            yield block


def is_followed_up(block: Block) -> bool:
    """True for «Følges opp av: Kari Nes»: the owner of what stands above."""
    return bool(block.label and block.label.text.casefold().endswith(("opp av", "up by")))


def amend(tasks: list[Task], block: Block, above: Block | None, setting: Setting) -> None:
    """Give the last task the due date or the owner that a label says; «Ansvarlig:» makes a task of the decision above it."""
    if not block.label or not block.value:
        return
    owner, due = split_owner(block.value) if block.label.field != "due" else ("", "Frist: " + block.value)
    deadline = find_due(due, setting.date) if due else None
    last = tasks[-1] if tasks and above and tasks[-1].block.index >= above.index else None
    if last:
        tasks[-1] = replace(last, due=last.due or deadline, owner=last.owner or owner)
    elif tasks and not owner:
        tasks[-1] = replace(tasks[-1], due=tasks[-1].due or deadline)
    elif owner and above and OWNS.match(block.label.text) and (text := read_decided(above)):
        tasks.append(finish(Task(text, owner, above, deadline, "responsible_below"), setting))


OWNS = re.compile(r"ansvar|respons|owner|følges opp|follow", re.IGNORECASE)
"""The label over the owner of a task, not over the one who presents the item."""


def read_decided(block: Block) -> str:
    """The last sentence of a block that decides or hands out work; "" where it does neither."""
    sentences = split_sentences(block.value if block.label else block.text)
    labelled = block.label and block.label.field in TASK_LABELS
    return next((sentence for sentence in reversed(sentences) if labelled or find_deciding_rule(sentence)), "")


NO_TASK = re.compile(r"\[\.\.\.\]|^\W*$|^\+1\b")
"""A hint, nothing or a vote where a task of a list would stand."""


def read_listed(block: Block, setting: Setting) -> Task | None:
    """The task of one line of a list of tasks: the owner before it, or a known name behind it."""
    text = CHECKBOX.sub("", block.text).strip()
    row = find_rule(TRAILING_OWNER, text)
    if row and is_owner(row[1]["owner"].strip(), setting, False):
        return Task(row[1]["task"].strip(), row[1]["owner"].strip(), block, None, f"listed:{row[0].name}")
    for shape in LISTED:
        match = shape.pattern.match(text)
        owner = match["owner"].strip(" *_@-()[]") if match else ""
        if match and owner and not NO_TASK.search(match["task"]) and is_listed_owner(owner):
            return Task(match["task"].strip(" -–—"), owner, block, None, f"listed:{shape.name}")
    wish = BODY_ASKS.pattern.match(text)
    return Task(wish["task"].strip(), "", block, None, "listed:body_asks", text) if wish and is_timed(text, setting) else None


DUE = re.compile(r"\W*(?:frist|deadline|due)\b", re.IGNORECASE)
BEHIND = re.compile(r"\W*(?:ansvar(?:l[ei]g)?|responsible|owner)\s?:\s*", re.IGNORECASE)
"""The label behind a sentence that says who is to do it, whoever its subject is."""


def read_sentences(block: Block, label: str, setting: Setting) -> Iterator[Task]:
    """The tasks in the running text of a block; «Frist: …» and «Ansvarlig: …» belong to the sentence before."""
    before: list[str] = []
    last: Task | None = None
    if not block.held & HANDING_OUT:
        return
    text = block.value if block.label else CHECKBOX.compiled.sub("", block.text) if CHECKBOX.takes(block.held) else block.text
    for sentence in split_tasks(text) if holds_any(HANDING_OUT, text) else ():
        if last and DUE.match(sentence):
            last = replace(last, due=last.due or find_due(sentence, setting.date))
            continue
        if before and (match := BEHIND.match(sentence)):
            owner, due = split_owner(sentence[match.end() :])
            deadline = find_due(due, setting.date) if due else None
            task = replace(last, owner=owner, due=last.due or deadline) if last else Task(before[-1], owner, block, deadline)
            last = replace(task, rule="responsible_behind")
            continue
        if last:
            yield finish(last, setting)
        last = read_sentence(sentence, block, label, setting, before)
        before.append(sentence)
    if last:
        yield finish(last, setting)
