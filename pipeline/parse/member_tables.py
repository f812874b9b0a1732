"""Tables of members -> seats: with a head that names the columns, or without one, told by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from pipeline.documents import Line
from pipeline.grammar import find_rule
from pipeline.grammar.committees import MEMBER_COLUMNS, VACANT
from pipeline.grammar.owners import given_names
from pipeline.language.name_forms import is_inverted
from pipeline.language.names import is_person_name, is_single_name, is_unit_name, strip_title
from pipeline.parse.seat_times import Time, drop_marks, fit, mark_times, read_point, time_seats
from pipeline.parse.seats import Seat, find_role, is_member_name, is_office

_NOTED = re.compile(r"\(([^()]+)\)\s*$")
_PEOPLE = re.compile(r"\s*[;/\n]\s*|\s+(?:og|and|och|samt|&)\s+|,\s*(?=[A-ZÆØÅ])")
_BESIDE = re.compile(r"\s*\([^)]*\)|^\s*\d+\.\s*|,\s+[a-zæøå].*")
"""What stands in a cell beside a name: remarks in brackets, the deputy's number."""


def split_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a section in runs: the rows of one table, or lines of text. A line of column heads divided by tabs opens a
    table that lost its lines; it goes on to the next blank line."""
    run: list[Line] = []
    flat = False
    for line in lines:
        row = structs.replace(line, cells=tuple(line.text.split("\t"))) if not line.cells and "\t" in line.text else line
        opens = row is not line and not flat and bool(read_head(row))
        flat = opens or (flat and not line.cells and not line.marker and line.gap < 1 and line.kind == "text")
        one = structs.replace(line, cells=tuple(line.text.split("\t"))) if flat else line
        if run and (opens or bool(one.cells) != bool(run[0].cells) or one.table != run[0].table):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def read_member_table(rows: Sequence[Line], role: str) -> Iterator[Seat | Line]:
    """The seats of one table's rows, the members and their deputies; a row that cannot be read comes back as it is.
    Below a heading that does not speak of members (`role` ""), or with a head that does not speak of names, only a table
    that holds people is one."""
    head = read_head(rows[0])
    people = any(is_person_name(cell.strip()) for row in rows for cell in row.cells)
    if not ("name" in head and role) and not (people and ("name" in head or role)):
        return
    for row in rows[1:] if head else rows:
        if any(cell.strip() for cell in row.cells):
            yield from read_row(row, head or guess_columns(row), role or "member")


def read_head(row: Line) -> dict[str, int]:
    """Which column of a table holds names, roles, units and deputies; empty for a row that is no head.

    >>> read_head(Line(1, 1, "", cells=("Navn", "Rolle", "Vara")))
    {'name': 0, 'role': 1, 'deputy': 2}
    """
    columns: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        if is_person_name(cell):
            return {}
        if found := find_rule(MEMBER_COLUMNS, cell.strip()):
            columns.setdefault(found[0].name, index)
    return columns if "name" in columns or len(columns) > 1 else {}


def guess_columns(row: Line) -> dict[str, int]:
    """The columns of a row without a head: the one person's name, the office, what else may be a unit; empty for two people."""
    people = [index for index, cell in enumerate(row.cells) if is_person_name(cell.strip())]
    if len(people) != 1:
        return {}
    columns = {"name": people[0]}
    for index, cell in enumerate(row.cells):
        if index != people[0] and cell.strip() and not re.search(r"\d\d|@", cell):
            columns.setdefault("role" if is_office(cell) or find_role(cell, "") else "unit", index)
    return columns


def read_row(row: Line, head: dict[str, int], role: str) -> Iterator[Seat | Line]:
    """The member of one row and that seat's deputies; the row itself where it names nobody or a cell of names is unclear."""
    cells = {name: row.cells[index].strip() for name, index in head.items() if index < len(row.cells)}
    if head and "name" not in head:
        cells["name"] = next((cell for cell in row.cells if is_person_name(cell.strip())), "")
    named, beside = split_beside(cells.get("name", ""))
    marked, own = mark_times(named)
    office, said = mark_times(cells.get("role", ""))
    office, deputies = drop_marks(office) or beside, cells.get("deputy", "")
    unit, noted_role = split_role(cells.get("unit", ""))
    seat = Seat(row, find_role(noted_role or office, role), "", unit, office or noted_role)
    names, stand_ins = find_names(drop_marks(marked)), find_names(split_beside(deputies)[0])
    if len(names) == 1 and (noted := _NOTED.search(marked)):
        seat = replace(seat, role=find_role(noted[1], seat.role))  # «Kari Nes (leder)»
    times = [*said, *find_times(row, cells)]
    members = time_seats([replace(seat, name=name) for name in names], marked, own)
    yield from (timed for one in members for timed in ([one] if one.since or one.until else fit(one, times)))
    yield from (timed for name in stand_ins for timed in fit(replace(seat, name=name, role="deputy"), times))
    if not (names or stand_ins) or not (stand_ins or VACANT.match(deputies)):
        yield row


def split_beside(cell: str) -> tuple[str, str]:
    """A cell's one full name, and the office or organisation behind its comma; "" for that where the cell names others, or nobody.

    >>> split_beside("Kari Nes, Fagforbundet"), split_beside("Per-Ivar Lie, HR-sjef"), split_beside("Kari Nes, Ola")
    (('Kari Nes', 'Fagforbundet'), ('Per-Ivar Lie', 'HR-sjef'), ('Kari Nes, Ola', ''))
    """
    name, comma, rest = cell.partition(", ")
    parts = [part for part in _PEOPLE.split(rest) if part.strip()]
    others = any(part.split()[0] in given_names() or (is_person_name(part) and not is_unit_name(part)) for part in parts)
    alone = comma and parts and not others and is_member_name(_BESIDE.sub("", name).strip())
    return (name, rest.strip(" .")) if alone and not mark_times(rest)[1] else (cell, "")


def split_role(cell: str) -> tuple[str, str]:
    """A unit and the role in brackets behind it, "" for none.

    >>> split_role("Arbeidstaker (leder)"), split_role("Fakultet for teknologi (FT)")
    (('Arbeidstaker', 'leder'), ('Fakultet for teknologi (FT)', ''))
    """
    noted = _NOTED.search(cell)
    return (cell[: noted.start()].strip(), noted[1]) if noted and find_role(noted[1], "") else (cell, "")


def find_times(row: Line, cells: Mapping[str, str]) -> list[Time]:
    """What the columns of a row say of the time of its seats; without such columns, any cell that says nothing else."""
    since, until = read_point(cells.get("since", ""))[0], read_point(cells.get("until", ""))[1]
    if since or until:
        return [Time(since, until)]
    named = [cells["period"]] if "period" in cells else row.cells
    return [time for marked, times in map(mark_times, named) if times and not drop_marks(marked) for time in times]


def find_names(cell: str) -> list[str]:
    """The people that one cell names, also by one name alone; none where a part of it is no name.

    >>> find_names("1. Tor Lie / 2. Siv Aa (HF)"), find_names("Tor Lie / Leder Siv Aa"), find_names("Vakant")
    (['Tor Lie', 'Siv Aa'], [], [])
    """
    if is_inverted(cell):
        return [cell]
    parts = [part for part in _PEOPLE.split(cell) if not VACANT.match(part)]
    names = [" ".join(_BESIDE.sub("", part).split()).strip(" .,") for part in parts]
    known = all(is_member_name(name) or is_single_name(name) for name in names)
    return [strip_title(name) for name in names] if known else []
