"""People and units: the register of a body, its members, and who was present for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.language.folding import fold, slug
from pipeline.link.papers import Group
from pipeline.records import Attendance, Membership
from pipeline.settings import Profile

EXCEPT = re.compile(r"\b(?:unntatt|bortsett fra|utenom|untateke|unnateke|utanom|except|undtagen|utom)\b\s*(?P<units>.+)", re.IGNORECASE)
EVERYBODY = "*"
"""The unit of an attendance row that parse/ gives for «alle faste medlemmer»."""
SEATED = frozenset({"member", "leader"})


@dataclass(frozen=True, slots=True)
class Register:
    """The units of a body: folded code or name -> the code (or name) that stands in the tables."""

    units: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    """Folded group word («fakultetene») -> unit codes."""

    def find(self, text: str) -> str:
        """The unit that a text names exactly, by code or name; "" for none."""
        return self.units.get(fold(re.sub(r"\([^)]*\)", "", text)), "")

    def spread(self, text: str) -> list[str]:
        """The units that an owner's words stand for, groups opened; empty where a part is no unit.

        >>> Register({"vm": "VM"}, {"fakultetene": ("AD", "HF")}).spread("Fakultetene og VM")
        ['AD', 'HF', 'VM']
        """
        if unit := self.find(text):
            return [unit]
        if members := self.groups.get(fold(text)):
            return list(members)
        parts = [part for part in re.split(r"\s*(?:,|;|\bog\b|\band\b|\boch\b)\s*", text) if part]
        spread = [self.spread(part) for part in parts] if len(parts) > 1 else []
        return [unit for units in spread for unit in units] if all(spread) else []


def make_register(profile: Profile, members: list[Membership]) -> Register:
    """The units that the settings and the body's members name."""
    units = {}
    for member in members:
        for word in (member.unit, member.unit_name):
            if word:
                units[fold(word)] = member.unit or member.unit_name
    for code, name in profile.units.items():
        units[fold(code)] = units[fold(name)] = code
    groups = {fold(word): tuple(codes) for word, codes in profile.groups.items()}
    return Register(units, groups)


def link_memberships(group: Group) -> None:
    """The members of a body, once each, whichever paper names them first."""
    used: Counter[str] = Counter()
    seen = set()
    for paper in group.papers:
        for found in paper.parsed.memberships:
            row = found.record
            facts = (fold(row.person_name), row.role, fold(row.unit or row.unit_name), fold(row.function))
            if facts in seen:
                continue
            seen.add(facts)
            words = [row.person_name or row.function or row.role, row.unit or row.unit_name]
            base = "-".join(part for part in (group.body_id, *(slug(word)[:40] for word in words)) if part)
            used[base] += 1
            key = base if used[base] == 1 else f"{base}-{used[base]}"
            group.ids[row.membership_id] = key
            name = row.unit_name or group.profile.units.get(row.unit, "")
            group.add("memberships", replace(row, membership_id=key, body_id=group.body_id, unit_name=name), found.evidence)


def link_attendance(group: Group, register: Register) -> None:
    """Attendance with units from the register, members' units filled in, «alle unntatt …» spread over the members' units."""
    home = {fold(m.person_name): m.unit or m.unit_name for m in group.records.memberships if m.person_name}
    units = dict.fromkeys(m.unit or m.unit_name for m in group.records.memberships if m.role in SEATED and (m.unit or m.unit_name))
    seen = set()
    for paper in group.papers:
        stood_in = {register.find(found.record.for_name) for found in paper.parsed.attendance if found.record.status == "deputy"}
        for found in paper.parsed.attendance:
            for row in spread_attendance(found.record, register, [unit for unit in units if unit not in stood_in]):
                row = replace(row, meeting_id=group.ids.get(row.meeting_id, ""), unit=row.unit or home.get(fold(row.person_name), ""))
                key = (row.meeting_id, row.document_id, row.person_name, row.unit, row.status, row.for_name)
                if key not in seen:
                    seen.add(key)
                    group.add("attendance", row, found.evidence)


def spread_attendance(row: Attendance, register: Register, units: list[str]) -> Iterator[Attendance]:
    """One row for each of `units` for «alle faste medlemmer unntatt Campus»; else the row itself, a unit's name in its column."""
    if row.unit == EVERYBODY:
        match = EXCEPT.search(row.note)
        missing = set(register.spread(match["units"].strip(" .")) if match else [])
        yield from (replace(row, unit=unit) for unit in units if unit not in missing)
        if not units:
            yield replace(row, unit="")
    elif row.status == "deputy" and not row.unit and (unit := register.find(row.for_name)):
        yield replace(row, unit=unit)
    elif unit := register.find(row.unit or row.person_name):
        yield replace(row, unit=unit, person_name="" if register.find(row.person_name) else row.person_name)
    else:
        yield row
