"""The schemes of policy areas, and the links of items and memos to their areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.link.areas import AreaHit, match_areas
from pipeline.link.papers import Group
from pipeline.link.terms import read_table
from pipeline.records import Extracted, PolicyArea, PolicyLink

PERSONNEL = "personalpolitikk"
"""The scheme that ships, and holds for every body whose profile names no other."""
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Scheme:
    """Areas that belong together, in order."""

    scheme_id: str
    areas: tuple[PolicyArea, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is held against a scheme: an item or a memo with the words that say what it is about."""

    kind: str
    subject_id: str
    title: str
    text: str
    document_id: str
    source: str


def read_areas(scheme: str, language: str = "nb") -> list[PolicyArea]:
    """The areas of a shipped scheme with their names in one language, in order; none for a scheme that does not ship.

    >>> [area.name for area in read_areas("personalpolitikk")][:2]
    ['Ledelse og medarbeiderskap', 'Medvirkning og medbestemmelse']
    """
    rows = [row for row in read_table("policy_areas.csv") if row["scheme"] == scheme]
    return [PolicyArea(row["policy_area_id"], scheme, row["number"], row[language]) for row in rows]


def read_schemes(enumerated: list[Extracted[PolicyArea]]) -> tuple[list[Scheme], list[Finding]]:
    """The schemes that hold for every body, with the memos that enumerate their areas as source, and what does not agree."""
    areas, findings = merge_scheme(read_areas(PERSONNEL), enumerated)
    return [Scheme(PERSONNEL, tuple(areas))], findings


def merge_scheme(shipped: list[PolicyArea], enumerated: list[Extracted[PolicyArea]]) -> tuple[list[PolicyArea], list[Finding]]:
    """The shipped areas, named and sourced by the first memo that enumerates them, and a finding for each area that is new.

    A new area beside known ones is kept, without terms, under the scheme's letter and the memo's number; a list that shares
    no area with the scheme is another matter, and only found.
    """
    merged = {area.policy_area_id: area for area in shipped}
    names = {name: area_id for area_id, name in find_names(shipped)}
    papers: dict[str, list[PolicyArea]] = defaultdict(list)
    for found in enumerated:
        papers[found.record.document_id].append(found.record)
    findings = []
    for areas in papers.values():
        related = any(fold(area.name) in names for area in areas)
        for area in areas:
            known = names.get(fold(area.name), "")
            if known and not merged[known].source:
                merged[known] = replace(merged[known], name=area.name, document_id=area.document_id, source=area.source)
            elif not known:
                new_id = find_free_id(shipped, area.number, merged) if related else ""
                if related:
                    merged[new_id] = replace(area, policy_area_id=new_id, scheme=shipped[0].scheme)
                    names[fold(area.name)] = new_id
                findings.append(Finding("policy-area-unknown", area.document_id, new_id, area.source, {"name": area.name}))
    return list(merged.values()), findings


def find_names(shipped: list[PolicyArea]) -> Iterable[tuple[str, str]]:
    """Every area's id with its names, folded, in every language."""
    ids = {area.policy_area_id for area in shipped}
    yield from ((area.policy_area_id, fold(area.name)) for area in shipped)
    for row in read_table("policy_areas.csv"):
        if row["policy_area_id"] in ids:
            yield from ((row["policy_area_id"], fold(row[language])) for language in LANGUAGES)


def find_free_id(shipped: list[PolicyArea], number: str, taken: Iterable[str]) -> str:
    """The id of a new area: the scheme's letter and its number, with a letter behind where that is taken.

    >>> find_free_id([PolicyArea("P1")], "9", {"P1"}), find_free_id([PolicyArea("P1")], "1", {"P1"})
    ('P9', 'P1b')
    """
    base = f"{shipped[0].policy_area_id[:1]}{number}"
    return next(area_id for suffix in ["", *"bcdefghijklmnopqrstuvwxyz"] if (area_id := f"{base}{suffix}") not in taken)


def link_areas(group: Group, schemes: list[Scheme]) -> None:
    """The body's items and memos linked to the areas of its profile's scheme, and of its own main tasks where they ship.

    What is in doubt becomes a finding, not a row.
    """
    duties = read_areas(f"{group.body_id}-oppgaver", group.language)
    group.records.policy_areas.extend(duties)
    names = {area.policy_area_id: area.name for scheme in schemes for area in scheme.areas}
    names |= {area.policy_area_id: area.name for area in duties}
    held = [scheme.scheme_id for scheme in schemes if scheme.scheme_id == group.profile.scheme]
    for subject in find_subjects(group):
        for scheme_id in [*held, *{area.scheme for area in duties}]:
            for hit in match_areas(subject.title, subject.text, scheme_id):
                link_hit(group, subject, hit, names[hit.policy_area_id])


def find_subjects(group: Group) -> Iterable[Subject]:
    """Every item of every paper, with what that paper says was decided and is to be done in it; then every memo."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for decision in group.records.decisions:
        said[decision.item_id, decision.document_id].append(decision.text)
    for action in group.records.actions:
        said[action.item_id, action.document_id].append(action.work)
    for item in group.records.agenda_items:
        text = " ".join(dict.fromkeys(said[item.item_id, item.document_id]))
        yield Subject("item", item.item_id, item.title, text, item.document_id, item.source)
    for memo in group.records.memos:
        yield Subject("document", memo.document_id, memo.subject, memo.requests, memo.document_id, memo.source)


def link_hit(group: Group, subject: Subject, hit: AreaHit, name: str) -> None:
    """One hit as a row, or as a finding where it is in doubt."""
    terms = "; ".join(hit.terms)
    if hit.doubtful:
        values = {"title": subject.title, "area": name, "terms": terms, "quote": hit.quote}
        group.findings.append(Finding("policy-link-doubtful", subject.document_id, subject.subject_id, subject.source, values))
        return
    link = PolicyLink(subject.kind, subject.subject_id, hit.policy_area_id, f"{hit.score:g}", terms, hit.quote)
    group.add("policy_links", replace(link, document_id=subject.document_id, source=subject.source))
