"""Memos that came too late for their meeting, and enclosures that memos and agendas name and nobody has put in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from pipeline.checks.view import View
from pipeline.findings import Finding
from pipeline.language.folding import words
from pipeline.language.formats import shorten
from pipeline.records import DocumentRow, Evidence, MeetingLink

SUFFIX = re.compile(r"\.\w{2,5}$")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find_late_memos(view: View) -> Iterator[Finding]:
    """Memos dated after the last day for items of the meeting that they ask for, as a paper or the body's profile says it."""
    days = view.profile.items_due_days or view.profile.papers_due_days
    asked: dict[str, MeetingLink] = {}
    for links in view.links.values():
        asked.update({link.document_id: link for link in links if link.relation == "paper"})
    for memo in view.memos:
        link = asked.get(memo.document_id)
        meeting = view.meetings.get(link.meeting_id) if link else None
        start = meeting.start_date if meeting else ""
        if not (meeting and FULL_DAY.fullmatch(start) and FULL_DAY.fullmatch(memo.date)):
            continue
        counted = (date.fromisoformat(start) - timedelta(days=days)).isoformat() if days else ""
        due = meeting.items_due or meeting.papers_due or counted
        if due and memo.date > due:
            name = memo.subject or view.name_of(memo.document_id)
            values = {"subject": name, "memo_date": memo.date, "due": due, "date": start}
            yield Finding("memo-after-deadline", memo.document_id, memo.document_id, memo.source, values)


def find_missing_attachments(view: View) -> Iterator[Finding]:
    """Memos that speak of more attachments than came with them or lie beside them under their names."""
    index = index_names(view)
    inside = Counter(row.path.rpartition("/")[0] for row in view.papers.values())
    for memo in view.memos:
        row = view.papers[memo.document_id]
        named, missing = find_missing(row, index)
        expected = int(memo.attachments_expected) if memo.attachments_expected.isdigit() else 0
        present = max(inside[row.path], len(named) - len(missing))
        if present < expected and not (named and not missing):
            said = next(iter(view.shared.evidence.get((memo.document_id, "attachments_expected"), ())), Evidence())
            place = f"{row.document_id}:{said.page}:{said.line}" if said.page else row.document_id
            subject = memo.subject or view.name_of(row.document_id)
            values = {
                "subject": subject,
                "text": "; ".join(missing) or shorten(said.quote),
                "expected": str(expected),
                "present": str(present),
            }
            yield Finding("attachment-missing", row.document_id, row.document_id, place, values)


def find_missing_enclosures(view: View) -> Iterator[Finding]:
    """Enclosures that an agenda names and no other paper of the body is called like, by its file or its title."""
    index = index_names(view)
    memos = {memo.document_id for memo in view.memos}
    for row in view.papers.values():
        _, missing = find_missing(row, index)
        if missing and row.document_id not in memos:
            values = {"name": view.name_of(row.document_id), "text": "; ".join(missing)}
            yield Finding("enclosure-not-received", row.document_id, row.document_id, row.document_id, values)


def index_names(view: View) -> dict[str, set[str]]:
    """Word -> the papers in whose file name or title it stands; empty where no paper names an enclosure."""
    index: dict[str, set[str]] = defaultdict(set)
    if any(row.attachments for row in view.papers.values()):
        for row in view.papers.values():
            for word in tell_words(row):
                index[word].add(row.document_id)
    return index


def find_missing(row: DocumentRow, index: dict[str, set[str]]) -> tuple[list[str], list[str]]:
    """The enclosures that a paper names, and those of them that no other paper is called like."""
    named = [name for name in row.attachments.split("; ") if name]
    return named, [name for name in named if not match_name(name, index) - {row.document_id}]


def match_name(name: str, index: dict[str, set[str]]) -> set[str]:
    """The papers whose file name or title holds all the words of an enclosure's name."""
    sought = split_name(SUFFIX.sub("", name))
    return set.intersection(*(index.get(word, set()) for word in sought)) if sought else set()


def tell_words(row: DocumentRow) -> set[str]:
    """The words of a paper's file name and title."""
    return split_name(PurePosixPath(row.path).stem) | split_name(row.title)


def split_name(text: str) -> set[str]:
    """The telling words and figures of a name.

    >>> sorted(split_name("Budsjett_2026 for møtet"))
    ['2026', 'budsjett', 'for', 'møtet']
    """
    plain = re.sub(r"[_\W]+", " ", text)
    return {*words(plain), *re.findall(r"\d{2,}", plain)}
