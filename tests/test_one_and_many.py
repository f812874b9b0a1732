"""Counts say one as one: findings in three languages, publications, and the command line."""

from __future__ import annotations

import re

import pytest

from pipeline.findings import codes
from pipeline.outcomes import Summary
from pipeline.publish.texts import LANGUAGES, read_texts

ALIKE = frozenset(
    {
        *(
            "shortened",
            "days_short",
            "nth_meeting",
            "minutes_read",
            "per_areas",
            "per_areas_left",
            "per_read",
            "presence_alt",
            "sum_actions",
        ),
        *("more_findings", "more_meetings", "votes_for", "votes_against", "votes_blank", "count_overdue", "per_called", "per_unknown"),
        *("units", "plan_basis", "plan_mostly", "standing_found", "months_short", "timeline_longest"),
    }
)
"""Texts that read the same with one, or (the last row) that are never told of one."""


def test_each_text_that_counts_has_a_form_for_one() -> None:
    texts = read_texts("nb")
    counted = {key for key, text in texts.items() if "{n}" in text and not key.endswith("_one")}
    assert {key for key in counted - ALIKE if f"{key}_one" not in texts} == set()


@pytest.mark.parametrize("code", [name for name, row in codes().items() if re.search(r"\{(?:count|days)\}", row.message["nb"])])
def test_each_finding_that_counts_has_a_form_for_one_in_every_language(code: str) -> None:
    assert set(codes()[code].one) == set(LANGUAGES)
    assert not [text for text in codes()[code].one.values() if "{count}" in text or "{days}" in text]


def test_the_command_line_says_one_note_and_two_warnings() -> None:
    assert "findings: 0 errors, 2 warnings, 1 note" in Summary(warnings=2, notes=1).lines()
