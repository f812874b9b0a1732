"""What a term report and a year report say, before any format."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.contexts import ActionRow, Doubts, MeetingRow, Publication
from pipeline.publish.contexts_charts import Chart


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A decision, a piece of advice or a conclusion, word for word."""

    number: str
    date: str
    title: str
    mark: str
    """That its item is closed to the public, and on what basis."""
    text: str
    blank: bool
    """Its words are closed."""
    outcome: str
    """With the votes, and what corrects it."""
    source: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of figures: heads of the columns, and rows of a name and cells; the picture shows the same figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    chart: Chart | None
    """None where a picture would show nothing."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untouched:
    """A policy area without an item in the period."""

    name: str
    last: str
    """The day on which minutes last were about it and its item's number, or since when no minutes are."""
    since: str
    """How long that is ago at the end of the period."""
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One treatment of a matter."""

    date: str
    number: str
    outcome: str
    source: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A matter that was up in several meetings."""

    title: str
    mark: str
    steps: tuple[Step, ...]
    more: str
    """How many steps between the first and the last ones are not listed."""
    span: str
    state: str
    source: str


@dataclass(frozen=True, slots=True)
class BoardMeeting:
    """A meeting of the period, and how many items its minutes hold."""

    meeting: MeetingRow
    count: str


@dataclass(frozen=True, slots=True)
class PeriodReportContext(Publication):
    """Everything that the templates of the term report and the year report may print."""

    until: str
    """The day on which the actions' statuses and ages are seen: the period's last, or that of the report."""
    summary: tuple[str, ...]
    register: tuple[RegisterRow, ...]
    register_note: str
    actions: tuple[ActionRow, ...]
    actions_note: str
    finished: str
    """How many actions were finished in the period, and how long they took."""
    ages: Grid
    areas: Grid
    terms: Grid
    untouched: tuple[Untouched, ...]
    untouched_note: str
    """Why there are no rows: every area was touched, or nothing is known."""
    requests: tuple[str, ...]
    """What memos ask in general, word for word, each with its source."""
    threads: tuple[ThreadRow, ...]
    threads_note: str
    timeline: Chart | None
    timeline_note: str
    units: Grid
    members: Grid
    board: Grid
    """The body's completeness, one row a half-year."""
    meetings: tuple[BoardMeeting, ...]
    unread: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    doubts: tuple[Doubts, ...]
    making: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
