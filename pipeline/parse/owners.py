"""Whether somebody can own a task: people of the attendee list, people by a given name, offices, units and bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.grammar.owners import ALL, IS_ROLE, PRONOUNS, ROLE_WORKS, TALKS, WORKS, given_names
from pipeline.language.names import is_other, is_person_name, is_unit_name


@dataclass(frozen=True, slots=True)
class Setting:
    """What the finder must know of the meeting: who can own a task, and the date that gives others their year."""

    names: frozenset[str]
    """First names, surnames and full names of those on the attendee list."""
    date: str = ""


BETWEEN = re.compile(r",|/|&|\bog\b|\band\b|\boch\b")
DUE = re.compile(
    r"[\s.,;(–-]*\b((?:tids)?frist\b|innen\b|innan\b|inden\b|senest\b|deadline\b|due\b|by\b).*",
    re.IGNORECASE,
)
"""The words of a due date behind an owner."""
WORD_GAP = re.compile(r"[\s,/&]+")


def split_owners(owner: str) -> list[str]:
    """The single owners of «Kari, Ola og styret»."""
    return [part.strip() for part in BETWEEN.split(owner) if part.strip()]


def split_owner(value: str) -> tuple[str, str]:
    """The owner and the words of the due date behind it.

    >>> split_owner("Kari Nes. Frist: 11.05.2005")
    ('Kari Nes', 'Frist: 11.05.2005')
    """
    match = DUE.search(value)
    owner, due = (value[: match.start()], value[match.start(1) :]) if match else (value, "")
    return owner.strip(" .,;"), due.rstrip(")")


def is_owner(owner: str, setting: Setting, sure: bool) -> bool:
    """True for people of the attendee list and, where the sentence surely hands out work, for units, roles, names and groups."""
    parts = split_owners(owner)
    if parts and all(part in setting.names or all(word in setting.names for word in part.split()) for part in parts):
        return True
    if not sure or len(owner.split()) > 9:
        return False
    return is_unit_name(owner) or is_role(owner) or all(is_capitalised(part) for part in parts)


def is_doer(owner: str, task: str) -> bool:
    """True where an office, or people named by their given names, do a work that is none of the meeting's own.

    >>> is_doer("Kari", "bestiller mat"), is_doer("Kari", "snakker om mat"), is_doer("Turneringen", "tar tid")
    (True, False, False)
    >>> is_doer("FAU", "lager en liste"), is_doer("FAU", "skal ha møte")
    (True, False)
    """
    if TALKS.match(task):
        return False
    if owner.casefold() not in ALL and (is_role(owner) or ACRONYM.fullmatch(owner)):
        return bool(ROLE_WORKS.match(task))
    return bool(WORKS.match(task)) and all(is_somebody(part) for part in split_owners(owner))


def is_somebody(part: str) -> bool:
    """True for a person's name that opens with a common given name, and for any full name.

    >>> is_somebody("Kari"), is_somebody("Kari Anne"), is_somebody("Turneringen"), is_somebody("Berit Nyhus")
    (True, True, False, True)
    """
    first, *rest = part.split()
    return (first in given_names() and all(word[:1].isupper() for word in rest)) or (bool(rest) and is_person_name(part))


ACRONYM = re.compile(r"[A-ZÆØÅ]{2,6}")
"""A body by its letters: «FAU»."""


def is_office(owner: str) -> bool:
    """True for an office, a unit or people named by their given names, but not for everybody."""
    return owner.casefold() not in ALL and (is_role(owner) or is_unit_name(owner) or all(is_somebody(part) for part in split_owners(owner)))


def is_role(owner: str) -> bool:
    """True for an office or a body: «styret», «teknisk ansvarlig», «the treasurer»."""
    return all(IS_ROLE.match(part) for part in split_owners(owner))


def is_listed_owner(owner: str) -> bool:
    """True for what can own a line of a task list: a unit, one word, or words that all begin with a capital."""
    parts = [part for part in WORD_GAP.split(owner.strip(" *_-")) if part not in {"og", "and", "och"}]
    if owner.casefold() in PRONOUNS:
        return False
    return is_unit_name(owner) or len(parts) == 1 or all(part[:1].isupper() for part in parts)


def is_capitalised(part: str) -> bool:
    """True for a name or group: every word begins with a capital, and none is a weekday, a count or the like."""
    return all(word[:1].isupper() for word in part.split()) and not is_other(part)
