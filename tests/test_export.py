"""`referent export` and `referent changes`: the tables in other forms, and what the last run found otherwise."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl

from pipeline.schema import TABLES
from pipeline.store import CHANGES, hold_lock, read_journal
from tests.command_line import referent
from tests.store.contents import read_outputs
from tests.test_run import write_minutes


def ingest() -> list[str]:
    return referent("ingest", "--jobs", "1", "--as-of", "2025-04-01").output.splitlines()


def test_the_workbook_lies_beside_the_tables_and_a_second_time_it_stands(read_folder: Path) -> None:
    assert referent("export", "xlsx").output == "wrote processed/referent.xlsx\n"
    first = (read_folder / "processed/referent.xlsx").read_bytes()
    assert referent("export", "xlsx").output == "processed/referent.xlsx stands, unchanged\n"
    assert (read_folder / "processed/referent.xlsx").read_bytes() == first
    assert openpyxl.load_workbook(read_folder / "processed/referent.xlsx").sheetnames == ["explained", *TABLES]


def test_a_workbook_that_a_person_has_changed_is_kept(read_folder: Path) -> None:
    referent("export", "xlsx")
    (read_folder / "processed/referent.xlsx").write_bytes(b"mine")
    write_minutes(read_folder / "raw", "april.txt", "9. april 2025", 2)
    ingest()
    assert "beside the file that you have edited" in referent("export", "xlsx").output
    assert (read_folder / "processed/referent.xlsx").read_bytes() == b"mine"


def test_parquet_writes_one_file_a_table_where_it_is_told_to(read_folder: Path) -> None:
    result = referent("export", "parquet", "--out", "elsewhere", "--json")
    assert [Path(file["path"]).name for file in json.loads(result.output)["files"]] == [f"{name}.parquet" for name in TABLES]
    assert {path.name for path in (read_folder / "elsewhere").iterdir()} == {f"{name}.parquet" for name in TABLES}


def test_what_is_exported_does_not_make_the_tables_stale(read_folder: Path) -> None:
    referent("export", "xlsx")
    assert ingest()[-1] == "nothing has changed; the tables in processed stand"


def test_exports_without_tables_or_of_an_unknown_kind_or_beside_another_run_are_refused(read_folder: Path) -> None:
    result = referent("export", "xlsx", "nowhere")
    assert (result.exit_code, "referent ingest" in result.output) == (2, True)
    assert not (read_folder / "nowhere").exists()
    assert referent("export", "tegn").exit_code == 2
    with hold_lock(read_folder / "processed"):
        assert referent("export", "xlsx").exit_code == 3


def test_the_first_run_has_nothing_to_compare_with(read_folder: Path) -> None:
    assert referent("changes").output == "the tables have not changed since they were first written\n"
    assert referent("changes", "nowhere").exit_code == 2


def test_a_run_tells_in_one_line_what_is_new_changed_and_gone(read_folder: Path) -> None:
    write_minutes(read_folder / "raw", "april.txt", "9. april 2025", 2)
    (line,) = [line for line in ingest() if line.startswith("changed since last time: ")]
    last = read_journal(read_folder / "processed")[-1]
    assert f": {last['rows_new']} new, {last['rows_changed']} changed, {last['rows_gone']} gone" in line
    assert "  new raad-2025-04-09" in referent("changes").output.splitlines()


def test_a_corrected_paper_changes_the_value_that_it_says_otherwise(read_folder: Path) -> None:
    path = read_folder / "raw/raad/mars.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("Fjellstua", "Rådhuset"), encoding="utf-8")
    ingest()
    changed = json.loads(referent("changes", "--json").output)["differences"]
    assert {(one["table"], one["change"], one["field"]) for one in changed} == {
        ("documents", "changed", "document_id"),
        ("meetings", "changed", "place"),
        ("meeting_links", "changed", "place"),
    }
    assert "  changed raad-2025-03-12: place «Fjellstua» -> «Rådhuset»" in referent("changes").output.splitlines()


def test_a_run_that_changes_nothing_leaves_the_last_changes(read_folder: Path) -> None:
    write_minutes(read_folder / "raw", "april.txt", "9. april 2025", 2)
    ingest()
    before = referent("changes").output
    assert not [line for line in ingest() if line.startswith("changed since")]
    assert referent("changes").output == before


def test_the_memory_of_changes_is_no_part_of_what_the_tables_are(read_folder: Path) -> None:
    write_minutes(read_folder / "raw", "april.txt", "9. april 2025", 2)
    ingest()
    first = read_outputs(read_folder / "processed")
    assert (read_folder / "processed" / CHANGES).is_file()
    shutil.rmtree(read_folder / "processed")
    ingest()
    assert read_outputs(read_folder / "processed") == first
    assert not (read_folder / "processed" / CHANGES).exists()


def test_a_long_list_of_changes_is_cut_on_a_terminal_only(read_folder: Path) -> None:
    lines = "\n".join(f"Sak {number}/25 Sak om løype {number}\nVedtak: Løype {number} åpnes.\n" for number in range(2, 40))
    path = read_folder / "raw/raad/mars.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + lines, encoding="utf-8")
    ingest()
    told = referent("changes").output.splitlines()
    assert "  … and 18 more" in told
    rows = json.loads(referent("changes", "--json").output)["differences"]
    assert len([one for one in rows if (one["table"], one["change"]) == ("agenda_items", "new")]) == 38
