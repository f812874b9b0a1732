"""What the secretary says of one body: its table in referent.toml -> Profile. What means nothing is a finding, never an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from pipeline.findings import Finding
from pipeline.settings.wanted import (
    ANY_TEXT,
    COUNT,
    FLAG,
    LIST,
    TABLE,
    TEXT,
    WEEK,
    Wanted,
    between,
    is_number,
    is_text,
    named,
    one_of,
    parse_keys,
    refuse,
    shaped,
)


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


DECISIVE = re.compile(r"vedtak|vedteke|vedtatt|decision|resolution", re.I)
"""What no advisory body may call what comes of its items."""
ITEM_TYPES = ("decision", "discussion", "information", "approval", "reported", "question", "any-other", "unknown")
KINDS = ("minutes", "agenda", "memo", "meeting_plan", "committee_page", "unknown")
HOUR = shaped(r"(?:(?:[01]\d|2[0-3]):[0-5]\d)?", '"09:30"')
BY_TYPE = {"str": shaped(".*", TEXT.told), "int": COUNT, "bool": FLAG, "list": LIST, "dict": TABLE}
BY_KEY = {
    "classification": one_of("advisory", "deciding", ""),
    "language": one_of("nb", "nn", "en", ""),
    "numbering": shaped(r"(?:[^{}]|\{(?:n|yy|yyyy)\})*\{n\}(?:[^{}]|\{(?:yy|yyyy)\})*|", '"Sak {n}/{yy}"'),
    "start_time": HOUR,
    "end_time": HOUR,
    "free_weeks": Wanted(lambda value: isinstance(value, list) and all(map(WEEK.is_met, value)), f"[{WEEK.told}]"),
    "outcome": shaped(r"(?:\w[\w /-]{0,39})?", '"råd" / "uttalelse" / …'),
    "closing_hour": HOUR,
    "templates": shaped(r"(?:\w[\w-]*)?", TEXT.told),
}
KNOWN = {f.name: BY_KEY.get(f.name, BY_TYPE[str(f.type).partition("[")[0]]) for f in fields(Profile) if f.name != "body_id"}
"""Key of a body -> what it takes."""
PERIOD = Wanted(lambda value: is_period(value), '"keep" / 10 / {years = 10, citation = "…"}')
GROUP = Wanted(lambda value: isinstance(value, list) and all(isinstance(code, str) for code in value), '["…", "…"]')
IN_TABLES: dict[str, Callable[[str], Wanted]] = {
    "minutes": lambda name: COUNT if name in ITEM_TYPES else named(*ITEM_TYPES),
    "units": lambda _: ANY_TEXT,
    "retention": lambda name: TEXT if name == "citation" else PERIOD if name in KINDS else named(*KINDS, "citation"),
    "groups": lambda _: GROUP,
}
"""Key that holds a table -> what a row of it takes, by its name."""
WHEN = {"month": between(1, 12), "week": WEEK, "term": one_of("spring", "autumn")}
IN_ITEMS = {
    "title": TEXT,
    "type": one_of(*ITEM_TYPES),
    "minutes": Wanted(lambda value: is_number(value) and value > 0, COUNT.told),
    "responsible": ANY_TEXT,
}
ITEMS = {"standing": IN_ITEMS | {"place": one_of("first", "last")}, "yearly": IN_ITEMS | WHEN}
"""Key that holds items -> what each key of an item takes."""
ITEMS_TOLD = {"standing": "title", "yearly": "title; month / week / term"}


def is_period(value: Any) -> bool:
    """True for a time that papers are kept: "keep", a number of years, or a table of either and a citation."""
    if isinstance(value, dict):
        return value.keys() <= {"years", "citation"} and is_period(value.get("years")) and is_text(value.get("citation", "-"))
    return value == "keep" or (is_number(value) and 0 <= value < 1000)


def parse_profile(place: str, table: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """A body's keys that can be used, and a finding for each that nobody knows or whose value means nothing."""
    good, doubts = parse_keys(place, table, KNOWN)
    if good.get("classification") == "advisory" and DECISIVE.search(good.get("outcome", "")):
        doubts.append(refuse(f"{place}.outcome", good.pop("outcome"), KNOWN["outcome"].told))
    for key in [key for key in IN_TABLES if key in good]:
        good[key], more = parse_keys(f"{place}.{key}", good[key], {name: IN_TABLES[key](name) for name in good[key]})
        doubts += more
    for key in [key for key in ITEMS if key in good]:
        found = list(parse_items(f"{place}.{key}", key, good[key]))
        good[key] = [one for one in found if isinstance(one, FixedItem)]
        doubts += [one for one in found if isinstance(one, Finding)]
    return good, doubts


def parse_items(place: str, key: str, rows: list[Any]) -> Iterator[FixedItem | Finding]:
    """The items of `standing` or `yearly`, and a finding for each that lacks its title or its time, or has a wrong or unknown key.

    A wrong key is left out and its item kept, where it can do without.
    """
    for n, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            yield refuse(f"{place}.{n}", row, ITEMS_TOLD[key])
            continue
        good, doubts = parse_keys(f"{place}.{n}", row, ITEMS[key])
        yield from doubts
        if "title" in good and len(WHEN.keys() & good.keys()) == (key == "yearly"):
            yield FixedItem(**good)
        elif not ({"title", *WHEN} & ITEMS[key].keys() & row.keys()) - good.keys():
            yield refuse(f"{place}.{n}", row, ITEMS_TOLD[key])
