"""Lists of people in one line, cut into their entries. Pure functions."""

from __future__ import annotations

import re

SEPARATOR = re.compile(r"\s*[,;/&\n\t]\s*|\s+[*•·]\s+|\s+(?:og|and|och|samt|&)\s+|(?<=[a-zæøåäö]{4})\.\s+(?=[A-ZÆØÅ])")
IN_BRACKETS = re.compile(r"\([^)]*\)?")
HANGING = re.compile(r"-\s+(?:og|and|och)\s+")
UNIT_FOR = re.compile(r"\b(?:[Aa]vdeling|[Ff]akultet|[Ii]nstitutt|[Ss]eksjon|[Dd]irektør|[Ss]enter)\s+for\s[^,]*")
"""The name of a unit, in which «og» parts no people."""
JOIN = re.compile(r"\s(?:og|and|och)\s")


def split_parts(text: str) -> list[tuple[str, int]]:
    """The text cut at commas, semicolons and «og» outside brackets, each part with its offset; «HR- og X» stays whole.

    >>> split_parts("A (b, c), HR- og HMS-avdelingen")
    [('A (b, c)', 0), ('HR- og HMS-avdelingen', 10)]
    """
    hidden = HANGING.sub(hide, IN_BRACKETS.sub(hide, text))
    hidden = UNIT_FOR.sub(lambda unit: JOIN.sub(hide, unit[0]), hidden)
    parts, place = [], 0
    for match in SEPARATOR.finditer(hidden):
        parts.append((text[place : match.start()], place))
        place = match.end()
    parts.append((text[place:], place))
    return [(part.strip(), start + len(part) - len(part.lstrip())) for part, start in parts if part.strip()]


def hide(match: re.Match[str]) -> str:
    """As many signs as were matched, of which none parts two people."""
    return "\0" * len(match[0])
