"""The command line in a copy of a process that has loaded the program: kills and interruptions by the hundred need no new start each."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SERVE = "from tests.faults.warm import serve; serve()"
PAPER = """Referat fra møte i Rådet for fjellvett
6. januar 2010 kl. 09.00-11.00

Til stede: Kari Nes (leder)

Sak 1/10 Budsjett
Vedtak: Budsjettet godkjennes. Kari Nes svarer innen 1. mars.
"""
GLANCE = 0.02
"""Seconds between two looks at whether a command has ended."""


@dataclass(slots=True)
class Warm:
    """A command at work, with what the tests of faults ask of a subprocess.Popen."""

    pid: int
    said: Path
    returncode: int | None = None
    seconds: float = field(default=0.0)
    """The processor time that it took, with the processes it has started, once it has ended."""

    def poll(self) -> int | None:
        """Its exit code, below 0 where a signal has ended it; None while it works."""
        if self.returncode is None and (ended := ask("end", self.pid)):
            self.returncode, self.seconds = ended
        return self.returncode

    def wait(self, timeout: float = 600) -> int:
        """Its exit code, once it has ended. Raises TimeoutExpired."""
        last = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > last:
                raise subprocess.TimeoutExpired("referent", timeout)
            time.sleep(GLANCE)
        return code

    def send_signal(self, number: int) -> None:
        """Tell it something, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(9)

    def communicate(self, timeout: float = 600) -> tuple[str, str]:
        """All that it said, once it has ended, and nothing. Raises TimeoutExpired."""
        self.wait(timeout)
        said = self.said.read_text(encoding="utf-8") if self.said.is_file() else ""
        self.said.unlink(missing_ok=True)
        return said, ""


def start_warm(folder: Path, *arguments: str) -> Warm:
    """A command that has begun in a copy of the process that has loaded the program, the first of a group of its own."""
    handle, said = tempfile.mkstemp(prefix="said-")
    os.close(handle)
    return Warm(ask("start", str(folder), said, arguments), Path(said))


def run_warm(folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit code of a command, and all that it said."""
    process = start_warm(folder, *arguments)
    said, _ = process.communicate()
    return process.wait(), said


def count_seconds(pid: int) -> float:
    """The processor time that a process has taken so far, on Linux, with those of its processes that have ended; 0 where it has ended."""
    try:
        cells = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, cells[11:15])) / os.sysconf("SC_CLK_TCK")


def ask(*words: Any) -> Any:
    """What the process that has loaded the program answers."""
    process = start_server()
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(words) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@cache
def start_server() -> subprocess.Popen[str]:
    """The process that loads the program once for all tests; it ends with them."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-P", "-c", SERVE], stdin=pipe, stdout=pipe, env=environment, text=True)
    atexit.register(process.kill)
    return process


def serve() -> None:
    """Start commands and say how they have ended, as long as somebody asks."""
    load_program()
    for line in sys.stdin:
        verb, *words = json.loads(line)
        print(json.dumps({"start": start, "end": find_end}[verb](*words)), flush=True)


def load_program() -> None:
    """Do what commands do when they are first at work, import modules and compile patterns, so that copies of this process need not."""
    import docxtpl
    import icalendar
    import typst

    from pipeline import checks, cli, overviews
    from pipeline.engine import apart, paper, pool
    from pipeline.link import make_ready
    from pipeline.publish import html, pdf, word
    from pipeline.settings import Settings

    assert all((docxtpl, icalendar, typst, checks, overviews, apart, pool, html, pdf, word))
    assert Path(cli.__file__).is_relative_to(ROOT), "another program than that of these tests"
    paper.parse_paper(PAPER.encode(), "a.txt")
    make_ready(Settings())


def start(folder: str, said: str, arguments: Sequence[str]) -> int:
    """The process that does a command in a folder; what it says goes to a file."""
    if pid := os.fork():
        return pid
    from pipeline.cli import main

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what works in its background ignore it
    os.setsid()
    os.chdir(folder)
    handle, nothing = os.open(said, os.O_WRONLY | os.O_TRUNC), os.open(os.devnull, os.O_RDONLY)
    for old, new in ((nothing, 0), (handle, 1), (handle, 2)):
        os.dup2(old, new)
    os.closerange(3, 64)
    code = 70
    try:
        main(args=list(arguments), prog_name="referent")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def find_end(pid: int) -> tuple[int, float] | None:
    """Exit code and processor time of a command that has ended; None while it works."""
    found, status, used = os.wait4(pid, os.WNOHANG)
    return (os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime) if found else None
