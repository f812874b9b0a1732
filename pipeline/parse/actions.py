"""What somebody is to do after the meeting: owner, task and due date, in labels, sentences, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.grammar import find_rule
from pipeline.grammar.actions import (
    ASKED,
    ASSIGNED,
    CHECKBOX,
    DOES,
    INFORMED,
    LISTED,
    NO_ACTION,
    NO_WORK,
    PASSIVE,
    PROPOSAL,
    TO_DO_HEADING,
    TRAILING_OWNER,
    WORK_WORDS,
)
from pipeline.language.due import find_due
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.decisions import find_deciding_rule
from pipeline.parse.owners import Setting, is_doer, is_listed_owner, is_office, is_owner, split_owner
from pipeline.parse.task_tables import read_task_row
from pipeline.parse.tasks import Task, finish

TASK_LABELS = {"action", "conclusion", "decision", "advice"}
"""Labels behind which a sentence with an owner is a task, whoever the owner is."""


def find_tasks(blocks: Sequence[Block], setting: Setting) -> list[Task]:
    """The tasks of a section's blocks, in order; a following «Frist:» or «Ansvarlig:» belongs to the task before it."""
    tasks: list[Task] = []
    listing = False
    above = head = None
    for block in without_proposals(blocks):
        name = block.label.field if block.label else ""
        if name in {"due", "responsible", "votes"} or is_followed_up(block):
            amend(tasks, block, above, setting)
        elif find_rule(TO_DO_HEADING, block.text) or (name == "action" and not block.value):
            listing = True
        elif block.line.kind == "row":
            head = head if head and head.line.table == block.line.table else block
            tasks += filter(None, [read_task_row(block, head, setting.date)])
        else:
            listing = listing and not block.is_heading and not (name and name in TASK_LABELS)
            boxed = not block.is_heading and CHECKBOX.match(block.text)
            if (listing or boxed) and (task := read_listed(block, setting)):
                tasks.append(finish(task, setting))
            elif not block.is_heading:
                tasks += read_sentences(block, name, setting)
            above = block
    return tasks


def without_proposals(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks but proposals: the line «Innstilling: …», and the paragraph below where it stands alone."""
    proposing = 0
    for block in blocks:
        opens = PROPOSAL.match(block.text) or (block.label and block.label.field == "proposal")
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


def read_listed(block: Block, setting: Setting) -> Task | None:
    """The task of one line of a list of tasks: the owner before it, or a known name behind it."""
    text = CHECKBOX.sub("", block.text).strip()
    row = find_rule(TRAILING_OWNER, text)
    if row and is_owner(row[1]["owner"].strip(), setting, False):
        return Task(row[1]["task"].strip(), row[1]["owner"].strip(), block, None, f"listed:{row[0].name}")
    row = find_rule(LISTED, text)
    if not row or re.search(r"\[\.\.\.\]|^\W*$", row[1]["task"]) or not is_listed_owner(row[1]["owner"]):
        return None
    return Task(row[1]["task"].strip(), row[1]["owner"].strip(" *_@-"), block, None, f"listed:{row[0].name}")


def read_sentences(block: Block, label: str, setting: Setting) -> Iterator[Task]:
    """The tasks in the running text of a block; «Frist: …» and «Ansvarlig: …» belong to the sentence before."""
    speaker = before = ""
    last: Task | None = None
    for sentence in split_sentences(block.value if block.label else CHECKBOX.sub("", block.text)):
        if last and re.match(r"\W*(?:frist|deadline|due)\b", sentence, re.I):
            last = replace(last, due=last.due or find_due(sentence, setting.date))
            continue
        if before and not last and (match := re.match(r"\W*ansvar(?:l[ei]g)?\s?:\s*", sentence, re.I)):
            owner, due = split_owner(sentence[match.end() :])
            last = Task(before, owner, block, find_due(due, setting.date) if due else None, "responsible_behind")
            continue
        if last:
            yield finish(last, setting)
        last = read_sentence(sentence, block, label, setting, speaker)
        speaker, before = find_speaker(sentence) or speaker, sentence
    if last:
        yield finish(last, setting)


def find_speaker(sentence: str) -> str:
    """The unit that a sentence says has informed the meeting."""
    row = find_rule(INFORMED, sentence)
    return row[1]["owner"].strip() if row else ""


def read_sentence(sentence: str, block: Block, label: str, setting: Setting, speaker: str) -> Task | None:
    """The task of one sentence: somebody asked, somebody doing, a passive with a due date, a name at the end."""
    if len(sentence) > 300 or sentence.endswith("?") or NO_WORK.search(sentence):
        return None
    if (row := find_rule(ASSIGNED, sentence)) and is_listed_owner(row[1]["owner"]):
        return Task(row[1]["task"].strip(" (–-"), row[1]["owner"].strip(), block, None, f"assigned:{row[0].name}")
    if (row := find_rule(ASKED, sentence)) and not NO_ACTION.search(sentence):
        owner = row[1]["owner"].strip()
        if is_owner(owner, setting, True):
            return Task(row[1]["task"].strip(), owner, block, None, f"asked:{row[0].name}")
    if task := read_doer(sentence, block, label, setting):
        return task
    if NO_ACTION.search(sentence):
        return None
    if (row := find_rule(PASSIVE, sentence)) and speaker and is_timed(sentence, setting):
        return Task(row[1]["task"].strip(), speaker, block, None, "passive")
    row = find_rule(TRAILING_OWNER, sentence)
    if row and is_owner(row[1]["owner"].strip(), setting, False) and not find_deciding_rule(sentence):
        return Task(row[1]["task"].strip(), row[1]["owner"].strip(), block, None, f"trailing:{row[0].name}")
    return None


LEAD = 12
"""Characters of a task in which a verb of reporting («foreslår») makes it none."""


def read_doer(sentence: str, block: Block, label: str, setting: Setting) -> Task | None:
    """The task of a sentence whose subject does it."""
    if WORK_WORDS.isdisjoint(sentence.casefold().split()):
        return None
    for row in DOES:
        match = row.pattern.match(sentence)
        if not match or (row.name != "owner_takes_on" and NO_ACTION.search(sentence[: match.start("task") + LEAD])):
            continue
        owner, task = match["owner"].strip(), match["task"].strip()
        sure = label in TASK_LABELS or (is_timed(sentence, setting) and not task.startswith("to "))
        if row.name == "timed_owner":
            fits = is_owner(owner, setting, False) or is_office(owner)
        else:
            fits = is_owner(owner, setting, sure) or is_doer(owner, task)
        if fits:
            return Task(task, owner, block, None, f"does:{row.name}")
    return None


UNTIL = re.compile(
    r"\btil (?:neste|næste|nästa) \w*(?:møte|møde|möte|gang|gong|genfors|generalforsamling|samling|uke|veke|semester)"
    r"|\b(?:before|by|until|to) the next\b",
    re.IGNORECASE,
)


def is_timed(sentence: str, setting: Setting) -> bool:
    """True where the sentence says until when."""
    due = find_due(sentence, setting.date)
    return bool(UNTIL.search(sentence) or (due and (due.due_date or due.next_meeting)))
