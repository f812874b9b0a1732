"""referent.toml -> Settings. Unknown keys are findings, never errors."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

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
    findings: tuple[Finding, ...] = ()
    """Unknown keys."""


def read_settings(path: Path | None) -> Settings:
    """The settings of a file; the defaults where `path` is None. Raises UsageError on what is not TOML."""
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} could not be read as settings: {error}") from error
    unknown = [key for key in data if key not in {"as_of", "body"}]
    profiles = {}
    for body_id, table in data.get("body", {}).items():
        profiles[body_id], strange = parse_profile(body_id, table)
        unknown += [f"body.{body_id}.{key}" for key in strange]
    findings = tuple(Finding("unknown-setting", values={"key": key, "name": path.name}) for key in unknown)
    return Settings(str(data.get("as_of", "")), profiles, findings)


def parse_profile(body_id: str, table: dict[str, object]) -> tuple[Profile, list[str]]:
    """A body's profile and the keys that nobody knows, or whose value has the wrong type."""
    known = {f.name: f.type for f in fields(Profile) if f.name != "body_id"}
    good: dict[str, object] = {}
    strange = []
    for key, value in table.items():
        wanted = {"str": str, "int": int}.get(str(known.get(key, "")), dict)
        if key in known and isinstance(value, wanted):
            good[key] = value
        else:
            strange.append(key)
    return Profile(body_id, **good), strange  # type: ignore[arg-type]
