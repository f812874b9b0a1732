"""Files read by the workers of the engine, as a run reads them, and what the workers cost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.engine.paper import Task
from pipeline.engine.pool import parse_files
from pipeline.records import Parsed
from pipeline.settings import Limits
from pipeline.store import decode_parsed


def parse_all(folder: Path, files: Mapping[str, bytes], limits: Limits | None = None, jobs: int = 1) -> dict[str, Parsed]:
    """What each file says, by name; every one of them has an end."""
    tasks = []
    for number, (name, data) in enumerate(files.items()):
        (folder / name).write_bytes(data)
        tasks.append(Task(name, str(folder / name), f"{number:012}"))
    found = {path: parsed for some in parse_files(tasks, jobs, limits) for path, encoded in some if (parsed := decode_parsed(encoded))}
    assert found.keys() == files.keys()
    return found


def find_codes(parsed: Parsed) -> set[str]:
    """The codes of all that is in doubt in a paper."""
    return {finding.code for finding in parsed.findings}


def count_memory() -> int:
    """Mebibytes that this process has at hand, on Linux; 0 elsewhere."""
    table = Path("/proc/self/statm")
    return int(table.read_text().split()[1]) * 4 // 1024 if table.exists() else 0
