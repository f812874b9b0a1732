"""Items of one meeting against each other: what the notice lists and the minutes lack, and what was decided without notice."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.view import CALLING, View, name_item
from pipeline.findings import Finding
from pipeline.grammar import find_rule
from pipeline.grammar.checks import OPENINGS
from pipeline.language.folding import fold
from pipeline.language.formats import shorten
from pipeline.records import PROCEDURAL, AgendaItem

ALIKE = 75
"""Titles with at least this token_set_ratio are one item's."""
FORMAL = frozenset({"label:", "label:decision", "sentence:adopted", "sentence:voted", "sentence:counted", "sentence:all_for", "votes"})
"""Rules that read a decision from more than a word of assent."""


def find_unminuted(view: View) -> Iterator[Finding]:
    """Items of a notice that the minutes of its meeting lack; none where the two papers list their items in different ways."""
    for meeting_id in view.meetings:
        minuted = view.minuted(meeting_id)
        papers = view.papers_of(meeting_id, *CALLING)
        rows = [item for item in view.items.get(meeting_id, ()) if item.document_id in papers] if minuted else []
        noticed = list({item.item_id: item for item in rows if is_matter(item)}.values())
        lost = find_lost(noticed, minuted)
        if lost and len(lost) * 2 < len(noticed):
            yield from (write_lost(view, item) for item in lost)


def is_matter(item: AgendaItem) -> bool:
    """True for an item that minutes must tell of; not for procedure, nor for a line without number or purpose.

    >>> [is_matter(AgendaItem(number=number, title=title)) for number, title in (("4", "Budsjett"), ("1", "Velkommen"), ("", "Applaus"))]
    [True, False, False]
    """
    told = item.number or item.item_type in {"decision", "discussion", "information"}
    return bool(told) and item.item_type not in PROCEDURAL and not find_rule(OPENINGS, item.title)


def find_lost(noticed: list[AgendaItem], minuted: list[AgendaItem]) -> list[AgendaItem]:
    """The noticed items that no minuted item goes on with by id, number or title, themselves or as a part of one («9.1» of «9»)."""
    ids = {item.item_id for item in minuted}
    numbers = {fold(item.number) for item in minuted if item.number}
    left = [item for item in noticed if item.item_id not in ids and not parents(item.number) & numbers]
    if not left:
        return []
    from rapidfuzz.fuzz import token_set_ratio  # most runs do not pay for it

    titles = {fold(item.title) for item in minuted}
    return [item for item in left if not any(token_set_ratio(fold(item.title), title) >= ALIKE for title in titles)]


def parents(number: str) -> set[str]:
    """A number, and the numbers that it is a part of.

    >>> sorted(parents("9.1.2")), sorted(parents(""))
    (['9', '9.1', '9.1.2'], [])
    """
    parts = fold(number).split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts) + 1)} - {""}


def write_lost(view: View, item: AgendaItem) -> Finding:
    """The finding about one item, at its place in the notice."""
    values = {"item": name_item(item), "date": view.date_of(item.meeting_id)}
    return Finding("item-not-in-minutes", item.document_id, item.item_id, item.source, values)


def find_any_other(view: View) -> Iterator[Finding]:
    """Decisions (not conclusions of an advisory body) under an item for any other business, which nobody was told of."""
    for decision in view.decisions:
        item = view.shared.items.get(decision.item_id)
        is_decided = decision.kind == "decision" and decision.outcome in {"decided", "rejected"}
        if item and item.item_type == "any-other" and is_decided and view.shared.rules.get(decision.decision_id, "label:") in FORMAL:
            values = {"text": shorten(decision.text), "title": item.title, "date": view.date_of(decision.meeting_id)}
            yield Finding("decision-under-any-other", decision.document_id, decision.decision_id, decision.source, values)
