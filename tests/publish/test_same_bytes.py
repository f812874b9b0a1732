"""The same papers, settings and as-of give the same bytes in every format, wherever, whenever and under whatever name they lie."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

RUNS = ("reports --plan", "reports --period 2025", "export xlsx", "export parquet")
FORMATS = {"docx", "pdf", "html", "json", "ics", "csv", "xlsx", "parquet", "db"}
PROGRAM = """
import os, sys
from pipeline.cli import main
os.umask(int(sys.argv[1], 8))
for line in sys.argv[2:]:
    try:
        main(line.split())
    except SystemExit as end:
        if end.code:
            raise
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """All that may differ between two machines and must leave no trace."""

    folder: str
    umask: str
    newest_first: bool
    """In which order the papers came onto the disk."""
    day: int
    """When they did, in seconds since 1970."""
    has_templates: bool
    """Whether the working folder has its own copy of the templates."""
    late: float
    """Seconds that it begins after the other, so that no second of the clock is the same."""
    jobs: str
    environment: dict[str, str]


MACHINES = (
    Machine("a", "022", False, 86400 * 400, False, 0, "1", {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C"}),
    Machine(
        "møter og saker/Ærlige råd 2",
        "077",
        True,
        86400 * 15000,
        True,
        2.1,
        "2",
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "LANG": "nb_NO.UTF-8", "SOURCE_DATE_EPOCH": "1234567890"},
    ),
)


def test_two_machines_write_the_same_bytes_in_every_format(root: Path, tmp_path: Path) -> None:
    folders = [tmp_path / machine.folder for machine in MACHINES]
    with ThreadPoolExecutor() as pool:
        one, other = pool.map(lay_out_and_run, [root, root], folders, MACHINES)
    assert {Path(name).suffix.removeprefix(".") for name in one} == FORMATS
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def lay_out_and_run(root: Path, folder: Path, machine: Machine) -> dict[str, str]:
    """The digest of every file that the commands write in a folder with the sample, by its place under processed/."""
    time.sleep(machine.late)
    papers = sorted((path for path in (root / "raw").rglob("*") if path.is_file()), reverse=machine.newest_first)
    for source in [*papers, root / "referent.toml"]:
        place = folder / source.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source.read_bytes())
        os.utime(place, (machine.day, machine.day))
    if machine.has_templates:
        shutil.copytree(root / "templates", folder / "templates", copy_function=shutil.copyfile)
    environment = {**os.environ, **machine.environment, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", PROGRAM, machine.umask, f"ingest --jobs {machine.jobs}", *RUNS]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    processed = folder / "processed"
    files = (path for path in processed.rglob("*") if path.is_file() and ".state" not in path.relative_to(processed).parts)
    return {path.relative_to(processed).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sorted(files)}
