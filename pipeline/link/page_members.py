"""What has changed in the members from one saved version of a page to the next: who has come, who has left, who has another seat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.link.papers import Group
from pipeline.records import Evidence, Extracted, Membership

LEFT = "left"
"""Role of what a page says of somebody who gave up the seat: no seat, but the end of those that the person has."""
Seats = Mapping[str, Sequence[Membership]]
"""Person -> the seats that a page gives them."""


def find_seats(memberships: Iterable[Membership]) -> dict[str, list[Membership]]:
    """The seats of every person named, in the page's order."""
    seats: dict[str, list[Membership]] = defaultdict(list)
    for row in memberships:
        if row.person_name and row.role != LEFT:
            seats[name_key(row.person_name)].append(row)
    return dict(seats)


def name_key(name: str) -> str:
    """First and last name, by which two spellings of one person meet.

    >>> name_key("Kari M. Nes") == name_key("Kari Nes")
    True
    """
    parts = fold(name).split()
    return " ".join(dict.fromkeys((parts[0], parts[-1]))) if parts else ""


def link_changed_seats(group: Group, older: Seats, newer: Seats, document_id: str, days: tuple[str, str], names: dict[str, str]) -> None:
    """Findings on the seats that differ, an end for those that the later page no longer has, and a beginning for those it has anew;
    nothing where a page lists nobody.

    `days` are those of the two pages ("" where unknown), `names` the values of both for the findings.
    """
    if not older or not newer:
        return
    for person in dict.fromkeys([*older, *newer]):
        before, after = older.get(person, ()), newer.get(person, ())
        lost, gained = drop_common(before, after), drop_common(after, before)
        values = {**names, "person": (after or before)[0].person_name}
        if not after:
            note(group, "member-left", document_id, before[0], values)
        elif not before:
            note(group, "member-joined", document_id, after[0], values)
        elif lost and gained:
            values |= {"one": format_seat(lost[0]), "value": format_seat(gained[0])}
            note(group, "member-changed", document_id, gained[0], values)
        if not after or gained:
            set_bound(group, lost, "valid_to", days[1], document_id)
        set_bound(group, gained, "valid_from", cut_common(*days), document_id)


def drop_common(seats: Sequence[Membership], other: Sequence[Membership]) -> list[Membership]:
    """The seats that the other page does not give the same person."""
    known = {(row.role, fold(row.home)) for row in other}
    return [row for row in seats if (row.role, fold(row.home)) not in known]


def format_seat(row: Membership) -> str:
    """Role and unit, as the page has them."""
    return " ".join(part for part in (row.function or row.role, row.unit_name or row.unit) if part)


def cut_common(one: str, other: str) -> str:
    """The month or year in which both days lie; "" for none: a seat that came between them began then.

    >>> cut_common("2025-01-10", "2025-08-20"), cut_common("2024-12-10", "2025-01-20")
    ('2025', '')
    """
    return next((one[:length] for length in (7, 4) if len(one) == len(other) == 10 and one[:length] == other[:length]), "")


def set_bound(group: Group, seats: Sequence[Membership], field: str, value: str, document_id: str) -> None:
    """The rows of some seats get the beginning or end that only the two pages together say.

    A seat that is gone ended on the day of the later page at the latest, whatever the older one has printed: meetings before
    it still find it.
    """
    wanted = {(name_key(row.person_name), row.role, fold(row.home)) for row in seats} if value else set()
    for place, row in enumerate(group.records.memberships if wanted else ()):
        is_open = row.holds_on(value) if field == "valid_to" else not row.valid_from
        if is_open and row.valid_to != value and (name_key(row.person_name), row.role, fold(row.home)) in wanted:
            bounds = {field: value}
            group.records.memberships[place] = replace(row, **bounds)
            cited = Evidence(field=field, value=value, document_id=document_id, rule="page_versions", confidence=0.7)
            group.cite("memberships", row.membership_id, [cited])


def end_seats(group: Group) -> None:
    """The seats of those who gave them up end on the day that a page says, whatever period is printed beside them."""
    left: dict[str, Extracted[Membership]] = {}
    kept: dict[tuple[str, str], str] = defaultdict(str)
    for paper in group.papers:
        said = {name_key(found.record.person_name): found for found in paper.parsed.memberships if found.record.role == LEFT}
        left |= said
        for row in (found.record for found in paper.parsed.memberships):
            person = name_key(row.person_name)
            if row.role == "deputy" or person not in said:  # who leaves can be listed anew as a deputy
                kept[person, row.role] = max(kept[person, row.role], paper.row.issued)
    for place, row in enumerate(group.records.memberships if left else ()):
        found = left.get(name_key(row.person_name))
        day = found.record.valid_to if found else ""
        if found and row.holds_on(day) and kept[name_key(row.person_name), row.role][: len(day)] <= day:
            group.records.memberships[place] = replace(row, valid_to=day)
            group.cite("memberships", row.membership_id, [cited for cited in found.evidence if cited.field == "valid_to"])


def note(group: Group, code: str, document_id: str, seat: Membership, values: dict[str, str]) -> None:
    """A finding on one seat."""
    group.findings.append(Finding(code, document_id, group.ids.get(seat.membership_id, document_id), seat.source, values))
