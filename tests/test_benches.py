"""The scripts that measure, and those that make what the program ships with, still run: no other test calls them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
MAIN = 'if __name__ == "__main__":'
LEAST = {
    "archive.py": ("--papers 2 --bodies 1 --items 1", r"nothing new +\d.*\n(.*\n)*one new paper +\d.*exit 0"),
    "cold.py": ("--papers 1 --plumbed 1 --rounds 1 --jobs 1", r"referent, 1 worker +\d(.*\n)*pdfplumber pipeline +\d(.*\n)*  store +\d"),
    "filled.py": ("{folder} --papers 2 --bodies 1 --items 1", r"^$"),
    "ingest.py": ("--papers 1 --jobs 1", r"cold +\d.*exit 0\nnothing changed +\d.*exit 0\none more paper +\d.*exit 0\ndocuments +2 rows"),
    "link.py": ("--items 10 --tables --profile", r"link +\d+ items +\d"),
    "parse.py": ("--papers 1 --rounds 1 --folder {folder}", r"invented minutes +classify +\d.* language +\d.* parse +\d"),
    "processes.py": ("--papers 1 --rounds 1", r"here +\d.*\n1 worker +\d.*\n2 workers +\d"),
    "publish.py": (
        "--items 10 --others 0 --runs 1",
        r"the sample +\d.* files.*\none body of 10 items +\d.* files.*\na year of 10 items +\d",
    ),
    "read.py": ("--papers 1 --rounds 1", r"plain\D+\d(.*\n)*.*tagged\D+\d"),
    "ways.py": ("lines {folder}", r""),
}
"""Script of tests/bench/ -> its least numbers, and what it prints then."""


def find_scripts(folder: Path) -> list[str]:
    """The files of a folder that are run by their names."""
    return sorted(path.name for path in folder.glob("*.py") if MAIN in path.read_text(encoding="utf-8") and path != Path(__file__))


def run(script: Path, *arguments: str) -> str:
    """What a script prints. Fails with its traceback where it does not end well."""
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, cwd=TESTS.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", find_scripts(TESTS / "bench"))
def test_a_bench_prints_its_figures(name: str, tmp_path: Path) -> None:
    least, figures = LEAST[name]
    assert re.search(figures, run(TESTS / "bench" / name, *least.format(folder=tmp_path).split()), re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("name", find_scripts(TESTS))
def test_a_script_says_what_it_is_for_and_does_nothing_else(name: str) -> None:
    assert run(TESTS / name, "--help").startswith("usage: ")
