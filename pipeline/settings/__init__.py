"""referent.toml -> Settings. Unknown keys are findings, never errors."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.findings import Finding
from pipeline.language.spreadsheets import decode
from pipeline.settings.passwords import Passwords, read_passwords
from pipeline.settings.profiles import FixedItem, Profile, parse_profile
from pipeline.settings.wanted import between, one_of, parse_keys, refuse, shaped

__all__ = ["FixedItem", "Passwords", "Profile", "Settings", "TableRow", "read_passwords", "read_settings"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a customer's table of policy areas or terms, as it stands there; link/ says what it means."""

    file: str
    line: int
    values: dict[str, str]
    """By column; under "" what stands beyond the last of them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may take of the machine that reads it; one that takes more is not read, and becomes a finding."""

    seconds: int = 20
    memory_mib: int = 1024
    file_mib: int = 200


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
    limits: Limits = Limits()
    schemes: tuple[TableRow, ...] = ()
    """The rows of the folder `schemes`: the tables hang on what is in it."""
    union_offices: str = "hold"
    """Whether the public edition shows who speaks for a union («Kari Nes (NTL)»): hold or show."""
    passwords: Passwords = field(default_factory=Passwords)
    """What encrypted papers may open with, named for the run."""


DAY = re.compile(r"(?:\d{4}-\d\d-\d\d)?")
READING = {"ocr": one_of("auto", "off"), "people": shaped(r"[a-zA-Z]\w*", '"auto" / "off" / "…"')}
OPENING = {"union_offices": one_of("hold", "show")}
BOUNDS = {"seconds": between(1, 86_400), "memory_mib": between(256, (1 << 20) - 1), "file_mib": between(1, 200)}
"""What the keys of [read], [public] and [limits] take."""


def read_settings(path: Path | None) -> Settings:
    """The settings of a file; the defaults where `path` is None. Raises UsageError on what is not TOML."""
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} could not be read as settings: {error}") from error
    known = {"as_of", "body", "limits", "public", "read", "schemes"}
    findings = [Finding("unknown-setting", values={"key": key, "name": path.name}) for key in data if key not in known]
    if not DAY.fullmatch(str(data.get("as_of", ""))):
        raise UsageError(f"{path}: as_of wants a date like 2025-11-19, not {data['as_of']!r}")
    reading, doubts = parse_keys("read", data.get("read"), READING)
    bounds, more = parse_keys("limits", data.get("limits"), BOUNDS)
    opening, others = parse_keys("public", data.get("public"), OPENING)
    findings += [replace(doubt, values={**doubt.values, "name": path.name}) for doubt in (*doubts, *more, *others)]
    profiles, doubts = parse_bodies(data.get("body", {}))
    findings += [replace(doubt, values={**doubt.values, "name": path.name}) for doubt in (*find_no_tables(data), *doubts)]
    findings += find_missing_folders(path, profiles)
    rows, doubts = read_schemes(path, data.get("schemes", ""))
    return Settings(
        str(data.get("as_of", "")),
        profiles,
        reading.get("ocr", "auto"),
        reading.get("people", "auto"),
        limits=Limits(**bounds),
        findings=(*findings, *doubts),
        schemes=tuple(rows),
        union_offices=opening.get("union_offices", "hold"),
    )


def find_no_tables(data: dict[str, Any]) -> list[Finding]:
    """A finding for each part of the settings that must be a table and is something else: nothing of it is used."""
    wanted = {"body": "[body.…]", "limits": "[limits]", "public": "[public]", "read": "[read]"}
    return [refuse(key, data[key], told) for key, told in wanted.items() if not isinstance(data.get(key, {}), dict)]


def parse_bodies(bodies: Any) -> tuple[dict[str, Profile], list[Finding]]:
    """The profile of each body, an empty one where its settings are no table (`[[body.x]]`), and what means nothing in them."""
    profiles: dict[str, Profile] = {}
    findings: list[Finding] = []
    for body_id, table in bodies.items() if isinstance(bodies, dict) else ():
        good, doubts = parse_profile(f"body.{body_id}", table) if isinstance(table, dict) else ({}, [])
        profiles[body_id] = Profile(body_id, **good)
        findings += doubts if isinstance(table, dict) else [refuse(f"body.{body_id}", table, f"[body.{body_id}]")]
    return profiles, findings


def find_missing_folders(path: Path, profiles: dict[str, Profile]) -> list[Finding]:
    """A finding for each body whose own templates lie nowhere, neither beside the settings nor in the working folder."""
    homes = (path.parent / "templates", Path("templates"))
    named = [(body_id, profile.templates) for body_id, profile in profiles.items() if profile.templates]
    missing = [(body_id, own) for body_id, own in named if not any((home / own).is_dir() for home in homes)]
    return [
        Finding("templates-not-there", values={"key": f"body.{body_id}.templates", "name": path.name, "value": own})
        for body_id, own in missing
    ]


def read_schemes(path: Path, folder: Any) -> tuple[list[TableRow], list[Finding]]:
    """The rows of the tables (*.csv) in a folder beside the settings, and a finding where it is not there or cannot be read.

    Comma or semicolon, UTF-8 or Windows-1252, as spreadsheets save them.
    """
    if folder == "":
        return [], []
    if not isinstance(folder, str) or not (path.parent / folder).is_dir():
        doubt = refuse("schemes", folder, '"…/"')
        return [], [replace(doubt, values={**doubt.values, "name": path.name})]
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
