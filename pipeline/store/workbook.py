"""referent.xlsx: every table on a sheet of its own, with a first sheet that explains them. The only room that imports xlsxwriter.

Nothing in it is a formula, and nothing depends on the clock: the same tables give the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import EnvironmentFault
from pipeline.schema import columns
from pipeline.store.cells import parse_cell
from pipeline.store.columns import Column, Table, read_columns
from pipeline.store.explained import Notes, set_print, write_explained
from pipeline.store.files import format_fault
from pipeline.store.tables import iterate_csv

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WORKBOOK = "referent.xlsx"
MOST_ROWS = 1_048_575
"""Rows that a sheet of Excel holds below its head."""
MOST_UNITS = 32_767
"""UTF-16 units that a cell of Excel holds."""
CUT = " […] (cut: Excel holds no more; whole in the CSV file)"
FIRST_DAY = date(1900, 3, 1)
"""Excel miscounts the days before it; they stay text."""
SAMPLE = 500
"""Rows that decide how wide columns are."""
PROPERTIES = {
    "title": "Referent: what the papers of committees say",
    "subject": "One sheet a table; the first explains them",
    "author": "Referent",
    "created": datetime(1980, 1, 1),
}
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"},
    "wrapped": {"text_wrap": True, "valign": "top", "align": "left"},
    "top": {"valign": "top"},
    "warning": {"bold": True, "font_color": "#9C0006"},
    "link": {"font_color": "#0563C1", "underline": 1, "valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "hour": {"num_format": "hh:mm", "align": "left"},
    "quoted": {"quote_prefix": True},
}
"""What cells look like. `quoted` keeps text that begins like a formula text also when somebody edits it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its table, the workbook's styles, and what is noted on the way."""

    sheet: Worksheet
    table: Table
    styles: dict[str, Format]
    notes: Notes


def format_workbook(processed: Path, most_rows: int = MOST_ROWS, *, is_public: bool = False) -> tuple[dict[str, bytes], list[str]]:
    """The workbook's bytes by its name, and what a person should know of it: tables that go on on a second sheet, cells that were cut.

    Rows are read and written one by one. Raises UsageError where a table is missing, EnvironmentFault where the disk fails.
    """
    import xlsxwriter

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / WORKBOOK
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_urls": False}
        try:
            with xlsxwriter.Workbook(str(path), options) as book:
                notices = fill_workbook(book, processed, most_rows, is_public)
            return {WORKBOOK: path.read_bytes()}, notices
        except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
            fault = error if isinstance(error, OSError) else OSError(str(error))
            raise EnvironmentFault(format_fault(path, fault)) from error


def fill_workbook(book: Workbook, processed: Path, most_rows: int, is_public: bool) -> list[str]:
    """All sheets, the explaining one first; the notices."""
    book.set_properties(PROPERTIES)
    book.set_custom_property("Language", "en")
    book.set_size(2400, 1400)
    styles = {name: book.add_format(style) for name, style in STYLES.items()}
    first = book.add_worksheet("explained")
    notes = Notes()
    for name, table in read_columns().items():
        rows = iterate_csv(processed / f"{name}.csv", columns(name))
        write_table(book, Page(first, table, styles, notes), rows, most_rows)
    write_explained(first, styles, notes, is_public)
    return notes.lines()


def write_table(book: Workbook, page: Page, rows: Iterator[list[str]], most_rows: int) -> None:
    """A table on a sheet of its name, and on further ones where it has more rows than one holds."""
    name = page.table.name
    for number in count(1):
        some = list(islice(rows, 1))
        if number > 1 and not some:
            return
        sheet = book.add_worksheet(name if number == 1 else f"{name} ({number})")
        page.notes.add_sheet(name, sheet.get_name(), write_sheet(replace(page, sheet=sheet), chain(some, islice(rows, most_rows - 1))))


def write_sheet(page: Page, rows: Iterator[list[str]]) -> int:
    """How many rows a sheet got: its head is frozen and repeated in print, every column has a filter."""
    sheet = page.sheet
    sample = list(islice(rows, SAMPLE))
    for place, column in enumerate(page.table.columns):
        sheet.set_column(place, place, find_width(column, [row[place] for row in sample]))
        sheet.write_string(0, place, column.name, page.styles["head"])
    last = 0
    for row in chain(sample, rows):
        last += 1
        for place, text in enumerate(row):
            if text:
                write_cell(page, last, place, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(page.table.columns) - 1)
    sheet.repeat_rows(0)
    set_print(sheet)
    return last


def find_width(column: Column, texts: list[str]) -> int:
    """How many characters wide a column is: its name with the filter's button, or its longest line, within reason.

    >>> find_width(Column("place", ""), ["Møterom 3"]), find_width(Column("text", ""), ["x" * 400])
    (11, 50)
    """
    longest = max((len(text.partition("\n")[0]) for text in texts), default=0)
    return max(len(column.name) + 4, min(longest + 2, 50))


def write_cell(page: Page, row: int, place: int, text: str) -> None:
    """One cell by its column's type; text that Excel cannot hold is cut with a mark, and noted."""
    sheet, column = page.sheet, page.table.columns[place]
    value = parse_cell(column.type, text)
    if isinstance(value, str) or (isinstance(value, date) and value < FIRST_DAY):
        if len(text) > MOST_UNITS // 2 and (short := cut_text(text)) != text:
            page.notes.cut.append((page.table.name, column.name))
            text = short
        write_text(page, row, place, text)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, date | time):
        sheet.write_datetime(row, place, value, page.styles["day" if isinstance(value, date) else "hour"])
    else:
        sheet.write_number(row, place, value)


def write_text(page: Page, row: int, place: int, text: str) -> None:
    """Text as it stands, whatever it looks like."""
    if text.startswith("<r>"):  # xlsxwriter would take it for its own markup and write it unescaped
        page.sheet.write_rich_string(row, place, text[0], text[1], text[2:])
    else:
        page.sheet.write_string(row, place, text, page.styles["quoted"] if FORMULA(text) else None)


FORMULA = re.compile(r"[=+\-@\t\r]").match
"""How text begins that a spreadsheet may take for a formula."""


def cut_text(text: str) -> str:
    """The text, or as much of it as a cell of Excel holds, with a mark that says so.

    >>> cut_text("a" * 32767) == "a" * 32767, len(cut_text("a" * 32768)), cut_text("😀" * 20000)[-9:]
    (True, 32767, 'CSV file)')
    """
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_UNITS:
        return text
    return units[: 2 * (MOST_UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT
