"""A spaCy pipeline as an installed package has it, made of rules so that a test needs no trained one."""

from __future__ import annotations

from pathlib import Path

import spacy

INIT = """from spacy.util import load_model_from_init_py

def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def write_pipeline(folder: Path, package: str, names: list[str], version: str = "1.0.0") -> None:
    """Write a package that `folder` on the path lets anybody import; it knows these people."""
    language = spacy.blank("nb")
    language.meta |= {"name": package.removeprefix("nb_"), "version": version}
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": name} for name in names])  # type: ignore[attr-defined]
    home = folder / package
    home.mkdir(parents=True, exist_ok=True)
    language.to_disk(home / f"{package}-{version}")
    (home / "meta.json").write_bytes((home / f"{package}-{version}" / "meta.json").read_bytes())
    (home / "__init__.py").write_text(INIT, encoding="utf-8")
