"""The cheap questions before the tables of patterns: what they let through holds all that the rows take."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.grammar import Rule, holds_any
from pipeline.grammar.actions import ASK_WORDS, ASKED, DOES, PASSIVE, PASSIVE_WORDS, WORK_WORDS
from pipeline.grammar.decisions import DECIDED, OUTCOME_STEMS
from pipeline.grammar.done import DONE_SAID, DONE_STEMS
from pipeline.grammar.gates import Stems
from pipeline.grammar.moves import MOVES, OWN_MOVES, STEMS
from pipeline.grammar.references import HANDED_ON, REFERRING
from pipeline.grammar.task_lists import ASSIGNED, ASSIGNING
from pipeline.parse.references import REFERS
from pipeline.parse.task_sentences import find_doers, find_words


@pytest.mark.parametrize(
    ("stems", "table"),
    [
        (OUTCOME_STEMS, DECIDED),
        (DONE_STEMS, DONE_SAID),
        (REFERS, REFERRING),
        (REFERS, HANDED_ON),
        (ASSIGNING, ASSIGNED),
        (STEMS, MOVES),
        (STEMS, OWN_MOVES),
    ],
)
def test_every_example_of_a_table_holds_one_of_the_parts_of_words_asked_for_first(stems: Stems, table: Sequence[Rule]) -> None:
    assert [example for row in table for example in row.examples if not holds_any(stems, example)] == []


@pytest.mark.parametrize(("words", "table"), [(ASK_WORDS, ASKED), (WORK_WORDS, DOES), (PASSIVE_WORDS, PASSIVE)])
def test_every_example_of_a_table_has_one_of_the_words_asked_for_first(words: frozenset[str], table: Sequence[Rule]) -> None:
    assert [example for row in table for example in row.examples if words.isdisjoint(find_words(example))] == []


def test_a_sentence_is_taken_by_the_row_whose_example_it_is() -> None:
    assert [row.name for row in DOES for example in row.examples if row.name not in dict(find_doers(example))] == []
