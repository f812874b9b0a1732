"""Work on files that goes on beside this thread: to copy, to hash and to flush to disk takes the processor or the disk, not Python.

The standard library's executor does the same and is not used: it loads `logging`, a tenth of what a run with one new paper loads.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Thread

HANDS = 4
"""Threads: more than processors, for they wait for the disk most of the time."""


@contextmanager
def do_beside(works: Iterable[Callable[[], None]]) -> Iterator[None]:
    """Within it the works are done, each once and in any order; behind it all are. Raises what the first that failed has raised.

    >>> done = []
    >>> with do_beside([lambda: done.append("a"), lambda: done.append("b")]):
    ...     pass
    >>> sorted(done)
    ['a', 'b']
    """
    waiting, faults = deque(works), list[BaseException]()
    threads = [Thread(target=do_all, args=(waiting, faults)) for _ in range(min(HANDS, len(waiting)))]
    try:
        for thread in threads:
            thread.start()
        yield
    finally:
        for thread in threads:
            if thread.ident:
                thread.join()
    if faults:
        raise faults[0]


def do_all(waiting: deque[Callable[[], None]], faults: list[BaseException]) -> None:
    """Do what waits until nothing does, or something has failed."""
    while waiting and not faults:
        try:
            waiting.popleft()()
        except IndexError:  # another thread was faster
            return
        except BaseException as error:  # told to the thread that waits
            faults.append(error)
