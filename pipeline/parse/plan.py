"""Meeting plans -> entries: the dates that a plan lists, the term each stands under, and the remarks behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.plans import (
    AUTUMN,
    ENTRY_LEAD,
    IMPOSSIBLE,
    NEXT_HEADING,
    NOT_ENTRY,
    REMARKS,
    SPRING,
    STUDY_YEAR,
    TERM_HEADING,
    TERMS,
    THEME_BEFORE,
)
from pipeline.language.calendar import MONTHS
from pipeline.language.dates import DateFound, find_dates, find_periods
from pipeline.language.folding import fold_letters
from pipeline.parse.plan_flat import open_columns
from pipeline.parse.plan_pairs import find_target, is_joined, is_term_of_office
from pipeline.parse.plan_tables import find_cell_dates, read_table
from pipeline.parse.sections import Section

_DAY_ONLY = re.compile(r"\D{0,12}?(?P<day>3[01]|[12]\d|0?[1-9])\.?(?![\d:]|\.\d)")
_HALVES = {"spring": (1, 7), "autumn": (7, 12)}


@dataclass(frozen=True, slots=True)
class Term:
    """What a heading says of the entries below it: years (two for a range), first and last month."""

    years: tuple[int, ...] = ()
    months: tuple[int, int] = (1, 12)
    heading: Line | None = None
    study_year: bool = False
    past: bool = False

    @property
    def month(self) -> int:
        """The month that a month heading names; 0 for none."""
        return self.months[0] if self.months[0] == self.months[1] else 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of a plan: where it stands, what stands around it, and why its year is what it is."""

    line: Line
    date: DateFound
    text: str
    """The whole entry: its line, or the row's cells without deadlines."""
    place: str = ""
    body: str = ""
    remarks: tuple[str, ...] = ()
    year: int = 0
    confidence: float = 1.0
    reasons: tuple[tuple[str, str], ...] = ()
    """Why the year, as (kind, words): heading, excluded, gaps, next, order."""
    target: str = ""
    """The day in the same line that the meeting was moved to, as written."""
    deadlines: tuple[tuple[str, str], ...] = ()
    """Head and cell of each deadline that its row says."""

    @property
    def iso(self) -> str:
        """The first day, "" while its year is not known."""
        return f"{self.year}-{self.date.month:02}-{self.date.day:02}" if self.year and self.date.month else ""

    @property
    def end_iso(self) -> str:
        """The last day of a span."""
        if not self.date.end_day or not self.year:
            return ""
        later = (self.date.end_month, self.date.end_day) < (self.date.month, self.date.day)
        return f"{self.date.end_year or self.year + later}-{self.date.end_month:02}-{self.date.end_day:02}"


@dataclass(frozen=True, slots=True)
class Block:
    """The entries below one heading, in the paper's order."""

    term: Term
    entries: list[Entry] = field(default_factory=list)


def split_blocks(section: Section) -> Iterator[Block]:
    """The blocks of one section: a new one at every line that says a term."""
    term = read_term(section.heading, Term(past=section.name == "past"))
    block = Block(term)
    rows: list[Line] = []
    for line in open_columns(section.lines):
        if rows and line.table != rows[0].table:
            block.entries.extend(find_row_entries(rows, block.term))
            rows = []
        if line.cells:
            rows.append(line)
        elif is_term_heading(line):
            yield block
            block = Block(read_term(line, block.term if month_of(line) else term))
        else:
            block.entries.extend(find_entries(line, block.term))
    block.entries.extend(find_row_entries(rows, block.term))
    yield block


def is_term_heading(line: Line) -> bool:
    """True for a line that only says a year, a season or a month, also as the point of a list above its meetings."""
    is_term = TERM_HEADING.pattern.fullmatch(line.content.strip().rstrip(":").strip()) is not None
    return is_term and not (line.marker and find_dates(line.content))


def month_of(line: Line) -> bool:
    """True for a heading that names a month, which belongs to the term above it."""
    found = find_rule(TERMS, line.content.strip().rstrip(":").strip())
    return bool(found and found[0].name in {"month", "month_year"})


def read_term(heading: Line | None, above: Term) -> Term:
    """The term that a heading says; what it leaves out it takes from the heading above it.

    >>> read_term(Line(1, 1, "Høst 2025"), Term()).months
    (7, 12)
    >>> read_term(Line(1, 1, "2023-2024"), Term()).years
    (2023, 2024)
    """
    found = find_rule(TERMS, heading.content.strip().rstrip(":")) if heading else None
    if not heading or not found:
        return replace(above, heading=heading or above.heading)
    part = {key: value for key, value in found[1].groupdict().items() if value}
    year = int(part["year"]) if "year" in part else 2000 + int(part["short"]) if "short" in part else 0
    years: tuple[int, ...] = (year,) if year else above.years
    study_year = bool(STUDY_YEAR.search(heading.text)) or part.get("sign") == "/"
    if "last" in part:
        last = int(part["last"]) if len(part["last"]) == 4 else year // 100 * 100 + int(part["last"])
        years = tuple(range(year, last + 1)) if year < last <= year + 3 else (year,)
    months = next((_HALVES[half] for half in _HALVES if half in part), (1, 12))
    if "month" in part:
        months = (MONTHS[fold_letters(part["month"])],) * 2
    elif found[0].name == "year" and (season := find_season(heading.text)):
        months = season
    return Term(years, months, heading, study_year, above.past)


def find_season(text: str) -> tuple[int, int] | None:
    """First and last month of the half-year that a text names."""
    spring, autumn = re.search(rf"\b{SPRING}\b", text, re.IGNORECASE), re.search(rf"\b{AUTUMN}\b", text, re.IGNORECASE)
    if bool(spring) == bool(autumn):
        return None
    return _HALVES["spring" if spring else "autumn"]


def find_entries(line: Line, term: Term) -> Iterator[Entry]:
    """The meetings that a line lists; none for prose, deadlines and remarks."""
    text = line.content
    dates = find_dates(text)
    if not dates:
        if match := IMPOSSIBLE.match(text):
            yield Entry(line, DateFound(match.start("raw"), match.end("raw"), match["raw"]), text)
        elif (weeks := [p for p in find_periods(text) if p.week]) and is_entry_start(text[: weeks[0].start], bool(line.marker)):
            yield Entry(line, weeks[0], text)
        elif term.month and (entry := find_day_entry(line, term.month)):
            yield entry
        return
    themed = term.past and is_theme(text, dates[0], line)
    if not (themed or is_entry_start(text[: dates[0].start], bool(line.marker))) or (len(text) > 160 and not line.marker):
        return
    if is_term_of_office(text, dates):
        return
    chosen = dates[:1]
    for date in dates[1:]:
        if not is_joined(text[chosen[-1].end : date.start]):
            break
        chosen.append(date)
    for index, date in enumerate(chosen):
        end = chosen[index + 1].start if index + 1 < len(chosen) else len(text)
        own = text[date.start : end] if len(chosen) > 1 else text
        target = find_target(text, chosen, index)
        remarks = tuple(find_remarks(own)) + (("cancelled",) if target else ())
        yield Entry(line, date, own, body="" if themed else find_body(text, dates[0]), remarks=remarks, target=target)


def is_entry_start(before: str, listed: bool) -> bool:
    """True where what stands before the date makes it a meeting: nothing, a weekday, «Møte 3», in a list a few words."""
    if NOT_ENTRY.search(before):
        return False
    return bool(ENTRY_LEAD.fullmatch(before.strip())) or (listed and len(before.split()) <= 5)


def is_theme(text: str, date: DateFound, line: Line) -> bool:
    """True for «Nytt tak på huset – 23. februar 2023: opptak» in a list of past meetings: the date is behind the theme."""
    before, after = text[: date.start], text[date.end :]
    behind = bool(THEME_BEFORE.match(before)) and (not after.strip() or after.lstrip()[0] in ":)],." or len(after.split()) <= 3)
    return bool(line.marker and date.iso and behind and not NOT_ENTRY.search(before))


def is_next_section(section: Section) -> bool:
    """True for a section that says when the next meeting is."""
    return bool(section.heading and NEXT_HEADING.match(section.heading.text.strip().rstrip(":")))


def find_day_entry(line: Line, month: int) -> Entry | None:
    """«15. Kommunestyre» under «Februar»: the day in the line, the month in the heading."""
    match = _DAY_ONLY.match(line.text)
    if not match or NOT_ENTRY.search(line.text):
        return None
    date = DateFound(match.start("day"), match.end(), line.text[match.start("day") : match.end()], 0, month, int(match["day"]))
    name = line.text[match.end() :].strip(" -–:\t").partition("(")[0].strip()
    return Entry(line, date, line.text, body=name if name[:1].isupper() else "", remarks=tuple(find_remarks(line.text)))


def find_body(text: str, date: DateFound) -> str:
    """The body that a list of several bodies' meetings names before the date."""
    before = text[: date.start].strip(" :–-,")
    return "" if ENTRY_LEAD.fullmatch(before) else before


def find_remarks(text: str) -> Iterator[str]:
    """The names of the remarks that hold for an entry."""
    for row in REMARKS:
        if row.pattern.match(text):
            yield row.name


def find_row_entries(rows: Iterable[Line], term: Term) -> Iterator[Entry]:
    """The meetings of a table: its date column, or its cells by month."""
    for cell in read_table(list(rows)):
        dates = [replace(cell.date, month=cell.date.month or term.month)] if cell.date else find_cell_dates(cell.text)[:1]
        for date in dates:
            other = NOT_ENTRY.search(cell.text[: date.start]) or is_term_of_office(cell.text, find_dates(cell.text) or [date])
            if date.month and date.start <= 40 and not other:
                remarks = (*find_remarks(cell.rest), *cell.remarks)
                yield from find_moved_rows(Entry(cell.line, date, cell.rest, cell.place, cell.body, remarks, deadlines=cell.deadlines))


def find_moved_rows(entry: Entry) -> Iterator[Entry]:
    """The entry of a row; where its row says that the meeting was moved from or to another day, that day's entry too."""
    days = find_dates(entry.text)
    moves = [(place, target) for place in range(len(days)) if (target := find_target(entry.text, days, place))]
    if not moves or entry.date.month == 0:
        yield entry
        return
    place, target = moves[0]
    old, new = days[place], next(day for day in days if day.raw == target)
    yield replace(entry, date=old, text=old.raw, place="", remarks=("cancelled",), target=target, deadlines=())
    yield replace(entry, date=new)
