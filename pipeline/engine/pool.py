"""The worker processes that read papers: a paper that hangs, or kills its worker, becomes a finding, and the others go on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

from pipeline.engine.paper import Outcome, Task, load_rooms, lost_paper
from pipeline.engine.processes import NO_MEMORY, TIMED_OUT, WAITS, Begin, can_fork, start_fork, start_fresh
from pipeline.errors import EnvironmentFault
from pipeline.settings import Limits

AHEAD = 4
"""Papers that a worker has at hand: it reads on while this process writes what came before."""
AT_ONCE, SOON = 64, 1.0
"""Papers that are handed on together, and the seconds after which those that are done wait for no more: to remember them takes as
long for one as for many, and what is not remembered is lost when a run is killed."""
FEW = 4
"""Papers for which a second worker would start too late to help."""
GLANCE = 1.0
"""Seconds after which a worker that says nothing is looked at: it may be gone while a child of its own holds the line."""
GRACE, PICTURES = 5, 3600
"""Seconds that a worker is given beyond its own clock; the second where that clock stands still while scanned pages are read."""


class Worker:
    """One process that reads papers, one after the other, in the order in which they are given."""

    def __init__(self, limits: Limits, begin: Begin | None = None) -> None:
        self.tasks: deque[Task] = deque()
        self.pipe: Connection
        self.pipe, theirs = Pipe()
        self._limits = limits
        self._process = (start_fork if can_fork() else start_fresh)(theirs, limits, begin)
        theirs.close()
        self._is_ready = self._has_read = self._is_late = self._has_hung_up = False
        self._since = time.monotonic()

    def give(self, task: Task) -> None:
        """One more paper to read."""
        if not self.tasks:
            self._since = time.monotonic()
        self.tasks.append(task)
        try:
            self.pipe.send(task)
        except OSError:  # it has ended, as its silence will tell
            return

    def take(self) -> Outcome | None:
        """What it says of the first of its papers; None where it has only just started, or is gone."""
        try:
            said: Outcome | str = self.pipe.recv()
        except (EOFError, OSError):
            self._has_hung_up = True
            return None
        self._since = time.monotonic()
        if isinstance(said, str):
            self._is_ready = True
            return None
        self._has_read = True
        self.tasks.popleft()
        return said

    def is_gone(self) -> bool:
        """True where it has ended and nothing is left of what it said, or hangs so hard that it had to be ended."""
        self._is_late = bool(self.tasks) and time.monotonic() - self._since > self._limits.seconds * WAITS + self._grace()
        if self._is_late or self._has_hung_up or (self._process.poll() is not None and not wait([self.pipe], 0)):
            self._process.end()
            return True
        return False

    def _grace(self) -> int:
        """Seconds that it is given beyond its own clock, which stands still while scanned pages are read."""
        return PICTURES if self.tasks[0].ocr == "auto" else GRACE

    def blame(self) -> Outcome | None:
        """The outcome of the paper at fault when the worker is gone; None where it is to be read once more, first (see `is_sure`).

        Raises EnvironmentFault where no paper had begun.
        """
        code = self._process.end()
        if not self._is_ready:
            raise EnvironmentFault("the process that reads papers ends before the first of them; is the machine out of memory?")
        if self._is_late or code in TIMED_OUT:
            return lost_paper(self.tasks[0], "too-slow", seconds=str(self._limits.seconds))
        if self._has_read:
            return None
        if code == NO_MEMORY:
            return lost_paper(self.tasks[0], "too-much-memory", limit=f"{self._limits.memory_mib} MiB")
        return lost_paper(self.tasks[0], "reader-crashed") if self.tasks[0].plain else None

    def is_sure(self) -> bool:
        """True where no other paper can be at fault than the first of its papers."""
        return not self._has_read

    def close(self) -> None:
        """End the process, and what it has started."""
        self._process.end()
        self.pipe.close()


def parse_files(
    tasks: Iterable[Task],
    jobs: int,
    limits: Limits | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    early: Callable[[], list[Worker]] = list,
) -> Iterator[list[Outcome]]:
    """What papers say, some at a time and as they are done, read in `jobs` processes, of which some may have started `early`;
    `meanwhile` is called when all have."""
    waiting = deque(tasks)
    crew = early()
    if jobs > 1 and len(waiting) > FEW and can_fork():
        load_rooms()  # once for all copies of this process
    crew += [Worker(limits or Limits()) for _ in range(min(jobs, -(-len(waiting) // FEW)) - len(crew))]
    if crew:
        meanwhile()
    try:
        yield from read_all(waiting, crew, limits or Limits())
    finally:
        for worker in crew:
            worker.close()


def read_all(waiting: deque[Task], crew: list[Worker], limits: Limits) -> Iterator[list[Outcome]]:
    """What the papers of a queue say. A worker of the crew that a paper ends is replaced."""
    done: list[Outcome] = []
    since = time.monotonic()
    while deal(waiting, crew):
        silent = {worker.pipe: place for place, worker in enumerate(crew) if worker.tasks}
        heard = wait(silent, GLANCE)
        for pipe, place in silent.items():
            if pipe in heard and (outcome := crew[place].take()):
                done.append(outcome)
            elif crew[place].is_gone():
                crew[place], lost = replace_worker(crew[place], waiting, limits)
                done += lost
        if len(done) >= AT_ONCE or (done and time.monotonic() - since > SOON):
            yield done
            done, since = [], time.monotonic()
    if done:
        yield done


def deal(waiting: deque[Task], crew: list[Worker]) -> bool:
    """Give papers to those that have least at hand; False when all is read."""
    for most in range(1, AHEAD + 1):
        for worker in crew:
            if waiting and len(worker.tasks) < most:
                worker.give(waiting.popleft())
    return any(worker.tasks for worker in crew)


def replace_worker(gone: Worker, waiting: deque[Task], limits: Limits) -> tuple[Worker, list[Outcome]]:
    """A new worker for one that is gone, and what becomes of the paper at fault. Where that is not certain, the new one reads it first."""
    lost = gone.blame() if gone.tasks else None
    fresh = Worker(limits)
    if gone.tasks:
        suspect = gone.tasks.popleft()
        waiting.extendleft(reversed(gone.tasks))
        if not lost:
            fresh.give(replace(suspect, plain=gone.is_sure()))
    gone.close()
    return fresh, [lost] if lost else []
