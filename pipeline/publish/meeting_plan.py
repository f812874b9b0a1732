"""A proposal for the next half-year's meetings, as the secretary's memo to the body and as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.language.formats import DAYS, format_date, format_term, format_time_span, format_week
from pipeline.publish.cadence import Chosen
from pipeline.publish.contexts import Fact, Publication
from pipeline.publish.deadlines import Deadline, find_meeting_deadlines, format_deadline
from pipeline.publish.events import short_name
from pipeline.publish.facts import fact, find_members, format_body
from pipeline.publish.free_times import find_half
from pipeline.publish.items import find_plan
from pipeline.publish.next_plan import Plan
from pipeline.publish.printable import clean
from pipeline.publish.sources import find_source, format_quote
from pipeline.publish.texts import format_count, format_list
from pipeline.publish.views import View
from pipeline.publish.workdays import format_day
from pipeline.records import Meeting, day_of

COLUMNS = ("date", "weekday", "week", "start_time", "end_time", "place", "items_due", "papers_due", "notice_due", "status")
"""Of the CSV table; dates are ISO 8601, the weekday in the body's language, and the status is always `proposed`."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One proposed meeting, in words; the templates leave out a column in which nothing is known."""

    date: str
    week: str
    hours: str
    items_due: str
    papers_due: str
    notice_due: str


@dataclass(frozen=True, slots=True)
class PlanContext(Publication):
    """Everything that the templates of the memo may print."""

    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]
    """Why a plan is due, and what the proposal is built on."""
    heading: str
    rows: tuple[PlanRow, ...]
    place: str
    notes: tuple[str, ...]
    """Where a meeting or a deadline lies elsewhere than the rhythm says."""
    rules: tuple[str, ...]
    proposal: str


def compose_plan(view: View, meeting: Meeting, plan: Plan) -> PlanContext:
    """The memo that proposes a plan."""
    t = view.t
    following = format_term(find_half(plan.term)[0].isoformat(), view.language)
    deadlines = {chosen.day: list(find_meeting_deadlines(view, Meeting(start_date=chosen.day.isoformat()))) for chosen in plan.days}
    return PlanContext(
        t=t,
        language=view.language,
        title=t["plan_title"].format(body=view.profile.name or short_name(view), term=following.replace(" ", "\u00a0")),
        body_name=view.profile.name or view.body.body_id,
        short_name=view.profile.short_name,
        date=format_date(view.as_of, view.language, "plain"),
        as_of=view.date(view.as_of),
        notices=(t["plan_notice"],),
        facts=tuple(find_heads(view)),
        reasons=tuple(find_reasons(view, meeting, plan)),
        heading=t["meeting_plan"].format(term=following),
        rows=tuple(compose_row(view, plan, chosen, deadlines[chosen.day]) for chosen in plan.days),
        place=plan.place,
        notes=tuple(find_notes(view, plan, deadlines)),
        rules=tuple(find_rules(view, plan)),
        proposal=t["plan_proposal"].format(body=short_name(view), term=following),
    )


def find_heads(view: View) -> Iterator[Fact]:
    """To, from and date."""
    secretary = next((m for m in find_members(view, Meeting(start_date=view.as_of)) if m.role == "secretary" and m.person_name), None)
    yield fact(view, "form_to", format_body(view))
    yield fact(view, "memo_by", f"{view.t['the_secretary']} {secretary.person_name}" if secretary else view.t["memo_secretariat"])
    yield fact(view, "memo_date", format_date(view.as_of, view.language, "plain"))


def find_reasons(view: View, meeting: Meeting, plan: Plan) -> Iterator[str]:
    """Why a plan is due, in the paper's words, and what the meetings so far show."""
    t, cadence = view.t, plan.cadence
    if view.body.cadence:
        yield find_cadence_words(view)
    else:
        yield from (f"{line.reason}." for line in find_plan(view, meeting))
    values = {"first": view.date(day_of(plan.basis[0])), "last": view.date(day_of(plan.basis[-1]))}
    values["weekday"] = DAYS[view.language][cadence.weekday]
    same = t["plan_same" if cadence.same_weekday == cadence.count else "plan_mostly"].format(n=cadence.same_weekday, **values)
    yield t["plan_basis"].format(n=cadence.count, same=same, distance=format_count(t, "plan_weeks", cadence.weeks), **values)
    for m in plan.basis:
        if m.suggested_date:
            yield t["plan_doubtful"].format(raw=m.raw_date or m.start_date, date=view.date(m.suggested_date))


def find_cadence_words(view: View) -> str:
    """What a paper says of how often the body meets, in its own whole sentences where the evidence is at hand."""
    own = ("bodies", view.body.body_id, "cadence")
    quoted = next((e.quote for e in view.records.evidence if (e.table, e.record_id, e.field) == own), "")
    sentences = re.split(r"(?<=[.!?])\s+", quoted)
    said = (next((whole for whole in sentences if part in whole), part) for part in view.body.cadence.split("; "))
    return format_quote(view, " ".join(dict.fromkeys(said)), find_source(view, *own, view.body.source))


def compose_row(view: View, plan: Plan, chosen: Chosen, deadlines: list[Deadline]) -> PlanRow:
    """One meeting with its deadlines."""
    iso = chosen.day.isoformat()
    due = {one.label: format_deadline(view, one, "short") for one in deadlines}
    hours = format_time_span(plan.start_time, plan.end_time, view.language)
    return PlanRow(format_date(iso, view.language), format_week(iso, view.language).split()[-1], hours, **due)


def find_notes(view: View, plan: Plan, deadlines: dict[date, list[Deadline]]) -> Iterator[str]:
    """The meetings that lie in another week than the rhythm says, and the deadlines that a day off has moved, with the reason."""
    for chosen in plan.days:
        week = format_week(chosen.day.isoformat(), view.language)
        if chosen.reason:
            wanted = format_week(chosen.wanted.isoformat(), view.language)
            yield view.t["plan_shifted"].format(week=week, wanted=wanted, why=chosen.reason)
        for one in deadlines[chosen.day]:
            if one.moved:
                yield view.t["plan_due_moved"].format(label=view.t[one.label], week=week, moved=one.moved)


def find_rules(view: View, plan: Plan) -> Iterator[str]:
    """By which rules the days were chosen, with the days of this half-year."""
    t = view.t
    yield t["plan_rule_rhythm"]
    for time in plan.free:
        if time.name != "free_week":
            yield t[f"rule_{time.name}"].format(first=format_day(time.first, view.language), last=format_day(time.last, view.language))
    weeks = [str(time.first.isocalendar().week) for time in plan.free if time.name == "free_week"]
    if weeks:
        yield format_count(t, "rule_free_weeks", len(weeks), weeks=format_list(t, weeks))
    else:
        yield t["rule_no_spring_weeks" if plan.term.endswith("1") else "rule_no_autumn_weeks"]
    yield t["plan_rule_deadlines"]


def format_table(view: View, plan: Plan) -> bytes:
    """The proposal as CSV (UTF-8, LF), one row a meeting."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for chosen in plan.days:
        due = [one.day for one in find_meeting_deadlines(view, Meeting(start_date=chosen.day.isoformat()))]
        day = (chosen.day.isoformat(), DAYS[view.language][chosen.day.weekday()], str(chosen.day.isocalendar().week))
        writer.writerow([clean(value) for value in (*day, plan.start_time, plan.end_time, plan.place, *due, "proposed")])
    return text.getvalue().encode()
