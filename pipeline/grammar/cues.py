"""A cue: one sign of a kind of paper, with its weight."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.grammar import Rule, rule


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of a kind. It counts once for every line that has it, up to `most` times."""

    kind: str
    where: str
    """title (the paper's first lines and its front matter's title), top (the first 25 lines), line (beginning of any line) or text (anywhere in a line)."""
    rule: Rule
    weight: float
    most: int = 1


def cue(kind: str, where: str, weight: float, name: str, pattern: str, *examples: str, most: int = 1) -> Cue:
    """A Cue from its parts; the pattern is searched, case ignored."""
    return Cue(kind, where, rule(name, rf".*?(?:{pattern})", *examples), weight, most)
