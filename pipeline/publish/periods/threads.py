"""Case threads: matters that were up in several meetings, step by step, and a timeline of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.publish.contexts_charts import Chart, ChartRow
from pipeline.publish.periods.areas import name_month
from pipeline.publish.periods.contexts import Step, ThreadRow
from pipeline.publish.periods.spans import Period
from pipeline.publish.sources import format_source
from pipeline.publish.tasks import Task, count_days
from pipeline.publish.texts import format_count
from pipeline.publish.views import View
from pipeline.publish.withheld import format_access
from pipeline.records import PROCEDURAL, AgendaItem, Meeting, day_of

STRONG = frozenset({"same-case", "postponed-from"})
"""Ties that make two items one matter; an item that only refers to several others is no link between them."""
CLOSED = frozenset({"decided", "noted", "rejected", "withdrawn"})
LEFT = frozenset({"postponed", "returned"})
SHOWN = 25
STEPS = 8
"""So many steps of a thread are listed: the first, and the last ones."""
DRAWN = 15
"""So many threads stand in the timeline."""
EARLIER = "‹"
"""Marks the step that stands for all before the period."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A matter's treatments in order of their days."""

    items: tuple[AgendaItem, ...]
    days: tuple[str, ...]

    @property
    def length(self) -> int:
        """Days from the first treatment to the last."""
        return count_days(self.days[0], self.days[-1])


def find_threads(view: View, period: Period) -> list[Thread]:
    """The matters of several meetings up to the view's day that were up in the period, the longest first."""
    days = {m.meeting_id: day_of(m) for m in view.meetings if day_of(m) <= view.as_of}
    threads = [make_thread(view, group, days) for group in join_items(view, days)]
    own = [thread for thread in threads if len(set(thread.days)) > 1 and any(period.holds(day) for day in thread.days)]
    return sorted(own, key=lambda thread: (-thread.length, -len(thread.items), thread.days, thread.items[0].item_id))


def join_items(view: View, days: dict[str, str]) -> list[set[str]]:
    """The items of each matter: tied by strong ties, or by the only reference that an item makes.

    An item that refers to several matters (a round of follow-up, an approval with corrections) is a step in each of them and joins none.
    """
    parent = {item_id: item_id for item_id, item in sorted(view.items.items()) if item.meeting_id in days}
    steps: list[tuple[str, str]] = []
    for item_id in parent:
        links = [link for link in view.links.get(item_id, ()) if link.earlier_item_id in parent]
        for link in links:
            if link.relation in STRONG or len(links) == 1:
                parent[find_root(parent, item_id)] = find_root(parent, link.earlier_item_id)
            else:
                steps.append((item_id, link.earlier_item_id))
    groups: dict[str, set[str]] = {}
    for item_id in parent:
        groups.setdefault(find_root(parent, item_id), set()).add(item_id)
    for item_id, earlier in steps:
        groups[find_root(parent, earlier)].add(item_id)
    return [group for group in groups.values() if len(group) > 1]


def find_root(parent: dict[str, str], item_id: str) -> str:
    """The item that stands for all that are tied to one."""
    while parent[item_id] != item_id:
        parent[item_id] = parent[parent[item_id]]
        item_id = parent[item_id]
    return item_id


def make_thread(view: View, group: set[str], days: dict[str, str]) -> Thread:
    """The items of a matter in order."""
    items = sorted((view.items[item_id] for item_id in group), key=lambda item: (days[item.meeting_id], item.item_id))
    return Thread(tuple(items), tuple(days[item.meeting_id] for item in items))


def compose_threads(view: View, threads: list[Thread]) -> Iterator[ThreadRow]:
    """The first threads as rows of a table."""
    meetings = {m.meeting_id: m for m in view.meetings}
    tasks: dict[str, list[Task]] = {}
    for task in view.tasks:
        if task.status != "done":
            tasks.setdefault(task.first.item_id, []).append(task)
    for thread in threads[:SHOWN]:
        yield compose_thread(view, thread, meetings, [task.mark for item in thread.items for task in tasks.get(item.item_id, ())])


def compose_thread(view: View, thread: Thread, meetings: dict[str, Meeting], marks: list[str]) -> ThreadRow:
    """One matter: its newest title, its steps, its days, and how it stands."""
    steps = [compose_step(view, item, meetings[item.meeting_id]) for item in thread.items]
    left_out = len(steps) - STEPS
    first, last = thread.items[0], thread.items[-1]
    named = next((item for item in thread.items if is_matter(view, item)), first)
    case = next((item.case_number for item in reversed(thread.items) if item.case_number), "")
    return ThreadRow(
        title=f"{named.title} ({case})" if case else named.title,
        mark=next((format_access(view, item.item_id) for item in thread.items if item.item_id in view.closed), ""),
        steps=tuple([steps[0], *steps[left_out + 1 :]] if left_out > 0 else steps),
        more=format_count(view.t, "more_steps", left_out) if left_out > 0 else "",
        span=format_count(view.t, "days", thread.length),
        state=format_state(view, last, meetings[last.meeting_id], marks),
        source=format_source(view, last.source),
    )


def is_matter(view: View, item: AgendaItem) -> bool:
    """True for an item that is about the matter itself, not about several or about the meeting."""
    return item.item_type not in PROCEDURAL and len(view.links.get(item.item_id, ())) < 2


def compose_step(view: View, item: AgendaItem, meeting: Meeting) -> Step:
    """One treatment: its day, number and outcome."""
    return Step(view.date(meeting.start_date), item.number, format_outcome(view, item, meeting), format_source(view, item.source))


def format_outcome(view: View, item: AgendaItem, meeting: Meeting) -> str:
    """What came of an item; that its meeting was cancelled or its minutes are not here, where that is so."""
    t = view.t
    if meeting.status == "cancelled":
        return t["left_moved" if meeting.moved_to else "left_cancelled"]
    corrected = [
        view.items[k.earlier_item_id].number
        for k in view.links.get(item.item_id, ())
        if k.relation == "corrects" and k.earlier_item_id in view.items
    ]
    if any(corrected):
        return f"{t['corrects']} {', '.join(filter(None, corrected))}"
    if item.outcome and item.outcome != "unknown":
        return t["outcome_approved" if item.outcome == "decided" and item.item_type == "approval" else f"outcome_{item.outcome}"]
    if meeting.meeting_id not in view.minutes:
        return t["step_unread"]
    return t["step_no_outcome"]


def format_state(view: View, last: AgendaItem, meeting: Meeting, marks: list[str]) -> str:
    """«avsluttet», «ikke avsluttet: utsatt», «avsluttet, åpne tiltak T4»; unknown where the last minutes do not say."""
    t = view.t
    if meeting.status == "cancelled" or last.outcome in LEFT:
        state = t["thread_open"].format(outcome=format_outcome(view, last, meeting))
    else:
        state = t["thread_closed" if last.outcome in CLOSED else "thread_unknown"]
    return f"{state}; {t['thread_tasks'].format(marks=', '.join(dict.fromkeys(marks)))}" if marks else state


def compose_timeline(view: View, period: Period, threads: list[Thread]) -> Chart | None:
    """One line a thread, one mark a step, along the period's months; what came before the period stands at its first day."""
    if not threads:
        return None
    months = [f"{period.first[:5]}{n:02}" for n in range(int(period.first[5:7]), int(period.last[5:7]) + 1)]
    rows = tuple(draw_thread(view, period, thread) for thread in threads[:DRAWN])
    longest = threads[0]
    title = view.t["timeline_title"].format(period=period.format(view.language))
    values = {"title": name_thread(view, longest), "days": format_count(view.t, "days", longest.length), "steps": str(len(longest.items))}
    alt = format_count(view.t, "timeline_alt", len(rows), **values)
    return Chart("timeline", title, alt, tuple(name_month(month, view.language) for month in months), rows)


def name_thread(view: View, thread: Thread) -> str:
    """The title of a thread's matter."""
    return next((item for item in thread.items if is_matter(view, item)), thread.items[0]).title


def draw_thread(view: View, period: Period, thread: Thread) -> ChartRow:
    """The marks of one thread; earlier steps are one mark on the first day."""
    whole = count_days(period.first, period.last)
    own = [(day, item.number) for day, item in zip(thread.days, thread.items, strict=True) if period.holds(day)]
    early = [item.number for day, item in zip(thread.days, thread.items, strict=True) if day < period.first]
    marks = [(0.0, f"{EARLIER} {early[-1]}".strip())] if early else []
    marks += [(count_days(period.first, day) / whole, number) for day, number in own]
    return ChartRow(name_thread(view, thread), tuple(place for place, _ in marks), tuple(number for _, number in marks))


def format_timeline_note(view: View, chart: Chart | None, count: int) -> str:
    """What a reader must know of the timeline: its sign for earlier steps, and how many matters it leaves out; empty for nothing."""
    early = any(text.startswith(EARLIER) for row in (chart.rows if chart else ()) for text in row.texts)
    notes = (view.t["timeline_note"] if early else "", view.t["timeline_longest"].format(n=DRAWN) if chart and count > DRAWN else "")
    return " ".join(filter(None, notes))


def format_note(view: View, threads: list[Thread]) -> str:
    """How many threads the table leaves out; that there are none, where there are none."""
    if not threads:
        return view.t["no_threads"]
    return format_count(view.t, "more_threads", len(threads) - SHOWN) if len(threads) > SHOWN else ""
