"""referent.toml -> Settings. Unknown keys are findings, never errors."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.findings import Finding


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
    scheme: str = "personalpolitikk"
    minutes: dict[str, int] = field(default_factory=dict)
    """Minutes by item type, for the next agenda."""
    units: dict[str, str] = field(default_factory=dict)
    """Unit code -> unit name, where the papers do not say it."""
    groups: dict[str, list[str]] = field(default_factory=dict)
    """A word that stands for many owners -> their unit codes ("Fakultetene")."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All of referent.toml."""

    as_of: str = ""
    bodies: dict[str, Profile] = field(default_factory=dict)
    ocr: str = "auto"
    """Whether scanned pages are read by tesseract: auto (where it is installed) or off."""
    findings: tuple[Finding, ...] = ()
    """Unknown keys."""


DAY = re.compile(r"(?:\d{4}-\d\d-\d\d)?")
KNOWN = {f.name: {"str": str, "int": int}.get(str(f.type), dict) for f in fields(Profile) if f.name != "body_id"}
"""Key of a body -> the type of its value."""
SHAPES = {
    "classification": "advisory|deciding|",
    "language": "nb|nn|en|",
    "numbering": r"(?:[^{}]|\{(?:n|yy|yyyy)\})*\{n\}(?:[^{}]|\{(?:yy|yyyy)\})*|",
    "start_time": r"(?:[01]\d|2[0-3]):[0-5]\d|",
    "end_time": r"(?:[01]\d|2[0-3]):[0-5]\d|",
}
"""What the value of a key must look like."""
ITEM_TYPES = {"decision", "discussion", "information", "approval", "reported", "question", "any-other", "unknown"}


def read_settings(path: Path | None) -> Settings:
    """The settings of a file; the defaults where `path` is None. Raises UsageError on what is not TOML."""
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} could not be read as settings: {error}") from error
    findings = [Finding("unknown-setting", values={"key": key, "name": path.name}) for key in data if key not in {"as_of", "body", "read"}]
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
    return Settings(str(data.get("as_of", "")), profiles, **reading, findings=tuple(findings))


def parse_reading(table: Any) -> tuple[dict[str, str], list[Finding]]:
    """The keys of [read] that can be used, and a finding for each that nobody knows or whose value means nothing.

    >>> parse_reading({"ocr": "off"})
    ({'ocr': 'off'}, [])
    """
    found = table if isinstance(table, dict) else {}
    doubts = [Finding("unknown-setting", values={"key": f"read.{key}"}) for key in found if key != "ocr"]
    if found.get("ocr", "auto") in ("auto", "off"):
        return {key: value for key, value in found.items() if key == "ocr"}, doubts
    return {}, [*doubts, Finding("wrong-setting", values={"key": "read.ocr", "value": str(found["ocr"])})]


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
    for key, kind in (("minutes", int), ("units", str), ("groups", list)):
        for inner, value in list(good.get(key, {}).items()):
            if not isinstance(value, kind) or (key == "minutes" and inner not in ITEM_TYPES):
                doubts.append(Finding("wrong-setting", values={"key": f"{place}.{key}.{inner}", "value": str(value)}))
                good[key] = {name: one for name, one in good[key].items() if name != inner}
    return good, doubts
