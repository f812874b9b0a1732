"""The journal of runs: processed/.state/journal.jsonl, one JSON line a run, only ever added to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import EnvironmentFault
from pipeline.store.files import format_fault
from pipeline.store.state import STATE

JOURNAL = "journal.jsonl"


def write_journal(out: Path, verb: str, counts: Mapping[str, int | str]) -> None:
    """Add one line: when (UTC), what was run, and its counts. Raises EnvironmentFault."""
    path = out / STATE / JOURNAL
    line = {"time": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", "verb": verb, **counts}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise EnvironmentFault(format_fault(path, error)) from error


def read_journal(out: Path) -> list[dict[str, int | str]]:
    """All runs, oldest first; a line that a killed run left half written is skipped."""
    path = out / STATE / JOURNAL
    runs = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ():
        try:
            runs.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return runs
