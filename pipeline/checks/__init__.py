"""The checks that a good secretary makes: what does not fit together in the linked and corrected records, as findings with advice.

They look at records only, so that a person's correction silences a check; papers that a later version has replaced are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.checks.access import find_not_internal
from pipeline.checks.cases import find_decided_before, find_twice_listed
from pipeline.checks.items import find_any_other, find_unminuted
from pipeline.checks.memos import find_late_memos, find_missing_attachments, find_missing_enclosures
from pipeline.checks.minutes import find_drafts, find_not_received, find_unapproved
from pipeline.checks.numbers import find_gaps
from pipeline.checks.people import find_contradicted, find_strange_voters, find_surplus_votes
from pipeline.checks.plan import find_called_off, find_other_next, find_without_papers
from pipeline.checks.view import View, open_views
from pipeline.finding_rows import format_rows, main_language
from pipeline.findings import Finding
from pipeline.records import Records
from pipeline.settings import Settings

Check = Callable[[View], Iterator[Finding]]

CHECKS: tuple[tuple[Check, frozenset[str]], ...] = (
    (find_gaps, frozenset({"item-number-gap", "item-numbers-elsewhere", "item-numbers-unexplained"})),
    (find_unminuted, frozenset({"item-not-in-minutes"})),
    (find_any_other, frozenset({"decision-under-any-other"})),
    (find_not_internal, frozenset({"exemption-not-internal"})),
    (find_strange_voters, frozenset({"voter-not-present"})),
    (find_surplus_votes, frozenset({"more-votes-than-present"})),
    (find_contradicted, frozenset({"person-present-and-absent"})),
    (find_called_off, frozenset({"notice-for-cancelled-meeting"})),
    (find_without_papers, frozenset({"meeting-without-papers"})),
    (find_drafts, frozenset({"minutes-draft"})),
    (find_not_received, frozenset({"minutes-not-received"})),
    (find_unapproved, frozenset({"minutes-not-approved"})),
    (find_other_next, frozenset({"next-meeting-differs"})),
    (find_missing_attachments, frozenset({"attachment-missing"})),
    (find_missing_enclosures, frozenset({"enclosure-not-received"})),
    (find_late_memos, frozenset({"memo-after-deadline"})),
    (find_twice_listed, frozenset({"matter-listed-twice"})),
    (find_decided_before, frozenset({"decided-before"})),
)
"""Each check and the codes of what it finds. What a single paper shows (a weekday, a personal number) is found in parse/."""

CODES = frozenset().union(*(codes for _, codes in CHECKS))


def check_records(records: Records, settings: Settings, as_of: str) -> Records:
    """The records with the findings of all checks as of a date (ISO), in place of earlier ones; the statuses must be those of that date."""
    found = [row for row in records.findings if row.code not in CODES]
    for view in open_views(records, settings, as_of):
        language = view.profile.language or main_language(list(view.papers.values()))
        found.extend(format_rows((finding for check, _ in CHECKS for finding in check(view)), language, {}))
    return replace(records, findings=found)
