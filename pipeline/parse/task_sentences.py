"""Sentences of running text that hand out work: somebody asked, somebody doing, a passive with a due date, a name at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from pipeline.grammar import Rule, ask_all, find_rule, holds_any, open_rows
from pipeline.grammar.actions import (
    ASK,
    ASK_WORDS,
    ASKED,
    ASKED_WORDS,
    DOES,
    DOES_WORDS,
    INFORMED,
    NEXT_TASK,
    NO_ACTION,
    NO_WORK,
    PASSIVE,
    PASSIVE_WORDS,
    PRESENTS,
    ROLE_DOES,
    SPEAKS,
    WORK_WORDS,
)
from pipeline.grammar.decisions import BODY
from pipeline.grammar.gates import Gated, Stems, find_open
from pipeline.grammar.owners import ALL, ROLE_ENDS
from pipeline.grammar.task_lists import ASSIGNED, ASSIGNING, TRAILING_OWNER
from pipeline.language.due import find_due
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.decisions import find_deciding_rule
from pipeline.parse.owners import Setting, is_doer, is_listed_owner, is_office, is_owner
from pipeline.parse.tasks import Task

TASK_LABELS = {"action", "conclusion", "decision", "advice"}
"""Labels behind which a sentence with an owner is a task, whoever the owner is."""


def split_tasks(text: str) -> Iterator[str]:
    """The sentences of a text; one that hands out work to two people in turn is two.

    >>> list(split_tasks("Pål skal ringe huset, Kari spør naboen."))
    ['Pål skal ringe huset', 'Kari spør naboen.']
    """
    for sentence in split_sentences(text):
        start, rows = 0, list(open_rows(OWNER_FIRST, sentence)) if holds_any(TWICE, sentence) and len(sentence) <= LONGEST else []
        for match in NEXT_TASK.finditer(sentence) if rows and not WORK_WORDS.isdisjoint(find_words(sentence)) else ():
            if any(row.pattern.match(sentence[start : match.start()]) for row in rows):
                yield sentence[start : match.start()]
                start = match.end()
        yield sentence[start:]


OWNER_FIRST = tuple(row for row in DOES if row.name in {"owner_to_task", "owner_does"})
"""What stands before the second task of a sentence."""
TWICE = ask_all(OWNER_FIRST)


@lru_cache(maxsize=64)
def find_words(sentence: str) -> frozenset[str]:
    """The words of a sentence in small letters."""
    return frozenset(WORD.findall(sentence.casefold()))


def has_role_doing(sentence: str) -> bool:
    """True where a word for an office or a body stands right before one of what it does: the row for these is slow to say no.

    >>> has_role_doing("Etter møtet skal styreleder sende brevet"), has_role_doing("Styret skal møtes")
    (False, True)
    """
    return any(word in ROLE_DOES and before.endswith(ROLE_ENDS) for before, word in pairwise(WORD.findall(sentence.casefold())))


WORD = re.compile(r"\w+")
LONGEST = 300
"""A task is a sentence; more characters than this are none."""


ASKING, DOING, TO_BE_DONE, TRAILING = Stems(ask_all(ASKED) | ASSIGNING), ask_all(DOES), ask_all(PASSIVE), ask_all(TRAILING_OWNER)
HANDING_OUT = Stems(ASKING | DOING | TO_BE_DONE | TRAILING)
"""Every sentence that is a task has one of these, or says behind a label who did the sentence before it; half of all texts have none."""


def find_speaker(before: Sequence[str]) -> str:
    """The unit that the last of the sentences before says has informed the meeting."""
    rows = (find_rule(INFORMED, sentence) for sentence in reversed(before))
    return next((row[1]["owner"].strip() for row in rows if row), "")


def read_sentence(sentence: str, block: Block, label: str, setting: Setting, before: Sequence[str]) -> Task | None:
    """The task of one sentence: somebody asked, somebody doing, a passive with a due date, a name at the end."""
    held = find_open(sentence)
    if not held & HANDING_OUT or len(sentence) > LONGEST or sentence.endswith("?"):
        return None
    task = (
        (read_asked(sentence, block, setting) if held & ASKING else None)
        or (read_doer(sentence, block, label, setting) if held & DOING else None)
        or (read_passive(sentence, block, setting, before) if held & TO_BE_DONE else None)
        or (read_trailing(sentence, block, setting) if held & TRAILING else None)
    )
    return replace(task, sentence=sentence) if task and not NO_WORK.search(sentence) else None


def read_asked(sentence: str, block: Block, setting: Setting) -> Task | None:
    """The task of a sentence that names its owner behind a label, or asks somebody."""
    if holds_any(ASSIGNING, sentence) and (row := find_rule(ASSIGNED, sentence)) and is_listed_owner(row[1]["owner"]):
        return Task(row[1]["task"].strip(" (–-"), row[1]["owner"].strip(), block, None, f"assigned:{row[0].name}")
    words = find_words(sentence)
    row = None if ASK_WORDS.isdisjoint(words) else next(match_worded(ASKED, ASKED_WORDS, sentence), None)
    if not row or NO_ACTION.search(sentence):
        return None
    owner = row[1]["owner"].strip()
    if row[0].name == "asks_named" and SPEAKS.match(row[1]["task"]) and not is_timed(sentence, setting):
        return None
    asked = is_owner(owner, setting, True) and not (owner.casefold() in ALL and "oppfordres" in words)
    return Task(row[1]["task"].strip(), owner, block, None, f"asked:{row[0].name}") if asked else None


def read_passive(sentence: str, block: Block, setting: Setting, before: Sequence[str]) -> Task | None:
    """The task of a passive with a due date, whose owner spoke before."""
    row = None if PASSIVE_WORDS.isdisjoint(find_words(sentence)) or not is_timed(sentence, setting) else find_rule(PASSIVE, sentence)
    if not row or NO_ACTION.search(sentence):
        return None
    speaker = find_speaker(before)
    return Task(row[1]["task"].strip(), speaker, block, None, "passive") if speaker else None


def read_trailing(sentence: str, block: Block, setting: Setting) -> Task | None:
    """The task of a line that ends with a known name."""
    row = find_rule(TRAILING_OWNER, sentence)
    if not row or not is_owner(row[1]["owner"].strip(), setting, False) or NO_ACTION.search(sentence) or find_deciding_rule(sentence):
        return None
    return Task(row[1]["task"].strip(), row[1]["owner"].strip(), block, None, f"trailing:{row[0].name}")


LEAD = 12
"""Characters of a task in which a verb of reporting («foreslår») makes it none."""

TELLING = 2
"""Words from which a task says without its sentence what is to be done («fikser» does not)."""


@lru_cache(maxsize=512)  # minutes repeat themselves
def find_doers(sentence: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """The rows of DOES that take a sentence, by name, each with its match."""
    if WORK_WORDS.isdisjoint(find_words(sentence)):
        return ()
    return tuple((row.name, match) for row, match in match_worded(DOES, DOES_WORDS, sentence))


def match_worded(table: Sequence[Rule], needed: Mapping[str, frozenset[str]], sentence: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The rows of a table that take a sentence, each with its match; a row with `needed` words is tried where the sentence has one."""
    words = find_words(sentence)
    for row in open_rows(table, sentence):
        one_of = needed.get(row.name)
        if (one_of is not None and one_of.isdisjoint(words)) or (row.name == "role_to_task" and not has_role_doing(sentence)):
            continue
        if match := match_asking(row, sentence) if row.name in ASKED_WORDS else row.pattern.compiled.match(sentence):
            yield row, match


def match_asking(row: Rule, sentence: str) -> re.Match[str] | None:
    """The match of a row that opens with any words before one that asks: tried where such a word stands, not at every letter.

    >>> match_asking(ASKED[0], "Det er lagt fram, og møtet ber lederen ringe huseieren.")["task"]
    'ringe huseieren.'
    """
    behind = cut_lead(row.pattern.pattern, row.pattern.flags)
    places = (match.start() for match in ASKING_VERB.finditer(sentence.partition("\n")[0]))
    return next((match for place in places if (match := behind.match(sentence, place))), None)


@cache
def cut_lead(pattern: str, flags: int) -> re.Pattern[str]:
    """The pattern without what it takes before its first word."""
    return re.compile(pattern.removeprefix(".*?"), flags)


ASKING_VERB = re.compile(rf"\b{ASK}\b", re.IGNORECASE)


def read_doer(sentence: str, block: Block, label: str, setting: Setting) -> Task | None:
    """The task of a sentence whose subject does it."""
    for name, match in find_doers(sentence):
        if name != "owner_takes_on" and NO_ACTION.search(sentence[: match.start("task") + LEAD]):
            continue
        owner, task = match["owner"].strip(), match["task"].strip()
        sure = (
            label in TASK_LABELS
            or name in {"agreed_that_owner", "must_be_done_by"}
            or (is_timed(sentence, setting) and not task.startswith("to "))
        )
        if name == "timed_owner":
            fits = is_owner(owner, setting, False) or is_office(owner)
        else:
            fits = (is_owner(owner, setting, sure) and (sure or not PRESENTS.match(task))) or is_doer(owner, task)
        if fits and not decides(owner, sentence):
            return Task(task if len(task.split()) >= TELLING else sentence, owner, block, None, f"does:{name}")
    return None


DECIDER = re.compile(BODY, re.IGNORECASE)


def decides(owner: str, sentence: str) -> bool:
    """True where the body itself is the doer and what it does is to decide: «Rådet oppretter en arbeidsgruppe».

    >>> decides("Rådet", "Rådet oppretter en arbeidsgruppe."), decides("Rådet", "Rådet skriver til fakultetene.")
    (True, False)
    """
    return bool(DECIDER.fullmatch(owner)) and find_deciding_rule(sentence) == "sentence:body_acts"


UNTIL = Gated(
    r"\btil (?:neste|næste|nästa) \w*(?:møte|møde|möte|gang|gong|genfors|generalforsamling|samling|uke|veke|semester)"
    r"|\b(?:before|by|until|to) the next\b",
    re.IGNORECASE,
)


def is_timed(sentence: str, setting: Setting) -> bool:
    """True where the sentence says until when."""
    due = find_due(sentence, setting.date)
    return bool(UNTIL.search(sentence) or (due and (due.due_date or due.next_meeting)))
