"""referent.toml -> Settings. Unknown keys are findings, never errors."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.findings import Finding
from pipeline.language.spreadsheets import decode


@dataclass(frozen=True, slots=True)
class Profile:
    """What the secretary has said about one body. Zero or empty: not set, a paper of the body may say it."""

    body_id: str
    name: str = ""
    short_name: str = ""
    classification: str = ""
    """advisory or deciding."""
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


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a customer's table of policy areas or terms, as it stands there; link/ says what it means."""

    file: str
    line: int
    values: dict[str, str]
    """By column; under "" what stands beyond the last of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All of referent.toml."""

    as_of: str = ""
    bodies: dict[str, Profile] = field(default_factory=dict)
    ocr: str = "auto"
    """Whether scanned pages are read by tesseract: auto (where it is installed) or off."""
    people: str = "auto"
    """Whether a trained spaCy pipeline finds people in running text: auto (the best that is installed), off, or a package's name."""
    findings: tuple[Finding, ...] = ()
    """Unknown keys."""
    schemes: tuple[TableRow, ...] = ()
    """The rows of the folder `schemes`: the tables hang on what is in it."""


DAY = re.compile(r"(?:\d{4}-\d\d-\d\d)?")
KNOWN = {f.name: {"str": str, "int": int, "list[int]": list}.get(str(f.type), dict) for f in fields(Profile) if f.name != "body_id"}
"""Key of a body -> the type of its value."""
SHAPES = {
    "classification": "advisory|deciding|",
    "language": "nb|nn|en|",
    "numbering": r"(?:[^{}]|\{(?:n|yy|yyyy)\})*\{n\}(?:[^{}]|\{(?:yy|yyyy)\})*|",
    "start_time": r"(?:[01]\d|2[0-3]):[0-5]\d|",
    "end_time": r"(?:[01]\d|2[0-3]):[0-5]\d|",
}
"""What the value of a key must look like."""
READING = {"ocr": "auto|off", "people": r"[a-zA-Z]\w*"}
"""The keys of [read], and what their values must look like."""
ITEM_TYPES = {"decision", "discussion", "information", "approval", "reported", "question", "any-other", "unknown"}


def read_settings(path: Path | None) -> Settings:
    """The settings of a file; the defaults where `path` is None. Raises UsageError on what is not TOML."""
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} could not be read as settings: {error}") from error
    known = {"as_of", "body", "read", "schemes"}
    findings = [Finding("unknown-setting", values={"key": key, "name": path.name}) for key in data if key not in known]
    if not DAY.fullmatch(str(data.get("as_of", ""))):
        raise UsageError(f"{path}: as_of wants a date like 2025-11-19, not {data['as_of']!r}")
    reading, doubts = parse_reading(data.get("read", {}))
    findings += [replace(doubt, values={**doubt.values, "name": path.name}) for doubt in doubts]
    bodies = data.get("body", {})
    profiles: dict[str, Profile] = {}
    for body_id, table in bodies.items() if isinstance(bodies, dict) else ():
        good, doubts = parse_profile(f"body.{body_id}", table if isinstance(table, dict) else {})
        profiles[body_id] = Profile(body_id, **good)
        findings += [replace(doubt, values={**doubt.values, "name": path.name}) for doubt in doubts]
    rows, doubts = read_schemes(path, data.get("schemes", ""))
    return Settings(str(data.get("as_of", "")), profiles, **reading, findings=(*findings, *doubts), schemes=tuple(rows))


def read_schemes(path: Path, folder: Any) -> tuple[list[TableRow], list[Finding]]:
    """The rows of the tables (*.csv) in a folder beside the settings, and a finding where it is not there or cannot be read.

    Comma or semicolon, UTF-8 or Windows-1252, as spreadsheets save them.
    """
    if folder == "":
        return [], []
    if not isinstance(folder, str) or not (path.parent / folder).is_dir():
        return [], [Finding("wrong-setting", values={"key": "schemes", "value": str(folder), "name": path.name})]
    rows: list[TableRow] = []
    findings = []
    for file in sorted((path.parent / folder).glob("*.csv")):
        try:
            rows += read_rows(file.name, decode(file.read_bytes()))
        except (OSError, csv.Error) as error:
            findings.append(Finding("file-not-readable", values={"name": file.name, "reason": str(error.args[-1])}))
    return rows, findings


def read_rows(name: str, text: str) -> list[TableRow]:
    """The rows of one table that are not blank.

    >>> read_rows("klima.csv", "scheme;policy_area_id;nb\\nklima;K1;Reiser\\n")[0].values
    {'scheme': 'klima', 'policy_area_id': 'K1', 'nb': 'Reiser'}
    """
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), restkey="", restval="", delimiter=max(",;\t", key=head.count))
    found = [(reader.line_num, {key.strip(): "".join(value).strip() for key, value in row.items()}) for row in reader]
    return [TableRow(name, line, values) for line, values in found if any(values.values())]


def parse_reading(table: Any) -> tuple[dict[str, str], list[Finding]]:
    """The keys of [read] that can be used, and a finding for each that nobody knows or whose value means nothing.

    >>> parse_reading({"ocr": "off"})
    ({'ocr': 'off'}, [])
    """
    good: dict[str, str] = {}
    doubts = []
    for key, value in table.items() if isinstance(table, dict) else ():
        if key not in READING:
            doubts.append(Finding("unknown-setting", values={"key": f"read.{key}"}))
        elif isinstance(value, str) and re.fullmatch(READING[key], value):
            good[key] = value
        else:
            doubts.append(Finding("wrong-setting", values={"key": f"read.{key}", "value": str(value)}))
    return good, doubts


def parse_profile(place: str, table: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """A body's keys that can be used, and a finding for each that nobody knows or whose value means nothing."""
    good: dict[str, Any] = {}
    doubts = []
    for key, value in table.items():
        if key not in KNOWN:
            doubts.append(Finding("unknown-setting", values={"key": f"{place}.{key}"}))
        elif isinstance(value, KNOWN[key]) and (not isinstance(value, str) or re.fullmatch(SHAPES.get(key, ".*"), value)):
            good[key] = value
        else:
            doubts.append(Finding("wrong-setting", values={"key": f"{place}.{key}", "value": str(value)}))
    if any(not isinstance(week, int) or not 0 < week < 54 for week in good.get("free_weeks", ())):
        doubts.append(Finding("wrong-setting", values={"key": f"{place}.free_weeks", "value": str(good.pop("free_weeks"))}))
    for key, kind in (("minutes", int), ("units", str), ("groups", list)):
        for inner, value in list(good.get(key, {}).items()):
            if not isinstance(value, kind) or (key == "minutes" and inner not in ITEM_TYPES):
                doubts.append(Finding("wrong-setting", values={"key": f"{place}.{key}.{inner}", "value": str(value)}))
                good[key] = {name: one for name, one in good[key].items() if name != inner}
    return good, doubts
