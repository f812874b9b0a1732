"""One matter in several bodies: the same archive case, references that name another body's item, and matters handed on to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.language.series import find_place
from pipeline.link.all_bodies import Bodies
from pipeline.link.handed import Tie, find_handed, format_reason, is_one
from pipeline.link.other_dues import find_dues, settle_dues
from pipeline.link.outlines import Outline, Stood, split_links
from pipeline.link.references import NAME
from pipeline.link.threads import REACH, tie
from pipeline.records import CaseLink, Evidence, Records
from pipeline.schema import record_id


@dataclass(slots=True)
class Ties:
    """What other bodies' papers add to one body's records."""

    links: list[CaseLink] = field(default_factory=list)
    """From its own items to earlier ones of other bodies."""
    amended: list[tuple[str, str]] = field(default_factory=list)
    """An own item, and a later one of another body that corrects it."""
    dues: dict[str, str] = field(default_factory=dict)
    """Action -> the day on which it is due: another body's next meeting."""
    others: set[str] = field(default_factory=set)
    """The bodies whose items its own are tied to, in either direction."""


@dataclass(frozen=True, slots=True)
class Case:
    """A body's item under an archive number, and the folder of raw/ in which the body's papers lie."""

    body_id: str
    folder: str
    stood: Stood


def tie_bodies(bodies: Bodies) -> dict[str, Ties]:
    """Body -> its ties with others, of bodies that are all at hand (conclusions/ties.py does the same with those that changed)."""
    found: dict[str, list[Tie]] = {body_id: [] for body_id in bodies.outlines}
    for one in find_ties(bodies) if len(found) > 1 else ():
        for body_id in {one.body_id, one.earlier_body}:
            found[body_id].append(one)
    return {body_id: join_found(body_id, found[body_id], find_dues(outline, bodies)) for body_id, outline in bodies.outlines.items()}


def find_ties(bodies: Bodies) -> Iterator[Tie]:
    """What is said outright first, then what is handed on, then what bears the same number."""
    for outline in bodies.outlines.values():
        yield from find_named_items(outline, bodies)
    for outline in bodies.outlines.values():
        yield from find_handed(outline, bodies)
    cases: dict[str, list[Case]] = defaultdict(list)
    for outline in bodies.outlines.values():
        for case in list_cases(outline):
            cases[case.stood.item.case_number].append(case)
    for number in sorted(cases):
        yield from find_shared(number, cases[number])


def join_found(body_id: str, found: Iterable[Tie], dues: dict[str, str]) -> Ties:
    """One body's ties of all `found` that have to do with it, in the order of find_ties; each pair of items is tied once."""
    ties = Ties(dues=dues)
    pairs = set()
    for one in found:
        link = one.link
        if (link.item_id, link.earlier_item_id) not in pairs:
            pairs.add((link.item_id, link.earlier_item_id))
            if one.body_id == body_id:
                ties.links.append(link)
                ties.others.add(one.earlier_body)
            if one.earlier_body == body_id:
                ties.others.add(one.body_id)
                if link.relation == "corrects":
                    ties.amended.append((link.earlier_item_id, link.item_id))
    return ties


def join_ties(part: Records, ties: Ties) -> None:
    """Put what other bodies' papers add into a body's records; rows that wait for another body's item go."""
    part.case_links[:] = [*split_links(part)[0], *ties.links]
    part.evidence.extend(map(cite, ties.links))
    mark_amended(part, ties.amended)
    settle_dues(part, ties.dues)


def find_named_items(outline: Outline, bodies: Bodies) -> Iterator[Tie]:
    """«ALU-sak 37/25», «sak 12/25 i arbeidsmiljøutvalget»: the earlier item of the body that is named."""
    for link, own in outline.waiting:
        name = NAME.match(link.earlier_item_id) if link.item_id else None
        place = find_place(name["number"]) if name else None
        body = bodies.find_named(f"{name['series'] or ''} {name['of'] or ''}", outline.body_id) if name and place else ""
        found = bodies.shelf(body).numbers.get((place.sequence, place.year), []) if body and place else []
        earlier = [one for one in found if not own.date or one.date <= own.date]
        if len(earlier) == 1:
            yield Tie(outline.body_id, body, replace(link, earlier_item_id=earlier[0].item.item_id))


def list_cases(outline: Outline) -> Iterator[Case]:
    """A body's items that bear an archive number."""
    return (Case(outline.body_id, outline.folder, one) for one in outline.items if one.item.case_number)


def find_shared(number: str, cases: list[Case]) -> Iterator[Tie]:
    """Items of different bodies under one archive number, each tied to the last one before it in another body.

    The number alone does not do, since organisations number their cases alike: the titles must have something in common,
    or the papers lie in one folder.
    """
    held = Counter(one.stood.item.meeting_id for one in cases)
    found = sorted(cases, key=lambda one: (one.stood.date, one.body_id, one.stood.item.item_id))
    for at, later in enumerate(found):
        for earlier in reversed(found[max(0, at - REACH) : at]):
            if earlier.body_id == later.body_id or earlier.stood.date >= later.stood.date:
                continue
            crowded = held[later.stood.item.meeting_id] > 1 or held[earlier.stood.item.meeting_id] > 1
            if (later.folder == earlier.folder and not crowded) or is_one(earlier.stood, later.stood):
                reason = format_reason(earlier.stood, earlier.body_id, number)
                link = tie(later.stood.item, earlier.stood.item.item_id, "same-case", 1, reason)
                yield Tie(later.body_id, earlier.body_id, link)
                break


def cite(row: CaseLink) -> Evidence:
    """Where the later item stands, and why it goes on with the other body's."""
    place = [int(part) for part in row.source.split(":")[1:3]] or [0, 0]
    return Evidence(
        table="case_links",
        record_id=record_id("case_links", row),
        field="earlier_item_id",
        value=row.earlier_item_id,
        document_id=row.document_id,
        page=place[0],
        line=place[1],
        quote=row.reason,
        rule="across",
    )


def mark_amended(part: Records, others: list[tuple[str, str]]) -> None:
    """`amended_by` of a body's items and decisions that a later item corrects: its own by the case links, `others` of other bodies."""
    own = [(row.earlier_item_id, row.item_id) for row in part.case_links if row.relation == "corrects"]
    later: dict[str, set[str]] = defaultdict(set)
    for earlier_item_id, item_id in (*own, *others):
        later[earlier_item_id].add(item_id)
    words = {item_id: "; ".join(sorted(ids)) for item_id, ids in later.items()}
    if words:
        part.agenda_items[:] = [replace(row, amended_by=words[row.item_id]) if row.item_id in words else row for row in part.agenda_items]
        part.decisions[:] = [replace(row, amended_by=words[row.item_id]) if row.item_id in words else row for row in part.decisions]
