"""What the tests of faults share: many small papers, and the command line in a process of its own that can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from tests.faults.warm import Warm

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-P", "-m", "pipeline.cli"]
AS_OF = ["--as-of", "2025-04-01"]
MINUTES = """Referat fra møte i Rådet for fjellvett
{day} kl. 09.00-11.00, Fjellstua

Til stede: Kari Nes (leder), Ola Dal
Referent: Ola Dal

Sak {number}/{year} Budsjett for løype {number}
Vedtak: Budsjettet for løype {number} godkjennes.
"""


def write_papers(raw: Path, count: int, start: int = 0) -> None:
    """So many minutes of one body, a week apart, old enough to be known by their time."""
    for number in range(start, start + count):
        day = date(2010, 1, 6) + timedelta(days=7 * number)
        path = raw / "raad" / f"{day}-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MINUTES.format(day=f"{day:%d.%m.%Y}", number=number + 1, year=f"{day:%y}"), encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))


def start(folder: Path, *arguments: str, **options: object) -> subprocess.Popen[str]:
    """A command that has begun, the first of a group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,
    )


def finish(process: subprocess.Popen[str] | Warm, seconds: float = 600) -> tuple[int, str]:
    """Exit code and all that was said; a command that hangs is killed, and the test fails."""
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return process.returncode, out + err


def run(folder: Path, *arguments: str, **options: object) -> tuple[int, str]:
    """Exit code of a command, and all that it said."""
    return finish(start(folder, *arguments, **options))


def kill_after(process: subprocess.Popen[str] | Warm, seconds: float) -> bool:
    """True where the command was killed (-9) after so many seconds; False where it had ended before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def find_rests(folder: Path) -> list[str]:
    """What a run should not leave: files laid aside, notes, journals of databases."""
    return sorted(path.name for path in folder.rglob("*") if path.name.endswith((".part", ".pending", "-journal", ".tmp")))


def find_workers(processed: Path) -> list[int]:
    """Processes whose working folder is the one in which `processed` lies, but this one."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if (entry / "cwd").resolve() == processed.parent.resolve():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def wait_until_alone(processed: Path, seconds: float = 5) -> list[int]:
    """Processes that still work in a folder after so many seconds."""
    last = time.monotonic() + seconds
    while (left := find_workers(processed)) and time.monotonic() < last:
        time.sleep(0.05)
    return left
