"""Which policy areas a body's minutes were about, term by term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.language.calendar import term
from pipeline.overviews.held import Held, span_terms
from pipeline.records import Coverage, Records, day_of
from pipeline.settings import Profile


def count_coverage(records: Records, held: Held, as_of: str, profiles: Mapping[str, Profile]) -> list[Coverage]:
    """One row a body, term up to that of `as_of`, and area of the body's schemes; blanks where the term has no minutes."""
    touched = find_touched(records)
    minuted = count_minuted(held)
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)  # body, term, area -> item_id -> meeting_id
    for item_id, meeting_id in find_items(records, held):
        meeting = held.meetings[meeting_id]
        for area_id in touched.get(item_id, ()):
            found[meeting.body_id, term(day_of(meeting)), area_id].setdefault(item_id, meeting_id)
    areas = find_areas(records, profiles)
    return [
        make_row(body_id, one, area_id, minuted.get((body_id, one), 0), found.get((body_id, one, area_id), {}), held)
        for body_id, terms in span_terms(records).items()
        for one in terms
        if one <= term(as_of)
        for area_id in areas.get(body_id, ())
    ]


def make_row(body_id: str, one: str, area_id: str, meetings: int, items: Mapping[str, str], held: Held) -> Coverage:
    """The row of one area: how many items in how many meetings, and the day of the last."""
    if not meetings:
        return Coverage(body_id, one, area_id, "0")
    last = max((day_of(held.meetings[meeting_id]) for meeting_id in items.values()), default="")
    return Coverage(body_id, one, area_id, str(meetings), str(len(items)), str(len(set(items.values()))), last)


def find_touched(records: Records) -> dict[str, set[str]]:
    """item_id -> the areas that an assertion ties it to, by itself or by what was decided in it."""
    home = {decision.decision_id: decision.item_id for decision in records.decisions}
    touched: dict[str, set[str]] = defaultdict(set)
    for link in records.policy_links:
        if link.subject_kind in {"item", "decision"}:
            item_id = link.subject_id if link.subject_kind == "item" else home.get(link.subject_id, "")
            touched[item_id].add(link.policy_area_id)
    return touched


def find_items(records: Records, held: Held) -> Iterator[tuple[str, str]]:
    """The items that minutes hold, each with its meeting."""
    for item in records.agenda_items:
        if (item.meeting_id, item.document_id) in held.minutes:
            yield item.item_id, item.meeting_id


def count_minuted(held: Held) -> dict[tuple[str, str], int]:
    """How many meetings with minutes each body has in each term."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for meeting_id in held.documented:
        meeting = held.meetings[meeting_id]
        counts[meeting.body_id, term(day_of(meeting))] += 1
    return counts


def find_areas(records: Records, profiles: Mapping[str, Profile]) -> dict[str, list[str]]:
    """body_id -> the areas that hold for it: of its profile's scheme, of its own main tasks, of any scheme its links name."""
    schemes: dict[str, list[str]] = defaultdict(list)
    for area in records.policy_areas:
        schemes[area.scheme].append(area.policy_area_id)
    home = {area.policy_area_id: area.scheme for area in records.policy_areas}
    bodies = {meeting.meeting_id: meeting.body_id for meeting in records.meetings}
    items = {item.item_id: bodies.get(item.meeting_id, "") for item in records.agenda_items}
    linked: dict[str, set[str]] = defaultdict(set)
    for link in records.policy_links:
        if link.subject_id in items:
            linked[items[link.subject_id]].add(home.get(link.policy_area_id, ""))
    found = {}
    for body_id in sorted({*bodies.values()} - {""}):
        own = [profiles.get(body_id, Profile(body_id)).scheme, f"{body_id}-oppgaver"]
        found[body_id] = [area for scheme in dict.fromkeys([*own, *sorted(linked[body_id])]) for area in schemes.get(scheme, ())]
    return found
