"""A process that reads papers within limits: how it is started, what it may take, what it does until nobody gives it papers any more."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pipeline.engine.paper import load_rooms, parse_file
from pipeline.settings import Limits

READY = "ready"
"""What a worker says before its first paper."""
NO_MEMORY = 77
"""How a worker ends that a paper asked for more memory than it may have."""
OPEN_FILES = 256
WAITS = 3
"""Times the limit of processor time that a process may take by the clock: on a busy machine it gets a part of a processor only."""
TIMED_OUT = {-getattr(signal, name) for name in ("SIGALRM", "SIGPROF") if hasattr(signal, name)}
"""How a process ends whose time has run out."""
START = "from {room} import {verb}; {verb}({handle}, {limits})"
Begin = Callable[[int, tuple[int, int, int]], None]
"""What a process does: it is given the handle of its pipe, and its limits as numbers."""


@dataclass(slots=True)
class Process:
    """A process that was started, the first of a group of its own: `poll` gives its exit code or None, `wait` waits for it."""

    pid: int
    poll: Callable[[], int | None]
    wait: Callable[[], int]
    is_ended: bool = False

    def end(self) -> int:
        """Its exit code, after it and all that it has started were ended."""
        if not self.is_ended:
            self.is_ended = True
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self.pid, signal.SIGTERM) if sys.platform == "win32" else os.killpg(self.pid, signal.SIGKILL)
        return self.wait()


def can_fork() -> bool:
    """True where a copy of this process is safe, and so a worker can start at once: on Linux, while it has one thread only."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def start_fork(pipe: Connection, limits: Limits, begin: Begin | None = None) -> Process:
    """A copy of this process at work, with no file of ours open but the pipe: a lock must not outlive its holder."""
    if pid := os.fork():
        os.setpgid(pid, pid)
        return Process(pid, *watch_child(pid))
    try:
        os.setpgid(0, 0)
        handle = os.dup2(pipe.fileno(), 3)
        os.closerange(4, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") > 0 else 1024)
        gc.enable()
        gc.freeze()
        (begin or start_work)(handle, (limits.seconds, limits.memory_mib, limits.file_mib))
    finally:
        os._exit(1)


def watch_child(pid: int) -> tuple[Callable[[], int | None], Callable[[], int]]:
    """What tells whether a forked child has ended, and what waits for it; both give its exit code, as often as they are asked."""
    codes: list[int] = []

    def look(options: int) -> int | None:
        if not codes:
            found, status = os.waitpid(pid, options)
            if found:
                codes.append(os.waitstatus_to_exitcode(status))
        return codes[0] if codes else None

    return lambda: look(os.WNOHANG), lambda: look(0) or 0


def start_fresh(pipe: Connection, limits: Limits, begin: Begin | None = None) -> Process:
    """A new interpreter at work, which shares nothing with this one but the pipe."""
    handle = pipe.fileno()
    begin = begin or start_work
    command = START.format(
        room=begin.__module__, verb=begin.__name__, handle=handle, limits=(limits.seconds, limits.memory_mib, limits.file_mib)
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    how: dict[str, Any] = {}
    if sys.platform == "win32":
        os.set_handle_inheritable(handle, True)
        how = {"startupinfo": subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})}
    else:
        how = {"pass_fds": (handle,), "process_group": 0}
    child = subprocess.Popen([sys.executable, "-P", "-c", command], env=environment, stdin=subprocess.DEVNULL, **how)
    return Process(child.pid, child.poll, child.wait)


def start_work(handle: int, numbers: tuple[int, int, int]) -> None:
    """Read papers that come through the pipe with a handle."""
    work(open_pipe(handle), Limits(*numbers))


def open_pipe(handle: int) -> Connection:
    """The pipe with a handle; what is printed from here on is nobody's concern."""
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        pipe = PipeConnection(handle)
    else:
        pipe = Connection(handle)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who has started us is told, and ends us
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w")
    return pipe


def work(pipe: Connection, limits: Limits, rehearse: Callable[[Connection], None] = lambda _: None) -> None:
    """Answer each paper with what it says, until there is nobody to answer; `rehearse` comes before the first."""
    load_rooms()
    limit_resources(limits)
    pipe.send(READY)
    rehearse(pipe)
    own = os.getpid()
    while True:
        try:
            task = pipe.recv()
            limit_time(limits.seconds)
            outcome = parse_file(task, limits)
            limit_time(0)
            if os.getpid() != own:  # a copy of us that the paper made
                os._exit(0)
            pipe.send(outcome)
        except MemoryError:
            os._exit(NO_MEMORY)
        except (EOFError, OSError):
            os._exit(0)


def limit_time(seconds: int) -> None:
    """End this process when a paper takes longer: C code that hangs takes no other hint. 0 lifts the limit.

    What counts is its own processor time, so that a busy machine loses no paper; what only waits is ended by the clock.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(seconds * WAITS)


def limit_resources(limits: Limits) -> None:
    """Let this process fail rather than the machine, where the system knows such limits."""
    if sys.platform == "win32":
        return
    import resource

    most = {
        resource.RLIMIT_AS: limits.memory_mib << 20,
        resource.RLIMIT_FSIZE: limits.memory_mib << 20,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, wanted in most.items():
        hard = resource.getrlimit(kind)[1]
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (value, value))
