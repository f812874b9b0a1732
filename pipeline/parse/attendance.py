"""Who was there: lists, tables and sentences of those present and absent -> Attendance records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.attendance import (
    COLUMN_HEADS,
    CROSS,
    CROSS_COLUMNS,
    DEPUTY_SENTENCE,
    EVERYBODY_BUT,
    FOR_COLUMNS,
    PRESENT_PHRASE,
    UNIT_CODE,
)
from pipeline.grammar.labels import find_label
from pipeline.language.names import PersonFound, apply_notes, is_person_name, is_single_name, is_unit_name, split_people, strip_title
from pipeline.language.sentences import split_sentences
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.records import Attendance, Extracted

STATUS = {
    "present": "present",
    "absent": "absent",
    "observer": "observer",
    "guest": "guest",
    "deputy": "deputy",
    "chair": "",
    "secretary": "",
}
"""Label field -> the status of those who stand under it; "" where it names people already counted elsewhere."""


@dataclass(frozen=True, slots=True)
class Person:
    """One attendee: who, in what capacity, and the line that says so."""

    found: PersonFound
    status: str
    line: Line
    quote: str


def find_people(blocks: Sequence[Block]) -> list[Person]:
    """Everybody who is listed as present or absent, in the paper's order; units where the paper counts units."""
    people: list[Person] = []
    status, started = "", False
    columns: list[str] = []
    for block in blocks:
        opened = find_status(block)
        cells = split_cells(block)
        if opened is not None and not (cells and columns):
            status, value = opened
            started, columns = bool(value), []
            people += read_value(value, status, block)
        elif status and cells and is_head_row(cells):
            columns = [cell.casefold().strip(" .:") for cell in cells]
        elif status and goes_on(block, started):
            listed = read_row(block, cells, columns, status) if cells else read_line(block, status)
            started = started or bool(listed)
            people += listed
            status = status if listed or cells else ""
        else:
            status = ""
    is_list = any(person.status in {"present", "partly", "absent"} for person in people)
    return mark_units(people) if is_list else []


def split_cells(block: Block) -> list[str]:
    """The cells of a table row, also where a table came out as text with tabs; none for other lines."""
    if block.line.kind == "row":
        return [cell.strip() for cell in block.line.cells]
    return [cell.strip() for cell in block.text.split("\t")] if block.text.count("\t") else []


def is_head_row(cells: Sequence[str]) -> bool:
    """True for the head of a table of people: «Navn», «Funksjon», «Møtte for»."""
    return any(cell.casefold().strip(" .:") in COLUMN_HEADS for cell in cells) and not any(is_person_name(cell) for cell in cells)


def find_status(block: Block) -> tuple[str, str] | None:
    """The status that a label opens and the value behind it; ("", …) for any other label or heading, None for plain lines."""
    text = block.paragraph.text
    if row := find_rule(PRESENT_PHRASE, block.text):
        return ("absent" if row[0].name == "absent_phrase" else "present"), block.text[row[1].end() :].strip()
    if block.label:
        return STATUS.get(block.label.field, ""), block.value
    if block.is_heading:
        label = find_label(block.text.strip(" *_#:"))
        return (STATUS.get(label.field, ""), "") if label else ("", "")
    if block.number and block.number.labelled:
        return "", text
    return None


def goes_on(block: Block, started: bool) -> bool:
    """True where a line below the label can still belong to its list."""
    if block.line.gap >= 1 and started and not block.line.marker and block.line.kind != "row":
        return looks_like_person(block.text)
    return len(block.text) < 300 and not (block.number and (block.number.year or block.number.labelled))


def looks_like_person(text: str) -> bool:
    """True for a line that begins with the full name of a person."""
    people = split_people(text)
    return bool(people and is_person_name(people[0].name) and people[0].start == 0)


def read_value(value: str, status: str, block: Block) -> list[Person]:
    """The people of a value behind a label: a list, «alle unntatt X», or several sentences of these."""
    if not status or not value:
        return []
    people: list[Person] = []
    for sentence in split_sentences(value) if "." in value else [value]:
        people += read_sentence(sentence, status, block)
    return people


def read_sentence(sentence: str, status: str, block: Block) -> list[Person]:
    """The people of one sentence of an attendee list."""
    quote = block.paragraph.text
    if row := find_rule(EVERYBODY_BUT, sentence):
        return [Person(PersonFound("", 0, 0, unit="*", note=sentence.strip()), status, block.line, quote)]
    if row := find_rule(DEPUTY_SENTENCE, sentence):
        who = row[1]["who"].strip()
        found = PersonFound(who if is_person_name(who) else "", 0, 0, for_name=row[1]["name"].strip(), note=sentence.strip())
        return [Person(found, "deputy", block.line, quote)]
    return [Person(found, found.status or status, block.line, quote) for found in split_people(sentence)]


def read_line(block: Block, status: str) -> list[Person]:
    """The people of one line, list item or table row below a label."""
    text = block.text.strip()
    label = find_label(text)
    if label and label.field in STATUS and label.value:
        return read_sentence(label.value, STATUS[label.field] or status, block)
    words = text.split()
    if len(words) > 12 and "," not in text:
        return []
    return read_sentence(text, status, block)


def read_row(block: Block, cells: Sequence[str], columns: Sequence[str], status: str) -> list[Person]:
    """The person of a table row: the cell that is a name, with the deputy's principal and the cross under its column."""
    place = next((index for index, cell in enumerate(cells) if is_person_name(cell)), -1)
    if place < 0:
        return []
    found = PersonFound(strip_title(cells[place]), 0, 0)
    for index, cell in enumerate(cells):
        column = columns[index] if index < len(columns) else ""
        if index == place:
            continue
        if column in FOR_COLUMNS and cell:
            found, status = replace(found, for_name=cell), "deputy"
        elif column in CROSS_COLUMNS:
            status = "present" if CROSS.match(cell) else "absent"
        elif len(cell) > 1:
            found = apply_notes(replace(found, unit=", ".join(filter(None, (found.unit, cell)))), [])
    return [Person(found, status, block.line, block.paragraph.text)]


def mark_units(people: list[Person]) -> list[Person]:
    """Codes and names that are no persons moved to `unit`, in papers that count units."""
    counts_units = any(not person.found.name and is_unit_name(person.found.unit) for person in people)
    if not counts_units or sum(is_person_name(person.found.name) for person in people) * 2 > len(people):
        return people
    return [
        replace(person, found=replace(person.found, name="", unit=person.found.name))
        if UNIT_CODE.match(person.found.name) or (is_single_name(person.found.name) and not is_person_name(person.found.name))
        else person
        for person in people
    ]


def write_attendance(document: Document, people: Sequence[Person], meeting_id: str) -> Iterator[Extracted[Attendance]]:
    """One record a person (or unit) and status; a name twice in one list counts once."""
    seen: set[tuple[str, ...]] = set()
    for person in people:
        found = person.found
        key = (found.name, found.unit if not found.name else "", person.status, found.for_name)
        if key in seen or not (found.name or found.unit or found.for_name):
            continue
        seen.add(key)
        yield extract(
            document,
            Attendance,
            person.line,
            meeting_id=meeting_id,
            person_name=Found(found.name, person.line, person.quote, "attendee"),
            unit=Found(found.unit, person.line, person.quote, "attendee"),
            status=Found(person.status, person.line, person.quote, "attendee"),
            for_name=found.for_name,
            role=found.role,
            note=found.note,
        )


def complete_name(name: str, people: Sequence[Person]) -> str:
    """The fullest form of a name that the attendee list has: a surname or first name alone is completed where it fits one person.

    >>> complete_name("Nes", [])
    'Nes'
    """
    if is_person_name(name) or not name:
        return name
    full = {person.found.name for person in people if is_person_name(person.found.name) and name in person.found.name.split()}
    return full.pop() if len(full) == 1 else name
