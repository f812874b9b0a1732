"""One run at a time: a lock on processed/ that the operating system frees when its holder dies."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import EnvironmentFault, LockedError
from pipeline.store.files import clear_asides, finish_writes, format_fault
from pipeline.store.state import STATE

LOCK = "lock"
FAR = 1 << 30
"""Windows locks bytes, and keeps others from reading them: one far behind the text."""

LOCKED = "Another run is at work on {out} ({holder}). Wait until it has ended, then run again."
LOOKS, GLANCE = 20, 0.05
"""How often, and after how many seconds each, one looks again who holds a lock that has no name in it yet."""

held: set[int] = set()
"""Open lock files of this process."""

if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> None:
        """The lock; OSError where another has it."""
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(handle: int) -> None:
        """The lock; OSError where another has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def let_go() -> None:
        """A forked worker must not hold the lock: it may outlive a run that was killed."""
        while held:
            os.close(held.pop())

    os.register_at_fork(after_in_child=let_go)


@contextmanager
def hold_lock(out: Path) -> Iterator[None]:
    """Within it no other run works on `out`, and what a killed run left half renamed is put in place.

    Raises LockedError, naming who holds it, or EnvironmentFault.
    """
    path = out / STATE / LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise EnvironmentFault(format_fault(path, error)) from error
    try:
        write_holder(handle, out)
        held.add(handle)
        finish_writes(out)
        clear_asides(out)
        yield
    finally:
        if handle in held:
            held.discard(handle)
            with suppress(OSError):  # nobody is to be told of a run that has ended
                os.ftruncate(handle, 0)
        os.close(handle)


def require_peace(out: Path) -> None:
    """Raises LockedError where a run is at work on `out`; makes nothing where there is none."""
    if (out / STATE / LOCK).is_file():
        with hold_lock(out):
            pass


def write_holder(handle: int, out: Path) -> None:
    """Take the lock and say in it who holds it since when."""
    for _ in range(LOOKS):
        try:
            take(handle)
            break
        except (BlockingIOError, PermissionError) as error:
            if holder := read_holder(handle):
                raise LockedError(LOCKED.format(out=out, holder=holder)) from error
            time.sleep(GLANCE)
        except OSError as error:
            raise EnvironmentFault(format_fault(out / STATE / LOCK, error)) from error
    else:
        raise LockedError(LOCKED.format(out=out, holder="unknown"))
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, f"process {os.getpid()} on {platform.node()}, started {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode())


def read_holder(handle: int) -> str:
    """Who holds the lock, in its own words; "" where it has taken it, or let it go, this very moment."""
    os.lseek(handle, 0, os.SEEK_SET)
    said = os.read(handle, 200).decode(errors="replace")
    return said.strip() if said.endswith("\n") else ""
