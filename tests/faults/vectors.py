"""Strings that would be more than text where somebody forgot to escape them, and a record set in whose every text cell they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.records import Records
from pipeline.store.columns import read_columns

_LISTS = tomllib.loads((Path(__file__).parent / "naughty.toml").read_text(encoding="utf-8"))
NAUGHTY = tuple(dict.fromkeys([*(way.replace("{}", one) for way in _LISTS["breaks"] for one in _LISTS["elements"]), *_LISTS["others"]]))
FORMULAS = tuple(lead + formula for lead in _LISTS["leads"] for formula in _LISTS["formulas"])
WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        attachments body_name cadence chair composition copies due_raw for_name function message minutes_elsewhere name
        note owner owner_raw person_name place purpose quote raw_date reason recipients requests responsible secretary
        sender short_name signed_by subject suggestion tasks text title unit unit_name
        """,
    )
)
"""Columns whose words come from papers and may be published."""


def plant(records: Records, vectors: Sequence[str], start: int = 0, lead: str = "") -> tuple[Records, set[str]]:
    """The records with a vector in each cell of WORDS that is not empty (behind `lead`), and those that were used."""
    turn, used = count(start), set()

    def change(row: Any, names: list[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            if getattr(row, name):
                vector = vectors[next(turn) % len(vectors)]
                used.add(vector)
                yield name, lead + vector

    tables = {}
    for table in (f.name for f in fields(Records)):
        names = [one.name for one in read_columns()[table].columns if one.name in WORDS] if table != "evidence" else ["quote"]
        tables[table] = [replace(row, **dict(change(row, names))) for row in getattr(records, table)]
    return replace(records, **tables), used
