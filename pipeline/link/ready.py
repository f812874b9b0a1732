"""What all linking needs, made before it is needed: a run waits for the first papers to be read anyway."""

from __future__ import annotations

from pipeline.link.areas import PATTERNS, patterns
from pipeline.link.schemes import read_schemes
from pipeline.settings import Settings


def make_ready(settings: Settings) -> None:
    """Let the terms of all schemes and the patterns about them be at hand."""
    read_schemes([], settings.schemes)
    for name in PATTERNS:
        patterns(name)
