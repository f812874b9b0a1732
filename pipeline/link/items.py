"""Items and decisions get ids that a second run, a renamed file or another paper of the same meeting does not change."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.language.folding import fold, slug
from pipeline.link.papers import Group
from pipeline.records import ActionItem, AgendaItem, Decision, fill

DECISION_KINDS = {"deciding": "decision", "advisory": "conclusion", "": "decision"}
"""What a decision without a label is, by the body's classification."""


def link_items(group: Group) -> None:
    """One row a paper and item: the same number in notice and minutes of one meeting is one item_id."""
    known: dict[tuple[str, str], str] = {}
    """(meeting_id, folded title) -> item_id of numberless items, so that notice and minutes meet."""
    for paper in group.papers:
        used: Counter[str] = Counter()
        for found in paper.parsed.agenda_items:
            meeting_id = group.ids.get(found.record.meeting_id, "")
            base = name_item(found.record, meeting_id or found.record.document_id, known, group.profile.short_name)
            used[base] += 1
            item_id = base if used[base] == 1 else f"{base}-{used[base]}"
            group.ids[found.record.item_id] = item_id
            group.add("agenda_items", fill(found.record, item_id=item_id, meeting_id=meeting_id), found.evidence)


def name_item(item: AgendaItem, meeting_id: str, known: dict[tuple[str, str], str], short_name: str = "") -> str:
    """`<meeting>-<number>`, or `<meeting>-x<position>` for an item without a number.

    >>> name_item(AgendaItem(number="37/25", title="Stopp"), "alu-2025-11-05", {})
    'alu-2025-11-05-37-25'
    >>> name_item(AgendaItem(number="ALU-sak 37/25", title="Stopp"), "alu-2025-11-05", {}, "ALU")
    'alu-2025-11-05-37-25'
    """
    if item.number:
        return f"{meeting_id}-{slug(drop_series(item.number, short_name))}"
    return known.setdefault((meeting_id, fold(item.title)), f"{meeting_id}-x{item.position or len(known) + 1}")


def drop_series(number: str, short_name: str) -> str:
    """The number without the body's own short name and the word Sak: a body writes «ALU-sak 37/25» here and «37/25» there.

    >>> drop_series("ALU-sak 37/25", "ALU"), drop_series("V-SAK 2", "ALU")
    ('37/25', 'V-SAK 2')
    """
    if not short_name:
        return number
    return re.sub(rf"^(?:{re.escape(short_name)}[\s-]*)?(?:sak[\s:]*)?(?=\d)", "", number, flags=re.IGNORECASE)


def link_decisions(group: Group, classification: str) -> None:
    """Decisions under their items' ids; without a label the body's classification says what kind it is."""
    keys = name_children(group, "decisions", "d")
    for paper in group.papers:
        for found in paper.parsed.decisions:
            row = fill(
                found.record,
                decision_id=keys[found.record.decision_id],
                item_id=group.ids.get(found.record.item_id, ""),
                meeting_id=group.ids.get(found.record.meeting_id, ""),
                kind=found.record.kind or DECISION_KINDS[classification],
            )
            group.ids[found.record.decision_id] = row.decision_id
            group.add("decisions", row, found.evidence)


def name_children(group: Group, table: str, letter: str) -> dict[str, str]:
    """Local key -> id of every decision (letter d) or action (a): `<item>-d1`, counted within paper and item.

    Where two papers tell of one item, all but the one with the lowest document_id bear its first digits too.
    """
    rows = [(paper.row.document_id, found.record) for paper in group.papers for found in getattr(paper.parsed, table)]
    places = [(document_id, find_place(group, document_id, row), row) for document_id, row in rows]
    first: dict[str, str] = {}
    for document_id, place, _ in places:
        first[place] = min(document_id, first.get(place, document_id))
    used: Counter[tuple[str, str]] = Counter()
    keys = {}
    for document_id, place, row in places:
        used[place, document_id] += 1
        suffix = "" if first[place] == document_id else f"-{document_id[:6]}"
        keys[getattr(row, "decision_id" if letter == "d" else "action_id")] = f"{place}-{letter}{used[place, document_id]}{suffix}"
    return keys


def find_place(group: Group, document_id: str, row: Decision | ActionItem) -> str:
    """The id under which a decision or action is counted: its item's, else its meeting's, else its paper's."""
    return group.ids.get(row.item_id) or group.ids.get(row.meeting_id) or document_id
