"""Decisions word for word: behind their labels, and sentences with an explicit outcome -> Decision records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from pipeline.documents import Document
from pipeline.grammar import ask_all, find_rule
from pipeline.grammar.decisions import BY_OTHERS, DECIDED, HISTORY, KIND_BY_LABEL, MINUTED, NO_DECISION, OK_ALONE, OUTCOME_STEMS, SIGNED
from pipeline.grammar.gates import Gated, find_open
from pipeline.grammar.item_names import without_emoji
from pipeline.grammar.labels import find_label
from pipeline.grammar.votes import ELECTED_LEAD, VOTE_CALL, VOTE_COUNT, VOTE_ONLY, VOTE_SHORT, VOTE_TOLD
from pipeline.language.sentences import split_sentences
from pipeline.parse.attendee_groups import looks_like_person
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.parse.votes import Decided, find_votes, merge_votes
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
OVER_DECISIONS = frozenset({*KIND_BY_LABEL, "votes"})
"""Labels that stand over decisions and over how they were voted on."""


def find_decisions(blocks: Sequence[Block]) -> list[Decided]:
    """The decisions of a section's blocks, one a sentence."""
    found: list[Decided] = []
    label, first, remark = "", None, ""
    for block, counts in with_counts(blocks):
        if counts:
            found.append(Decided(" ".join([block.paragraph.text, *counts]), block, "", "sentence:counted"))
            continue
        bare = block.label is not None and not block.value
        if bare and block.label:
            label, first, remark = block.label.field, None, block.label.remark
            continue
        if label in OVER_DECISIONS and not is_within(block, first):
            label = ""
        if block.label:
            found += read_labelled(block, block.label.field)
            label = "" if block.label.field not in SKIPPED else label
        elif label == "announced" and block.is_entry and not block.is_heading:
            found += read_labelled(block, "decision")
        elif label in OVER_DECISIONS and not block.is_heading:
            found += read_labelled(block, label, remark)
            first = first or block
        elif label == "proposal" and block.line.gap == 0 and not block.is_heading:
            continue
        else:
            label = "announced" if block.text.endswith(":") and ANNOUNCED.search(block.text) else ""
            found += read_plain(block)
    return merge_votes(found)


def is_within(block: Block, first: Block | None) -> bool:
    """True where a block still stands under the label above `first`: its paragraph or list, but no prose behind a gap, no signature."""
    if block.line.kind == "row":
        return False
    if not (first is None or block.line.gap == 0 or (block.is_entry and (first.is_entry or first.text.rstrip().endswith(":")))):
        return False
    signed = ends_as_signed(block.text) and SIGNED.match_held(block.text, block.held)
    return not (signed or (not block.label and MINUTED.match_held(block.text, block.held)))


SIGNERS = ("ref", "referent", "llfører", "leder", "leiar", "sekretær")
"""How the offices of SIGNED end."""


def ends_as_signed(text: str) -> bool:
    """True for a text that ends with a figure or an office, as places, days and names do that sign: SIGNED is slow to say no.

    >>> ends_as_signed("Bodø, 12. mars 2025."), ends_as_signed("Kari Nes (ref.)"), ends_as_signed("Rådet møtes i mars.")
    (True, True, False)
    """
    end = len(text)
    while end and not text[end - 1].isalnum():
        end -= 1
    return text[end - 1 : end].isdecimal() or text[max(0, end - 10) : end].casefold().endswith(SIGNERS)


def with_counts(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[str]]]:
    """The blocks, each with the lines below it that belong to it («For: 9», «Mot: 4»; names of those elected)."""
    place = 0
    while place < len(blocks):
        block, end = blocks[place], place + 1
        follows = find_follower(block)
        while follows and end < len(blocks) and follows(blocks[end].text):
            end += 1
        yield block, [other.text for other in blocks[place + 1 : end]]
        place = end


def find_follower(block: Block) -> Callable[[str], object] | None:
    """The test of the lines below that belong to the block: votes below a question, names below «Valgt er:»."""
    text = block.paragraph.text
    if block.is_heading:
        return None
    if VOTE_CALL.match_held(text, block.held):
        return VOTE_COUNT.match
    elects = text.rstrip().endswith(":") and len(text) < LONGEST and ELECTED_LEAD.match(text) and not NO_DECISION.search(text)
    return names_somebody if elects else None


def names_somebody(text: str) -> bool:
    """True for a short line that opens with the full name of a person."""
    return len(text) < 60 and looks_like_person(text)


LONGEST = 400
"""A decision is a sentence; more characters than this are none."""
ANNOUNCED = Gated(r"\b(?:vedtatt|vedtok|vedteke|vedtaget|besluttet|bestemt|decided|beslutade)\b[^.]{0,30}:\s*$", re.IGNORECASE)
"""«Følgende ble vedtatt:»: what follows is the decision."""


def read_labelled(block: Block, name: str, remark: str = "") -> list[Decided]:
    """Each sentence behind a label of decision, with the votes that a remark on the label tells; behind any other label only
    explicit outcomes."""
    remark = block.label.remark if block.label else remark
    if name in KIND_BY_LABEL:
        sentences = split_sentences(block.value if block.label else block.text)
        rows = [(sentence, "votes" if is_vote(sentence) else f"label:{name}") for sentence in sentences if is_decision_text(sentence)]
        told = remark if remark and find_votes(remark) else ""
        return [Decided(sentence, block, KIND_BY_LABEL[name], rule, "" if rule == "votes" else told) for sentence, rule in rows]
    if name == "votes":
        return [Decided(sentence, block, "", "votes") for sentence in split_sentences(block.value) if is_decision_text(sentence)]
    return [] if name in SKIPPED else read_plain(block)


def is_vote(sentence: str) -> bool:
    """True for a sentence behind a label that only tells how the decision before it was voted on."""
    return bool(VOTE_ONLY.match(sentence) or VOTE_SHORT.match(sentence) or VOTE_TOLD.match(sentence))


def is_decision_text(sentence: str) -> bool:
    """True unless the sentence behind the label only sets a due date, or is empty or a template's hint."""
    head = sentence.casefold()
    return (
        any(map(str.isalpha, sentence))
        and not BRACKETED.match(sentence)
        and not head.startswith(("frist", "ansvarl", "ansvar:", "ingen", "deadline", "none", "responsible:", "owner:"))
    )


DRAFT_LINE = re.compile(r"\W*(?:utkast|udkast|draft|foreløpig)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\[.*\]\W*$", re.DOTALL)
"""A template's hint to the writer."""


def read_plain(block: Block) -> list[Decided]:
    """The sentences of running text that decide."""
    if block.is_heading or is_table_row(block):
        return []
    if OK_ALONE.match(block.text):
        return [Decided(block.text, block, "", "sentence:ok")]
    if not may_decide(block) or BRACKETED.match(block.text) or DRAFT_LINE.match(block.text):
        return []
    found = []
    for sentence in split_sentences(without_emoji(block.text)):
        label = find_label(sentence) if parts_label(sentence) else None
        if label and label.value and label.field in KIND_BY_LABEL:
            found.append(Decided(label.value, block, KIND_BY_LABEL[label.field], f"label:{label.field}"))
            continue
        if rule := find_deciding_rule(sentence):
            found.append(Decided(sentence, block, "", rule))
    return found


def may_decide(block: Block) -> bool:
    """True for a text with a part of a word of decision, or with what parts a label from its value; False for most."""
    return bool(block.held & OUTCOME_STEMS) or parts_label(block.text)


def parts_label(text: str) -> bool:
    """True for a text with what parts a label from its value; False for most."""
    return ":" in text or "\t" in text or "   " in text


def is_table_row(block: Block) -> bool:
    """True for a row of several cells; a row of one is a paragraph that is only set as a table."""
    return block.line.kind == "row" and sum(bool(cell.strip()) for cell in block.line.cells) != 1


WHOLE = (
    "ends_elected",
    "voted_in",
    "carried_through",
    "told_behind",
    "body_acts",
    "put_off",
    "assembly_asks",
    "mandate_given",
    "voted_to",
    "became_officer",
)
"""Rows whose sentence decides whatever stands behind its verb."""


def sounds_decided(sentence: str) -> bool:
    """True for a sentence with a part of a word of decision; False for most."""
    held = find_open(sentence)
    return bool(held & OUTCOME_STEMS and held & DECIDING)


DECIDING = ask_all(DECIDED)
"""What every sentence has that a row of DECIDED takes."""


@lru_cache(maxsize=512)  # decisions and tasks ask for it
def find_deciding_rule(sentence: str) -> str:
    """The rule by which a sentence of running text decides; "" where it does not, or somebody else decided."""
    if len(sentence) >= LONGEST or sentence.endswith(":") or not sounds_decided(sentence):
        return ""
    row = find_rule(DECIDED, sentence)
    if not row or BY_OTHERS.search(sentence) or HISTORY.search(sentence):
        return ""
    # what the body itself decided may be a wish or have a condition; only what stands before the verb makes it none
    said = sentence[: row[1].end()] if row[0].name.startswith(WHOLE) else sentence
    if NO_DECISION.search(said) or sentence.endswith("?"):
        return ""
    return "votes" if VOTE_ONLY.match(sentence) or VOTE_TOLD.match(sentence) else f"sentence:{row[0].name}"


def find_outcome(decisions: Sequence[Decided]) -> str:
    """The item's outcome: postponement and the like win over a plain decision; unknown where nothing is said.

    What stands behind a label wins over the sentences above it: they tell of proposals and of how the matter came up.
    """
    first = next((place for place, decision in enumerate(decisions) if decision.kind), 0)
    outcomes = [decision.outcome for decision in decisions[first:]]
    for outcome in ("postponed", "withdrawn", "returned", "decided", "rejected", "noted"):
        if outcome in outcomes:
            return outcome
    return "unknown"


def write_decision(document: Document, decided: Decided, key: str, item_id: str, number: str, meeting_id: str) -> Extracted[Decision]:
    """The record of a decision."""
    line, quote = decided.block.line, decided.block.paragraph.text
    told = find_votes(decided.votes) if decided.votes else {}
    votes = find_votes(decided.text) | told
    values = {name: Found(value, line, decided.votes if told else decided.text, "votes") for name, value in votes.items()}
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
