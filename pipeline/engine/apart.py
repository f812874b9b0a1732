"""Jobs in a process of their own with limits: what a customer's template asks for may hang, or swallow the machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from pipeline.engine.processes import (
    NO_MEMORY,
    TIMED_OUT,
    WAITS,
    Process,
    can_fork,
    limit_resources,
    limit_time,
    open_pipe,
    start_fork,
    start_fresh,
)
from pipeline.errors import LimitError, UsageError
from pipeline.settings import Limits

PATIENCE = 6
"""A publication may take so many times as long as a paper: the report of a year stands for hundreds of them."""
DONE, FAILED = b"+", b"-"
GRACE = 10
"""Seconds that a process is given beyond its own clock, to start in."""
NOWHERE = "http://127.0.0.1:9"
CALM = {"RAYON_NUM_THREADS": "2", **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"), NOWHERE)}
"""What a job finds around it: few threads (each reserves memory), and nobody who would fetch it something from the network."""


class Apart:
    """Does jobs one after the other in a process with limits. A job that ends it is lost, and the next one gets a new process."""

    def __init__(self, limits: Limits) -> None:
        self._limits = replace(limits, seconds=limits.seconds * PATIENCE)
        self._process: Process | None = None
        self._pipe: Connection

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def do(self, job: Callable[[], bytes]) -> bytes:
        """What a job that can be pickled gives. Raises UsageError with its words where it fails, LimitError where it takes too much."""
        if self._process is None:
            self._start()
        said, is_late = b"", False
        with suppress(EOFError, OSError):
            self._pipe.send(job)
            is_late = not self._pipe.poll(self._limits.seconds * WAITS + GRACE)
            said = b"" if is_late else self._pipe.recv_bytes()
        if not said:
            raise LimitError(self._explain(is_late, self._end()))
        if said[:1] == FAILED:
            raise UsageError(said[1:].decode())
        return said[1:]

    def _explain(self, is_late: bool, code: int) -> str:
        """What a job did that ended its process."""
        if is_late or code in TIMED_OUT:
            return f"takes more than {self._limits.seconds} seconds to fill in"
        if code == NO_MEMORY:
            return f"takes more than {self._limits.memory_mib} MiB of memory to fill in"
        return "ends the process that fills it in, mostly because it asks for too much memory"

    def _start(self) -> None:
        """Begin a process that waits for jobs."""
        self._pipe, theirs = Pipe()
        self._process = (start_fork if can_fork() else start_fresh)(theirs, self._limits, start_jobs)
        theirs.close()

    def _end(self) -> int:
        """The exit code of the process, if one has begun."""
        process, self._process = self._process, None
        if process:
            self._pipe.close()
        return process.end() if process else 0


def start_jobs(handle: int, numbers: tuple[int, int, int]) -> None:
    """Do jobs that come through the pipe with a handle, until there is nobody to answer."""
    pipe, limits = open_pipe(handle), Limits(*numbers)
    os.environ.update(CALM)
    limit_resources(replace(limits, memory_mib=limits.memory_mib + measure_own()))
    while True:
        try:
            job = pipe.recv()
            limit_time(limits.seconds)
            said = do_job(job)
            limit_time(0)
            pipe.send_bytes(said)
        except MemoryError:
            os._exit(NO_MEMORY)
        except (EOFError, OSError):
            os._exit(0)


def do_job(job: Callable[[], bytes]) -> bytes:
    """What a job gives behind DONE, or the words of what it raises behind FAILED. Raises MemoryError itself.

    Bytes and no objects go back: who takes over this process takes over no other.
    """
    try:
        return DONE + job()
    except MemoryError:
        raise
    except Exception as error:
        return FAILED + (str(error) or type(error).__name__).encode("utf-8", "replace")


def measure_own() -> int:
    """The MiB of addresses that this process has already, as a copy of another: they are no job's; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0
