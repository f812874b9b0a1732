"""Who was there: lists, tables and sentences of those present and absent -> Attendance records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.documents import Document, Line
from pipeline.grammar import find_rule
from pipeline.grammar.attendance import (
    ABSENT_SENTENCE,
    DEPUTY_CAME,
    DEPUTY_SENTENCE,
    EVERYBODY_BUT,
    UNIT_CODE,
)
from pipeline.grammar.labels import find_label
from pipeline.grammar.owners import given_names
from pipeline.grammar.presence import ASIDE_SENTENCE, PRESENT_PHRASE
from pipeline.language.names import PersonFound, find_role, is_person_name, is_single_name, is_unit_name, split_people
from pipeline.language.sentences import split_sentences
from pipeline.parse.attendee_groups import (
    ASIDE,
    NOBODY,
    PHRASE_STATUS,
    STATUS,
    drop_origin,
    find_phrase,
    goes_on,
    is_entry,
    is_late,
    is_unread_entry,
    join_dashed,
    opens_group,
    opens_other,
    read_inverted,
    read_users,
)
from pipeline.parse.attendee_tables import has_crosses, opens_columns, read_columns, read_row, split_cells
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found, extract
from pipeline.parse.flat_people import split_roster, split_run_on
from pipeline.records import Attendance, Extracted


class Person(Struct, frozen=True, gc=False):
    """One attendee: who, in what capacity, and the line that says so."""

    found: PersonFound
    status: str
    line: Line
    quote: str
    rule: str = ""
    """How the line names them: behind_label, below_label, table, group, roster, everybody_but, deputy, sentence, told or front_matter."""


def find_people(blocks: Sequence[Block]) -> list[Person]:
    """Everybody who is listed as present or absent, in the paper's order; units where the paper counts units."""
    people: list[Person] = []
    status, started, listed_any, level = "", False, False, 0
    columns: list[str] = []
    for place, block in enumerate(blocks):
        cells = split_cells(block)
        if status and not opens_other(block) and opens_group(blocks, place, level):
            started = False
            continue
        heads = read_columns(cells) if cells and not (block.label and len(cells) < 3) else []
        if heads and (status or has_crosses(heads)):
            status, columns = status or "present", heads
            continue
        if opens_columns(cells):
            status, started, columns = "present", False, []
            continue
        opened = None if cells and columns and status else find_status(block, status)
        if opened is not None:
            before, (status, value) = status, opened
            status = "" if status in ASIDE and not before and is_late(blocks, place) else status
            level = block.line.level if block.is_heading else 0
            listed_any = listed_any or status == "present"
            started, columns = bool(value), []
            people += read_value(value, status, block)
        elif status and goes_on(block, started, bool(cells)):
            listed = read_cells(block, cells, columns, status) if cells else read_line(block, status)
            started = started or bool(listed)
            people += listed
            status = status if listed or cells or NOBODY.match(block.text) or is_unread_entry(blocks, place) else ""
        else:
            status, columns = "", []
            people += read_outside(block) if people else []
    is_list = listed_any or any(person.status in {"present", "partly", "absent"} for person in people)
    return mark_units(people) if is_list else []


def find_status(block: Block, before: str = "") -> tuple[str, str] | None:
    """The status that a label opens and the value behind it; ("", …) for any other label or heading, None for plain lines.

    Within a list (`before` is its status) a line «Leder: Kari Nes» is one of its entries.
    """
    text = block.paragraph.text
    if row := find_phrase(block.text):
        return PHRASE_STATUS.get(row[0].name, "present"), block.text[row[1].end() :].strip()
    if block.label and block.label.field == "leader" and before and block.value:
        return None
    if not block.label and text.startswith(("*", "__")) and (label := find_label(text.lstrip("*_ "))):
        return STATUS.get(label.field, ""), label.value.strip(" *_")
    if block.label:
        return STATUS.get(block.label.field, ""), block.value
    if block.is_heading:
        label = find_label(block.text.strip(" *_#:"))
        return (STATUS.get(label.field, ""), "") if label else ("", "")
    if block.number and block.number.labelled:
        return "", text
    return None


def read_value(value: str, status: str, block: Block) -> list[Person]:
    """The people of a value behind a label: a list, «alle unntatt X», or several sentences of these."""
    if not status or not value:
        return []
    if names := split_roster(value):
        return [make_person(found, status, block, "roster") for name in names for found in split_people(name)]
    if inverted := read_inverted(value):
        return with_deputies(inverted, status, block)
    people: list[Person] = []
    value = join_dashed(value)
    value = re.sub(r"\b([Pp]rof|[Dd]r|Mrs?|Ms)\.\s", r"\1 ", split_run_on(value) if len(value) > 120 else value)
    for sentence in split_sentences(value) if "." in value else [value]:
        people += read_sentence(sentence, status, block, people)
    return people


def read_sentence(sentence: str, status: str, block: Block, before: Sequence[Person] = ()) -> list[Person]:
    """The people of one sentence of an attendee list; `before` are those of the sentences before it."""
    if row := find_rule(EVERYBODY_BUT, sentence):
        away = [found for found in split_people(row[1]["but"] or "") if is_person_name(found.name) or found.name in given_names()]
        everybody = PersonFound("", 0, 0, unit="*", note=sentence.strip())
        listed = make_person(everybody, status, block, "everybody_but")
        return [listed, *(make_person(found, "absent", block, "everybody_but") for found in away)]
    if row := find_rule(DEPUTY_SENTENCE, sentence):
        who, name = row[1]["who"].strip(), row[1]["name"].strip()
        name = name or (before[-1].found.name if before and before[-1].status == "absent" else "")
        found = PersonFound(who if is_person_name(who) else "", 0, 0, for_name=name, note=sentence.strip())
        return [make_person(found, "deputy", block, "deputy")] if found.name or name else []
    if row := find_rule(PRESENT_PHRASE, sentence):
        return read_sentence(sentence[row[1].end() :], PHRASE_STATUS.get(row[0].name, "present"), block)
    if row := find_rule(ASIDE_SENTENCE, sentence):
        return [make_person(found, "observer", block, "sentence") for found in split_people(row[1]["who"]) if is_person_name(found.name)]
    if row := find_rule(ABSENT_SENTENCE, sentence):
        return [make_person(found, "absent", block, "sentence") for found in split_people(row[1]["who"]) if is_person_name(found.name)]
    return read_group(sentence, status, block) or with_deputies(split_people(sentence) or read_users(sentence.strip()), status, block)


def make_person(found: PersonFound, status: str, block: Block, rule: str = "") -> Person:
    """The attendee with the line and the rule that say so; a guest who came for one item stays a guest."""
    plain = "behind_label" if block.label else "below_label"
    own = "" if status in ASIDE and found.status == "partly" else found.status
    return Person(found, own or status, block.line, block.paragraph.text, rule or plain)


def read_group(sentence: str, status: str, block: Block) -> list[Person]:
    """The people behind a group or an office and a colon («1STA: Ola, Mina», «Styreleder: Kari Nes»); none for other lines."""
    group, colon, names = sentence.partition(":")
    if colon and (users := read_users(names.strip()) if "@" in names else []):
        return with_deputies(users, status, block, "group")
    listed = [found for found in split_people(names) if found.name] if colon and len(group) < 60 else []
    if (
        not listed
        or (is_person_name(group) and not is_unit_name(group))
        or (is_single_name(group) and (len(group) < 2 or group.strip(" *_") in given_names() or not is_entry(names.strip())))
    ):
        return []
    role = find_role(group.strip())
    kept = [replace(found, role=found.role or role, unit=found.unit or ("" if role else group.strip(" *_•-"))) for found in listed]
    return with_deputies(kept, "deputy" if role == "deputy" else status, block, "group")


def with_deputies(listed: Sequence[PersonFound], status: str, block: Block, rule: str = "") -> list[Person]:
    """The people, and behind somebody absent whoever the brackets say came instead («Jan Moe (vara Else Lie møtte)»)."""
    people = []
    for found in listed:
        people.append(make_person(found, status, block, rule))
        match = DEPUTY_CAME.match(found.note)
        if match and status == "absent" and is_person_name(match["who"]):
            deputy = PersonFound(match["who"].strip(), 0, 0, for_name=found.name, note=found.note)
            people.append(make_person(deputy, "deputy", block, "deputy"))
    return people


def read_outside(block: Block) -> list[Person]:
    """Those of a sentence outside the lists: «Per Rød hadde meldt forfall.»; only in short lines, as longer ones tell of other things."""
    row = find_rule(ABSENT_SENTENCE, block.text, block.held) if len(block.text) < 120 else None
    listed = split_people(row[1]["who"]) if row else []
    return [make_person(found, "absent", block, "sentence") for found in listed if is_person_name(found.name)]


def read_line(block: Block, status: str) -> list[Person]:
    """The people of one line, list item or table row below a label."""
    text = block.text.strip()
    label = find_label(text)
    if label and label.field in STATUS and label.value and label.field != "leader":
        return read_sentence(label.value, STATUS[label.field] or status, block)
    if len(text.split()) > 12 and "," not in text:
        return []
    people = read_value(text, status, block)
    return people[: len(drop_origin([person.found for person in people]))] if block.line.marker and ":" not in text else people


def read_cells(block: Block, cells: Sequence[str], columns: Sequence[str], status: str) -> list[Person]:
    """The people of a table row: one with what the other columns say, or several where the columns have no heads."""
    if not columns and sum(is_entry(cell) for cell in cells) > 1 and (len(cells) == 2 or sum(map(is_person_name, cells)) > 1):
        return [person for cell in cells for person in with_deputies(drop_origin(split_people(cell)), status, block, "table")]
    if not columns and len(cells) == 2 and not is_entry(cells[0]) and is_entry(cells[1]) and not is_person_name(cells[1]):
        return read_group(f"{cells[0]}: {cells[1]}", status, block)
    row = read_row(cells, columns, status)
    return [make_person(row[0], row[1], block, "table")] if row else []


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
        rule = f"attendee:{person.rule}"
        yield extract(
            document,
            Attendance,
            person.line,
            meeting_id=meeting_id,
            person_name=Found(found.name, person.line, person.quote, rule),
            unit=Found(found.unit, person.line, person.quote, rule),
            status=Found(person.status, person.line, person.quote, rule),
            for_name=found.for_name,
            role=found.role,
            note=found.note,
        )
