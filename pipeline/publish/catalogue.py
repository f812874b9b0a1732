"""All publications: what each is made of, what its files are called, and in which editions there is one.

To add one, write what composes it and add a row to MEETING or PERIOD.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.publish.agenda import compose_agenda_view
from pipeline.publish.calendar import format_calendar
from pipeline.publish.case_forms import compose_blank_form, compose_case_forms
from pipeline.publish.contexts import Publication
from pipeline.publish.data import format_json
from pipeline.publish.edition import name_public
from pipeline.publish.filling import Filler, find_template
from pipeline.publish.html import format_html
from pipeline.publish.left_out import LeftOutContext, compose_left_out
from pipeline.publish.meeting_plan import compose_plan, format_table
from pipeline.publish.minutes_form import compose_minutes
from pipeline.publish.occasions import MeetingOccasion, Occasion, PeriodOccasion
from pipeline.publish.pdf import format_pdf
from pipeline.publish.periods import compose_period_report
from pipeline.publish.report import compose_report_view
from pipeline.publish.secretary import compose_secretary_view
from pipeline.publish.word import format_word

FORMS: dict[str, tuple[str, Callable[[Publication, Path, str], bytes]]] = {
    "docx": ("docx", format_word),
    "pdf": ("typ", format_pdf),
    "html": ("html.j2", format_html),
}
"""A file's suffix -> its template's, and what fills it in."""
ALL = tuple(FORMS)
WORD = ("docx",)


class For(Enum):
    """Who a publication is for."""

    BOTH = "an internal and a public edition, whose files end in -public"
    INTERNAL = "a working paper, which has no public edition"
    BESIDE = "an internal paper that goes with the public edition"


O = TypeVar("O", bound=Occasion)  # noqa: E741 (an occasion)


@dataclass(frozen=True, slots=True)
class Row(Generic[O]):
    """One publication."""

    name: str
    """Of its files, before their suffix; an occasion's names stand in the braces."""
    audience: For
    compose: Callable[[O], Publication | bytes | None]
    """Its context, or the bytes of a file that needs no template; None where there is nothing to publish."""
    forms: tuple[str, ...]
    template: str = ""
    """The name of its templates before their suffix."""


MEETING: tuple[Row[MeetingOccasion], ...] = (
    Row("{body}-{day}-agenda", For.BOTH, lambda o: compose_agenda_view(o.view, o.meeting), ALL, "agenda"),
    Row("{body}-{day}-secretary", For.INTERNAL, lambda o: compose_secretary_view(o.view, o.meeting, o.left_out), WORD, "secretary"),
    Row("{body}-{day}-minutes", For.INTERNAL, lambda o: compose_minutes(o.view, o.meeting), WORD, "minutes"),
    Row("{body}-{day}-case-forms", For.INTERNAL, lambda o: compose_case_forms(o.view, o.meeting), WORD, "case-forms"),
    Row("{body}-case-form", For.INTERNAL, lambda o: compose_blank_form(o.view), WORD, "case-form"),
    Row("{body}-{day}-report", For.BOTH, lambda o: compose_report_view(o.view, o.meeting, o.left_out), ALL, "report"),
    Row("{body}", For.BOTH, lambda o: format_calendar(o.view, o.sent.get(name_file(o, "{body}.ics", For.BOTH), b"")), ("ics",)),
    Row(
        "{body}-{plan}-meeting-plan",
        For.INTERNAL,
        lambda o: compose_plan(o.view, o.meeting, o.plan) if o.plan else None,
        ("docx", "pdf"),
        "meeting-plan",
    ),
    Row("{body}-{plan}-meeting-plan", For.INTERNAL, lambda o: format_table(o.view, o.plan) if o.plan else None, ("csv",)),
    Row("{body}-{day}-left-out", For.BESIDE, lambda o: list_left_out(o, o.view.date(o.meeting.start_date)), WORD, "left-out"),
)
"""What is published for a meeting."""
PERIOD: tuple[Row[PeriodOccasion], ...] = (
    Row("{body}-{period}-{kind}-report", For.BOTH, lambda o: compose_period_report(o.view, o.period, o.left_out), ALL, "period-report"),
    Row("{body}-{period}-left-out", For.BESIDE, lambda o: list_left_out(o, o.period.format(o.view.language)), WORD, "left-out"),
)
"""What is published for a year or a half-year."""


def list_left_out(occasion: Occasion, date: str) -> LeftOutContext:
    """What the public edition leaves out; for a meeting (or period) in words."""
    return compose_left_out(occasion.view, date, occasion.edition.withheld if occasion.edition else ())


def format_rows(rows: Iterable[Row[O]], occasion: O, filler: Filler) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of the publications that the occasion's edition has, but for those whose template fails."""
    audiences = {For.BOTH, For.BESIDE if occasion.edition else For.INTERNAL}
    for row in rows:
        if row.audience in audiences and (made := row.compose(occasion)) is not None:
            yield from format_forms(row, made, occasion, filler)


def list_withdrawn(occasion: MeetingOccasion, standing: Collection[str]) -> list[Row[MeetingOccasion]]:
    """The publications of a meeting that leave the house, carry its day and stand among those of former runs."""
    sent = (row for row in MEETING if row.audience is For.BOTH and "{day}" in row.name)
    return [row for row in sent if any(name_file(occasion, f"{row.name}.{form}", row.audience) in standing for form in row.forms)]


def format_forms(row: Row[O], made: Publication | bytes, occasion: O, filler: Filler) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of one publication in its forms, and as JSON."""

    def name(suffix: str) -> str:
        return name_file(occasion, f"{row.name}.{suffix}", row.audience)

    if isinstance(made, bytes):
        yield name(row.forms[0]), made
        return
    for form in row.forms:
        suffix, fill = FORMS[form]
        template = find_template(f"{row.template}.{suffix}", filler.templates)
        if data := filler.fill(template, partial(fill, made, template, occasion.view.as_of), name(form)):
            yield name(form), data
    yield name("json"), format_json(made)


def name_file(occasion: Occasion, pattern: str, audience: For) -> str:
    """A file's name in the occasion's edition."""
    name = pattern.format(**occasion.names)
    return name_public(name) if occasion.edition and audience is For.BOTH else name
