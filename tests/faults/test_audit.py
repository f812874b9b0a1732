"""F31: whatever is changed behind the program's back is named."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import run
from pipeline.cli import main
from pipeline.settings import Settings
from pipeline.store import OUTPUTS, read_journal, write_journal
from pipeline.store.journal import find_break
from tests.faults.commands import write_papers

AS_OF = "2010-01-15"


def ingest(folder: Path) -> None:
    run.ingest(folder / "raw", folder / "processed", Settings(), AS_OF, jobs=1, step=lambda *_: None)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tables, publications and what people say, as runs leave it."""
    folder = tmp_path_factory.mktemp("audit")
    write_papers(folder / "raw", 3)
    (folder / "raw" / "agenda").mkdir()
    (folder / "raw" / "agenda" / "raad-2010-01-20.csv").write_text("title\n", encoding="utf-8")
    ingest(folder)
    run.reports(folder / "processed", Settings(), AS_OF, folder / "processed" / "reports")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it with the same times."""
    return shutil.copytree(made, tmp_path / "copy")


def verify(folder: Path) -> tuple[int, dict[str, str]]:
    """Exit code, and what has become of each file that is named."""
    result = CliRunner().invoke(main, ["verify", str(folder / "processed"), "--raw", str(folder / "raw"), "--json"])
    told = json.loads(result.output)
    return result.exit_code, {one["path"]: one["state"] for one in told["discrepancies"]}


def flip(path: Path, place: int, bit: int = 0) -> None:
    """Change one bit of a file and leave its time as it was."""
    data, facts = bytearray(path.read_bytes()), path.stat()
    data[place] ^= 1 << bit
    path.write_bytes(data)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def test_what_runs_left_is_well(folder: Path) -> None:
    assert verify(folder) == (0, {})
    ingest(folder)
    assert verify(folder) == (0, {})


@pytest.mark.parametrize("name", OUTPUTS)
def test_one_bit_of_any_table_is_named(folder: Path, name: str) -> None:
    path = folder / "processed" / name
    flip(path, random.Random(name).randrange(path.stat().st_size))
    assert verify(folder) == (1, {name: "changed"})


def test_one_bit_of_any_paper_is_named_and_so_are_new_and_lost_papers(folder: Path) -> None:
    papers = sorted((folder / "raw" / "raad").iterdir())
    flip(papers[0], 40)
    papers[1].unlink()
    write_papers(folder / "raw", 1, 7)
    code, told = verify(folder)
    assert (code, list(told.values())) == (1, ["changed", "missing", "unknown"])


def test_one_bit_of_any_publication_is_named(folder: Path) -> None:
    for path in sorted((folder / "processed" / "reports").iterdir()):
        copy = path.read_bytes()
        name = f"reports/{path.name}"
        places = random.Random(name).sample(range(len(copy)), 1)
        for place in places:
            flip(path, place)
            code, told = verify(folder)
            assert told.keys() == {name}, place
            assert code == (1 if told[name] == "changed" else 0)
            path.write_bytes(copy)


def test_a_publication_that_a_person_has_edited_is_no_damage(folder: Path) -> None:
    from docx import Document

    path = next((folder / "processed" / "reports").glob("*-agenda.docx"))
    document = Document(str(path))
    document.add_paragraph("Kaffe fra kl. 8.30")
    document.save(str(path))
    assert verify(folder) == (0, {f"reports/{path.name}": "edited"})
    path.write_bytes(path.read_bytes()[:-400])
    assert verify(folder) == (1, {f"reports/{path.name}": "changed"})


def test_files_that_no_run_wrote_and_files_that_are_gone_are_named(folder: Path) -> None:
    (folder / "processed" / "notater.txt").write_text("mine")
    (folder / "processed" / "reports" / "raad.ics").unlink()
    assert verify(folder) == (1, {"notater.txt": "unknown", "reports/raad.ics": "missing"})


def test_what_people_say_is_edited_until_the_next_run_reads_it(folder: Path) -> None:
    (folder / "raw" / "agenda" / "raad-2010-01-20.csv").write_text("title\nBudsjett\n", encoding="utf-8")
    assert verify(folder) == (0, {"agenda/raad-2010-01-20.csv": "edited"})
    ingest(folder)
    assert verify(folder) == (0, {})


@pytest.mark.parametrize("name", ["manifest.db", "published.db"])
def test_a_broken_memory_is_named_and_left_as_it_is(folder: Path, name: str) -> None:
    path = folder / "processed" / ".state" / name
    path.write_bytes(b"x" * 4096)
    assert verify(folder)[1][f".state/{name}"] == "changed"
    assert path.read_bytes() == b"x" * 4096


@pytest.mark.parametrize("step", [31, pytest.param(1, marks=pytest.mark.faults)])
def test_each_byte_of_the_journal_is_held_by_the_chain(folder: Path, step: int) -> None:
    processed = folder / "processed"
    path = processed / ".state" / "journal.jsonl"
    data = path.read_bytes()
    ends = [place for place, byte in enumerate(data) if byte == ord("\n")]
    assert len(ends) == 2
    for place in range(0, len(data), step):
        flip(path, place)
        assert find_break(processed) == (1 if place <= ends[0] else 2), place
        path.write_bytes(data)
    flip(path, 30)
    assert verify(folder) == (1, {".state/journal.jsonl": "broken"})


def test_lines_put_in_taken_out_or_exchanged_break_the_chain_also_after_further_runs(tmp_path: Path) -> None:
    for number in range(5):
        write_journal(tmp_path, "ingest", {"new": number})
    path = tmp_path / ".state" / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    assert find_break(tmp_path) == 0
    for changed, number in (
        ([*lines[:2], *lines[3:]], 3),
        ([*lines[:2], lines[1], *lines[2:]], 3),
        ([lines[1], lines[0], *lines[2:]], 1),
        ([*lines[:2], b'{"verb": "ingest"}\n', *lines[2:]], 3),
        (lines[1:], 1),
        (lines[:-1], 5),
    ):
        path.write_bytes(b"".join(changed))
        assert find_break(tmp_path) == number
        head = path.with_name("journal.head").read_bytes()
        write_journal(tmp_path, "reports", {"files": 1})
        assert find_break(tmp_path) == number
        path.with_name("journal.head").write_bytes(head)


def test_lines_of_before_the_chain_are_read_and_covered_by_its_first_link(tmp_path: Path) -> None:
    path = tmp_path / ".state" / "journal.jsonl"
    path.parent.mkdir()
    path.write_text('{"verb": "ingest", "new": 3}\n{"verb": "reports"}\n{"ver', encoding="utf-8")
    assert find_break(tmp_path) == 0
    write_journal(tmp_path, "ingest", {"new": 4})
    write_journal(tmp_path, "ingest", {"new": 5})
    assert [line.get("new") for line in read_journal(tmp_path)] == [3, None, 4, 5]
    assert find_break(tmp_path) == 0
    flip(path, 5)
    assert find_break(tmp_path) == 4


def test_a_journal_cut_short_in_its_last_line_is_named_until_the_next_line_covers_it(tmp_path: Path) -> None:
    write_journal(tmp_path, "ingest", {})
    path = tmp_path / ".state" / "journal.jsonl"
    with path.open("a") as file:
        file.write('{"time": "2031')
    assert find_break(tmp_path) == 2
    write_journal(tmp_path, "ingest", {})
    assert find_break(tmp_path) == 0


def test_verify_wants_tables_and_papers(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["verify", str(tmp_path)]).exit_code == 2
