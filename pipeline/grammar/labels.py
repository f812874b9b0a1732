"""Labels that introduce a value («Til stede:», «Møtested»), from tables/labels.toml, in five languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from pipeline.documents import Line
from pipeline.language.folding import fold_letters


class Label(Struct, frozen=True, gc=False):
    """A label found at the beginning of a line: the field it names, and the value after it ("" where it stands alone)."""

    field: str
    text: str
    value: str
    offset: int
    """Where the value begins in the line's text."""
    remark: str = ""
    """What stands in brackets behind the label, without them."""


REMARKED = {"decision", "conclusion", "advice", "proposal", "votes", "action"}
"""Fields whose label may bear a remark: «Vedtak (4 mot 1 røyst):»."""


@cache
def label_fields() -> dict[str, str]:
    """Folded label -> field, for every label of the table."""
    table = tomllib.loads(files("pipeline").joinpath("tables/labels.toml").read_text(encoding="utf-8"))
    return {word.casefold(): field for field, words in table.items() for word in words}


@cache
def label_starts() -> frozenset[str]:
    """The first three letters of every label: looked at first, since most lines open with none."""
    return frozenset(word[:3] for word in label_fields()) | frozenset(word for word in label_fields() if len(word) < 3)


LONGEST_ALONE = 60
"""A longer line has its label before a colon, a tab or a gap."""


def may_open(text: str, start: int) -> bool:
    """False for most lines that open with no label, at the price of a glance."""
    if ":" not in text and len(text) > LONGEST_ALONE and "\t" not in text and "   " not in text:
        return False
    head, starts = read_head(text, start), label_starts()
    return head in starts or head[:2] in starts


def read_head(text: str, start: int) -> str:
    """The first three letters of a line, small."""
    return text[start : start + 24].lstrip()[:3].casefold()


@cache
def label_pattern(head: str) -> re.Pattern[str]:
    """One pattern that takes any label of the table that begins with two letters; the longest first."""
    words = sorted((word for word in label_fields() if word.startswith(head)), key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"\s*(?P<label>{body})(?:\s*(?P<remark>\([^()]{{1,60}}\))(?=\s*(?::|$)))?(?:\s*:\s*|\t+|\s*$|\s{{3,}})", re.IGNORECASE
    )


def find_label(line: Line | str) -> Label | None:
    """The label that opens a line and is followed by a colon, a tab, a wide gap or nothing.

    >>> find_label("Møtested: Rådssalen")
    Label(field='place', text='Møtested', value='Rådssalen', offset=10, remark='')
    >>> find_label("Til orientering. Saken") is None
    True
    """
    return read_label(line, 0) if isinstance(line, str) else read_label(line.text, len(line.marker))


@lru_cache(maxsize=1024)
def read_label(text: str, start: int) -> Label | None:
    """The label that stands in a text at `start`; kept, since every line is asked for its label several times."""
    if not may_open(text, start):
        return None
    match = label_pattern(read_head(text, start)[:2]).match(text, start)
    if not match:
        return None
    word = " ".join(match["label"].split())
    if match["remark"] and label_fields()[fold_letters(word)] not in REMARKED:
        return None
    return Label(label_fields()[fold_letters(word)], word, text[match.end() :].strip(), match.end(), (match["remark"] or "").strip("()"))
