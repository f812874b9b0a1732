"""People and units: the register of a body, and its members."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from pipeline.language.folding import fold, slug
from pipeline.language.name_forms import compare_names, split_name
from pipeline.link.notice_members import choose_seats
from pipeline.link.page_members import LEFT, end_seats
from pipeline.link.papers import Group, Paper
from pipeline.records import Extracted, Membership
from pipeline.settings import Profile

ONE, MANY = re.compile(r"(?<=ing)a\b"), re.compile(r"(?<=[a-zæøå]{5}t)a\b")
"""Endings of nynorsk: «avdelinga», «fakulteta»."""


@dataclass(frozen=True, slots=True)
class Register:
    """The units of a body: folded code or name -> the code (or name) that stands in the tables."""

    units: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    """Folded group word («fakultetene») -> unit codes."""

    def find(self, text: str) -> str:
        """The unit that a text names exactly, by code or name, in bokmål or nynorsk; "" for none."""
        return self.units.get(fold_unit(re.sub(r"\([^)]*\)", "", text)), "")

    def spread(self, text: str) -> list[str]:
        """The units that an owner's words stand for, groups opened; empty where a part is no unit.

        >>> Register({"vm": "VM"}, {"fakultetene": ("AD", "HF")}).spread("Fakultetene og VM")
        ['AD', 'HF', 'VM']
        """
        if unit := self.find(text):
            return [unit]
        if members := self.groups.get(fold_unit(text)):
            return list(members)
        parts = [part for part in re.split(r"\s*(?:,|;|\bog\b|\band\b|\boch\b)\s*", text) if part]
        spread = [self.spread(part) for part in parts] if len(parts) > 1 else []
        return [unit for units in spread for unit in units] if all(spread) else []


def fold_unit(text: str) -> str:
    """The folded name of a unit with the endings of bokmål, so that two forms of it are one.

    >>> fold_unit("HR-avdelinga"), fold_unit("Fakulteta"), fold_unit("Campus")
    ('hr-avdelingen', 'fakultetene', 'campus')
    """
    return MANY.sub("ene", ONE.sub("en", fold(text)))


def make_register(profile: Profile, members: list[Membership]) -> Register:
    """The units that the settings and the body's members name."""
    units = {}
    for member in members:
        for word in (member.unit, member.unit_name):
            if word:
                units[fold_unit(word)] = member.unit or member.unit_name
    for code, name in profile.units.items():
        units[fold_unit(code)] = units[fold_unit(name)] = code
    groups = {fold_unit(word): tuple(codes) for word, codes in profile.groups.items()}
    return Register(units, groups)


def link_memberships(group: Group) -> None:
    """The members of a body, once each, as the first paper has them that says from when or until when, else the first of all."""
    used: Counter[str] = Counter()
    for papers in gather_seats(choose_seats(group.papers)).values():
        rows = next((rows for rows in papers if any(row.record.valid_from or row.record.valid_to for row in rows)), papers[0])
        times = {(row.record.valid_from, row.record.valid_to): row for row in reversed(rows)}
        keys = [add_seat(group, row, used) for row in reversed(times.values())]
        for other in papers:
            group.ids |= {row.record.membership_id: keys[min(place, len(keys) - 1)] for place, row in enumerate(other)}
    end_seats(group)


def gather_seats(papers: list[Paper]) -> dict[tuple[object, ...], list[list[Extracted[Membership]]]]:
    """What the papers say of each seat, a list for each paper: one seat is one person, role, unit and function.

    A name that another paper writes otherwise (parts left out or cut short) is the same where only one there fits.
    """
    seats: dict[tuple[object, ...], list[list[Extracted[Membership]]]] = {}
    names: dict[tuple[str, ...], dict[tuple[str, ...], None]] = defaultdict(dict)
    for paper in papers:
        places = [
            (place_of(found.record), split_name(found.record.person_name), found)
            for found in paper.parsed.memberships
            if found.record.role != LEFT
        ]
        own = {(place, name) for place, name, _ in places}
        said: dict[tuple[object, ...], list[Extracted[Membership]]] = {}
        for place, name, found in places:
            others = (other for other in names[place] if (place, other) not in own)
            near = [other for other in others if compare_names(name, other) in {"spelling", "parts"}] if name not in names[place] else []
            key = near[0] if len(near) == 1 else name
            names[place][key] = None
            said.setdefault((place, key), []).append(found)
        for seat, rows in said.items():
            seats.setdefault(seat, []).append(rows)
    return seats


def place_of(seat: Membership) -> tuple[str, ...]:
    """What a seat is besides its person: role, unit and function."""
    return seat.role, fold(seat.unit or seat.unit_name), fold(seat.function)


def add_seat(group: Group, found: Extracted[Membership], used: Counter[str]) -> str:
    """Put one seat into the table; its key, of the body, the person or post, and the unit."""
    row = found.record
    words = [row.person_name or row.function or row.role, row.unit or row.unit_name]
    base = "-".join(part for part in (group.body_id, *(slug(word)[:40] for word in words)) if part)
    used[base] += 1
    key = base if used[base] == 1 else f"{base}-{used[base]}"
    name = row.unit_name or group.profile.units.get(row.unit, "")
    group.add("memberships", replace(row, membership_id=key, body_id=group.body_id, unit_name=name), found.evidence)
    return key
