"""Meetings that a paper says are cancelled or moved: the day given up becomes a cancelled meeting, the new day a planned one.

One step behind every kind's own parser, for notices, minutes, memos, e-mails and pages say it in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar import find_rule, holds_any
from pipeline.grammar.gates import Stems
from pipeline.grammar.moves import MOVES, NEW_PLACE, NOT_DECIDED, OWN_MOVES, REPLACEMENT, STEMS
from pipeline.language.dates import find_dates
from pipeline.language.numbers import find_item_number
from pipeline.language.sentences import split_sentences
from pipeline.language.times import find_times
from pipeline.parse.day_marks import mask_days, write_day
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.when_places import find_place
from pipeline.records import DocumentRow, Extracted, Meeting, MeetingLink, Memo

LONGEST = 400
HEAD = 12
"""Sentences of a notice that can be about its own meeting without naming its day."""


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence that gives up a meeting's day: ISO days, "" where it names none."""

    line: Line
    sentence: str
    rule: str
    old: str
    new: str

    @property
    def place(self) -> str:
        """Where the meeting is on its new day, as the words from that day on say; "" for nothing said."""
        days = [day for day in find_dates(self.sentence) if self.new[4:] == f"-{day.month:02}-{day.day:02}"]
        text = self.sentence[days[-1].start :] if days else ""
        place = find_place(text, find_dates(text), find_times(text), "mention") if text else ""
        return place if NEW_PLACE.fullmatch(place) else ""


Values = list[Extracted[Any] | Finding]


def add_moves(document: Document, values: Iterable[Extracted[Any] | Finding]) -> Iterator[Extracted[Any] | Finding]:
    """What a parser gave, with the meetings that the paper cancels or moves; a notice's own meeting goes where it was moved."""
    speaking = {sentence for _, sentence in find_sentences(document, STEMS) if may_move(sentence)}
    if not speaking:
        yield from values
        return
    read = list(values)
    moves, doubts = find_moves(document, speaking, read)
    own = find_own(read)
    for move in moves:
        if own and own.record.start_date == move.old and is_call(own, read):
            read = [give_up(found, own.record.meeting_id, move) for found in read]
    yield from read
    told = {found.record.start_date: found.record.moved_to for found in read if isinstance(found, Extracted) and is_cancelled(found.record)}
    yield from write_moves(document, [move for move in moves if move.old not in told or (move.new and not told[move.old])], read)
    yield from doubts


def may_move(sentence: str) -> bool:
    """True for a sentence that gives up a meeting's day, were it in a notice of that meeting; False for most."""
    masked, _ = mask_days(sentence)
    return bool(find_rule(MOVES, masked) or find_rule(OWN_MOVES, masked))


def find_sentences(document: Document, known: Stems | None = None) -> Iterator[tuple[Line, str]]:
    """The sentences of a paper's running text and headings, each with the line that opens its paragraph; table rows are left to plans.

    Only those that hold one of the stems, where some are given.
    """
    subject = document.meta.get("subject", "")
    if subject and document.lines and (known is None or holds_any(known, subject)):
        yield next((line for line in document.lines if subject in line.text), document.lines[0]), subject
    for paragraph in document.paragraphs():
        if paragraph.first.cells or (known is not None and not holds_any(known, paragraph.text)):
            continue
        for sentence in split_sentences(paragraph.content):
            if len(sentence) < LONGEST and (known is None or holds_any(known, sentence)):
                yield paragraph.first, sentence


def find_moves(document: Document, speaking: set[str], read: Values) -> tuple[list[Move], list[Finding]]:
    """The moves that some sentences of a paper state, the first that gives up a day standing for all but for its new day; and the
    sentences whose day cannot be told."""
    own, every = find_own(read), list(find_sentences(document))
    called = own.record.start_date if own and is_call(own, read) else ""
    heads, following, stamp = set(every[:HEAD]) if called else set(), dict(pairwise(every)), find_stamp(document, read)
    found: dict[str, Move] = {}
    doubts = []
    for line, sentence in every:
        if sentence not in speaking:
            continue
        own_day, after = called if (line, sentence) in heads else "", following.get((line, sentence))
        for said in read_moves(line, sentence, own_day, stamp, after):
            if len(said.old) < 10 or said.old == said.new or (said.new and len(said.new) < 10):
                values = {"name": document.name, "text": sentence[:120]}
                source = format_source(document.document_id, line)
                doubts.append(Finding("move-without-day", document.document_id, document.document_id, source, values))
            elif said.old not in found or (said.new and not found[said.old].new):
                found[said.old] = said
    return list(found.values()), doubts


def read_moves(line: Line, sentence: str, called: str, stamp: str, following: tuple[Line, str] | None) -> Iterator[Move]:
    """What one sentence gives up; `called` is the day of the notice at whose head it stands, else "" ."""
    masked, days = mask_days(sentence)
    listed = bool(line.marker or find_item_number(line.text))
    match = find_rule(MOVES, masked) or (find_rule(OWN_MOVES, masked) if called and not listed else None)
    if not match or NOT_DECIDED.search(sentence) or (listed and match[0].name == "cancelling"):
        return  # an item «Avlysning av møtet 12. mars» has yet to be decided
    part = match[1].groupdict()
    new = write_day(days, part["new"], stamp) if "new" in part else "" if "also" in part else find_replacement(following, stamp)
    for name in ("old", "also"):
        if name in part or (name == "old" and called):
            old = write_day(days, part[name], stamp) if name in part else called
            yield Move(line, sentence, match[0].name, old, new or ("?" if "new" in part else ""))


def find_replacement(following: tuple[Line, str] | None, stamp: str) -> str:
    """The new day that the next sentence says; "" for none."""
    masked, days = mask_days(following[1]) if following else ("", [])
    match = REPLACEMENT.pattern.match(masked)
    return write_day(days, match["new"], stamp) if match else ""


def find_stamp(document: Document, read: Values) -> str:
    """The paper's own date: its meeting's, the memo's, its head's; else the latest full day that it names."""
    for kind, field in ((Meeting, "start_date"), (Memo, "date"), (DocumentRow, "date")):
        for found in read:
            if isinstance(found, Extracted) and isinstance(found.record, kind) and len(getattr(found.record, field)) == 10:
                return str(getattr(found.record, field))
    named = [day.iso for value in (document.meta.get("date", ""), document.text[:4000]) for day in find_dates(value) if len(day.iso) == 10]
    return named[0] if named else ""


def find_own(read: Values) -> Extracted[Meeting] | None:
    """The paper's own meeting: the first that it speaks of, unless it only lists or names it."""
    first = next((found for found in read if isinstance(found, Extracted) and isinstance(found.record, Meeting)), None)
    link = find_link(read, first.record.meeting_id) if first else None
    return first if link and link.relation in {"notice", "agenda", "minutes"} else None


def find_link(read: Values, meeting_id: str) -> MeetingLink | None:
    """The link of a meeting by its local key."""
    links = (found.record for found in read if isinstance(found, Extracted) and isinstance(found.record, MeetingLink))
    return next((link for link in links if link.meeting_id == meeting_id), None)


def is_call(own: Extracted[Meeting], read: Values) -> bool:
    """True where the paper calls its own meeting: minutes tell of one that was held."""
    link = find_link(read, own.record.meeting_id)
    return link is not None and link.relation in {"notice", "agenda"}


def is_cancelled(record: object) -> bool:
    """True for a meeting that the paper's own parser has read as cancelled."""
    return isinstance(record, Meeting) and record.status == "cancelled"


def give_up(found: Extracted[Any] | Finding, meeting_id: str, move: Move) -> Extracted[Any] | Finding:
    """A value of a notice whose own meeting is given up: the notice calls the new day, or is only the word that there is no meeting."""
    if not isinstance(found, Extracted):
        return found
    if isinstance(found.record, DocumentRow) and move.new and found.record.date == move.old:
        return replace(found, record=replace(found.record, date=move.new))
    if getattr(found.record, "meeting_id", "") != meeting_id:
        return found
    if isinstance(found.record, Meeting):
        dated = tuple(replace(row, value=move.new, quote=move.sentence) if row.field == "start_date" else row for row in found.evidence)
        if move.new:
            moved = replace(found.record, start_date=move.new, raw_date="", end_date="", place=move.place or found.record.place)
            return Extracted(moved, tuple(row for row in dated if row.field != "place" or not move.place))
        return Extracted(replace(found.record, status="cancelled"), found.evidence)
    if isinstance(found.record, MeetingLink) and not move.new:
        return replace(found, record=replace(found.record, relation="mention", reason=move.sentence))
    return found


def write_moves(document: Document, moves: list[Move], read: Values) -> Iterator[Extracted[Any]]:
    """A cancelled Meeting for every day given up, a planned one for the day in its place, with their links."""
    records = [found.record for found in read if isinstance(found, Extracted)]
    count = sum(isinstance(record, Meeting) for record in records)
    known = {record.start_date for record in records if isinstance(record, Meeting)}
    for move in moves:
        count += 1
        cancelled = {"start_date": move.old, "status": "cancelled", "moved_to": move.new}
        yield from write_mention(document, move, f"{document.document_id}/m{count}", cancelled)
        if move.new and move.new not in known:
            count += 1
            known.add(move.new)
            times = find_times(move.sentence)
            hours = {"start_time": times[0].time, "end_time": times[0].end_time} if len(times) == 1 else {}
            planned = {"start_date": move.new, "status": "planned", "place": move.place, **hours}
            yield from write_mention(document, move, f"{document.document_id}/m{count}", planned)


def write_mention(document: Document, move: Move, key: str, facts: dict[str, str]) -> Iterator[Extracted[Any]]:
    """A meeting that a sentence names, and its link."""
    found = {name: Found(value, move.line, move.sentence, move.rule) for name, value in facts.items() if value}
    yield extract(document, Meeting, move.line, meeting_id=key, **found)
    yield extract(document, MeetingLink, move.line, meeting_id=key, relation="mention", score="1", reason=move.sentence)
