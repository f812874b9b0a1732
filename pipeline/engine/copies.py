"""Copies of this process that share its work: all that is at hand here is at hand there, so only places and bytes go between them."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

from pipeline.engine.processes import can_fork, open_pipe, start_fork
from pipeline.settings import Limits

Work = Callable[[str], bytes]
AHEAD = 2
"""Names that a copy has at hand: it works on while this process takes in what came before."""
NUMBER = 4
"""Bytes of a place among the names."""


class Copy:
    """A copy of this process that works on the names at the places that it is given, one after the other."""

    def __init__(self, names: Sequence[str], work: Work) -> None:
        self.places: deque[int] = deque()
        self.pipe: Connection
        self.pipe, theirs = Pipe()
        self._process = start_fork(theirs, Limits(), lambda handle, _: answer(open_pipe(handle), names, work))
        theirs.close()

    def give(self, place: int) -> None:
        """One more name to work on."""
        self.places.append(place)
        with suppress(OSError):  # it has ended, as its silence will tell
            self.pipe.send_bytes(place.to_bytes(NUMBER, "little"))

    def take(self) -> bytes | None:
        """What it made of the first of its names; None where it is gone."""
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            return None

    def close(self) -> None:
        """End the process."""
        self._process.end()
        self.pipe.close()


def answer(pipe: Connection, names: Sequence[str], work: Work) -> None:
    """Work on the names that are asked for, until there is nobody to answer; no bytes where one fails, for it is done elsewhere then."""
    gc.disable()  # as in the process that this is a copy of (engine/collector.py)
    while True:
        try:
            made = b""
            name = names[int.from_bytes(pipe.recv_bytes(), "little")]
            with suppress(Exception):
                made = work(name)
            pipe.send_bytes(made)
        except (EOFError, OSError):
            os._exit(0)


def share_out(names: Sequence[str], work: Work, jobs: int) -> Iterator[tuple[str, bytes]]:
    """Each name with what copies of this process make of it, in the order of names; no bytes where it is to be done here: where one
    copy would have all the work, where the system has no copies, or where one has failed."""
    crew: list[Copy] = []
    made: dict[int, bytes] = {}
    given = 0
    try:
        with suppress(OSError):  # no more processes are to be had
            while len(crew) < min(jobs, len(names)) and jobs > 1 < len(names) and can_fork():
                crew.append(Copy(names, work))
        for place, name in enumerate(names):
            while crew and place not in made:
                given = deal(crew, given, min(len(names), place + AHEAD * len(crew)))
                crew = hear(crew, made)
            yield name, made.pop(place, b"")
    finally:
        for copy in crew:
            copy.close()


def deal(crew: Sequence[Copy], given: int, end: int) -> int:
    """Give the next places, up to `end`, to those that have least at hand; how many are given now."""
    for most in range(1, AHEAD + 1):
        for copy in crew:
            if given < end and len(copy.places) < most:
                copy.give(given)
                given += 1
    return given


def hear(crew: list[Copy], made: dict[int, bytes]) -> list[Copy]:
    """The copies that are left, after `made` holds what they said: nothing of the places that a copy had which is gone."""
    busy = {copy.pipe: copy for copy in crew if copy.places}
    gone = []
    for pipe in wait(busy):
        copy = busy[pipe]  # type: ignore[index]
        if (said := copy.take()) is None:
            made.update(dict.fromkeys(copy.places, b""))
            copy.close()
            gone.append(copy)
        else:
            made[copy.places.popleft()] = said
    return [copy for copy in crew if copy not in gone]
