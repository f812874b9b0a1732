"""Item numbers that go on from the last meeting's, as the body writes them."""

from __future__ import annotations

import re
from collections import Counter

NUMBER = re.compile(r"(?P<series>.*?)(?P<n>\d+)(?P<sep>[/-])(?P<year>\d{4}|\d{2})")
"""«39/25», «PS 108/2026», «16-21»; a number without a year («4.1») starts again in each meeting."""


def number_items(count: int, earlier: list[str], year: str, numbering: str = "") -> list[str]:
    """The next numbers after those of earlier meetings, printed without the word Sak; 1, 2, 3 where numbers bear no year.

    `numbering` is the profile's form with {n} and {yy} or {yyyy}; without it the latest number's own form holds.

    >>> number_items(2, ["38/25", "39/25"], "2025", "ALU-sak {n}/{yy}")
    ['40/25', '41/25']
    >>> number_items(2, ["PS 9/2025"], "2026"), number_items(2, ["4.1", "4.2"], "2026")
    (['PS 1/2026', 'PS 2/2026'], ['1', '2'])
    """
    found = [match for number in earlier if (match := NUMBER.fullmatch(number))]
    form = numbering[numbering.index("{n}") :] if "{n}" in numbering else find_form(found)
    start = 1 + max((int(m["n"]) for m in found if m["year"][-2:] == year[-2:]), default=0) if "{y" in form else 1
    return [format_number(form, start + step, year) for step in range(count)]


def find_form(found: list[re.Match[str]]) -> str:
    """The form of the latest numbers: their commonest series, and the year as they write it."""
    if not found:
        return "{n}"
    series = Counter(match["series"] for match in found[-10:]).most_common(1)[0][0]
    return f"{series}{{n}}{found[-1]['sep']}{'{yyyy}' if len(found[-1]['year']) == 4 else '{yy}'}"


def format_number(form: str, n: int, year: str) -> str:
    """One number in the body's form; words in braces that nobody knows are left as they stand.

    >>> format_number("ALU-sak {n}/{yy}", 40, "2025")
    'ALU-sak 40/25'
    """
    return form.replace("{n}", str(n)).replace("{yyyy}", year).replace("{yy}", year[-2:])
