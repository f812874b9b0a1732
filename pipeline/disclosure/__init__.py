"""The public edition: a record set without what the law keeps from the public, and the list of what was left out and why.

It is made once, before any table, figure or publication: what is closed is not hidden in them, it never comes there. Closed items keep
one neutral row, so that numbers and legal basis stand; what is counted from the records must be counted anew (overviews/).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.disclosure.closed import Closed, find_closed
from pipeline.disclosure.judgements import make_holds, make_releases
from pipeline.disclosure.passages import count_rules, hold_passages
from pipeline.disclosure.remove import remove_closed
from pipeline.records import Records
from pipeline.releases import Release
from pipeline.withheld import Withheld

__all__ = ["Closed", "count_rules", "disclose", "find_closed", "hold_passages", "make_holds", "make_releases"]


def disclose(
    records: Records, closed: Closed | None = None, day: str = "", releases: Sequence[Release] = ()
) -> tuple[Records, list[Withheld]]:
    """The records that may leave the house, and what was left out or hidden. The statuses stay as they are: they say no more than a date.

    `closed` is what find_closed says of a larger record set (papers still to come close items too), else of this one.
    `day` says which statutes hold, `releases` what a person has decided on passages.
    """
    public, left_out = remove_closed(records, closed or find_closed(records))
    public, hidden = hold_passages(public, day, releases)
    return public, [*left_out, *hidden]
