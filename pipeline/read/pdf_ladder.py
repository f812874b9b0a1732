"""Which reader's pages a PDF gets: pdfium's; where these are in doubt, those of the copy that qpdf repairs, or pdfplumber's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from time import process_time

from pipeline.errors import UnreadableError
from pipeline.findings import Finding
from pipeline.read.patience import limit_patience
from pipeline.read.pdf_counts import count_page_objects
from pipeline.read.pdf_fallback import count_with_pdfplumber, find_damaged, find_unread, read_with_pdfplumber
from pipeline.read.pdf_pictures import Page
from pipeline.read.pdf_repair import repair
from pipeline.read.pdf_salvage import salvage
from pipeline.read.pdf_torn import is_listed, is_torn

PATIENCE, ENOUGH = 8.0, 3.0
"""Seconds of processor time that one more opinion may take, and after which none is asked: a paper has 20 in all."""
MOST_PAGES = 2_000
"""Pages of a paper that are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader makes of a PDF."""

    pages: list[Page]
    """Those that were read, up to the caps."""
    total: int
    """How many there are."""
    meta: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    opened: int = 0
    """How many pages opened, though nothing may be made out of what they show."""

    @property
    def whole(self) -> int:
        """How many pages could be read."""
        return sum(page.fault != "page-unreadable" for page in self.pages)


Reader = Callable[[bytes], Reading]
"""Reads a PDF. Raises UnreadableError."""


def climb(data: bytes, read_first: Reader, passwords: Sequence[str]) -> Reading:
    """The reading with most pages, the first of them where several have as many; what differs between them is a finding.

    Raises UnreadableError where no reader finds a page that can be read.
    """
    told, started = count_page_objects(data), process_time()
    try:
        first, code = read_closely(data, read_first, passwords), "corrupt-file"
        if first.whole == len(first.pages) and told <= first.total:
            return first if is_listed(data) else with_doubt(first, "pdfium")
    except UnreadableError as error:
        first, code = Reading([], 0), error.code
    tree = try_count(data, passwords)
    if first.whole == len(first.pages) and 0 <= tree <= first.total != 0:
        return first if is_listed(data) else with_doubt(first, "pdfium")
    readings = [first]
    for reading in read_again(data, read_first, passwords, started):
        readings.append(reading)
        if reading.whole >= max(told, tree, first.total):
            break
    return choose(readings, tree, told, code)


def try_count(data: bytes, passwords: Sequence[str]) -> int:
    """The pages that pdfplumber finds, -1 where it cannot tell."""
    try:
        with limit_patience(PATIENCE):
            return count_with_pdfplumber(data, passwords)
    except (UnreadableError, TimeoutError, MemoryError):
        return -1


def read_again(data: bytes, read_first: Reader, passwords: Sequence[str], started: float) -> Iterator[Reading]:
    """What the readers say that come after the first, while there is time; none for those that fail."""
    readers: dict[str, Callable[[], Reading]] = {
        "qpdf": lambda: read_closely(repair(data, passwords), read_first),
        "pdfium": lambda: read_closely(salvage(data), read_first),
        "pdfplumber": partial(read_plainly, data, passwords),
    }
    for name, read in readers.items():
        if process_time() - started > ENOUGH:
            return
        try:
            with limit_patience(PATIENCE):
                found = read()
            yield with_doubt(found, name)
        except (UnreadableError, TimeoutError, MemoryError):
            continue


def read_closely(data: bytes, read_first: Reader, passwords: Sequence[str] = ()) -> Reading:
    """What the first reader says of a file or its mended copy, empty pages looked at. Raises UnreadableError, also where there is none."""
    if not data:
        raise UnreadableError("corrupt-file")
    reading = read_first(data)
    opened = reading.whole
    empty = [number for number, page in enumerate(reading.pages) if not page.rows and not page.fault]
    for number in find_unread(data, empty, passwords) if empty else ():
        reading.pages[number].fault = "page-unreadable"
    for number in find_damaged(data, passwords) if is_torn(data) else ():
        if number < len(reading.pages):
            reading.pages[number].fault = reading.pages[number].fault or "page-damaged"
    return replace(reading, opened=opened)


def read_plainly(data: bytes, passwords: Sequence[str]) -> Reading:
    """What pdfplumber says. Raises UnreadableError."""
    return Reading(*read_with_pdfplumber(data, MOST_PAGES, passwords))


def read_without_first(data: bytes, passwords: Sequence[str]) -> Reading:
    """What pdfplumber says of a file over which the first reader ends its process, with a finding. Raises UnreadableError."""
    with limit_patience(PATIENCE):
        found = read_plainly(data, passwords)
    return choose([with_doubt(found, "pdfplumber")], found.total, 0, "reader-crashed")


def with_doubt(reading: Reading, reader: str) -> Reading:
    """What a reader says that comes after the first, with a finding that it had to."""
    return replace(reading, findings=(*reading.findings, Finding("damaged-but-read", values={"reader": reader})))


def choose(readings: Sequence[Reading], tree: int, told: int, code: str) -> Reading:
    """The best reading, with a finding where another counts more pages. Raises UnreadableError, with `code` where none opened the file.

    >>> one, two = Reading([Page()], 1), Reading([Page(), Page()], 2)
    >>> [finding.code for finding in choose([two, one], 3, 2, "").findings]
    ['page-count-differs']
    """
    best = max(readings, key=lambda reading: (reading.whole, reading.opened))
    most = max(told if tree < 0 else tree, *(reading.total for reading in readings))
    if not best.whole and not best.opened:
        raise UnreadableError("no-pages" if code == "corrupt-file" and tree == most == 0 else code, part="PDF")
    if 0 < tree == best.whole and all(page.fault != "page-unreadable" for page in best.pages[:tree]):
        best = replace(best, pages=best.pages[:tree], total=tree)  # the file states more pages than it has
    best = replace(best, pages=keep_first(readings[0].pages, best.pages))
    doubts = [Finding("page-count-differs", values={"read": str(best.total), "other": str(most)})] if most > best.total else []
    return replace(best, findings=(*best.findings, *doubts))


def keep_first(first: list[Page], other: list[Page]) -> list[Page]:
    """The first reader's pages, another's in the place of those that it could not read; all the other's where it has more or fewer.

    What the other finds empty stays unread.
    """
    if len(first) != len(other):
        return other
    pairs = zip(first, other, strict=True)
    return [another if page.fault == "page-unreadable" and (another.rows or another.fault) else page for page, another in pairs]
