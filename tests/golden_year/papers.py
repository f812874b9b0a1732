"""Makes the papers of an invented body's year, in the formats such papers come in.

    python tests/golden_year/papers.py [FOLDER]

The words stand in papers/<body>/: `referat-2025-01-22.pdf.txt` becomes a PDF on a letterhead, `….docx.txt` a DOCX, `….html.txt` a saved
page; `….txt` and `….eml` are papers as they stand. The bytes are the same each time (with the pinned typst and python-docx).
In the words, "# " begins a title, "## " a heading, "- " a point of a list and "| " a row of a table; every other line is a paragraph.
"""

from __future__ import annotations

import html
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import docx
import typst
from docx.document import Document

HOME = Path(__file__).resolve().parent
STAMP = datetime(2025, 1, 1, 9, 0, tzinfo=UTC)
MARKS = {"# ": "title", "## ": "heading", "- ": "bullets", "| ": "table"}


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a paper: title, heading, bullets, table or paragraph."""

    kind: str
    lines: list[str]

    @property
    def text(self) -> str:
        """The words of a block of one line."""
        return self.lines[0]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row, each row as long as the longest."""
        cells = [[cell.strip() for cell in line.split("|")] for line in self.lines] if self.kind == "table" else []
        width = max((len(row) for row in cells), default=0)
        return [row + [""] * (width - len(row)) for row in cells]


def write_papers(folder: Path) -> list[Path]:
    """All papers of the year, written into `folder`, one folder a body; where they lie, in order of their names."""
    written = []
    for source in sorted(path for path in (HOME / "papers").glob("*/*") if path.suffix in {".txt", ".eml"}):
        format_paper = FORMATS.get(Path(source.stem).suffix)
        place = folder / source.parent.name / (source.stem if format_paper else source.name)
        place.parent.mkdir(parents=True, exist_ok=True)
        words = source.read_text(encoding="utf-8")
        place.write_bytes(format_paper(list(split_blocks(words))) if format_paper else words.encode())
        written.append(place)
    return written


def split_blocks(words: str) -> Iterator[Block]:
    """The parts of a paper; neighbouring points are one list, neighbouring rows one table.

    >>> [block.kind for block in split_blocks("# Referat\\n| Sted: | Oslo\\n| Tid: | 09.00\\nGodkjent.")]
    ['title', 'table', 'paragraph']
    """
    marked = [(next((mark for mark in MARKS if line.startswith(mark)), ""), line) for line in words.splitlines() if line.strip()]
    for mark, found in groupby(marked, key=lambda pair: pair[0]):
        lines = [line.removeprefix(mark) for _, line in found]
        if mark in {"- ", "| "}:
            yield Block(MARKS[mark], lines)
        else:
            yield from (Block(MARKS.get(mark, "paragraph"), [line]) for line in lines)


def find_title(blocks: list[Block]) -> str:
    """The words of the paper's title."""
    return next((block.text for block in blocks if block.kind == "title"), "")


def format_pdf(blocks: list[Block]) -> bytes:
    """The paper on a letterhead, as PDF."""
    parts = [asdict(block) | {"text": block.text, "rows": block.rows} for block in blocks]
    paper = json.dumps({"title": find_title(blocks), "blocks": parts})
    return typst.compile(HOME / "letterhead.typ", sys_inputs={"paper": paper}, ignore_system_fonts=True)


def format_word(blocks: list[Block]) -> bytes:
    """The paper with heading styles, lists and ruled tables, as DOCX."""
    paper = docx.Document()
    for block in blocks:
        if block.kind == "table":
            add_table(paper, block.rows)
        elif block.kind in {"title", "heading"}:
            paper.add_heading(block.text, level=1 if block.kind == "title" else 2)
        else:
            for line in block.lines:
                paper.add_paragraph(line, style="List Bullet" if block.kind == "bullets" else None)
    properties = paper.core_properties
    properties.author, properties.title = "Utvalgets sekretær", find_title(blocks)
    properties.created = properties.modified = STAMP
    return save_word(paper)


def add_table(paper: Document, rows: list[list[str]]) -> None:
    """A ruled table at the end of `paper`."""
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def save_word(paper: Document) -> bytes:
    """The bytes of `paper` with one date on every file in the archive, so that they do not change from run to run."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    paper.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, STAMP.timetuple()[:6]), source.read(name))
    return fixed.getvalue()


def format_page(blocks: list[Block]) -> bytes:
    """The paper as a saved web page."""
    head = f'<head><meta charset="utf-8"><title>{html.escape(find_title(blocks))}</title></head>'
    body = "\n".join(format_block(block) for block in blocks)
    return f'<!DOCTYPE html>\n<html lang="nb">\n{head}\n<body>\n{body}\n</body>\n</html>\n'.encode()


def format_block(block: Block) -> str:
    """One part of a web page.

    >>> format_block(Block("table", ["Sak | Tittel", "1/25 | Godkjenning"]))
    '<table><tr><td>Sak</td><td>Tittel</td></tr><tr><td>1/25</td><td>Godkjenning</td></tr></table>'
    """
    if block.kind == "table":
        rows = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if block.kind == "bullets":
        return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in block.lines) + "</ul>"
    tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
    return f"<{tag}>{html.escape(block.text)}</{tag}>"


FORMATS: dict[str, Callable[[list[Block]], bytes]] = {".pdf": format_pdf, ".docx": format_word, ".html": format_page}
"""Suffix of the paper -> what makes it."""


if __name__ == "__main__":
    for path in write_papers(Path(sys.argv[1]) if sys.argv[1:] else Path("raw")):
        print(path)
