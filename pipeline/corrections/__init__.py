"""Corrections: what a person says in raw/corrections.csv stands above what the machine read, and says so."""

from __future__ import annotations

from pipeline.corrections.apply import apply_corrections, find_forced
from pipeline.corrections.homes import Homes, find_homes, join_homes
from pipeline.corrections.lines import FILE, Correction, format_corrections, read_corrections
from pipeline.corrections.write import Change, make_lines, merge_lines

__all__ = [
    "FILE",
    "Change",
    "Correction",
    "Homes",
    "apply_corrections",
    "find_forced",
    "find_homes",
    "format_corrections",
    "join_homes",
    "make_lines",
    "merge_lines",
    "read_corrections",
]
