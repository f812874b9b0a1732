"""Papers read on a cluster of dask.distributed, each by the same function and within the same limits as here. Its only room."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.engine.paper import Outcome, Task, lost_paper
from pipeline.engine.pool import Worker, read_all
from pipeline.engine.reading import find_code, find_eye
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.intake.places import hash_places
from pipeline.settings import Limits

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

BATCH = 32
"""Papers in one task: the scheduler's two milliseconds are little beside them, and little is lost with a worker."""
HASHED = 256
"""Papers in one task where only their bytes are asked for."""
AHEAD = 3
"""Tasks for each thread of the cluster that are known to it: what is read waits nowhere but in them, however many papers there are."""
SECONDS_TO_ANSWER = 30
IDLE: defaultdict[Limits, list[list[Worker]]] = defaultdict(list)
"""In a process of the cluster: the workers that wait for its next task, each alone in its crew."""


def parse_on_cluster(tasks: Sequence[Task], scheduler: str, limits: Limits, ocr: str, names: str) -> Iterator[list[Outcome]]:
    """What papers say, some at a time and as they are done, read by the workers of a dask scheduler at an address (tcp://…).

    Raises UsageError where dask is not installed, EnvironmentFault where the cluster does not answer or runs another program.
    """
    if tasks:
        reads = (ocr if find_eye(ocr) else "off", names)
        with connect(scheduler) as client:
            yield from run_batches(
                client,
                split_batches(tasks, BATCH),
                lambda batch: (parse_batch, batch, limits, reads, describe_program(*reads)),
                lambda task: lost_paper(task, "reader-crashed"),
            )


def hash_on_cluster(places: Sequence[str], scheduler: str) -> Iterator[tuple[str, str, str]]:
    """Each place with the sha256 of its bytes, or with why they cannot be read. Raises as parse_on_cluster."""
    if places:
        with connect(scheduler) as client:
            batches = split_batches(places, HASHED)
            for found in run_batches(client, batches, lambda batch: (hash_places, batch), lambda place: (place, "", "worker lost")):
                yield from found


@contextmanager
def connect(scheduler: str) -> Iterator[Client]:
    """A client of the scheduler, with at least one worker there; a lost connection becomes an EnvironmentFault."""
    try:
        from distributed.client import FutureCancelledError
    except ImportError as error:
        raise UsageError("a cluster needs dask; install it, here and on its workers, with `pip install 'referent[dask]'`") from error
    try:
        with open_client(scheduler) as client:
            client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
            yield client
    except (OSError, FutureCancelledError) as error:
        reason = str(error) or type(error).__name__
        raise EnvironmentFault(f"the cluster at {scheduler} does not answer ({reason}). Start it, then run again to go on.") from error


def open_client(scheduler: str) -> Client:
    """A client of the scheduler. Raises UsageError where its address is none."""
    from distributed import Client

    try:
        return Client(scheduler, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except ValueError as error:
        raise UsageError(f"--scheduler wants an address like tcp://127.0.0.1:8786, not {scheduler!r} ({error})") from error


def split_batches(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Some values at a time.

    >>> list(split_batches("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    left = iter(values)
    while batch := tuple(islice(left, size)):
        yield batch


def run_batches(
    client: Client, batches: Iterator[tuple[T, ...]], order: Callable[[tuple[T, ...]], tuple[Any, ...]], lose: Callable[[T], R]
) -> Iterator[list[R]]:
    """What the cluster makes of batches, as each is done. `order` gives the function for a batch, and its arguments.

    The values of batches that keep losing workers are sent once more when all else is done, each alone; `lose` says what is left of
    one that does it then.
    """
    from distributed import KilledWorker, as_completed

    sent: dict[str, tuple[T, ...]] = {}
    suspects: list[T] = []
    results = as_completed(loop=client.loop)

    def send(some: Iterable[tuple[T, ...]]) -> None:
        for batch in some:
            future = client.submit(*order(batch), pure=False)
            sent[future.key] = batch
            results.add(future)

    send(islice(batches, AHEAD * max(sum(client.nthreads().values()), 1)))
    for future in results:
        batch = sent.pop(future.key)
        try:
            yield future.result()
        except KilledWorker:
            suspects += batch
        future.release()
        send(islice(batches, 1))
    for value in suspects:
        try:
            yield client.submit(*order((value,)), pure=False).result()
        except KilledWorker:
            yield [lose(value)]


@cache
def describe_program(ocr: str, names: str) -> str:
    """All that decides what is read from the bytes of papers on this machine."""
    return f"{find_code(names)} {find_eye(ocr)}"


def parse_batch(tasks: tuple[Task, ...], limits: Limits, reads: tuple[str, str], program: str) -> list[Outcome]:
    """What papers say, read in a process of its own beside the cluster's, so that no paper can end that one.

    Raises EnvironmentFault where the program that is installed here is not that of the run: it may read otherwise.
    """
    if describe_program(*reads) != program:
        raise EnvironmentFault("a worker of the cluster has another version of Referent, or of what it reads with; install one for all")
    try:
        crew = IDLE[limits].pop()
    except IndexError:
        crew = [Worker(limits)]
    try:
        outcomes = [outcome for some in read_all(deque(tasks), crew, limits) for outcome in some]
    except BaseException:
        crew[0].close()
        raise
    IDLE[limits].append(crew)
    return outcomes
