"""A worker that is started before it is known what there is to read, so that it is ready by then."""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.settings import Limits

if TYPE_CHECKING:
    from pipeline.engine.pool import Worker


class Early:
    """The worker that was started early, for whoever takes it; it ends with the run where nobody does."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._crew: list[Worker] = []

    def start(self) -> None:
        """Start it, where none is at hand: comes before this process has a second thread, as then it would start slowly."""
        from pipeline.engine.pool import Worker  # a run with nothing new does not pay for it
        from pipeline.engine.rehearsal import start_rehearsed

        with suppress(OSError):  # no process is to be had: it is tried again where there is a paper to read
            self._crew = self._crew or [Worker(self._limits, start_rehearsed)]

    def take(self) -> list[Worker]:
        """The worker, where it was started; it is its taker's from here on."""
        crew, self._crew = self._crew, []
        return crew

    def __enter__(self) -> Early:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self.take():
            worker.close()
