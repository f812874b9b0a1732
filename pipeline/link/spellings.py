"""The other spellings of a term: bokmål and nynorsk, and words that are used alike, so that a table needs each term once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Any

MOST = 64
"""Spellings of one term; beyond that it is a sentence, not a term."""


@cache
def read_rules() -> dict[str, list[dict[str, Any]]]:
    """The sections of tables/policy.toml."""
    return tomllib.loads(files("pipeline").joinpath("tables/policy.toml").read_text(encoding="utf-8"))


@cache
def read_spellings() -> dict[str, tuple[str, ...]]:
    """Each piece of a word in tables/policy.toml -> all that may stand in its place, itself first."""
    rows = read_rules()["spelling"]
    return {form: (form, *(other for other in row["forms"] if other != form)) for row in rows for form in row["forms"]}


@cache
def read_groups() -> dict[str, tuple[str, ...]]:
    """The groups of words that pairs name: {staff}, {leader} …"""
    rows = read_rules()["group"]
    return {row["name"]: tuple(row["words"]) for row in rows}


@cache
def build_pattern() -> re.Pattern[str]:
    """What finds the pieces in a term, the longest first."""
    return re.compile(join_words(read_spellings()))


def join_words(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first, letter by letter: one of them after the other takes four times as long to try.

    >>> join_words(["leder", "led", "le"])
    'le(?:d(?:er)?)?'
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    is_end = by_letter.pop("", None) is not None
    rests = [re.escape(letter) + join_words(rest) for letter, rest in by_letter.items()]
    if not rests or (len(rests) == 1 and not is_end):
        return "".join(rests)
    return f"(?:{'|'.join(rests)}){'?' if is_end else ''}"


@cache  # the parts of pairs name the same words over and over
def spell(term: str) -> tuple[str, ...]:
    """A term in lower case and its other spellings, as written first.

    >>> spell("tilsetting av leder")[:3]
    ('tilsetting av leder', 'tilsetting av leiar', 'ansettelse av leder')
    """
    known, options, place = read_spellings(), [], 0
    for match in build_pattern().finditer(term):
        options += [(term[place : match.start()],), known[match.group()]]
        place = match.end()
    return tuple(dict.fromkeys(map("".join, islice(product(*options, (term[place:],)), MOST)))) if options else (term,)
