"""Decisions word for word: behind their labels, and sentences with an explicit outcome -> Decision records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.documents import Document
from pipeline.grammar import find_rule
from pipeline.grammar.decisions import (
    DECIDED,
    KIND_BY_LABEL,
    NO_DECISION,
    NOT_UNANIMOUS,
    NUMBER_WORDS,
    OUTCOME_STEM,
    OUTCOMES,
    UNANIMOUS,
    VOTES,
)
from pipeline.grammar.items import EMOJI_CODE
from pipeline.grammar.labels import find_label
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.records import Decision, Extracted

SKIPPED = {
    "proposal",
    "background",
    "issue",
    "present",
    "absent",
    "attachments",
    "next_meeting",
    "action",
    "due",
    "responsible",
    "reference",
    "signing",
}
"""Labels behind which no decision stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One sentence that decides something."""

    text: str
    block: Block
    kind: str = ""
    rule: str = ""

    @property
    def outcome(self) -> str:
        """decided, noted, rejected, postponed, returned or withdrawn."""
        row = find_rule(OUTCOMES, self.text)
        return row[0].name if row else "decided"


def find_decisions(blocks: Sequence[Block]) -> list[Decided]:
    """The decisions of a section's blocks, one a sentence."""
    found: list[Decided] = []
    label = ""
    for block in blocks:
        bare = block.label is not None and not block.value
        if bare and block.label:
            label = block.label.field
            continue
        if block.label:
            found += read_labelled(block, block.label.field)
            label = "" if block.label.field not in SKIPPED else label
        elif label == "announced" and block.is_entry and not block.is_heading:
            found += read_labelled(block, "decision")
        elif label in KIND_BY_LABEL and not block.is_heading:
            found += read_labelled(block, label)
        elif label == "proposal" and block.line.gap == 0 and not block.is_heading:
            continue
        else:
            label = "announced" if ANNOUNCED.search(block.text) else ""
            found += read_plain(block)
    return found


LONGEST = 400
"""A decision is a sentence; more characters than this are none."""
ANNOUNCED = re.compile(r"\b(?:vedtatt|vedtok|vedteke|vedtaget|besluttet|bestemt|decided|beslutade)\b[^.]{0,30}:\s*$", re.IGNORECASE)
"""«Følgende ble vedtatt:»: what follows is the decision."""


def read_labelled(block: Block, name: str) -> list[Decided]:
    """Each sentence behind a label of decision; behind any other label only explicit outcomes."""
    if name in KIND_BY_LABEL:
        sentences = split_sentences(block.value if block.label else block.text)
        return [Decided(sentence, block, KIND_BY_LABEL[name], f"label:{name}") for sentence in sentences if is_decision_text(sentence)]
    return [] if name in SKIPPED else read_plain(block)


def is_decision_text(sentence: str) -> bool:
    """True unless the sentence behind the label only sets a due date or is empty."""
    head = sentence.casefold()
    return any(letter.isalpha() for letter in sentence) and not head.startswith(("frist", "ansvarlig", "ingen", "deadline", "none"))


DRAFT_LINE = re.compile(r"\W*(?:utkast|udkast|draft|foreløpig)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\[.*\]\W*$", re.DOTALL)
"""A template's hint to the writer."""


def read_plain(block: Block) -> list[Decided]:
    """The sentences of running text that decide."""
    if block.is_heading or block.line.kind == "row" or BRACKETED.match(block.text) or DRAFT_LINE.match(block.text):
        return []
    found = []
    for sentence in split_sentences(EMOJI_CODE.sub("", block.text)):
        label = find_label(sentence)
        if label and label.value and label.field in KIND_BY_LABEL:
            found.append(Decided(label.value, block, KIND_BY_LABEL[label.field], f"label:{label.field}"))
            continue
        sounds = len(sentence) < LONGEST and OUTCOME_STEM.search(sentence)
        row = find_rule(DECIDED, sentence) if sounds else None
        if row and not sentence.endswith(":") and not NO_DECISION.search(sentence):
            found.append(Decided(sentence, block, "", f"sentence:{row[0].name}"))
    return found


def find_outcome(decisions: Sequence[Decided]) -> str:
    """The item's outcome: postponement and the like win over a plain decision; unknown where nothing is said."""
    outcomes = [decision.outcome for decision in decisions]
    for outcome in ("postponed", "withdrawn", "returned", "decided", "rejected", "noted"):
        if outcome in outcomes:
            return outcome
    return "unknown"


def write_decision(document: Document, decided: Decided, key: str, item_id: str, number: str, meeting_id: str) -> Extracted[Decision]:
    """The record of a decision."""
    line, quote = decided.block.line, decided.block.paragraph.text
    values = {name: Found(value, line, decided.text, "votes") for name, value in find_votes(decided.text).items()}
    return extract(
        document,
        Decision,
        line,
        decision_id=key,
        item_id=item_id,
        meeting_id=meeting_id,
        number=number,
        text=Found(decided.text, line, quote, decided.rule),
        kind=decided.kind,
        outcome=decided.outcome,
        **values,
    )


def find_votes(text: str) -> dict[str, str]:
    """Votes for, against and blank, and whether it was unanimous.

    >>> find_votes("Forslaget ble vedtatt mot to stemmer.")
    {'votes_against': '2', 'unanimous': 'false'}
    """
    votes = dict(read_votes(text))
    if UNANIMOUS.search(text):
        votes["unanimous"] = "true"
    elif NOT_UNANIMOUS.search(text) or votes.get("votes_against", "0") != "0":
        votes["unanimous"] = "false"
    return votes


def read_votes(text: str) -> Iterator[tuple[str, str]]:
    """The counts that the text names."""
    if not (row := find_rule(VOTES, text)):
        return
    parts = row[1].groupdict()
    for group, name in (("yes", "votes_for"), ("no", "votes_against"), ("blank", "votes_blank")):
        if value := parts.get(group):
            yield name, NUMBER_WORDS.get(value.casefold(), value)
