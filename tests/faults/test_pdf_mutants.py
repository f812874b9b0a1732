"""F9: damaged copies of PDFs, the same for a seed each time: every one has an end, most are read, and no page is missing without a word."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.records import Parsed
from tests.faults.pdfs import make_mutants
from tests.faults.reading import find_codes, parse_all

OURS = {"reader-failed", "reader-crashed", "too-slow", "too-much-memory"}
TOLD = {"page-count-differs", "page-unreadable", "partly-read", "damaged-but-read"}
"""Codes that say that pages may be missing."""


def read_mutants(folder: Path, mutants: Sequence[tuple[str, int, bytes]]) -> dict[str, Parsed]:
    """What they say; none may upset the program, or have other pages than the whole paper without a finding."""
    found = parse_all(folder, {name: data for name, _, data in mutants})
    assert {name for name, parsed in found.items() if OURS & find_codes(parsed)} == set()
    pages = {name: parsed.document.record.pages for name, parsed in found.items() if parsed.document.record.status != "failed"}
    silent = [name for name, whole, _ in mutants if name in pages and pages[name] != str(whole) and not TOLD & find_codes(found[name])]
    assert silent == []
    return found


def share_read(found: dict[str, Parsed]) -> float:
    """Which share of papers was read."""
    return sum(parsed.document.record.status != "failed" for parsed in found.values()) / len(found)


@pytest.mark.slow
def test_some_damaged_copies_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    assert share_read(read_mutants(tmp_path, make_mutants(50))) >= 0.7


@pytest.mark.faults
@pytest.mark.parametrize(("seed", "qpdf", "least"), [(1, True, 0.83), (1, False, 0.7), (2, True, 0.83)])
def test_1500_damaged_copies_are_read_as_far_as_they_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, qpdf: bool, least: float
) -> None:
    if qpdf:
        pytest.importorskip("pikepdf")
    else:
        monkeypatch.setitem(sys.modules, "pikepdf", None)
    share = share_read(read_mutants(tmp_path, make_mutants(1500, seed)))
    print(f"read: {share:.1%}")
    assert share >= least
