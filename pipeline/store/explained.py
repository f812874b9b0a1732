"""The first sheet of the workbook: what the tables and their columns hold, and what Excel could not hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.store.columns import LOOKS, Column, read_columns

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

READING = (
    "Records read from the papers of committees: one sheet a table, the same rows as the CSV files. {edition}",
    "An empty cell: the papers do not say. Nothing here is a formula.",
    "A day is a date where it is whole; a week (2025-W48), a month (2025-11) or a year stays text. Lists are joined with semicolons.",
    "Change nothing here: write what you know better with `referent correct`, and export again.",
)
EDITIONS = (
    "An internal paper.",
    "The public edition: items and papers exempt from public access, and what belongs to them, are left out; of such items only the number "
    "and the legal basis stand. Personal numbers are hidden.",
)
"""What is said of the internal workbook and of the public one."""
WIDTHS = (20, 24, 100, 48, 28)
"""Of the columns, in characters."""
LINE = 15
"""The height of a line, in points."""


@dataclass(slots=True)
class Notes:
    """What was written, table by table, and what did not fit."""

    rows: dict[str, int] = field(default_factory=dict)
    sheets: dict[str, list[str]] = field(default_factory=dict)
    cut: list[tuple[str, str]] = field(default_factory=list)
    """Table and column of each cell that was cut."""

    def add_sheet(self, table: str, sheet: str, rows: int) -> None:
        """A sheet was written."""
        self.sheets.setdefault(table, []).append(sheet)
        self.rows[table] = self.rows.get(table, 0) + rows

    def lines(self) -> list[str]:
        """For people: tables that need several sheets, and columns with cells that were cut."""
        more = [
            f"{table} has more rows than one sheet of Excel holds; it goes on in {', '.join(f'«{name}»' for name in names[1:])}"
            for table, names in self.sheets.items()
            if len(names) > 1
        ]
        return more + [
            f"{table}.{column}: {number} {'cell is' if number == 1 else 'cells are'} longer than the 32,767 characters that a cell of "
            f"Excel holds, and cut with a mark; {table}.csv has the whole text"
            for (table, column), number in Counter(self.cut).items()
        ]


def write_explained(sheet: Worksheet, styles: dict[str, Format], notes: Notes, is_public: bool = False) -> None:
    """The sheet, top down: how to read it, what did not fit, the tables (each a link to its sheet), the columns with a filter."""
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, "What the papers of committees say", styles["title"])
    row = 1
    for line in READING:
        row = write_line(sheet, row, line.format(edition=EDITIONS[is_public]), styles["top"])
    for line in notes.lines():
        row = write_line(sheet, row, line, styles["warning"])
    row = write_tables(sheet, row + 1, styles, notes)
    write_columns(sheet, row + 1, styles)
    set_print(sheet)


def set_print(sheet: Worksheet) -> None:
    """On paper: A4 across, one page wide, the sheet's name and the page number below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def write_line(sheet: Worksheet, row: int, text: str, style: Format) -> int:
    """The row below a line of text."""
    sheet.write_string(row, 0, text, style)
    return row + 1


def write_row(sheet: Worksheet, row: int, texts: tuple[str, ...], style: Format) -> int:
    """The row below a row of texts; it is as high as they need, since not every program finds that out itself."""
    lines = [-(-len(text) // width) for text, width in zip(texts, WIDTHS, strict=False)]
    sheet.set_row(row, LINE * max(lines))
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text, style)
    return row + 1


def write_tables(sheet: Worksheet, row: int, styles: dict[str, Format], notes: Notes) -> int:
    """The row below the list of tables; each name leads to its sheet."""
    row = write_row(sheet, row, ("Table", "Rows", "What a row is", "Key"), styles["head"])
    for name, table in read_columns().items():
        below = write_row(sheet, row, (name, "", table.says, ", ".join(table.key)), styles["wrapped"])
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles["link"], name)
        sheet.write_number(row, 1, notes.rows[name], styles["wrapped"])
        row = below
    return row


def write_columns(sheet: Worksheet, row: int, styles: dict[str, Format]) -> None:
    """The list of all columns, with a filter."""
    first = row
    row = write_row(sheet, row, ("Table", "Column", "What it holds", "Values", "Names a row of"), styles["head"])
    for name, table in read_columns().items():
        for column in table.columns:
            texts = (name, column.name, column.says, format_values(column), ".".join(column.refers or ()))
            row = write_row(sheet, row, texts, styles["wrapped"])
    sheet.autofilter(first, 0, row - 1, len(WIDTHS) - 1)


def format_values(column: Column) -> str:
    """What the cells of a column may hold: the closed list, or what they look like.

    >>> format_values(Column("status", "", one_of=("open", "done"))), format_values(Column("start_time", "", "time"))
    ('open; done', 'time: 09:00')
    """
    looks = LOOKS.get(column.type)
    return "; ".join(column.one_of) or (f"{column.type}: {looks}" if looks else column.type)
