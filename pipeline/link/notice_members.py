"""The members that notices list: they count where no page of the body lists any, as the latest notice has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.link.page_members import LEFT
from pipeline.link.papers import Paper
from pipeline.records import Membership

NOTICES = frozenset({"agenda", "unknown"})


def choose_seats(papers: Sequence[Paper]) -> list[Paper]:
    """The papers, those seats left out that a notice gives and a page or a later notice tells better: members and deputies apart.

    A page says who sits now, mostly without from when; a notice of another year would seat those who have left beside them.
    """
    listing = [paper for paper in papers if paper.row.kind in NOTICES and paper.parsed.memberships]
    if not listing:
        return list(papers)
    told = {
        is_deputy(one.record)
        for paper in papers
        if paper.row.kind not in NOTICES
        for one in paper.parsed.memberships
        if one.record.role != LEFT
    }
    latest = max(listing, key=lambda paper: (find_day(paper), paper.path))
    return [keep_seats(paper, told, is_latest=paper is latest) if paper in listing else paper for paper in papers]


def is_deputy(seat: Membership) -> bool:
    """True for a seat that stands in for another."""
    return seat.role == "deputy"


def keep_seats(paper: Paper, told: set[bool], *, is_latest: bool) -> Paper:
    """A notice with those of its seats that nothing else tells; `told`: True where pages list deputies, False where members."""
    kept = [one for one in paper.parsed.memberships if is_latest and is_deputy(one.record) not in told]
    return replace(paper, parsed=replace(paper.parsed, memberships=kept))


def find_day(paper: Paper) -> str:
    """The day of the meeting that a notice calls, else the paper's own."""
    return next((one.record.start_date for one in paper.parsed.meetings if one.record.start_date), paper.row.date)
