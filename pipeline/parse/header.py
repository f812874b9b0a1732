"""The labelled values of a paper's head: its body, date, times, place, chair, secretary, number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from pipeline.grammar.labels import Label
from pipeline.parse.blocks import Block
from pipeline.parse.extract import Found


class Value(Struct, frozen=True, gc=False):
    """What stands behind or below a label."""

    text: str
    label: str
    """The label as printed."""
    block: Block
    """Where the value stands."""


@dataclass(slots=True)
class Head:
    """The labelled values of a paper's head, by field."""

    fields: dict[str, list[Value]] = field(default_factory=dict)

    def find(self, *names: str) -> Found | None:
        """The first value of the first of these fields that has one."""
        for name in names:
            for value in self.fields.get(name, []):
                if text := value.text.strip(" -–:*_"):
                    return Found(text, value.block.line, value.block.paragraph.text, f"label:{name}")
        return None


def read_head(blocks: Sequence[Block]) -> Head:
    """The labels and their values, also where labels and values stand in two columns or on lines of their own."""
    head = Head()
    waiting: list[Label] = []
    for block in blocks:
        if block.label and block.value:
            waiting = []
            add_value(head, block.label, block.value, block)
        elif block.label and block.label.field != "any_other":
            waiting.append(block.label)
        elif waiting and not block.is_heading and not (block.number and block.number.labelled):
            label = waiting.pop(0) if fits(waiting[0], block) else waiting.pop()
            add_value(head, label, block.text, block)
            if label.field in {"to", "copy", "signature"}:
                waiting = []
        elif block.is_heading:
            waiting = []
    return head


def add_value(head: Head, label: Label, text: str, block: Block) -> None:
    """Lay a value under its label's field."""
    head.fields.setdefault(label.field, []).append(Value(text, label.text, block))


def fits(label: Label, block: Block) -> bool:
    """True where the first of several waiting labels can be the one that this value answers."""
    return label.field in {"date", "reference"} and any(map(str.isdigit, block.text))
