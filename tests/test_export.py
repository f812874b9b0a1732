"""`referent export` and `referent changes`: the tables in other forms, and what the last run found otherwise."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.schema import TABLES
from pipeline.store import CHANGES, hold_lock, read_journal
from tests.store.contents import read_outputs
from tests.test_run import write_minutes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose one paper has been read, which is also the current one."""
    monkeypatch.chdir(tmp_path)
    write_minutes(tmp_path / "raw", "mars.txt")
    referent("ingest", "--jobs", "1", "--as-of", "2025-04-01")
    return tmp_path


def referent(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], catch_exceptions=False)


def ingest() -> list[str]:
    return referent("ingest", "--jobs", "1", "--as-of", "2025-04-01").output.splitlines()


def test_the_workbook_lies_beside_the_tables_and_a_second_time_it_stands(folder: Path) -> None:
    assert referent("export", "xlsx").output == "wrote processed/referent.xlsx\n"
    first = (folder / "processed/referent.xlsx").read_bytes()
    assert referent("export", "xlsx").output == "processed/referent.xlsx stands, unchanged\n"
    assert (folder / "processed/referent.xlsx").read_bytes() == first
    assert openpyxl.load_workbook(folder / "processed/referent.xlsx").sheetnames == ["explained", *TABLES]


def test_a_workbook_that_a_person_has_changed_is_kept(folder: Path) -> None:
    referent("export", "xlsx")
    (folder / "processed/referent.xlsx").write_bytes(b"mine")
    write_minutes(folder / "raw", "april.txt", "9. april 2025", 2)
    ingest()
    assert "beside the file that you have edited" in referent("export", "xlsx").output
    assert (folder / "processed/referent.xlsx").read_bytes() == b"mine"


def test_parquet_writes_one_file_a_table_where_it_is_told_to(folder: Path) -> None:
    result = referent("export", "parquet", "--out", "elsewhere", "--json")
    assert [Path(file["path"]).name for file in json.loads(result.output)["files"]] == [f"{name}.parquet" for name in TABLES]
    assert {path.name for path in (folder / "elsewhere").iterdir()} == {f"{name}.parquet" for name in TABLES}


def test_what_is_exported_does_not_make_the_tables_stale(folder: Path) -> None:
    referent("export", "xlsx")
    assert ingest()[-1] == "nothing has changed; the tables in processed stand"


def test_exports_without_tables_or_of_an_unknown_kind_or_beside_another_run_are_refused(folder: Path) -> None:
    result = referent("export", "xlsx", "nowhere")
    assert (result.exit_code, "referent ingest" in result.output) == (2, True)
    assert not (folder / "nowhere").exists()
    assert referent("export", "tegn").exit_code == 2
    with hold_lock(folder / "processed"):
        assert referent("export", "xlsx").exit_code == 3


def test_the_first_run_has_nothing_to_compare_with(folder: Path) -> None:
    assert referent("changes").output == "the tables have not changed since they were first written\n"
    assert referent("changes", "nowhere").exit_code == 2


def test_a_run_tells_in_one_line_what_is_new_changed_and_gone(folder: Path) -> None:
    write_minutes(folder / "raw", "april.txt", "9. april 2025", 2)
    (line,) = [line for line in ingest() if line.startswith("changed since last time: ")]
    last = read_journal(folder / "processed")[-1]
    assert f": {last['rows_new']} new, {last['rows_changed']} changed, {last['rows_gone']} gone" in line
    assert "  new raad-2025-04-09" in referent("changes").output.splitlines()


def test_a_corrected_paper_changes_the_value_that_it_says_otherwise(folder: Path) -> None:
    path = folder / "raw/raad/mars.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Fjellstua", "Rådhuset"), encoding="utf-8")
    ingest()
    changed = json.loads(referent("changes", "--json").output)["differences"]
    assert {(one["table"], one["change"], one["field"]) for one in changed} == {
        ("documents", "changed", "document_id"),
        ("meetings", "changed", "place"),
        ("meeting_links", "changed", "place"),
    }
    assert "  changed raad-2025-03-12: place «Fjellstua» -> «Rådhuset»" in referent("changes").output.splitlines()


def test_a_run_that_changes_nothing_leaves_the_last_changes(folder: Path) -> None:
    write_minutes(folder / "raw", "april.txt", "9. april 2025", 2)
    ingest()
    before = referent("changes").output
    assert not [line for line in ingest() if line.startswith("changed since")]
    assert referent("changes").output == before


def test_the_memory_of_changes_is_no_part_of_what_the_tables_are(folder: Path) -> None:
    write_minutes(folder / "raw", "april.txt", "9. april 2025", 2)
    ingest()
    first = read_outputs(folder / "processed")
    assert (folder / "processed" / CHANGES).is_file()
    shutil.rmtree(folder / "processed")
    ingest()
    assert read_outputs(folder / "processed") == first
    assert not (folder / "processed" / CHANGES).exists()


def test_a_long_list_of_changes_is_cut_on_a_terminal_only(folder: Path) -> None:
    lines = "\n".join(f"Sak {number}/25 Sak om løype {number}\nVedtak: Løype {number} åpnes.\n" for number in range(2, 40))
    path = folder / "raw/raad/mars.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + lines, encoding="utf-8")
    ingest()
    told = referent("changes").output.splitlines()
    assert "  … and 18 more" in told
    rows = json.loads(referent("changes", "--json").output)["differences"]
    assert len([one for one in rows if (one["table"], one["change"]) == ("agenda_items", "new")]) == 38
