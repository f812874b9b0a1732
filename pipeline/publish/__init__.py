"""publish(records) -> files: the next agenda and the report before the meeting, for each body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.language.formats import find_day
from pipeline.publish.agenda import compose_agenda_view, find_meeting, is_ahead
from pipeline.publish.calendar import format_calendar
from pipeline.publish.case_forms import compose_blank_form, compose_case_forms
from pipeline.publish.contexts import Publication
from pipeline.publish.data import format_json
from pipeline.publish.html import format_html
from pipeline.publish.meeting_plan import compose_plan, format_table
from pipeline.publish.minutes_form import compose_minutes
from pipeline.publish.next_plan import find_next_plan
from pipeline.publish.pdf import format_pdf
from pipeline.publish.report import compose_report_view
from pipeline.publish.secretary import compose_secretary_view
from pipeline.publish.views import View, compose_view
from pipeline.publish.word import format_word
from pipeline.records import DocumentRow, Meeting, Records
from pipeline.settings import Profile, Settings

FORMS: dict[str, tuple[str, Callable[[Publication, Path, str], bytes]]] = {
    "docx": ("docx", format_word),
    "pdf": ("typ", format_pdf),
    "html": ("html.j2", format_html),
}
"""A file's suffix -> its template's, and what fills it in."""


@dataclass(frozen=True, slots=True)
class Publications:
    """The files to write, by name, and what a person should know of them."""

    files: list[tuple[str, bytes]]
    notes: list[str]


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
) -> Publications:
    """Agenda, the secretary's paper beside it, and report of each body's next meeting after `as_of`, as names and bytes.

    `records` are without the papers of `later` (dated after `as_of`, only named) and their status columns are those of
    `as_of`. `body` and `meeting` (a date or a meeting_id) choose one; what is not there raises UsageError. `templates` is
    the working folder's, which wins over those that the program carries. With `plan` the next meeting plan is proposed even
    where none is due. `sent` are the calendars that were published before, by name.
    """
    ids = find_bodies(records, settings)
    if body and body not in ids:
        raise UsageError(f"there is no body {body!r}; there is {', '.join(ids) or 'none'}")
    files: list[tuple[str, bytes]] = []
    notes: list[str] = []
    for body_id in [body] if body else ids:
        chosen = choose_meeting(records, body_id, as_of, meeting)
        notes += find_notes(body_id, chosen, as_of, meeting)
        if chosen:
            view = compose_view(records, settings.bodies.get(body_id, Profile(body_id)), as_of)
            files += format_all(view, chosen, later, templates)
            files += format_ahead(view, chosen, templates, plan, sent or {})
            if plan and not find_next_plan(view, chosen, plan):
                notes.append(f"{body_id}: the meetings show no rhythm, so no meeting plan was proposed")
    if meeting and not files:
        raise UsageError(f"there is no meeting {meeting!r}{f' of {body}' if body else ''} with a whole date")
    return Publications(files, notes)


def find_notes(body_id: str, chosen: Meeting | None, as_of: str, meeting: str) -> Iterator[str]:
    """What the command line should say of one body: that it has no meeting, or none that lies ahead."""
    if not chosen and not meeting:
        yield f"{body_id}: no meeting with a date is known, so nothing was made"
    elif chosen and not is_ahead(chosen, as_of):
        yield f"{body_id}: no planned meeting lies ahead of {as_of}; this is for {chosen.start_date}"


def find_bodies(records: Records, settings: Settings) -> list[str]:
    """The ids of the bodies that papers or settings name, in alphabetical order."""
    named = {row.body_id for row in records.bodies} | {row.body_id for row in records.meetings} | set(settings.bodies)
    return sorted(named - {""})


def choose_meeting(records: Records, body_id: str, as_of: str, meeting: str) -> Meeting | None:
    """The meeting asked for by date or id, else the next one; None where the body has none."""
    if not meeting:
        return find_meeting(records, body_id, as_of)
    own = [m for m in records.meetings if m.body_id == body_id and find_day(m.start_date)]
    return next((m for m in own if meeting in {m.start_date, m.meeting_id}), None)


def format_all(view: View, meeting: Meeting, later: Sequence[DocumentRow], templates: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each publication of a meeting."""
    stem = f"{view.body.body_id}-{meeting.start_date}"
    named = tuple(format_left_out(view, row) for row in later if row.body_id == view.body.body_id)
    yield from format_forms(stem, "agenda", compose_agenda_view(view, meeting), view.as_of, templates, "docx", "pdf")
    yield from format_forms(stem, "secretary", compose_secretary_view(view, meeting, named), view.as_of, templates, "docx")
    yield from format_forms(stem, "minutes", compose_minutes(view, meeting), view.as_of, templates, "docx")
    yield from format_forms(stem, "case-forms", compose_case_forms(view, meeting), view.as_of, templates, "docx")
    yield from format_forms(view.body.body_id, "case-form", compose_blank_form(view), view.as_of, templates, "docx")
    yield from format_forms(stem, "report", compose_report_view(view, meeting, named), view.as_of, templates, "docx", "pdf", "html")


def format_ahead(view: View, meeting: Meeting, templates: Path, asked: bool, sent: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the body's calendar, and of a proposal for the next meeting plan where one is due or asked for."""
    name = f"{view.body.body_id}.ics"
    yield name, format_calendar(view, sent.get(name, b""))
    if plan := find_next_plan(view, meeting, asked):
        stem = f"{view.body.body_id}-{plan.stem}"
        yield from format_forms(stem, "meeting-plan", compose_plan(view, meeting, plan), view.as_of, templates, "docx", "pdf")
        yield f"{stem}-meeting-plan.csv", format_table(view, plan)


def format_forms(stem: str, what: str, context: Publication, as_of: str, templates: Path, *forms: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of one publication in some forms, from the templates of its name, and as JSON."""
    for form in forms:
        suffix, fill = FORMS[form]
        yield f"{stem}-{what}.{form}", fill(context, find_template(f"{what}.{suffix}", templates), as_of)
    yield f"{stem}-{what}.json", format_json(context)


def format_left_out(view: View, row: DocumentRow) -> str:
    """«referat.pdf (datert 28.11.25, etter 19.11.25)»."""
    path = row.document_id if row.access == "withheld" else row.path
    return view.t["left_out"].format(path=path, date=view.date(row.issued or row.date), as_of=view.date(view.as_of))


def find_template(name: str, templates: Path) -> Path:
    """A template by name: the working folder's own, else the one that the wheel carries, else the repository's."""
    package = Path(__file__).parent.parent
    for folder in (templates, package / "templates", package.parent / "templates"):
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"the template {name} is missing; `referent init FOLDER` lays the default ones in FOLDER/templates")
