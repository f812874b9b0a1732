"""Every row of every grammar table takes its own examples, and no row above it takes them first."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence

import pytest

import pipeline.grammar
from pipeline.grammar import Rule, ask_all, find_rule, holds_any, rule
from pipeline.grammar.kinds import CUES
from pipeline.grammar.labels import find_label


def find_tables() -> Iterator[tuple[str, Sequence[Rule]]]:
    """Every tuple of rules of every grammar module, by module and name."""
    for module in pkgutil.iter_modules(pipeline.grammar.__path__):
        room = importlib.import_module(f"pipeline.grammar.{module.name}")
        for name, value in vars(room).items():
            if isinstance(value, tuple) and value and all(isinstance(row, Rule) for row in value):
                yield f"{module.name}.{name}", value


TABLES = dict(find_tables())
EXAMPLES = [(table, row.name, example) for table, rows in TABLES.items() for row in rows for example in row.examples]


@pytest.mark.parametrize(("table", "name", "example"), EXAMPLES)
def test_an_example_is_taken_by_its_own_row_first(table: str, name: str, example: str) -> None:
    found = find_rule(TABLES[table], example)
    assert found is not None
    assert found[0].name == name


@pytest.mark.parametrize(("table", "rows"), TABLES.items())
def test_every_row_has_a_name_of_its_own_and_an_example(table: str, rows: Sequence[Rule]) -> None:
    assert all(row.examples for row in rows), table
    assert len({row.name for row in rows}) == len(rows), table


@pytest.mark.parametrize(("table", "rows"), TABLES.items())
def test_what_is_asked_before_a_table_lets_all_its_examples_through(table: str, rows: Sequence[Rule]) -> None:
    assert [example for row in rows for example in row.examples if not holds_any(ask_all(rows), example)] == [], table


def test_a_row_whose_gates_are_not_known_yet_is_tried_on_every_text() -> None:
    asked = ask_all(TABLES["actions.ASKED"], (rule("reads_anything", r".*\bdrivved", "Rydde drivved"),))
    assert holds_any(asked, "") and holds_any(asked, "ø")


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.kind}-{cue.rule.name}")
def test_a_cue_is_found_in_its_own_examples(cue: object) -> None:
    rule = getattr(cue, "rule")  # noqa: B009
    assert rule.examples
    assert all(rule.pattern.match(example) for example in rule.examples)


def test_a_label_is_read_also_where_a_scanner_took_the_dot_off_its_i() -> None:
    read = [find_label(f"{text}: Kari Nes") for text in ("Kopi til", "Kopı tıl")]
    assert len({label.field for label in read if label}) == 1 and None not in read
