"""What is concluded from linked records: corrected by people, with statuses, figures and checks as of a date; body by body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from pipeline import corrections
from pipeline.conclusions.linking import Linked
from pipeline.corrections import Correction, Homes
from pipeline.finding_rows import general_language
from pipeline.records import DocumentRow, PolicyArea, Records
from pipeline.schema import add_rows
from pipeline.settings import Settings


def conclude(records: Records, settings: Settings, as_of: str, said: Sequence[Correction], language: str = "nb") -> Records:
    """The records as a person has corrected them, with statuses, figures and checks as of a date.

    What is in doubt about the corrections is told in a language.
    """
    from pipeline.checks import check_records  # a run with nothing new does not pay for it
    from pipeline.overviews import count_overviews
    from pipeline.statuses import apply_as_of

    corrections.apply_corrections(records, said, language)
    return check_records(count_overviews(apply_as_of(records, as_of), as_of, settings.bodies), settings, as_of)


@dataclass(frozen=True, slots=True)
class Unit:
    """Bodies whose records are concluded together: one, or those that a correction may speak of alike. "" is what is of no body."""

    bodies: tuple[str, ...]
    lines: tuple[Correction, ...]
    """The corrections that may be about them."""


@dataclass(frozen=True)
class Conclusions:
    """The units of an archive by their first body, in order; what each depends on, and its records."""

    linked: Linked
    settings: Settings
    said: tuple[Correction, ...]
    as_of: str

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every body in one unit, and all corrections in those that they may be about."""
        bodies = ["", *self.linked.keys]
        if not self.said:
            return {body_id: Unit((body_id,), ()) for body_id in sorted(set(bodies))}
        homes = self.find_homes()
        lines = [(line, corrections.find_homes(line, homes)) for line in self.said]
        joined = corrections.join_homes(bodies, lines)
        return {
            name: Unit(tuple(members), tuple(line for line, found in lines if not found.isdisjoint(members)))
            for name, members in joined.items()
        }

    def find_homes(self) -> Homes:
        """What the corrections may name."""
        archive = self.linked.archive
        papers = {row.path: row.body_id for row in archive.general.documents}
        for name in archive.parts:
            for body_id, members in archive.open(name).items():
                for paper in members:
                    papers[paper.path] = papers[paper.row.document_id] = body_id
        areas = frozenset(area.policy_area_id for area in archive.general.policy_areas)
        return Homes(frozenset(self.linked.keys), papers, areas, self.linked.bonds.read_tied())

    @cached_property
    def language(self) -> str:
        """The language of findings that belong to no body."""
        copies = Counter(row.language for row in self.linked.archive.general.documents)
        return general_language(self.settings, copies + self.linked.archive.languages)

    @cached_property
    def areas(self) -> list[PolicyArea]:
        """The policy areas of all bodies, corrected."""
        records = Records(policy_areas=[*self.linked.archive.general.policy_areas])
        ids = {area.policy_area_id for area in records.policy_areas}
        lines = [line for line in self.said if line.table == "policy_areas" and line.record in ids]
        corrections.apply_corrections(records, lines, self.language)
        return records.policy_areas

    @cached_property
    def copies(self) -> dict[str, list[DocumentRow]]:
        """Body -> the copies of its papers."""
        found: dict[str, list[DocumentRow]] = {}
        for row in self.linked.archive.general.documents:
            found.setdefault(row.body_id, []).append(row)
        return found

    @cached_property
    def keys(self) -> dict[str, str]:
        """Unit -> a digest of all that its records depend on but the as-of date."""
        areas, findings = repr(self.areas), repr(self.linked.archive.general.findings)
        return {name: self.format_key(unit, areas, findings) for name, unit in self.units.items()}

    def format_key(self, unit: Unit, areas: str, findings: str) -> str:
        """The digest of one unit; `findings` are those of no body."""
        parts = [areas, repr(unit.lines), self.language if unit.lines else "", findings if "" in unit.bodies else ""]
        for body_id in unit.bodies:
            parts += [body_id, self.linked.keys.get(body_id, ""), repr(self.settings.bodies.get(body_id))]
            parts += [self.linked.bonds.digests.get(body_id, ""), repr(self.copies.get(body_id))]
        return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()

    def conclude(self, name: str) -> Records:
        """The records of a unit; the policy areas of all bodies stand with those of none."""
        from pipeline.link import join_ties

        unit, general = self.units[name], self.linked.archive.general
        is_general = "" in unit.bodies
        records = Records(
            findings=[*general.findings] if is_general else [], policy_areas=[*(general.policy_areas if is_general else self.areas)]
        )
        for body_id in unit.bodies:
            records.documents.extend(self.copies.get(body_id, ()))
            if body_id in self.linked.keys:
                part = self.linked.load(body_id)
                join_ties(part, self.linked.bonds.load(body_id))
                add_rows(records, part)
        records = conclude(records, self.settings, self.as_of, unit.lines, self.language if unit.lines else "nb")
        if not is_general:
            shared = {area.policy_area_id for area in self.areas}
            records.policy_areas = [area for area in records.policy_areas if area.policy_area_id not in shared]
        return records
