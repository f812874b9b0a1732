"""The public edition: a record set without what the law keeps from the public, and the list of what was left out and why.

It is made once, before any table, figure or publication: what is closed is not hidden in them, it never comes there. Closed items keep
one neutral row, so that numbers and legal basis stand; what is counted from the records must be counted anew (overviews/).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.disclosure.closed import Closed, Reason, find_closed
from pipeline.disclosure.judgements import make_holds, make_releases
from pipeline.disclosure.listing import Listing
from pipeline.disclosure.passages import count_rules, hold_passages
from pipeline.disclosure.remove import remove_closed
from pipeline.disclosure.union_offices import RULE as UNION_OFFICE
from pipeline.disclosure.unread import hide_unread, name_papers
from pipeline.records import Records
from pipeline.releases import NEVER, Release
from pipeline.withheld import Withheld

__all__ = [
    "UNION_OFFICE",
    "Closed",
    "count_rules",
    "disclose",
    "find_closed",
    "hold_passages",
    "make_holds",
    "make_releases",
    "name_papers",
]


def disclose(
    records: Records, closed: Closed | None = None, day: str = "", releases: Sequence[Release] = (), shown: frozenset[str] = frozenset()
) -> tuple[Records, list[Withheld]]:
    """The records that may leave the house, and what was left out or hidden. The statuses stay as they are: they say no more than a date.

    `closed` is what find_closed says of a larger record set (papers still to come close items too), else of this one.
    `day` says which statutes hold, `releases` what a person has decided on passages, `shown` which rules the settings switch off.
    """
    public, left_out = remove_closed(records, closed or find_closed(records, releases))
    public, unread = hide_unread(public, releases)
    public, hidden = hold_passages(public, day, releases, shown)
    public, told = drop_places(public)
    return public, [*left_out, *unread, *hidden, *told]


def drop_places(records: Records) -> tuple[Records, list[Withheld]]:
    """The records without the findings that say where in a paper a personal number stands, and a row for each."""
    listing = Listing(records)
    for row in records.findings:
        if row.code == NEVER:
            listing.add("findings", row, Reason(NEVER))
    return replace(records, findings=[row for row in records.findings if row.code != NEVER]), listing.rows
