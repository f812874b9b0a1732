"""The columns that depend on the as-of date, computed in one place from what the papers say; stored values are never trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pipeline.language.calendar import last_day, term
from pipeline.records import (
    OF_THE_PAPER,
    RELATION_RANK,
    SAID_MINUTES,
    ActionItem,
    AgendaItem,
    Decision,
    DocumentRow,
    Evidence,
    Meeting,
    MeetingLink,
    Records,
)

HELD_BY = frozenset(SAID_MINUTES) - {"notice-only"}
OWN_FACTS = ("start_time", "end_time", "place", "chair", "secretary")
STANDING = frozenset({"chair", "secretary"})
"""What a page says of the body, not of each meeting that it lists."""
CITED_FACTS = frozenset({"end_date", "number", "moved_to", "items_due", "papers_due", "notice_due"})
"""Facts of a meeting that no link holds: its evidence does."""
REPLACED = frozenset({("status", "planned"), ("status", "cancelled"), *(("minutes_status", value) for value in OF_THE_PAPER)})
"""What a superseded paper has said and what its later version says anew."""
ROW_TABLES = ("attendance", "agenda_items", "decisions", "actions", "memos", "policy_links", "case_links", "meeting_links")
COUNTED = ("attendance", "agenda_items", "decisions", "actions", "policy_links")
"""Tables in which each paper has rows of its own; a superseded paper's are kept and not counted."""


@dataclass(slots=True)
class Said:
    """What the papers received say of one meeting."""

    status: set[str] = field(default_factory=set)
    minutes: set[str] = field(default_factory=set)
    links: list[MeetingLink] = field(default_factory=list)
    old: frozenset[str] = frozenset()
    """Papers that are superseded."""

    def stands(self, *relations: str) -> bool:
        """True where a paper of one of these relations is here that no later version has replaced."""
        return any(link.relation in relations and link.document_id not in self.old for link in self.links)

    def has(self, *relations: str) -> bool:
        """True where a paper of one of these relations is here."""
        return any(link.relation in relations for link in self.links)


def apply_as_of(records: Records, as_of: str) -> Records:
    """The records with the statuses of meetings and actions as they stand on `as_of` (ISO date)."""
    said = gather_statements(records)
    covered = {(m.body_id, term(m.start_date)) for m in records.meetings if said[m.meeting_id].has("minutes", "agenda", "notice")}
    dates = {meeting.meeting_id: meeting.start_date for meeting in records.meetings}
    home = {item.item_id: dates.get(item.meeting_id, "") for item in records.agenda_items}
    dues = find_extended(records.actions, as_of, dates)
    return replace(
        records,
        meetings=[keep_corrected(m, meeting_as_of(m, said[m.meeting_id], as_of, covered)) for m in records.meetings],
        actions=[keep_corrected(a, replace(a, status=action_status(extend_due(a, dues), as_of, dates, home))) for a in records.actions],
    )


def find_extended(actions: list[ActionItem], as_of: str, dates: dict[str, str]) -> dict[str, str]:
    """Action -> the due date under which a later list has it, where that list gives another one."""
    listed = [a for a in actions if a.carried_from and a.due_date and dates.get(a.meeting_id, "9999") <= as_of]
    return {a.carried_from: a.due_date for a in sorted(listed, key=lambda a: dates[a.meeting_id])}


def extend_due(action: ActionItem, dues: dict[str, str]) -> ActionItem:
    """The action with the due date that was set last."""
    due = dues.get(action.carried_from or action.action_id, "")
    return replace(action, due_date=due) if due else action


Row = TypeVar("Row", Meeting, ActionItem)


def keep_corrected(row: Row, computed: Row) -> Row:
    """The computed row with the columns that a person has set: a person's word stands on every date."""
    names = [name for name in row.corrected.split("; ") if name and name != "row"]
    return replace(computed, **{name: getattr(row, name) for name in names}) if names else computed


def gather_statements(records: Records) -> dict[str, Said]:
    """Meeting id -> what the evidence and the links of the papers say of it."""
    old = frozenset(row.document_id for row in records.documents if row.superseded_by)
    said: dict[str, Said] = defaultdict(lambda: Said(old=old))
    for row in records.evidence:
        if row.table == "meetings" and row.field in {"status", "minutes_status"}:
            values = said[row.record_id].status if row.field == "status" else said[row.record_id].minutes
            if row.document_id not in old or (row.field, row.value) not in REPLACED:
                values.add(row.value)
    for link in records.meeting_links:
        said[link.meeting_id].links.append(link)
    return said


def meeting_as_of(meeting: Meeting, said: Said, as_of: str, covered: set[tuple[str, str]]) -> Meeting:
    """A meeting with its status and the state of its minutes on a date."""
    ahead = meeting.start_date[:10] >= as_of[: len(meeting.start_date)] if meeting.start_date else False
    minutes = next((value for value in SAID_MINUTES if value in said.minutes), "")
    if "cancelled" in said.status and not said.has("minutes"):
        return replace(meeting, status="cancelled", minutes_status="")
    if said.has("minutes") and not minutes:
        minutes = "written"
    if ahead:
        is_dropped = "unknown" in said.status and not said.stands("plan")  # the later version of the plan has it no more
        status = "called" if said.has("agenda", "notice") else "unknown" if is_dropped else "planned"
        return replace(meeting, status=status, minutes_status=minutes)
    held = "held" in said.status or minutes in HELD_BY
    if not minutes:
        is_covered = (meeting.body_id, term(meeting.start_date)) in covered and not meeting.suggested_date and "unknown" not in said.status
        minutes = "notice-only" if said.has("agenda", "notice") else "missing" if is_covered else "unknown"
    return replace(meeting, status="held" if held else "unknown", minutes_status=minutes)


def action_status(action: ActionItem, as_of: str, dates: dict[str, str], home: dict[str, str]) -> str:
    """done, overdue, open or unknown (its meeting has no date) on a date."""
    if action.closed_by and home.get(action.closed_by, "9999") <= as_of:
        return "done"
    last = last_day(action.due_date)
    if last and last < as_of:
        return "overdue"
    return "open" if last or dates.get(action.meeting_id) else "unknown"


def drop_superseded(records: Records) -> Records:
    """The records without the rows that only superseded papers say, so that nothing is counted twice.

    Meetings, memberships, documents and links to meetings stay: their rows say themselves which paper counts.
    """
    old = {row.document_id for row in records.documents if row.superseded_by}
    if not old:
        return records
    kept = {name: [row for row in getattr(records, name) if row.document_id not in old] for name in COUNTED}
    gone = {item.item_id for item in records.agenda_items} - {item.item_id for item in kept["agenda_items"]}
    case_links = [link for link in records.case_links if not gone & {link.item_id, link.earlier_item_id}]
    return replace(records, case_links=case_links, **kept)


def split_later(records: Records, as_of: str) -> tuple[Records, list[DocumentRow]]:
    """The records without the papers dated after `as_of` and what hangs on them, and those papers' rows."""
    later = find_later(records, as_of)
    return hide_papers(records, later), later


def hide_papers(records: Records, papers: list[DocumentRow]) -> Records:
    """The records without some papers and the rows that these say; a meeting of which others speak too has what those say of it."""
    if not papers:
        return records
    hidden = {row.document_id: row.superseded_by for row in papers}
    tables = (*ROW_TABLES, "findings", "evidence")
    kept = {name: [row for row in getattr(records, name) if row.document_id not in hidden] for name in tables}
    documents = [reinstate(row, hidden) for row in records.documents if row.document_id not in hidden]
    touched = {link.meeting_id for link in records.meeting_links if link.document_id in hidden}
    by_meeting, cited = index_meetings(documents, kept["meeting_links"], kept["evidence"], touched)
    named = {link.meeting_id for link in kept["meeting_links"]}
    meetings = [
        restate(m, by_meeting[m.meeting_id], cited[m.meeting_id], hidden) if m.meeting_id in touched else m
        for m in records.meetings
        if m.meeting_id in named
    ]
    known = {link.item_id for link in kept["case_links"] if link.relation == "corrects"}
    for name in ("agenda_items", "decisions"):
        kept[name] = [row if not row.amended_by else restrict(row, known) for row in kept[name]]
    return replace(records, documents=documents, meetings=meetings, **kept)


Amended = TypeVar("Amended", AgendaItem, Decision)


def restrict(row: Amended, known: set[str]) -> Amended:
    """A row with those of its corrections that are known already."""
    return replace(row, amended_by="; ".join(item_id for item_id in row.amended_by.split("; ") if item_id in known))


def find_later(records: Records, as_of: str) -> list[DocumentRow]:
    """The papers dated or issued after `as_of`; a notice whose only date is its meeting's is as old as we know, so it stays.

    Minutes are dated by their meeting; a later day counts where they say that they are another version.
    """
    calls = {row.document_id for row in records.documents if row.kind == "agenda"}
    own = {(link.document_id, link.start_date) for link in records.meeting_links if link.document_id in calls}
    days = {row.document_id: "" if (row.document_id, row.date) in own else row.date[:10] for row in records.documents}
    issued = {row.document_id: row.issued for row in records.documents if row.version or row.kind != "minutes"}
    return [row for row in records.documents if max(days[row.document_id], issued.get(row.document_id, "")) > as_of]


def reinstate(row: DocumentRow, hidden: Mapping[str, str]) -> DocumentRow:
    """A paper that only papers still to come supersede counts again."""
    later = row.superseded_by
    while later in hidden:
        later = hidden[later]
    return replace(row, superseded_by=later) if later != row.superseded_by else row


def index_meetings(
    documents: Iterable[DocumentRow], links: Iterable[MeetingLink], evidence: Iterable[Evidence], wanted: set[str]
) -> tuple[dict[str, list[MeetingLink]], dict[str, list[Evidence]]]:
    """Meeting -> its links, the best word first (as link/ ranks them), and its evidence in the same order."""
    papers = {row.document_id: row for row in documents if not row.duplicate_of}
    by_meeting: dict[str, list[MeetingLink]] = defaultdict(list)
    cited: dict[str, list[Evidence]] = defaultdict(list)
    for link in links:
        if link.meeting_id in wanted and link.relation in RELATION_RANK:
            by_meeting[link.meeting_id].append(link)
    for rows in by_meeting.values():
        rows.sort(key=lambda k: rank_link(k, papers.get(k.document_id, DocumentRow())))
    for row in evidence:
        if row.table == "meetings" and row.record_id in wanted and row.field in CITED_FACTS:
            cited[row.record_id].append(row)
    for meeting_id, cites in cited.items():
        order = {link.document_id: place for place, link in reversed(list(enumerate(by_meeting[meeting_id])))}
        cites.sort(key=lambda row: order.get(row.document_id, len(order)))
    return by_meeting, cited


def rank_link(link: MeetingLink, paper: DocumentRow) -> tuple[bool, int, str]:
    """The order of a meeting's papers as link/ has it: those that stand before those superseded, minutes before agenda before plan."""
    return bool(paper.superseded_by), RELATION_RANK[link.relation], paper.path


def restate(meeting: Meeting, links: list[MeetingLink], cited: list[Evidence], hidden: Mapping[str, str]) -> Meeting:
    """A meeting of which later papers speak too, with what the others say of it. Links and evidence come best word first."""
    facts = {
        name: next((v for k in links if (v := getattr(k, name)) and not (name in STANDING and k.relation == "plan")), "")
        for name in OWN_FACTS
    }
    facts |= {name: next((row.value for row in cited if row.field == name), "") for name in CITED_FACTS}
    if meeting.document_id in hidden and links:
        facts |= {"document_id": links[0].document_id, "source": links[0].source}
    return keep_corrected(meeting, replace(meeting, **facts))
