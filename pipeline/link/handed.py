"""Matters that one body hands on to another: «oversendes dekanmøtet» there, «oversendt fra fagrådet» here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.grammar import find_rule
from pipeline.grammar.references import HANDED_ON
from pipeline.language.calendar import count_days
from pipeline.language.formats import format_date
from pipeline.language.likeness import ALIKE, compare_matters
from pipeline.link.all_bodies import Bodies, matter_of
from pipeline.link.outlines import Outline, Stood
from pipeline.link.references import FROM
from pipeline.link.threads import YEAR, tie
from pipeline.records import CaseLink

RELATED = 0.2
"""How alike titles must be under one archive number: two organisations can both have a case 2025/417."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between items of two bodies."""

    body_id: str
    """Whose the later item is."""
    earlier_body: str
    link: CaseLink


def find_handed(outline: Outline, bodies: Bodies) -> Iterator[Tie]:
    """Each matter that a body hands on or takes over, tied to the first item of the other body with its archive number or a like title."""
    for link, own in outline.waiting:
        if (link.item_id and not link.earlier_item_id.startswith(FROM)) or not own.date:
            continue
        body = bodies.find_named(link.earlier_item_id if link.item_id else find_receiver(link.reason), outline.body_id)
        near = bodies.shelf(body).near(own, later=not link.item_id) if body in bodies.outlines else []
        other = next((one for one in near if abs(count_days(one.date, own.date)) <= YEAR and is_one(one, own)), None)
        if other and link.item_id:
            reason = format_reason(other, body, f"«{link.reason}»")
            yield Tie(outline.body_id, body, replace(link, earlier_item_id=other.item.item_id, reason=reason))
        elif other:
            reason = format_reason(own, outline.body_id, f"«{link.reason}»")
            yield Tie(body, outline.body_id, tie(other.item, own.item.item_id, "follows-up", 0.9, reason))


def find_receiver(sentence: str) -> str:
    """The words of a sentence that say where a matter goes on; the whole of it where no rule parts them."""
    row = find_rule(HANDED_ON, sentence)
    groups = row[1].groupdict() if row else {}
    return groups.get("to") or groups.get("by") or sentence


def is_one(one: Stood, other: Stood) -> bool:
    """True where two items bear the same archive number and have a word in common, or their titles say the same."""
    first, second = matter_of(one), matter_of(other)
    rate = compare_matters(first, second)
    same = one.item.case_number and one.item.case_number == other.item.case_number
    return rate >= ALIKE or bool(same and (rate >= RELATED or first.telling & second.telling))


def format_reason(earlier: Stood, body: str, why: str) -> str:
    """The day, the body, and what ties the items."""
    return f"{body} {format_date(earlier.date, 'nb', 'short')}: {why}"
