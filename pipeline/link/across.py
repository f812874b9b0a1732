"""One matter in several bodies: the same archive case, references that name another body's item, and matters handed on to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.series import find_place
from pipeline.link.all_bodies import Bodies, index_bodies
from pipeline.link.handed import find_handed, format_reason, is_one
from pipeline.link.other_dues import settle_dues
from pipeline.link.references import NAME
from pipeline.link.threads import REACH, Treated, tie
from pipeline.records import AgendaItem, CaseLink, Evidence, Records
from pipeline.schema import record_id


def link_across(records: Records) -> None:
    """Ties between items of different bodies, put into `records.case_links`; rows that wait for another body's item go."""
    known = {item.item_id for item in records.agenda_items}
    kept = [row for row in records.case_links if row.item_id in known and row.earlier_item_id in known]
    waiting = [row for row in records.case_links if not (row.item_id in known and row.earlier_item_id in known)]
    bodies = index_bodies(records)
    pairs = {(row.item_id, row.earlier_item_id) for row in kept}
    if len(bodies.items) > 1:
        for row in (*find_named_items(waiting, bodies), *find_handed(waiting, bodies), *find_shared_cases(bodies)):
            if (row.item_id, row.earlier_item_id) not in pairs:
                pairs.add((row.item_id, row.earlier_item_id))
                kept.append(row)
                records.evidence.append(cite(row))
    records.case_links[:] = kept
    mark_amended(records)
    settle_dues(records, bodies)


def find_named_items(waiting: list[CaseLink], bodies: Bodies) -> Iterator[CaseLink]:
    """«ALU-sak 37/25», «sak 12/25 i arbeidsmiljøutvalget»: the earlier item of the body that is named."""
    numbers: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    dates = {row.item.item_id: row.date for rows in bodies.items.values() for row in rows}
    for body, rows in bodies.items.items():
        for row in rows:
            if place := find_place(row.item.number):
                numbers[body, place.sequence, place.year].add(row.item.item_id)
    for link in waiting:
        name = NAME.match(link.earlier_item_id)
        place = find_place(name["number"]) if name else None
        home = bodies.homes.get(link.item_id, "")
        body = bodies.find_named(f"{name['series'] or ''} {name['of'] or ''}", home) if name and place else ""
        found = numbers[body, place.sequence, place.year] if body and place else set()
        earlier = [item for item in found if not dates.get(link.item_id) or dates[item] <= dates[link.item_id]]
        if len(earlier) == 1:
            yield replace(link, earlier_item_id=earlier[0])


def find_shared_cases(bodies: Bodies) -> Iterator[CaseLink]:
    """Items of different bodies under one archive number, each tied to the last one before it in another body.

    The number alone does not do, since organisations number their cases alike: the titles must have something in common,
    or the papers lie in one folder.
    """
    cases: dict[str, list[tuple[str, str, Treated]]] = defaultdict(list)
    held: Counter[tuple[str, str]] = Counter()
    for body, rows in bodies.items.items():
        for row in rows:
            if row.item.case_number:
                cases[row.item.case_number].append((row.date, body, row))
                held[row.item.case_number, row.item.meeting_id] += 1
    for number, found in cases.items():
        found.sort(key=lambda part: (part[0], part[1], part[2].item.item_id))
        for at, (date, body, later) in enumerate(found):
            for earlier_date, other, earlier in reversed(found[max(0, at - REACH) : at]):
                folder = held[number, later.item.meeting_id] > 1 or held[number, earlier.item.meeting_id] > 1
                near = bodies.folders.get(body) == bodies.folders.get(other) and not folder
                if other != body and earlier_date < date and (near or is_one(earlier, later)):
                    yield tie(later.item, earlier.item.item_id, "same-case", 1, format_reason(earlier, other, number))
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


def mark_amended(records: Records) -> None:
    """`amended_by` of the items and decisions that a later item corrects, from the case links."""
    amended: dict[str, list[str]] = defaultdict(list)
    for row in records.case_links:
        if row.relation == "corrects":
            amended[row.earlier_item_id].append(row.item_id)
    if amended:
        records.agenda_items[:] = [write_amended(row, amended) for row in records.agenda_items]
        records.decisions[:] = [
            replace(row, amended_by="; ".join(amended[row.item_id])) if row.item_id in amended else row for row in records.decisions
        ]


def write_amended(row: AgendaItem, amended: dict[str, list[str]]) -> AgendaItem:
    """An item with the later ones that correct it."""
    return replace(row, amended_by="; ".join(sorted(set(amended[row.item_id])))) if row.item_id in amended else row
