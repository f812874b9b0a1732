"""Values of one paper that look wrong beside its others: each doubt is a finding and lowers the value's confidence.

A row of VALUES looks at one value, a row of BLANKS at a cell that such a paper seldom leaves empty. What a doubt is worth is counted on
papers with known answers (tests/calibrate.py); a row that does not tell wrong values from right ones has no place here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.grammar import find_rule
from pipeline.grammar.doubts import BEFORE, FRAGMENT, HEDGED, MARKS, NO_PLACE, PROPOSAL, SMALL, TIMED, TWO_SENTENCES
from pipeline.grammar.items import ITEM_TYPES
from pipeline.grammar.owners import given_names
from pipeline.language.names import is_person_name
from pipeline.records import Extracted, Parsed

LONGEST = 500
"""Characters of a value that the tests look at."""
LONG_DECISION = 300
LONG_ITEM = 150
"""Characters from which a sentence or a title has probably swallowed something else."""
LONG_MEETING = 7
"""Hours from which two times are hardly those of one meeting."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What one paper gave, as the doubts look at it."""

    parsed: Parsed
    kind: str
    titles: Counter[str]
    """How often each item title stands; the meeting's key comes before it."""
    numbers: Counter[str]
    """So for item numbers."""
    people: Counter[str]
    """So for names of attendees."""
    is_small: bool
    """More than half of its items begin with a small letter: its habit."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why one value of a record, or one blank cell of the paper, is doubtful."""

    code: str
    """Of the finding."""
    column: str
    """table.column"""
    extracted: Extracted[Any] | None = None
    """The record; None for a blank cell."""

    @property
    def name(self) -> str:
        """The column without its table."""
        return self.column.partition(".")[2]

    @property
    def value(self) -> str:
        """What is doubted; empty for a blank cell."""
        return str(getattr(self.extracted.record, self.name)) if self.extracted else ""


Test = Callable[[str, Extracted[Any], Paper], bool]
"""Value, the record that holds it and its paper -> True where the value is doubtful."""


def read_paper(parsed: Parsed, kind: str) -> Paper:
    """The paper with the counts that several doubts ask for."""
    items = [found.record for found in parsed.agenda_items]
    titles = Counter(f"{item.meeting_id} {item.title.casefold()}" for item in items)
    numbers = Counter(f"{item.meeting_id} {item.number}" for item in items if item.number)
    people = Counter(f"{found.record.meeting_id} {found.record.person_name}" for found in parsed.attendance)
    small = sum(bool(SMALL.match(item.title)) for item in items)
    return Paper(parsed, kind, titles, numbers, people, small * 2 > len(items))


def find_doubts(paper: Paper) -> Iterator[Doubt]:
    """The doubts of a paper: value by value in the order of VALUES, then the blank cells."""
    for column, code, test in VALUES:
        table, _, name = column.partition(".")
        for extracted in find_records(paper, table):
            value = getattr(extracted.record, name)
            if value and test(value[:LONGEST], extracted, paper):
                yield Doubt(code, column, extracted)
    for column, code, kinds in BLANKS:
        table, _, name = column.partition(".")
        if paper.kind in kinds and not any(getattr(extracted.record, name) for extracted in find_records(paper, table)):
            yield Doubt(code, column)


def find_records(paper: Paper, table: str) -> list[Extracted[Any]]:
    """The paper's records of a table."""
    return [paper.parsed.document] if table == "documents" else getattr(paper.parsed, table)


def is_unknown(value: str, _: Extracted[Any], __: Paper) -> bool:
    """True for a paper whose kind nothing says."""
    return value == "unknown"


def is_odd_title(value: str, _: Extracted[Any], paper: Paper) -> bool:
    """True for a title that is an item's or a person's, or holds marks of a table, a page or labels."""
    odd = MARKS.search(value) or "\t" in value or value.count(":") > 1 or names_approval(value) or is_somebody(BEFORE.split(value)[0])
    return bool(odd) or is_item_of(value, paper)


def names_approval(text: str) -> bool:
    """True for what only an item can be called: «Godkjenning av innkalling»."""
    row = find_rule(ITEM_TYPES, text)
    return bool(row and row[0].name == "approval")


def is_item_of(value: str, paper: Paper) -> bool:
    """True where one of the paper's items bears the very title of the paper."""
    return len(paper.titles) > 1 and any(found.record.title == value for found in paper.parsed.agenda_items)


def is_odd_body(value: str, _: Extracted[Any], __: Paper) -> bool:
    """True for a name that holds a count, an address or a sentence, or that is a person's."""
    return bool(MARKS.search(value) or TWO_SENTENCES.search(value)) or is_somebody(value)


def is_somebody(text: str) -> bool:
    """True for a given name, alone or with a surname."""
    first, _, rest = text.partition(" ")
    return first in given_names() and (not rest or is_person_name(text))


def is_odd_item(value: str, found: Extracted[Any], paper: Paper) -> bool:
    """True for a title that hardly is one: a fragment, a name, a clock time, a paragraph, or one that stands there three times."""
    wordless = sum(map(str.isalpha, value)) < 2
    repeated = paper.titles[f"{found.record.meeting_id} {value.casefold()}"] > 2
    odd = wordless or repeated or len(value) > LONG_ITEM or is_somebody(value)
    small = SMALL.match(value) and not paper.is_small
    return odd or bool(small) or any(row.search(value) for row in (TIMED, MARKS, PROPOSAL))


def is_repeated_number(value: str, found: Extracted[Any], paper: Paper) -> bool:
    """True where an item before it in the same meeting bears the number."""
    return paper.numbers[f"{found.record.meeting_id} {value}"] > 1 and not is_first(found, paper.parsed.agenda_items, "number")


def is_first(found: Extracted[Any], rows: Sequence[Extracted[Any]], name: str) -> bool:
    """True for the first record of a meeting with its value in a column."""
    key = found.record.meeting_id, getattr(found.record, name)
    return next(row for row in rows if (row.record.meeting_id, getattr(row.record, name)) == key) is found


def is_hedged(value: str, _: Extracted[Any], __: Paper) -> bool:
    """True for a sentence with a condition, a doubt or a question."""
    return bool(HEDGED.search(value))


def is_fragment(value: str, _: Extracted[Any], __: Paper) -> bool:
    """True for a text that begins in the middle of a sentence, or goes on beyond one, into a proposal even."""
    return bool(FRAGMENT.match(value) or PROPOSAL.search(value)) or len(value) > LONG_DECISION


def is_short(value: str, found: Extracted[Any], _: Paper) -> bool:
    """True for a task of one word that a sentence gave: it seldom says what is to be done; a line of a list may."""
    return len(value.split()) == 1 and not any(row.rule.startswith("listed") for row in found.evidence)


def is_listed_twice(value: str, found: Extracted[Any], paper: Paper) -> bool:
    """True for somebody whom the meeting has listed before in another way."""
    return paper.people[f"{found.record.meeting_id} {value}"] > 1 and not is_first(found, paper.parsed.attendance, "person_name")


def is_odd_place(value: str, _: Extracted[Any], __: Paper) -> bool:
    """True for a place with a sentence, a label or a clock in it."""
    return bool(NO_PLACE.search(value) or TWO_SENTENCES.search(value))


def is_night(value: str, _: Extracted[Any], __: Paper) -> bool:
    """True for a time at which no meeting begins."""
    return value < "06:00"


def is_odd_end(value: str, found: Extracted[Any], _: Paper) -> bool:
    """True for an end on the first day that is not after the start, or hours too late."""
    start, last = found.record.start_time, found.record.end_date
    return bool(start) and last <= found.record.start_date and (value <= start or int(value[:2]) - int(start[:2]) > LONG_MEETING)


VALUES: tuple[tuple[str, str, Test], ...] = (
    ("documents.kind", "kind-unknown", is_unknown),
    ("documents.title", "title-doubtful", is_odd_title),
    ("documents.body_name", "body-doubtful", is_odd_body),
    ("meetings.place", "place-doubtful", is_odd_place),
    ("meetings.start_time", "time-doubtful", is_night),
    ("meetings.end_time", "time-doubtful", is_odd_end),
    ("attendance.person_name", "person-listed-twice", is_listed_twice),
    ("agenda_items.title", "item-doubtful", is_odd_item),
    ("agenda_items.number", "item-number-repeated", is_repeated_number),
    ("decisions.text", "decision-hedged", is_hedged),
    ("decisions.text", "decision-fragment", is_fragment),
    ("actions.text", "action-doubtful", is_short),
)
"""Column, code of the finding, and the test of each value."""

MEETINGS = ("minutes", "agenda")
KNOWN = (*MEETINGS, "memo", "meeting_plan", "committee_page")
BLANKS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("documents.body_name", "body-not-named", (*MEETINGS, "meeting_plan", "committee_page")),
    ("meetings.start_time", "start-not-found", ("agenda",)),
    ("agenda_items.title", "items-not-found", ("agenda",)),
    ("agenda_items.title", "minutes-items-not-found", ("minutes",)),
    ("documents.language", "language-unknown", KNOWN),
)
"""Column, code of the finding, and the kinds of paper that should fill it."""
