"""A trained spaCy pipeline for Norwegian, where one is installed: names of people in running text that no rule reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

NOT_NEEDED = ("tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "senter")
"""Components that tell nothing of names."""
SPEAKS = frozenset({"nb", "nn"})
"""The languages of papers in which they are asked."""
PEOPLE = frozenset({"PER", "PERSON"})


@cache
def load(name: str) -> Any:
    """The pipeline of a package, loaded once in a process; None where it cannot be loaded."""
    try:
        return import_module(name).load(exclude=list(NOT_NEEDED))
    except Exception:  # made for another spaCy, half installed: the package is not ours, and may fail in any way
        return None


def find_names(text: str, name: str) -> Iterator[tuple[str, int]]:
    """The names of people in a text, each with its place; none where the pipeline cannot be loaded."""
    if pipeline := load(name):
        yield from ((entity.text, entity.start_char) for entity in pipeline(text).ents if entity.label_ in PEOPLE)
