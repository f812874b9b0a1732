"""What one fragment puts into the tables, made ready to be written: here, or by copies of this process for many fragments at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

import msgspec

from pipeline.records import Records
from pipeline.store.database import EVIDENCE
from pipeline.store.order import Cells, arrange, clean_cells
from pipeline.store.sheets import format_lines

Conclude = Callable[[str], tuple[Records, str, str]]
"""Gives a fragment's records, the first as-of date for which they hold, and the first for which they do not."""
Share = Callable[[Sequence[str], Callable[[str], bytes]], Iterator[tuple[str, bytes]]]
"""Gives each name with what another process makes of it, in their order; no bytes where it is to be made here."""
SEVERAL = 4
"""Fragments for which copies of this process do not start too late to help."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment's rows."""

    since: str
    until: str
    """The first as-of date for which they hold, and the first for which they do not."""
    rows: dict[str, list[Cells]]
    """Table -> its rows, in their order."""
    lines: dict[str, bytes]
    """Table -> the same as CSV."""
    evidence: list[tuple[Any, ...]]
    """The lines of evidence, each once, in any order."""
    failed: list[str]
    """The messages of errors among the findings."""
    warnings: int
    notes: int


def make_piece(records: Records, since: str, until: str) -> Piece:
    """What records put into the tables."""
    rows, _ = arrange(records)
    lines = {name: format_lines(cells) for name, cells in rows.items()}
    evidence = clean_cells(list(dict.fromkeys(map(attrgetter(*EVIDENCE), records.evidence))))
    severities = Counter(row.severity for row in records.findings)
    failed = sorted(row.message for row in records.findings if row.severity == "error")
    return Piece(since, until, rows, lines, evidence, failed, severities["warning"], severities["note"])


def make_pieces(names: Sequence[str], conclude: Conclude, share: Share | None = None) -> Generator[Piece, None, None]:
    """The pieces of fragments, in the order of their names; where there are several, other processes make them."""
    for name, data in hand_out(names, partial(encode_piece, conclude), share if len(names) >= SEVERAL else None):
        yield msgspec.msgpack.decode(data, type=Piece) if data else make_piece(*conclude(name))


def hand_out(names: Sequence[str], work: Callable[[str], bytes], share: Share | None) -> Iterator[tuple[str, bytes]]:
    """Each name with what `share` makes of it; without one no bytes, since all is to be done here."""
    return share(names, work) if share else ((name, b"") for name in names)


def encode_piece(conclude: Conclude, name: str) -> bytes:
    """A piece as another process hands it over."""
    piece = make_piece(*conclude(name))
    piece.evidence.sort()  # the database wants it sorted, and sorts in no time what is
    return msgspec.msgpack.encode(piece)
