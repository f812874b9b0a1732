"""What the forms say that people fill in, before any format: the minutes' skeleton and the case forms."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.contexts import ActionRow, Fact, Publication


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody called to the meeting; without a name, a row for somebody who turns up."""

    name: str = ""
    unit: str = ""
    is_deputy: bool = False
    """For whom a deputy came is a blank place."""


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """One item of the coming meeting, under which the minutes are written."""

    number: str
    heading: str
    """«37/25 Tittel»: number and title as on the agenda; of a closed item only a neutral one."""
    type_name: str
    responsible: str
    outcome: str
    """What this body calls what comes of such an item: «Tilrådning», «Konklusjon», «Vedtak»."""
    has_tasks: bool
    """Somebody may be asked to do something: there is a table for it."""


@dataclass(frozen=True, slots=True)
class MinutesContext(Publication):
    """Everything that templates/minutes.docx may print."""

    facts: tuple[Fact, ...]
    seats: tuple[Seat, ...]
    observers: tuple[Seat, ...]
    lines: tuple[MinutesLine, ...]
    next: Fact
    """The next meeting as the plan has it, or a blank place."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier treatment of a matter."""

    date: str
    number: str
    title: str
    outcome: str
    quotes: tuple[str, ...]
    """What was concluded and asked for, word for word, with sources; of a closed item only that it is closed."""


@dataclass(frozen=True, slots=True)
class CaseForm:
    """The form of one item of the coming agenda."""

    heading: str
    facts: tuple[Fact, ...]
    closed: str
    """Why nothing is printed of the matter; empty for an open one."""
    background: tuple[str, ...]
    earlier: tuple[Earlier, ...]
    areas: str
    actions: tuple[ActionRow, ...]
    proposal: str
    """«Forslag til tilrådning», «Forslag til vedtak» …"""
    proposed: str
    """What a paper received proposes, with its source; empty where none does."""
    papers: str


@dataclass(frozen=True, slots=True)
class CaseFormsContext(Publication):
    """Everything that templates/case-forms.docx may print."""

    forms: tuple[CaseForm, ...]


@dataclass(frozen=True, slots=True)
class BlankFormContext(Publication):
    """Everything that templates/case-form.docx may print: the form that whoever brings an item fills in."""

    deadlines: tuple[str, ...]
    """The body's deadlines in sentences."""
    meetings: tuple[tuple[str, str, str], ...]
    """The coming meetings: the day, and when items and papers are due."""
