"""A worker that rehearses: what papers need that is slow to make is at hand when the first one comes."""

from __future__ import annotations

from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pipeline
from pipeline.engine.paper import parse_paper
from pipeline.engine.processes import open_pipe, work
from pipeline.settings import Limits

MINUTES = "tables/rehearsal.txt"
"""Invented minutes with something of all that papers usually hold."""


def start_rehearsed(handle: int, numbers: tuple[int, int, int]) -> None:
    """Read papers that come through the pipe with a handle, after a rehearsal."""
    work(open_pipe(handle), Limits(*numbers), rehearse)


def rehearse(pipe: Connection) -> None:
    """Read invented minutes, so that tables and patterns are at hand when the first paper comes; then what reads PDF, if it has not."""
    from pipeline.read import load_reader

    with suppress(Exception):
        parse_paper((Path(pipeline.__file__).parent / MINUTES).read_bytes(), "referat.txt")
        if not pipe.poll():
            load_reader("pdf")
