"""publish(records) -> files: the next agenda and the report before the meeting, or the report of a year, for each body."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.language.formats import find_day
from pipeline.publish.agenda import number_lines
from pipeline.publish.catalogue import FORMS, MEETING, PERIOD, format_rows, list_withdrawn
from pipeline.publish.contexts import Line
from pipeline.publish.edition import Edition, empty_lines, open_view
from pipeline.publish.filling import Filler, Guard, call_here, find_missing_folder, find_template, name_home, open_folder
from pipeline.publish.occasions import choose_meeting, find_notes, find_withdrawn, open_meeting, open_period
from pipeline.publish.parts import split_records
from pipeline.publish.periods import Period, find_meetings, find_period, list_periods
from pipeline.publish.views import View, compose_view
from pipeline.records import DocumentRow, Records
from pipeline.settings import Profile, Settings

LATEST = 6
"""Days that are named to somebody who asks for a meeting on another."""

__all__ = ["FORMS", "Publications", "find_slots", "find_template", "publish"]


@dataclass(frozen=True, slots=True)
class Publications:
    """The files to write, by name, and what a person should know of them."""

    files: list[tuple[str, bytes]]
    notes: list[str]
    faults: list[str]
    """Templates that failed, each with what to do: what they make is missing among the files."""


def publish(
    records: Records,
    settings: Settings,
    as_of: str,
    *,
    later: Sequence[DocumentRow] = (),
    body: str = "",
    meeting: str = "",
    templates: Path = Path("templates"),
    plan: bool = False,
    sent: Mapping[str, bytes] | None = None,
    standing: Collection[str] = (),
    period: str = "",
    edition: Edition | None = None,
    guard: Guard = call_here,
) -> Publications:
    """What catalogue.py lists for each body's next meeting after `as_of`, as names and bytes.

    `records` are without the papers of `later` (dated after `as_of`, only named) and their status columns are those of
    `as_of`. `body` and `meeting` (a date or a meeting_id) choose one; what is not there raises UsageError. `templates` is
    the working folder's, which wins over those that the program carries. With `plan` the next meeting plan is proposed even
    where none is due. `sent` are the calendars that were published before, by name; `standing` are the names of what former runs
    published and is there still: of a meeting cancelled or moved since, it is made once more and says so. With `period` («2025»,
    «2025-2») only the year or term reports are made. With `edition` the records are those of the public edition, and so are the
    publications. `guard` fills in templates of the working folder, which somebody may have made to run wild.
    """
    ids = find_bodies(records, settings)
    if body and body not in ids:
        raise UsageError(f"there is no body {body!r}; there is {', '.join(ids) or 'none'}")
    if period and meeting:
        raise UsageError("ask for a meeting or for a period, not for both")
    ids = [body] if body else ids
    asked = choose_period(records, ids, as_of, period) if period else None
    made = Publications([], [], [])
    for body_id, part in split_records(records, ids).items():
        view = open_view(compose_view(part, settings.bodies.get(body_id, Profile(body_id)), as_of), edition)
        if fault := find_missing_folder(templates, view.profile.templates):
            made.faults.append(f"nothing was made for {body_id}: {fault}")
            continue
        with open_folder(templates, view.profile.templates) as folder:
            filler = Filler(folder, guard if templates.is_dir() else call_here)
            if asked:
                add_period(made, view, asked, later, edition, filler)
            else:
                add_meeting(made, view, meeting, later, edition, filler, plan, sent or {})
                if not meeting:
                    add_withdrawn(made, view, later, edition, filler, standing)
        made.faults.extend(dict.fromkeys(name_home(fault, folder.name, templates, view.profile.templates) for fault in filler.faults))
    if meeting and not (made.files or made.faults):
        days = sorted({row.start_date for row in records.meetings if row.body_id in ids and find_day(row.start_date)})
        told = f"the last are {', '.join(days[-LATEST:])}" if days else "there is none"
        raise UsageError(f"there is no meeting {meeting!r}{f' of {body}' if body else ''} with a whole date; {told}")
    return made


def add_meeting(
    made: Publications,
    view: View,
    asked: str,
    later: Sequence[DocumentRow],
    edition: Edition | None,
    filler: Filler,
    plan: bool,
    sent: Mapping[str, bytes],
) -> None:
    """Adds what is published for one body's next meeting, or the one that is asked for."""
    body_id = view.body.body_id
    chosen = choose_meeting(view.records, body_id, view.as_of, asked)
    made.notes.extend(find_notes(body_id, chosen, view.as_of, asked))
    if chosen:
        occasion = open_meeting(view, chosen, later, edition, plan, sent)
        made.files.extend(format_rows(MEETING, occasion, filler))
        if plan and not edition and not occasion.plan:
            made.notes.append(f"{body_id}: the meetings show no rhythm, so no meeting plan was proposed")


def add_withdrawn(
    made: Publications, view: View, later: Sequence[DocumentRow], edition: Edition | None, filler: Filler, standing: Collection[str]
) -> None:
    """Adds what was published for meetings that have been cancelled or moved since, with that on top."""
    for gone in find_withdrawn(view):
        occasion = open_meeting(view, gone, later, edition, False, {})
        made.files.extend(format_rows(list_withdrawn(occasion, standing), occasion, filler))


def add_period(
    made: Publications, view: View, period: Period, later: Sequence[DocumentRow], edition: Edition | None, filler: Filler
) -> None:
    """Adds the report of one body's period, where it had a meeting in it."""
    if find_meetings(view, period):
        made.files.extend(format_rows(PERIOD, open_period(view, period, later, edition), filler))
    else:
        made.notes.append(f"{view.body.body_id}: no meeting in {period.name} is known, so nothing was made")


def find_slots(records: Records, settings: Settings, as_of: str, *, body: str = "", meeting: str = "") -> dict[str, tuple[Line, ...]]:
    """meeting_id -> the emptied lines of the internal agenda, of the meetings that `publish` would choose in the internal records."""
    slots = {}
    for body_id, part in split_records(records, [body] if body else find_bodies(records, settings)).items():
        if chosen := choose_meeting(part, body_id, as_of, meeting):
            view = compose_view(part, settings.bodies.get(body_id, Profile(body_id)), as_of)
            slots[chosen.meeting_id] = empty_lines(view, number_lines(view, chosen)[0])
    return slots


def choose_period(records: Records, ids: Sequence[str], as_of: str, asked: str) -> Period:
    """The period that a name means. Raises UsageError for one in which none of these bodies has a meeting."""
    known = list_periods(records, ids, as_of)
    period = find_period(asked)
    if not period or period.name not in known:
        raise UsageError(f"there is no period {asked!r}; there is {', '.join(known) or 'none'}")
    return period


def find_bodies(records: Records, settings: Settings) -> list[str]:
    """The ids of the bodies that papers or settings name, in alphabetical order."""
    named = {row.body_id for row in records.bodies} | {row.body_id for row in records.meetings} | set(settings.bodies)
    return sorted(named - {""})
