"""What each paper says of each meeting, before the papers are weighed against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.link.papers import Paper
from pipeline.records import RELATION_RANK, Extracted, Meeting, MeetingLink


@dataclass(frozen=True, slots=True)
class Statement:
    """What one paper says of one meeting, and in what role."""

    paper: Paper
    meeting: Extracted[Meeting]
    link: Extracted[MeetingLink]

    @property
    def relation(self) -> str:
        """How the paper belongs to the meeting."""
        return self.link.record.relation

    @property
    def document_id(self) -> str:
        """The paper's id."""
        return self.paper.row.document_id

    def rank(self, superseded: Mapping[str, str]) -> tuple[bool, int, str]:
        """Papers that stand before those superseded, minutes before agenda before plan; then by path, so that the order is total."""
        return self.document_id in superseded, RELATION_RANK.get(self.relation, 9), self.paper.path


def find_statements(papers: list[Paper]) -> Iterator[Statement]:
    """Every meeting that a paper speaks of, with the link that says how."""
    for paper in papers:
        links = {found.record.meeting_id: found for found in paper.parsed.meeting_links}
        for meeting in paper.parsed.meetings:
            fallback = Extracted(MeetingLink(relation="mention", document_id=paper.row.document_id))
            yield Statement(paper, meeting, links.get(meeting.record.meeting_id, fallback))
