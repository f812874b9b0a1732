"""CSV files put together from pieces: one body's rows stand together, so that the others' are copied as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from pipeline.schema import TABLES, columns
from pipeline.store.files import flush_file, name_aside
from pipeline.store.fragments import Fragment, place_pieces
from pipeline.store.order import Cells

Place = tuple[int, int]
"""Where a piece begins and ends in its file."""
AT_ONCE = 1 << 20


@dataclass(slots=True)
class Sheet:
    """One table in the making: the pieces of its former file, and those made now."""

    name: str
    path: Path
    fresh: BinaryIO
    """A file that goes again, with the rows made now."""
    former: dict[str, Place]
    """The pieces that may be copied."""
    stood: dict[str, Place]
    """The pieces of which the former file consists, whatever program wrote it."""
    made: dict[str, Place] = field(default_factory=dict)

    @property
    def head(self) -> bytes:
        """The first line."""
        return format_lines([columns(self.name)])

    def add(self, piece: str, lines: bytes) -> int:
        """Put down the rows of a piece as format_lines gives them; how many bytes they take."""
        start = self.fresh.seek(0, io.SEEK_END)
        size = self.fresh.write(lines)
        self.made[piece] = (start, start + size)
        return size

    def is_same(self, pieces: Iterable[str]) -> bool:
        """True where the file made of these pieces is the former one."""
        at = len(self.head)
        with self.open_former() as former:
            for piece in pieces:
                start, end = self.made.get(piece) or self.former[piece]
                place = (at, at := at + end - start)
                if start < end and (self.former.get(piece) != place or (piece in self.made and not self.is_equal(piece, former))):
                    return False
            return bool(self.former) and at == former.seek(0, io.SEEK_END)

    def is_equal(self, piece: str, former: BinaryIO) -> bool:
        """True where a piece made now has the bytes of the former one."""
        return b"".join(read_piece(self.fresh, self.made[piece])) == b"".join(read_piece(former, self.former[piece]))

    def lay_aside(self, pieces: Iterable[str]) -> str:
        """The sha256 of the whole file, which is laid aside on disk for files.write_together to put in place."""
        digest = sha256(self.head)
        with name_aside(self.path).open("wb") as file, self.open_former() as former:
            file.write(self.head)
            found = ((self.fresh, self.made[piece]) if piece in self.made else (former, self.former[piece]) for piece in pieces)
            for source, place in join_places(found):
                for data in read_piece(source, place):
                    file.write(data)
                    digest.update(data)
        flush_file(name_aside(self.path))
        return digest.hexdigest()

    def open_former(self) -> BinaryIO:
        """The file as it stands; an empty one where its pieces are not known."""
        return self.path.open("rb") if self.former else io.BytesIO()

    def read_head(self) -> Cells:
        """The columns of the file that stands; none where they cannot be read."""
        try:
            with self.path.open("rb") as file:
                return next(read_lines(file.readline()), ())
        except (OSError, UnicodeDecodeError, csv.Error):
            return ()

    def read_stood(self, pieces: Iterable[str] | None) -> Iterator[Cells]:
        """The rows of some pieces of the file that stands; None for all of it."""
        with self.path.open("rb") as file:
            if pieces is None:
                start = len(file.readline())
                yield from read_lines(b"".join(read_piece(file, (start, file.seek(0, io.SEEK_END)))))
            for piece in pieces or ():
                yield from read_lines(b"".join(read_piece(file, self.stood[piece])))

    def read_made(self, pieces: Iterable[str]) -> Iterator[Cells]:
        """Rows made now."""
        for piece in pieces:
            yield from read_lines(b"".join(read_piece(self.fresh, self.made[piece])))


@contextmanager
def open_sheets(out: Path, known: Mapping[str, Fragment], stood: Mapping[str, Fragment]) -> Iterator[dict[str, Sheet]]:
    """A sheet a table; `stood` says of which pieces the files in `out` consist, `known` which of them may be copied."""
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        sheets = {}
        for name in TABLES:
            fresh: BinaryIO = files.enter_context(TemporaryFile(dir=out))
            path = out / f"{name}.csv"
            # A table that is new with this version of the program is in no piece of the last one's.
            places = place_pieces(stood, name, measure_head(path)) if stood and path.is_file() else {}
            sheets[name] = Sheet(name, path, fresh, {piece: places[piece] for piece in known}, places)
        yield sheets


def measure_head(path: Path) -> int:
    """Bytes of a file's first line."""
    with path.open("rb") as file:
        return len(file.readline())


def join_places(pieces: Iterable[tuple[BinaryIO, Place]]) -> Iterator[tuple[BinaryIO, Place]]:
    """Pieces that follow one another in one file as one."""
    last: tuple[BinaryIO, Place] | None = None
    for source, (start, end) in pieces:
        if last and last[0] is source and last[1][1] == start:
            last = source, (last[1][0], end)
        else:
            if last:
                yield last
            last = source, (start, end)
    if last:
        yield last


def read_piece(source: BinaryIO, place: Place) -> Iterator[bytes]:
    """The bytes of a piece, some at a time."""
    at, end = place
    source.seek(at)
    while at < end and (data := source.read(min(AT_ONCE, end - at))):
        at += len(data)
        yield data


def read_lines(data: bytes) -> Iterator[Cells]:
    """The rows of a piece."""
    csv.field_size_limit(2**31 - 1)
    yield from map(tuple, csv.reader(io.StringIO(data.decode(), newline="")))


def format_lines(rows: Sequence[Cells]) -> bytes:
    """Rows as CSV: comma, LF, quotes only where they are needed.

    >>> format_lines([("p1", "Lønn, pensjon", "")]).decode()
    'p1,"Lønn, pensjon",\\n'
    """
    text = join_rows(rows, csv.QUOTE_MINIMAL)
    # Python's minimal quoting overlooks a lone carriage return, which readers take for the end of a row.
    return (join_rows(rows, csv.QUOTE_ALL) if "\r" in text else text).encode()


def join_rows(rows: Iterable[Cells], quoting: int) -> str:
    """CSV text of rows."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return buffer.getvalue()
