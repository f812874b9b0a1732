"""What a publication says, before any format: plain values in the body's words, ready for any template."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.publish.contexts_charts import Chart


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a header: a label and what the papers say, or a visible blank."""

    label: str
    text: str
    note: str = ""
    """What a reader must know of it: «antatt; kilden sier …»."""
    blank: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the coming agenda."""

    kind: str
    """notice, minutes, standing, follow-up, postponed, action, handed, memo, yearly, plan, received or any-other."""
    title: str
    reason: str
    number: str = ""
    item_type: str = ""
    type_name: str = ""
    responsible: str = ""
    minutes: str = ""
    mark: str = ""
    """What must catch the eye: that it came late, or is closed to the public."""
    earlier_id: str = ""
    """The item that it goes on with."""
    about: str = ""
    """The item of the notice, the memo, or the title of the profile's item, that it stands for."""
    areas: str = ""
    """Policy areas of the earlier item, by name."""
    papers: str = ""
    """The papers received for it, by file name."""
    quotes: tuple[str, ...] = ()
    """What the earlier meeting or the memo said, word for word, each with its source."""
    quotes_label: str = ""
    """What the quotes are: earlier treatment, or what somebody asked for."""
    proposal: str = ""
    """The words that a paper received for it proposes, with their source; empty where none does."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Who is called from one unit."""

    name: str
    people: str
    deputies: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action, however many owners it was spread over."""

    mark: str
    number: str
    owner: str
    text: str
    due: str
    due_raw: str
    status: str
    """open, done, overdue or unknown."""
    status_text: str
    age: str
    closed: str
    source: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What every publication says of itself."""

    t: dict[str, str]
    """The words of the template in the body's language."""
    language: str
    title: str
    body_name: str
    short_name: str
    date: str
    as_of: str
    notices: tuple[str, ...]
    edition: str = field(default="", kw_only=True)
    """«offentlig utgave», «intern utgave»; empty for a paper that has one edition only."""


@dataclass(frozen=True, slots=True)
class AgendaContext(Publication):
    """Everything that the agenda's templates may print: a paper that leaves the house."""

    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    has_notes: bool
    """One line at least has quotes."""
    total_minutes: str
    numbers: str
    """The first and last number as the body writes them in full."""
    units: tuple[Unit, ...]
    called: str
    deputies: str
    """The deputies who are tied to no unit and no member."""
    not_named: tuple[str, ...]
    actions: tuple[ActionRow, ...]
    actions_note: str
    """How many older actions the list leaves out."""


@dataclass(frozen=True, slots=True)
class SecretaryContext(Publication):
    """What only the secretary needs to know of an agenda, in a paper of its own."""

    proposals: tuple[str, ...]
    left_out: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    """Where each fact of the agenda's header stands: its label and its place."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An item of the last meeting and what was concluded, word for word."""

    number: str
    title: str
    text: str
    blank: bool
    """No conclusion is written, or its words are closed."""
    outcome: str
    mark: str
    source: str


@dataclass(frozen=True, slots=True)
class Area:
    """A policy area and the items of the last meetings that were about it."""

    name: str
    cells: tuple[str, ...]
    total: int
    last: str
    coming: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of the term, and what is known of its minutes."""

    date: str
    status: str
    minutes: str
    note: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Doubts:
    """All findings of one kind, with one piece of advice."""

    severity: str
    severity_name: str
    advice: str
    rows: tuple[tuple[str, str], ...]
    """Message and source."""
    more: str
    count: int
    """How many there are, printed or not."""


@dataclass(frozen=True, slots=True)
class ReportContext(Publication):
    """Everything that the report's templates may print."""

    summary: tuple[str, ...]
    conclusions: tuple[Conclusion, ...]
    conclusions_heading: str
    provisional: str
    actions: tuple[ActionRow, ...]
    actions_note: str
    columns: tuple[str, ...]
    areas: tuple[Area, ...]
    coverage_notes: tuple[str, ...]
    terms: Chart | None
    """How many items each area had in the last half-years; None where minutes of two are not here."""
    terms_notes: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]
    meetings: tuple[MeetingRow, ...]
    meetings_note: str
    unread: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    doubts: tuple[Doubts, ...]
    making: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
