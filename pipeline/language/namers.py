"""Which trained spaCy pipeline for Norwegian is installed; nothing of it is loaded here."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PIPELINES = ("nb_core_news_lg", "nb_core_news_md", "nb_core_news_sm")
"""The packages that are looked for, the best first."""


@dataclass(frozen=True, slots=True)
class Namer:
    """An installed pipeline."""

    name: str
    version: str

    @property
    def key(self) -> str:
        """What decides the names it finds: part of the cache's keys."""
        return f"{self.name} {self.version}"


@cache
def find_namer(mode: str = "auto") -> Namer | None:
    """The pipeline to use: with `mode` "auto" the best that is installed, with a package's name that one; None for "off" or none.

    Nothing is loaded: a package is looked up, and its meta.json read.
    """
    names = () if mode == "off" else PIPELINES if mode == "auto" else (mode,)
    for name in names:
        spec = importlib.util.find_spec(name) if name.isidentifier() else None
        if spec and spec.origin and (meta := Path(spec.origin).with_name("meta.json")).is_file():
            return Namer(name, str(json.loads(meta.read_text(encoding="utf-8")).get("version", "")))
    return None
