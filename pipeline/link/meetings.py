"""Meetings: what several papers say of one meeting becomes one row; what each paper says is kept beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.findings import Finding
from pipeline.language.folding import fold
from pipeline.language.name_forms import is_same_person
from pipeline.link.pages import Page, link_changes
from pipeline.link.papers import Group
from pipeline.link.statements import Statement, find_statements
from pipeline.link.versions import link_versions
from pipeline.records import OF_THE_PAPER, SAID_MINUTES, Evidence, Meeting

DEADLINES = ("items_due", "papers_due", "notice_due")
FACTS = (
    "end_date",
    "start_time",
    "end_time",
    "place",
    "chair",
    "secretary",
    "number",
    "raw_date",
    "suggested_date",
    "moved_to",
    *DEADLINES,
)
COMPARED = ("start_time", "end_time", "place", "chair", "secretary", "number", *DEADLINES)
OVERRULED = frozenset({"start_time", "end_time", "place"})
"""What a plan says long before and a notice may ordinarily change."""
SAID_STATUS = ("cancelled", "held", "called", "planned", "unknown")
LINK_FACTS = ("start_date", "start_time", "end_time", "place", "chair", "secretary")


def link_meetings(group: Group, saved: Sequence[tuple[Page, Page]]) -> None:
    """One row a meeting, one link a paper and meeting, and a finding where papers differ or a paper is superseded.

    `saved` are the pages that were saved again, each with its next version.
    """
    statements = [*find_statements(group.papers), *link_changes(group, saved)]
    certain = {s.meeting.record.start_date for s in statements if not s.meeting.record.suggested_date}
    by_id: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        meeting_id = name_meeting(group.body_id, statement.meeting.record, certain)
        group.ids[statement.meeting.record.meeting_id] = meeting_id
        by_id[meeting_id].append(statement)
    link_versions(group, {meeting_id: [(s.paper, s.relation) for s in said] for meeting_id, said in by_id.items()})
    for meeting_id, said in sorted(by_id.items()):
        said.sort(key=lambda s: s.rank(group.superseded))
        link_meeting(group, meeting_id, said)


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
    standing = [s for s in said if s.document_id not in group.superseded] or said
    if not any(s.meeting.record.status == "cancelled" for s in standing) or any(s.relation == "minutes" for s in said):
        facts["moved_to"] = ""  # the later version of a page has the meeting again, or it was held after all
    row = replace(best, meeting_id=meeting_id, body_id=group.body_id, **facts)
    minutes = [*standing, *(s for s in said if s.meeting.record.minutes_status not in OF_THE_PAPER)]
    group.add("meetings", replace(row, status=strongest(standing, "status"), minutes_status=strongest(minutes, "minutes_status")))
    linked = set()
    for statement in said:
        group.cite("meetings", meeting_id, (*statement.meeting.evidence, *cite_states(statement)))
        key = statement.paper.path, statement.relation
        if key not in linked:  # a plan may list one date twice
            linked.add(key)
            link_paper(group, meeting_id, statement)
    group.findings.extend(find_conflicts(meeting_id, row.start_date, standing))
    group.findings.extend(find_revived(meeting_id, row.start_date, standing))


def cite_states(statement: Statement) -> Iterator[Evidence]:
    """Evidence for a status that a paper says by what it is (a plan, minutes), so that statuses can be told anew for any date."""
    cited = {row.field for row in statement.meeting.evidence}
    meeting, relation = statement.meeting.record, statement.relation
    for column in ("status", "minutes_status"):
        if (value := getattr(meeting, column)) and column not in cited:
            yield Evidence(field=column, value=value, document_id=meeting.document_id, rule=relation)


def link_paper(group: Group, meeting_id: str, statement: Statement) -> None:
    """The link of one paper: relation, reason, and what this paper itself says of the meeting (a page's standing leader and
    secretary stand in its link only, so they neither win in the meeting's row nor contradict minutes)."""
    link, meeting = statement.link.record, statement.meeting.record
    own = {name: getattr(meeting, name) or getattr(link, name) for name in LINK_FACTS}
    reason = link.reason or f"{link.relation} {meeting.raw_date or meeting.start_date}".strip()
    later = group.superseded.get(statement.document_id, "")
    row = replace(
        link,
        meeting_id=meeting_id,
        item_id="",
        score=link.score or "1",
        reason=f"{reason}; superseded by {later}" if later else reason,
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


def find_conflicts(meeting_id: str, date: str, said: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each fact on which two papers differ, with both values; what a notice changes in a plan is only a note."""
    for column in COMPARED:
        agreed: list[tuple[str, Statement]] = []
        for statement in said:
            value = getattr(statement.meeting.record, column)
            if not value or statement.relation == "mention" or (column == "end_time" and statement.relation == "minutes"):
                continue  # minutes say when the meeting did end
            if agreed and not is_same_fact(column, agreed[0][0], value):
                changed = (pair for pair in agreed if column in OVERRULED and (pair[1].relation, statement.relation) in CHANGES)
                overruling = next(changed, None)  # the notice, also where minutes have said the same before it
                said_by = overruling or agreed[0]
                source = said_by[1].meeting.record.source
                names = {"one": said_by[0], "other": value, "source": source, "other_source": statement.meeting.record.source}
                code = "plan-overruled" if overruling else "meeting-conflict"
                yield Finding(code, source.split(":")[0], meeting_id, source, {"date": date, "field": column, **names})
                break
            agreed.append((value, statement))


CHANGES = frozenset({("notice", "plan"), ("agenda", "plan")})
"""Relations of two papers of which the first may change what the second said."""


def is_same_fact(column: str, one: str, other: str) -> bool:
    """True for two values that do not contradict each other: one says more than the other.

    >>> is_same_fact("place", "Rådssalen, Solvik", "rådssalen"), is_same_fact("number", "Møte nr. 3", "3/2025")
    (True, True)
    >>> is_same_fact("chair", "Arne Kr. Hestnes", "A. K. Hestnes"), is_same_fact("chair", "Kari Nes", "Ola Nes")
    (True, False)
    """
    if column in {"chair", "secretary"} and is_same_person(one, other):
        return True
    one, other = fold(one), fold(other)
    if column == "number":
        digits = [re.findall(r"\d+", text)[:1] for text in (one, other)]
        return digits[0] == digits[1] if all(digits) else one == other
    return one == other or (column not in {"start_time", "end_time"} and (one in other or other in one))


def find_revived(meeting_id: str, date: str, said: Sequence[Statement]) -> Iterator[Finding]:
    """A finding where one paper cancels a meeting of which another is the minutes."""
    minutes = next((s for s in said if s.relation == "minutes"), None)
    gone = next((s for s in said if s.meeting.record.status == "cancelled"), None)
    if minutes and gone:
        own = minutes.meeting.record
        text = gone.link.record.reason or gone.meeting.record.raw_date or date
        values = {"date": date, "text": text, "source": gone.meeting.record.source, "other_source": own.source}
        yield Finding("cancelled-but-minuted", own.document_id, meeting_id, own.source, values)
