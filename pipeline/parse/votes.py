"""Votes of decisions: the counts in a text, and vote lines («Votering: Enstemmig vedtatt.») given to the decision they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from pipeline.grammar import find_rule
from pipeline.grammar.decisions import CORRECTION, OUTCOMES
from pipeline.grammar.votes import NOT_UNANIMOUS, NUMBER_WORDS, SHARE, UNANIMOUS, VOTE_SHORT, VOTES
from pipeline.parse.blocks import Block


class Decided(Struct, frozen=True, gc=False):
    """One sentence that decides something."""

    text: str
    block: Block
    kind: str = ""
    rule: str = ""
    votes: str = ""
    """The line that tells how it was voted on, where that is another one."""

    @property
    def outcome(self) -> str:
        """decided, noted, rejected, postponed, returned or withdrawn."""
        return read_outcome(self.text)


@lru_cache(maxsize=256)
def read_outcome(text: str) -> str:
    """What comes of an item by the words of its decision; what it says of corrections is of another item.

    >>> read_outcome("Protokollen godkjennes med denne rettelsen: I sak 4/26 skal det stå avvist."), read_outcome("Forslaget er avvist.")
    ('decided', 'rejected')
    """
    row = find_rule(OUTCOMES, CORRECTION.sub("", text))
    return row[0].name if row else "decided"


def merge_votes(found: Sequence[Decided]) -> list[Decided]:
    """The decisions with the vote lines given to the labelled decision below, else to the one above; a rejection is one of its own."""
    decisions: list[Decided] = []
    waiting = ""
    for place, decided in enumerate(found):
        if decisions and is_told_below(decisions[-1], decided):
            decisions[-1] = replace(decisions[-1], votes=decided.text)
        elif decided.rule != "votes" or decided.outcome == "rejected":
            fits = waiting and not decided.votes and decided.rule.startswith("label:")
            decisions.append(replace(decided, votes=waiting) if fits else decided)
            waiting = "" if fits else waiting
        elif any(later.rule.startswith("label:") for later in found[place + 1 :]):
            waiting = decided.text
        elif decisions:
            decisions[-1] = replace(decisions[-1], votes=f"{decisions[-1].votes} {decided.text}".strip())
        else:
            decisions.append(decided)
    return decisions


def is_told_below(decision: Decided, told: Decided) -> bool:
    """True for a sentence of running text that only tells how the labelled decision right above it was voted on."""
    is_sentence = told.rule.startswith("sentence:") and told.outcome != "rejected"
    return decision.rule.startswith("label:") and not decision.votes and is_sentence and bool(VOTE_SHORT.match(told.text))


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
        yield from read_shares(text)
        return
    parts = row[1].groupdict()
    for group, name in (("yes", "votes_for"), ("no", "votes_against"), ("blank", "votes_blank")):
        if value := parts.get(group):
            yield name, read_count(value)


def read_count(value: str) -> str:
    """A count as digits."""
    return NUMBER_WORDS.get(value.casefold(), value)


def read_shares(text: str) -> Iterator[tuple[str, str]]:
    """The counts where alternatives were set against each other: those for the one with most votes, and those for the others.

    >>> dict(read_shares("Storneset fekk 5 røyster, Litleneset fekk 2 røyster."))
    {'votes_for': '5', 'votes_against': '2'}
    """
    counts = sorted(int(read_count(match["count"])) for match in SHARE.finditer(text))
    if len(counts) > 1 and counts[-1] > counts[-2]:
        yield "votes_for", str(counts[-1])
        yield "votes_against", str(sum(counts[:-1]))
