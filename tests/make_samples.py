"""Writes the invented minutes of raw/alu/ in the formats such papers come in: a letterhead PDF, a DOCX and plain text.

    python tests/make_samples.py [FOLDER]

The words stand in tests/samples/*.txt, one paper a file. The bytes are the same each time (with the pinned typst and python-docx).
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import docx
import typst
from docx.document import Document

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "samples"
STAMP = datetime(2025, 10, 16, 9, 0, tzinfo=UTC)


def write_samples(folder: Path) -> list[Path]:
    """The three papers, written into `folder`."""
    made = {
        "referat-2025-09-24.pdf": format_letterhead(read_sample("2025-09-24")),
        "referat-2025-10-15.docx": format_word(read_sample("2025-10-15")),
        "referat-2025-11-05.txt": read_sample("2025-11-05").encode(),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def read_sample(date: str) -> str:
    """The words of the minutes of one meeting."""
    return (SAMPLES / f"referat-{date}.txt").read_text(encoding="utf-8")


def format_letterhead(text: str) -> bytes:
    """Minutes on a letterhead, as PDF: labels and values in two columns, a footer block between page 1 and page 2."""
    head, *items = (block.splitlines() for block in text.strip().split("\n\n"))
    mark, _page, unit, *dates, title = head[:8]
    paper = {
        "mark": mark,
        "unit": unit,
        "title": title,
        "dates": list(zip(dates[::2], dates[1::2], strict=True)),
        "head": split_labels(head[8:]),
        "items": items,
    }
    inputs = {"paper": json.dumps(paper)}
    return typst.compile(SAMPLES / "letterhead.typ", sys_inputs=inputs, ignore_system_fonts=True)


def split_labels(lines: list[str]) -> list[tuple[str, str]]:
    """Labels with the value that stands on the line below, "" where the next label follows at once.

    >>> split_labels(["Kopi til:", "Gjelder:", "ALU 24.09.25"])
    [('Kopi til:', ''), ('Gjelder:', 'ALU 24.09.25')]
    """
    return [(line, "" if after.endswith(":") else after) for line, after in pairwise([*lines, ""]) if line.endswith(":")]


def format_word(text: str) -> bytes:
    """Minutes with heading styles and a table of who was there, as DOCX."""
    head, *items = (block.splitlines() for block in text.strip().split("\n\n"))
    mark, title, when, *table = head
    paper = docx.Document()
    paper.add_paragraph(mark)
    paper.add_heading(title, level=1)
    paper.add_paragraph(when)
    add_table(paper, [row.split(": ", 1) for row in table])
    for number_and_title, *lines in items:
        paper.add_heading(number_and_title, level=2)
        for line in lines:
            paper.add_paragraph(line)
    properties = paper.core_properties
    properties.author, properties.title = "Utvalgets sekretær", title
    properties.created = properties.modified = STAMP
    return save_word(paper)


def add_table(paper: Document, rows: list[list[str]]) -> None:
    """A ruled table of labels and values at the end of `paper`."""
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
        cells[0].paragraphs[0].runs[0].bold = True


def save_word(paper: Document) -> bytes:
    """The bytes of `paper` with one date on every file in the archive, so that they do not change from run to run."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    paper.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "raw" / "alu")
    for path in write_samples(parser.parse_args().folder):
        print(path)
