"""The head of a memo or letter: labels with their values, in one column or two, on the same line or below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents import Line
from pipeline.grammar.labels import find_label, label_fields
from pipeline.grammar.memos import MEMO_WORD, SALUTATION
from pipeline.language.dates import find_dates
from pipeline.language.folding import fold
from pipeline.language.names import is_person_name
from pipeline.parse.extract import Found

HEAD_FIELDS = frozenset({"to", "copy", "from", "subject", "date", "reference", "signature"})
CASE_LABEL = re.compile(r"(?:sak|saken gjelder|sag|ärende|case|tema|emne)\s?(?::\s*|\t)(?P<value>\S.{5,})", re.IGNORECASE)
"""Labels that mean the subject among the labels of a letter, and an item elsewhere: «Sak: Nye låser»."""
_COLUMNS = re.compile(r"\t+|\s{2,}")
_PROSE = 110


@dataclass(slots=True)
class Letterhead:
    """The values by field, and the first line after the head."""

    values: dict[str, list[Found]] = field(default_factory=dict)
    labels: dict[str, Line] = field(default_factory=dict)
    """Field -> the line of its label, also where the value is empty."""
    end: int = 0
    """Index of the first line below the last label and its value."""

    def add(self, name: str, value: str, line: Line) -> None:
        """Keep a value, unless it is blank."""
        self.labels.setdefault(name, line)
        if value.strip():
            self.values.setdefault(name, []).append(Found(value.strip(), line, rule=f"label_{name}"))


def read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """The labelled values above the first prose of a paper."""
    head = Letterhead()
    index = 0
    while index < len(lines):
        line = lines[index]
        names = split_labels(line.text)
        if names:
            index = read_columns(head, names, lines, index)
        elif (label := find_label(line)) and label.field in HEAD_FIELDS:
            index = read_value(head, label.field, label.value, lines, index)
        elif head.labels and (match := CASE_LABEL.match(line.text)):
            head.add("subject", match["value"], line)
            index += 1
        elif len(line.text) > _PROSE and head.labels:
            break
        else:
            index += 1
            continue
        head.end = index
    return head


def split_labels(text: str) -> list[str]:
    """The fields of a line that holds nothing but two or more labels: the head of columns.

    >>> split_labels("Dato\\tReferanse"), split_labels("Dato Referanse"), split_labels("Dato: 3. mai")
    (['date', 'reference'], ['date', 'reference'], [])
    """
    known = label_fields()
    if fold(text).rstrip(":") in known:
        return []  # «Kopi til» is one label
    for parts in (_COLUMNS.split(text.strip()), text.split()):
        fields = [known.get(fold(part).rstrip(":"), "") for part in parts]
        if len(fields) > 1 and all(name in HEAD_FIELDS for name in fields):
            return fields
    return []


def read_columns(head: Letterhead, names: list[str], lines: Sequence[Line], index: int) -> int:
    """The values of a row of labels: the next line's columns, or as many lines as there are labels. Gives the next index."""
    for name in names:
        head.labels.setdefault(name, lines[index])
    below = lines[index + 1 : index + 1 + len(names)]
    if not below or find_label(below[0]):
        return index + 1
    parts = _COLUMNS.split(below[0].text.strip())
    dates = find_dates(below[0].text)
    if len(parts) == 1 and len(names) == 2 and names[0] == "date" and dates and below[0].text[dates[0].end :].strip():
        parts = [dates[0].raw, below[0].text[dates[0].end :].strip()]
    if len(parts) == len(names):
        for name, part in zip(names, parts, strict=True):
            head.add(name, part, below[0])
        return index + 2
    if len(below) == len(names) and len(parts) == 1 and not any(find_label(line) for line in below):
        for name, line in zip(names, below, strict=True):
            head.add(name, line.text, line)
        return index + 1 + len(names)
    head.add(names[0], parts[0], below[0])
    return index + 2


def read_value(head: Letterhead, name: str, value: str, lines: Sequence[Line], index: int) -> int:
    """The value of one label: behind it, or on the lines right below. Gives the index after it."""
    head.add(name, value, lines[index])
    index += 1
    if name in {"date", "reference", "subject"} and value:
        return index
    while index < len(lines) and is_value_line(lines[index], name, bool(head.values.get(name))):
        head.add(name, lines[index].content, lines[index])
        index += 1
        if name not in {"to", "copy"}:
            break
    return index


def is_value_line(line: Line, name: str, has_value: bool) -> bool:
    """True where a line below a label still belongs to it: no blank line between, no label, no heading, no sentence."""
    text = line.text.strip()
    if line.gap >= 1 or line.kind == "heading" or find_label(line) or split_labels(text) or MEMO_WORD.fullmatch(text) or len(text) > _PROSE:
        return False
    if name == "date":
        return bool(find_dates(text))
    if name == "signature":
        return is_person_name(text)
    if name in {"to", "copy"}:
        return not text.endswith(".") or bool(line.marker)
    return not has_value


def find_addressee(lines: Sequence[Line]) -> Found | None:
    """Whom the greeting of a letter names; a greeting to all names nobody."""
    for line in lines[:12]:
        if (match := SALUTATION.match(line.text.strip())) and not find_label(line):
            return Found(match["who"].strip(), line, rule="salutation", confidence=0.8)
    return None
