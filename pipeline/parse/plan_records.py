"""Entries of a plan -> meetings with their links, and findings on what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.documents import Document, Line
from pipeline.findings import Finding
from pipeline.grammar.plans import CLAUSE, PLACE, SAME_PLACE, SAME_TIME
from pipeline.language.times import TimeFound, find_times
from pipeline.parse.extract import Found, extract, format_source
from pipeline.parse.plan import Block, Entry
from pipeline.parse.plan_deadlines import read_deadlines
from pipeline.parse.plan_doubts import Suggestion, cadence_days, find_outsiders, find_twins, find_uneven_steps, is_wrong_weekday
from pipeline.records import Extracted, Meeting, MeetingLink

Item = Extracted[Meeting] | Extracted[MeetingLink] | Finding


@dataclass(frozen=True, slots=True)
class Common:
    """What a plan says of all its meetings: their time and place."""

    line: Line | None = None
    time: TimeFound | None = None
    place: Found | None = None


def read_common(document: Document) -> Common:
    """The time and place that one sentence gives to all meetings («Møtene starter kl. 12.00.», «Alle møter er på Teams.»)."""
    lines = [line for line in document.lines if line.kind != "furniture" and not line.cells]
    place = next((find_place(line, match["place"]) for line in lines if (match := SAME_PLACE.pattern.match(line.text))), None)
    for line in lines:
        if SAME_TIME.pattern.match(line.text) and (times := find_times(line.text)):
            said = PLACE.search(line.text, times[0].end)
            return Common(line, times[0], find_place(line, said["place"]) if said else place)
    return Common(place=place)


def find_place(line: Line, text: str) -> Found:
    """The place that holds for all meetings, on its line."""
    return Found(CLAUSE.sub("", text).strip(), line, rule="same_place")


def write_meetings(document: Document, blocks: Sequence[Block], cadence: str, officers: Mapping[str, str]) -> Iterator[Item]:
    """A Meeting and a MeetingLink for every dated entry, with the findings on it; then what holds for the list as a whole."""
    common = read_common(document)
    keys: dict[tuple[str, str], str] = {}
    undated: list[Entry] = []
    for block in blocks:
        doubts = dict(find_outsiders(block))
        for index, entry in enumerate(block.entries):
            if not entry.date.month:
                code = "meeting-without-day" if entry.date.week else "date-impossible"
                yield note(document, code, entry, document.document_id, text=" ".join(entry.line.content.split())[:80])
                continue
            if not entry.iso:
                undated.append(entry)
                continue
            place = (entry.iso, entry.body)
            if place in keys:
                yield note(document, "meeting-listed-twice", entry, keys[place])
                continue
            keys[place] = key = f"{document.document_id}/m{len(keys) + 1}"
            yield from write_meeting(document, block, entry, key, doubts.get(index), common, officers)
        yield from find_block_notes(document, block, cadence, set(doubts))
    yield from find_paper_notes(document, blocks, undated)


def write_meeting(
    document: Document, block: Block, entry: Entry, key: str, doubt: Suggestion | None, common: Common, officers: Mapping[str, str]
) -> Iterator[Item]:
    """One meeting as the plan has it; the body's `officers` stand in the link alone, for another may have led the meeting itself."""
    cancelled = "cancelled" in entry.remarks
    status = "cancelled" if cancelled else "held" if block.term.past or "linked_minutes" in entry.remarks else "planned"
    values = {
        "start_date": found(entry, entry.iso, "planned_date", entry.confidence if doubt is None else 0.3),
        "end_date": found(entry, entry.end_iso, "planned_span", entry.confidence),
        "raw_date": found(entry, entry.date.raw, "planned_date"),
        "place": read_place(entry, common),
        "status": found(entry, status, "cancelled" if cancelled else "listed"),
        "moved_to": found(entry, find_target(block, entry), "moved_entry"),
        "minutes_status": found(entry, minutes_status(entry), "minutes_remark"),
        **read_times(entry, common),
    }
    deadlines = list(read_deadlines(entry))
    values |= {column: due for column, due in deadlines if column}
    if doubt and doubt.iso:
        values["suggested_date"] = found(entry, doubt.iso, "suggested_date", 0.5)
    yield extract(document, Meeting, entry.line, meeting_id=key, **values)
    relation = "mention" if cancelled else "plan"
    own = {} if cancelled else officers
    yield extract(
        document, MeetingLink, entry.line, meeting_id=key, relation=relation, score="1", reason=format_reason(block, entry), **own
    )
    yield from find_entry_notes(document, block, entry, key, doubt)
    for column, due in deadlines:
        if not column:
            yield note(document, "deadline-not-read", entry, key, text=" ".join(due.value.split())[:80])


def find_target(block: Block, entry: Entry) -> str:
    """The ISO day of the entry in the same line that the meeting was moved to; "" for none."""
    return next((e.iso for e in block.entries if entry.target and e.line is entry.line and e.date.raw == entry.target), "")


def found(entry: Entry, value: str, rule: str, confidence: float = 1.0) -> Found:
    """A value that an entry's line says."""
    return Found(value, entry.line, entry.line.text, rule, confidence)


def minutes_status(entry: Entry) -> str:
    """What the entry says of its minutes: not-written, elsewhere (a link or file that was not received) or nothing.

    A linked notice with the words «Referat ble ikke skrevet» is not-written: the paper says so.
    """
    if "minutes_not_written" in entry.remarks:
        return "not-written"
    if "linked_minutes" in entry.remarks:
        return "elsewhere"
    if "linked_file" not in entry.remarks:
        return ""
    return "notice-only" if "link_is_notice" in entry.remarks else "elsewhere"


def read_times(entry: Entry, common: Common) -> dict[str, Found]:
    """Start and end: the entry's own, else the ones that hold for all."""
    times = find_times(entry.text)
    line, time = (entry.line, times[0]) if times else (common.line, common.time)
    if not line or not time:
        return {}
    rule = "entry_time" if times else "same_time"
    return {"start_time": Found(time.time, line, time.raw, rule), "end_time": Found(time.end_time, line, time.raw, rule)}


def read_place(entry: Entry, common: Common) -> Found:
    """The place behind the date, or in the table's column, or the one that holds for all."""
    match = PLACE.search(entry.text, entry.text.find(entry.date.raw) + len(entry.date.raw))
    own = entry.place or (match["place"].strip() if match else "")
    if not own and common.place:
        return common.place
    return found(entry, own, "entry_place")


def format_reason(block: Block, entry: Entry) -> str:
    """The heading and the entry as printed; in brackets how its year was told, where that took more than the heading."""
    heading = block.term.heading.text.strip().rstrip(":") if block.term.heading else ""
    words = ": ".join(part for part in (heading, entry.body, " ".join(entry.line.content.split())[:120]) if part)
    inferred = "; ".join(f"{kind} {said}".strip() for kind, said in entry.reasons)
    return f"{words} [{entry.year}: {inferred}]" if len(entry.reasons) > 1 else words


def note(document: Document, code: str, entry: Entry, key: str, **values: str) -> Finding:
    """A finding on one entry."""
    facts = {"name": document.name, "raw": entry.date.raw, "date": entry.iso, **values}
    return Finding(code, document.document_id, key, format_source(document.document_id, entry.line), facts)


def find_entry_notes(document: Document, block: Block, entry: Entry, key: str, doubt: Suggestion | None) -> Iterator[Finding]:
    """What a person should see of one entry."""
    heading = block.term.heading.text.strip() if block.term.heading else document.name
    if doubt is not None and doubt.iso:
        facts = {"suggested": doubt.iso, "reasons": "; ".join(doubt.reasons), "same": str(doubt.same_weekday)}
        yield note(document, "date-out-of-term", entry, key, heading=heading, others=str(doubt.others), gap=str(doubt.gap), **facts)
    elif doubt is not None:
        yield note(document, "date-out-of-term-unexplained", entry, key, heading=heading)
    if is_wrong_weekday(entry):
        yield note(document, "weekday-disagrees", entry, key, raw=" ".join(entry.line.content.split())[:80])
    if len(entry.reasons) > 1 or (entry.reasons and entry.confidence < 0.8):
        said = {"heading": heading, "excluded": "–", "gaps": "–", "next": "–", **dict(entry.reasons)}
        yield note(document, "year-inferred", entry, key, year=str(entry.year), **said)
    if "minutes_not_written" in entry.remarks:
        yield note(document, "minutes-not-written", entry, key, text=" ".join(entry.line.content.split()))
    if "link_is_notice" in entry.remarks and "linked_file" in entry.remarks:
        yield note(document, "linked-file-is-notice", entry, key, text=" ".join(entry.line.content.split()))


def find_block_notes(document: Document, block: Block, cadence: str, doubtful: set[int]) -> Iterator[Finding]:
    """What the dates of one list say together: twins, steps that are not the cadence."""
    sure = [entry for index, entry in enumerate(block.entries) if index not in doubtful and "cancelled" not in entry.remarks]
    for first, second, step in find_twins(sure):
        yield note(document, "meetings-close-together", second, document.document_id, other=first.date.raw, days=str(step))
    days = cadence_days(cadence)
    uneven = list(find_uneven_steps(sure, days)) if days and not block.term.past else []
    if uneven:
        steps = ", ".join(f"{first.date.raw}–{second.date.raw}: {abs_days(first, second)}" for first, second, _ in uneven)
        yield note(document, "cadence-uneven", uneven[0][0], document.document_id, cadence=cadence, steps=steps)


def abs_days(first: Entry, second: Entry) -> int:
    """Days between two entries."""
    return next(step for _, _, step in find_uneven_steps((first, second), -1))


def find_paper_notes(document: Document, blocks: Sequence[Block], undated: list[Entry]) -> Iterator[Finding]:
    """What holds for the paper: dates without a year, files it links that were not received, several bodies in one plan."""
    entries = [entry for block in blocks for entry in block.entries]
    if undated:
        raws = ", ".join(f"{e.date.raw} ({e.date.day}.{e.date.month}.)" if e.date.raw.isdigit() else e.date.raw for e in undated[:12])
        yield note(document, "dates-without-year", undated[0], document.document_id, count=str(len(undated)), dates=raws)
    linked = [entry for entry in entries if entry.iso and minutes_status(entry) in {"elsewhere", "notice-only"}]
    if linked:
        dates = ", ".join(entry.iso for entry in linked)
        yield note(document, "linked-files-not-received", linked[0], document.document_id, count=str(len(linked)), dates=dates)
    bodies = dict.fromkeys(entry.body for entry in entries if entry.body)
    if len(bodies) > 1:
        yield note(document, "several-bodies-in-plan", entries[0], document.document_id, bodies=", ".join(bodies))
