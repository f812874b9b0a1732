"""F19: text that a spreadsheet would take for a formula stays text in the workbook, and stays exactly as it is in the CSV."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from pipeline.disclosure import disclose
from pipeline.records import ActionItem, AgendaItem, Attendance, Records
from pipeline.store import format_public
from pipeline.store.load import load
from pipeline.store.tables import write_tables
from pipeline.store.workbook import WORKBOOK, format_workbook
from tests.faults.vectors import FORMULAS

UNSPELLABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What a cell of a workbook holds in Excel's own spelling, or not at all."""
SPELLED = re.compile(r"_x([0-9A-F]{4})_")


def make_records() -> Records:
    """Every formula as a title, a name and a task."""
    numbered = [(f"i{n:04}", text) for n, text in enumerate(FORMULAS)]
    return Records(
        agenda_items=[AgendaItem(name, "m", name[1:], title=text) for name, text in numbered],
        attendance=[Attendance("m", text, name) for name, text in numbered],
        actions=[ActionItem(name, text=text, owner=text) for name, text in numbered],
    )


def list_workbooks(folder: Path) -> list[bytes]:
    """The internal workbook and the public one."""
    write_tables(make_records(), folder)
    public, _ = format_public("xlsx", *disclose(make_records()))
    return [format_workbook(folder)[0][WORKBOOK], public["referent-public.xlsx"]]


def test_no_cell_of_either_workbook_is_a_formula_and_every_text_stands_there(tmp_path: Path) -> None:
    for data in list_workbooks(tmp_path):
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"} and not [cell for cell in cells if cell.data_type == "f"]
        assert not [cell for cell in cells if cell.hyperlink and not cell.hyperlink.location]
        shown = {
            UNSPELLABLE.sub("", SPELLED.sub(lambda code: chr(int(code[1], 16)), cell.value))
            for cell in book["agenda_items"]["F"][1:]
            if cell.value
        }
        assert shown == {UNSPELLABLE.sub("", text) for text in FORMULAS}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert not [name for name, text in parts.items() if re.search(rb"<f[ >]|TargetMode=\"External\"|ddeLink|<externalLink", text)]


def test_the_data_csv_holds_every_text_exactly_and_a_round_trip_gives_it_back(tmp_path: Path) -> None:
    write_tables(make_records(), tmp_path)
    with (tmp_path / "actions.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["action_id"]: row for row in csv.DictReader(file)}
    expected = {f"i{n:04}": text for n, text in enumerate(FORMULAS)}
    assert {name: row["text"] for name, row in rows.items()} == {name: row["owner"] for name, row in rows.items()} == expected
    frame = load(tmp_path)["agenda_items"]
    assert dict(zip(frame["item_id"], frame["title"], strict=True)) == expected


def test_the_public_csv_holds_them_exactly_too() -> None:
    files, _ = format_public("csv", *disclose(make_records()))
    rows = csv.DictReader(io.StringIO(files["public/actions.csv"].decode(), newline=""))
    assert {row["text"] for row in rows} == set(FORMULAS)


CALC = "44,34,76,1,,0,false,true,true,false,false,2"
"""Comma, quotation mark, UTF-8, cells as they are shown, the second sheet."""


@pytest.mark.faults
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_shows_every_formula_as_text(tmp_path: Path) -> None:
    data = list_workbooks(tmp_path)[0]
    (tmp_path / "a.xlsx").write_bytes(data)
    names = openpyxl.load_workbook(io.BytesIO(data), read_only=True).sheetnames
    form = CALC.rpartition(",")[0] + f",{names.index('agenda_items') + 1}"
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--convert-to",
        f"csv:Text - txt - csv (StarCalc):{form}",
    ]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "a.xlsx")], capture_output=True, timeout=240, check=False
    )
    made = sorted((tmp_path / "out").glob("*.csv")) if (tmp_path / "out").is_dir() else []
    if not made:
        pytest.skip(f"LibreOffice has no Calc here: {done.stderr[-100:]!r}")
    rows = csv.DictReader(io.StringIO(made[0].read_text(encoding="utf-8"), newline=""))
    strip = re.compile(r"[\x00-\x1f\ufeff\s]|_x00[0-9A-F]{2}_")
    assert {strip.sub("", row["title"]) for row in rows} == {strip.sub("", text) for text in FORMULAS}
