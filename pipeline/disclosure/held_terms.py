"""The terms by which a matter was tied to a policy area: one that stood only in a passage that is held back tells what the passage said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.disclosure.closed import Reason
from pipeline.disclosure.listing import Listing
from pipeline.language.folding import fold
from pipeline.records import PolicyLink, Records

Key = tuple[str, str]
"""What kind of thing a policy link is about, and its id."""


def keep_said_terms(before: Records, after: Records, listing: Listing) -> list[PolicyLink]:
    """The policy links with the terms that stand in published words; those that have none left are listed and go.

    Only the links of what has lost a passage are looked at.
    """
    texts, said = collect_texts(before), collect_texts(after)
    kept = []
    for old, row in zip(before.policy_links, after.policy_links, strict=True):
        key = (row.subject_kind, row.subject_id)
        if not row.terms or (texts[key] == said[key] and old.quote == row.quote):
            kept.append(row)
            continue
        words = fold(" \n ".join([*said[key], row.quote]))
        terms = "; ".join(term for term in row.terms.split("; ") if fold(term) in words)
        if terms:
            kept.append(replace(row, terms=terms))
        else:
            listing.add("policy_links", old, Reason("hangs-on", because=row.subject_id))
    return kept


def collect_texts(records: Records) -> dict[Key, list[str]]:
    """The words of all that a policy link can be about, in the order of the rows."""
    found: dict[Key, list[str]] = defaultdict(list)
    for keys, texts in list_texts(records):
        for key in keys:
            found[key] += texts
    return found


def list_texts(records: Records) -> Iterator[tuple[list[Key], list[str]]]:
    """The words of each row, and what they are the words of: itself, its item, its paper."""
    for paper in records.documents:
        yield [("document", paper.document_id)], [paper.title]
    for memo in records.memos:
        yield [("document", memo.document_id)], [memo.subject, memo.requests, memo.proposal]
    for item in records.agenda_items:
        yield [("item", item.item_id), ("document", item.document_id)], [item.title]
    for decision in records.decisions:
        keys = [("decision", decision.decision_id), ("item", decision.item_id), ("document", decision.document_id)]
        yield keys, [decision.text]
    for action in records.actions:
        keys = [("action", action.action_id), ("item", action.item_id), ("document", action.document_id)]
        yield keys, [action.text, action.task]
