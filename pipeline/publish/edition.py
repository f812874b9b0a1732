"""The public edition of publications: the internal agenda's numbers, so that both editions number alike, and no word of what is closed.

Its records come without what is closed (disclosure/). A closed item whose actions and outcome are gone would no longer come to the agenda,
and all numbers after it would move; so the internal agenda's lines, emptied, say what stands where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from pipeline.language.formats import find_day
from pipeline.publish.contexts import Line
from pipeline.publish.tasks import find_tasks
from pipeline.publish.views import View
from pipeline.records import ActionItem, Records, day_of
from pipeline.withheld import Withheld

ROUTINE = frozenset({"notice", "minutes", "follow-up", "any-other"})
"""Lines whose words are no paper's: they stay."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What makes publications public ones."""

    slots: Mapping[str, tuple[Line, ...]]
    """meeting_id -> the lines of its internal agenda, emptied."""
    withheld: Sequence[Withheld]
    """What was left out of the records."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """action_id -> what the internal edition calls the action: T1, T2 …"""


def name_public(name: str) -> str:
    """A public file's name.

    >>> name_public("alu-2025-11-26-agenda.docx"), name_public("alu.ics")
    ('alu-2025-11-26-agenda-public.docx', 'alu-public.ics')
    """
    path = PurePath(name)
    return path.with_stem(f"{path.stem}-public").as_posix()


def open_view(view: View, edition: Edition | None) -> View:
    """The view of the public edition, whose papers say so and whose actions keep their marks; of the internal one as it is."""
    if not edition:
        return view
    tasks = tuple(replace(task, mark=edition.marks.get(task.first.action_id, task.mark)) for task in view.tasks)
    return replace(view, slots=edition.slots, tasks=tasks, t=view.t | {"report_sub": view.t["report_sub_public"]})


def find_marks(records: Records) -> dict[str, str]:
    """action_id -> its mark in the internal edition, whose records these are."""
    days = {m.meeting_id: m.start_date for m in records.meetings if find_day(day_of(m))}
    homes = {m.meeting_id: m.body_id for m in records.meetings}
    owned: dict[str, list[ActionItem]] = defaultdict(list)
    for row in records.actions:
        if row.meeting_id in days:
            owned[homes[row.meeting_id]].append(row)
    return {row.action_id: task.mark for rows in owned.values() for task in find_tasks(rows, days) for row in task.rows}


def format_edition(view: View) -> str:
    """«offentlig utgave» or «intern utgave»."""
    return view.t["edition_public" if view.is_public else "edition_internal"]


def empty_lines(view: View, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of an internal agenda without words that are a paper's; those of closed items keep their neutral ones."""
    return tuple(empty_line(line, is_closed=line.mark.startswith(view.t["withheld"])) for line in lines)


def empty_line(line: Line, *, is_closed: bool) -> Line:
    """One line with its number, and what it is about."""
    title = line.title if is_closed or line.kind in ROUTINE else ""
    bare = Line(line.kind, title, line.reason if is_closed else "", line.number, earlier_id=line.earlier_id, about=line.about)
    return replace(bare, minutes=line.minutes, mark=line.mark if is_closed else "")


def fill_slots(view: View, lines: Iterable[Line], slots: Iterable[Line]) -> list[Line]:
    """The lines of the public agenda: each slot with its line's words, or neutral ones where the records have none for it."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.about or line.earlier_id or line.kind].append(line)
    filled = []
    for slot in slots:
        same = found[slot.about or slot.earlier_id or slot.kind]
        filled.append(replace(same.pop(0), number=slot.number, minutes=slot.minutes) if same and not slot.mark else close_slot(view, slot))
    return filled


def close_slot(view: View, slot: Line) -> Line:
    """A slot in neutral words: its number, and why it is closed."""
    if slot.title and not slot.mark:
        return slot
    title, mark = slot.title or view.t["withheld_title"], slot.mark or view.t["withheld"]
    return replace(slot, about="", title=title, mark=mark, papers=view.t["withheld"])
