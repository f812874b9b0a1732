"""The nouns that are counted from the record set, never said by a paper: who has dealt with what, who was there, what is documented.

A number is blank, not zero, where the papers do not cover the term.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.records.rows import row


@row
class Coverage(Struct, frozen=True, gc=False, array_like=True):
    """How often a body's minutes of one term (half-year) were about one policy area."""

    body_id: str = ""
    term: str = ""
    policy_area_id: str = ""
    meetings: str = ""
    items: str = ""
    meetings_touched: str = ""
    last_date: str = ""


@row
class AttendanceCount(Struct, frozen=True, gc=False, array_like=True):
    """How often a member, or anybody for a unit, sat in a body's meetings of one term."""

    body_id: str = ""
    term: str = ""
    subject_kind: str = ""
    subject: str = ""
    unit: str = ""
    meetings: str = ""
    present: str = ""
    partly: str = ""
    deputy: str = ""
    absent: str = ""
    unknown: str = ""


@row
class Completeness(Struct, frozen=True, gc=False, array_like=True):
    """How well a body's meetings of one term are documented."""

    body_id: str = ""
    term: str = ""
    planned: str = ""
    held: str = ""
    cancelled: str = ""
    unknown: str = ""
    ahead: str = ""
    documented: str = ""
    approved: str = ""
