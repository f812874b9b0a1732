"""Read off every pattern behind a gate which strings a text must hold for it to match -> pipeline/tables/gates.csv.

    python tests/make_gates.py

Run it when a row of a grammar table is new or changed; until then the row works, only slower.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from itertools import chain, product
from math import prod
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.grammar.gates import DIGIT, MADE, OPEN, Gate, Gated, lower  # noqa: E402 (runs as a script, from any folder)

TABLE = ROOT / "pipeline" / "tables" / "gates.csv"
ROOMS = ("read", "classify", "parse", "grammar", "language", "link", "checks")
SPELLINGS = 64
"""How many ways of writing one run of letters are followed («m[oø]te[rt]?»)."""
SHARES = (1.0, 0.9, 0.2, 0.04, 0.012, 0.005, 0.002)
"""Of how many texts, about, a string of so many letters is part; longer ones as the last."""
DIGITS, SIGN, DASH = 0.4, 0.05, 0.25
"""The same of any digit, of a sign («@», «(»), and of a dash."""
MOST = 0.9
"""A gate that lets more texts through spares nothing."""
WORTH, AT_MOST = 0.45, 2
"""The share of texts that a gate beside the first may let through, and how many gates a pattern has."""


def find_gates(pattern: str, flags: int = re.IGNORECASE) -> list[Gate]:
    """The gates of a pattern: of all strings that its matches need, those that fewest texts hold, and those that spare much beside them.

    >>> [sorted(gate) for gate in find_gates(r"\\s*(?:møte(?:t|ne)?|samling) \\d+ innen\\b")]
    [[' innen'], ['møte ', 'møtene ', 'møtet ', 'samling ']]
    """
    told = sorted({shorten(gate) for gate in list_gates(_parser.parse(pattern, flags)) if gate}, key=rank)
    chosen: list[Gate] = []
    for gate in told:
        if len(chosen) == AT_MOST or find_share(gate) >= (WORTH if chosen else MOST):
            break
        chosen += [] if any(is_said(gate, known) for known in chosen) else [gate]
    return chosen


def is_said(gate: Gate, known: Gate) -> bool:
    """True where a text that passes a known gate passes the other, too.

    >>> is_said(frozenset({"før "}), frozenset({"før jul", "før påske"}))
    True
    """
    return all(any(string in longer for string in gate) for longer in known)


def choose(gates: Iterator[Gate]) -> Gate:
    """The gate that spares most; open where none spares any."""
    best = min((shorten(gate) for gate in gates if gate), key=rank, default=OPEN)
    return best if find_share(best) < MOST else OPEN


def rank(gate: Gate) -> tuple[float, list[str]]:
    """What sorts the gate that spares most first."""
    return find_share(gate), sorted(gate)


def shorten(gate: Gate) -> Gate:
    """The gate without strings of which another is part.

    >>> sorted(shorten(frozenset({"min", "mins", "time"})))
    ['min', 'time']
    """
    return frozenset(string for string in gate if not any(other != string and other in string for other in gate))


def find_share(gate: Gate) -> float:
    """About how many of all texts a gate lets through.

    >>> round(find_share(frozenset({"møte", "@"})), 3)
    0.061
    """
    return 1 - prod(1 - guess_share(string) for string in gate)


def guess_share(string: str) -> float:
    """Of how many texts a string is part, about: the longer the rarer."""
    if string == DIGIT:
        return DIGITS
    letters = sum(letter.isalnum() for letter in string)
    signs = {letter for letter in string if not letter.isalnum()} - set(" .,")
    return min(SHARES[min(letters, len(SHARES) - 1)], (DASH if signs <= set("-–—") else SIGN) if signs else 1.0)


def list_gates(parts: Any) -> Iterator[Gate]:
    """A gate for each run of letters, choice or group that every match of a sequence goes through."""
    run = [""]
    for op, value in flatten(parts):
        if op is code.ASSERT and value[0] > 0:
            ahead = spell_all(value[1])  # what follows, whoever takes it
            yield from ([frozenset(squeeze(run, ahead))] if ahead and len(run) * len(ahead) <= SPELLINGS else ())
            continue
        letters = spell(op, value)
        if letters and (len(run) == 1 or len(run) * len(letters) <= SPELLINGS):
            run = squeeze(run, letters)
            continue
        yield frozenset(run)
        run = letters if len(letters) <= SPELLINGS and letters else [""]
        if not letters:
            yield from find_inner(op, value)
    yield frozenset(run)


def flatten(parts: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a sequence and of the groups in it, as one sequence."""
    for op, value in parts:
        if op is code.SUBPATTERN:
            yield from flatten(value[3])
        else:
            yield op, value


def squeeze(starts: list[str], ends: list[str]) -> list[str]:
    """All starts with all ends, every gap one blank, as in the text that is looked through."""
    return list(dict.fromkeys(re.sub(" +", " ", start + end) for start, end in product(starts, ends)))


def spell(op: Any, value: Any) -> list[str]:
    """The ways of writing one part of a pattern that is a letter, a few letters, a choice of words, or these left out; none for others."""
    if op is code.LITERAL:
        return [lower(chr(value))] if is_plain(chr(value)) else []
    if op is code.IN and len(value) <= 4 and all(kind is code.LITERAL and is_plain(chr(letter)) for kind, letter in value):
        return list(dict.fromkeys(lower(chr(letter)) for _, letter in value))
    if op is code.SUBPATTERN:
        return spell_all(value[3])
    if op is code.IN and value == [(code.CATEGORY, code.CATEGORY_SPACE)]:
        return [" "]
    if op in (code.MAX_REPEAT, code.MIN_REPEAT) and spell_all(value[2]) == [" "] and value[1] > 1:
        return ["", " "] if value[0] == 0 else [" "]
    if op is code.BRANCH:
        branches = [spell_all(branch) if len(branch) else [""] for branch in value[1]]
        return list(dict.fromkeys(chain(*branches))) if all(branches) else []
    if op in (code.MAX_REPEAT, code.MIN_REPEAT) and value[:2] == (0, 1):
        letters = spell_all(value[2])
        return ["", *letters] if letters else []
    return []


def spell_all(parts: Any) -> list[str]:
    """The ways of writing a sequence; none where they are too many, or not only letters."""
    run = [""]
    for op, value in parts:
        run = squeeze(run, spell(op, value))
        if len(run) > SPELLINGS:
            return []
    return run


def is_plain(letter: str) -> bool:
    """True for a character that `lower` writes as a pattern without regard to case takes it: of the Latin alphabets, or without case."""
    return letter.isprintable() and letter != "µ" and (letter < "\u0180" or "\u2010" <= letter < "\u2200")


def find_inner(op: Any, value: Any) -> Iterator[Gate]:
    """The gates of a digit or a tab, and those inside a choice or a part that must come once at least."""
    if op is code.IN and all(is_digit(*part) for part in value):
        yield frozenset({DIGIT})
    elif op is code.LITERAL and value == ord("\t"):
        yield frozenset({"\t"})
    elif op in (code.MAX_REPEAT, code.MIN_REPEAT) and value[0] > 0:
        yield from list_gates(value[2])
    elif op is code.BRANCH:
        branches = [choose(list_gates(branch)) for branch in value[1]]
        yield OPEN.union(*branches) if all(branches) else OPEN


def is_digit(kind: Any, value: Any) -> bool:
    """True for the part of a class that takes digits only."""
    if kind is code.RANGE:
        return chr(value[0]).isdigit() and chr(value[1]).isdigit() and value[1] - value[0] < 10
    return (kind is code.CATEGORY and value is code.CATEGORY_DIGIT) or (kind is code.LITERAL and chr(value).isdecimal())


def find_patterns() -> list[Gated]:
    """Every pattern behind a gate in the rooms that know any."""
    for room in ROOMS:
        package = importlib.import_module(f"pipeline.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return list(MADE)


def main() -> None:
    """Write the table."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    gates = {made.key: find_gates(made.pattern, made.flags) or [OPEN] for made in find_patterns()}
    rows = [[key, *sorted(gate)] for key, own in sorted(gates.items()) for gate in own]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    every = set(chain(*gates.values()))
    print(f"{len(gates)} patterns, {sum(map(any, gates.values()))} with gates, {len(every)} gates of {len(OPEN.union(*every))} strings")


if __name__ == "__main__":
    main()
