"""F12 and F13: files that cost more than a paper may, and files that are huge: a finding each, and the next file goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.records import Parsed
from pipeline.settings import Limits
from tests.faults.pdf_bombs import BOMBS, deflate_much, make_filtered
from tests.faults.pdfs import make_deflated, make_objects, write_pdf
from tests.faults.reading import count_memory, find_codes, parse_all

GOOD = "Referat fra møte i Rådet for fjellvett 12.3.2025".encode()
QUICK = ("tree-cycle", "mediabox-1e38", "junk-before-header", "http-header", "map-outside", "half", "zip", "nothing", "count-too-large")
SECONDS = 25
"""Of processor time: a busy machine fails nothing."""
PAGES = {"pages-100000": "100000", "junk-before-header": "3", "http-header": "3", "half": "3", "count-too-large": "3"}


def set_off(folder: Path, name: str) -> Parsed:
    """What becomes of a bomb between two good papers, which are read, within the time and the memory that it may take."""
    make, ends = BOMBS[name]
    files = {"before.txt": GOOD, "bomb.pdf": make(), "after.txt": GOOD}
    memory, before = count_memory(), os.times()
    found = parse_all(folder, files)
    assert (found["before.txt"].document.record.status, found["after.txt"].document.record.status) == ("read", "read")
    assert count_memory() - memory < 50
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"{name}: {spent:.1f} s of processor time, {sorted(find_codes(found['bomb.pdf']))}")
    if ends:
        assert spent < 2 * SECONDS  # read twice, where another paper might have been at fault
        assert find_codes(found["bomb.pdf"]) <= ends
    return found["bomb.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_small_bomb_hurts_nobody(tmp_path: Path, name: str) -> None:
    bomb = set_off(tmp_path, name)
    assert bomb.document.record.pages == PAGES.get(name, bomb.document.record.pages)


@pytest.mark.faults
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_hurts_nobody(tmp_path: Path, name: str) -> None:
    bomb = set_off(tmp_path, name)
    assert not BOMBS[name][1] or bomb.document.record.status == "failed"
    assert bomb.document.record.pages == PAGES.get(name, bomb.document.record.pages)


@pytest.mark.slow
def test_the_limits_of_the_settings_hold(tmp_path: Path) -> None:
    found = parse_all(tmp_path, {"a.pdf": BOMBS["flate-1-gib-of-spaces"][0](), "b.txt": GOOD}, Limits(seconds=5, memory_mib=700))
    assert find_codes(found["a.pdf"]) <= {"reader-crashed", "too-much-memory", "too-slow"}
    assert found["b.txt"].document.record.status == "read"


@pytest.mark.slow
def test_a_bomb_on_one_page_costs_that_page_only(tmp_path: Path) -> None:
    objects = make_objects(3)
    objects[6] = make_filtered(deflate_much(32, 1), 1)
    paper = parse_all(tmp_path, {"a.pdf": write_pdf(objects)}, Limits(memory_mib=700))["a.pdf"]
    assert (paper.document.record.status, paper.document.record.pages) == ("read", "3")
    assert {(finding.code, finding.values.get("page")) for finding in paper.findings} == {
        ("damaged-but-read", None),
        ("page-unreadable", "2"),
    }
    assert [item.record.title for item in paper.agenda_items] == ["Budsjett for avdeling 1", "Budsjett for avdeling 3"]


@pytest.mark.faults
def test_a_paper_of_ten_thousand_pages_is_read_as_far_as_the_cap_and_that_is_said(tmp_path: Path) -> None:
    paper = parse_all(tmp_path, {"a.pdf": make_deflated(10_000)})["a.pdf"]
    assert paper.document.record.pages == "10000"
    assert [finding.values["read"] for finding in paper.findings if finding.code == "partly-read"] == ["2000"]


@pytest.mark.faults
def test_a_million_letters_on_a_page_are_all_read(tmp_path: Path) -> None:
    paper = parse_all(tmp_path, {"a.pdf": BOMBS["million-letters"][0]()})["a.pdf"]
    assert int(paper.document.record.words) >= 100_000


@pytest.mark.slow
def test_a_file_of_half_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    from pipeline.engine.paper import Task
    from pipeline.engine.pool import parse_files
    from pipeline.store import decode_parsed

    with (tmp_path / "a.pdf").open("wb") as file:
        file.write(make_deflated(3))
        file.truncate(500_000_000)
    memory = count_memory()
    ((_, encoded),) = next(iter(parse_files([Task("a.pdf", str(tmp_path / "a.pdf"), "0" * 12)], 1)))
    parsed = decode_parsed(encoded)
    assert parsed and find_codes(parsed) == {"too-large"}
    assert count_memory() - memory < 50
