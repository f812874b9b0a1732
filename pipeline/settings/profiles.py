"""What the secretary says of one body: its table in referent.toml -> Profile. What means nothing is a finding, never an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from pipeline.findings import Finding
from pipeline.settings.wanted import WANTED, refuse


@dataclass(frozen=True, slots=True)
class FixedItem:
    """An item that the profile puts on agendas: on each of them (standing), or on one a year (yearly)."""

    title: str
    type: str = ""
    minutes: int = 0
    responsible: str = ""
    place: str = "first"
    """Of a standing item: first (after the approvals) or last (before any other business)."""
    month: int = 0
    week: int = 0
    term: str = ""
    """Of a yearly item, one of the three: its month, its ISO week, or its half-year (spring, autumn)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the secretary has said about one body. Zero or empty: not set, a paper of the body may say it."""

    body_id: str
    name: str = ""
    short_name: str = ""
    classification: str = ""
    """advisory or deciding."""
    collegiate: bool = False
    """True for a collegiate body of a university or college: no paper to it is exempt as internal (offentlegforskrifta § 8)."""
    language: str = ""
    """nb, nn or en."""
    items_due_days: int = 0
    papers_due_days: int = 0
    notice_days: int = 0
    numbering: str = ""
    """How the body writes item numbers: "ALU-sak {n}/{yy}"."""
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    free_weeks: list[int] = field(default_factory=list)
    """ISO weeks in which no meeting is proposed (the schools' breaks)."""
    scheme: str = "personalpolitikk"
    minutes: dict[str, int] = field(default_factory=dict)
    """Minutes by item type, for the next agenda."""
    units: dict[str, str] = field(default_factory=dict)
    """Unit code -> unit name, where the papers do not say it."""
    groups: dict[str, list[str]] = field(default_factory=dict)
    """A word that stands for many owners -> their unit codes ("Fakultetene")."""
    outcome: str = ""
    """What comes of an item is called: "råd", "uttalelse"; an advisory body has no vedtak."""
    closing_hour: str = ""
    """The hour (HH:MM) at which items and papers are due."""
    templates: str = ""
    """A folder in templates/ whose files win for this body."""
    retention: dict[str, Any] = field(default_factory=dict)
    """How long papers are kept, by their kind: "keep", years after the end of the year of their date, or a table of years and
    citation; `citation` names the rule of those that name none."""
    standing: list[FixedItem] = field(default_factory=list)
    yearly: list[FixedItem] = field(default_factory=list)


HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d"
SHAPES = {
    "classification": "advisory|deciding|",
    "language": "nb|nn|en|",
    "numbering": r"(?:[^{}]|\{(?:n|yy|yyyy)\})*\{n\}(?:[^{}]|\{(?:yy|yyyy)\})*|",
    "start_time": f"{HOUR}|",
    "end_time": f"{HOUR}|",
    "outcome": r"(?:\w[\w /-]{0,39})?",
    "closing_hour": f"{HOUR}|",
    "templates": r"(?:\w[\w-]*)?",
}
"""What the value of a key must look like."""
DECISIVE = re.compile(r"vedtak|vedteke|vedtatt|decision|resolution", re.I)
"""What no advisory body may call what comes of its items."""
ITEM_TYPES = frozenset({"decision", "discussion", "information", "approval", "reported", "question", "any-other", "unknown"})
TYPES = {"str": str, "int": int, "bool": bool}
KNOWN = {f.name: TYPES.get(str(f.type), list if str(f.type).startswith("list") else dict) for f in fields(Profile)}
"""Key of a body -> the type of its value."""
KINDS = frozenset({"minutes", "agenda", "memo", "meeting_plan", "committee_page", "unknown"})
IN_TABLES: dict[str, Callable[[str, Any], bool]] = {
    "minutes": lambda inner, value: inner in ITEM_TYPES and is_number(value) and value >= 0,
    "units": lambda _, value: isinstance(value, str),
    "retention": lambda kind, value: is_text(value) if kind == "citation" else kind in KINDS and is_period(value),
    "groups": lambda _, value: isinstance(value, list) and all(isinstance(code, str) for code in value),
}
"""Key that holds a table -> whether one of its rows is as it must be."""
IN_ITEMS: dict[str, Callable[[Any], bool]] = {
    "title": lambda value: is_text(value),
    "type": lambda value: value in ITEM_TYPES,
    "minutes": lambda value: is_number(value) and value > 0,
    "responsible": lambda value: isinstance(value, str),
    "place": lambda value: value in ("first", "last"),
    "month": lambda value: is_number(value) and 0 < value < 13,
    "week": lambda value: is_number(value) and 0 < value < 54,
    "term": lambda value: value in ("spring", "autumn"),
}
"""Key of a standing or yearly item -> whether its value is as it must be."""
WHEN = frozenset({"month", "week", "term"})
KEYS_OF = {"standing": IN_ITEMS.keys() - WHEN, "yearly": IN_ITEMS.keys() - {"place"}}


def is_number(value: Any) -> bool:
    """True for a whole number; TOML's true is none."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_text(value: Any) -> bool:
    """True for text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_period(value: Any) -> bool:
    """True for a time that papers are kept: "keep", a number of years, or a table of either and a citation."""
    if isinstance(value, dict):
        return value.keys() <= {"years", "citation"} and is_period(value.get("years")) and is_text(value.get("citation", "-"))
    return value == "keep" or (is_number(value) and 0 <= value < 1000)


def parse_profile(place: str, table: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """A body's keys that can be used, and a finding for each that nobody knows or whose value means nothing."""
    good: dict[str, Any] = {}
    doubts = []
    for key, value in table.items():
        if key not in KNOWN or key == "body_id":
            doubts.append(Finding("unknown-setting", values={"key": f"{place}.{key}"}))
        elif is_good(key, value):
            good[key] = value
        else:
            doubts.append(refuse(f"{place}.{key}", value, wanted_by(key)))
    if good.get("classification") == "advisory" and DECISIVE.search(good.get("outcome", "")):
        doubts.append(refuse(f"{place}.outcome", good.pop("outcome"), "outcome"))
    for key, is_row in IN_TABLES.items():
        for inner, value in list(good.get(key, {}).items()):
            if not is_row(inner, value):
                doubts.append(refuse(f"{place}.{key}.{inner}", value, wanted_in(key, inner)))
                good[key] = {name: one for name, one in good[key].items() if name != inner}
    for key in [key for key in KEYS_OF if key in good]:
        found = list(parse_items(f"{place}.{key}", key, good[key]))
        good[key] = [one for one in found if isinstance(one, FixedItem)]
        doubts += [one for one in found if isinstance(one, Finding)]
    return good, doubts


def is_good(key: str, value: Any) -> bool:
    """True where a key's value has the type and the shape that the key wants."""
    if isinstance(value, str):
        return KNOWN[key] is str and bool(re.fullmatch(SHAPES.get(key, ".*"), value))
    if key == "free_weeks":
        return isinstance(value, list) and all(is_number(week) and 0 < week < 54 for week in value)
    return is_number(value) and value >= 0 if KNOWN[key] is int else isinstance(value, KNOWN[key])


def wanted_by(key: str) -> str:
    """What a key of a body takes: the row of WANTED for itself, else for the type of its value.

    >>> wanted_by("language"), wanted_by("name"), wanted_by("minutes")
    ('language', 'str', 'dict')
    """
    kind = KNOWN[key].__name__
    return key if key in WANTED and kind != "dict" and key not in KEYS_OF and key != "place" else kind


def wanted_in(key: str, inner: str) -> str:
    """What a row of a table of a body takes; the names of the rows themselves where it has another."""
    known = {"minutes": ITEM_TYPES, "retention": KINDS | {"citation"}}.get(key)
    if known and inner not in known:
        return " / ".join(sorted(known))
    return "citation" if inner == "citation" else key


def parse_items(place: str, key: str, rows: list[Any]) -> Iterator[FixedItem | Finding]:
    """The items of `standing` or `yearly`, and a finding for each that lacks its title or its time, or has a wrong or unknown key.

    A wrong key is left out and its item kept, where it can do without.
    """
    for n, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            yield refuse(f"{place}.{n}", row, key)
            continue
        good, is_told = {}, False
        for name, value in row.items():
            if name not in KEYS_OF[key]:
                yield Finding("unknown-setting", values={"key": f"{place}.{n}.{name}"})
            elif IN_ITEMS[name](value):
                good[name] = value
            else:
                is_told |= name in WHEN or name == "title"
                yield refuse(f"{place}.{n}.{name}", value, name)
        whens = len(WHEN & good.keys())
        if "title" in good and whens == (key == "yearly"):
            yield FixedItem(**good)
        elif not is_told:
            yield refuse(f"{place}.{n}", row, key)
