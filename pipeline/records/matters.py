"""What is dealt with: items, what was decided and is to be done, memos, policy areas and cases."""

from __future__ import annotations

from msgspec import Struct

from pipeline.records.rows import row

PROCEDURAL = frozenset({"approval", "any-other"})
"""Types of items (item_type) that are about the meeting, not about a matter of their own."""


@row
class AgendaItem(Struct, frozen=True, gc=False, array_like=True):
    """An item of a meeting as one paper has it."""

    item_id: str = ""
    meeting_id: str = ""
    position: str = ""
    number: str = ""
    case_number: str = ""
    title: str = ""
    item_type: str = ""
    responsible: str = ""
    duration_minutes: str = ""
    outcome: str = ""
    access: str = ""
    legal_basis: str = ""
    amended_by: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class Decision(Struct, frozen=True, gc=False, array_like=True):
    """What was decided, advised or concluded, word for word."""

    decision_id: str = ""
    item_id: str = ""
    meeting_id: str = ""
    number: str = ""
    text: str = ""
    kind: str = ""
    outcome: str = ""
    votes_for: str = ""
    votes_against: str = ""
    votes_blank: str = ""
    unanimous: str = ""
    amended_by: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class ActionItem(Struct, frozen=True, gc=False, array_like=True):
    """Something that somebody is to do after the meeting."""

    action_id: str = ""
    item_id: str = ""
    meeting_id: str = ""
    text: str = ""
    owner: str = ""
    owner_raw: str = ""
    due_date: str = ""
    due_raw: str = ""
    precision: str = ""
    status: str = ""
    closed_by: str = ""
    task: str = ""
    membership_id: str = ""
    carried_from: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""

    @property
    def work(self) -> str:
        """What is to be done; all the words where nobody has parted them."""
        return self.task or self.text


@row
class Done(Struct, frozen=True, gc=False, array_like=True):
    """What minutes report as done. It has no table: link/ looks for the action of an earlier meeting that it is about."""

    item_id: str = ""
    meeting_id: str = ""
    text: str = ""
    task: str = ""
    document_id: str = ""
    source: str = ""


@row
class Memo(Struct, frozen=True, gc=False, array_like=True):
    """A memo, letter, application or e-mail with a request."""

    document_id: str = ""
    date: str = ""
    reference: str = ""
    sender: str = ""
    recipients: str = ""
    copies: str = ""
    subject: str = ""
    signed_by: str = ""
    decided_by: str = ""
    authority: str = ""
    decided_on: str = ""
    effective_from: str = ""
    consulted: str = ""
    attachments_expected: str = ""
    requests: str = ""
    requested_for: str = ""
    item_type: str = ""
    proposal: str = ""
    earlier_items: str = ""
    corrected: str = ""
    source: str = ""


@row
class PolicyArea(Struct, frozen=True, gc=False, array_like=True):
    """One area of a scheme, named as in the paper that enumerates it."""

    policy_area_id: str = ""
    scheme: str = ""
    number: str = ""
    name: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class PolicyLink(Struct, frozen=True, gc=False, array_like=True):
    """An assertion that a document, item, decision or action is about an area."""

    subject_kind: str = ""
    subject_id: str = ""
    policy_area_id: str = ""
    score: str = ""
    terms: str = ""
    quote: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""


@row
class CaseLink(Struct, frozen=True, gc=False, array_like=True):
    """A later item that goes on with an earlier one.

    In parse/ earlier_item_id is the number (or meeting, or body) as written; item_id is empty for a matter that goes on to another
    body (follows-up) or comes back (postponed-from), of which earlier_item_id is the item. In a body's own records these, and numbers
    of other bodies' items, wait until all bodies are linked (link/across.py), which answers or drops them.
    """

    item_id: str = ""
    earlier_item_id: str = ""
    relation: str = ""
    score: str = ""
    reason: str = ""
    corrected: str = ""
    document_id: str = ""
    source: str = ""
