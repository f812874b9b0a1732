"""A body's own main tasks as a second scheme: as its page states them, with the terms of the tables, else with the tasks' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.link.papers import Group
from pipeline.link.schemes import DUTIES, Scheme, fill_scheme, find_silent
from pipeline.link.spellings import read_rules
from pipeline.link.terms import Term, lower
from pipeline.records import PolicyArea

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:ene|ane|ens|ets|en|et|er|ar|e|a|s)$")
_ARTICLE = re.compile(r"(?:(?<=utval)g?et|et|en|ene|a)$")
"""The ending of a body's name, without which it stands for every form of it, in both kinds of Norwegian."""
SHORTEST = 5
"""Letters of a stem that can stand for a task."""
COMPOUND = 7
"""Letters of a stem that may stand anywhere in a word: «budsjett» begins one, «rekruttering» ends «lederrekruttering»."""


def link_duties(group: Group, schemes: Iterable[Scheme]) -> Scheme | None:
    """The body's own main tasks with their page as source; put into its records, with a finding for each that no word finds.

    None where neither a table nor a page of the body has any, and for papers of no body.
    """
    scheme_id = group.body_id + DUTIES
    table = next((scheme for scheme in schemes if scheme.scheme_id == scheme_id), None)
    areas, fresh = merge_tasks(scheme_id, list(table.areas) if table else [], list(find_tasks(group)))
    if not areas or not group.body_id:
        return None
    names = {group.profile.name, *(row.name for row in group.records.bodies if row.body_id == group.body_id)}
    terms = [*(table.vocabulary.terms if table else ()), *derive_terms(fresh)]
    duties = fill_scheme(scheme_id, areas, [*terms, *mask_names(areas, sorted(filter(None, names)), terms)])
    group.records.policy_areas.extend(areas)
    fresh_ids = {area.policy_area_id for area in fresh}
    group.findings.extend(doubt for doubt in find_silent(duties) if doubt.subject_id in fresh_ids)
    return duties


def find_tasks(group: Group) -> Iterator[PolicyArea]:
    """The tasks that the first page with a list of them states, in their order."""
    for paper in group.papers:
        for found in paper.parsed.bodies:
            if found.record.tasks:
                said = next((row for row in found.evidence if row.field == "tasks"), None)
                source = f"{said.document_id}:{said.page}:{said.line}" if said and said.page else found.record.source
                for number, task in enumerate(found.record.tasks.split("; "), 1):
                    area = PolicyArea(f"{group.body_id}-{number}", "", str(number), task.strip().rstrip("."))
                    yield replace(area, document_id=found.record.document_id, source=source)
                return


def merge_tasks(scheme_id: str, table: Sequence[PolicyArea], tasks: Sequence[PolicyArea]) -> tuple[list[PolicyArea], list[PolicyArea]]:
    """The areas of the table, each with the page as source that states its task; then, as fresh ones, the tasks that it lacks."""
    merged, taken = [], set()
    for area in table:
        stems = set(list_stems(area.name))
        shared = {task.policy_area_id: len(stems & set(list_stems(task.name))) for task in tasks if task.policy_area_id not in taken}
        best = max(shared, key=lambda key: shared[key], default="")
        stated = next((task for task in tasks if task.policy_area_id == best and 2 * shared[best] >= len(stems) > 0), None)
        taken |= {best} if stated else set()
        merged.append(replace(area, document_id=stated.document_id, source=stated.source) if stated else area)
    fresh = [replace(task, scheme=scheme_id) for task in tasks if task.policy_area_id not in taken]
    return [*merged, *fresh], fresh


def derive_terms(areas: Sequence[PolicyArea]) -> list[Term]:
    """The words that only one of the tasks has, and that say more than how a committee works.

    >>> [term.term for term in derive_terms([PolicyArea("a-1", name="Bidra til rett ressursbruk"), PolicyArea("a-2", name="Kultur")])]
    ['ressursbruk', 'kultur']
    """
    stems = {area.policy_area_id: list(dict.fromkeys(list_stems(area.name))) for area in areas}
    common = Counter(stem for found in stems.values() for stem in found)
    return [
        Term(area_id, "", stem, "compound" if len(stem) >= COMPOUND else "stem", 2, False)
        for area_id, found in stems.items()
        for stem in found
        if common[stem] == 1 and not is_generic(stem)
    ]


def mask_names(areas: Sequence[PolicyArea], names: Iterable[str], terms: Iterable[Term]) -> Iterator[Term]:
    """The body's own names as terms of no weight: that Byggutvalet says something does not make it a matter of buildings.

    >>> term = Term("b-1", "", "bygg", "stem", 2, False)
    >>> [(mask.term, mask.weight) for mask in mask_names([PolicyArea("b-1"), PolicyArea("b-2")], ["Byggutvalet"], [term])]
    [('byggutval', 0)]
    """
    heard = {term.policy_area_id for term in terms}
    for area in areas:
        if area.policy_area_id in heard:
            for name in names:
                stem = _ARTICLE.sub("", lower(name))
                yield Term(area.policy_area_id, "", stem, "phrase" if " " in stem else "stem", 0, False)


def list_stems(text: str) -> Iterator[str]:
    """The stems of the longer words of a text.

    >>> list(list_stems("Måloppnåelsen i strategien"))
    ['måloppnåels', 'strategi']
    """
    for word in _WORD.findall(lower(text)):
        stem = _ENDING.sub("", word)
        if len(stem) >= SHORTEST:
            yield stem


def is_generic(stem: str) -> bool:
    """True for words of any committee's tasks: «bidra», «utvikling», «saker»."""
    return bool(generic().match(stem))


@cache
def generic() -> re.Pattern[str]:
    """What such words begin with."""
    return re.compile("|".join(row["pattern"] for row in read_rules()["generic"]))
