"""Item numbers that go on from the last meeting's, as the body writes them."""

from __future__ import annotations

import re
from collections import Counter

NUMBER = re.compile(r"(?P<series>.*?)(?P<n>\d+)(?P<sep>[/-])(?P<year>\d{4}|\d{2})")
"""«39/25», «PS 108/2026», «16-21»; a number without a year («4.1») starts again in each meeting."""


ONLY_IN_FULL = re.compile(r"(?:.*\W)?(?:sak|sak nr\.?|saksnr\.?|item|case)\W*", re.I)
"""What stands before a number where the word for an item is part of it: «ALU-sak »; «PS » is a series and stays."""


def number_items(count: int, earlier: list[str], year: str, numbering: str = "") -> list[str]:
    """The next numbers after those of earlier meetings, printed without the word Sak; 1, 2, 3 where numbers bear no year.

    `numbering` is the profile's form with {n} and {yy} or {yyyy}; without it the latest number's own form holds. Each series
    («PS», «RS») runs by itself.

    >>> number_items(2, ["38/25", "39/25"], "2025", "ALU-sak {n}/{yy}")
    ['40/25', '41/25']
    >>> number_items(2, ["PS 9/2025"], "2026"), number_items(2, ["4.1", "4.2"], "2026")
    (['PS 1/2026', 'PS 2/2026'], ['1', '2'])
    >>> number_items(1, ["PS 9/2026", "RS 31/2026"], "2026", "PS {n}/{yyyy}"), number_items(1, ["RS 31/26", "PS 8/26"], "2026")
    (['PS 10/2026'], ['RS 32/26'])
    """
    found = [match for number in earlier if (match := NUMBER.fullmatch(number))]
    form = numbering.removeprefix(find_prefix(numbering)) or find_form(found)
    series = read_series(form.partition("{n}")[0])
    ours = (int(m["n"]) for m in found if m["year"][-2:] == year[-2:] and read_series(m["series"]) in {series, ""})
    start = 1 + max(ours, default=0) if "{y" in form else 1
    return [format_number(form, start + step, year) for step in range(count)]


def find_prefix(numbering: str) -> str:
    """What the profile's form has before a number that only stands in full: «ALU-sak »; empty where it is a series of its own.

    >>> find_prefix("ALU-sak {n}/{yy}"), find_prefix("PS {n}/{yyyy}")
    ('ALU-sak ', '')
    """
    before = numbering.partition("{n}")[0]
    return before if ONLY_IN_FULL.fullmatch(before) else ""


def read_series(words: str) -> str:
    """The letters of a series, however they are set: «PS-», «ps ».

    >>> read_series("PS- "), read_series("")
    ('ps', '')
    """
    return "".join(sign for sign in words.casefold() if sign.isalnum())


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
