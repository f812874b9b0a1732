"""The meetings that were held and the minutes that are here: what every overview counts from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.language.calendar import list_terms, term
from pipeline.records import Meeting, Records, day_of

HALF_YEAR = 6
"""Letters of a term that is a half-year; a date that is a bare year has none, and is not counted."""


@dataclass(frozen=True, slots=True)
class Held:
    """The meetings held as of a date, and which papers are their minutes."""

    meetings: dict[str, Meeting]
    """By meeting_id, in the order of body and day."""
    minutes: frozenset[tuple[str, str]]
    """meeting_id and document_id; one paper may hold the minutes of several meetings."""

    @property
    def documented(self) -> set[str]:
        """The meetings whose minutes are among the papers."""
        return {meeting_id for meeting_id, _ in self.minutes}


def gather_held(records: Records, as_of: str) -> Held:
    """The meetings held up to a date, and their minutes."""
    rows = [m for m in records.meetings if m.status == "held" and day_of(m) <= as_of and len(term(day_of(m))) == HALF_YEAR]
    meetings = {m.meeting_id: m for m in sorted(rows, key=lambda m: (m.body_id, day_of(m), m.meeting_id))}
    links = (link for link in records.meeting_links if link.relation == "minutes" and link.meeting_id in meetings)
    return Held(meetings, frozenset((link.meeting_id, link.document_id) for link in links))


def span_terms(records: Records) -> dict[str, list[str]]:
    """body_id -> the terms from its first known meeting to its last, also those that no paper speaks of."""
    known: dict[str, set[str]] = defaultdict(set)
    for meeting in records.meetings:
        if meeting.body_id and len(found := term(day_of(meeting))) == HALF_YEAR:
            known[meeting.body_id].add(found)
    return {body_id: list_terms(min(terms), max(terms)) for body_id, terms in sorted(known.items())}
