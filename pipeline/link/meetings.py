"""Meetings: what several papers say of one meeting becomes one row; what each paper says is kept beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.link.papers import Group, Paper
from pipeline.records import SAID_MINUTES, Evidence, Extracted, Meeting, MeetingLink

RANK = {"minutes": 0, "agenda": 1, "notice": 1, "plan": 2, "mention": 3}
"""Whose word counts first when papers differ."""
FACTS = ("end_date", "start_time", "end_time", "place", "chair", "secretary", "number", "raw_date", "suggested_date")
COMPARED = ("start_time", "place", "chair", "secretary")
SAID_STATUS = ("cancelled", "held", "called", "planned")
LINK_FACTS = ("start_date", "start_time", "end_time", "place", "chair", "secretary")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one paper says of one meeting, and in what role."""

    paper: Paper
    meeting: Extracted[Meeting]
    link: Extracted[MeetingLink]

    @property
    def rank(self) -> tuple[int, str]:
        """Minutes before agenda before plan; then by path, so that the order is total."""
        return RANK.get(self.link.record.relation, 9), self.paper.path


def link_meetings(group: Group) -> None:
    """One row a meeting, one link a paper and meeting, and a finding where papers differ."""
    statements = list(find_statements(group.papers))
    certain = {s.meeting.record.start_date for s in statements if not s.meeting.record.suggested_date}
    by_id: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        meeting_id = name_meeting(group.body_id, statement.meeting.record, certain)
        group.ids[statement.meeting.record.meeting_id] = meeting_id
        by_id[meeting_id].append(statement)
    for meeting_id, said in sorted(by_id.items()):
        said.sort(key=lambda s: s.rank)
        link_meeting(group, meeting_id, said)


def find_statements(papers: list[Paper]) -> Iterator[Statement]:
    """Every meeting that a paper speaks of, with the link that says how."""
    for paper in papers:
        links = {found.record.meeting_id: found for found in paper.parsed.meeting_links}
        for meeting in paper.parsed.meetings:
            fallback = Extracted(MeetingLink(relation="mention", document_id=paper.row.document_id))
            yield Statement(paper, meeting, links.get(meeting.record.meeting_id, fallback))


def name_meeting(body_id: str, meeting: Meeting, certain: set[str]) -> str:
    """`<body>-<date>`; a doubtful date takes the suggested one when another paper confirms it; `<body>-undated-<document>`.

    >>> name_meeting("alu", Meeting(start_date="2025-02-17", suggested_date="2025-12-17"), {"2025-12-17"})
    'alu-2025-12-17'
    >>> name_meeting("alu", Meeting(start_date="2025-03-04"), {""})
    'alu-2025-03-04'
    """
    date = meeting.suggested_date if meeting.suggested_date and meeting.suggested_date in certain else meeting.start_date
    return "-".join(part for part in (body_id, date or f"undated-{meeting.document_id}") if part)


def link_meeting(group: Group, meeting_id: str, said: list[Statement]) -> None:
    """The row of one meeting, its papers' links and what they disagree on. `said` comes best word first."""
    best = next((s for s in said if not s.meeting.record.suggested_date), said[0]).meeting.record
    facts = {name: first(getattr(s.meeting.record, name) for s in said) for name in FACTS}
    if not best.suggested_date:
        facts["suggested_date"] = ""
    row = replace(best, meeting_id=meeting_id, body_id=group.body_id, **facts)
    group.add("meetings", replace(row, status=strongest(said, "status"), minutes_status=strongest(said, "minutes_status")))
    linked = set()
    for statement in said:
        group.cite("meetings", meeting_id, (*statement.meeting.evidence, *cite_states(statement)))
        key = statement.paper.path, statement.link.record.relation
        if key not in linked:  # a plan may list one date twice
            linked.add(key)
            link_paper(group, meeting_id, statement)
    group.findings.extend(find_conflicts(meeting_id, row.start_date, said))


def cite_states(statement: Statement) -> Iterator[Evidence]:
    """Evidence for a status that a paper says by what it is (a plan, minutes), so that statuses can be told anew for any date."""
    cited = {row.field for row in statement.meeting.evidence}
    meeting, relation = statement.meeting.record, statement.link.record.relation
    for column in ("status", "minutes_status"):
        if (value := getattr(meeting, column)) and column not in cited:
            yield Evidence(field=column, value=value, document_id=meeting.document_id, rule=relation)


def link_paper(group: Group, meeting_id: str, statement: Statement) -> None:
    """The link of one paper: relation, reason, and what this paper itself says of the meeting (a page's standing leader and
    secretary stand in its link only, so they neither win in the meeting's row nor contradict minutes)."""
    link, meeting = statement.link.record, statement.meeting.record
    own = {name: getattr(meeting, name) or getattr(link, name) for name in LINK_FACTS}
    row = replace(
        link,
        meeting_id=meeting_id,
        item_id="",
        score=link.score or "1",
        reason=link.reason or f"{link.relation} {meeting.raw_date or meeting.start_date}".strip(),
        document_id=meeting.document_id,
        source=link.source or meeting.source,
        **own,
    )
    group.add("meeting_links", row, statement.link.evidence)


def first(values: Iterator[str]) -> str:
    """The first value that is not blank."""
    return next((value for value in values if value), "")


def strongest(said: list[Statement], column: str) -> str:
    """The strongest thing that the papers say of a meeting's status or minutes; empty where they say nothing."""
    order = SAID_STATUS if column == "status" else SAID_MINUTES
    values = {getattr(s.meeting.record, column) for s in said}
    return next((value for value in order if value in values), "")


def find_conflicts(meeting_id: str, date: str, said: list[Statement]) -> Iterator[Finding]:
    """A finding for each fact on which two papers differ, with both values."""
    for column in COMPARED:
        values: dict[str, tuple[str, str]] = {}
        for statement in said:
            value = getattr(statement.meeting.record, column)
            if value and statement.link.record.relation != "mention":
                values.setdefault(fold(value), (value, statement.meeting.record.source))
        if len(values) > 1:
            (one, source), (other, other_source) = list(values.values())[:2]
            names = {"date": date, "field": column, "one": one, "other": other, "source": source, "other_source": other_source}
            yield Finding("meeting-conflict", source.split(":")[0], meeting_id, source, names)
