"""What somebody is to do after the meeting: owner, task and due date -> ActionItem records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.documents import Document
from pipeline.grammar import find_rule
from pipeline.grammar.actions import ASKED, DOES, INFORMED, LISTED, NO_ACTION, PASSIVE, TO_DO_HEADING, TRAILING_OWNER
from pipeline.language.due import DueFound, find_due
from pipeline.language.names import is_other, is_unit_name
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.records import ActionItem, Extracted

TASK_LABELS = {"action", "conclusion", "decision", "advice"}
"""Labels behind which a sentence with an owner is a task, whoever the owner is."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task: what, by whom, until when, and where it stands."""

    text: str
    owner: str
    block: Block
    due: DueFound | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the finder must know of the meeting: who can own a task, and the date that gives others their year."""

    names: frozenset[str]
    """First names, surnames and full names of those on the attendee list."""
    date: str = ""


def find_tasks(blocks: Sequence[Block], setting: Setting) -> list[Task]:
    """The tasks of a section's blocks, in order; a following «Frist:» or «Ansvarlig:» belongs to the task before it."""
    tasks: list[Task] = []
    listing = False
    for block in blocks:
        name = block.label.field if block.label else ""
        if name in {"due", "responsible"}:
            amend(tasks, block, name, setting)
            continue
        if find_rule(TO_DO_HEADING, block.text) or (name == "action" and not block.value):
            listing = True
            continue
        listing = listing and not block.is_heading and not (name and name in TASK_LABELS)
        if listing and (task := read_listed(block, setting)):
            tasks.append(finish(task, setting))
        elif not block.is_heading and block.line.kind != "row":
            tasks += read_sentences(block, name, setting)
    return tasks


def amend(tasks: list[Task], block: Block, name: str, setting: Setting) -> None:
    """Give the last task the due date or the owner that a label of its own says."""
    if not tasks or not block.value:
        return
    last = tasks[-1]
    if name == "due" and not last.due:
        tasks[-1] = replace(last, due=find_due("Frist: " + block.value, setting.date))
    elif name == "responsible" and not last.owner:
        tasks[-1] = replace(last, owner=block.value.strip(" ."))


def read_listed(block: Block, setting: Setting) -> Task | None:
    """The task of one line of a list of tasks: the owner before it, or a known name behind it."""
    text = re.sub(r"\[[ xX]?\]\s*", "", block.text).strip()
    row = find_rule(TRAILING_OWNER, text)
    if row and is_owner(row[1]["owner"].strip(), setting, False):
        return Task(row[1]["task"].strip(), row[1]["owner"].strip(), block, None, f"listed:{row[0].name}")
    row = find_rule(LISTED, text)
    if not row or re.search(r"\[\.\.\.\]|^\W*$", row[1]["task"]) or not is_listed_owner(row[1]["owner"]):
        return None
    return Task(row[1]["task"].strip(), row[1]["owner"].strip(" *_-"), block, None, f"listed:{row[0].name}")


def is_listed_owner(owner: str) -> bool:
    """True for what can own a line of a task list: a unit, one word, or words that all begin with a capital."""
    parts = [part for part in re.split(r"[\s,/&]+", owner.strip(" *_-")) if part not in {"og", "and", "och"}]
    return is_unit_name(owner) or len(parts) == 1 or all(part[:1].isupper() for part in parts)


def read_sentences(block: Block, label: str, setting: Setting) -> Iterator[Task]:
    """The tasks in the running text of a block."""
    text = block.value if block.label else block.text
    speaker = ""
    last: Task | None = None
    for sentence in split_sentences(text):
        if last and re.match(r"\W*(?:frist|deadline|due)\b", sentence, re.I):
            last = replace(last, due=last.due or find_due(sentence, setting.date))
            continue
        if last:
            yield finish(last, setting)
        last = read_sentence(sentence, block, label, setting, speaker)
        speaker = find_speaker(sentence) or speaker
    if last:
        yield finish(last, setting)


def find_speaker(sentence: str) -> str:
    """The unit that a sentence says has informed the meeting."""
    row = find_rule(INFORMED, sentence)
    return row[1]["owner"].strip() if row else ""


def read_sentence(sentence: str, block: Block, label: str, setting: Setting, speaker: str) -> Task | None:
    """The task of one sentence: somebody asked, somebody doing, a passive with a due date, a name at the end."""
    if len(sentence) > 300 or NO_ACTION.search(sentence):
        return None
    if row := find_rule(ASKED, sentence):
        owner = row[1]["owner"].strip()
        if is_owner(owner, setting, True):
            return Task(row[1]["task"].strip(), owner, block, None, f"asked:{row[0].name}")
    for row_rule in DOES:
        if match := row_rule.pattern.match(sentence):
            sure = label in TASK_LABELS or (is_timed(sentence, setting) and not match["task"].startswith("to "))
            if is_owner(match["owner"].strip(), setting, sure):
                return Task(match["task"].strip(), match["owner"].strip(), block, None, f"does:{row_rule.name}")
    if (row := find_rule(PASSIVE, sentence)) and speaker and is_timed(sentence, setting):
        return Task(row[1]["task"].strip(), speaker, block, None, "passive")
    if (row := find_rule(TRAILING_OWNER, sentence)) and is_owner(row[1]["owner"].strip(), setting, False):
        return Task(row[1]["task"].strip(), row[1]["owner"].strip(), block, None, f"trailing:{row[0].name}")
    return None


UNTIL = re.compile(r"\btil neste \w*(?:møte|gang)|\b(?:before|by|until|to) the next\b", re.IGNORECASE)


def is_owner(owner: str, setting: Setting, sure: bool) -> bool:
    """True for people of the attendee list and, where the sentence surely hands out work, for units, roles, names and groups."""
    parts = [part.strip() for part in re.split(r",|/|&|\bog\b|\band\b|\boch\b", owner) if part.strip()]
    if parts and all(part in setting.names for part in parts):
        return True
    if not sure or len(owner.split()) > 9:
        return False
    return is_unit_name(owner) or owner.casefold() in ROLES or all(is_capitalised(part) for part in parts)


def is_timed(sentence: str, setting: Setting) -> bool:
    """True where the sentence says until when."""
    due = find_due(sentence, setting.date)
    return bool(UNTIL.search(sentence) or (due and (due.due_date or due.next_meeting)))


def is_capitalised(part: str) -> bool:
    """True for a name or group: every word begins with a capital, and none is a weekday, a count or the like."""
    return all(word[:1].isupper() for word in part.split()) and not is_other(part)


ROLES = {
    "styret",
    "styreleder",
    "leder",
    "nestleder",
    "kasserer",
    "sekretær",
    "sekretariatet",
    "administrasjonen",
    "utvalget",
    "komiteen",
    "bestyrelsen",
    "styrelsen",
    "everyone",
}
"""Owners in small letters."""


def finish(task: Task, setting: Setting) -> Task:
    """The task with its due date read and taken off its text."""
    due = task.due or find_due(task.text, setting.date)
    text = task.text
    if due and not task.due and due.raw in text:
        text = re.sub(r"\s+", " ", text.replace(due.raw, "", 1))
    text = re.sub(r"^(?:om at|om å|at|å|to)\s+", "", text.strip(" .,;:"))
    return replace(task, text=text.strip(" .,;:") if len(text.split()) > 1 else task.text, due=due)


def write_task(document: Document, task: Task, key: str, item_id: str, meeting_id: str) -> Extracted[ActionItem]:
    """The record of a task. A due date that is another meeting's is left to link/."""
    line, quote = task.block.line, task.block.paragraph.text
    due = task.due
    return extract(
        document,
        ActionItem,
        line,
        action_id=key,
        item_id=item_id,
        meeting_id=meeting_id,
        text=Found(task.text, line, quote, task.rule),
        owner_raw=Found(task.owner, line, quote, task.rule),
        due_date=Found("" if not due or due.next_meeting else due.due_date, line, quote, "due"),
        due_raw=Found(due.raw if due else "", line, quote, "due"),
        precision=due.precision if due else "",
    )
