"""What publications are made for: a meeting of a body, or its year or half-year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.language.formats import find_day
from pipeline.publish.agenda import find_meeting, is_ahead
from pipeline.publish.edition import Edition
from pipeline.publish.next_plan import Plan, find_next_plan
from pipeline.publish.periods import Period
from pipeline.publish.views import View
from pipeline.records import DocumentRow, Meeting, Records


@dataclass(frozen=True, slots=True)
class Occasion:
    """A body as it is seen on a day."""

    view: View
    names: Mapping[str, str]
    """What the names of files may say of it."""
    left_out: tuple[str, ...]
    """The papers dated after that day, by name and date."""
    edition: Edition | None
    """What makes the publications public ones; None for the internal edition."""


@dataclass(frozen=True, slots=True)
class MeetingOccasion(Occasion):
    """A meeting."""

    meeting: Meeting
    plan: Plan | None
    """The meeting plan to propose, where one is due or asked for."""
    sent: Mapping[str, bytes]
    """The calendars that were published before, by name."""


@dataclass(frozen=True, slots=True)
class PeriodOccasion(Occasion):
    """A year or a half-year."""

    period: Period


def open_meeting(
    view: View, meeting: Meeting, later: Sequence[DocumentRow], edition: Edition | None, asked: bool, sent: Mapping[str, bytes]
) -> MeetingOccasion:
    """A meeting with all that its publications need; a plan is proposed where one is due or `asked` for."""
    plan = None if edition else find_next_plan(view, meeting, asked)
    names = {"body": view.body.body_id, "day": meeting.start_date, "plan": plan.stem if plan else ""}
    return MeetingOccasion(view, names, tuple(find_left_out(view, later)), edition, meeting, plan, sent)


def open_period(view: View, period: Period, later: Sequence[DocumentRow], edition: Edition | None) -> PeriodOccasion:
    """A period with all that its reports need."""
    names = {"body": view.body.body_id, "period": period.name, "kind": "year" if period.is_year else "term"}
    return PeriodOccasion(view, names, tuple(find_left_out(view, later)), edition, period)


def find_left_out(view: View, later: Sequence[DocumentRow]) -> Iterator[str]:
    """«referat.pdf (datert 28.11.25, etter 19.11.25)» for each of the body's papers that are dated after the view's day."""
    for row in later:
        if row.body_id == view.body.body_id:
            path = row.document_id if row.access == "withheld" else row.path
            yield view.t["left_out"].format(path=path, date=view.date(row.issued or row.date), as_of=view.date(view.as_of))


def choose_meeting(records: Records, body_id: str, as_of: str, meeting: str) -> Meeting | None:
    """The meeting asked for by date or id, else the next one; None where the body has none."""
    if not meeting:
        return find_meeting(records, body_id, as_of)
    own = [m for m in records.meetings if m.body_id == body_id and find_day(m.start_date)]
    return next((m for m in own if meeting in {m.start_date, m.meeting_id}), None)


def find_withdrawn(view: View) -> Iterator[Meeting]:
    """The meetings that were cancelled or moved, each on the day for which its publications were made; also where a person moved one by
    a correction, which leaves its id as it was."""
    for meeting in view.meetings:
        day = meeting.meeting_id[-10:]
        if meeting.status == "cancelled":
            yield meeting
        elif find_day(day) and day != meeting.start_date != meeting.suggested_date and "start_date" in meeting.corrected.split("; "):
            yield replace(meeting, start_date=day, status="cancelled", moved_to=meeting.start_date)


def find_notes(body_id: str, chosen: Meeting | None, as_of: str, meeting: str) -> Iterator[str]:
    """What the command line should say of one body: that it has no meeting, none that lies ahead, or that the one asked for is past."""
    if not chosen and not meeting:
        yield f"{body_id}: no meeting with a date is known, so nothing was made"
    elif chosen and meeting and chosen.start_date < as_of:
        yield f"{body_id}: the meeting of {chosen.start_date} is past, seen from {as_of}"
    elif chosen and not is_ahead(chosen, as_of):
        yield f"{body_id}: no planned meeting lies ahead of {as_of}; this is for {chosen.start_date}"
