"""Labels that introduce a value («Til stede:», «Møtested»), from tables/labels.toml, in five languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.documents import Line


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the beginning of a line: the field it names, and the value after it ("" where it stands alone)."""

    field: str
    text: str
    value: str
    offset: int
    """Where the value begins in the line's text."""


@cache
def label_fields() -> dict[str, str]:
    """Folded label -> field, for every label of the table."""
    table = tomllib.loads(files("pipeline").joinpath("tables/labels.toml").read_text(encoding="utf-8"))
    return {word.casefold(): field for field, words in table.items() for word in words}


@cache
def label_pattern() -> re.Pattern[str]:
    """One pattern that takes any label of the table; the longest first."""
    words = sorted(label_fields(), key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\s*(?P<label>{body})(?:\s*:\s*|\t+|\s*$|\s{{3,}})", re.IGNORECASE)


def find_label(line: Line | str) -> Label | None:
    """The label that opens a line and is followed by a colon, a tab, a wide gap or nothing.

    >>> find_label("Møtested: Rådssalen")
    Label(field='place', text='Møtested', value='Rådssalen', offset=10)
    >>> find_label("Til orientering. Saken") is None
    True
    """
    text = line if isinstance(line, str) else line.text
    start = 0 if isinstance(line, str) or not line.marker else len(line.marker)
    match = label_pattern().match(text, start)
    if not match:
        return None
    word = re.sub(r"\s+", " ", match["label"])
    return Label(label_fields()[word.casefold()], word, text[match.end() :].strip(), match.end())
