"""F9: damaged copies of PDFs, the same for a seed each time: every one has an end, most are read, and no page is missing without a word."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.records import Parsed
from tests.faults.pdfs import make_mutants
from tests.faults.reading import find_codes, parse_all
from tests.faults.warm import load_program

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


def count_shares(found: dict[str, Parsed]) -> tuple[float, float]:
    """Which share of papers was opened, and of which words were read: damage may have left pages without any, which is said."""
    read = [parsed.document.record.status != "failed" for parsed in found.values()]
    opened = [is_read or bool(TOLD & find_codes(parsed)) for is_read, parsed in zip(read, found.values(), strict=True)]
    shares = sum(opened) / len(found), sum(read) / len(found)
    print(f"{len(found)} papers: {shares[0]:.1%} opened, {shares[1]:.1%} read")
    return shares


@pytest.mark.slow
def test_some_damaged_copies_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    opened, read = count_shares(read_mutants(tmp_path, make_mutants(50)))
    assert opened >= 0.7 and read >= 0.65


@pytest.mark.faults
@pytest.mark.parametrize(("seed", "qpdf", "least"), [(2, True, 0.83), (1, True, 0.83), (1, False, 0.7)])
def test_1500_damaged_copies_are_read_as_far_as_they_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, qpdf: bool, least: float
) -> None:
    if qpdf:
        pytest.importorskip("pikepdf")
    else:
        monkeypatch.setitem(sys.modules, "pikepdf", None)
    load_program()  # once, and not in each process that reads
    opened, read = count_shares(read_mutants(tmp_path, make_mutants(1500, seed)))
    assert opened >= least and read >= least - 0.08
