from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.errors import UsageError
from pipeline.records import AgendaItem, Decision, Meeting, Records
from pipeline.schema import TABLES, columns
from pipeline.store.tables import write_tables
from pipeline.store.workbook import MOST_UNITS, WORKBOOK, format_workbook
from tests.store.sample import sample


def open_workbook(out: Path, records: Records, **options: int) -> tuple[Any, list[str]]:
    """The workbook of a record set as another library reads it, and the notices."""
    write_tables(records, out)
    files, notices = format_workbook(out, **options)
    return openpyxl.load_workbook(io.BytesIO(files[WORKBOOK])), notices


def read_rows(book: Any, table: str) -> list[dict[str, Any]]:
    """The rows of a sheet under its head."""
    head, *rows = book[table].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_table_has_a_sheet_with_its_rows_a_frozen_head_and_filters(tmp_path: Path) -> None:
    book, notices = open_workbook(tmp_path, sample())
    assert book.sheetnames == ["explained", *TABLES]
    for name in TABLES:
        sheet = book[name]
        assert tuple(cell.value for cell in sheet[1]) == columns(name)
        assert sheet.max_row - 1 == len(getattr(sample(), name))
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert notices == []


def test_whole_days_are_dates_and_cut_ones_stay_text(tmp_path: Path) -> None:
    book, _ = open_workbook(tmp_path, sample())
    first, second = read_rows(book, "meetings")
    assert (first["start_date"], first["start_time"]) == (datetime(2025, 9, 10), time(9, 0))
    assert (second["start_date"], second["suggested_date"]) == ("2025-W48", datetime(2025, 11, 26))
    assert read_rows(book, "actions")[0]["due_date"] == "2025-10"
    assert book["meetings"]["C2"].number_format == "yyyy-mm-dd"


def test_numbers_are_numbers_truth_is_truth_and_digits_in_text_are_text(tmp_path: Path) -> None:
    book, _ = open_workbook(tmp_path, sample())
    decision = read_rows(book, "decisions")[0]
    assert (decision["votes_for"], decision["unanimous"], decision["number"]) == (7, False, "10/25")
    assert read_rows(book, "meeting_links")[0]["score"] == 1.0
    assert read_rows(book, "memberships")[0]["unit"] == "00123"
    assert {row["path"]: row["title"] for row in read_rows(book, "documents")}["fjord/innkalling.docx"] == "NA"


def test_an_empty_cell_is_empty(tmp_path: Path) -> None:
    book, _ = open_workbook(tmp_path, sample())
    assert book["bodies"]["E2"].value is None
    assert [row["words"] for row in read_rows(book, "documents")].count(None) == 4


TEXTS = [
    "=1+1",
    '=HYPERLINK("http://ond.example", "klikk")',
    "+47 12 34 56 78",
    "-1,5 %",
    "@alle",
    "\t=1",
    "http://eksempel.example",
    "<r><t>ikke vårt</t></r>",
    "<r>&</r>",
    " ledende og etterfølgende ",
    "to\nlinjer",
    "æøå «😀» & <b>",
    "_x0041_",
]


def test_text_stays_text_whatever_it_looks_like(tmp_path: Path) -> None:
    items = [AgendaItem(f"i{n:02}", "m", str(n), title=text) for n, text in enumerate(TEXTS)]
    book, _ = open_workbook(tmp_path, Records(agenda_items=items))
    cells = [cell for cell in book["agenda_items"]["F"][1:] if cell.value]
    assert {(cell.data_type, cell.hyperlink) for cell in cells} == {("s", None)}
    # openpyxl leaves Excel's own spelling of an underscore that begins a code as it stands
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == TEXTS


def test_nothing_in_the_file_is_a_formula_or_reaches_outside(tmp_path: Path) -> None:
    write_tables(Records(agenda_items=[AgendaItem("i", "m", title="=cmd|' /C calc'!A0")]), tmp_path)
    with zipfile.ZipFile(io.BytesIO(format_workbook(tmp_path)[0][WORKBOOK])) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not [name for name, text in parts.items() if "<f>" in text or 'TargetMode="External"' in text or "vba" in name.lower()]


def test_characters_that_xml_cannot_hold_do_not_break_the_file(tmp_path: Path) -> None:
    items = [AgendaItem(f"i{n}", "m", str(n), title=f"før{stray}etter") for n, stray in enumerate(("\x00", "\x0b", "\ufffe"))]
    book, _ = open_workbook(tmp_path, Records(agenda_items=items))
    assert [row["title"][:3] + row["title"][-5:] for row in read_rows(book, "agenda_items")] == ["føretter"] * 3


def test_a_day_that_excel_or_the_calendar_lacks_stays_text(tmp_path: Path) -> None:
    days = ["1899-12-31", "1900-02-28", "2025-02-30", "2025", "1900-03-01"]
    book, _ = open_workbook(tmp_path, Records(meetings=[Meeting(f"m{n}", "m", day) for n, day in enumerate(days)]))
    found = {row["meeting_id"]: row["start_date"] for row in read_rows(book, "meetings")}
    assert [found[f"m{n}"] for n in range(5)] == [*days[:4], datetime(1900, 3, 1)]


def test_a_number_with_more_digits_than_excel_keeps_stays_text(tmp_path: Path) -> None:
    book, _ = open_workbook(tmp_path, Records(agenda_items=[AgendaItem("i", "m", position="1234567890123456")]))
    assert read_rows(book, "agenda_items")[0]["position"] == "1234567890123456"


def test_text_longer_than_a_cell_is_cut_with_a_mark_and_said_to_be(tmp_path: Path) -> None:
    texts = {"d1": "å" * MOST_UNITS, "d2": "å" * (MOST_UNITS + 1), "d3": "😀" * 20_000}
    book, notices = open_workbook(tmp_path, Records(decisions=[Decision(name, text=text) for name, text in texts.items()]))
    found = {row["decision_id"]: row["text"] for row in read_rows(book, "decisions")}
    assert found["d1"] == texts["d1"]
    for name in ("d2", "d3"):
        assert found[name].endswith("whole in the CSV file)")
        assert len(found[name].encode("utf-16-le")) // 2 in {MOST_UNITS, MOST_UNITS - 1}
    assert len(notices) == 1
    assert notices[0].startswith("decisions.text: 2 cells are longer than the 32,767 characters")
    assert notices[0] in [cell.value for cell in book["explained"]["A"]]


def test_a_table_longer_than_a_sheet_goes_on_in_the_next_and_says_so(tmp_path: Path) -> None:
    meetings = [Meeting(f"m{n}", "m", f"2025-03-{n:02}") for n in range(1, 6)]
    book, notices = open_workbook(tmp_path, Records(meetings=meetings), most_rows=2)
    sheets = ["meetings", "meetings (2)", "meetings (3)"]
    assert [name for name in book.sheetnames if name.startswith("meetings")] == sheets
    assert [row["meeting_id"] for name in sheets for row in read_rows(book, name)] == [one.meeting_id for one in meetings]
    assert notices == ["meetings has more rows than one sheet of Excel holds; it goes on in «meetings (2)», «meetings (3)»"]


def test_a_table_that_just_fills_a_sheet_has_no_second_one(tmp_path: Path) -> None:
    book, notices = open_workbook(tmp_path, Records(meetings=[Meeting("m1"), Meeting("m2")]), most_rows=2)
    assert "meetings (2)" not in book.sheetnames
    assert notices == []


def test_the_first_sheet_explains_every_table_and_column(tmp_path: Path) -> None:
    book, _ = open_workbook(tmp_path, sample())
    rows = list(book["explained"].iter_rows(values_only=True))
    assert {(name, len(getattr(sample(), name))) for name in TABLES} <= {row[:2] for row in rows}
    assert {(name, column) for name in TABLES for column in columns(name)} <= {row[:2] for row in rows}
    links = [cell.hyperlink.location for cell in book["explained"]["A"] if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in TABLES]


def test_the_file_has_title_and_language(tmp_path: Path) -> None:
    book, _ = open_workbook(tmp_path, Records())
    assert book.properties.title.startswith("Referent")
    assert book.custom_doc_props["Language"].value == "en"


def test_the_same_tables_give_the_same_bytes_in_any_time_zone(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    here = format_workbook(tmp_path)[0][WORKBOOK]
    code = "import sys, pathlib, pipeline.store as store; files, _ = store.EXPORTS['xlsx'](pathlib.Path(sys.argv[1]))"
    script = f"{code}; sys.stdout.buffer.write(files['{WORKBOOK}'])"
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script, str(tmp_path)]
    assert subprocess.run(command, env=environment, capture_output=True, check=True).stdout == here


def test_a_missing_table_says_what_to_do_and_leaves_nothing_open(tmp_path: Path) -> None:
    write_tables(sample(), tmp_path)
    (tmp_path / "actions.csv").unlink()
    with pytest.raises(UsageError, match="referent ingest"):
        format_workbook(tmp_path)
