"""What was read from one paper, wherever it lies."""

from __future__ import annotations

from pathlib import Path

from pipeline import store
from pipeline.errors import UsageError
from pipeline.intake import known_name, list_folder
from pipeline.outcomes import Shown


def show(path: Path, processed: Path, ocr: str = "auto") -> Shown:
    """What was read from one paper: its lines, and the values that were taken from each."""
    from pipeline.read import read

    place, inner = find_place(path)
    document = read(place.read_bytes(), place.name, ocr)
    for name in inner:
        attachment = next((found for found in document.attachments if found.name == name), None)
        if attachment is None:
            raise UsageError(f"{place} holds no attachment {name}")
        document = read(attachment.data, attachment.name, ocr)
    database = processed / store.DATABASE
    evidence = store.read_evidence(database, document.document_id) if database.exists() else []
    return Shown(document, evidence)


def find_place(path: Path) -> tuple[Path, list[str]]:
    """The file that a path names (from here or from raw/), and the attachments to open inside it. Raises UsageError."""
    for start in (path, Path("raw") / path):
        inner: list[str] = []
        place = start
        while not (found := find_listed(place)).exists() and place != place.parent:
            inner.insert(0, place.name)
            place = place.parent
        if found.is_file():
            return found, inner
    raise UsageError(f"there is no paper {path}; name it as documents.csv does, or by its place on disk")


def find_listed(place: Path) -> Path:
    """The file that documents.csv lists under a name, which may look like another's or have a number; the place itself where none is."""
    if not place.parent.is_dir():
        return place
    listed, name = list_folder(place.parent), known_name(place.name)
    return next((Path(file.place) for file in listed if file.path == name), place)
