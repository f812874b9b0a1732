"""What settings take: how a value must be, and how a wrong one is told, in signs that need no language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the value of a key must be."""

    is_met: Callable[[Any], bool]
    told: str
    """What a person reads of it."""


def is_number(value: Any) -> bool:
    """True for a whole number; TOML's true is none."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_text(value: Any) -> bool:
    """True for text that says something."""
    return isinstance(value, str) and bool(value.strip())


def one_of(*words: str) -> Wanted:
    """One of some words; "" among them is nobody's to be told.

    >>> one_of("auto", "off").told, one_of("auto", "off").is_met("on")
    ('"auto" / "off"', False)
    """
    return Wanted(lambda value: isinstance(value, str) and value in words, " / ".join(f'"{word}"' for word in words if word))


def between(least: int, most: int) -> Wanted:
    """A whole number from one bound to the other.

    >>> between(1, 12).told, between(1, 12).is_met(True)
    ('1 – 12', False)
    """
    return Wanted(lambda value: is_number(value) and least <= value <= most, f"{least} – {most}")


def shaped(pattern: str, told: str) -> Wanted:
    """Text of one shape."""
    return Wanted(lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value)), told)


def named(*names: str) -> Wanted:
    """A row of a table under one of some names: it has another, so no value does."""
    return Wanted(lambda _: False, " / ".join(sorted(names)))


TEXT = Wanted(is_text, '"…"')
ANY_TEXT = Wanted(lambda value: isinstance(value, str), TEXT.told)
COUNT = Wanted(lambda value: is_number(value) and value >= 0, "0, 1, 2 …")
FLAG = Wanted(lambda value: isinstance(value, bool), "true / false")
LIST = Wanted(lambda value: isinstance(value, list), "[…]")
TABLE = Wanted(lambda value: isinstance(value, dict), "{… = …}")
WEEK = between(1, 53)


def parse_keys(place: str, table: Any, wants: Mapping[str, Wanted]) -> tuple[dict[str, Any], list[Finding]]:
    """The keys of a table that can be used, and a finding for each that nobody knows or whose value means nothing.

    >>> parse_keys("read", {"ocr": "off"}, {"ocr": one_of("auto", "off")})
    ({'ocr': 'off'}, [])
    """
    good: dict[str, Any] = {}
    doubts = []
    for key, value in table.items() if isinstance(table, dict) else ():
        if key not in wants:
            doubts.append(Finding("unknown-setting", values={"key": f"{place}.{key}"}))
        elif wants[key].is_met(value):
            good[key] = value
        else:
            doubts.append(refuse(f"{place}.{key}", value, wants[key].told))
    return good, doubts


def refuse(key: str, value: Any, wanted: str) -> Finding:
    """The finding that a value means nothing, as TOML writes it, beside what the key wants."""
    return Finding("wrong-setting", values={"key": key, "value": format_toml(value), "wanted": wanted})


def format_toml(value: Any) -> str:
    """A value as TOML writes it, in one line.

    >>> format_toml("3"), format_toml({"title": "HMS", "weeks": [8, 40], "all": True})
    ('"3"', '{title = "HMS", weeks = [8, 40], all = true}')
    """
    match value:
        case dict():
            return "{" + ", ".join(f"{key} = {format_toml(one)}" for key, one in value.items()) + "}"
        case list():
            return f"[{', '.join(map(format_toml, value))}]"
        case str() | bool():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
