"""What people have decided on the public edition, carried from raw/ into processed/.state, where publishing finds it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.releases import FILE, Release, format_releases, read_releases
from pipeline.store.files import write_whole
from pipeline.store.state import STATE

RELEASES = f"{STATE}/{FILE}"
"""Written anew by each ingest. Where it is missing nothing is released: the public edition says less, never more."""


def remember_releases(out: Path, releases: Iterable[Release]) -> None:
    """`releases` are all that raw/ says."""
    write_whole(out / RELEASES, format_releases(releases))


def read_released(out: Path) -> list[Release]:
    """The releases that the last ingest found; none where there was none."""
    path = out / RELEASES
    return read_releases(path.read_bytes())[0] if path.is_file() else []
