"""The meetings of the next half-year, found from those of the last: when a plan is due, and on which days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.language.calendar import term
from pipeline.language.formats import find_day
from pipeline.publish.cadence import Cadence, Chosen, choose_days, find_cadence
from pipeline.publish.deadlines import KEYS
from pipeline.publish.events import is_off
from pipeline.publish.free_times import FreeTime, find_span, format_obstacle, list_free_times, next_half
from pipeline.publish.items import FEW, find_half_to_plan, find_plan
from pipeline.publish.views import View
from pipeline.records import Meeting, day_of


@dataclass(frozen=True, slots=True)
class Plan:
    """The meetings proposed for a half-year, and what they were found from."""

    term: str
    """«2026-1»."""
    cadence: Cadence
    basis: tuple[Meeting, ...]
    days: tuple[Chosen, ...]
    free: tuple[FreeTime, ...]
    start_time: str
    end_time: str
    place: str

    @property
    def stem(self) -> str:
        """How the half-year is called in file names: «2026-spring»."""
        return f"{self.term[:4]}-{'spring' if self.term.endswith('1') else 'autumn'}"


def find_next_plan(view: View, meeting: Meeting, asked: bool = False) -> Plan | None:
    """The meetings of the half-year after a meeting's (after today's where somebody asks for them).

    None where no plan is due and nobody asked, where that half-year is over, and where fewer than three meetings show no rhythm.
    """
    own, now = term(day_of(meeting)), term(view.as_of)
    following = next_half(max(own, now)) if asked else find_half_to_plan(view, meeting)
    if following < now or not (asked or any(find_plan(view, meeting))):
        return None
    known = [m for m in view.meetings if not is_off(m) and term(day_of(m)) <= own]
    basis = [m for m in known if next_half(term(day_of(m))) == following or term(day_of(m)) == own != following]
    return make_plan(view, following, basis if len(basis) >= FEW else known[-2 * FEW :], known[-1])


def make_plan(view: View, half: str, basis: list[Meeting], last_known: Meeting) -> Plan | None:
    """The meetings of a half-year after the last known one, in the rhythm of earlier ones, which also lend it hours and place."""
    profile = view.profile
    cadence = find_cadence([day for m in basis if (day := find_day(day_of(m)))])
    if not cadence:
        return None
    free = tuple(list_free_times(half, profile.free_weeks))
    lead = max(getattr(profile, key) for key in KEYS.values())
    first, last = find_span(half, free, lead)
    first = max(first, date.fromisoformat(view.as_of) + timedelta(days=lead))
    after = date.fromisoformat(day_of(last_known))
    days = tuple(choose_days(cadence, after, first, last, lambda day: format_obstacle(day, free, view.t, view.language)))
    hours = find_usual([(m.start_time, m.end_time) for m in basis if m.start_time]) or (profile.start_time, profile.end_time)
    place, _ = find_usual([(m.place, "") for m in basis if m.place]) or (profile.place, "")
    return Plan(half, cadence, tuple(basis), days, free, *hours, place) if days else None


def find_usual(values: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The value that stands in more than half of those that say one; None where none does.

    >>> find_usual([("Teams", ""), ("Rådssalen", "")]), find_usual([("09:00", "11:30")])
    (None, ('09:00', '11:30'))
    """
    value, count = Counter(values).most_common(1)[0] if values else (("", ""), 0)
    return value if 2 * count > len(values) else None
