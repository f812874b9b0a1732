"""The legal basis of each rule by date, from tables/statutes.csv."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def read_statutes() -> tuple[dict[str, str], ...]:
    """The rows of statutes.csv. A row without valid_from is not in force yet."""
    text = files("pipeline").joinpath("tables/statutes.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def find_citation(key: str, day: str = "", rows: tuple[dict[str, str], ...] | None = None) -> str:
    """The citation that holds on a day (ISO date; "" for the latest in force); the first ever where the day lies before all of them.

    >>> find_citation("hiring", "2025-11-19"), find_citation("personal-matters")
    ('offl. § 25', 'offl. § 13, jf. fvl. § 13')
    """
    known = sorted((row for row in rows or read_statutes() if row["key"] == key and row["valid_from"]), key=lambda row: row["valid_from"])
    holding = [row for row in known if not day or (row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"]))]
    return (holding[-1] if holding else known[0])["citation"] if known else ""
