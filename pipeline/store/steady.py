"""Reading files that belong together while a run may put new ones in their place."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pipeline.errors import EnvironmentFault, LockedError
from pipeline.store.files import PENDING
from pipeline.store.lock import hold_lock

T = TypeVar("T")

PATIENCE, PAUSE = 10.0, 0.02
"""Seconds for which a reader waits until a run has renamed its files, and between two looks."""


def read_steady(folder: Path, act: Callable[[], T]) -> T:
    """What `act` reads from the tables of a folder, all of them from one run: done anew where new ones came meanwhile.

    What a killed run left half renamed is put in place first.
    """
    last = time.monotonic() + PATIENCE
    while True:
        if (folder / PENDING).exists():
            # Free where the run that wrote the note is dead; whoever may only read takes what is there.
            with suppress(LockedError, EnvironmentFault), hold_lock(folder):
                pass
        before = list_files(folder)
        result = act()
        is_amid = any(name == PENDING for name, _, _ in before)
        if (list_files(folder) == before and not is_amid) or time.monotonic() > last:
            return result
        time.sleep(PAUSE)


def list_files(folder: Path) -> set[tuple[str, int, int]]:
    """The tables of a folder as they stand, and whether some are being renamed."""
    files = [*folder.glob("*.csv"), folder / PENDING]
    found = set()
    for path in files:
        with suppress(FileNotFoundError):
            facts = path.stat()
            found.add((path.name, facts.st_ino, facts.st_mtime_ns))
    return found
