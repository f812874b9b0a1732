"""Finding a template, filling in one that somebody may have broken, and the tables of a Word file whose columns are counted only then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from traceback import walk_tb
from typing import Any

from jinja2 import TemplateSyntaxError

from pipeline.errors import LimitError, UsageError

IN_FILE = re.compile(r"┌─ (?:\S*[/\\])?([\w.-]+\.typ):(\d+)")
"""Where typst says that the fault is: often in a file that the template imports."""
PLAIN = (".j2", ".typ")
"""How templates that have lines which people see are called; a Word file's lines are those of its XML."""
REMEDY = "move it away and lay the default one there again, which `referent init FOLDER` makes."
TWIP = 635
"""Word's length of a table column, in python-docx's units."""
ROOMY, NAMES = 907, 2835
"""1.6 cm, in which a date has room as the head of a column of figures, and 5 cm for the names before them, in twips."""
ROUNDING = 20
"""So many twips of difference between a template's columns and the page come from rounding."""


def find_template(name: str, templates: Path) -> Path:
    """A template by name: the working folder's own, else the one that the wheel carries, else the repository's."""
    for folder in find_folders(templates):
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"the template {name} is missing; `referent init FOLDER` lays the default ones in FOLDER/templates")


def find_folders(templates: Path) -> tuple[Path, Path, Path]:
    """Where templates lie, the first to look in first: the working folder's, the wheel's, the repository's."""
    package = Path(__file__).parent.parent
    return templates, package / "templates", package.parent / "templates"


Guard = Callable[[Callable[[], bytes]], bytes]
"""Does a job that may hang or swallow the machine, and gives what it gives. Raises LimitError, or what the job raises."""


@dataclass(slots=True)
class Filler:
    """Fills in the templates of a folder; one that fails is named among the faults, and the others go on."""

    templates: Path
    guard: Guard
    faults: list[str] = field(default_factory=list)

    def fill(self, template: Path, job: Callable[[], bytes], name: str = "") -> bytes:
        """The bytes of the publication that is called `name`; none where its template failed."""
        try:
            with explain_faults(template):
                data = self.guard(job)
        except UsageError as error:
            self.faults.append(f"{name} was not made. {error}" if name else str(error))
            return b""
        return data


def call_here(job: Callable[[], bytes]) -> bytes:
    """What a job gives, done here and now: enough for templates that the program carries."""
    return job()


def find_missing_folder(templates: Path, own: str) -> str:
    """That the folder which a body's settings name for its templates is not there; empty where it is, or none is named."""
    if not own or (templates / own).is_dir():
        return ""
    return f"the settings name the folder {own} for templates, but there is no {templates.name}/{own}"


@contextmanager
def open_folder(templates: Path, own: str) -> Iterator[Path]:
    """The folder of one body's templates: the files of its folder in `templates` above the others there, above those that the program
    carries; `templates` itself where the body has none.

    One folder, so that a template finds what it imports, whosever that is.
    """
    if not own:
        yield templates
        return
    with TemporaryDirectory() as place:
        for folder in (*reversed(find_folders(templates)), templates / own):
            if folder.is_dir():
                copytree(folder, place, dirs_exist_ok=True)
        yield Path(place)


def name_home(message: str, place: str, templates: Path, own: str) -> str:
    """A message about a file of a gathered folder (`place`), with the customer's own folder in which that file lies."""

    def find_home(found: re.Match[str]) -> str:
        inner = f"{own}/" if own and (templates / own / found[1]).is_file() else ""
        return f"{templates.name}/{inner}{found[1]}"

    return re.sub(rf"{re.escape(place)}/([\w.-]+\w)", find_home, message)


@contextmanager
def explain_faults(template: Path) -> Iterator[None]:
    """Turns whatever a damaged template makes Word's and jinja's readers raise into a UsageError that says what to do.

    The file is the customer's: it may be no zip, lack parts, hold broken XML or ask for what is not there, and each of
    the libraries has its own errors for that.
    """
    try:
        yield
    except (UsageError, MemoryError):
        raise
    except LimitError as error:
        raise UsageError(f"The template {template.parent.name}/{template.name} {error}; {REMEDY}") from error
    except Exception as error:
        reason = " ".join(str(error).replace(f"{template.parent}/", "").split())[:200].rstrip(".") or type(error).__name__
        name, line = find_place(error, template)
        reason = f"line {line}: {reason}" if line else reason
        raise UsageError(
            f"The template {template.parent.name}/{name} is damaged or asks for what is not there ({reason}); {REMEDY}"
        ) from error


def find_place(error: BaseException, template: Path) -> tuple[str, int]:
    """The file in which a template's fault stands, often one that it imports, and its line; 0 where nothing tells."""
    if place := IN_FILE.search(str(getattr(error, "diagnostic", ""))):
        return place[1], int(place[2])
    if isinstance(error, TemplateSyntaxError) and template.suffix in PLAIN:
        return Path(error.filename or template).name, error.lineno
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    return next(((file.name, line) for file, line in reversed(frames) if file.suffix in PLAIN), (template.name, 0))


def fit_tables(document: Any) -> None:
    """Gives each table whose columns the template counts (one a meeting) the page's width; the first column takes the rest."""
    from docx.oxml.ns import qn

    section = document.sections[0]
    page = (section.page_width - section.left_margin - section.right_margin) // TWIP
    for table in document.element.body.iter(qn("w:tbl")):
        if not any(table.iter(qn("w:gridSpan"))):
            fit_table(table, page, qn)


def fit_table(table: Any, page: int, qn: Any) -> None:
    """One grid for all rows, where the template's own no longer holds; figures get room for the heads of their columns."""
    rows = [[cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.findall(qn("w:tc"))] for row in table.findall(qn("w:tr"))]
    grid = table.find(qn("w:tblGrid"))
    if not rows or grid is None or any(width is None for row in rows for width in row) or len({len(row) for row in rows}) > 1:
        return
    widths = [int(width.get(qn("w:w"), "0")) for width in rows[0]]
    columns = grid.findall(qn("w:gridCol"))
    if len(widths) > 2 and len(set(widths[1:])) == 1 and abs(sum(widths) - page) > ROUNDING:
        widths[1:] = [max(widths[1], min(ROOMY, (page - NAMES) // (len(widths) - 1)))] * (len(widths) - 1)
    elif [int(column.get(qn("w:w"), "0")) for column in columns] == widths:
        return
    widths[0] += max(page - sum(widths), -widths[0] // 2)
    for column in columns[len(widths) :]:
        grid.remove(column)
    for column, width in zip(columns, widths, strict=False):
        column.set(qn("w:w"), str(width))
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            cell.set(qn("w:w"), str(width))
