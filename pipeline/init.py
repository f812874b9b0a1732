"""A working folder for a body: raw/, processed/, templates/ and referent.toml, never overwriting what is there."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.language.folding import slug

SETTINGS = "referent.toml"


def init_folder(folder: Path) -> list[Path]:
    """The paths made, in order: raw/<body>/ (the body is the folder's name), processed/, templates/ with the default ones, settings.

    A folder that holds other things is fine; raises UsageError where one of our own files is already there.
    """
    body_id = slug(folder.resolve().name) or "body"
    contents = {folder / SETTINGS: format_settings(body_id).encode()}
    contents |= {folder / "templates" / name: data for name, data in read_templates()}
    taken = [path for path in contents if path.exists()]
    if taken:
        raise UsageError(f"{taken[0]} is already there; nothing was made. Choose another folder, or move it away.")
    folders = [folder / "raw" / body_id, folder / "processed", folder / "templates"]
    for path in folders:
        path.mkdir(parents=True, exist_ok=True)
    for path, data in contents.items():
        path.write_bytes(data)
    return [*folders, *contents]


def read_templates() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every default template: the wheel's, else the repository's."""
    shipped = files("pipeline").joinpath("templates")
    place = shipped if shipped.is_dir() else Path(__file__).parent.parent / "templates"
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if entry.is_file() and not entry.name.startswith((".", "~$")):
            yield entry.name, entry.read_bytes()


def format_settings(body_id: str) -> str:
    """The text of referent.toml for a new body: its keys with what they do, those that a paper may say commented out."""
    text = files("pipeline").joinpath("tables/referent.toml").read_text(encoding="utf-8")
    return text.replace("{body_id}", body_id)
