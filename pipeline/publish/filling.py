"""Filling in a template that somebody may have broken, and the tables of a Word file whose columns are counted only then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

TWIP = 635
"""Word's length of a table column, in python-docx's units."""


@contextmanager
def explain_faults(template: Path) -> Iterator[None]:
    """Turns whatever a damaged template makes Word's and jinja's readers raise into a UsageError that says what to do.

    The file is the customer's: it may be no zip, lack parts, hold broken XML or ask for what is not there, and each of
    the libraries has its own errors for that.
    """
    try:
        yield
    except Exception as error:
        reason = " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__
        raise UsageError(
            f"The template {template.name} is damaged or asks for what is not there ({reason}); "
            "move it away and lay the default one there again, which `referent init FOLDER` makes."
        ) from error


def fit_tables(document: Any) -> None:
    """Gives each table whose columns the template counts (one a meeting) the page's width; the first column takes the rest."""
    from docx.oxml.ns import qn

    section = document.sections[0]
    page = (section.page_width - section.left_margin - section.right_margin) // TWIP
    for table in document.element.body.iter(qn("w:tbl")):
        if not any(table.iter(qn("w:gridSpan"))):
            fit_table(table, page, qn)


def fit_table(table: Any, page: int, qn: Any) -> None:
    """One grid for all rows, where the template's own no longer holds."""
    rows = [[cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.findall(qn("w:tc"))] for row in table.findall(qn("w:tr"))]
    grid = table.find(qn("w:tblGrid"))
    if not rows or grid is None or any(width is None for row in rows for width in row) or len({len(row) for row in rows}) > 1:
        return
    widths = [int(width.get(qn("w:w"), "0")) for width in rows[0]]
    columns = grid.findall(qn("w:gridCol"))
    if [int(column.get(qn("w:w"), "0")) for column in columns] == widths:
        return
    widths[0] += max(page - sum(widths), -widths[0] // 2)
    for column in columns[len(widths) :]:
        grid.remove(column)
    for column, width in zip(columns, widths, strict=False):
        column.set(qn("w:w"), str(width))
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            cell.set(qn("w:w"), str(width))
