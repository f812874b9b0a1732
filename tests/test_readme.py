"""The README keeps its word: its commands, targets, tables, settings and exit codes are those of the program."""

from __future__ import annotations

import doctest
import re
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline import errors, run
from pipeline.cli import main
from pipeline.schema import TABLES
from pipeline.settings import Profile, Settings


@pytest.fixture(scope="module")
def readme() -> str:
    """Its text."""
    return (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def makefile() -> str:
    """The Makefile's text."""
    return (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")


def test_every_command_in_it_exists_and_every_command_is_in_it(readme: str) -> None:
    assert set(re.findall(r"`referent (\w+)", readme)) == set(main.commands)


def test_every_make_target_in_it_exists(readme: str, makefile: str) -> None:
    assert set(re.findall(r"\bmake (reports|ingest|test|check|bench|\w+(?=`))", readme)) <= set(re.findall(r"^(\w+):", makefile, re.M))


def test_its_test_command_is_what_make_test_runs(readme: str, makefile: str) -> None:
    command = re.search(r"make test +# the tests: (.+)", readme)
    assert command
    recipe = re.search(r"^test:.*\n\t(.+)$", makefile, re.M)
    assert recipe
    assert recipe[1].replace("$(BIN)", ".venv/bin") == command[1]


def test_check_runs_the_test_target(makefile: str) -> None:
    assert re.search(r"^check:.*\btest\b", makefile, re.M)


def test_it_lists_every_table_in_order(readme: str) -> None:
    assert re.findall(r"^\| `(\w+)\.csv`", readme, re.M) == list(TABLES)


def test_it_explains_every_setting(readme: str) -> None:
    named = set(re.findall(r"`([a-z_]+)`", readme.split("## Settings")[1].split("## For developers")[0]))
    assert {field.name for field in fields(Profile)} - {"body_id"} <= named
    assert "as_of" in named


def test_its_exit_codes_are_the_programs(readme: str) -> None:
    faults = {error.exit_code for error in (errors.ReferentError, errors.UsageError, errors.LockedError, errors.EnvironmentFault)}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", readme, re.M)} == faults | {errors.EXIT_OK, errors.EXIT_INTERRUPTED}


def test_its_files_exist(readme: str, root: Path) -> None:
    for path in re.findall(r"`((?:pipeline|tests)/[\w/]+\.\w+)`", readme):
        assert (root / path).exists(), path


@pytest.mark.slow
def test_its_examples_for_analysts_run(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path(__file__).parents[1]
    run.ingest(home / "raw", tmp_path / "processed", Settings(), "2025-11-19", jobs=1, step=lambda *_: None)
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(readme, {}, "README.md", None, 0)
    assert len(examples.examples) == 6
    told: list[str] = []
    doctest.DocTestRunner().run(examples, out=told.append)
    assert told == []
