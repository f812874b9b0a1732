"""F32: no library is allowed that is known to be broken, and what is installed is what was tried."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version

import pytest

from tests.faults.commands import ROOT

MENDED = {
    "jinja2": ("3.1.6", "a template could leave the sandbox through the filter attr"),
    "lxml": ("5.0", "external entities were read by default"),
    "pdfminer.six": ("20251230", "a CMap in a PDF could name a file that was then run"),
}
"""Library -> the first version without a hole that papers or templates could use, and the hole."""


def split_version(text: str) -> tuple[int, ...]:
    """A version's numbers.

    >>> split_version("3.1.6")
    (3, 1, 6)
    """
    return tuple(int(part) for part in re.findall(r"\d+", text))


def declared() -> dict[str, str]:
    """Library -> the least version that pyproject.toml takes."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(line.split(">=") for line in data["project"]["dependencies"])


def pinned() -> dict[str, str]:
    """Library -> the version that constraints.txt names."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {name.lower(): number for name, _, number in (line.partition("==") for line in lines) if number}


@pytest.mark.parametrize("library", MENDED)
def test_no_version_with_a_known_hole_is_allowed(library: str) -> None:
    least, hole = MENDED[library]
    for found in (declared()[library], pinned()[library], version(library)):
        assert split_version(found) >= split_version(least), hole


def test_every_library_that_is_declared_is_pinned() -> None:
    assert {library for library in declared() if library not in pinned()} == set()
