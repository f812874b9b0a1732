"""Bodies and who sits in them."""

from __future__ import annotations

from msgspec import Struct

from pipeline.records.rows import row


@row
class Body(Struct, frozen=True, gc=False, array_like=True):
    """A committee, board or council."""

    body_id: str = ""
    name: str = ""
    short_name: str = ""
    classification: str = ""
    purpose: str = ""
    parent: str = ""
    tasks: str = ""
    composition: str = ""
    cadence: str = ""
    secretariat: str = ""
    items_due_days: str = ""
    papers_due_days: str = ""
    notice_days: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class Membership(Struct, frozen=True, gc=False, array_like=True):
    """A person's seat in a body, for a unit, with a role."""

    membership_id: str = ""
    body_id: str = ""
    person_name: str = ""
    role: str = ""
    unit: str = ""
    unit_name: str = ""
    function: str = ""
    valid_from: str = ""
    valid_to: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""

    @property
    def home(self) -> str:
        """The unit that the seat stands for, by its short name where it has one."""
        return self.unit or self.unit_name

    def holds_on(self, day: str) -> bool:
        """True where the seat may hold on a day (ISO date, "" for any): within the time that the papers give it, if they do."""
        begun = self.valid_from <= day[: len(self.valid_from)]
        return not day or (begun and (not self.valid_to or day[: len(self.valid_to)] <= self.valid_to))
